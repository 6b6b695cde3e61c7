"""Decide what a figure measures: level, growth, share, gap, change; with sign and `of`."""

import re
from typing import Any

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, first_cue, last_cue, name_of, within
from jiqun.extraction.state import (
    DEFAULT,
    Draft,
    Slot,
    State,
    country_of,
    is_ancestor,
    make_period,
    province_of,
)
from jiqun.model import Bound, Measure

_FAR = re.compile(r"(约|不超过|不低于|不少于|最高)(?:占|[^，。；、\d]{1,14}的)[^，。；\d]{0,6}$")
_CURRENCY = re.compile(r"[A-Z]{3}")


def find_bound(g: Grammar, text: str, figure: Figure, low: int, high: int) -> Slot:
    """Give the bound that the words around a figure set; the outer one wins."""
    if figure.bound is not None:
        return Slot(figure.bound, figure.start, figure.end)
    if mark := g.mark_regex.match(text, figure.end, min(high, figure.end + 24)):
        return Slot(Bound.GT, figure.end, mark.end())
    after = g.after_regex.match(text, figure.after, min(len(text), figure.after + 24))
    window = max(low, figure.start - 40)
    before = g.before_regex.search(text[window : figure.start])
    if not before and not after and not g.spaced:
        far = _FAR.search(text, max(low, figure.start - 20), figure.start)
        if far:
            kind = "approx" if far[1] == "约" else g.bound_before[far[1]]
            return Slot(Bound(kind), far.start(1), far.end(1))
    if after:
        return Slot(Bound(g.bound_after[after[1].lower()]), after.start(1), after.end(1))
    if before:
        kind = g.bound_before[before[1].lower()]
        return Slot(Bound(kind), window + before.start(1), window + before.end(1))
    return Slot(Bound.EQ, how=DEFAULT)


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
    end = figure.after
    near = [
        m for m in right if m.start - figure.after < 60 and not _broken(text, figure.after, m.start)
    ]
    if figure.form == "rank":
        draft.set("measure", Measure.RANK, (figure.start, figure.end))
        return end
    if twin is not None and not last_cue(
        left, "share", "up", "down", "gap_up", "gap_down", "contribution"
    ):
        for name in ("measure", "sign", "of"):
            if name in twin.slots:
                draft.slots[name] = twin.slots[name]
        if draft.value("measure") in (Measure.SHARE, Measure.GROWTH):
            return _own_of(g, text, figure, near, draft, state, end)
        return end
    share = _first_of_clause(text, left, figure.start)
    grow = last_cue(left, "up", "down")
    gap_cue = last_cue(left, "gap_up", "gap_down") or first_cue(near, "gap_up", "gap_down")
    contribution = last_cue(left, "contribution")
    average = last_cue(left, "average") or _sentence_average(near)
    direction = grow or first_cue(near, "up", "down")
    tail = text[max(gap, figure.start - 14) : figure.start].lower()
    measure: Measure
    cue: Mark | None = None
    if figure.unit == "percent":
        lead = text[figure.after : figure.after + 8].lower()
        of_follows = bool(re.match(r"\s*(?:share )?of (?!20|19)", lead)) if g.spaced else False
        if contribution:
            measure, cue = Measure.CONTRIBUTION, contribution
        elif average and (grow or not share or average.start > share.start or not share):
            measure, cue = Measure.GROWTH_AVG, average
        elif share and (
            not grow or share.start >= grow.start or _to(g, tail) or _reaches(text, grow)
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
            grow
            and previous is not None
            and previous.value("measure") is Measure.SHARE_CHANGE
            and _reaches(text, grow)
        ) or (
            re.fullmatch(r"[，,]?(?:达到|达|至|升至|为)(?:约|近|超)?", text[gap : figure.start])
            and previous is not None
            and previous.value("measure") is Measure.SHARE_CHANGE
        ):
            measure = Measure.SHARE
        elif grow and not (_to(g, tail) and of_follows):
            measure, cue = Measure.GROWTH, grow
        elif figure.form in ("fraction", "ratio") or re.match(r"\s*of ", lead):
            measure = Measure.SHARE
        elif (first := first_cue(near, "share", "up", "down")) is not None:
            measure = Measure.SHARE if "share" in first.meaning.cues else Measure.GROWTH
            cue = first
        elif previous is not None and previous.value("unit") == "percent":
            measure = previous.value("measure")
            draft.doubts += 0.1
        else:
            measure = Measure.GROWTH if not of_follows else Measure.SHARE
            draft.doubts += 0.3
    elif figure.unit == "percentage_point":
        carried = previous.value("measure") if previous is not None else None
        if contribution:
            measure, cue = Measure.CONTRIBUTION, contribution
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
        else:
            measure, cue = Measure.GROWTH_GAP, direction
    elif figure.unit == "multiple":
        if figure.form == "ratio":
            measure = Measure.MULTIPLE
        elif figure.shape == "growth" or (
            grow and figure.form != "multiple" and grow.end >= figure.start - 14
        ):
            measure, cue = Measure.GROWTH, grow
        else:
            measure = Measure.MULTIPLE
    else:
        added = last_cue(left, "added")
        if (
            added
            and not _to(g, tail)
            and text[added.end : figure.start].count(" ") <= 4
            and not re.search(r"[,;，；。]", text[added.end : figure.start])
        ):
            measure, cue = Measure.CHANGE, added
        else:
            measure = Measure.LEVEL
    span = (cue.start, cue.end) if cue else None
    draft.set("measure", measure, span)
    _sign(figure, draft, measure, left, near, grow, cue)
    if measure in (Measure.SHARE, Measure.SHARE_CHANGE, Measure.CONTRIBUTION):
        end = max(end, _own_of(g, text, figure, near, draft, state, end))
        if "of" not in draft.slots and cue and cue.end <= figure.start:
            _left_of(g, text, draft, within(left, cue.end, figure.start), state)
        if "of" not in draft.slots and previous is not None and "of" in previous.slots:
            if previous.value("measure") in (Measure.SHARE, Measure.SHARE_CHANGE) and not (
                cue and cue.meaning.indicator
            ):
                draft.slots["of"] = previous.slots["of"]
        if "of" not in draft.slots and cue and cue.meaning.of:
            draft.set("of", cue.meaning.of, (cue.start, cue.end))
        rate = cue is not None and cue.meaning.indicator is not None
        if cue is not None and measure is Measure.CONTRIBUTION and not g.spaced:
            toward = text.rfind("对", gap, cue.start)
            if toward >= 0 and not re.search(r"[，；。]", text[toward : cue.start]):
                _left_of(g, text, draft, within(left, toward, cue.start), state)
                draft.slots["of_from"] = Slot(toward)
                return end
        draft.slots["of_from"] = Slot(
            (cue.end if rate else cue.start) if cue and cue.start < figure.start else None
        )
    elif measure is Measure.GROWTH_GAP:
        gap_mark = gap_cue
        _gap_of(g, text, figure, draft, left, near, gap_mark, sentence, gap, limit, state)
        draft.slots["of_from"] = Slot(
            gap_mark.start if gap_mark and gap_mark.start < figure.start else None
        )
        if gap_mark and gap_mark.start >= figure.after:
            end = max([m.end for m in near if m.start > gap_mark.start] + [gap_mark.end])
    elif measure is Measure.GROWTH:
        previous_of = last_cue(left, "previous") or first_cue(near, "previous")
        if previous_of and previous_of.meaning.of:
            draft.set("of", previous_of.meaning.of, (previous_of.start, previous_of.end))
    return end


def _first_of_clause(text: str, left: list[Mark], at: int) -> Mark | None:
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
    return text[cue.end : cue.end + 1] in tuple("至到为达") or text[cue.end - 1 : cue.end] in tuple(
        "至到"
    )


def _broken(text: str, start: int, end: int) -> bool:
    return re.search(r"[,;:()，；：。（）]", text[start:end]) is not None


def _to(g: Grammar, tail: str) -> bool:
    return bool(
        re.search(r"(?:\bto|至|到|达|为)\s*(?:about |over |nearly |more than |超过?|近|约)?$", tail)
    )


def _sentence_average(near: list[Mark]) -> Mark | None:
    return first_cue(near, "average")


def _sign(
    figure: Figure,
    draft: Draft,
    measure: Measure,
    left: list[Mark],
    near: list[Mark],
    grow: Mark | None,
    cue: Mark | None,
) -> None:
    down: Mark | None = None
    if measure in (
        Measure.SHARE,
        Measure.RANK,
        Measure.LEVEL,
        Measure.MULTIPLE,
        Measure.CONTRIBUTION,
    ):
        return
    if measure is Measure.GROWTH_GAP or measure is Measure.SHARE_CHANGE:
        narrow = last_cue(left, "narrowed") or first_cue(near, "narrowed")
        if narrow:
            return
        last = last_cue(left, "gap_up", "gap_down", "down", "up", "slower", "quicker") or first_cue(
            near, "gap_up", "gap_down", "down", "up", "slower", "quicker"
        )
        if (
            last
            and last.meaning.cues & {"gap_down", "down", "slower"}
            and not last.meaning.cues & {"gap_up"}
        ):
            down = last
    else:
        last = grow or first_cue(near, "up", "down")
        if last and "down" in last.meaning.cues:
            down = last
    if down:
        draft.set("sign", -1, (down.start, down.end))


def of_label(g: Grammar, mark: Mark, state: State, following: Mark | None = None) -> str | None:
    """Give the `of` that a mark names: `gdp`, `total exports`, `national total`."""
    meaning = mark.meaning
    if meaning.cues & {"national", "global", "provincial", "city"} and not meaning.indicator:
        kind = next(k for k in ("global", "national", "provincial", "city") if k in meaning.cues)
        return f"{kind} total"
    if meaning.indicator == "gdp":
        return "gdp"
    if meaning.indicator in ("revenue",) and not meaning.subject:
        return "revenue"
    if meaning.indicator in ("value_added", "gross_output"):
        subject = meaning.subject or (following.meaning.subject if following else None)
        name = meaning.indicator.replace("_", " ")
        return f"{subject} {name}" if subject else name
    if meaning.indicator and meaning.whole and meaning.indicator not in ("other",):
        names = {"retail_sales": "retail sales", "fiscal_revenue": "fiscal revenue"}
        name = names.get(meaning.indicator, meaning.indicator)
        return f"total {name}" if not meaning.subject else f"{meaning.subject} {name}"
    if meaning.indicator:
        return meaning.indicator.replace("_", " ")
    return meaning.subject


def _own_of(
    g: Grammar, text: str, figure: Figure, near: list[Mark], draft: Draft, state: State, end: int
) -> int:
    lead = re.match(
        r"\s*(?:share )?(?:of|to) (?:all |both )?"
        if g.spaced
        else r"的?(?=[^\d，。；]{0,12}(?:增加值|产值|总值))",
        text[figure.after : figure.after + 24],
    )
    if not lead or not g.spaced:
        return end
    behind = [m for m in near if not m.meaning.cues & {"of_words"} or m.meaning.indicator]
    pair: Mark | None = None
    wide: Mark | None = None
    for i, mark in enumerate(behind):
        if mark.meaning.area and wide is None:
            wide = mark
        if mark.meaning.cues & {"national", "global", "provincial"} and not pair:
            draft.set("of", of_label(g, mark, state), (mark.start, mark.end))
            return mark.end
        if mark.meaning.indicator:
            following = next(
                (m for m in behind[i + 1 :] if m.meaning.subject and m.start - mark.end < 40), None
            )
            before = next(
                (m for m in behind[:i] if m.meaning.subject and mark.start - m.end < 4), None
            )
            label = of_label(g, mark, state, following or before)
            if label:
                draft.set("of", label, (mark.start, mark.end))
                return max(mark.end, following.end if following else mark.end)
    subject = next((m for m in behind if m.meaning.subject), None)
    if subject:
        draft.set("of", name_of(text, subject), (subject.start, subject.end))
        return subject.end
    area_here = state.area.value if state.area else None
    if wide is not None and area_here and is_ancestor(wide.meaning.area or "", area_here):
        kind = (
            "national total" if country_of(area_here) == wide.meaning.area else "provincial total"
        )
        draft.set("of", kind, (wide.start, wide.end))
        return wide.end
    phrase = re.match(
        r"\s*(?:of|to) (?:all |the |its |their |total )*", text[figure.after : figure.after + 30]
    )
    at = figure.after + (phrase.end() if phrase else 0)
    found = g.phrases.right(text, at, at + 80)
    if found and text[found[0] : found[1]].lower() not in ("total", "the total"):
        draft.set("of", text[found[0] : found[1]], found)
        return found[1]
    return end


def _left_of(g: Grammar, text: str, draft: Draft, marks: list[Mark], state: State) -> None:
    area = state.area.value if state.area else None
    subject: Mark | None = None
    for mark in marks:
        if mark.meaning.subject and not mark.meaning.indicator:
            subject = mark
            continue
        if "share" in mark.meaning.cues:
            continue
        if mark.meaning.cues & {"national", "global", "provincial"} and not mark.meaning.indicator:
            draft.set("of", of_label(g, mark, state), (mark.start, mark.end))
            return
        if mark.meaning.indicator or mark.meaning.cues & {
            "national",
            "global",
            "provincial",
            "city",
        }:
            label = of_label(g, mark, state, subject)
            if label:
                draft.set("of", label, (mark.start, mark.end))
                if mark.meaning.indicator:
                    return
        elif mark.meaning.area and area and is_ancestor(mark.meaning.area, area):
            kind = "national total" if country_of(area) == mark.meaning.area else "provincial total"
            draft.set("of", kind, (mark.start, mark.end))
    if subject and "of" not in draft.slots:
        draft.set("of", name_of(text, subject), (subject.start, subject.end))


def _gap_of(
    g: Grammar,
    text: str,
    figure: Figure,
    draft: Draft,
    left: list[Mark],
    near: list[Mark],
    cue: Mark | None,
    sentence: Any,
    gap: int,
    limit: int,
    state: State,
) -> None:
    if cue is None:
        marks = left
        low, high = gap, figure.start
    elif cue.start < figure.start:
        marks = within(left, cue.end, figure.start)
        low, high = cue.end, figure.start
        if not any(m.meaning.area or m.meaning.indicator or m.meaning.subject for m in marks):
            low = max(gap, max(text.rfind(c, gap, cue.start) for c in "，,；;") + 1)
            marks = within(left, low, cue.start) if not g.spaced else marks
    else:
        marks = [m for m in near if m.start >= cue.end]
        low, high = cue.end, limit
    area = state.area.value if state.area else None
    for when in sentence.whens:
        if max(gap, low - 12) <= when.start < high and (
            when.role == "than" or cue is None or when.start >= low
        ):
            year = when.year
            if year is None and when.offset is not None and state.year is not None:
                year = state.year + when.offset
            if year is None and state.year is not None:
                year = state.period.value.years[0] if state.period else state.year
            period = make_period(year, when.part, when.last) if year is not None else None
            if period is not None:
                draft.set("of", f"growth in {period}", (when.start, when.stop))
                return
            if when.part:
                draft.set("of", f"growth in {when.part}", (when.start, when.stop))
                return
    if cue is None:
        return
    subject = next((m for m in marks if m.meaning.subject), None)
    for mark in marks:
        meaning = mark.meaning
        if meaning.indicator:
            label = of_label(g, mark, state, subject)
            if label:
                name = "gdp growth" if label == "gdp" else f"{label} growth"
                draft.set(
                    "of", name.replace(" value added growth", " growth"), (mark.start, mark.end)
                )
                return
        if meaning.cues & {"national", "provincial"} and not subject:
            kind = "national" if "national" in meaning.cues else "provincial"
            draft.set("of", f"{kind} growth", (mark.start, mark.end))
            return
        if meaning.area and not subject:
            if country_of(area) == meaning.area:
                draft.set("of", "national growth", (mark.start, mark.end))
            elif province_of(area) == meaning.area:
                draft.set("of", "provincial growth", (mark.start, mark.end))
            else:
                draft.set("of", f"{meaning.area} growth", (mark.start, mark.end))
            return
    if subject:
        draft.set("of", f"{name_of(text, subject)} growth", (subject.start, subject.end))
