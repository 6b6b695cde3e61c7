"""Read the time that stands right behind a figure: 1.03 trillion yuan in 2020."""

from dataclasses import replace

from jiqun.extraction.asked_periods import Asked, Told
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import INHERITED, Slot, State
from jiqun.extraction.when import When
from jiqun.extraction.years import YearReader
from jiqun.model import Measure

START = 24
"""Characters before a figure in which the word stands that begins a path: our choice."""
PATH = 80
"""Characters over which a path goes from one figure to the next: our choice."""
BRACKET = 24
"""Characters before a time in which the bracket opens that it stands in: our choice."""
BY = 20
"""Characters before a change in which `by` stands: our choice."""


def goes_back(current: Slot | None, found: Slot) -> bool:
    """Say whether a time is earlier than the one a sentence has told, and only looked back to."""
    if current is None or current.value is None or found.value is None:
        return False
    return bool(found.value.years[1] <= current.value.years[1])


class BehindReader:
    """Reads the words of time behind the figures of one text."""

    def __init__(self, g: Grammar, text: str, state: State, years: YearReader) -> None:
        """Keep the grammar, the text, the state and the reader of years."""
        form = g.pack.form
        self.grammar, self.text, self.state, self.years = g, text, state, years
        self._behind_thing = form("periods", "told", "behind_thing")
        self._opens_next = form("periods", "told", "opens_next")
        self._goes_on = form("periods", "told", "goes_on")
        self._now_behind = form("periods", "told", "now_behind")
        self._path_began = form("periods", "told", "path_began")
        self._path_begins = form("periods", "told", "path_begins")
        self._path_ends = form("periods", "told", "path_ends")
        self._that_is = form("periods", "told", "that_is")
        self._year_before = form("periods", "told", "year_before")
        self._year_after = form("periods", "told", "year_after")
        self._from_base = form("periods", "told", "from_base")
        self._from_before = form("periods", "told", "from_before")
        self._by = form("periods", "told", "moved_by")
        self._and_by = form("periods", "told", "and_by")

    def read(self, asked: Asked) -> Told | None:
        """Take the words of time right behind a figure: 1.03 trillion yuan in 2020."""
        figure, current = asked.figure, asked.current
        self._tell_base(asked)
        behind = [
            w
            for w in asked.sentence.whens
            if figure.after <= w.start < asked.limit and w.role != "date" and not self.is_another(w)
        ]
        if self.grammar.spaced:
            behind = [w for w in behind if not asked.is_of_an_aside(w)]
        close = self.grammar.close_period(self.text, figure, behind)
        base = current or (self.state.period if self.grammar.spaced else None)
        if base is not None and self._year_before.match(self.text, figure.after):
            if figure.unit == "multiple":
                return base, figure.after, current  # 2.4 times the previous year
            earlier = Slot(base.value.year_before(), base.start, base.end, INHERITED)
            return earlier, figure.after, current
        told = asked.previous.slots.get("period", base) if asked.previous else base
        if told is not None and told.value and self._year_after.match(self.text, figure.after):
            after = Slot(told.value.year_after(), told.start, told.end, INHERITED)
            return after, figure.after, after if current == told else current  # a year later
        if self._now_behind.match(self.text, figure.after):
            return Slot(None), figure.after, current
        again = behind[1] if close is not None and len(behind) > 1 and behind[1].year else None
        if again and close and self._that_is.fullmatch(self.text, close.stop, again.start):
            close = again  # over the last five years, i.e. between FY20 and FY24
        if close is None and current is not None and behind and behind[0].year:
            own = behind[0].role == "" and self._behind_thing.fullmatch(
                self.text, figure.after, behind[0].start
            )
            if own and (found := self.years.told(behind[0])):
                return found, behind[0].stop, current
        if close is not None and (found := self.years.told(close)):
            goes_on = self._goes_on.match(self.text, close.stop)
            alone = self.begins_a_path(asked) or self.ends_a_path(asked)
            keeps = current if alone or goes_back(current, found) else found
            if not self.grammar.spaced:
                alone = alone or close.role == "by"
                keeps = current if alone else (current or found)
            return found, close.stop, found if goes_on else keeps
        later = [
            w
            for w in behind
            if w.role == "by" and w.year and self.grammar.spaced and not self._begins_clause(w)
        ]
        if later and (found := self.years.told(later[-1])):
            return found, figure.after, current
        return None

    def _begins_clause(self, when: When) -> bool:
        """Say whether a time opens the next clause: 10% of the world, and by 2020 it had …."""
        low = max(0, when.start - BY)
        return self._and_by.search(self.text, low, when.start) is not None

    def _tell_base(self, asked: Asked) -> None:
        """Let a year from which a change is told be one that is compared with: up 300 from 2023."""
        figure, whens = asked.figure, asked.sentence.whens
        if asked.draft.value("measure") is not Measure.CHANGE:
            return
        for at, when in enumerate(whens):
            if when.start >= figure.after and when.role == "":
                low = max(0, figure.start - BY)
                during = self._by.search(self.text, low, figure.start) is not None
                form = self._from_before if during else self._from_base
                if form.fullmatch(self.text, figure.after, when.start):
                    whens[at] = replace(when, role="than")
                return

    def is_another(self, when: When) -> bool:
        """Say whether a time is of the figure behind it: 45% (Q3 2022: 29%), in 2023 it was 60%."""
        text = self.text
        if self._opens_next.match(text, when.stop):
            return True
        if text[when.stop : when.stop + 1] != ":":
            return False
        low = max(0, when.start - BRACKET)
        return text.rfind("(", low, when.start) > text.rfind(")", low, when.start)

    def begins_a_path(self, asked: Asked) -> bool:
        """Say whether a figure is where a path begins: up from 12 percent in 2020."""
        low = max(asked.gap, asked.start - 24)
        return self._path_begins.search(self.text, low, asked.start) is not None

    def ends_a_path(self, asked: Asked) -> bool:
        """Say whether a figure is where a path ends: from 12 to 15 percent."""
        start = asked.start
        if not self._path_ends.search(self.text, max(asked.gap, start - 8), start):
            return False
        low = max(asked.sentence.start, start - PATH)
        before = asked.previous
        began = self._path_began.search(self.text, low, start)
        if began is None or (self.grammar.spaced and before is None):
            return False  # exports from Penang came to 3 billion in 2023
        if before is None or not self.grammar.spaced:
            return True
        return any(
            before.start >= m.end() > before.start - START
            for m in self._path_began.finditer(self.text, low, before.start)
        )
