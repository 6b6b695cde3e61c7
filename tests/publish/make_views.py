"""Build the views of a small invented dossier: the city of Jinhe, in two languages.

All figures are invented. One is a comma printed for a point, so that errors, repairs, notes,
agreements, derived figures and targets all stand on some page.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from jiqun.ledger.cells import cells_of
from jiqun.ledger.views import (
    DocumentSummary,
    DocumentView,
    Quote,
    SeriesView,
)
from jiqun.model import (
    Block,
    Bound,
    Claim,
    Document,
    Finding,
    Indicator,
    Interval,
    Kind,
    Measure,
    Observation,
    Outcome,
    Period,
    Repair,
    Reread,
    Severity,
    Status,
    Term,
    Trace,
    printed_interval,
)
from jiqun.model.sentence import sentence_span

ENGLISH = (
    "Jinhe closes a strong year\n"
    "In 2022 the value added of Jinhe's strategic emerging industries came to 412,503 million "
    "yuan, up 6.9% on the year before and accounting for 41.1% of GDP.\n"
    "The city's GDP reached 1,003.6 billion yuan. Exports were more than 120 billion yuan, "
    "3.6 percentage points below the year's growth in imports.\n"
    "By 2025 the industries are to exceed 500 billion yuan."
)
CHINESE = (
    "金河市统计公报\n"
    "2022年，战略性新兴产业增加值4125.03万亿元，占地区生产总值比重为41.1%。\n"
    "全年地区生产总值10036亿元。2021年为9500亿元。\n"
    "国家高新技术企业约2.6万家。"
)


def document(doc: str, text: str, language: str, **more: Any) -> Document:
    """Make a document whose blocks are the lines of its text."""
    blocks = []
    start = 0
    for i, line in enumerate(text.split("\n")):
        kind = "heading" if i == 0 else "paragraph"
        blocks.append(Block(start, start + len(line), kind, f"line {i + 1}"))
        start += len(line) + 1
    given = {
        "title": text.split("\n")[0],
        "publisher": "Jinhe Daily" if language == "en" else "金河市统计局",
        "publisher_class": "press" if language == "en" else "authority",
        "published": date(2023, 2, 8),
        "url": f"https://example.org/{language}",
    } | more
    return Document(
        id=doc,
        text=text,
        language=language,
        sha256=sha256(text.encode("utf-8", "replace")).hexdigest(),
        encoding="utf-8",
        media_type="text/plain",
        source_name=given.pop("source_name", f"{doc}.txt"),
        size_bytes=len(text),
        blocks=tuple(blocks),
        **given,
    )


def claim(source: Document, quote: str, value: str, unit: str, **more: Any) -> Claim:
    """Make a claim at the first place of a quote."""
    start = source.text.index(quote)
    fields: dict[str, Any] = {
        "bound": Bound.EQ,
        "measure": Measure.LEVEL,
        "indicator": Indicator.VALUE_ADDED,
        "subject": "strategic emerging industries",
        "area": "Jinhe",
        "period": Period.parse("2022"),
    } | more
    if "2022" in source.text and fields["period"] and "trace" not in more:
        year = source.text.index("2022")
        fields["trace"] = (
            ("value", Trace("stated", start, start + len(quote))),
            ("period", Trace("inherited", year, year + 4)),
            ("area", Trace("metadata")),
        )
    return Claim(
        doc=source.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        value=Decimal(value),
        unit=unit,
        **fields,
    )


EN = document("jinhe-2022", ENGLISH, "en")
ZH = document("金河-2022", CHINESE, "zh", inferred=("published", "title"))

LEVEL = claim(EN, "412,503 million yuan", "4.12503E11", "CNY")
GROWTH = claim(EN, "6.9%", "6.9", "percent", measure=Measure.GROWTH)
SHARE = claim(EN, "41.1%", "41.1", "percent", measure=Measure.SHARE, of="gdp")
GDP = claim(EN, "1,003.6 billion yuan", "1.0036E12", "CNY", indicator=Indicator.GDP, subject=None)
EXPORTS = claim(
    EN, "120 billion yuan", "1.2E11", "CNY",
    indicator=Indicator.EXPORTS, subject=None, bound=Bound.GT,
)  # fmt: skip
GAP = claim(
    EN, "3.6 percentage points", "-3.6", "percentage_point",
    indicator=Indicator.EXPORTS, subject=None, measure=Measure.GROWTH_GAP, of="growth in imports",
)  # fmt: skip
GOAL = claim(
    EN, "500 billion yuan", "5E11", "CNY",
    bound=Bound.GT, status=Status.TARGET, period=Period.parse("2025"),
)  # fmt: skip
SLIP = claim(ZH, "4125.03万亿元", "4.12503E15", "CNY")
SHARE_ZH = claim(ZH, "41.1%", "41.1", "percent", measure=Measure.SHARE, of="gdp")
GDP_ZH = claim(ZH, "10036亿元", "1.0036E12", "CNY", indicator=Indicator.GDP, subject=None)
GDP_2021 = claim(
    ZH, "9500亿元", "9.5E11", "CNY",
    indicator=Indicator.GDP, subject=None, period=Period.parse("2021"),
)  # fmt: skip
FIRMS = claim(
    ZH, "2.6万家", "26000", "count",
    indicator=Indicator.COUNT, subject="national high-tech enterprises", bound=Bound.APPROX,
)  # fmt: skip
CLAIMS = (
    LEVEL, GROWTH, SHARE, GDP, EXPORTS, GAP, GOAL, SLIP, SHARE_ZH, GDP_ZH, GDP_2021, FIRMS,
)  # fmt: skip
TEXTS = {EN.id: EN, ZH.id: ZH}


def term(operator: str, of: Claim | None, label: tuple[str, str], **more: Any) -> Term:
    """Make a line of arithmetic from a claim, or a computed one."""
    bounds = printed_interval(of) if of else Interval(more.pop("low"), more.pop("high"))
    return Term(
        operator,
        of.id if of else None,
        *label,
        of.quote if of else more.get("text", ""),
        of.unit if of else more["unit"],
        bounds.low,
        bounds.high,
    )


def finding(
    kind: Kind, outcome: Outcome, rule: str, claims: tuple[Claim, ...], **more: Any
) -> Finding:
    """Make a finding about Jinhe."""
    return Finding(
        kind=kind,
        outcome=outcome,
        rule=rule,
        area="Jinhe",
        claims=tuple(sorted(c.id for c in claims)),
        **{
            "message_en": f"A sentence about {len(claims)} figures.",
            "message_zh": f"关于{len(claims)}个数字的一句话。",
            "severity": Severity.INFO,
        }
        | more,
    )


ERROR = finding(
    Kind.ERROR,
    Outcome.REPAIR_UNIQUE,
    "restatement",
    (LEVEL, SLIP, SHARE_ZH, GDP_ZH),
    severity=Severity.HIGH,
    message_en="The bulletin's 4125.03万亿元 is ten thousand times what its own share of GDP "
    "allows; read as 亿元 it agrees with the newspaper.",
    message_zh="公报所载4125.03万亿元是其自身占比所允许数值的一万倍；读作亿元则与报纸一致。",
    conflict=(SLIP.id, SHARE_ZH.id, GDP_ZH.id),
    suspects=(SLIP.id,),
    arithmetic=(
        term("", GDP_ZH, ("GDP of 2022", "2022年地区生产总值")),
        term("×", SHARE_ZH, ("share of GDP", "占比")),
        term(
            "=",
            None,
            ("what the two imply", "两者推出"),
            low=Fraction("4.1177E11"),
            high=Fraction("4.1319E11"),
            unit="CNY",
            text="",
        ),
        term("≠", SLIP, ("as printed", "公报所载")),
    ),
    repairs=(
        Repair(
            SLIP.id,
            "scale_word",
            (("value", 412503000000),),
            None,
            3.2,
            4.5,
            True,
            Reread(SLIP.id, "scale_word", Fraction(412503000000), Fraction(500000), "CNY"),
            Reread(SLIP.id, "digit_drop", Fraction(4125030000000), Fraction(500000), "CNY"),
        ),
    ),
)
NOTE = finding(Kind.NOTE, Outcome.MISMATCH, "share", (EXPORTS, GAP), severity=Severity.LOW)
AGREEMENT = finding(Kind.AGREEMENT, Outcome.CONFIRMED, "restatement", (GDP, GDP_ZH))
DERIVED = finding(
    Kind.DERIVED,
    Outcome.DERIVED,
    "growth",
    (GDP_ZH, GDP_2021),
    derived=(
        "Jinhe|gdp||growth||2022|actual|unspecified|percent",
        Interval(Fraction("5.5"), Fraction("5.8")),
    ),
)
TARGET = finding(Kind.TARGET, Outcome.CANNOT_TELL, "target", (GOAL, LEVEL))
FINDINGS = (ERROR, NOTE, DERIVED, AGREEMENT, TARGET)


def quote(of: Claim, texts: Mapping[str, Document] = TEXTS) -> Quote:
    """Give a claim in its sentence."""
    text = texts[of.doc].text
    first, last = sentence_span(text, of.start, of.end)
    return Quote(of, text[first:last], of.start - first, of.end - first)


def summary(d: Document, claims: int = 0, errors: int = 0) -> DocumentSummary:
    """Give one line of a list of documents."""
    return DocumentSummary(
        d.id, d.title, d.publisher, d.publisher_class, d.published, d.published_text, d.language,
        d.url, claims, errors,
    )  # fmt: skip


SUMMARIES = {d.id: summary(d, 6, 1 if d is ZH else 0) for d in TEXTS.values()}
QUOTES = {c.id: quote(c) for c in CLAIMS}


def document_view(
    d: Document,
    claims: tuple[Claim, ...] | None = None,
    findings: tuple[Finding, ...] = FINDINGS,
) -> DocumentView:
    """Give a document's view with those findings that speak of it."""
    own = tuple(c for c in CLAIMS if c.doc == d.id) if claims is None else claims
    own = tuple(sorted(own, key=lambda c: (c.start, c.end)))
    ids = {c.id for c in own}
    told = tuple(f for f in findings if ids & set(f.claims))
    named = {c for f in told for c in f.claims} - ids
    return DocumentView(
        d,
        own,
        told,
        {c.id: cells_of(c) for c in own},
        {c: QUOTES[c] for c in named},
        {doc: SUMMARIES[doc] for doc in {c.rpartition(":")[0] for c in named}},
    )


def series_views(claims: tuple[Claim, ...] = CLAIMS) -> list[SeriesView]:
    """Give every series of some claims, each cell with its observation."""
    cells: dict[str, dict[str, tuple[Any, list[Claim]]]] = {}
    for c in claims:
        for cell in cells_of(c):
            if not cell.area.startswith("doc:"):
                by_key = cells.setdefault(cell.series, {})
                by_key.setdefault(cell.key, (cell, []))[1].append(c)
    made = []
    for series in sorted(cells):
        rows = []
        ids = set()
        for key in sorted(cells[series]):
            cell, held = cells[series][key]
            ids |= {c.id for c in held}
            sound = [c for c in held if c is not SLIP] or held
            seen = Observation(
                cell=key,
                interval=printed_interval(sound[0]),
                value=Fraction(sound[0].value) if sound[0].bound is Bound.EQ else None,
                unit=sound[0].unit,
                claims=tuple(c.id for c in sound),
                state="confirmed" if len(sound) > 1 else "sound",
                vintage=date(2023, 2, 8),
                sources=len({c.doc for c in sound}),
            )
            rows.append((cell, tuple(quote(c) for c in held), seen))
        first = rows[0][0]
        told = tuple(f for f in FINDINGS if ids & set(f.claims))
        whole = replace(first, period=None)
        made.append(SeriesView(whole, first.series_slug, tuple(rows), told, SUMMARIES))
    return made
