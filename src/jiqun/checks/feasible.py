"""Whether identities leave room for figures at all: linear programmes over what they speak of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jiqun.checks.context import CompleteSet, Member
from jiqun.checks.given import Given, Side
from jiqun.checks.linked import INF
from jiqun.checks.network import floor_of

Identity = CompleteSet | Given
Row = tuple[Mapping[Side, float], float, float]
"""Factors of quantities, and the ends between which their sum lies."""
NOTHING = 1e-7
"""Of amounts measured by the largest that an identity names, or by one: less is the solver's noise
(HiGHS allows a row to be missed by as much)."""


def impossible(sums: Sequence[CompleteSet], given: Sequence[Given]) -> tuple[str, ...]:
    """Give a sentence for every set of identities that no figures, or only noughts, would satisfy.

    All identities that hold in one area and period are asked together: first whether any figures
    satisfy them, then of each quantity whether it could be anything but nothing.
    """
    found: dict[str, None] = {}
    asked: set[tuple[Identity, ...]] = set()
    for together in _places((*sums, *given)):
        alike = tuple(dict.fromkeys(_anywhere(i) for i in together))
        if alike in asked:
            continue
        asked.add(alike)
        told = _nothing(together)
        if told is not None:
            guilty = _smallest(together)
            names = " and ".join(i.name for i in guilty)
            what = f"{told} would have to be nothing" if told else "no figures satisfy them"
            found[f"{names}: {what}"] = None
    return tuple(found)


def _places(identities: Sequence[Identity]) -> Iterator[tuple[Identity, ...]]:
    """Give the identities that hold together, for every area and period that they name."""
    areas = dict.fromkeys(a for i in identities for a in sorted(i.areas or ()))
    periods = dict.fromkeys(p for i in identities for p in sorted(i.periods or ()))
    for area in (None, *areas):
        here = [i for i in identities if i.areas is None or area in i.areas]
        for period in (None, *periods):
            yield tuple(i for i in here if i.periods is None or period in i.periods)


def _anywhere(identity: Identity) -> Identity:
    return replace(identity, name="", areas=None, periods=None)


def _smallest(identities: Sequence[Identity]) -> list[Identity]:
    """Leave out identities as long as the others are impossible without them."""
    kept = list(identities)
    for one in identities:
        rest = [i for i in kept if i is not one]
        if _nothing(rest) is not None:
            kept = rest
    return kept


def _nothing(identities: Sequence[Identity]) -> str | None:
    """Give a quantity that can only be nothing, empty text where no figures do, else None."""
    from scipy.optimize import linprog

    rows = [row for i in identities for row in _rows(i)]
    sides = list(dict.fromkeys(s for factors, _, _ in rows for s in factors))
    if not sides:
        return None
    worth = _worth(rows)
    above: list[list[float]] = []
    limits: list[float] = []
    for factors, low, high in rows:
        line = [factors.get(s, 0.0) * worth[s.unit] for s in sides]
        size = max(map(abs, line))
        for sign, end in ((1, high), (-1, -low)):
            if end != INF:
                above.append([sign * x / size for x in line])
                limits.append(end / size)
    floors = [floor_of(s.at("", "")) for s in sides]
    bounds = [
        (None if f == -INF else f / worth[s.unit], None) for f, s in zip(floors, sides, strict=True)
    ]
    for n, side in enumerate(sides):
        if floors[n] != 0:
            continue
        most = [-float(k == n) for k in range(len(sides))]
        answer = linprog(most, A_ub=above, b_ub=limits, bounds=bounds, method="highs")
        if answer.status == _INFEASIBLE:
            return ""
        if answer.status == _OPTIMAL and -answer.fun <= NOTHING:
            return f"{side.indicator} of {side.subject}" if side.subject else side.indicator
    return None


def _worth(rows: Sequence[Row]) -> dict[str, float]:
    """Give what amounts of each unit are measured by: the largest end named of it, else one."""
    worth: dict[str, float] = {}
    for factors, low, high in rows:
        largest = max((abs(e) for e in (low, high) if abs(e) != INF), default=0.0)
        for side in factors:
            worth[side.unit] = max(worth.get(side.unit, 0.0), largest)
    return {unit: w or 1.0 for unit, w in worth.items()}


_OPTIMAL, _INFEASIBLE = 0, 2
"""Words of SciPy's `linprog`; 3 is unbounded, which is well here."""


def _rows(identity: Identity) -> Iterator[Row]:
    if isinstance(identity, CompleteSet):
        yield {_level(identity.total): 1.0} | {_level(p): -1.0 for p in identity.parts}, 0.0, 0.0
        return
    low = -INF if identity.low is None else float(identity.low)
    high = INF if identity.high is None else float(identity.high)
    if identity.kind == "ratio":
        left, right = (side for _, side in identity.sides)
        yield {left: 1.0, right: -low}, 0.0, INF
        yield {left: 1.0, right: -high}, -INF, 0.0
    else:
        yield {side: float(times) for times, side in identity.sides}, low, high


def _level(member: Member) -> Side:
    return Side(member.indicator, member.subjects[0], "level", None, "CNY")
