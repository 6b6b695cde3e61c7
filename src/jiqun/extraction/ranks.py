"""Find places in lists: ranked 19th, 第3位, among the top three."""

import re

from jiqun.extraction.dense_numbers import dense_numbers
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, within
from jiqun.extraction.rank_fields import places_beside

REACH = 60
"""Characters within which a word of ranking must stand: our choice."""


def read_ranks(
    g: Grammar,
    text: str,
    start: int,
    end: int,
    candidates: list[Figure],
    marks: list[Mark],
) -> list[Figure]:
    """Give those of some ordinals that are places; `first` in time and editions are none."""
    if not candidates:
        return candidates
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
    in_time = g.ranked.in_time
    only_to = g.ranked.only_to
    named = g.ranked.named
    goes_on = g.ranked.goes_on
    moves = g.ranked.moves
    placed = g.ranked.placed
    within_top = g.ranked.within_top
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
        if candidate.shape == "number" and text[candidate.start : candidate.start + 2] == "no":
            near = True
        if most.match(behind):
            near = True
        if taken_place.match(behind) and taken.search(text, start, candidate.start):
            near = True
        lead = text[max(start, candidate.start - 14) : candidate.start]
        if top_like and (led := top_of.search(lead)):
            near = bool(cue) or led["among"] is not None
        after = text[candidate.end : min(end, candidate.end + 40)]
        if only_to.match(after) or (named.search(lead) and placed.match(after)):
            near = True
        nth = text[candidate.start : candidate.start + 1].isdigit() and not top_like
        far = text[max(start, candidate.start - REACH) : candidate.start]
        if nth and moves.search(far):
            near = True
        if found and goes_on.fullmatch(text, found[-1].end, candidate.start):
            near = True
        if top_like and found and within_top.fullmatch(text, found[-1].end, candidate.start):
            near = False  # fourth among the top 100 counties
        if in_time.match(behind):
            near = False
        if near:
            found.append(candidate)
    return found
