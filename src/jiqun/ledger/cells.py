"""Which cells a claim fills: codes instead of words, one cell a place."""

import re
from functools import cache

from jiqun.data import Catalogue, catalogue, catalogues
from jiqun.model import UNSPECIFIED, Cell, Claim

_CJK = re.compile(r"[\u3400-\u9fff]")
CURRENCY = re.compile(r"[A-Z]{3}")
NOWHERE = "doc:"
"""The area of claims that name none: they stand beside their own document's claims only."""


def cells_of(claim: Claim) -> tuple[Cell, ...]:
    """Give the cells a claim fills: one, or one for each place it speaks of.

    A claim without an area gets its document as area, so that figures of unknown places in two
    documents never meet.

    >>> from decimal import Decimal
    >>> from jiqun.model import Bound, Indicator, Measure
    >>> c = Claim(doc="d", start=0, end=5, quote="1 trn", value=Decimal("1E12"), unit="CNY",
    ...           bound=Bound.EQ, measure=Measure.LEVEL, indicator=Indicator.GDP,
    ...           area="Foshan, Dongguan")
    >>> [cell.area for cell in cells_of(c)]
    ['Foshan', 'Dongguan']
    """
    subject = subject_of(claim)
    period = claim.period.stock_year() if claim.period else None
    return tuple(
        Cell(
            area=area,
            indicator=claim.indicator,
            subject=subject,
            measure=claim.measure,
            of=subject_code(claim.of),
            period=period,
            status=claim.status,
            scope=claim.scope or UNSPECIFIED,
            dimension=dimension_of(claim.unit),
        )
        for area in areas_of(claim)
    )


def areas_of(claim: Claim) -> tuple[str, ...]:
    """Give the places a claim speaks of, or its document where it names none."""
    if claim.area is None:
        return (NOWHERE + claim.doc,)
    known = catalogue().areas
    if claim.area in known or ", " not in claim.area:
        return (claim.area,)
    return tuple(dict.fromkeys(claim.area.split(", ")))


def dimension_of(unit: str) -> str:
    """Give the dimension of a unit: all currencies are one.

    >>> dimension_of("CNY"), dimension_of("percent"), dimension_of("kWh")
    ('money', 'percent', 'kWh')
    """
    return "money" if CURRENCY.fullmatch(unit) else unit


def subject_of(claim: Claim) -> str | None:
    """Give the code of what a claim is about; None where it is about the whole area."""
    if claim.subject is not None and claim.subject in _whole_names(str(claim.indicator)):
        return None
    return claim.subject_code or subject_code(claim.subject)


@cache
def _whole_names(indicator: str) -> frozenset[str]:
    """Give subjects that mean the whole area: 常住人口 is the population of a place."""
    label = catalogue().labels["indicator"].get(indicator)
    return frozenset(label.more.get("wholes", ()) if label else ())


def subject_code(label: str | None) -> str | None:
    """Give the catalogue's code or label of a subject, or `label:LANGUAGE:TEXT` without one.

    >>> subject_code("P18-IT"), subject_code("规上工业"), subject_code("salt")
    ('P18-IT', 'above-scale industry', 'label:en:salt')
    """
    if label is None or label == "total":
        return None
    return _code(label)


@cache
def _by_name() -> dict[str, str]:
    return _names(catalogue())


def _names(known: Catalogue) -> dict[str, str]:
    names: dict[str, str] = {}
    for subject in known.subjects.values():
        for name in (subject.label, subject.zh, *subject.aliases_en, *subject.aliases_zh):
            names.setdefault(name.lower(), subject.label)
    return names


_OF_CODES = re.compile(
    r"gdp|gdp growth|revenue|total .*|.* value added|.* gross output|.* growth|.* increment|"
    r"growth in .*|previous (month|quarter)|(city|provincial|national|global) total|"
    r"national ratio to gdp"
)


def _in_plain_characters(text: str) -> str:
    """Give a subject in the characters of the catalogue: 民營企業 is 民营企业."""
    if not _CJK.search(text):
        return text
    return text.translate(_plain_characters())


@cache
def _plain_characters() -> dict[int, str]:
    from jiqun.lang import pack

    return pack("zh").plain_characters()


@cache
def _code(label: str) -> str:
    if label in catalogues().items:
        return catalogues().items[label][2].subject
    text = " ".join(label.split()).lower()
    if found := _by_name().get(text) or _by_name().get(_in_plain_characters(text)):
        return found
    if _OF_CODES.fullmatch(text):
        return text
    language = "zh" if _CJK.search(text) else "en"
    return f"label:{language}:{text.replace('|', '/')}"
