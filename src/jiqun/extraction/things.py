"""Name the thing of a figure by its own clause, where no lexicon knows it."""

import re
from typing import Any

from jiqun.extraction.compounds import Compounds
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.plausible import names
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.text_reader import TextReader
from jiqun.model import Indicator, Measure

_FLOWS = frozenset({"total exports", "total imports", "total trade", "exports", "imports", "trade"})
_OPENING = re.compile(r"[(（]\s*$")
_PLACED = (Indicator.LAND, Indicator.CAPACITY)
_UNNAMED = (Indicator.OTHER, Indicator.LAND, Indicator.CAPACITY, Indicator.PRODUCTION)
PHYSICAL = frozenset(
    ["m2", "m3", "t", "dwt", "kg", "kW", "MW", "GW", "kWh", "mu", "ha", "km2", "jin", "km"]
)


class ThingReader(TextReader):
    """Reads the noun phrases of one text that name what a figure measures.

    Attributes:
        compounds: the reader of compounds that the subjects use.
    """

    compounds: Compounds

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and the words around things."""
        super().__init__(g)
        self.phrases = g.phrases
        self._names = names(g.pack.code)
        self.months = frozenset(map(str, g.pack.periods.get("months", ())))
        self.spans = frozenset(str(w).lower() for w in g.pack.units["spans"])
        form = g.pack.form
        self._destined = form("names", "destined")
        self._worth = form("names", "worth")
        self._finite = form("names", "finite")
        self._saved = form("names", "things", "saved")
        self._speaks = form("names", "things", "speaks")
        self._amount_of = form("names", "things", "amount_of")
        self._made = frozenset(map(str, g.pack.entry("names", "things", "made") or ()))

    def shared(self, draft: Draft) -> None:
        """Take indicator and subject of `60% of India's soap output`."""
        start, mark = draft.value("shared")
        words = self.text[start : mark.start].strip()
        draft.slots["indicator"] = Slot(
            Indicator(mark.meaning.indicator or "other"), mark.start, mark.end
        )
        if words and draft.value("subject") in (None, "total"):
            draft.slots["subject"] = Slot(self.phrases.label(words), start, start + len(words))

    def amount_of(self, figure: Figure, draft: Draft, limit: int) -> None:
        """Take the thing behind a physical amount: 80 km of metro, 300,000 m2 of workshops."""
        lead = self._amount_of.match(self.text, figure.after)
        found = self.phrases.right(self.text, lead.end(), limit) if lead else None
        if found is None or lead is None or found[0] - lead.end() > 1:
            return
        words = self.text[slice(*found)]
        meaning = self.g.lexicon.meaning(words)
        if meaning is not None and meaning.indicator:
            return
        draft.slots["subject"] = Slot(self.phrases.label(words), *found)
        if figure.unit in ("m2", "km") and draft.value("indicator") not in _PLACED:
            draft.set("indicator", Indicator.OTHER)

    def named(
        self, figure: Figure, draft: Draft, own: list[Mark], sentence: Any, gap: int, state: State
    ) -> None:
        """Take the noun phrase that opens the figure's own clause, where no lexicon knows it.

        As the subject of the clause's verb it is what the figure is of, whatever the text spoke
        of before: `…, the local supporting rate of rail equipment is more than 80%`. Other such
        phrases only name what has no name yet: `bumiputra equity ownership, at 23%`.
        """
        if not self.g.spaced or figure.unit == "count":
            return
        saved = draft.value("measure") is Measure.CHANGE and figure.unit == "percent"
        held = draft.slots.get("subject")
        known = held is not None and held.value is not None
        here = known and held is not None and (held.start or 0) >= gap
        tells = not (here or saved or figure.unit in PHYSICAL)
        lacks = not known and draft.value("indicator") in (None, *_UNNAMED)
        if not (tells or lacks):
            return
        low = max([gap, sentence.start, *self.compounds.barriers])
        span = self.phrases.opening(self.text, low, figure.start)
        if saved:  # cuts gas use by 25 per cent: the gas, not the kiln
            span = self._what_is_saved(gap, figure) or span
        if span is None:
            return
        words = self.text[slice(*span)]
        marks = self.g.lexicon.find(self.text, *span)
        if self._speaks.search(words) or any(m.meaning.area for m in marks):
            return
        if self._names.names_nothing(words):
            return  # together they account for 65%
        if tells and self._is_subject(span, marks, own, figure):
            draft.slots.pop("indicator", None)
            draft.slots["subject"] = Slot(self.phrases.label(words), *span)
            state.subject, state.indicator = draft.slots["subject"], None
        elif lacks and not ((meaning := self.g.lexicon.meaning(words)) and meaning.cues):
            draft.slots["subject"] = Slot(self.phrases.label(words), *span)

    def _is_subject(
        self, span: tuple[int, int], marks: list[Mark], own: list[Mark], figure: Figure
    ) -> bool:
        """Say whether a phrase is the subject of its clause: a name of its own, then a verb."""
        words = self.text[slice(*span)]
        if any(m.end > span[0] and (m.meaning.indicator or m.meaning.subject) for m in own):
            return False
        if self.phrases.is_vague(words) or not words[-1].isalnum():
            return False
        if any(m.meaning.cues for m in marks):
            return False
        return self._finite.match(self.text[span[1] : figure.start]) is not None

    def traded(self, figure: Figure, draft: Draft, limit: int) -> None:
        """Take the goods behind an amount of trade: exported $25.8 billion in automotive goods."""
        if draft.value("subject") not in (None, "total") or not figure.unit.isupper():
            return
        if draft.value("indicator") not in TRADED:
            return
        lead = self._worth.match(self.text, figure.after)
        span = self.phrases.right(self.text, lead.end(), limit) if lead else None
        if span is None or lead is None or span[0] > lead.end() + 1:
            return
        marks = self.g.lexicon.find(self.text, *span)
        words = self.text[slice(*span)]
        last = words.split()[-1].lower()
        dull = {last, words.split()[0].lower()} & (self.spans | self.months) or all(
            w.lower() in self.phrases.broad for w in words.split()
        )
        if dull or any(m.meaning.area or m.meaning.indicator or m.meaning.cues for m in marks):
            return
        draft.slots["subject"] = Slot(self.phrases.label(words), *span)

    def destined(self, figure: Figure, draft: Draft) -> None:
        """Take where the goods of a share go or come from: 73% of exports went to the EU."""
        of = draft.slots.get("of")
        if draft.value("measure") is not Measure.SHARE or of is None:
            return
        if draft.value("subject") not in (None, "total") or str(of.value) not in _FLOWS:
            return
        behind = self._destined.match(self.text, max(figure.after, of.end or 0))
        span = self.phrases.right(self.text, behind.end(), behind.end() + 60) if behind else None
        if span is not None:
            draft.slots["subject"] = Slot(self.phrases.label(self.text[slice(*span)]), *span)

    def _what_is_saved(self, gap: int, figure: Figure) -> tuple[int, int] | None:
        """Give what a technique does with less of: cuts [water use] by 25 per cent."""
        found = self._saved.search(self.text, gap, figure.start)
        return found.span("what") if found else None

    def bracketed(self, figure: Figure, gap: int) -> tuple[int, int] | None:
        """Give the words before a figure that stands alone in brackets: pumps (23%)."""
        if self.text[figure.after : figure.after + 1] not in ")）":
            return None
        before = self.text[max(gap - 1, figure.start - 3) : figure.start]
        opening = _OPENING.search(before)
        if opening is None:
            return None
        return self.phrases.left(self.text, gap, figure.start - len(before) + opening.start())

    def measured(self, figure: Figure, draft: Draft, limit: int, state: State) -> None:
        """Take the thing behind a physical amount: 提供产业空间 is 80万平方米产业空间."""
        if figure.unit not in PHYSICAL or figure.bare:
            return
        subject = draft.slots.get("subject")
        here = (
            subject is not None
            and subject.start is not None
            and subject.start >= self.compounds.gap
        )
        if here and subject is not None and subject.value not in self._made:
            return
        follows = self.text[figure.after : figure.after + 1]
        if not "\u4e00" <= follows <= "\u9fff" or follows in "以左上的为和与及余多等，":
            return
        found = self.phrases.right(self.text, figure.after, limit)
        if found is None or found[0] != figure.after or found[1] - found[0] < 2:
            return
        draft.slots["subject"] = Slot(self.phrases.label(self.text[slice(*found)]), *found)
        state.subject = draft.slots["subject"]
