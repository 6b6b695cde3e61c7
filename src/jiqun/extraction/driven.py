"""Tell a contribution to a growth from a share of a level, and from a change of its own."""

import re
from collections.abc import Sequence
from functools import partial

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.wholes import whole_named
from jiqun.model import Indicator, Measure

REACH = 90
"""Characters beside a figure in which the words for a contributed growth stand: our choice."""
_BARE = ("production", "gross output", "value added", "revenue")
"""Labels of wholes that leave out of what: raw coal production."""
_POINTS = (Measure.GROWTH_GAP, Measure.SHARE_CHANGE, Measure.CONTRIBUTION)


def read_driven(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Make the other side of a contribution a growth where its words say so.

    `contributed 35% to GDP growth`, 贡献率: part's increase over that of the whole. `contributed
    22% to the value added of industry` stays the share that it is. `Driving the city's investment
    growth by 3.8 percentage points` is one, too; money contributed to GDP is value added.
    """
    form = partial(g.pack.form, "indicators", "driven")
    floor = s.start
    for at, draft in enumerate(drafts):
        first, floor = max(floor, draft.start - REACH), draft.end
        if draft.value("unit") == "percentage_point" and draft.value("measure") in _POINTS:
            if (led := form("drives").search(text, first, draft.start)) is not None:
                _drive(g, text, draft, drafts[at - 1] if at else None, led)
            continue
        if g.spaced:
            _adds_to_gdp(g, text, s, drafts, at)
        of = draft.value("of")
        if draft.value("measure") is not Measure.CONTRIBUTION or not isinstance(of, str):
            continue
        if draft.value("unit") != "percent" or of.endswith(("growth", "increment")):
            continue
        last = min(s.end, draft.end + REACH)
        mark = form("before").search(text, first, draft.start)
        mark = mark or form("behind").match(text, draft.end, last)
        if mark is not None:
            side = of.removesuffix(" value added")
            draft.set("of", f"{side} growth", (mark.start(), mark.end()))


def _drive(g: Grammar, text: str, draft: Draft, before: Draft | None, led: re.Match[str]) -> None:
    """Read points by which one growth drives another, told behind the one that drives."""
    span = led.span("what")
    label = g.pack.entry("indicators", "driven", "called").get(led["what"].lower())
    named = whole_named(g, text, span)
    label = label or (named if named not in _BARE else None) or led["what"]
    draft.slots["measure"] = Slot(Measure.CONTRIBUTION, *led.span())
    draft.slots["of"] = Slot(f"{label} growth", *span)
    if before is not None:
        draft.take(before, "indicator", "subject")


def _adds_to_gdp(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft], at: int) -> None:
    """Read what a sector contributes to GDP in money as value added, and its growth likewise."""
    draft = drafts[at]
    money = draft.value("measure") is Measure.LEVEL and str(draft.value("unit")).isupper()
    added = g.pack.form("indicators", "driven", "added_to_gdp")
    if not money or added.match(text, draft.end, s.end) is None:
        return
    gives = g.pack.form("indicators", "driven", "gives")
    if gives.search(text, max(s.start, draft.start - REACH), draft.start) is None:
        return
    draft.slots["indicator"] = Slot(Indicator.VALUE_ADDED, draft.start, draft.end)
    after = drafts[at + 1] if at + 1 < len(drafts) else None
    grows = after is not None and after.value("measure") is Measure.GROWTH
    if after is not None and grows and after.value("indicator") is Indicator.GDP:
        after.take(draft, "indicator", "subject")
