"""Give amounts without their money that of the text: exports gained 16 percent to 278 billion.

Billions of what is measured in money are money, if no thing stands behind them that they count.
"""

from collections.abc import Sequence

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.model import Indicator, Measure

LEAST = 1e9
"""Numbers from which on what is measured in money is no number of goods: our choice."""
_IN_MONEY = frozenset(
    {
        *(Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE, Indicator.GDP),
        *(Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PROFIT),
        *(Indicator.INVESTMENT, Indicator.FDI, Indicator.RETAIL_SALES, Indicator.FISCAL_REVENUE),
        *(Indicator.DEPOSITS, Indicator.LOANS, Indicator.RD_EXPENDITURE, Indicator.SUBSIDY),
    }
)


class BareAmounts(TextReader):
    """Keeps the money that one text told last."""

    def __init__(self, g: Grammar) -> None:
        """Compile the forms of a pack."""
        super().__init__(g)
        self._ends = g.pack.form("numbers", "alone", "amount") if g.spaced else None
        self._money: str | None = None

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Give the bare amounts of a sentence the money told last."""
        if self._ends is None:
            return
        for draft in drafts:
            unit = draft.value("unit")
            if is_money(unit):
                self._money = unit
            elif self._money is not None and unit == "count" and self._is_amount(draft):
                draft.slots["unit"] = Slot(self._money, draft.start, draft.end)

    def _is_amount(self, draft: Draft) -> bool:
        if draft.value("measure") not in (Measure.LEVEL, Measure.CHANGE):
            return False
        if draft.value("indicator") not in _IN_MONEY or abs(draft.value("value")) < LEAST:
            return False
        return self._ends is not None and self._ends.match(self.text, draft.end) is not None
