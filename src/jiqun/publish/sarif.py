"""Give errors as SARIF 2.1.0 (OASIS, 2020), which editors and code hosts show beside the text."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jiqun.model import Claim, Finding, Kind, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_FRONT = re.compile(r"\A(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)

Place = Callable[[str], tuple[str, str | None]]
"""From a document's id: its address, and the text of its file where it is known."""


def sarif(
    findings: Iterable[Finding],
    claims: Mapping[str, Claim],
    place: Place,
    *,
    version: str,
    language: str = "en",
) -> dict[str, Any]:
    """Give a SARIF log of errors and notes; other kinds of finding are no results.

    Columns count code points. A claim without a known file has its offset in the document's text.
    """
    told = [f for f in findings if f.kind in (Kind.ERROR, Kind.NOTE)]
    rules = sorted({f.rule for f in told})
    driver = {
        "name": "jiqun",
        "version": version,
        "rules": [{"id": rule, "name": rule} for rule in rules],
    }
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(f, claims, place, rules, language) for f in told],
            }
        ],
    }


def _result(
    finding: Finding, claims: Mapping[str, Claim], place: Place, rules: list[str], language: str
) -> dict[str, Any]:
    first = [i for i in (finding.suspects or finding.claims) if i in claims]
    rest = [i for i in finding.claims if i in claims and i not in first]
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message_zh if language == "zh" else finding.message_en},
        "locations": [_location(claims[i], place) for i in first],
        "relatedLocations": [
            {"id": n, **_location(claims[i], place), "message": {"text": claims[i].quote}}
            for n, i in enumerate(rest)
        ],
        "partialFingerprints": {"finding/v1": finding.id},
    }


def _location(claim: Claim, place: Place) -> dict[str, Any]:
    from urllib.parse import quote

    address, text = place(claim.doc)
    region: dict[str, Any] = {
        "charOffset": claim.start,
        "charLength": claim.end - claim.start,
        "snippet": {"text": claim.quote},
    }
    at = offset_in_file(claim, text) if text is not None else None
    if text is not None and at is not None:
        line_start = text.rfind("\n", 0, at) + 1
        line = text.count("\n", 0, at) + 1
        end = at + len(claim.quote)
        region = {
            "startLine": line,
            "startColumn": at - line_start + 1,
            "endLine": line + claim.quote.count("\n"),
            "endColumn": end - text.rfind("\n", 0, end),
            "snippet": {"text": claim.quote},
        }
    return {"physicalLocation": {"artifactLocation": {"uri": quote(address)}, "region": region}}


def offset_in_file(claim: Claim, text: str) -> int | None:
    """Give where a claim stands in its file: as in the text, or behind the front matter.

    None where the file is not the text that was read, such as a web page.

    >>> from decimal import Decimal
    >>> from jiqun.model import Bound, Indicator, Measure
    >>> c = Claim(doc="d", start=4, end=6, quote="7%", value=Decimal(7), unit="percent",
    ...     bound=Bound.EQ, measure=Measure.GROWTH, indicator=Indicator.GDP)
    >>> offset_in_file(c, "---\\ntitle: x\\n---\\nGDP 7%")
    21
    """
    front = _FRONT.match(text)
    for shift in dict.fromkeys((front.end() if front else 0, 0)):
        start = claim.start + shift
        if text[start : start + len(claim.quote)] == claim.quote:
            return start
    return None
