"""A county is not above its prefecture, nor a prefecture above its province."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term
from jiqun.checks.context import Context
from jiqun.checks.words import about, quoted
from jiqun.data import catalogue
from jiqun.data.catalogues import places_around
from jiqun.ledger.cells import cells_of
from jiqun.model import (
    Cell,
    Claim,
    Finding,
    Kind,
    Measure,
    Outcome,
    Severity,
    Status,
    printed_interval,
)

RULE = "nested"
AROUND = frozenset({"prefecture", "province"})
"""Kinds of place whose levels are made of those of the places in them. A country's are not: its
statistics leave out Hong Kong, Macao and Taiwan, and provinces used to add up to more."""
COUNTRY = Fraction(11, 10)
"""A place is not above its country by more than this factor, within one document (our choice: the
largest provinces are at a tenth to a fifth, so that only a slip or another place comes near)."""


def around(area: str) -> tuple[str, ...]:
    """Give the places whose figures bound those of a place, the nearest first.

    >>> around("Nanshan"), around("Guangdong")
    (('Shenzhen', 'Guangdong'), ())
    """
    known = catalogue().areas
    return tuple(p for p in places_around(area) if known[p].kind in AROUND)


def country_of(area: str) -> str | None:
    """Give the country of a place; None for a country, and for places of no list.

    >>> country_of("Nanshan"), country_of("China")
    ('China', None)
    """
    known = catalogue().areas
    return next((p for p in places_around(area) if known[p].kind == "country"), None)


def is_bound(claim: Claim, context: Context) -> bool:
    """Whether a country's figure can bound those of places told beside it."""
    return any(True for _ in _cells(claim, context))


def find(
    area: str, claims: Sequence[Claim], context: Context, doubtful: frozenset[str]
) -> Iterator[Finding]:
    """Report levels of a place that are above the level of a place around it, one a cell.

    Only where quantity, period, scope and unit are the same; between documents a revision is
    allowed for. It is a note: which of the two is wrong, or of another scope, nothing here tells.

    Args:
        claims: those of the area and of the places around it.
        doubtful: claims that an error speaks of already.
    """
    wholes: dict[tuple[Cell, str], list[tuple[str, Claim]]] = {}
    country = country_of(area)
    places = (*around(area), country)
    told = [(c, cell) for c in claims if c.id not in doubtful for cell in _cells(c, context)]
    for claim, cell in told:
        if cell.area in places:
            wholes.setdefault((replace(cell, area=area), claim.unit), []).append((cell.area, claim))
    once: set[Cell] = set()
    for claim, cell in told:
        if cell.area != area or cell in once:
            continue
        for whole, other in wholes.get((cell, claim.unit), ()):
            if _is_above(claim, other, context, whole == country):
                once.add(cell)
                yield _finding(area, claim, whole, other)
                break


def _cells(claim: Claim, context: Context) -> Iterator[Cell]:
    if (
        claim.measure is Measure.LEVEL
        and claim.status is Status.ACTUAL
        and claim.period is not None
        and str(claim.indicator) in context.nested
    ):
        yield from (c for c in cells_of(claim) if not (c.subject or "").startswith("label:"))


def _is_above(part: Claim, whole: Claim, context: Context, is_country: bool) -> bool:
    least, most = printed_interval(part).low, printed_interval(whole).high
    if least is None or most is None:
        return False
    if is_country:
        return part.doc == whole.doc and least > most * COUNTRY
    apart = context.tolerance is not None and part.doc != whole.doc
    allowed = context.tolerance.level if apart and context.tolerance else Fraction(0)
    return least > most * (1 + allowed)


def _finding(area: str, part: Claim, whole: str, other: Claim) -> Finding:
    name = catalogue().area_name
    return Finding(
        kind=Kind.NOTE,
        outcome=Outcome.MISMATCH,
        rule=RULE,
        area=area,
        claims=tuple(sorted((part.id, other.id))),
        conflict=tuple(sorted((part.id, other.id))),
        arithmetic=(claim_term("", part), claim_term("≤", other)),
        message_en=f"{quoted(part, 'en')} ({about(part, 'en', area)}) is above "
        f"{quoted(other, 'en')} ({about(other, 'en', whole)}), though {name(area, 'en')} lies in "
        f"{name(whole, 'en')}. One of them is wrong, or they are of two scopes; the statistical "
        "tables of both places would settle it.",
        message_zh=f"{quoted(part, 'zh')}（{about(part, 'zh', area)}）高于"
        f"{quoted(other, 'zh')}（{about(other, 'zh', whole)}），而{name(area, 'zh')}属于"
        f"{name(whole, 'zh')}。两者必有一误，或口径不同；核对两地的统计表即可确定。",
        severity=Severity.MEDIUM,
    )
