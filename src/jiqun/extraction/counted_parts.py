"""A count out of another with its percentage: `250 of the 1,000 exhibitors, 25% of the total`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft
from jiqun.model import Indicator, Measure

REACH = 100
"""Characters between the counts and their percentage at most: our choice, one clause."""


def read_parts(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Tell a part that is counted from its whole, and give their percentage both.

    Both are otherwise told of one thing: 250 exhibitors and 1,000 exhibitors.
    """
    for n, (first, second) in enumerate(pairwise(drafts)):
        if not (_is_count(first) and _is_count(second)):
            continue
        found = _part_and_whole(g, text, s, first, second)
        if found is None:
            continue
        part, whole = found
        thing = whole.value("subject")
        if not isinstance(thing, str):
            continue
        if not g.spaced and thing[-1:] in "中里":
            thing = thing[:-1]
            whole.set("subject", thing, (whole.start, whole.end))
        label = _label(g, text, s, part, second, thing)
        if label != part.value("subject"):
            part.set("subject", label, (part.start, part.end))
        share = drafts[n + 2] if n + 2 < len(drafts) else None
        if share is not None and _is_share_of(text, second, share, thing):
            share.set("indicator", Indicator.COUNT, (share.start, share.end))
            share.set("subject", label, (share.start, share.end))
            share.set("of", thing, (share.start, share.end))


def _is_count(draft: Draft) -> bool:
    return draft.value("unit") == "count" and draft.value("indicator") is Indicator.COUNT


def _part_and_whole(
    g: Grammar, text: str, s: Sentence, first: Draft, second: Draft
) -> tuple[Draft, Draft] | None:
    between = text[first.end : second.start]
    if len(between) > REACH or first.value("value") == second.value("value"):
        return None
    if not g.spaced and text[first.end - 1] != text[second.end - 1]:
        return None  # 项目793个，其中12条产业链项目: not the same things are counted
    smaller = first.value("value") < second.value("value")
    if smaller and g.pack.form("quantities", "parts", "of_whole").fullmatch(between):
        return first, second
    if smaller:
        return None
    led = g.pack.form("quantities", "parts", "out_of").search(text, s.start, first.start)
    if (led and "," in between) or g.pack.form("quantities", "parts", "of_which").search(between):
        return second, first
    return None


def _label(g: Grammar, text: str, s: Sentence, part: Draft, last: Draft, thing: str) -> str:
    """Name the part: by where it is from, by its own name, else as a part of the whole."""
    own = part.value("subject")
    told = g.pack.form("quantities", "parts", "from").match(text, last.end, s.end)
    if told is not None:
        where = told["where"].strip()
        return f"{thing} {where}" if g.spaced else f"{where}的{thing}"
    if g.pack.form("quantities", "parts", "above_scale").match(text, last.end):
        return str(g.pack.entry("quantities", "parts", "above_scale_label")).format(thing=thing)
    if isinstance(own, str) and own not in (thing, f"{thing}中"):
        return own
    return f"{thing} (part)" if g.spaced else f"{thing}（部分）"


def _is_share_of(text: str, second: Draft, share: Draft, thing: str) -> bool:
    if share.value("measure") is not Measure.SHARE or share.value("unit") != "percent":
        return False
    if share.value("of") not in (None, thing, second.value("subject")):
        return False
    between = text[second.end : share.start]
    return len(between) <= REACH and re.search(r"[.;；。](?:\s|$)", between) is None
