"""Decide what a figure measures: level, growth, share, gap, change; with sign and `of`."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.held_against import RATES, grown_by, held_against, reaches_level
from jiqun.extraction.marks import Mark, first_cue, last_cue, within
from jiqun.extraction.signs import set_sign
from jiqun.extraction.state import (
    Draft,
    Slot,
    State,
)
from jiqun.extraction.wholes import gap_of, left_of, own_of
from jiqun.model import Indicator, Measure

BRACKETED = 70
"""Characters of a name and its rate before a bracket: our choice."""
_BREAKS = re.compile(r"[,;:()，；：。（）]")

_SIGNED = re.compile(r"[^（(]?[（(][+＋−-]\d|[（(][+＋−-]\d")
"""A bracket that begins with a sign before its number."""


def decide_measure(
    g: Grammar,
    text: str,
    figure: Figure,
    left: list[Mark],
    right: list[Mark],
    twin: Draft | None,
    draft: Draft,
    *,
    sentence: Any,
    gap: int,
    limit: int,
    state: State,
    previous: Draft | None,
) -> int:
    """Set measure, sign and `of` of a draft; give where what belongs to it ends."""
    form = g.measures
    end = figure.after
    if figure.form == "rank":
        draft.set("measure", Measure.RANK, (figure.start, figure.end))
        return end
    near = []
    for mark in right:
        if mark.start - figure.after >= 60 or _broken(g, text, figure.after, mark.start):
            break
        near.append(mark)
    held = None
    if figure.unit == "percent":
        held = held_against(g, text, figure, gap, previous or sentence.rate)
    marks, left = left, [m for m in left if m.meaning.cues]
    turns = last_cue(left, "share", "up", "down", "gap_up", "gap_down", "contribution")
    if (
        twin is not None
        and g.spaced
        and figure.unit == "percent"
        and form.of_whole.match(text, figure.after)
        and form.tells_part.search(text, gap, figure.start)
    ):
        twin = None  # up 10.3 percent, or 57.8 percent of the city's output
    if twin is not None and held is None and turns is None:
        for name in ("measure", "sign", "of"):
            if name in twin.slots:
                draft.slots[name] = twin.slots[name]
        if draft.value("measure") in (Measure.SHARE, Measure.GROWTH):
            return own_of(g, text, figure, near, draft, state, end)
        return end
    share = _first_of_clause(text, left)
    grow = last_cue(left, "up", "down")
    beside = first_cue(near, "up", "down") if g.spaced and figure.unit == "percent" else None
    if grow and beside and beside.start - figure.after <= 1 and grow.end + 1 < figure.start:
        grow = None  # a slide offset much of the 21.3-percent expansion
    gap_cue = last_cue(left, "gap_up", "gap_down") or first_cue(near, "gap_up", "gap_down")
    contribution = last_cue(left, "contribution")
    average = last_cue(left, "average") or first_cue(near, "average")
    direction = grow or first_cue(near, "up", "down")
    tail = text[max(gap, figure.start - 14) : figure.start].lower()
    measure: Measure
    cue: Mark | None = None
    if figure.unit == "percent":
        lead = text[figure.after : figure.after + 8].lower()
        of_follows = form.of_whole.match(lead) is not None
        if held is not None:
            measure = held
            cue = first_cue(near, "gap_up", "gap_down") or last_cue(left, "gap_up", "gap_down")
        elif _SIGNED.match(text, max(gap, figure.start - 2)):
            measure = Measure.GROWTH  # 产量3.9万台（+48%）
        elif form.in_brackets.search(
            text, max(sentence.start, figure.start - BRACKETED), figure.start
        ):
            measure = Measure.GROWTH
        elif contribution and not _drives(text, contribution, grow):
            measure, cue = Measure.CONTRIBUTION, contribution
        elif of_follows and g.spaced and form.tells_part.search(text, gap, figure.start):
            measure = Measure.SHARE  # up 23 percent, which is half of the revenue of the sector
        elif share and g.spaced and form.change_behind.match(text, figure.after):
            measure, cue = Measure.GROWTH, beside or share  # representing a 32 percent increase
        elif share and form.of_growth.match(text, figure.after):
            measure, cue = Measure.CONTRIBUTION, share  # 76 percent of the city's growth
        elif average and share and share.meaning.indicator and not grow and g.spaced:
            measure, cue = Measure.SHARE, share  # the unemployment rate averaged 5.3 percent
        elif average and (grow or not share or average.start > share.start or not share):
            measure, cue = Measure.GROWTH_AVG, average
        elif share and (
            not grow
            or share.start >= grow.start
            or _to(g, tail)
            or _reaches(text, grow)
            or (g.spaced and form.to_level.match(text[grow.end : figure.start]))
        ):
            measure, cue = Measure.SHARE, share
        elif (
            grow
            and _reaches(text, grow)
            and previous is not None
            and previous.value("unit") == "percent"
            and previous.value("measure") in (Measure.SHARE, Measure.CONTRIBUTION)
        ):
            measure = previous.value("measure")
        elif (
            (
                grow
                and previous is not None
                and previous.value("measure") is Measure.SHARE_CHANGE
                and _reaches(text, grow)
            )
            or (
                form.reaches.fullmatch(text, gap, figure.start)
                and previous is not None
                and previous.value("measure") is Measure.SHARE_CHANGE
            )
            or (not grow and form.stands_at.search(text, gap, figure.start))
        ):
            measure = Measure.SHARE
        elif (
            g.spaced
            and form.or_yearly.match(text, figure.after)
            and form.or_by.fullmatch(text, gap, figure.start)
        ):
            measure, cue = Measure.GROWTH_AVG, None  # from 150 to 400, or by 28 percent a year
        elif grow and g.spaced and reaches_level(g, text, grow, left, gap, figure):
            measure, cue = Measure.SHARE, grow
        elif grow and "saves" in grow.meaning.cues:
            measure, cue = Measure.CHANGE, grow
        elif of_follows and g.spaced and form.grown_here.search(text, gap, figure.start):
            measure = Measure.SHARE  # grows 60 percent of the nation's ginseng
        elif grow and not (_to(g, tail) and of_follows):
            measure, cue = Measure.GROWTH, grow
        elif g.spaced and not share and form.moved_by.search(text, gap, figure.start):
            told = previous.value("measure") if previous is not None else None
            measure = Measure.GROWTH_AVG if told is Measure.GROWTH_AVG else Measure.GROWTH
        elif g.spaced and text[figure.start] in "+-−" and not of_follows:
            measure = Measure.GROWTH  # 1.5 million units (-4.3%)
        elif figure.form in ("fraction", "ratio", "tenths") or form.of.match(lead):
            measure = Measure.SHARE
        elif (first := first_cue(near, "share", "up", "down")) is not None:
            measure = Measure.SHARE if "share" in first.meaning.cues else Measure.GROWTH
            cue = first
        elif g.spaced and (form.plus.search(tail) or last_cue(left, "added")):
            measure = Measure.GROWTH
        elif form.rate_is.search(text, gap, figure.start):
            measure = Measure.SHARE
        elif (like := sentence.rate if g.spaced else previous) is not None and like.value(
            "unit"
        ) == "percent":
            measure = like.value("measure")
            draft.doubts += 0.1
        else:
            told = last_cue(left, "growth") or first_cue(near, "growth")
            measure = Measure.GROWTH if told and not of_follows else Measure.SHARE
            cue = told if measure is Measure.GROWTH else None
            draft.doubts += 0.3
    elif figure.unit == "percentage_point":
        carried = previous.value("measure") if previous is not None else None
        if contribution:
            measure, cue = Measure.CONTRIBUTION, contribution
        elif g.spaced and not share and form.rate_beside.match(text, figure.after):
            measure, cue = Measure.GROWTH_GAP, gap_cue  # the decline was 1.3 points narrower than
        elif share and not (gap_cue and not gap_cue.meaning.cues & {"up", "down"}):
            measure, cue = Measure.SHARE_CHANGE, share
        elif carried in (Measure.SHARE, Measure.SHARE_CHANGE) and (
            gap_cue is None or gap_cue.meaning.cues & {"up", "down"}
        ):
            measure = Measure.SHARE_CHANGE
        elif gap_cue:
            measure, cue = Measure.GROWTH_GAP, gap_cue
        elif carried in (Measure.SHARE, Measure.SHARE_CHANGE):
            measure = Measure.SHARE_CHANGE
        elif (
            g.spaced
            and grow
            and carried not in RATES
            and not form.grows.search(text[gap : figure.start].lower())
        ):
            measure, cue = Measure.SHARE_CHANGE, grow  # vacancy fell by 60 basis points
        else:
            measure, cue = Measure.GROWTH_GAP, direction
    elif figure.unit == "multiple":
        if figure.form == "ratio":
            measure = Measure.MULTIPLE
        elif (
            figure.shape == "growth"
            or form.and_by_times.search(text, gap, figure.start)
            or (grow and figure.form != "multiple" and grow.end >= figure.start - 14)
        ):
            measure, cue = Measure.GROWTH, grow
        else:
            measure = Measure.MULTIPLE
    else:
        added = last_cue(left, "added")
        if (
            added
            and not _to(g, tail)
            and not (g.measures.to_a_year.search(text, added.end, figure.start))
            and text[added.end : figure.start].count(" ") <= 4
            and not re.search(r"[,;，；。]", text[added.end : figure.start])
        ):
            measure, cue = Measure.CHANGE, added
        elif g.spaced and figure.unit == "count" and _went(g, text, figure, gap):
            measure = Measure.CHANGE
            draft.set("measure", measure, (figure.start, figure.end))
            draft.set("sign", -1, (figure.start, figure.end))
            return end
        elif grow and grown_by(g, text, grow, figure):
            measure, cue = Measure.CHANGE, grow
        elif _goes_on_adding(g, text, figure, left, previous):
            measure = Measure.CHANGE
        else:
            measure = Measure.LEVEL
    span = (cue.start, cue.end) if cue else None
    draft.set("measure", measure, span)
    if text[figure.start] != "+":
        set_sign(figure, draft, measure, left, near, grow)
    points = measure is Measure.GROWTH_GAP and figure.unit == "percentage_point"
    if (held is Measure.GROWTH or points) and figure.value > 0 and g.spaced:
        then = form.beside_then.match(text, figure.after)
        then = then or form.more_alone.match(text, figure.after)
        if then is not None and then["down"]:
            draft.set("sign", -1, then.span("down"))
    if measure in (Measure.SHARE, Measure.SHARE_CHANGE, Measure.CONTRIBUTION):
        end = max(end, own_of(g, text, figure, near, draft, state, end))
        if "of" not in draft.slots and cue and cue.end <= figure.start:
            left_of(g, text, draft, within(marks, cue.end, figure.start), state)
        if (
            "of" not in draft.slots
            and previous is not None
            and "of" in previous.slots
            and previous.value("measure") in (_OF_A_WHOLE if g.spaced else _OF_A_WHOLE[:2])
            and not (cue and cue.meaning.indicator)
        ):
            draft.slots["of"] = previous.slots["of"]
        if "of" not in draft.slots and cue and cue.meaning.of:
            draft.set("of", cue.meaning.of, (cue.start, cue.end))
        rate = cue is not None and cue.meaning.indicator is not None
        if cue is not None and measure is Measure.CONTRIBUTION and not g.spaced:
            toward = text.rfind("对", gap, cue.start)
            if toward >= 0 and not re.search(r"[，；。]", text[toward : cue.start]):
                left_of(g, text, draft, within(marks, toward, cue.start), state)
                draft.slots["of_from"] = Slot(toward)
                return end
        draft.slots["of_from"] = Slot(
            (cue.end if rate else cue.start) if cue and cue.start < figure.start else None
        )
    elif measure is Measure.GROWTH_GAP:
        gap_mark = cue if figure.unit == "percent" else gap_cue
        gap_of(g, text, figure, draft, marks, near, gap_mark, sentence, gap, limit, state)
        draft.slots["of_from"] = Slot(
            gap_mark.start if gap_mark and gap_mark.start < figure.start else None
        )
        bracketed = text[limit - 1 : limit] == "("  # than the growth of Guangdong (-1.5%)
        if gap_mark and gap_mark.start >= figure.after and not bracketed:
            end = max([m.end for m in near if m.start > gap_mark.start] + [gap_mark.end])
    elif measure is Measure.GROWTH:
        previous_of = last_cue(left, "previous") or first_cue(near, "previous")
        if form.year_behind.match(text, figure.after):
            previous_of = None  # 3.1% month on month, but was up 2% from a year earlier
        if previous_of and previous_of.meaning.of:
            draft.set("of", previous_of.meaning.of, (previous_of.start, previous_of.end))
    return end


_OF_A_WHOLE = (Measure.SHARE, Measure.SHARE_CHANGE, Measure.CONTRIBUTION)


def _went(g: Grammar, text: str, figure: Figure, gap: int) -> bool:
    """Say whether a number is of jobs that went: the yards shed about 5,000 jobs."""
    if g.measures.posts_lost.match(text, figure.after) is not None:
        return True
    shed = g.measures.sheds.search(text, gap, figure.start)
    return shed is not None and g.measures.posts.match(text, figure.after) is not None


def let_the_whole_grow(draft: Draft) -> None:
    """Read a bare percentage of GDP as its growth: the whole is no share of what nobody names.

    `For 2024 Shenzhen aims at GDP growth of 5.5 percent. Guangzhou has set a goal of 5 percent.`
    """
    measure = draft.slots["measure"]
    if (
        measure.value is Measure.SHARE
        and measure.start is None
        and draft.value("indicator") is Indicator.GDP
        and draft.value("of") is None
        and draft.value("subject") in (None, "total")
    ):
        draft.slots["measure"] = replace(measure, value=Measure.GROWTH)


def _drives(text: str, contribution: Mark, grow: Mark | None) -> bool:
    """Say whether a word of driving only tells whose growth follows: 带动投资增长6.5%.

    So it is where a comma parts them: 61 billion is contributed by four industries, up 8.7%.
    """
    if grow is None or grow.start < contribution.end:
        return False
    parted = re.search(r", |;", text[contribution.end : grow.start]) is not None
    return parted or "drives" in contribution.meaning.cues


def _goes_on_adding(
    g: Grammar, text: str, figure: Figure, left: list[Mark], previous: Draft | None
) -> bool:
    """Say whether a figure is the next of a list of additions: 新增甲45家、乙397家."""
    if previous is None or previous.value("measure") is not Measure.CHANGE:
        return False
    if previous.value("unit") in ("percent", "percentage_point"):
        return False
    between = text[previous.end : figure.start]
    if g.measures.reached.search(between):
        return False  # 新增装机40万千瓦、总装机达90万千瓦: the second is the stock
    of_them = g.measures.of_them.match(text, previous.end)
    if of_them and previous.value("unit") == figure.unit:
        return True
    following = g.measures.next_item.match(between)
    return following is not None and not any(m.meaning.cues for m in left)


def _first_of_clause(text: str, left: list[Mark]) -> Mark | None:
    """Give the first share cue after which no comma stands; 占 … 的比重 begins at 占."""
    found = last_cue(left, "share")
    if found is None:
        return None
    for mark in left:
        if "share" in mark.meaning.cues and not re.search(
            r"[，；;。]|, ", text[mark.end : found.start]
        ):
            return mark
    return found


def _reaches(text: str, cue: Mark) -> bool:
    return text[cue.end : cue.end + 1] in tuple("至到为达破") or text[
        cue.end - 1 : cue.end
    ] in tuple("至到")


def _broken(g: Grammar, text: str, start: int, end: int) -> bool:
    return bool(_BREAKS.search(text, start, end) or g.breaks.search(text, start, end))


def _to(g: Grammar, tail: str) -> bool:
    return g.measures.to.search(tail) is not None
