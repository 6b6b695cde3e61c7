"""Name goods that are told only by the piece: 114.5 million pairs, in a text on footwear.

A pair, a stem or a set is no thing of its own. What it is of stands behind it, or was told before:
by the figure before, or as the trade that the text speaks of.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, Draft, Slot

FAR = 1500
"""Characters before a figure in which the trade that a text speaks of is looked for: our choice."""
NEAR = 4
"""Characters between a figure and the word for its pieces: our choice."""


def read_bare_units(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Give figures whose thing is a mere piece the goods that the pieces are of."""
    if not g.spaced:
        return
    bare = g.pack.form("clauses", "pieces", "bare")
    told: Slot | None = None
    for draft in drafts:
        subject = draft.slots.get("subject")
        if subject is None or not isinstance(subject.value, str):
            continue
        if bare.fullmatch(subject.value) is None:
            told = subject if subject.value != "total" else told
            continue
        goods = _behind(g, text, s, draft) or (told.inherited() if told else None)
        goods = goods or _trade(g, text, draft)
        if goods is not None:
            draft.slots["subject"] = told = goods


def _behind(g: Grammar, text: str, s: Sentence, draft: Draft) -> Slot | None:
    """Give what stands behind the pieces: 11 billion stems of fresh-cut flowers."""
    led = g.pack.form("clauses", "pieces", "of").match(text, draft.end, s.end)
    if led is None:
        return None
    found = g.phrases.right(text, led.end(), s.end)
    if found is None or found[0] - led.end() > NEAR:
        return None
    return Slot(g.phrases.label(text[slice(*found)]), *found)


def _trade(g: Grammar, text: str, draft: Draft) -> Slot | None:
    """Give the trade that a text has spoken of last: the footwear industry."""
    trade = g.pack.form("clauses", "pieces", "trade")
    found = [*trade.finditer(text, max(0, draft.start - FAR), draft.start)]
    if not found:
        return None
    return Slot(g.phrases.label(found[-1]["what"]), *found[-1].span("what"), INHERITED)
