"""Read a rate by the words right around it, where the cues of its clause left it a share.

`21 per cent more than at the end of 2023` is growth, `by 8% or so annually` the average of some
years, `driving 5.3 percentage points of industrial growth` a contribution, and a tax of 15 percent
a level.
"""

import re
from collections.abc import Sequence

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

REACH = 80
"""Characters before a figure in which the words that fit its measure stand: our choice."""
_GROWS = frozenset(
    {
        Indicator.GDP,
        Indicator.VALUE_ADDED,
        Indicator.GROSS_OUTPUT,
        Indicator.RETAIL_SALES,
        Indicator.INVESTMENT,
        Indicator.FISCAL_REVENUE,
        Indicator.EXPORTS,
        Indicator.IMPORTS,
        Indicator.TRADE,
        Indicator.INCOME,
        Indicator.PRICES,
    }
)
"""What a bare rate behind its name says the growth of: GDP 5%, retail sales 5.5%."""


class ComparedRates:
    """Reads the rates of texts of one language; without forms, none is changed."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of the pack."""
        self._works = bool(g.pack.indicators.get("rates"))
        self._forms = Forms(g.pack.code, "indicators", "rates")

    def fit(
        self,
        text: str,
        figure: Figure,
        draft: Draft,
        told: Sequence[Draft],
        left: Sequence[Mark],
        gap: int,
        start: int,
    ) -> None:
        """Change the measure of a rate, where the words around it say another.

        Args:
            text: the text.
            figure: the figure.
            draft: what has been read of it.
            told: the figures before it in the sentence.
            left: the marks before it.
            gap: where the figure before ends, or the sentence begins.
            start: where the sentence begins.
        """
        slot = draft.slots.get("measure")
        if slot is None or not self._works:
            return
        low = max(gap, figure.start - REACH)
        if figure.unit == "percentage_point":
            self._points(text, figure, draft, low)
        elif figure.unit == "percent":
            if self._percent(text, figure, draft, low, slot):
                return
            rates = (one for one in reversed(told) if one.value("unit") == "percent")
            if (before := next(rates, None)) is not None:
                self._fall_too(text, figure, draft, before)
            named = any(m.meaning.indicator in _GROWS for m in left)
            if named and _is_open_share(slot):
                self._named_rate(text, figure, draft, start)

    def _fall_too(self, text: str, figure: Figure, draft: Draft, before: Draft) -> None:
        """Give the second of two falls that one verb tells its sign."""
        if before.value("sign") != -1 or "sign" in draft.slots or figure.value <= 0:
            return
        rated = before.value("measure") is draft.value("measure") is Measure.GROWTH
        if rated and self._forms.falls_too.fullmatch(text, before.end, figure.start):
            draft.slots["sign"] = before.slots["sign"]

    def _points(self, text: str, figure: Figure, draft: Draft, low: int) -> None:
        if draft.value("measure") is not Measure.GROWTH_GAP:
            return
        drives = self._forms.drives.search(text, low, figure.start)
        drives = drives or self._forms.driven.match(text, figure.after)
        if drives is not None:
            _set(draft, Measure.CONTRIBUTION, drives)
        elif eased := self._forms.eased.search(text, low, figure.start):
            _set(draft, Measure.LEVEL, eased)

    def _percent(self, text: str, figure: Figure, draft: Draft, low: int, slot: Slot) -> bool:
        """Read a rate by the words beside it; say whether they told anything."""
        open_share = _is_open_share(slot)
        differs = self._forms.differs.match(text, figure.end)
        if differs is not None and (open_share or slot.value is Measure.GROWTH_AVG):
            _set(draft, Measure.GROWTH, differs)
            if (differs["down"] or differs["under"]) and figure.value > 0:
                draft.set("sign", -1, differs.span())
            return True
        if (paid := self._is_paid(text, figure, low, slot)) is not None:
            _set(draft, Measure.LEVEL, paid)
            return True
        if slot.value is Measure.GROWTH or open_share:
            averages = self._forms.averages.search(text, low, figure.start)
            yearly = self._forms.yearly.match(text, figure.end)
            if averages is not None or (yearly is not None and not open_share):
                _set(draft, Measure.GROWTH_AVG, averages or yearly)
                return True
        return False

    def _named_rate(self, text: str, figure: Figure, draft: Draft, start: int) -> None:
        named = self._forms.named.fullmatch(text, start, figure.start)
        if named is not None and self._forms.ends.match(text, figure.end):
            _set(draft, Measure.GROWTH, named)

    def _is_paid(self, text: str, figure: Figure, low: int, slot: Slot) -> re.Match[str] | None:
        """Say whether a rate is what has to be paid: a tax of 15 percent, loans at 7 percent."""
        known = slot.value is Measure.GROWTH_AVG
        if not known and not _is_open_share(slot):
            return None
        found = self._forms.paid.search(text, low, figure.start)
        return found or (None if known else self._forms.paid_behind.match(text, figure.after))


def _is_open_share(slot: Slot) -> bool:
    return slot.value is Measure.SHARE and slot.how == DEFAULT


def _set(draft: Draft, measure: Measure, found: re.Match[str] | None) -> None:
    span = (draft.start, draft.end) if found is None else found.span()
    draft.set("measure", measure, span)
    if measure is not Measure.CONTRIBUTION:
        draft.slots.pop("of", None)
