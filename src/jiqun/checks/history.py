"""The history of a series: each period's vintages, what stands, and what follows from each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jiqun.checks.vintage_shares import VintageShare, ratio, shares_by_vintage
from jiqun.checks.vintages import (
    Standing,
    Told,
    doubtful_on,
    is_known,
    observed_on,
    rivals_of,
    rule_of,
    told_in_order,
)
from jiqun.data import Scope, scope_at
from jiqun.data.dates import known_on
from jiqun.ledger.related import before, goal_of, is_share, part_of, whole_of
from jiqun.ledger.views import SeriesView
from jiqun.model import (
    Bound,
    Cell,
    Claim,
    Finding,
    Interval,
    Observation,
    Source,
    printed_value,
)


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows if a vintage stands.

    Attributes:
        kind: `share` (of GDP as it stands), `part` (the share of `subject` in it), `growth` (on
            the year before, as printed: nominal for money), or `goal`.
        interval: in percent; of a goal: the goal's own interval.
        outcome: of a goal: `met`, `missed` or `open`.
        claims: what it is computed from beside the vintage.
    """

    kind: str
    interval: Interval
    claims: tuple[str, ...]
    outcome: str = ""
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodHistory:
    """One period of a series.

    Attributes:
        told: every figure, in order of publication; figures in another unit stand at the end.
        stood: the vintages, the first figure first.
        seen: what stands; None where nothing was known.
        rule: why it stands: one of `RULES`.
        scope: what the total held, where the claims or the catalogue say so.
        shares: of a share of GDP: what it is on each vintage of GDP.
        follows: for each vintage, what follows if it stands; given where there are two or more.
        rivals: figures that contradict what stands and cannot revise it.
        rival_follows: for each of them, what would follow if it stood.
        by_day: what stood from each day on which a figure was published; without days the value
            that is known now.
    """

    cell: Cell
    told: tuple[Told, ...]
    stood: tuple[Standing, ...]
    seen: Observation | None
    rule: str
    scope: Scope | None
    shares: tuple[VintageShare, ...]
    follows: tuple[tuple[Consequence, ...], ...]
    by_day: tuple[tuple[date, Observation], ...] = ()
    rivals: tuple[Standing, ...] = ()
    rival_follows: tuple[tuple[Consequence, ...], ...] = ()


def history_of(view: SeriesView, as_of: date | None = None) -> tuple[PeriodHistory, ...]:
    """Give a series period by period, as it was known on a day or as it is known now.

    Documents without a date cannot be placed; with `as_of` they are left out.
    """
    known = {d.id: known_on(d.published, d.published_text) for d in view.documents.values()}
    sources = {
        d.id: Source(
            d.id,
            d.publisher,
            d.publisher_class,
            d.published,
            d.title,
            d.language,
            d.original,
            d.published_text,
            view.quoted,
        )
        for d in view.documents.values()
    }
    days = {c: known.get(c.rpartition(":")[0]) for f in view.findings for c in f.claims}
    doubtful = doubtful_on(view.findings, days, as_of)
    reader = _Reader(view, known, sources, doubtful, as_of)
    made = (reader.period(cell, [q.claim for q in quotes]) for cell, quotes, _ in view.rows)
    return tuple(row for row in made if row is not None)


@dataclass(frozen=True, slots=True)
class _Reader:
    view: SeriesView
    known: Mapping[str, date | None]
    sources: Mapping[str, Source]
    doubtful: frozenset[str]
    as_of: date | None

    def period(self, cell: Cell, claims: Sequence[Claim]) -> PeriodHistory | None:
        told, stood = self._told(claims)
        whole = self._beside(whole_of(cell))
        part = self._beside(part_of(cell))
        shares = shares_by_vintage(part, whole, told) if is_share(cell) and cell.period else ()
        if not told and not shares:
            return None
        seen = self._seen(cell, claims, self.as_of)
        days = sorted({t.day for t in told if t.day is not None})
        unit = seen.unit if seen is not None else ""
        same = [t for t in told if t.claim.unit == unit]
        rivals, agreed = rivals_of(same, self.known, self.sources)
        several = len(stood) > 1 or bool(rivals)
        return PeriodHistory(
            cell=cell,
            told=told,
            stood=stood,
            seen=seen,
            rule=rule_of(told, stood, seen, is_agreed=agreed),
            scope=_scope(cell),
            shares=shares,
            follows=tuple(self._follows(cell, s, whole) for s in stood) if several else (),
            rivals=rivals,
            rival_follows=tuple(self._follows(cell, s, whole) for s in rivals),
            by_day=tuple(
                (day, then) for day in days if (then := self._seen(cell, claims, day)) is not None
            ),
        )

    def _seen(self, cell: Cell, claims: Sequence[Claim], as_of: date | None) -> Observation | None:
        found: list[Finding] = list(self.view.findings)
        return observed_on(cell.key, claims, self.known, found, self.sources, as_of)

    def _beside(self, cell: Cell) -> tuple[Standing, ...]:
        """Give the vintages of a cell that the series is read against."""
        return self._told(self.view.related.get(cell.key, (cell, ()))[1])[1]

    def _told(self, claims: Sequence[Claim]) -> tuple[tuple[Told, ...], tuple[Standing, ...]]:
        known = [c for c in claims if is_known(self.known.get(c.doc), self.as_of)]
        seen = [c for c in known if not c.unplaced]
        if not seen:
            return (), ()
        unit = min(seen, key=lambda c: (c.unit != "CNY", c.unit)).unit
        own = [c for c in seen if c.unit == unit]
        rest = [c for c in seen if c.unit != unit]
        told, stood = told_in_order(own, self.known, self.doubtful, self.sources)
        others, _ = told_in_order(rest, self.known, self.doubtful, self.sources)
        return (*told, *others), stood

    def _follows(
        self, cell: Cell, stands: Standing, whole: Sequence[Standing]
    ) -> tuple[Consequence, ...]:
        made: list[Consequence] = []
        if whole and not is_share(cell) and cell.indicator == "value_added":
            share = ratio(stands.interval, whole[-1].interval)
            if share is not None:
                made.append(Consequence("share", share, whole[-1].claims))
        earlier = before(cell)
        if earlier is not None:
            base = self._beside(earlier)
            times = ratio(stands.interval, base[-1].interval) if base else None
            if times is not None and times.low is not None and times.high is not None:
                growth = Interval(times.low - 100, times.high - 100)
                made.append(Consequence("growth", growth, base[-1].claims))
        for part, _ in self.view.related.values() if cell.indicator == "gdp" else ():
            held = self._beside(part) if whole_of(part).key == cell.key else ()
            share = ratio(held[-1].interval, stands.interval) if held else None
            if share is not None and part.subject:
                consequence = Consequence("part", share, held[-1].claims, subject=part.subject)
                made.append(consequence)
        for goal in self.view.related.get(goal_of(cell).key, (cell, ()))[1]:
            outcome = _outcome(goal, stands.interval)
            if outcome and is_known(self.known.get(goal.doc), self.as_of):
                value = printed_value(goal)
                made.append(Consequence("goal", Interval(value, None), (goal.id,), outcome))
        return tuple(made)


def _outcome(goal: Claim, reached: Interval) -> str:
    """Say whether a goal is met; goals that set a ceiling are not judged here."""
    if goal.bound in (Bound.LT, Bound.LE):
        return ""
    value = printed_value(goal)
    if reached.low is not None and reached.low >= value:
        return "met"
    return "missed" if reached.high is not None and reached.high < value else "open"


def _scope(cell: Cell) -> Scope | None:
    if cell.period is None:
        return None
    return scope_at(str(cell.indicator), cell.subject, cell.area, cell.period)
