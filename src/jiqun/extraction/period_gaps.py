"""Say what a figure without a time of its own has: a reason, or the year of its sentence."""

from jiqun.extraction.asked_periods import Asked
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Slot
from jiqun.extraction.when import When
from jiqun.extraction.years import YearReader
from jiqun.model import Indicator

FLOWS = frozenset(
    [
        *(Indicator.GDP, Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.REVENUE),
        *(Indicator.PROFIT, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.TRADE, Indicator.FDI),
        *(Indicator.INVESTMENT, Indicator.RETAIL_SALES, Indicator.FISCAL_REVENUE),
        *(Indicator.PRODUCTION, Indicator.INCOME, Indicator.RD_EXPENDITURE),
    ]
)
"""What is told of a stretch of time, never of a point in it."""
NO_DATE = "no_date"
"""How a period is null where a word of time counts from a day that nothing tells."""


def undated(asked: Asked, years: YearReader) -> When | None:
    """Give the nearest word of time whose year nothing tells: last month, 今年一季度."""
    whens = [w for w in asked.sentence.whens if w.year is None and w.role in ("", "by")]
    whens = [w for w in whens if years.resolve(w) is None]
    before = [w for w in whens if w.start < asked.figure.start]
    return before[-1] if before else next(iter(whens), None)


def beside_a_point(asked: Asked, g: Grammar, years: YearReader) -> Slot | None:
    """Give a flow the year of its sentence behind a stock's day: 年末1万家，出口增长5.2%."""
    current, s = asked.current, asked.sentence
    if g.spaced or current is None or not current.value.is_point:
        return None
    if asked.draft.value("indicator") not in FLOWS:
        return None
    first = next((w for w in s.whens if w.role == "" and w.year and not w.end), None)
    if first is None or first.start >= (current.start or 0) or first.part:
        return None
    return years.told(first)
