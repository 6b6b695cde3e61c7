"""The guard of every sum: wholes that overlap are never added."""

from collections.abc import Sequence
from itertools import combinations

from jiqun.data import catalogues, lies_in, subject_name
from jiqun.model import InputError, Interval
from jiqun.monitoring import intervals
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.scene import year_of
from jiqun.monitoring.settings import Overlap, overlaps, settings


class OverlapError(InputError):
    """Two figures that share members were to be added.

    The sentence names both, why they overlap, and the source that says so.
    """


def overlap_error(first: Fact, second: Fact, known: Overlap) -> OverlapError:
    """Make the error of two figures; its parts are in both languages."""
    return OverlapError(
        "overlapping",
        "",
        first=_name(first, "en"),
        second=_name(second, "en"),
        why=known.why_en,
        source=known.source_en,
        first_zh=_name(first, "zh"),
        second_zh=_name(second, "zh"),
        why_zh=known.why_zh,
        source_zh=known.source_zh,
    )


def _name(fact: Fact, language: str) -> str:
    return subject_name(fact.cell.subject, language) or fact.cell.area


def overlap_of(first: Fact, second: Fact) -> Overlap | None:
    """Give what is known of an overlap between the subjects of two figures of one place.

    `overlaps.yaml` comes first; then the classifications, in which an item lies in its total and
    in the group it belongs to.
    """
    pair = {first.cell.subject, second.cell.subject}
    for known in overlaps():
        if {known.first, known.second} == pair and known.holds(first.cell.area, year_of(first)):
            return known
    if first.cell.area == second.cell.area and None not in pair and len(pair) == 2:
        return _by_list(first, second) or _by_list(second, first)
    return None


def _by_list(part: Fact, whole: Fact) -> Overlap | None:
    """Give the overlap of an item with the total or the group that a classification puts it in."""
    lists = settings().total_lists | settings().size_lists
    area, inner, outer = part.cell.area, part.cell.subject or "", whole.cell.subject or ""
    for known in catalogues().classifications.values():
        if known.area not in (None, area):
            continue
        for version in known.versions:
            item = next((i for i in version.items if i.subject == inner and i.kind in lists), None)
            if item is None:
                continue
            parent = version.by_code.get(item.parent or "")
            if outer == known.total or (parent is not None and parent.subject == outer):
                source = catalogues().sources.get(version.source)
                titles = [source.title(n) if source else version.source for n in ("en", "zh")]
                return Overlap(
                    inner,
                    outer,
                    "part_of",
                    None if known.area is None else frozenset({known.area}),
                    (None, None),
                    f"it is a part of it in “{version.en}”",
                    f"前者在“{version.zh}”中属于后者",
                    *titles,
                )
    return None


def add(facts: Sequence[Fact]) -> Interval:
    """Add figures that are parts side by side; their interval is exact.

    Raises:
        OverlapError: two of them overlap by `overlaps.yaml`.
        InputError: they have different units, measures, periods or states, one place lies in
            another, or one stands in the sum twice.
    """
    for first, second in combinations(facts, 2):
        known = overlap_of(first, second)
        if known is not None:
            raise overlap_error(first, second, known)
        _same_kind(first, second)
    return intervals.add(*(f.interval for f in facts))


def _same_kind(first: Fact, second: Fact) -> None:
    a, b = first.cell, second.cell
    for name in ("measure", "period", "status"):
        if getattr(a, name) != getattr(b, name):
            raise InputError("no_sum", detail=f"{name}: {getattr(a, name)}, {getattr(b, name)}")
    if first.unit != second.unit or str(a.measure) not in ("level", "change"):
        raise InputError("no_sum", detail=f"{a.measure}: {first.unit}, {second.unit}")
    if a.subject == b.subject and (lies_in(a.area, b.area) or lies_in(b.area, a.area)):
        raise InputError("no_sum", detail=f"{a.area}, {b.area}")
    if a.area == b.area and a.subject != b.subject and None in (a.subject, b.subject):
        raise InputError("no_sum", detail=f"{_name(first, 'en')}, {_name(second, 'en')}")
