"""Find the firm that 公司 means in Chinese: 光迹激光是本土成长的代表。公司现有员工420人.

A firm is known by who speaks for it (某某董事长), by what is said of it (是一家), or by a short
name that ends in its trade (某某重工); the name begins where a clause or a place ends.
"""

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import behind_last
from jiqun.extraction.state import Slot
from jiqun.lang import Forms

_ZH = Forms("zh", "forms", "firm_names")

_SHARES = "股份"
LONG = 5
"""Characters of a name up to which 股份 belongs to it, and is no form of a company: our choice."""
REACH = 160
"""Characters before a figure in which the firm is named that it calls 公司: our choice."""


class FirmNames:
    """Finds the firms that one text names."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def before(self, at: int, told: bool = False) -> Slot | None:
        """Give the firm that a paragraph names last before a place in it; None where it does not.

        Args:
            at: the place.
            told: whether its trade alone makes no name a firm's.

        >>> from jiqun.extraction.grammar import grammar
        >>> text = "在湖南，厚成机械生产主管老谭说。前三季度，公司营收4.3亿元"
        >>> FirmNames(grammar("zh"), text).before(text.index("公司")).value
        '厚成机械'
        """
        low = max(behind_last(self.text, "\n", 0, at), at - REACH)
        spans = [
            m.span(m.lastgroup or 0)
            for m in _ZH.named.finditer(self.text, low, at)
            if not told or m.lastgroup != "brand"
        ]
        named = (self._without_place(*span) for span in reversed(spans))
        return next((name for name in named if name is not None), None)

    def _without_place(self, start: int, end: int) -> Slot | None:
        """Give a name without the place that it begins with, where it can be that of a firm."""
        marks = self.g.lexicon.find(self.text, start, end)
        if any(m.meaning.indicator or m.meaning.cues for m in marks):
            return None
        start = max([start, *(m.end for m in marks if m.meaning.area and m.end < end - 2)])
        if (lead := _ZH.leads.match(self.text, start, end)) is not None:
            start = lead.end()
        words = self.text[start:end]
        if words.endswith(_SHARES) and len(words) > LONG:
            words, end = words.removesuffix(_SHARES), end - len(_SHARES)
        known = self.g.lexicon.meaning(words)
        if (known is not None and (known.subject or known.area)) or _ZH.no_name.search(words):
            return None
        return Slot(words, start, end) if len(words) > 2 else None
