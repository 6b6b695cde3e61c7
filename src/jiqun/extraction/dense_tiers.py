"""Read Chinese rows of firms above sums of money: 产值超50亿元的企业2家、超10亿元的8家.

What is counted keeps the sum in its name, and each next sum is of the measure told before the
first.
"""

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator

_ZH = Forms("zh", "forms", "tiers")

WIDEST = 40
"""Characters before a count in which its sum is looked for: our choice."""


class DenseTiers:
    """Names what is counted above sums of money, in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def read(self, s: Sentence, drafts: list[Draft]) -> None:
        """Mend the counts of one sentence that are told above sums, and the sums."""
        kind = what = ""
        of: Indicator | None = None
        sums: Draft | None = None
        for draft in drafts:
            if draft.value("unit") == "CNY":
                sums = draft
                continue
            if draft.value("unit") != "count":
                kind = ""
                continue
            low = max(s.start, draft.start - WIDEST)
            if self.text.find("元", low, draft.start) < 0:
                continue
            found = _ZH.tier.search(self.text, low, draft.start)
            if found is None or _ZH.more.search(found["rest"]) is None:
                continue
            is_figure = sums is not None and sums.start == found.start("sum")
            if found["kind"]:
                kind = found["kind"]
                of = _indicator_of(kind)
            elif not kind or not is_figure:
                continue
            what = found["what"] or (what if found["of"] else "")
            if not what or not (found["what"] or found["of"]):
                continue
            label = kind + found["rest"] + ("" if found["what"] else what)
            draft.slots["indicator"] = Slot(Indicator.COUNT, *found.span("all"))
            draft.slots["subject"] = Slot(self.g.phrases.label(label), *found.span("all"))
            if sums is not None and is_figure:
                if of is not None and sums.value("indicator") is Indicator.OTHER:
                    sums.slots["indicator"] = Slot(of, *found.span("all"))
                sums.slots["subject"] = Slot(self.g.phrases.label(what), *found.span("all"))


def _indicator_of(kind: str) -> Indicator | None:
    """Give what a sum of money is of, by the word that ends its name."""
    kinds = _ZH.entry("kinds").items()
    return next((Indicator(name) for end, name in kinds if kind.endswith(end)), None)
