"""Read firms above the scale, of which industry is measured, as industry above the scale.

Offices measure the firms above a size and call the sum industry: the industrial value added of
major enterprises, enterprises above designated size reported operating income. Where such firms
are counted they stay what the text calls them.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft
from jiqun.model import Indicator

INDUSTRY = "above-scale industry"
_MEASURED = (
    *(Indicator.VALUE_ADDED, Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PROFIT),
    Indicator.FISCAL_REVENUE,
)


def read_measured_firms(g: Grammar, text: str, drafts: Sequence[Draft]) -> None:
    """Give what is measured of firms above the scale the label of industry above the scale."""
    if not g.spaced:
        return
    sized = g.pack.form("indicators", "measures", "sized_firms")
    large = g.pack.form("indicators", "measures", "large_firms")
    made = g.pack.form("indicators", "measures", "of_industry")
    for draft in drafts:
        subject, kind = draft.slots.get("subject"), draft.slots.get("indicator")
        if subject is None or kind is None or kind.value not in _MEASURED:
            continue
        words = str(subject.value)
        industrial = kind.start is not None and made.search(text, kind.start, kind.end or 0)
        if sized.fullmatch(words) or (industrial and large.fullmatch(words)):
            draft.set("subject", INDUSTRY, (subject.start or 0, subject.end or 0))
