"""Give the figures of a list one bound: over 5 and 7 percent, respectively."""

from itertools import pairwise

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.model import Bound


def share_bounds(g: Grammar, text: str, s: Sentence, run: list[tuple[Figure, Draft, int]]) -> None:
    """Give the figures of a list told off with `respectively` the bound of its first."""
    words = text[s.start : s.end]
    if not any(str(w) in words for w in g.pack.cues["respectively"]):
        return
    for (first, draft, _), (second, following, _) in pairwise(run):
        stated, own = draft.slots["bound"], following.slots["bound"]
        if stated.how == DEFAULT or first.bound is not None or own.how != DEFAULT:
            continue
        if draft.value("unit") != following.value("unit") or (stated.end or 0) > first.start:
            continue
        if g.is_connector(text[first.after : second.start]):
            following.slots["bound"] = stated.inherited()
    if g.spaced:
        return
    for (first, draft, _), (second, following, _) in reversed([*pairwise(run)]):
        stated, own = following.slots["bound"], draft.slots["bound"]
        behind = (
            stated.value is Bound.APPROX
            and stated.how != DEFAULT
            and (stated.start or 0) >= second.end
        )
        if not behind or own.how != DEFAULT or first.bound is not None:
            continue
        if draft.value("unit") != following.value("unit"):
            continue
        if g.is_connector(text[first.after : second.start]):
            draft.slots["bound"] = Slot(stated.value, stated.start, stated.end)
