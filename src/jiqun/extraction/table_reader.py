"""Turn the rows of a flattened table into drafts of claims."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jiqun.extraction.defaults import PER_HEAD, is_money
from jiqun.extraction.dense_rows import RowKinds
from jiqun.extraction.dense_subjects import is_vague, names_no_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of
from jiqun.extraction.sentences import Paragraph
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.extraction.table_leads import is_dashed, leads, told_above
from jiqun.extraction.table_units import unit_above, unit_in, unit_of_label, unit_of_line
from jiqun.extraction.table_wholes import whole_of
from jiqun.extraction.tables import (
    FEWEST_COLUMNS,
    Cell,
    Entry,
    Table,
    cells_of,
    entries,
    is_rule,
    looks_tabular,
    merge_headers,
    read_header,
)
from jiqun.extraction.upright_tables import Upright
from jiqun.lang import Forms
from jiqun.model import Bound, Indicator, Measure, Period, Status

_ZH = Forms("zh", "forms", "table_reader")

_PROSE = re.compile(r"。(?=.)|[，；][^\s|]*[，；]")
"""Marks inside a line in dense text that only sentences have."""
_COUNTED = (Indicator.EMPLOYMENT, Indicator.POPULATION, Indicator.PATENTS, Indicator.COUNT)
_OF_THINGS = ("capacity", "exports", "gross_output", "value_added")
_BINDS = ("预期性", "约束性")
_YEAR = re.compile(r"\s*((?:19|20)\d{2})\b")
_BRACKETS = re.compile(r"[（(]([^（）()]{1,24})[）)]")
_LABEL_NOISE = re.compile(
    r"^[#＃\s*·•一二三四五六七八九十\d、.．（）()]*(?:其中[：:]?|(?:of which|including):? *)?"
    r"|[（(][^（）()]*[）)]"
)


class TableReader:
    """Keeps the header in force and reads the rows under it."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Begin without a table."""
        self.g, self.text = g, text
        self.table: Table | None = None
        self.head: list[Cell] = []
        self.unit: tuple[str, Decimal] | None = None
        self.candidate: tuple[Table, list[Cell]] | None = None
        self.kinds = RowKinds(g, text)
        self.title: tuple[int, int] | None = None
        self._cut: tuple[Paragraph | None, list[Cell]] = None, []
        self._numbered = False
        self._parts = g.pack.form("names", "table", "parts")
        self._above: tuple[Slot | None, tuple[str, Decimal] | None] = None, None
        self._marks: dict[tuple[int, int], list[Mark]] = {}

    def cells_of(self, paragraph: Paragraph) -> list[Cell]:
        """Give the cells of a line; they are kept until the next line is asked for."""
        if self._cut[0] is not paragraph:
            cells = cells_of(self.text, paragraph.start, paragraph.end, self.g.spaced)
            self._cut = paragraph, self._unnumbered(cells)
        return self._cut[1]

    def _unnumbered(self, cells: list[Cell]) -> list[Cell]:
        """Leave out the column of a Chinese table that only numbers its rows."""
        if self.g.spaced or len(cells) < len("序号"):
            return cells
        if cells[0].text.strip() in ("序号", "编号"):
            self._numbered = True
            return cells[1:]
        return cells[1:] if self._numbered and cells[0].text.strip().isdigit() else cells

    def takes(self, paragraph: Paragraph) -> bool:
        """Say whether a line belongs to a table; a header is kept for what follows."""
        line = self.text[paragraph.start : paragraph.end]
        unit, alone = unit_of_line(self.g, line)
        self.unit = unit or self.unit
        if alone:
            return True
        if is_rule(line):
            if self.candidate is not None:
                self.table, self.head = self.candidate  # a rule under it makes a line a header
            return True
        candidate, self.candidate = self.candidate, None
        if "\n" in line:
            return False
        if self.g.spaced and "|" not in line and "\t" not in line and "  " not in line:
            if self.table is not None and leads(
                self.text, paragraph.start, paragraph.end, self.table
            ):
                lead = Cell(paragraph.start, paragraph.end, line)
                self._above = self._indicator(lead), self._unit_of(lead)
                return True
            self.table, self.head = None, []
            return False
        if not self.g.spaced and "|" not in line and "\t" not in line and _PROSE.search(line):
            self.table, self.head = None, []
            return False  # sentences with blanks between them
        cells = self.cells_of(paragraph)
        bars = line.count("|") >= FEWEST_COLUMNS - 1
        header = read_header(self.g, cells, self.text)
        if header is None and bars and self.head and not any(c.text[:1].isdigit() for c in cells):
            merged = merge_headers(self.head, cells)
            header = read_header(self.g, merged, self.text) or self.table
            cells = merged
        plain = bars or not self.g.spaced or "\t" in line
        if header is not None and (plain or any(c.kind == "unit" for c in header.columns)):
            self.table, self.head = header, cells
            self.kinds.begin(self.title)
            return True
        if header is not None and candidate is None:
            self.candidate = (header, cells)
        if self.table is not None and len(cells) == len(self.table.columns):
            return True
        if looks_tabular(cells, line):
            if bars and not any(c.text[:1].isdigit() for c in cells):
                self.head = cells
            return bars or (self.g.spaced and len(cells) > 4)
        self.table, self.head = None, []
        if paragraph.is_heading:
            self.title = (paragraph.start, paragraph.end)
        elif unit is None:
            self.title = None
        return False

    def rows(self, paragraph: Paragraph) -> list[tuple[Draft, Entry]]:
        """Give the drafts of a row; the reader fills area and period."""
        if self.table is None:
            return []
        return self.row(self.cells_of(paragraph))

    def upright(self, found: Upright) -> Iterator[tuple[Draft, Entry, list[Cell]]]:
        """Give the drafts of a table whose cells stand one under another."""
        kept = self.table, self.head, self.unit
        unit = unit_above(self.g, self.text, found.start)
        for cells in found.rows:
            self.table, self.head, self.unit = found.table, [found.table.columns[0].head], unit
            for draft, entry in self.row(list(cells)):
                yield draft, entry, list(cells)
        self.table, self.head, self.unit = kept
        self._above = None, None

    def row(self, cells: list[Cell]) -> list[tuple[Draft, Entry]]:
        """Give the drafts of the cells of a row under the table in force."""
        if self.table is None:
            return []
        if cells and cells[0].start >= self.head[0].start and cells[0].start <= self.head[0].end:
            return []
        if len(cells) != len(self.table.columns):
            return []
        label = cells[0]
        if self.g.spaced and not self._is_part(label):
            self._above = self._indicator(label), self._unit_of(label)
        unit = self._unit_of(label) or (self._above[1] if self._is_part(label) else None)
        unit = unit or self.unit
        for cell, column in zip(cells, self.table.columns, strict=True):
            if column.kind == "unit":
                unit = unit_in(self.g, cell.text) or unit
        found = []
        for entry in entries(self.table, cells):
            draft = self._draft(entry, label, unit)
            if draft is not None:
                found.append((draft, entry))
        if not self.g.spaced and any(c.text.strip() in _BINDS for c in cells):
            years = [e.when.year for _, e in found if e.when is not None and e.when.year]
            for draft, entry in found:
                if entry.when is not None and years and entry.when.year == max(years):
                    draft.set("status", Status.TARGET)  # 预期性 is what a plan aims at
        return found

    def _draft(self, entry: Entry, label: Cell, unit: tuple[str, Decimal] | None) -> Draft | None:
        head, told = entry.column.head, unit
        own_place = self._place(label)
        indicator = self._indicator(label) if own_place is None else None
        subject = self._subject(label) if own_place is None else None
        if own_place is not None:
            unit = unit_in(self.g, head.text) or unit
            indicator, subject = self._of_column(head, entry, unit)
        elif not self.g.spaced:
            column = None if entry.measure is Measure.GROWTH else self._indicator(head)
            if column is None and entry.measured is not None:
                column = self._indicator(
                    entry.measured
                )  # 产量 heads the column before the growth's
            if indicator is None or column is not None:
                unit = unit_in(self.g, head.text) or unit
            own = indicator
            plain = None if unit is None or unit[0] == "percent" else unit[0]
            indicator = self.kinds.indicator(label, own, column, plain)
            if indicator is not own or subject is None:
                subject = subject if indicator is own else self.kinds.subject(label)
            if indicator is None:
                return None
        elif indicator is None:
            indicator = self._indicator(head)
            if indicator is None and entry.measured is not None and entry.measured is not head:
                indicator = self._indicator(entry.measured)  # what the growth is of
            if indicator is None and self._is_part(label):
                indicator = self._above[0]
            thing = any(m.meaning.subject for m in self._marks_of(head))
            of_head, of_row = self._subject(head), self._named(label)
            subject = subject or ((of_head or of_row) if thing else (of_row or of_head))
            unit = unit_in(self.g, head.text) or unit
        if not self.g.spaced and (bracket := _BRACKETS.search(head.text)):
            unit = unit_in(self.g, bracket[1]) or unit
        if indicator is None and entry.when is not None:
            if unit is None:
                indicator = self._how_many(entry, subject)
            elif told is not None and self._counts_goods(told[0]):
                indicator = Slot(Indicator.PRODUCTION, label.start, label.end, INHERITED)
        if indicator is None and self.g.spaced:
            of = entry.measured if entry.measure is Measure.GROWTH else head
            said = (unit_in(self.g, of.text) if of is not None else None) or self.unit
            if said is not None and said[0] != "percent":
                indicator = told_above(self.g, self.text, self.head[0].start, said[0])
        if indicator is None:
            return None
        if subject is not None and subject.value is None:
            subject = None
        if indicator.value is Indicator.GDP and subject is not None and subject.value != PER_HEAD:
            indicator = replace(indicator, value=Indicator.VALUE_ADDED)  # an industry has no GDP
        measure = entry.measure
        low = label.text.lower()
        if unit is not None and unit[0] == "percent" and self._is_share(low):
            measure = Measure.SHARE
        if (
            measure in (Measure.GROWTH, Measure.GROWTH_AVG)
            or measure is Measure.SHARE
            or entry.percent
        ):
            unit = ("percent", Decimal(1))
            if measure in (Measure.LEVEL, Measure.SHARE) and indicator.value is Indicator.PRICES:
                measure = Measure.GROWTH
            elif measure is Measure.LEVEL:
                measure = Measure.SHARE
        if unit is None and self.g.spaced and indicator.value in _COUNTED:
            unit = ("count", Decimal(1))
        if unit is None:
            return None
        draft = Draft(entry.cell.start, entry.cell.end)
        here = (entry.cell.start, entry.cell.end)
        draft.set("value", entry.value * unit[1], here)
        told_by = label if unit == self._unit_of(label) else head
        draft.set("unit", unit[0], (told_by.start, told_by.end) if told_by.text else here)
        draft.set("bound", Bound.EQ)
        draft.set("measure", measure, (head.start, head.end) if head.end > head.start else None)
        draft.slots["indicator"] = indicator
        draft.slots["subject"] = subject or Slot(None)
        if subject is None and indicator.value in (
            Indicator.TRADE,
            Indicator.EXPORTS,
            Indicator.IMPORTS,
        ):
            draft.slots["subject"] = Slot("total", how="default")
        if measure is Measure.SHARE:
            whole = (
                whole_of(self.g, self.text, head)
                or whole_of(self.g, self.text, label)
                or self._usual_whole(label)
            )
            if whole is None and indicator.value is Indicator.VALUE_ADDED and self._of_gdp(label):
                whole = Slot("gdp", label.start, label.end)
            if whole is not None:
                draft.slots["of"] = whole
        if not self.g.spaced and (place := self.kinds.area(label)) is not None:
            draft.slots["area"] = Slot(place.meaning.area, label.start, label.end)
            draft.slots["subject"] = Slot(None)
        own_place = own_place or self._place(head)
        if own_place is not None:
            draft.slots["area"] = own_place
        aimed = not self.g.spaced and any(
            word in head.text for word in ("目标", "预期值", "规划值")
        )
        draft.set("status", Status.TARGET if aimed else Status.ACTUAL)
        draft.doubts = 0.05
        return draft

    def _unit_of(self, label: Cell) -> tuple[str, Decimal] | None:
        return unit_of_label(self.g, label.text)

    def _counts_goods(self, unit: str) -> bool:
        """Say whether a table with a column of units counts or weighs goods by this one."""
        units = self.table is not None and any(c.kind == "unit" for c in self.table.columns)
        return self.g.spaced and units and not is_money(unit) and unit != "percent"

    def _is_part(self, label: Cell) -> bool:
        """Say whether a row in a table that blanks hold is a part of the row above it."""
        if not self.g.spaced:
            return False
        if is_dashed(label.text):
            return True
        if not self.text.endswith(" ", 0, label.start):
            return False
        return self.text.endswith("  ", 0, label.start) or self._parts.match(label.text) is not None

    def _of_gdp(self, label: Cell) -> bool:
        above = self._above[0] if self._is_part(label) else None
        return above is not None and above.value is Indicator.GDP

    def _marks_of(self, cell: Cell) -> list[Mark]:
        """Give what the lexicon knows of a label or a head, which each cell beside it asks for."""
        place = cell.start, cell.end
        if place not in self._marks:
            self._marks[place] = self.g.lexicon.find(self.text, *place)
        return self._marks[place]

    def _indicator(self, cell: Cell) -> Slot | None:
        marks = [m for m in self._marks_of(cell) if m.meaning.indicator]
        if not marks:
            return None
        last = marks[-1] if not self.g.spaced else marks[0]
        return Slot(Indicator(last.meaning.indicator or "other"), last.start, last.end, INHERITED)

    def _subject(self, label: Cell) -> Slot | None:
        marks = self._marks_of(label)
        named = [m for m in marks if m.meaning.subject]
        kinds = [m for m in marks if m.meaning.indicator]
        if named:
            mark = named[0]
            return Slot(name_of(self.text, mark), mark.start, mark.end)
        if kinds and kinds[-1].meaning.indicator in ("energy", "other", "production", "revenue"):
            clean = _LABEL_NOISE.sub("", label.text).strip()
            if not self.g.spaced and kinds[-1].meaning.indicator == "revenue":
                clean = clean.removesuffix(self.text[kinds[-1].start : kinds[-1].end])
            return Slot(clean, label.start, label.end) if clean else None
        if kinds and not self.g.spaced and kinds[-1].meaning.indicator in _OF_THINGS:
            clean = _LABEL_NOISE.sub("", self.text[label.start : kinds[-1].start]).strip()
            if len(clean) > 1 and not is_vague(clean) and not names_no_thing(clean):
                return Slot(clean, label.start, kinds[-1].start)
        return None

    def _place(self, cell: Cell) -> Slot | None:
        """Give the place that a label or a head names by itself, in languages with blanks."""
        if not self.g.spaced:
            return None
        meaning = self.g.lexicon.meaning(cell.text)
        area = meaning.area if meaning is not None else self.kinds.names.get(cell.text)
        return Slot(area, cell.start, cell.end) if area else None

    def _of_column(
        self, head: Cell, entry: Entry, unit: tuple[str, Decimal] | None
    ) -> tuple[Slot | None, Slot | None]:
        """Give indicator and subject of a row that is a place: what the column's head says."""
        indicator, subject = self._indicator(head), self._subject(head)
        if indicator is None and entry.measure is Measure.GROWTH and entry.measured is not None:
            head = entry.measured  # growth is of what the column before it names
            indicator, subject = self._indicator(head), self._subject(head)
        if indicator is not None:
            return indicator, subject
        subject = subject or self._named(head)
        if unit is None:
            return self._how_many(entry, subject), subject
        return Slot(Indicator.OTHER, head.start, head.end, INHERITED), subject

    def _how_many(self, entry: Entry, subject: Slot | None) -> Slot | None:
        """Take whole numbers without a unit for how many there are of what the row names."""
        whole = entry.value == entry.value.to_integral_value() and not entry.percent
        if not self.g.spaced or not whole or subject is None or subject.value is None:
            return None
        return Slot(Indicator.COUNT, subject.start, subject.end, INHERITED)

    def _is_share(self, label: str) -> bool:
        words = self.g.pack.names["table"]["share"]
        if not self.g.spaced:
            return _ZH.rates.search(label) is not None
        return any(str(w) in label for w in words)

    def _named(self, label: Cell) -> Slot | None:
        """Give the words of a row's label; a row of totals names nothing of its own."""
        words = _LABEL_NOISE.sub("", label.text).strip()
        if not self.g.spaced or not words or not any(c.isalpha() for c in words):
            return None
        if words.lower() in self.g.pack.names["table"].get("total", ()):
            return Slot(None)
        return Slot(self.g.phrases.label(words), label.start, label.end)

    def _usual_whole(self, label: Cell) -> Slot | None:
        """Give what a Chinese rate is of by its name: 研发投入强度 of GDP."""
        if self.g.spaced:
            return None
        named = next((m for m in self._marks_of(label) if m.meaning.of), None)
        return Slot(named.meaning.of, named.start, named.end, INHERITED) if named else None

    def period_of(self, entry: Entry, cells: list[Cell]) -> Period | None:
        """Give the year that a row's own first cell states."""
        if self.table is None or self.table.columns[0].kind != "period":
            return None
        match = _YEAR.match(cells[0].text)
        return Period.parse(match[1]) if match else None
