"""Candidates for the time that a figure is of, and what speaks for each.

Candidates are years named in the sentence, the times of figures before, those that the last of
them are of most, the year that the text counts from and the one before, no time, and what the
grammar chose.
"""

import re
from collections.abc import Iterable
from functools import lru_cache, partial

from jiqun.extraction.fitted.choices import Candidate, Group
from jiqun.extraction.fitted.surroundings import Case
from jiqun.extraction.state import Slot, make_period
from jiqun.model import Period

REMEMBERED = 4
"""How many times told before are candidates: our choice."""
LEFT, RIGHT = 8, 6
"""Words before and behind a figure that are weighed: our choice."""
_YEAR = re.compile(r"(?<![\d.,-])((?:19|20)\d\d)(?![\d,%])")
_DIGIT = re.compile(r"\d")
_AWAY = ((1, "0-1"), (4, "2-4"), (9, "5-9"))

Found = dict[Period | None, Candidate]


def periods(case: Case) -> Found:
    """Give the candidates of a figure by their times."""
    found: Found = {}
    draft = case.draft
    slot = draft.slots.get("period") or Slot(None)
    left, right = case.around(LEFT, RIGHT)
    near = {*(f"L:{word}" for word in left), *(f"R:{word}" for word in right)}
    context = case.context
    kinds = (context, f"status:{draft.value('status') or 'actual'}", f"indicator:{case.indicator}")
    own = f"own:{slot.how}"
    _add(found, Slot(None), "none", kinds, near)
    _add(found, slot, own, (*kinds, shape(slot.value)), near)
    said = Group(partial(_said, case), key=case.window())
    found[None].groups.append(said)
    _add_told(found, case, own, kinds[2])
    for rank, (period, share) in enumerate(case.whole.common["period"]):
        _add(found, Slot(period), "common", (f"{rank}", f"{rank}:{own}", f"{share:.1f}"))
    if case.whole.main is not None:
        _add(found, Slot(case.whole.main), "main", (own, kinds[1]))
    if case.whole.year is not None:
        for back in (0, 1):
            day = Slot(make_period(case.whole.year - back))
            _add(found, day, f"day{back}", (own, kinds[1]))
    _add_years(found, case, context, kinds[1])
    for period, candidate in found.items():
        form = f"shape:{shape(period)}"
        candidate.add(form, *(f"{form}:{kind}" for kind in kinds))
    return found


def _said(case: Case) -> list[str]:
    return [f"none:S:{word}" for word in case.said()]


@lru_cache(maxsize=1024)
def shape(period: Period | None) -> str:
    """Give the form of a period without its digits: 9999, 9999-Q9, none."""
    return "none" if period is None else _DIGIT.sub("9", period.text)


def _add(found: Found, slot: Slot, kind: str, *told: Iterable[str]) -> None:
    one = found.get(slot.value)
    if one is None:
        one = found[slot.value] = Candidate(slot)
    one.add(kind, *(f"{kind}:{name}" for names in told for name in names))


def _add_told(found: Found, case: Case, own: str, indicator: str) -> None:
    """Add the times of figures before, the nearest first."""
    draft = case.draft
    of = draft.value("indicator"), draft.value("subject"), draft.value("status")
    seen: list[Period | None] = []
    for before in reversed(case.told):
        slot = before.period
        if slot.value in seen:
            continue
        seen.append(slot.value)
        rank = len(seen)
        if rank > REMEMBERED:
            return
        same = "\n" not in case.whole.text[before.end : draft.start]
        where = "sentence" if before.start >= case.at else "paragraph" if same else "far"
        alike = [before.indicator == of[0], before.subject.value == of[1]]
        told = (where, f"{where}:{own}", f"{alike}", f"{where}:{indicator}")
        _add(found, slot.inherited(), f"told{rank}", told)
        likes = f"status{before.status == of[2]}"
        _add(found, slot, "told", (shape(slot.value), likes, where))


def _add_years(found: Found, case: Case, context: str, status: str) -> None:
    """Add the years that the sentence names in digits."""
    s, draft = case.words, case.draft
    first, last = case.window()
    opens = max(case.at, s.starts[first])
    for match in _YEAR.finditer(case.whole.text, opens, s.ends[last - 1]):
        start, end = match.span()
        if draft.start < end and start < draft.end:
            continue
        behind = start >= draft.end
        side, low, high = ("R", draft.end, start) if behind else ("L", end, draft.start)
        gap = s.before(high) - s.behind(low)
        away = next((name for most, name in _AWAY if gap <= most), "10+")
        before = s.before(start)
        led = s.words[before - 1] if before else "^"
        other = any(low <= d.start < high for d in case.beside)
        told = (away, led, f"{away}:{led}", f"other{other}", f"other{other}:{led}", context, status)
        year = make_period(int(match[1]))
        _add(found, Slot(year, start, end), f"year{side}", told)
