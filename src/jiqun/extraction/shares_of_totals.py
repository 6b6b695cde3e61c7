"""Tell what shares of a total measure: textiles took 74 percent of exports, so their exports."""

from collections.abc import Sequence

from jiqun.extraction.pronoun_wholes import total_label
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.model import Indicator, Measure

OF_TOTALS = {
    total_label(kind): kind for kind in Indicator if total_label(kind) not in (None, "gdp")
}
"""The labels of totals (claims.md), and what a part of each measures; parts of GDP are told apart
elsewhere."""


def read_shares_of_totals(drafts: Sequence[Draft]) -> None:
    """Give shares of a total whose own indicator no word told that of the total."""
    for draft in drafts:
        kind, of = draft.slots.get("indicator"), draft.slots.get("of")
        if draft.value("measure") is not Measure.SHARE or of is None or kind is None:
            continue
        whole = OF_TOTALS.get(str(of.value))
        if whole is not None and kind.value is Indicator.OTHER and kind.how == DEFAULT:
            draft.slots["indicator"] = Slot(whole, of.start, of.end)
