"""Narrow intervals along the rows, remembering for each end the claims it rests on.

Sound, not complete: an empty interval proves a contradiction. Searches run in floats with a
margin; a verdict is given only after the same propagation in exact fractions.
"""

from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from jiqun.checks.linked import INF, LinkedRow
from jiqun.checks.network import Network
from jiqun.checks.signed import signed_ends
from jiqun.model import Interval

STEP = 1e-9
"""A narrower end counts from this relative gain on; less never decides a printed figure."""
SLACK = 1e-11
"""Floats that cross by less than this are equal; printed figures have fewer than eleven digits."""
ROUNDS = 24
"""How often one row may be revisited; cycles that shrink for ever are cut here."""

_ONE: tuple[Any, Any] = (1, 1)
_UNITS = frozenset({1, -1})
_SIGNED = frozenset({"contribution"})
"""Products of rates, which may be falls; a fall times what is no fall is one."""
Number = Any  # float in the search, Fraction in a verdict; infinities are floats in both


class Fact(NamedTuple):
    """An interval on a variable, and the claims it comes from as a bit mask."""

    variable: int
    low: Number
    high: Number
    mask: int


@dataclass(slots=True)
class State:
    """Ends of every variable with their supports; `conflict` is 0 where all is well."""

    low: list[Number]
    high: list[Number]
    low_mask: list[int]
    high_mask: list[int]
    conflict: int = 0
    empty: int = -1

    def copy(self) -> "State":
        """Give a state that may be narrowed further without touching this one."""
        return State(self.low.copy(), self.high.copy(), self.low_mask.copy(), self.high_mask.copy())

    def interval(self, variable: int) -> tuple[Number, Number]:
        """Give the two ends of a variable."""
        return self.low[variable], self.high[variable]


def blank(net: Network) -> State:
    """Give the state before any claim is heard."""
    n = len(net.variables)
    return State(net.floor.copy(), net.ceiling.copy(), [0] * n, [0] * n)


def float_facts(net: Network, numbers: Iterable[int]) -> list[Fact]:
    """Give what claims say, in floats."""
    return [_fact(net, n, float) for n in numbers]


def exact_facts(net: Network, numbers: Iterable[int]) -> list[Fact]:
    """Give what claims say, exactly."""
    return [_fact(net, n, Fraction) for n in numbers]


def _fact(net: Network, number: int, kind: type) -> Fact:
    return interval_fact(net.variable_of[number], net.intervals[number], 1 << number, kind)


def interval_fact(variable: int, interval: Interval, mask: int, kind: type = float) -> Fact:
    """Give an interval on a variable as a fact."""
    low = -INF if interval.low is None else kind(interval.low)
    high = INF if interval.high is None else kind(interval.high)
    return Fact(variable, low, high, mask)


def narrow(
    net: Network,
    start: State,
    facts: Iterable[Fact],
    *,
    exact: bool = False,
    rows: Collection[int] | None = None,
) -> State:
    """Hear some more facts and follow them along the rows until nothing changes.

    `start` is not changed; with `rows`, only these are followed. The first contradiction stops
    it, with its supports in `conflict`.
    """
    state = start.copy()
    run = _Run(net, state, exact, rows)
    for fact in facts:
        if not run.tell(fact.variable, fact.low, fact.mask, fact.high, fact.mask):
            return state
    run.follow()
    return state


class _Run:
    __slots__ = ("allowed", "exact", "left", "net", "queue", "queued", "slack", "state")

    def __init__(
        self, net: Network, state: State, exact: bool, allowed: Collection[int] | None
    ) -> None:
        self.net = net
        self.state = state
        self.exact = exact
        self.allowed = allowed
        self.slack = 0 if exact else SLACK
        self.queue: deque[int] = deque()
        self.queued: set[int] = set()
        self.left: dict[int, int] = {}

    def tell(self, v: int, low: Number, low_mask: int, high: Number, high_mask: int) -> bool:
        """Narrow one variable; False where it becomes empty."""
        state = self.state
        changed = False
        if low > state.low[v] and (low - state.low[v] > STEP * abs(low)):
            state.low[v], state.low_mask[v] = low, low_mask
            changed = True
        if high < state.high[v] and (state.high[v] - high > STEP * abs(high)):
            state.high[v], state.high_mask[v] = high, high_mask
            changed = True
        if not changed:
            return True
        low, high = state.low[v], state.high[v]
        if low > high and (self.exact or low - high > self.slack * max(abs(low), abs(high))):
            state.conflict = state.low_mask[v] | state.high_mask[v]
            state.empty = v
            return False
        for r in self.net.adjacent[v]:
            if r not in self.queued and (self.allowed is None or r in self.allowed):
                seen = self.left.get(r, 0)
                if seen < ROUNDS:
                    self.left[r] = seen + 1
                    self.queued.add(r)
                    self.queue.append(r)
        return True

    def follow(self) -> None:
        rows = self.net.rows
        while self.queue:
            r = self.queue.popleft()
            self.queued.discard(r)
            row = rows[r]
            if not getattr(self, row.form)(row):
                return

    def linear(self, row: LinkedRow) -> bool:
        state = self.state
        low: Number = row.low if self.exact and row.low is not None else row.low_float
        high: Number = row.high if self.exact and row.high is not None else row.high_float
        least: list[tuple[Number, int]] = []
        most: list[tuple[Number, int]] = []
        open_least = open_most = 0
        for c, v in zip(row.coefficients, row.variables, strict=True):
            a, b = (state.low[v], state.low_mask[v]), (state.high[v], state.high_mask[v])
            if c < 0:
                a, b = (-b[0], b[1]), (-a[0], a[1])
            if c not in _UNITS:
                a, b = (a[0] * abs(c), a[1]), (b[0] * abs(c), b[1])
            open_least += a[0] == -INF
            open_most += b[0] == INF
            least.append(a)
            most.append(b)
        for j, (c, v) in enumerate(zip(row.coefficients, row.variables, strict=True)):
            new_low: Number = -INF
            new_high: Number = INF
            low_mask = high_mask = 0
            if low != -INF and open_most - (most[j][0] == INF) == 0:
                new_low = low
                for i, (x, mask) in enumerate(most):
                    if i != j:
                        new_low = new_low - x
                        low_mask |= mask
            if high != INF and open_least - (least[j][0] == -INF) == 0:
                new_high = high
                for i, (x, mask) in enumerate(least):
                    if i != j:
                        new_high = new_high - x
                        high_mask |= mask
            if c < 0:
                new_low, new_high = -new_high, -new_low
                low_mask, high_mask = high_mask, low_mask
            if c not in _UNITS:
                new_low, new_high = new_low / abs(c), new_high / abs(c)
            if (new_low != -INF or new_high != INF) and not self.tell(
                v, new_low, low_mask, new_high, high_mask
            ):
                return False
        return True

    def between(self, row: LinkedRow) -> bool:
        """The whole lies between its lowest and its highest part."""
        state = self.state
        whole, *parts = row.variables
        lows, highs = [state.low[p] for p in parts], [state.high[p] for p in parts]
        low_masks = [state.low_mask[p] for p in parts]
        high_masks = [state.high_mask[p] for p in parts]
        low_mask = high_mask = 0
        for a, b in zip(low_masks, high_masks, strict=True):
            low_mask, high_mask = low_mask | a, high_mask | b
        if not self.tell(whole, min(lows), low_mask, max(highs), high_mask):
            return False
        w_low, w_high = state.low[whole], state.high[whole]
        for j, part in enumerate(parts):
            rest = [i for i in range(len(parts)) if i != j]
            new_low, new_high = -INF, INF
            low_mask, high_mask = state.low_mask[whole], state.high_mask[whole]
            if rest and max(highs[i] for i in rest) < w_low:
                new_low = w_low
                for i in rest:
                    low_mask |= high_masks[i]
            if rest and min(lows[i] for i in rest) > w_high:
                new_high = w_high
                for i in rest:
                    high_mask |= low_masks[i]
            if not self.tell(part, new_low, low_mask, new_high, high_mask):
                return False
        return True

    def counting(self, row: LinkedRow) -> bool:
        """As many members reach the row's lower end as are counted."""
        state = self.state
        count, *members = row.variables
        least: Number = row.low if self.exact else row.low_float
        above = [m for m in members if state.low[m] >= least]
        below = [m for m in members if state.high[m] < least]
        above_mask = below_mask = 0
        for m in above:
            above_mask |= state.low_mask[m]
        for m in below:
            below_mask |= state.high_mask[m]
        most = len(members) - len(below)
        if not self.tell(count, self.number(len(above)), above_mask, self.number(most), below_mask):
            return False
        low, high = state.interval(count)
        for m in members:
            if state.low[m] >= least or state.high[m] < least:
                continue
            # all that may reach it must, or none that is not known to reach it can
            new_low = least if low > most - 1 else -INF
            new_high = least if high < len(above) + 1 else INF
            low_mask, high_mask = state.low_mask[count], state.high_mask[count]
            if not self.tell(m, new_low, low_mask | below_mask, new_high, high_mask | above_mask):
                return False
        return True

    def number(self, whole: int) -> Number:
        return Fraction(whole) if self.exact else float(whole)

    def product(self, row: LinkedRow) -> bool:
        """left = right × f^power × k, all of them not below zero, or of a kind that has signs."""
        state = self.state
        left, right, percent = row.variables
        k_low: Number = row.low if self.exact else row.low_float
        k_high: Number = row.high if self.exact else row.high_float
        l_low, l_high = state.low[left], state.high[left]
        r_low, r_high = state.low[right], state.high[right]
        if l_low < 0 or r_low < 0:
            return self.signed(row) if row.kind in _SIGNED else True
        lm, lM = state.low_mask[left], state.high_mask[left]
        rm, rM = state.low_mask[right], state.high_mask[right]
        if percent < 0:
            f_low, f_high = _ONE
            fm = fM = 0
        else:
            f_low, f_high = state.low[percent], state.high[percent]
            fm, fM = state.low_mask[percent], state.high_mask[percent]
            f_low = (row.offset + f_low) / row.per if f_low != -INF else 0
            f_high = (row.offset + f_high) / row.per if f_high != INF else INF
            if f_low < 0:
                f_low = 0
            if f_high < 0:
                f_high = 0
            if row.power > 1:
                f_low, f_high = f_low**row.power, f_high**row.power
        p_low = r_low * f_low * k_low if r_low and f_low else 0
        p_high = r_high * f_high * k_high if r_high != INF and f_high != INF else INF
        if not self.tell(left, p_low, rm | fm, p_high, rM | fM):
            return False
        if (l_low or l_high != INF) and (f_low or f_high != INF):
            new_low = l_low / (f_high * k_high) if l_low and f_high != INF and f_high else -INF
            new_high = l_high / (f_low * k_low) if l_high != INF and f_low and k_low else INF
            if not self.tell(right, new_low, lm | fM, new_high, lM | fm):
                return False
        if percent >= 0 and (l_low or l_high != INF) and (r_low or r_high != INF):
            new_low = l_low / (r_high * k_high) if l_low and r_high != INF and r_high else -INF
            new_high = l_high / (r_low * k_low) if l_high != INF and r_low and k_low else INF
            if row.power > 1:
                new_low = new_low if new_low == -INF else _root(new_low, row.power, 1 - STEP)
                new_high = new_high if new_high == INF else _root(new_high, row.power, 1 + STEP)
            new_low = new_low * row.per - row.offset if new_low != -INF else new_low
            new_high = new_high * row.per - row.offset if new_high != INF else new_high
            if not self.tell(percent, new_low, lm | rM, new_high, lM | rm):
                return False
        return True

    def signed(self, row: LinkedRow) -> bool:
        """left = right × percent × k, of any sign; each end rests on all ends of the others."""
        state = self.state
        k_low: Number = row.low if self.exact else row.low_float
        k_high: Number = row.high if self.exact else row.high_float
        left, right, percent = (state.interval(v) for v in row.variables)
        told = signed_ends(left, right, percent, (k_low / row.per, k_high / row.per))
        masks = [state.low_mask[v] | state.high_mask[v] for v in row.variables]
        for j, (v, ends) in enumerate(zip(row.variables, told, strict=True)):
            mask = masks[j - 1] | masks[j - 2]
            if ends is not None and not self.tell(v, ends[0], mask, ends[1], mask):
                return False
        return True


def _root(value: Number, power: int, outward: float) -> Number:
    """Give the root of an end, moved outward by the error of the float it is taken in."""
    root = float(value) ** (1 / power) * outward
    return Fraction(root) if isinstance(value, Fraction) else root
