"""What is told to hold for years running, or for the first time, against the years on record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term
from jiqun.checks.context import Context
from jiqun.checks.streak_sentences import FIRST, Said, message
from jiqun.data import scope_at
from jiqun.ledger.cells import cells_of
from jiqun.model import (
    Bound,
    Cell,
    Claim,
    Finding,
    Interval,
    Kind,
    Measure,
    Outcome,
    Period,
    Severity,
    Status,
    printed_interval,
    printed_value,
)

RULE = "streak"
FARTHEST = 40
"""Years before a first time that are asked for: our choice, longer than most series."""
_OPEN = frozenset({Bound.GT, Bound.GE, Bound.LT, Bound.LE})

Record = Mapping[tuple[Cell, str], Sequence[Claim]]


def find(
    area: str, claims: Sequence[Claim], context: Context, doubtful: frozenset[str]
) -> Iterator[Finding]:
    """Hold every streak of an area against the figures of its years, one finding a claim.

    Confirmed where every year is on record and holds; contradicted, as a note, where a year does
    not; else the years that are missing are named. A first time is confirmed by the years on
    record alone, and the sentence says which these are. Of things that no list knows, and of which
    no other year is told beside them, nothing is said.

    Args:
        claims: those that speak of the area, among others.
        doubtful: claims that an error speaks of.
    """
    sound = [c for c in claims if c.id not in doubtful and c.status is Status.ACTUAL]
    record: dict[tuple[Cell, str], list[Claim]] = {}
    streaks: list[tuple[Claim, Cell]] = []
    for claim in sorted(sound, key=lambda c: (c.doc, c.start, c.end)):
        for cell in cells_of(claim):
            if cell.area != area or cell.period is None:
                continue
            record.setdefault((cell, claim.unit), []).append(claim)
            if claim.streak is not None and (claim.bound in _OPEN or claim.unit == "rank"):
                streaks.append((claim, cell))
    once: set[tuple[Cell, int | None, Fraction]] = set()
    for claim, cell in streaks:
        key = cell, claim.streak, printed_value(claim)
        if key not in once:
            once.add(key)
            years = _Years(claim, cell, record, context)
            found = _first(years, area) if claim.streak == FIRST else _running(years, area)
            if years.is_known or len(found.claims) > 1:
                yield found


def _plain(cell: Cell) -> Cell:
    """Give the cell of the last year of a span: of a streak, the span is its years."""
    period = cell.period
    if period is None or not period.is_span:
        return cell
    return replace(cell, period=Period.parse(str(period.last.year)))


@dataclass(frozen=True, slots=True)
class _Years:
    """A streak with what is on record of its series."""

    claim: Claim
    cell: Cell
    record: Record
    context: Context

    def before(self, years: int) -> Cell:
        """Give the cell so many years earlier."""
        cell = _plain(self.cell)
        period = cell.period
        for _ in range(years):
            period = period.year_before() if period else None
        return replace(cell, period=period)

    def names(self, years: Sequence[int]) -> list[str]:
        """Give the periods so many years earlier."""
        return [p.text for n in years if (p := self.before(n).period) is not None]

    def told(self, years: int) -> list[Claim]:
        """Give the figures of so many years earlier that are beyond doubt the same thing.

        A streak told elsewhere of the same bound is another telling of this one.
        """
        cell = self.before(years)
        found = self.record.get((cell, self.claim.unit), ())
        return [c for c in found if not c.streak and (self.is_known or c.doc == self.claim.doc)]

    @property
    def is_known(self) -> bool:
        """Whether words of two documents mean one thing here."""
        known = str(self.cell.indicator) in self.context.comparable or self.claim.unit == "rank"
        return known and not (self.cell.subject or "").startswith("label:")

    def reaches(self, years: int) -> bool | None:
        """Whether what is told was reached so many years earlier; None where nothing tells.

        One telling that holds is enough: another may have been revised. Between documents one that
        fails may have been revised, so it must fail by more than that.
        """
        told = self.told(years)
        if any(self._holds(c) for c in told):
            return True
        fails = bool(told) and all(self._fails(c) for c in told)
        return False if fails and not self._is_other_scope(years) else None

    def surpasses(self, years: int) -> list[Claim]:
        """Give the figures of an earlier year that reached it already, by more than a revision."""
        told = [] if self._is_other_scope(years) else self.told(years)
        return told if told and all(self._holds(c, -1) for c in told) else []

    def _is_other_scope(self, years: int) -> bool:
        cell, before = _plain(self.cell), self.before(years)
        if cell.period is None or before.period is None:
            return False
        codes = [
            scope_at(str(cell.indicator), cell.subject, cell.area, p)
            for p in (cell.period, before.period)
        ]
        return None not in codes and codes[0] != codes[1]

    def _moved(self, claim: Claim, sign: int) -> Interval:
        """Give what a figure says, moved as far as a revision may have moved it; 0: not at all."""
        said, tolerance = printed_interval(claim), self.context.tolerance
        if tolerance is None or claim.doc == self.claim.doc or claim.unit == "rank":
            return said
        way = sign if self.claim.bound in (Bound.GT, Bound.GE) else -sign

        def moved(end: Fraction | None) -> Fraction | None:
            if end is None:
                return None
            if claim.measure is Measure.LEVEL:
                return end + way * abs(end) * tolerance.level
            return end + way * tolerance.points

        return Interval(moved(said.low), moved(said.high))

    def _fails(self, claim: Claim) -> bool:
        said, wanted = self._moved(claim, 1), printed_value(self.claim)
        if self.claim.unit == "rank":
            return claim.bound is Bound.EQ and not self._holds(claim)
        if self.claim.bound in (Bound.GT, Bound.GE):
            return said.high is not None and said.high < wanted
        return said.low is not None and said.low > wanted

    def _holds(self, claim: Claim, sign: int = 0) -> bool:
        said, wanted = self._moved(claim, sign), printed_value(self.claim)
        if self.claim.unit == "rank":
            place = printed_value(claim)
            at_least = self.claim.streak == FIRST or self.claim.bound is not Bound.EQ
            return claim.bound is Bound.EQ and (place <= wanted if at_least else place == wanted)
        if self.claim.bound in (Bound.GT, Bound.GE):
            return said.low is not None and said.low >= wanted
        return said.high is not None and said.high <= wanted


def _first(years: _Years, area: str) -> Finding:
    against: list[Claim] = []
    below: list[int] = []
    known: list[int] = []
    for n in range(1, FARTHEST + 1):
        if years.told(n):
            known.append(n)
        if (found := years.surpasses(n)) and not against:
            against = found[:1]
        if years.reaches(n) is False:
            below.append(n)
    oldest = max(known, default=1)
    missing = [n for n in range(1, oldest + 1) if n not in below]
    return _finding(years, area, against, below, missing)


def _running(years: _Years, area: str) -> Finding:
    span = range(1, years.claim.streak or FIRST)
    reached = {n: years.reaches(n) for n in span}
    against = [c for n in span if reached[n] is False for c in years.told(n)[:1]]
    held = [n for n in span if reached[n]]
    return _finding(years, area, against, held, [n for n in span if reached[n] is None])


def _finding(
    years: _Years, area: str, against: Sequence[Claim], held: Sequence[int], missing: Sequence[int]
) -> Finding:
    if against:
        kind, outcome, severity = Kind.NOTE, Outcome.MISMATCH, Severity.MEDIUM
    elif not missing:
        kind, outcome, severity = Kind.AGREEMENT, Outcome.CONFIRMED, Severity.INFO
    else:
        kind, outcome, severity = Kind.NOTE, Outcome.CANNOT_TELL, Severity.INFO
    behind = list(against) or [years.told(n)[0] for n in held]
    claims = [years.claim, *behind]
    said = Said(
        claim=years.claim,
        area=area,
        outcome=outcome,
        behind=behind,
        missing=years.names([n for n in missing if not years.told(n)]),
        near=years.names([n for n in missing if years.told(n)]),
    )
    return Finding(
        kind=kind,
        outcome=outcome,
        rule=RULE,
        area=area,
        claims=tuple(sorted({c.id for c in claims})),
        conflict=tuple(sorted({c.id for c in claims})) if against else (),
        arithmetic=tuple(claim_term("↔" if n else "", c) for n, c in enumerate(claims)),
        message_en=message(said, "en"),
        message_zh=message(said, "zh"),
        severity=severity,
    )
