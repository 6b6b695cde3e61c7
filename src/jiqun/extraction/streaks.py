"""Read whether a figure is told to be reached for the first time, or for some years running."""

import re
from collections.abc import Iterator

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.model import Bound, Status

FIRST = 1
"""How a first time is kept: one year running."""
REACH = 40
"""Characters between such words and their figure at most: our choice, one clause."""
BLANKS = 100
"""Characters that may all be blank before such words: our choice."""
_STOP = re.compile(r"[,;:，；：。、()（）]|\b(?:and|but|while)\b")
_BOUNDS = frozenset({Bound.GT, Bound.GE, Bound.LT, Bound.LE})


def read_streaks(g: Grammar, text: str, s: Sentence, drafts: list[Draft]) -> None:
    """Give bounds and places their streak: `over 1.8 trillion for the third consecutive year`.

    Only figures that say a bound or a place: `grew 5% for the third year` says that it grew, not
    that it grew by as much.
    """
    told = [d for d in drafts if _says_a_bound(d)]
    if not told:
        return
    for words in _found(g, text, s):
        draft = _figure_of(g, text, words, drafts)
        if draft is not None and draft in told and "streak" not in draft.slots:
            draft.slots["streak"] = words


def _says_a_bound(draft: Draft) -> bool:
    if draft.value("status") not in (None, Status.ACTUAL):
        return False
    return draft.value("unit") == "rank" or draft.value("bound") in _BOUNDS


def _found(g: Grammar, text: str, s: Sentence) -> Iterator[Slot]:
    form = g.pack.form
    if g.may("periods.streaks.first", text, s.start, s.end):
        for match in form("periods", "streaks", "first").finditer(text, s.start, s.end):
            yield Slot(FIRST, match.start(), match.end())
    if not g.may("periods.streaks.running", text, s.start, s.end):
        return
    numbers = g.pack.entry("periods", "streaks", "numbers") or {}
    for match in form("periods", "streaks", "running").finditer(text, s.start, s.end):
        n = match["n"].lower()
        years = int(n) if n.isdigit() else numbers.get(n)
        if years is not None and years > FIRST:
            yield Slot(int(years), match.start(), match.end())


def _figure_of(g: Grammar, text: str, words: Slot, drafts: list[Draft]) -> Draft | None:
    """Give the figure that such words stand by: behind it in English, before it in Chinese."""
    start, end = words.start or 0, words.end or 0
    ahead = next((d for d in drafts if d.start >= end), None)
    behind = next((d for d in reversed(drafts) if d.end <= start), None)
    inside = next((d for d in drafts if d.start < end and d.end > start), None)
    if inside is not None:
        return None
    near = [
        d
        for d, between in (
            (behind, text[behind.end : start] if behind else ""),
            (ahead, text[end : ahead.start] if ahead else ""),
        )
        if d is not None and _is_one_clause(g, between, opens=d is ahead and _opens(text, start))
    ]
    if not near:
        return None
    return near[0] if g.spaced else near[-1]


def _is_one_clause(g: Grammar, between: str, *, opens: bool) -> bool:
    if len(between) > (2 * REACH if g.spaced else REACH):
        return False
    if opens:  # For the first time, exports exceeded 900 billion yuan
        between = between.lstrip().removeprefix(",").removeprefix("，")
    return _STOP.search(between) is None


def _opens(text: str, start: int) -> bool:
    """Say whether nothing but a mark stands before some words of a sentence."""
    return text[max(0, start - BLANKS) : start].rstrip()[-1:] in (
        "",
        ".",
        ";",
        "。",
        "；",
        ",",
        "，",
        "\n",
    )
