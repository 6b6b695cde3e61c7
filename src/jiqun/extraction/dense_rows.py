"""Say what the rows of a flattened Chinese table measure, and where.

A row may leave out what the row above it or the title of the table says: 第一产业 under
地区生产总值, 锂离子电池 under 主要产品产量, a district under 各区县财政收入.
"""

from collections.abc import Mapping
from dataclasses import replace

from jiqun.extraction.defaults import fits
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, Meaning
from jiqun.extraction.state import INHERITED, Slot
from jiqun.extraction.tables import Cell
from jiqun.extraction.when import When
from jiqun.lang import Forms
from jiqun.model import Indicator

_ZH = Forms("zh", "forms", "rows")


class RowKinds:
    """Keeps what the title of a table and its rows have said.

    Attributes:
        names: names of places that mean something in this text alone.
    """

    def __init__(self, g: Grammar, text: str) -> None:
        """Begin without a title."""
        self.g, self.text = g, text
        self.title: Slot | None = None
        self.row: Slot | None = None
        self.thing: Slot | None = None
        self.names: Mapping[str, str] = {}

    def begin(self, title: tuple[int, int] | None) -> None:
        """Begin a table: what its title measures is what its rows do."""
        self.row = None
        self.title = self._indicator(*title) if title is not None else None
        self.thing = self._thing(*title) if title is not None else None

    def _thing(self, start: int, end: int) -> Slot | None:
        """Give the thing that the title names; rows that tell times alone are of it."""
        marks = [m for m in self.g.lexicon.find(self.text, start, end) if m.meaning.subject]
        return Slot(marks[-1].meaning.subject, marks[-1].start, marks[-1].end) if marks else None

    def _marks(self, start: int, end: int) -> list[Mark]:
        return [m for m in self.g.lexicon.find(self.text, start, end) if m.meaning.indicator]

    def _indicator(self, start: int, end: int) -> Slot | None:
        marks = self._marks(start, end)
        if not marks:
            return None
        last = marks[-1]
        return Slot(Indicator(last.meaning.indicator or "other"), last.start, last.end, INHERITED)

    def is_sub(self, label: Cell) -> bool:
        """Say whether a row is a part of the one above it, by its mark or its indent."""
        line = self.text.rfind("\n", 0, label.start) + 1
        indented = label.start > line and not self.text[line : label.start].strip("\u3000 ")
        return indented or _ZH.sub.match(label.text) is not None

    def indicator(
        self, label: Cell, own: Slot | None, head: Slot | None, unit: str | None
    ) -> Slot | None:
        """Give what a row measures: its own label, its column, the row above, or the title."""
        counts = _ZH.counts.search(_ZH.clean.sub("", label.text)) if unit == "count" else None
        if counts is not None and (own is None or not fits(own.value, unit or "")):
            return Slot(Indicator.COUNT, label.start, label.end, INHERITED)
        if own is not None and (unit is None or fits(own.value, unit)):
            if not self.is_sub(label) or self.row is None:
                self.row = own
            return own
        if head is not None:
            return head
        kept = self.row if self.row is not None else None
        if kept is None or (not self.is_sub(label) and not self._is_sector(label)):
            kept = self.title or kept
        if kept is None:
            return None
        if unit is not None and not fits(kept.value, unit):
            return None
        if kept.value is Indicator.GDP and self.area(label) is None:
            kept = replace(kept, value=Indicator.VALUE_ADDED)  # an industry has no GDP
        return kept.inherited()

    def _is_sector(self, label: Cell) -> bool:
        marks = self.g.lexicon.find(self.text, label.start, label.end)
        return any(m.meaning.subject and m.meaning.recurring for m in marks)

    def subject(self, label: Cell) -> Slot | None:
        """Give what a row is about in the words of its label; totals and places are no things."""
        words = _ZH.clean.sub("", label.text)
        if not words or _ZH.total.fullmatch(words) or self.area(label) is not None:
            return None
        if _ZH.time.fullmatch(words):
            return self.thing.inherited() if self.thing is not None else None
        stem = _ZH.tails.sub("", words)
        if len(stem) > 1:
            words = stem
        return Slot(self.g.phrases.label(words), label.start, label.end)

    def area(self, label: Cell) -> Mark | None:
        """Give the place that a label names, where it names nothing else."""
        words = _ZH.clean.sub("", label.text).replace("\u3000", "").replace(" ", "")
        meaning = self.g.lexicon.meaning(words)
        if words in self.names:
            meaning = Meaning(area=self.names[words])
        if meaning is None or meaning.area is None:
            return None
        return Mark(label.start, label.end, meaning)

    def when(self, label: Cell) -> When | None:
        """Give the point in time that a label begins with: 3月末存款余额."""
        found = self.g.periods.find(self.text, label.start, label.end)
        first = next((w for w in found if w.role != "than"), None)
        return first if first is not None and first.end else None
