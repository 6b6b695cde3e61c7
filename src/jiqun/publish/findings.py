"""Show a finding: sentences stacked, numbers aligned, the repair, how sure, what it leaves open."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jiqun.checks.slips import slip_name
from jiqun.checks.ways import number_of, way_text
from jiqun.ledger.cells import CURRENCY
from jiqun.ledger.views import DocumentSummary, Quote
from jiqun.model import Claim, Finding, Interval, Repair, Term, last_place
from jiqun.publish import numbers
from jiqun.publish.address import Links
from jiqun.publish.figures import Excerpt, Figure, excerpts, figure, kind_shape
from jiqun.publish.names import area_name, code_name
from jiqun.publish.texts import groups


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the arithmetic; `number` and `pad` together end at the same place."""

    operator: str
    number: str
    pad: str
    rest: str
    label: str
    figure: Figure | None
    quote: str
    tongue: str | None
    is_suspect: bool


@dataclass(frozen=True, slots=True)
class RepairShown:
    """A proposed reading in words; `best` is the likeliest where only bounds can be told."""

    printed: Figure | None
    quote: str
    tongue: str | None
    kind: str
    changes: tuple[str, ...]
    within: str | None
    is_unique: bool
    margin: str | None
    best: str | None
    runner_up: str | None


@dataclass(frozen=True, slots=True)
class WayShown:
    """One way in which the figures would agree, in words, and what it leaves over."""

    text: str
    fits: bool


@dataclass(frozen=True, slots=True)
class FindingShown:
    """All that a template needs of a finding."""

    id: str
    kind: str
    kind_name: str
    shape: str
    outcome: str
    severity: str
    severity_name: str
    message: str
    more: str
    area: str
    href: str
    excerpts: tuple[Excerpt, ...]
    rows: tuple[Row, ...]
    repairs: tuple[RepairShown, ...]
    ways: tuple[WayShown, ...]
    derived: str | None
    limit: str
    basis: str


def shown(
    finding: Finding,
    quotes: Mapping[str, Quote],
    documents: Mapping[str, DocumentSummary],
    language: str,
    links: Links,
) -> FindingShown:
    """Make a finding ready for a template."""
    message, more = headline(finding, language)
    doubted = set(finding.suspects)
    order = [*finding.conflict, *(c for c in finding.claims if c not in finding.conflict)]
    return FindingShown(
        id=finding.id,
        kind=finding.kind,
        kind_name=code_name("kind", finding.kind, language),
        shape=kind_shape(finding.kind),
        outcome=code_name("outcome", finding.outcome, language),
        severity=finding.severity,
        severity_name=code_name("severity", finding.severity, language),
        message=message,
        more=more,
        area=area_name(finding.area, language),
        href=links.finding(finding.id, finding.area),
        excerpts=excerpts(
            [quotes[c] for c in order if c in quotes], doubted, documents, language, links
        ),
        rows=arithmetic(finding, quotes, documents, language, links),
        repairs=tuple(
            _repair(r, quotes.get(r.claim), documents, language, links) for r in finding.repairs
        ),
        ways=_ways(finding, quotes, language),
        derived=_derived(finding, quotes, language),
        limit=groups()["limits"][finding.outcome][language],
        basis=basis(finding.claims),
    )


def named(finding: Finding, language: str, links: Links) -> FindingShown:
    """Make a finding ready to be told in one paragraph, without its arithmetic."""
    return shown(
        replace(finding, arithmetic=(), repairs=(), resolutions=()), {}, {}, language, links
    )


def basis(claims: Iterable[str]) -> str:
    """Name the claims that a computed figure rests on, for its `data-figure`.

    They are parted by a slash, which no document's name can hold.
    """
    return "/".join(claims)


_STOP = re.compile(r"[。]|\.(?=\s+\S)")


def headline(finding: Finding, language: str) -> tuple[str, str]:
    """Give the first sentence of a finding's message, and the rest."""
    message = finding.message_zh if language == "zh" else finding.message_en
    stop = _STOP.search(message)
    return (message[: stop.end()], message[stop.end() :].strip()) if stop else (message, "")


def arithmetic(
    finding: Finding,
    quotes: Mapping[str, Quote],
    documents: Mapping[str, DocumentSummary],
    language: str,
    links: Links,
) -> tuple[Row, ...]:
    """Write the terms under one another, numbers of one unit in one scale."""
    scales = {
        unit: _scale([t for t in finding.arithmetic if t.unit == unit], quotes, language)
        for unit in {t.unit for t in finding.arithmetic}
    }
    lines = [(t, *_line(t, quotes, scales[t.unit], language)) for t in finding.arithmetic]
    fractions = [n.partition(".")[2] for _, n, _ in lines]
    deepest = max((len(f) for f in fractions), default=0)
    rows = []
    for (term, number, rest), fraction in zip(lines, fractions, strict=True):
        quote = quotes.get(term.claim) if term.claim else None
        missing = deepest - len(fraction)
        pad = "0" * missing if fraction or not deepest else "." + "0" * deepest
        source = documents.get(quote.claim.doc) if quote else None
        rows.append(
            Row(
                operator=term.operator,
                number=number,
                pad=pad if number else "",
                rest=rest,
                label=term.label_zh if language == "zh" else term.label_en,
                figure=figure(quote.claim, language, links) if quote else None,
                quote=quote.claim.quote if quote else "" if number else term.text,
                tongue=source.language if source else None,
                is_suspect=term.claim in finding.suspects,
            )
        )
    return tuple(rows)


def _scale(terms: list[Term], quotes: Mapping[str, Quote], language: str) -> tuple[int, str]:
    exacts, bounds, single = [], [], []
    for term in terms:
        if term.claim and term.claim in quotes:
            exacts.append(Fraction(quotes[term.claim].claim.value))
        elif term.value is not None:
            single.append(term.value)
        else:
            bounds.append(Interval(term.low, term.high))
    sizes = [abs(x) for x in (*exacts, *(x for b in bounds for x in (b.low, b.high) if x))]
    # What is left over of large numbers is told in their scale, however small it is.
    exacts += [x for x in single if not sizes or abs(x) >= min(sizes)]
    return numbers.column_scale(exacts, bounds, terms[0].unit, language)


def _printed_places(claim: Claim, power: int) -> int:
    """Give the decimals that were printed, in units of a power of ten: 33.450 keeps its zero."""
    last, places = last_place(claim) / Fraction(10) ** power, 0
    while places < numbers.MOST_DECIMALS and last * 10**places < 1:
        places += 1
    return places


def _line(
    term: Term, quotes: Mapping[str, Quote], scale: tuple[int, str], language: str
) -> tuple[str, str]:
    power, word = scale
    unit = _unit_words(word, term.unit, language)
    if term.claim and term.claim in quotes:
        claim = quotes[term.claim].claim
        sign = code_sign(claim.bound)
        return sign + numbers.digits(
            claim.value, power, language, _printed_places(claim, power)
        ), unit
    if term.value is not None and term.low is not None and term.high is not None:
        finest = numbers.interval_places(Interval(term.value, term.high), power)
        return numbers.digits(term.value, power, language, finest - 1), unit
    if term.low is None and term.high is None:
        return "", ""
    places = numbers.interval_places(Interval(term.low, term.high), power)

    def written(end: Fraction, way: str) -> str:
        return numbers.digits(numbers.rounded(end, power, places, way), power, language)

    if term.low is None:
        assert term.high is not None
        return "≤ " + written(term.high, "up"), unit
    if term.high is None:
        return "≥ " + written(term.low, "down"), unit
    low, high = written(term.low, "down"), written(term.high, "up")
    if term.low == term.high:
        near = written(term.low, "near")
        return near, unit
    return low, f"– {high}{'' if unit in ('%', '') else ' '}{unit}" if low != high else unit


def code_sign(bound: str) -> str:
    """Give the sign of a bound before a number in a column; nothing for plain figures."""
    return {"gt": "> ", "ge": "≥ ", "lt": "< ", "le": "≤ ", "approx": "≈ "}.get(bound, "")


def _unit_words(word: str, unit: str, language: str) -> str:
    name = numbers.unit_name(unit, language)
    return word.strip() + ("" if language == "zh" or not word or not name else " ") + name


def _repair(
    repair: Repair,
    quote: Quote | None,
    documents: Mapping[str, DocumentSummary],
    language: str,
    links: Links,
) -> RepairShown:
    fields = dict(repair.fields)
    unit = str(fields.get("unit") or (quote.claim.unit if quote else "count"))
    changes = []
    if fields.get("value") is not None:
        changes.append(numbers.amount(Decimal(str(fields.pop("value"))), unit, language))
        fields.pop("unit", None)
    for name, value in sorted(fields.items()):
        if value is None:
            continue
        label = code_name("fields", name, language)
        changes.append(
            f"{label}: {code_name(name, str(value), language)}"
            if name in _CODED
            else f"{label}: {value}"
        )
    source = documents.get(quote.claim.doc) if quote else None
    return RepairShown(
        printed=figure(quote.claim, language, links) if quote else None,
        quote=quote.claim.quote if quote else repair.claim,
        tongue=source.language if source else None,
        kind=slip_name(repair.kind, language),
        changes=tuple(changes),
        within=numbers.interval(repair.interval, unit, language) if repair.interval else None,
        is_unique=repair.unique,
        margin=None if repair.margin is None else f"{repair.margin:.1f}",
        best=number_of(repair.best, language) if repair.interval and repair.best else None,
        runner_up=number_of(repair.runner_up, language) if repair.runner_up else None,
    )


def _ways(finding: Finding, quotes: Mapping[str, Quote], language: str) -> tuple[WayShown, ...]:
    """Give the ways in which the figures would agree, where there is more than the repair."""
    said = {c: q.claim.quote for c, q in quotes.items()}
    ways = finding.resolutions
    if len(ways) < 2 and finding.repairs:
        return ()
    return tuple(WayShown(way_text(w, said, language), w.fits) for w in ways)


_CODED = {"indicator", "measure", "bound", "status", "unit"}


def _derived(finding: Finding, quotes: Mapping[str, Quote], language: str) -> str | None:
    if finding.derived is None:
        return None
    key, bounds = finding.derived
    unit = key.rpartition("|")[2]
    if unit == "money":
        units = {quotes[c].claim.unit for c in finding.claims if c in quotes}
        unit = min((u for u in units if CURRENCY.fullmatch(u)), default="CNY")
    return numbers.interval(bounds, unit, language)
