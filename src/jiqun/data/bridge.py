"""Carry values over a concordance: exact where the relation allows, bounds where only they follow.

A concordance says that each amount flows from older codes to newer ones. Write v(i) for the value
of older code i, u(j) for that of newer code j, and f(i, j) for what flows between them: v(i) is
the sum of its flows and of what a narrowed code loses, u(j) the sum of its flows and of what a
widened or new code gains. Where a weight w is given, f = w v; where all of a code goes to one
other, f = v; else only 0 <= f <= v is known. Every interval here is the sharpest that these
equations give for one code by itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from itertools import product

from jiqun.data.classification import CERTAINTIES
from jiqun.data.concordance import Change, Concordance
from jiqun.model import Interval

ANYTHING = Interval(None, None)
NOT_NEGATIVE = Interval(Fraction(0), None)
_OPEN_TARGET = ("widened", "changed")
_OPEN_SOURCE = ("narrowed", "changed")


@dataclass(frozen=True, slots=True)
class Carried:
    """A value in the terms of another version.

    Attributes:
        interval: what follows for the code; both sides open where nothing does.
        is_exact: whether it is the sum of whole values, so that no width was added.
        parents: the codes whose values went in.
        missing: the codes that should have and were not known.
        reasons: why it is not exact: `split`, `widened`, `narrowed`, `changed`, `new`, `dropped`,
            `missing`; each once.
        changes: the rows of the concordance that were used.
    """

    interval: Interval
    is_exact: bool
    parents: tuple[str, ...]
    missing: tuple[str, ...]
    reasons: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def certainty(self) -> str:
        """The weakest certainty among the rows used."""
        return max((c.certainty for c in self.changes), key=CERTAINTIES.index, default="stated")

    @property
    def says_something(self) -> bool:
        """Whether more is known than that an amount is not negative."""
        return self.interval.high is not None or bool(self.interval.low)


def carry(
    values: Mapping[str, Interval],
    concordance: Concordance,
    *,
    forward: bool = True,
    signed: bool = False,
    only: Iterable[str] | None = None,
) -> dict[str, Carried]:
    """Give the values of one version's codes in the terms of the other.

    Args:
        values: code → interval, of an indicator that adds up over subjects, for one area and
            period; a code that is not there is not known.
        forward: from the older version to the newer one, or back.
        signed: whether parts can be negative, as profit can; then nothing follows for a part.
        only: the codes wanted; by default all of the version carried to.

    Returns:
        code → what follows for it.

    >>> from fractions import Fraction as F
    >>> rows = (Change("SOFT", "SOFT2", "split"), Change("SOFT", "AI", "split"))
    >>> found = carry({"SOFT": Interval(F(90), F(110))}, Concordance("c", "1", "2", rows))
    >>> found["AI"].interval
    Interval(low=Fraction(0, 1), high=Fraction(110, 1))
    """
    table = concordance.into if forward else concordance.out_of
    one = _into if forward else _back
    wanted = table if only is None else [code for code in only if code in table]
    return {code: one(code, values, concordance, signed) for code in wanted}


def _into(
    target: str, values: Mapping[str, Interval], concordance: Concordance, signed: bool
) -> Carried:
    rows = concordance.into[target]
    parts: list[Interval] = []
    reasons: list[str] = []
    for row in rows:
        if not row.source_code:
            parts.append(ANYTHING if signed else NOT_NEGATIVE)
            reasons.append("new")
            continue
        value = values.get(row.source_code)
        if value is None:
            reasons.append("missing")
        if row.weight is not None:
            parts.append(_times(value or ANYTHING, row.weight, signed))
        elif len(concordance.out_of[row.source_code]) == 1 and row.scope not in _OPEN_SOURCE:
            parts.append(value if value is not None else _unknown(signed))
        else:
            reasons.append("split" if row.scope not in _OPEN_SOURCE else row.scope)
            parts.append(_some_of(value, signed))
        if row.scope in _OPEN_TARGET:
            reasons.append(row.scope)
            parts.append(_unknown(signed))
    return _carried(parts, reasons, rows, values, "source_code")


def _back(
    source: str, values: Mapping[str, Interval], concordance: Concordance, signed: bool
) -> Carried:
    rows = concordance.out_of[source]
    parts: list[Interval] = []
    reasons: list[str] = []
    whole = ANYTHING
    for row in rows:
        if not row.target_code:
            parts.append(_unknown(signed))
            reasons.append("dropped")
            continue
        value = values.get(row.target_code)
        if value is None:
            reasons.append("missing")
        alone = len(concordance.into[row.target_code]) == 1 and row.scope not in _OPEN_TARGET
        if alone and row.weight and value is not None:
            whole = whole.meet(_times(value, 1 / row.weight, signed))
        if alone:
            parts.append(value if value is not None else _unknown(signed))
        else:
            reasons.append("merged" if row.scope not in _OPEN_TARGET else row.scope)
            parts.append(_some_of(value, signed))
        if row.scope in _OPEN_SOURCE:
            reasons.append(row.scope)
            parts.append(_unknown(signed))
    found = _carried(parts, reasons, rows, values, "target_code")
    met = found.interval.meet(whole)
    if met == found.interval:
        return found
    return replace(found, interval=met, is_exact=found.is_exact or not found.missing)


def _carried(
    parts: Sequence[Interval],
    reasons: Sequence[str],
    rows: tuple[Change, ...],
    values: Mapping[str, Interval],
    side: str,
) -> Carried:
    codes = tuple(dict.fromkeys(code for row in rows if (code := getattr(row, side))))
    return Carried(
        reduce(_plus, parts),
        not reasons,
        tuple(code for code in codes if code in values),
        tuple(code for code in codes if code not in values),
        tuple(dict.fromkeys(reasons)),
        rows,
    )


def _unknown(signed: bool) -> Interval:
    return ANYTHING if signed else NOT_NEGATIVE


def _some_of(value: Interval | None, signed: bool) -> Interval:
    """Give what is known of a part of unknown size: nothing where parts can be negative."""
    if signed:
        return ANYTHING
    return Interval(Fraction(0), value.high if value is not None else None)


def _times(value: Interval, weight: Fraction, signed: bool) -> Interval:
    low = None if value.low is None else value.low * weight
    high = None if value.high is None else value.high * weight
    return Interval(low if low is not None or signed else Fraction(0), high)


def _plus(one: Interval, other: Interval) -> Interval:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Interval(low, high)


def carry_growth(
    growths: Mapping[str, Interval],
    levels: Mapping[str, Interval],
    concordance: Concordance,
    target: str,
) -> Interval | None:
    """Give the growth, in percent, of a newer code in a period told in the older version.

    Growth of a code that all of one other became is that one's; of a merged one it is the mean of
    its parts' growths weighted with their levels a year before, so it lies between them. Of a
    split, widened or narrowed code nothing follows: None.

    Args:
        growths: older code → growth in percent.
        levels: older code → its level a year before; may lack codes.
    """
    rows = concordance.into.get(target, ())
    for row in rows:
        whole = row.source_code and len(concordance.out_of[row.source_code]) == 1
        if not whole or row.scope or row.source_code not in growths:
            return None
    if not rows:
        return None
    parts = [row.source_code for row in rows]
    if len(parts) == 1:
        return growths[parts[0]]
    weights = [levels.get(code) for code in parts]
    return Interval(
        _mean([growths[c].low for c in parts], weights, min),
        _mean([growths[c].high for c in parts], weights, max),
    )


_MANY = 8
"""Up to so many parts the ends of a weighted mean are found by trying every corner (2^8 sums);
beyond, the smallest and largest part stand for it: our choice, still a true bound."""


def _mean(
    rates: Sequence[Fraction | None],
    weights: Sequence[Interval | None],
    choose: Callable[[Iterable[Fraction]], Fraction],
) -> Fraction | None:
    """Give the least or greatest weighted mean of rates; None where a rate is open."""
    known = [rate for rate in rates if rate is not None]
    if len(known) < len(rates):
        return None
    ends = [
        (w.low, w.high)
        for w in weights
        if w is not None and w.low is not None and w.high is not None and w.low > 0
    ]
    if len(ends) < len(rates) or len(rates) > _MANY:
        return choose(known)
    return choose(
        sum((rate * weight for rate, weight in zip(known, corner, strict=True)), Fraction(0))
        / sum(corner, Fraction(0))
        for corner in product(*ends)
    )


@dataclass(frozen=True, slots=True)
class SplitChange:
    """A change between two periods told in two versions, taken apart.

    All in percent of what stood before: (1 + total) = (1 + reclassified) (1 + rest).

    Attributes:
        total: from the older code's value to the newer code's.
        reclassified: what the change of the list alone does to the earlier value.
        rest: what is left for the world.
    """

    total: Interval
    reclassified: Interval
    rest: Interval


def split_change(before: Interval, carried: Interval, after: Interval) -> SplitChange:
    """Split a change over a break into reclassification and the rest.

    Args:
        before: the earlier value under its own code.
        carried: the earlier value in the terms of the later version.
        after: the later value.

    >>> from fractions import Fraction as F
    >>> point = lambda n: Interval(F(n), F(n))
    >>> split_change(point(100), point(80), point(88)).rest
    Interval(low=Fraction(10, 1), high=Fraction(10, 1))
    """
    return SplitChange(_ratio(after, before), _ratio(carried, before), _ratio(after, carried))


def _ratio(top: Interval, bottom: Interval) -> Interval:
    """Give top / bottom - 1 in percent; open where the bottom can be nothing."""
    low = high = None
    if top.low is not None and bottom.high:
        low = (top.low / bottom.high - 1) * 100
    if top.high is not None and bottom.low:
        high = (top.high / bottom.low - 1) * 100
    return Interval(low, high)
