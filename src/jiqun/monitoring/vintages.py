"""Do two figures stand on one state of knowledge? Known revisions decide, by their dates."""

from datetime import date

from jiqun.data import catalogues
from jiqun.data.dates import first_day
from jiqun.monitoring.facts import Fact


def pending(fact: Fact, indicator: str | None = None) -> frozenset[str] | None:
    """Give the known revisions of a figure's period that came after it was published.

    Args:
        indicator: whose revisions count; for a share that of its whole.

    Returns:
        None where it cannot be told: a revision is known, and either its day or the figure's
        is not.
    """
    if fact.cell.period is None:
        return frozenset()
    known = catalogues().revisions_of(
        indicator or str(fact.cell.indicator), fact.cell.area, fact.cell.period
    )
    later = set()
    for revision in known:
        if not revision.on or fact.vintage is None:
            return None
        if _day(revision.on) > fact.vintage:
            later.add(revision.code)
    return frozenset(later)


def _day(text: str) -> date:
    return first_day(text)


def vintage_marks(now: Fact, before: Fact, indicator: str | None = None) -> tuple[str, ...]:
    """Give `vintages_differ` or `vintage_unknown` for two figures that are set side by side."""
    first, second = pending(before, indicator), pending(now, indicator)
    if first is None or second is None:
        return ("vintage_unknown",)
    return ("vintages_differ",) if first != second else ()


def contemporaries(now: Fact, before: Fact) -> tuple[Fact, Fact, bool]:
    """Give two figures as they were known together, and whether they were.

    Where releases of one contradict each other, the two releases published closest to each other
    are taken, of several such the latest; they were known together if that is one day. Figures
    that nobody revised, computed and decided ones stay what they are.
    """
    if not (now.is_revised or before.is_revised):
        return now, before, True
    pairs = [
        (abs(a.published - b.published), a, b)
        for a in now.releases
        for b in before.releases
        if a.published is not None and b.published is not None
    ]
    if not pairs:
        return now, before, False
    apart = min(gap for gap, _, _ in pairs)
    _, first, second = max(
        (p for p in pairs if p[0] == apart), key=lambda p: (p[1].published, p[2].published)
    )
    return now.as_released(first), before.as_released(second), not apart
