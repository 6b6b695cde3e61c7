"""Which parts make up a total, for growth: one answer for the checks and for the monitoring."""

from collections.abc import Iterator

from jiqun.checks.context import CompleteSet, Context, Member
from jiqun.data import catalogues
from jiqun.model import Period


def growth_sets(
    context: Context, area: str, indicator: str, subject: str | None, period: str
) -> Iterator[CompleteSet]:
    """Give every complete set of which something is the total in a place and period."""
    for chosen in (*context.means, *context.sums):
        total = chosen.total
        if (
            total.indicator == indicator
            and subject in total.subjects
            and (chosen.areas is None or area in chosen.areas)
            and (chosen.periods is None or {period, period[:4]} & chosen.periods)
        ):
            yield chosen
    yield from _listed(context, area, indicator, subject, period)


def _listed(
    context: Context, area: str, indicator: str, subject: str | None, period: str
) -> Iterator[CompleteSet]:
    """Give the lists of a classification that make up its total, in the version of the day."""
    if not context.total_lists or subject is None:
        return
    for known in catalogues().classifications.values():
        if known.total is None or known.total != subject or known.area not in (None, area):
            continue
        version = known.in_force(Period.parse(period).last)
        if version is None or not version.complete:
            continue
        for kind in sorted(context.total_lists):
            parts = tuple(Member(indicator, (i.subject,)) for i in version.of_kind(kind))
            if parts:
                yield CompleteSet(kind, Member(indicator, (subject,)), parts)
