"""Read the other side of shares, contributions and gaps: of what whole, above what rate."""

import re
from typing import Any

from jiqun.data import catalogue
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of, within
from jiqun.extraction.state import (
    Draft,
    Slot,
    State,
    country_of,
    is_ancestor,
    is_city,
    make_period,
    province_of,
)
from jiqun.extraction.when import ALIKE, COUNTED
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "wholes")


def total_of(outer: str | None, home: str | None) -> str:
    """Give the label of a wider place's total: of the nation, the province or the city."""
    if country_of(home) == outer:
        return "national total"
    return "provincial total" if province_of(home) == outer else "city total"


def of_label(g: Grammar, mark: Mark, state: State, following: Mark | None = None) -> str | None:
    """Give the `of` that a mark names: `gdp`, `total exports`, `national total`."""
    meaning = mark.meaning
    if meaning.cues & {"national", "global", "provincial", "city"} and not meaning.indicator:
        kind = next(k for k in ("global", "national", "provincial", "city") if k in meaning.cues)
        return f"{kind} total"
    if meaning.indicator == "gdp":
        return meaning.of or "gdp"
    if meaning.indicator == "revenue" and not meaning.subject:
        firms = following.meaning.subject if following is not None and not g.spaced else None
        return f"{firms} revenue" if firms else "revenue"
    if meaning.indicator in ("value_added", "gross_output"):
        subject = meaning.subject or (following.meaning.subject if following else None)
        name = meaning.indicator.replace("_", " ")
        return f"{subject} {name}" if subject else name
    if meaning.indicator and meaning.whole and meaning.indicator not in ("other",):
        names = {"retail_sales": "retail sales", "fiscal_revenue": "fiscal revenue"}
        name = names.get(meaning.indicator, meaning.indicator)
        return f"total {name}" if not meaning.subject else f"{meaning.subject} {name}"
    if meaning.indicator in ("other", "count", "prices", "income", "subsidy", "land", "capacity"):
        return None  # no name of a whole: the document's own words say it
    if g.spaced and meaning.indicator == "production" and following is None:
        return None
    if meaning.indicator:
        return meaning.indicator.replace("_", " ")
    return meaning.subject


def whole_named(g: Grammar, text: str, span: tuple[int, int]) -> str | None:
    """Give the label of the whole that words name: 全市规上工业产值."""
    subject: Mark | None = None
    for mark in g.lexicon.find(text, *span):
        if mark.meaning.subject and not mark.meaning.indicator:
            subject = mark
        elif mark.meaning.indicator and mark.end == span[1]:
            return of_label(g, mark, State(), subject)
    return None


OWNED = 4
"""Characters between whose it is and what it is: the province's GDP. Our choice."""


def own_of(
    g: Grammar, text: str, figure: Figure, near: list[Mark], draft: Draft, state: State, end: int
) -> int:
    """Read the whole behind a share (`of GDP`); give where it ends."""
    if not g.shares.lead.match(text[figure.after : figure.after + 24]):
        return end
    behind = [m for m in near if not m.meaning.cues & {"of_words"} or m.meaning.indicator]
    if (everything := _everything(g, text, figure, behind, state)) is not None:
        draft.slots["of"] = everything
        return everything.end or end
    pair: Mark | None = None
    wide: Mark | None = None
    for i, mark in enumerate(behind):
        if mark.meaning.area and wide is None:
            wide = mark
            if g.shares.total.match(text, mark.end) and mark.meaning.area != draft.value("area"):
                draft.set("of", "national total", (mark.start, mark.end))
                return mark.end
            inside = _output_of(text, figure, mark, behind[i + 1 :], state)
            if inside is not None:
                draft.set("of", "national total", (mark.start, mark.end))
                draft.slots["shared"] = Slot((mark.end + 3, inside), mark.end, inside.end)
                return inside.end
        owned = behind[i + 1] if i + 1 < len(behind) else None
        if (
            owned is not None
            and mark.meaning.cues & {"provincial", "national", "city"}
            and owned.meaning.indicator
            and owned.start - mark.end <= OWNED
            and (
                draft.value("measure") is Measure.CONTRIBUTION
                or (owned.meaning.indicator == "gdp" and _is_its_own(mark, state))
            )
        ):
            continue  # the province's economic growth
        if mark.meaning.cues & {"national", "global", "provincial"} and not pair:
            inside = _told_inside(g, text, mark, behind[i + 1 :])
            if inside is not None:
                draft.slots["shared"] = Slot((mark.end, inside), mark.end, inside.end)
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
        whole = g.phrases.right(text, _behind_of(g, text, figure), figure.after + 90)
        named = whole is not None and whole[0] < subject.start and subject.end <= whole[1]
        if named and whole is not None:
            draft.set("of", g.phrases.label(text[slice(*whole)]), whole)
            return whole[1]
    if subject:
        draft.set("of", name_of(text, subject), (subject.start, subject.end))
        return subject.end
    area_here = state.area.value if state.area else None
    if wide is not None and area_here and is_ancestor(wide.meaning.area or "", area_here):
        kind = total_of(wide.meaning.area, area_here)
        draft.set("of", kind, (wide.start, wide.end))
        return wide.end
    at = _behind_of(g, text, figure)
    found = g.phrases.right(text, at, at + 80)
    counted = found is not None and _FIGURE.search(text, *found) is not None
    owner = found is not None and text[found[0] : found[1]].endswith(("'s", "’s"))  # the city's
    if owner:
        return end
    if found and not counted and text[found[0] : found[1]].lower() not in ("total", "the total"):
        draft.set("of", text[found[0] : found[1]], found)
        return found[1]
    return end


def _everything(
    g: Grammar, text: str, figure: Figure, behind: list[Mark], state: State
) -> Slot | None:
    """Give the whole of `86% of everything`: all exports, where exports are told of."""
    found = g.shares.everything.match(text, figure.after)
    if found is None:
        return None
    kinds = [Indicator(m.meaning.indicator) for m in behind if m.meaning.indicator]
    held = state.indicator or state.told[0]
    kind = next((k for k in kinds if k in TRADED), held.value if held is not None else None)
    return Slot(f"total {kind}", *found.span()) if kind in TRADED else None


def _behind_of(g: Grammar, text: str, figure: Figure) -> int:
    phrase = g.shares.behind.match(text[figure.after : figure.after + 36])
    return figure.after + (phrase.end() if phrase else 0)


def _output_of(
    text: str, figure: Figure, area: Mark, following: list[Mark], state: State
) -> Mark | None:
    """Give the indicator of `60% of India's soap output`, told of a place inside India."""
    home = state.area.value if state.area else None
    if not text.startswith("'s ", area.end) or area.start - figure.after > 12:
        return None
    if home == area.meaning.area or country_of(area.meaning.area) != area.meaning.area:
        return None
    found = next((m for m in following if m.meaning.indicator), None)
    return found if found is not None and found.start - area.end < 40 else None


def _is_its_own(mark: Mark, state: State) -> bool:
    """Say whether `the country's` or `the province's` means the place the text is about."""
    place = catalogue().areas.get(state.area.value) if state.area else None
    kinds = {"national": "country", "provincial": "province", "city": "prefecture"}
    return place is not None and any(
        cue in mark.meaning.cues and place.kind == kind for cue, kind in kinds.items()
    )


def _told_inside(g: Grammar, text: str, mark: Mark, following: list[Mark]) -> Mark | None:
    """Give the indicator of `76% of the country's salt production`, whose subject is the salt."""
    if not text.endswith("'s", mark.start, mark.end):
        return None
    kind = next((m for m in following if m.meaning.indicator), None)
    if kind is None or kind.start - mark.end > SHARED or kind.meaning.indicator == "gdp":
        return None
    return None if g.shares.breaks.search(text, mark.end, kind.start) else kind


SHARED = 30
"""Characters between whose it is and what is shared in: the country's salt production."""


def left_of(g: Grammar, text: str, draft: Draft, marks: list[Mark], state: State) -> None:
    """Read the whole between a share cue and its figure."""
    area = state.area.value if state.area else None
    subject: Mark | None = None
    for mark in marks:
        if mark.meaning.subject and not mark.meaning.indicator:
            subject = mark
            continue
        if "share" in mark.meaning.cues:
            continue
        if mark.meaning.cues & {"national", "global", "provincial"} and not mark.meaning.indicator:
            label = of_label(g, mark, state)
            after = next((m for m in marks if m.start == mark.end and m.meaning.indicator), None)
            if not g.spaced and after is not None and _is_its_own(mark, state):
                continue  # 占全省外贸总值 in a text on the province: of its own trade
            if after is not None and draft.value("measure") is Measure.CONTRIBUTION and label:
                what = (after.meaning.indicator or "").replace("_", " ")
                label = f"{label.removesuffix(' total')} {what} growth"
            draft.set("of", label, (mark.start, mark.end))
            return
        if not g.spaced and "city" in mark.meaning.cues and not mark.meaning.indicator:
            more = any(m.start - mark.end < 12 for m in marks if m.start >= mark.end)
            if (state.area is not None and not is_city(state.area.value)) or not more:
                draft.set("of", "city total", (mark.start, mark.end))
                return
            continue
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
                    _driven(text, draft, mark)
                    return
        elif mark.meaning.area and area and is_ancestor(mark.meaning.area, area):
            kind = total_of(mark.meaning.area, area)
            draft.set("of", kind, (mark.start, mark.end))
    if subject and "of" not in draft.slots:
        draft.set("of", name_of(text, subject), (subject.start, subject.end))
        _driven(text, draft, subject)


def _driven(text: str, draft: Draft, mark: Mark) -> None:
    """Make the other side of a contribution the growth that is driven: 对工业增长的贡献率."""
    of = draft.value("of")
    if draft.value("measure") is not Measure.CONTRIBUTION or of is None:
        return
    if of.endswith(("growth", "increment")) or not _ZH.grows.match(text, mark.end - 2):
        return
    short = of.replace(" value added", "").removeprefix("total ")
    draft.set("of", f"{short} growth", (mark.start, mark.end))


_FIGURE = re.compile(r"\d")
_CLAUSE_ENDS = re.compile(r",(?!\d)|;|；|，| (?:while|whereas|but)\b")


def gap_of(
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
    """Read what a growth rate is compared with."""
    if cue is None:
        marks = left
        low, high = gap, figure.start
    elif cue.start < figure.start:
        marks = within(left, cue.end, figure.start)
        low, high = cue.end, figure.start
        if not any(
            m.meaning.area
            or m.meaning.indicator
            or m.meaning.subject
            or m.meaning.cues & {"national", "provincial"}
            for m in marks
        ):
            low = max(gap, max(text.rfind(c, gap, cue.start) for c in "，,；;") + 1)
            marks = within(left, low, cue.start) if not g.spaced else marks
    else:
        marks = [m for m in near if m.start >= cue.end]
        breaks = _CLAUSE_ENDS.search(text, cue.end, limit)
        low, high = cue.end, breaks.start() if breaks else limit
        marks = within(marks, low, high)
    area = state.area.value if state.area else None
    for when in sentence.whens:
        if when.part in COUNTED:
            continue  # the month before is told by the words of the comparison
        if max(gap, low - 12) <= when.start < high and (
            when.role == "than" or (cue is not None and when.start >= low)
        ):
            year = when.year
            if year is None and when.offset is not None and state.year is not None:
                year = state.year + when.offset
            if year is None and state.year is not None:
                year = state.period.value.years[0] if state.period else state.year
            period = make_period(year, when.part, when.last) if year is not None else None
            same = not g.spaced and when.offset is not None and not when.part
            if same and "同期" in text[when.start : when.stop + 2]:
                draft.slots["of_alike"] = Slot(True, when.start, when.stop)
                return
            if period is not None:
                draft.set("of", f"growth in {period}", (when.start, when.stop))
                return
            if when.part == ALIKE:
                draft.slots["of_alike"] = Slot(True, when.start, when.stop)
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
        own = subject is None or 0 <= subject.start - mark.end <= 1  # the national car industry
        if meaning.cues & {"national", "provincial"} and own:
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
