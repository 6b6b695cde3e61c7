"""Sets whose members are counted by size, and what such a count says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import Any

from jiqun.checks.context import CompleteSet, Member, member_of
from jiqun.data import catalogues
from jiqun.data.catalogue import read_yaml
from jiqun.model import Interval

_SCALES = {
    "trillion": 12, "billion": 9, "million": 6,
    "十万亿": 13, "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7,
}  # fmt: skip
_WORDS = {"half a": Fraction(1, 2), **dict.fromkeys(("", "a", "an", "one"), Fraction(1))}
_WORDS |= {digit: Fraction(n) for n, digit in enumerate("一二三四五六七八九", 1)}
_EN_SIZE = r"(?:(?P<n>\d[\d,]*(?:\.\d+)?|half a|an|a|one)[ -])?(?P<scale>trillion|billion|million)"
_AFTER = re.compile(
    r"(?P<noun>.+?) (?:(?:each|that are|which are|with|valued at|worth|sized|an?|annual|output|"
    rf"value|scale|size|of) )*(?:over|above|more than|exceeding|at least) {_EN_SIZE}(?:[ -]yuan)?"
)
_BEFORE = re.compile(rf"(?:{_EN_SIZE})[ -]yuan(?:[ -]level)? (?P<noun>.+)")
_ZH = re.compile(
    r"(?:产值|总产值|规模|产业规模)?(?:超过|超|过|突破)?(?P<n>\d+(?:\.\d+)?|[一二三四五六七八九]?)"
    r"(?P<scale>十万亿|万亿|千亿|百亿|十亿|亿|千万)元?(?:级以上|以上|级)?的?(?!级|以上|的)(?P<noun>.+)"
)


@dataclass(frozen=True, slots=True)
class CountedSet:
    """Members that are counted by size under some name.

    Attributes:
        called: the names, in lower case.
        whole: its members where they are always the same, and their total.
        classification, list: where the members are instead, in the version in force.
    """

    called: frozenset[str]
    whole: CompleteSet
    classification: str = ""
    list: str = ""

    def members_in(self, year: int) -> tuple[Member, ...]:
        """Give the members in force in a year; none where no version lists them all."""
        if not self.classification:
            return self.whole.parts
        return tuple(
            Member(self.whole.total.indicator, (code,))
            for code in _codes(self.classification, self.list, year)
        )


@cache
def _codes(classification: str, kind: str, year: int) -> tuple[str, ...]:
    for version in catalogues().classifications[classification].versions:
        if version.complete and all(version.holds(date(year, m, d)) for m, d in ((1, 1), (12, 31))):
            return tuple(i.subject for i in version.items if i.kind == kind)
    return ()


@cache
def shipped() -> tuple[CountedSet, ...]:
    """Give the sets of the data file."""
    return tuple(_counted(row) for row in read_yaml("identities.yaml")["counted"])


def _counted(row: Mapping[str, Any]) -> CountedSet:
    total = member_of(row["total"])
    areas = frozenset(row["areas"])
    return CountedSet(
        frozenset(row["called"]),
        CompleteSet(row["classification"], total, (), areas),
        row["classification"],
        row["list"],
    )


def counted_in(sets: tuple[CompleteSet, ...]) -> tuple[CountedSet, ...]:
    """Give the complete sets that have a name under which their parts are counted."""
    return tuple(CountedSet(frozenset(s.called), s) for s in sets if s.called)


def said_of(subject: str | None, interval: Interval) -> Interval:
    """Give what a count of members says: they come whole, so that `4` is neither 3.6 nor 4.4."""
    if size_of(subject) is None:
        return interval
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else Fraction(ceil(low)),
        None if high is None else Fraction(floor(high)),
    )


@cache
def size_counted(label: str) -> tuple[str, Fraction] | None:
    """Give the name of what is counted and the size that each has at least, in base units.

    >>> size_counted("industry clusters each valued at over 1 trillion yuan")
    ('industry clusters', Fraction(1000000000000, 1))
    >>> size_counted("五千亿级产业集群"), size_counted("little giant enterprises")
    (('产业集群', Fraction(500000000000, 1)), None)
    """
    text = " ".join(label.lower().split())
    found = _AFTER.fullmatch(text) or _BEFORE.fullmatch(text) or _ZH.fullmatch(text)
    if found is None:
        return None
    raw = (found["n"] or "").replace(",", "")
    number = _WORDS[raw] if raw in _WORDS else Fraction(raw)
    return found["noun"], number * 10 ** _SCALES[found["scale"]]


def size_of(subject: str | None) -> tuple[str, Fraction] | None:
    """Give the same of a subject's code, None where it says no size.

    >>> size_of("label:zh:万亿级产业集群")
    ('产业集群', Fraction(1000000000000, 1))
    """
    prefix, _, label = (subject or "").partition(":")
    return size_counted(label.partition(":")[2]) if prefix == "label" else None
