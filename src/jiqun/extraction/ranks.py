"""Find places in lists: ranked 19th, 第3位, among the top three."""

import re
from dataclasses import replace

from jiqun.extraction.dense_numbers import dense_numbers
from jiqun.extraction.figures import LIST, Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, within
from jiqun.extraction.rank_fields import places_beside
from jiqun.extraction.spaced_numbers import spaced_numbers
from jiqun.model import Bound

REACH = 60
"""Characters within which a word of ranking must stand: our choice."""
LEAD = 48
"""Characters before `top N` in which its preposition and owner stand: our choice."""


def read_ranks(
    g: Grammar,
    text: str,
    start: int,
    end: int,
    candidates: list[Figure],
    marks: list[Mark],
) -> list[Figure]:
    """Give those of some ordinals that are places; `first` in time and editions are none.

    A `top 100` that is no place is the name of a list: it is given as a figure of the form `list`,
    so that nobody takes it for a count.
    """
    best = _among_the_best(g, text, start, end) if g.spaced else []
    if not candidates:
        return best
    if not g.spaced:
        beside = places_beside(g, text, end, marks, candidates[0].end)
        numbers = dense_numbers(g.pack.code)
        values = [(m.span("place"), numbers.place_of(m["place"])) for m in beside]
        known = {c.start for c in candidates}
        return candidates + [
            Figure(*span, value, "rank", "rank", after=span[1], shape="place")
            for span, value in values
            if value is not None and span[0] not in known
        ]
    taken = g.ranked.taken
    taken_place = g.ranked.taken_place
    most = g.ranked.most
    top_of = g.ranked.top_of
    listed = g.ranked.listed
    number_word = g.ranked.number_word
    numbered_as = g.ranked.numbered_as
    in_time = g.ranked.in_time
    only_to = g.ranked.only_to
    named = g.ranked.named
    holder = g.ranked.holder
    goes_on = g.ranked.goes_on
    moves = g.ranked.moves
    placed, by = g.ranked.placed, g.ranked.by
    stands, stands_behind = g.ranked.stands, g.ranked.stands_behind
    bracketed = g.ranked.bracketed
    within_top = g.ranked.within_top
    joined = g.ranked.joined
    paths = list(g.ranked.path.finditer(text, start, end))
    found: list[Figure] = []
    for candidate in candidates:
        before = within(marks, max(start, candidate.start - REACH), candidate.start)
        cue = [m for m in before if "rank_before" in m.meaning.cues]
        between = text[cue[-1].end : candidate.start] if cue else ""
        near = bool(cue) and len(between.split()) <= 3 and not re.search(r"[.;,]", between)
        top_like = candidate.shape == "top"
        if not near and found and g.is_connector(text[found[-1].end : candidate.start]):
            near = True
        behind = text[candidate.end : candidate.end + 12].lower()
        word = number_word.match(text, candidate.start)
        if word is not None and word["short"] and candidate.shape == "number":
            near = True
        if most.match(behind):
            near = True
        if word is not None and word["long"]:
            near = near or numbered_as.match(text, candidate.end) is not None
        if taken_place.match(behind) and taken.search(text, start, candidate.start):
            near = True
        lead = text[max(start, candidate.start - LEAD) : candidate.start]
        if top_like and (led := top_of.search(lead)):
            near = near or bool(cue) or led["among"] is not None
        after = text[candidate.end : min(end, candidate.end + 40)]
        if only_to.match(after) or (named.search(lead) and placed.match(after)):
            near = True
        if word is not None and word["short"] and numbered_as.match(text, candidate.end):
            near = True  # No. 10 of the 32 states
        if holder.match(after) and lead.endswith("the "):
            near = True
        nth = text[candidate.start : candidate.start + 1].isdigit() and not top_like
        far = text[max(start, candidate.start - REACH) : candidate.start]
        if nth and moves.search(far):
            near = True
        if stands_behind.match(after) and stands.search(lead):
            near = True  # made it sixth in China
        if nth and found and after.startswith(")") and bracketed.search(lead):
            near = True  # third, behind Dalian (16th)
        if found and joined.search(lead) and (placed.match(after) or (nth and by.match(after))):
            near = True  # third in the European Union and the ninth in the world; 4th in growth
        if any(p.start() <= candidate.start < p.end() for p in paths):
            near = True  # slipped from third to fourth place
        if found and goes_on.fullmatch(text, found[-1].end, candidate.start):
            near = True
        if top_like and found and within_top.fullmatch(text, found[-1].end, candidate.start):
            near = False  # fourth among the top 100 counties
        if in_time.match(behind) or (near and listed.search(text, start, candidate.start)):
            near = False  # eight firms are among the top 500 manufacturers, 17 of them rank first
        if near:
            found.append(candidate)
        elif top_like:
            best.append(replace(candidate, form=LIST))
    return found + best


def _among_the_best(g: Grammar, text: str, start: int, end: int) -> list[Figure]:
    """Give places told as being among so many of the best: one of the five largest ports."""
    found: list[Figure] = []
    if not g.may("names.ranked.best", text, start, end):
        return found
    for match in g.ranked.best.finditer(text, start, end):
        value = spaced_numbers(g.pack.code).value_of(match["n"])
        if value is not None:
            span = match.span("n")
            rank = Figure(*span, value, "rank", "rank", bound=Bound.LE, after=span[1], shape="top")
            found.append(rank)
    return found
