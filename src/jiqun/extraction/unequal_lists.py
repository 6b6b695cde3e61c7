"""Hold a `respectively` list against its figures: as many names, or nobody knows which is which."""

import re
from itertools import pairwise
from typing import Any, NamedTuple

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, within
from jiqun.extraction.state import Draft
from jiqun.model import Bound

UNEQUAL = "unequal"
"""How a subject was given that names a whole list: its figures are more or fewer than its names."""
LONGEST_NAME = 60
"""Characters of one name of a list; a longer piece is a clause. Our choice."""
GOES_ON = 4
"""Characters behind a list in which a rise or fall goes on with it: 3%、4%，下降2%. Our choice."""


class Listed(NamedTuple):
    """A list of names before its figures.

    Attributes:
        start, end: from the first name to the last.
        pieces: the names.
        parts: for each way to part it, how many names it has.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    parts: frozenset[int]


class ListCounter:
    """Counts the names of the lists of one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar, the text and the forms of lists."""
        self.g, self.text = g, text
        form = g.pack.form
        self._parts, self._ends = form("names", "lists", "parts"), form("names", "lists", "ends")
        self._begins = form("names", "lists", "begins")
        self._vague, self._lead = form("names", "lists", "vague"), form("names", "lists", "lead")
        self._joins = form("names", "lists", "joins")
        self._ways = (form("names", "lists", "marks"), self._joins)

    def unequal(self, s: Any, low: int, high: int, run: list[Draft]) -> tuple[int, int] | None:
        """Give the span of a list that has another number of names than it has figures.

        None where that may be our own miscount: nested lists, lists with `etc.`, figures of other
        kinds that go on. `low` and `high` bound the words before the figures.
        """
        told = self._told(s, run)
        listed = self._listed(s, low, high)
        if told is None or listed is None or told in listed.parts:
            return None
        if len(listed.pieces) > told and not self._are_names(s, listed):
            return None
        return listed.start, listed.end

    def _told(self, s: Any, run: list[Draft]) -> int | None:
        """Count the figures, a range as one; None where the list goes on with something else."""
        count = len(run)
        for low, high in pairwise(run):
            count -= low.value("bound") is Bound.GE and high.value("bound") is Bound.LE
        after = run[-1].end
        if not self.g.spaced and self._parts.match(self.text, after):
            return None
        moves = [m.start for m in s.marks if m.meaning.cues & {"up", "down"}]
        if any(after <= at <= after + GOES_ON for at in moves):
            return None
        return count

    def _listed(self, s: Any, low: int, high: int) -> Listed | None:
        """Read the list that ends right before the verb; None where there is none for sure."""
        text = self.text
        for when in s.whens:
            if when.stop <= high:
                low = max(low, when.stop)
        window = text[low:high]
        opened = self._begins.search(window.replace("\n", " "))
        start = low + (opened.end() if opened else 0)
        if ended := self._ends.search(text, start, high):
            high = ended.start()
        start += len(text[start:high]) - len(text[start:high].lstrip(" ,，\n"))
        if self._vague.search(text, start, high) or text[high - 1 : high] in (",", "，"):
            return None
        if any(start < when.stop and when.start < high for when in s.whens):
            return None
        names = [m for m in within(s.marks, start, high) if m.meaning.subject or m.meaning.area]
        pieces = self._pieces(names, start, high, self._parts)
        dropped = 0
        while pieces and self._lead.match(text, *pieces[0]):
            pieces, dropped = pieces[1:], dropped + 1
        if len(pieces) < 2 or any(e - b > LONGEST_NAME for b, e in pieces):
            return None
        if self._is_nested(s, names, pieces):
            return None
        if self._joins.search(text, low, pieces[0][0]):
            return None  # exports and imports of A and B
        parts = frozenset({len(pieces), len(pieces) + dropped})
        if not self.g.spaced:  # a name may hold one of the words that join names
            ways = (len(self._pieces(names, pieces[0][0], high, way)) for way in self._ways)
            parts |= {n for n in ways if n > 1}
        return Listed(*self._names_alone(s, pieces), tuple(pieces), parts)

    def _names_alone(self, s: Any, pieces: list[tuple[int, int]]) -> tuple[int, int]:
        """Leave out the place before the first name and the measure behind the last."""
        start, end = pieces[0][0], pieces[-1][1]
        if self.g.spaced:
            owner = next((m for m in s.marks if m.meaning.area and m.start == start), None)
            owned = owner is not None and self.text[owner.end : owner.end + 3] == "'s "
            return (owner.end + 3 if owner and owned else start), end
        first, last = pieces[0][1], pieces[-1][0]
        start = max([start, *(m.end for m in s.marks if m.meaning.area and m.start == start)])
        kinds = [m.start for m in s.marks if m.meaning.indicator and m.end == end]
        cut = max([last, *(at for at in kinds if at > last)])
        return (start if start < first else pieces[0][0]), (cut if cut > last else end)

    def _pieces(
        self, names: list[Mark], low: int, high: int, parts: re.Pattern[str]
    ) -> list[tuple[int, int]]:
        """Part a list, never inside a name that is known; blanks at the ends are left out."""
        found, at = [], low
        cuts = [m.span() for m in parts.finditer(self.text, low, high)]
        cuts = [(a, b) for a, b in cuts if not any(m.start < b and a < m.end for m in names)]
        for a, b in [*cuts, (high, high)]:
            words = self.text[at:a]
            if words.strip():
                blank = len(words) - len(words.lstrip())
                found.append((at + blank, at + len(words.rstrip())))
            at = b
        return found

    def _is_nested(self, s: Any, names: list[Mark], pieces: list[tuple[int, int]]) -> bool:
        """Say whether two lists stand in one another: exports and imports of A and B."""
        low, high = pieces[0][0], pieces[-1][1]
        words = self._joins.finditer(self.text, low, high)
        free = [w for w in words if not any(m.start < w.end() and w.start() < m.end for m in names)]
        last = pieces[-1][0]
        if len(free) > 1 or (free and self.text[free[0].end() : last].strip()):
            return True
        kinds = [m for m in s.marks if m.meaning.indicator]
        holding = sum(any(b <= m.start and m.end <= e for m in kinds) for b, e in pieces)
        places = {(m.start, m.end) for m in names if m.meaning.area}
        alone = sum(piece in places for piece in pieces)
        tail = within(s.marks, *pieces[-1])
        if alone == len(pieces) - 1 and tail and tail[0].meaning.area:
            alone += 1  # 苏州、无锡、常州GDP
        return holding not in (0, 1, len(pieces)) or alone not in (0, len(pieces))

    def _are_names(self, s: Any, listed: Listed) -> bool:
        """Say whether every piece of a list is a name, and the first no clause that leads to it."""
        if not self.g.spaced:
            return True
        before = self.text[max(0, listed.start - 8) : listed.start].lower()
        if before.rstrip().endswith(("'s", " of", " of the", "both", "between")):
            return True
        known = [m for m in s.marks if m.meaning.subject or m.meaning.indicator or m.meaning.area]
        return all(any(b <= m.start and m.end <= e for m in known) for b, e in listed.pieces)
