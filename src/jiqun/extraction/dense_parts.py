"""Read Chinese parts of a level that name only their thing: 营业额1.4万亿元。其中集成电路1.0万亿元.

A part, and the next item of a row of parts, measure what the level before them measures.
"""

from jiqun.extraction.defaults import is_money
from jiqun.extraction.dense_items import is_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "parts")

_IN_MONEY = (
    *(Indicator.REVENUE, Indicator.GROSS_OUTPUT, Indicator.EXPORTS, Indicator.IMPORTS),
    *(Indicator.INVESTMENT, Indicator.PROFIT, Indicator.VALUE_ADDED, Indicator.RETAIL_SALES),
    Indicator.TRADE,
)
_IN_MASSES = (Indicator.PRODUCTION, Indicator.CAPACITY)


class DenseParts:
    """Gives the parts of levels in one text what they are parts of."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._level: Draft | None = None

    def forget(self) -> None:
        """Forget the level: a paragraph begins."""
        self._level = None

    def mend(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Give a figure that names only its thing the indicator of the level before it."""
        level = self._level
        if level is None or draft.value("measure") is not Measure.LEVEL:
            return
        counted = draft.value("indicator") is Indicator.COUNT and self._is_alike(level, draft)
        if level.value("unit") != draft.value("unit"):
            return
        if not (counted or self._is_bare(draft, lead)):
            return
        low = lead[0] - (lead[0] > 0 and self.text[lead[0] - 1] in "；、")
        found = _ZH.part.fullmatch(self.text, low, lead[1])
        if found is None and level.start >= s.start:
            found = _ZH.next.fullmatch(self.text, low, lead[1])
        if found is None or not is_thing(self.text, found.span("what"), s):
            return
        draft.slots["indicator"] = level.slots["indicator"].inherited()
        whole = found["what"] + (found["kind"] or "")
        label = self.g.phrases.label(whole)  # 第三产业 is no 第三
        if label == whole:
            label = self.g.phrases.label(found["what"])
        draft.slots["subject"] = Slot(label, *found.span("what"))

    def note(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Keep a level that tells what it measures."""
        if draft.value("measure") is not Measure.LEVEL or self._is_bare(draft, lead):
            return
        kinds = _IN_MONEY if is_money(draft.value("unit")) else _IN_MASSES
        self._level = draft if draft.value("indicator") in kinds else None

    def _is_alike(self, level: Draft, draft: Draft) -> bool:
        """Say whether two numbers count by one word: 产量32万辆。其中新能源汽车11万辆."""
        return self.text[level.end - 1] == self.text[draft.end - 1]

    def _is_bare(self, draft: Draft, lead: tuple[int, int]) -> bool:
        """Say whether no word of a figure's own clause says what it measures."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value is Indicator.OTHER or kind.how == DEFAULT:
            return True
        return kind.start is None or kind.start < lead[0]
