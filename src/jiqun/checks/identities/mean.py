"""The growth of a whole lies between the lowest and the highest growth of its parts."""

from collections.abc import Iterator

from jiqun.checks.context import Member
from jiqun.checks.parts import growth_sets
from jiqun.checks.quantity import Between, Quantity, Row, View


def rows(view: View) -> Iterator[Row]:
    """Give a row for every complete set whose rates of growth are all known.

    A whole's growth is the mean of its parts' weighted with the levels of the year before, so it
    needs no level at all: 4.8% lies within 4.1% to 14.7%, 3.9% does not.
    """
    known = set(view.known)
    once: set[tuple[Quantity, ...]] = set()
    for q in known:
        if q.measure != "growth" or q.of is not None or q.unit != "percent":
            continue
        for chosen in growth_sets(view.context, view.area, q.indicator, q.subject, q.period):
            parts = [_pick(m, q, known) for m in chosen.parts]
            told = tuple(p for p in parts if p is not None)
            key = q, *sorted(told, key=repr)
            if len(told) == len(parts) and key not in once:
                once.add(key)
                yield Between("mean", q, told)


def _pick(member: Member, whole: Quantity, known: set[Quantity]) -> Quantity | None:
    for subject in member.subjects:
        q = whole._replace(indicator=member.indicator, subject=subject)
        if q in known:
            return q
    return None
