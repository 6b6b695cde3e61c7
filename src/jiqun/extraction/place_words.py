"""Know which place a word such as `the zone`, `the county` or `the whole city` stands for.

`Feixi County has 13 plants. The county made 1.2 million cars, the whole city 2 million.` The first
word stands for the place of its kind named last, the second for the place that the text is about.
"""

from collections.abc import Callable

from jiqun.data import catalogue
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, Meaning
from jiqun.extraction.state import State, is_ancestor
from jiqun.extraction.text_reader import TextReader

BACK = 900
"""Characters before a word in which the place that it stands for was named: our choice."""


class PlaceWords(TextReader):
    """Resolves the words for places in one text, in languages whose pack has the forms."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of the pack."""
        super().__init__(g)
        self._may = g.may
        self._part = g.pack.form("places", "words", "part")
        self._whole = g.pack.form("places", "words", "whole")
        self._called = g.pack.entry("places", "called") or {}
        self._kinds = {
            str(word): g.pack.form("places", "words", "named", str(word))
            for word in (g.pack.entry("places", "words", "named") or {})
        }

    def mark(
        self,
        marks: list[Mark],
        start: int,
        end: int,
        state: State,
        find: Callable[[int, int], list[Mark]],
    ) -> list[Mark]:
        """Add marks for the words between two places that stand for one named before."""
        if not self._kinds:
            return marks
        held = [m for m in marks if m.meaning.area]
        added = self._parts(held, start, end, find)
        home = state.area.value if state.area else None
        if home is not None and self._strays(home, held, state):
            for found in self._whole.finditer(self.text, start, end):
                if self._is_one(home, found["kind"].lower()):
                    added.append(Mark(*found.span("word"), Meaning(area=home)))
        return sorted([*marks, *added], key=lambda m: m.start) if added else marks

    def _parts(
        self, held: list[Mark], start: int, end: int, find: Callable[[int, int], list[Mark]]
    ) -> list[Mark]:
        """Give marks for the words that stand for a place of their kind: the zone, the county."""
        if not self._may("places.words.part", self.text, start, end):
            return []
        added = []
        for found in self._part.finditer(self.text, start, end):
            first, last = found.span("word")
            if any(m.start < last and first < m.end for m in held):
                continue
            area = self._named_last(found["kind"].lower(), first, find)
            if area is not None:
                added.append(Mark(first, last, Meaning(area=area)))
        return added

    def _named_last(self, kind: str, at: int, find: Callable[[int, int], list[Mark]]) -> str | None:
        """Give the place of a kind that was named last before a word; None where there is none."""
        form = self._kinds.get(kind)
        if form is None:
            return None
        names = [*form.finditer(self.text, max(0, at - BACK), at)]
        for name in reversed(names):
            for mark in find(*name.span()):
                if mark.meaning.area and mark.end >= name.end() - 1:
                    return mark.meaning.area
        return None

    def _strays(self, home: str, held: list[Mark], state: State) -> bool:
        """Say whether a place within that of the text was spoken of last, or is in the sentence."""
        places = [m.meaning.area for m in held]
        if state.last_area is not None:
            places.append(state.last_area.value)
        return any(p and p != home and is_ancestor(home, p.partition(", ")[0]) for p in places)

    def _is_one(self, home: str, kind: str) -> bool:
        """Say whether a word can be one for the place of the text."""
        known = catalogue().areas.get(home)
        return known is not None and kind in self._called.get(known.kind, ())
