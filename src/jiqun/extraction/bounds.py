"""Tell what bounds a figure: more than, at least, up to, about, or nothing."""

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import DEFAULT, Slot
from jiqun.model import Bound

BEHIND = 60
"""Characters behind a figure in which a word bounds it behind what it counts: our choice."""
FAR, FAR_SPACED = 20, 48
"""Characters before a figure in which a word bounds it by what it is of: our choice."""


def find_bound(g: Grammar, text: str, figure: Figure, low: int, high: int) -> Slot:
    """Give the bound that the words around a figure set; the outer one wins."""
    if figure.bound is not None:
        return Slot(figure.bound, figure.start, figure.end)
    mark = g.mark_regex.match(text, figure.end, min(high, figure.end + 24))
    if mark and g.spaced:
        word = g.bound_word_before(text, max(low, figure.start - 40), figure.start)
        if word is not None and g.bound_before[word[1].lower()] == Bound.LT.value:
            mark = None  # nears the trillion-yuan mark
    if mark:
        return Slot(Bound.GT, figure.end, mark.end())
    after = g.after_regex.match(text, figure.after, min(len(text), figure.after + 24))
    window = max(low, figure.start - 40)
    before = g.bound_word_before(text, window, figure.start)
    if not before and not after:
        reach = FAR_SPACED if g.spaced else FAR
        far = g.far_bound.search(text, max(low, figure.start - reach), figure.start)
        if far is None and figure.unit == "percent":
            capped = g.pack.form("bounds", "far_rate")
            far = capped.search(text, max(low, figure.start - reach), figure.start)
        if far:
            cap = next(word for word in far.groupdict().values() if word)
            kind = "approx" if far.lastgroup == "approx" else g.bound_before[cap.lower()]
            return Slot(Bound(kind), far.start(), far.start() + len(cap))
        behind = g.bound_behind.match(text, figure.after, min(high, figure.after + BEHIND))
        if behind is not None and behind.lastgroup is not None:
            return Slot(Bound(behind.lastgroup), *behind.span(behind.lastgroup))
    if after:
        return Slot(Bound(g.bound_after[after[1].lower()]), after.start(1), after.end(1))
    if before:
        kind = g.bound_before[before[1].lower()]
        if kind == Bound.GT.value and g.not_more.search(text, low, figure.start):
            return Slot(Bound.LE, window + before.start(1), window + before.end(1))
        rate = g.pack.form("bounds", "rate").search(text, low, window + before.start(1))
        than = g.pack.form("bounds", "than")
        if rate is not None and than.match(text, window + before.end(1), figure.start):
            return Slot(Bound.EQ, how=DEFAULT)  # 8.1% above the $367m of 2022
        held = g.pack.form("bounds", "held").search(text, window, figure.start)
        if held is not None and g.pack.form("bounds", "told_of").match(text, figure.after):
            return Slot(Bound.EQ, how=DEFAULT)  # well below the 13.1 percent recorded for Hubei
        return Slot(Bound(kind), window + before.start(1), window + before.end(1))
    return Slot(Bound.EQ, how=DEFAULT)
