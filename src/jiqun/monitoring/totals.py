"""A total's growth lies between its parts', and says which weights they can have."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiqun.checks.parts import growth_sets
from jiqun.checks.words import listed
from jiqun.model import Interval
from jiqun.monitoring.derived import Derived, derive, labels, level_name, result, term
from jiqun.monitoring.facts import Fact, Line
from jiqun.monitoring.intervals import is_known
from jiqun.monitoring.scene import Scene
from jiqun.monitoring.wording import as_printed, part_name

RULE, WEIGHT = "parts_growth", "weight"


WIDEST = Fraction(1, 2)
"""Width of a weight's bounds beyond which they are not told (our choice)."""


def is_telling(weight: Interval) -> bool:
    """Whether the bounds of a weight are narrow enough to say something."""
    return weight.low is not None and weight.high is not None and weight.high - weight.low <= WIDEST


def rows(scene: Scene) -> Iterator[Derived]:
    """Hold every total against the growth of all its parts; give the weights that follow."""
    for line, by_period in scene.facts.lines(area=scene.area, measure="growth"):
        if line.of is not None or line.unit != "percent":
            continue
        for period in sorted(by_period):
            total = by_period[period]
            for parts in _sets(scene, line, total):
                yield from _held(total, parts)


def _sets(scene: Scene, line: Line, total: Fact) -> Iterator[list[Fact]]:
    """Give the growth of all parts, once for every set of parts whose total this is."""
    told: set[frozenset[str]] = set()
    for chosen in growth_sets(
        scene.context, scene.area, line.indicator, line.subject, total.period
    ):
        found = []
        for part in chosen.parts:
            lines = [replace(line, indicator=part.indicator, subject=s) for s in part.subjects]
            known = [f for x in lines if (f := scene.facts.get(x, total.period)) is not None]
            if known and is_known(known[0].interval):
                found.append(known[0])
        key = frozenset(f.cell.key for f in found)
        if len(found) == len(chosen.parts) > 1 and is_known(total.interval) and key not in told:
            told.add(key)
            yield found


def _held(total: Fact, parts: list[Fact]) -> Iterator[Derived]:
    rates = [f.interval for f in parts]
    lowest = min(r.low for r in rates if r.low is not None)
    highest = max(r.high for r in rates if r.high is not None)
    bracket = Interval(lowest, highest)
    inside = not bracket.meet(total.interval).is_empty
    words = {
        "parts": tuple(
            listed(
                [f"{part_name(f, tongue)} {as_printed(f, tongue)}" for f in parts],
                tongue,
            )
            for tongue in ("en", "zh")
        )
    }
    yield derive(
        RULE,
        total,
        (total, *parts),
        code="parts_bracket" if inside else "parts_outside",
        interval=total.interval,
        unit="percent",
        outcome="confirmed" if inside else "contradicted",
        terms=(*(term("↔" if n else "", f) for n, f in enumerate(parts)), term("→", total)),
        words={"parts": (words["parts"][0], words["parts"][1])},
    )
    if inside:
        for part, weight in zip(parts, weights(total.interval, rates), strict=True):
            if is_telling(weight):
                shown = Interval(_percent(weight.low), _percent(weight.high))
                yield derive(
                    WEIGHT,
                    part,
                    (total, *parts),
                    code="weight",
                    interval=shown,
                    unit="percent",
                    terms=(
                        *(term("↔" if n else "", f) for n, f in enumerate((total, *parts))),
                        result("→", shown, "percent", labels("label_weight")),
                    ),
                    words={"whole": level_name(total)},
                )


def _percent(value: Fraction | None) -> Fraction | None:
    return None if value is None else value * 100


def weights(total: Interval, parts: list[Interval]) -> list[Interval]:
    """Give the bounds of each part's weight under which the parts' growth gives the total's.

    Weights are not below nought and sum to one. The set of weights is a polytope whose corners
    mix at most two parts, so each bound is met by a pair; rounding enters through the ends of
    the intervals, in which a pair's weight is monotone.
    """
    return [_weight(total, parts, n) for n in range(len(parts))]


def _weight(total: Interval, parts: list[Interval], n: int) -> Interval:
    own = parts[n]
    others = [p for i, p in enumerate(parts) if i != n]
    if not own.meet(total).is_empty:
        most = Fraction(1)
    else:
        most = max((_mix(total, own, other)[1] for other in others), default=Fraction(0))
    lows = [p.low for p in others if p.low is not None]
    highs = [p.high for p in others if p.high is not None]
    bracket = Interval(min(lows), max(highs))
    if not bracket.meet(total).is_empty:
        least = Fraction(0)
    else:
        least = min(_mix(total, own, other)[0] for other in others)
    return Interval(least, most)


def _mix(total: Interval, own: Interval, other: Interval) -> tuple[Fraction, Fraction]:
    """Give the least and greatest weight of one part mixed with another, 0 where they cannot."""
    if not own.meet(other).is_empty:
        return Fraction(0), Fraction(1)
    found = [
        (t - b) / (a - b)
        for t in (total.low, total.high)
        for a in (own.low, own.high)
        for b in (other.low, other.high)
        if t is not None and a is not None and b is not None
    ]
    apart = own.meet(total).is_empty and other.meet(total).is_empty
    if apart and any(w < 0 or w > 1 for w in found):  # both lie on one side of the total
        return Fraction(0), Fraction(0)
    clipped = [min(Fraction(1), max(Fraction(0), w)) for w in found]
    return min(clipped), max(clipped)
