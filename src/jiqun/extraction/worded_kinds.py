"""Read figures whose own words say what they are: `310,000 people live in the county`.

Each wording of a pack (`indicators.yaml`, `worded`) is a pattern before a figure, behind it or
both, the units that it may have, and what it then is; lists that wordings share stand in
`worded_lists`. What a sentence told of the same thing by the same word, such as the growth of it,
follows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiqun.extraction.defaults import is_money, is_open
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.plausible import names
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

LEAD, BEHIND = 90, 90
"""Characters around a figure in which its wording stands: our choice."""
Worded = tuple[int, int, tuple[int, int] | None]
"""The place of the words that say what a figure is, and that of the thing among them."""
_RATES, _MOVES = ("percent", "multiple"), (Measure.GROWTH, Measure.MULTIPLE)
MONEY = "money"
"""What stands in a pack for the unit of any currency."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to word a kind of figure.

    Attributes:
        indicator: what such a figure is.
        units: those it may have; `money` is any currency.
        before: what stands before the figure; None where it does not matter.
        behind: what stands behind it; None where it does not matter.
        subject: a word of its own, None where it is of the whole place, or `kept`; a group `thing`
            in `before` or `behind` goes before it where what it finds is a name.
        unsure: whether it holds only where nothing else told the indicator.
    """

    indicator: Indicator
    units: frozenset[str]
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    subject: str | None
    unsure: bool

    def match(self, text: str, s: Sentence, draft: Draft) -> Worded | None:
        """Give the place of the words around a figure that say it; None where they do not."""
        if self.unsure and not is_open(draft):
            return None
        first, last = draft.start, draft.end
        behind = before = None
        if self.behind is not None:  # it is met at one place only, and so is cheap to try
            behind = self.behind.match(text, draft.end, min(s.end, draft.end + BEHIND))
            if behind is None:
                return None
            last = behind.end()
        if self.before is not None:
            before = self.before.search(text, max(s.start, draft.start - LEAD), draft.start)
            if before is None:
                return None
            first, last = before.start(), last if behind else draft.start
        elif behind is not None:
            first = draft.end
        return first, last, _thing(behind) or _thing(before)


class WordedKinds(TextReader):
    """Gives the figures of one text what the words around them say."""

    def __init__(self, g: Grammar) -> None:
        """Compile the wordings of a pack."""
        super().__init__(g)
        about = str(g.pack.entry("indicators", "worded_about") or "$")
        table = g.pack.indicators
        lists = {f"{{{name}}}": str(words) for name, words in table.get("worded_lists", {}).items()}
        self._wordings = [_wording(row, about, lists) for row in table.get("worded", ())]
        self._fit: dict[str, list[Wording]] = {}
        self._names = names(g.pack.code)

    def read(self, s: Sentence, drafts: Sequence[Draft], state: State) -> None:
        """Give the figures of a sentence their indicator, and those told with them."""
        if not self._wordings:
            return
        changed: dict[tuple[Any, ...], tuple[Slot, Slot | None]] = {}
        level: Draft | None = None
        for draft in drafts:
            told = draft.slots.get("indicator")
            fit = self._of_unit(str(draft.value("unit")))
            found = next(((w, at) for w in fit if (at := w.match(self.text, s, draft))), None)
            if found is None:
                if told is not None and (new := changed.get(_key(told))) is not None:
                    self._give(draft, *new)
                elif level is not None and self._is_move_of(level, draft):
                    draft.take(level, "indicator", "subject")
                else:
                    level = None
                continue
            level = draft
            wording, at = found
            subject = self._subject(wording, at[2], draft)
            kind = Slot(wording.indicator, *at[:2])
            if told is not None:
                changed[_key(told)] = kind, subject
            self._give(draft, kind, subject)
            state.indicator = kind

    def _of_unit(self, unit: str) -> list[Wording]:
        """Give the wordings that figures of a unit can have."""
        if unit not in self._fit:
            kinds = {unit, MONEY} if is_money(unit) else {unit}
            self._fit[unit] = [w for w in self._wordings if not kinds.isdisjoint(w.units)]
        return self._fit[unit]

    def _is_move_of(self, level: Draft, draft: Draft) -> bool:
        """Say whether a figure is but how a level before it moved: 2.4 million cars, down 9%."""
        if draft.value("unit") not in _RATES or draft.value("measure") not in _MOVES:
            return False
        between = self.text[level.end : draft.start]
        return is_open(draft) and len(between) < BEHIND and ";" not in between

    def _give(self, draft: Draft, kind: Slot, subject: Slot | None) -> None:
        draft.slots["indicator"] = kind
        if subject is not None:
            draft.slots["subject"] = subject

    def _subject(
        self, wording: Wording, thing: tuple[int, int] | None, draft: Draft
    ) -> Slot | None:
        """Give the new subject of a figure; None where the old one stays."""
        if thing is not None and _holds(draft.slots.get("subject"), thing):
            return None  # it is read already, by its name in the catalogue
        if thing is not None and self._names.is_name(self.text[slice(*thing)]):
            return Slot(self.g.phrases.label(self.text[slice(*thing)]), *thing)
        if wording.subject == "kept":
            return None
        if wording.subject is None:
            return Slot(None)
        return Slot(wording.subject, draft.start, draft.end)


def _holds(subject: Slot | None, thing: tuple[int, int]) -> bool:
    """Say whether a subject was read from the place of a thing."""
    if subject is None or subject.value is None or subject.start is None or subject.end is None:
        return False
    return thing[0] <= subject.start and subject.end <= thing[1]


def _thing(found: re.Match[str] | None) -> tuple[int, int] | None:
    if found is None or "thing" not in found.re.groupindex or not (words := found["thing"]):
        return None
    start = found.start("thing")
    return start, start + len(words.rstrip())


def _key(slot: Slot) -> tuple[Any, ...]:
    return slot.value, slot.start, slot.end


def _wording(row: Mapping[str, Any], about: str, lists: Mapping[str, str]) -> Wording:
    """Compile one wording; `{moved}` in it stands for the list of that name."""
    before, behind = (str(row.get(side) or "") for side in ("before", "behind"))
    for name, words in lists.items():
        before, behind = before.replace(name, words), behind.replace(name, words)
    return Wording(
        Indicator(row["indicator"]),
        frozenset(map(str, row["units"])),
        kept_pattern(f"(?i:{before}) {about}") if before else None,
        kept_pattern(f"(?i:{behind})") if behind else None,
        row.get("subject", "kept"),
        bool(row.get("unsure")),
    )
