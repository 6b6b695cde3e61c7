"""Decide whether a figure is done, promised, expected or prescribed."""

import re
from typing import Any

from jiqun.extraction.dense_plans import (
    aims,
    goes_on_aiming,
    intends,
    lies_ahead,
    of_the_background,
)
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, Meaning, last_cues, within
from jiqun.extraction.sentence import behind_last
from jiqun.extraction.state import DEFAULT, INHERITED, METADATA, STATED, Draft, Slot, State
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure, Status

_ZH = Forms("zh", "forms", "statuses")

_CHANGES = (Measure.GROWTH, Measure.GROWTH_GAP, Measure.SHARE_CHANGE)
_BREAKS = re.compile(r"[,，;；]")

JUDGED = 40
"""Characters before an aim in which it is told what came of it: our choice."""
CLAUSE = 80
"""Characters before a figure in which its own clause stands: our choice."""
LISTED = 60
"""Characters before a colon in which it is told what it opens a list of: our choice."""
TITLE = 60
"""Characters up to which a line can be the title of a plan: our choice."""
BASE = 40
"""Characters before a figure in which it is told to be what an aim starts from: our choice."""
BESIDE = 24
"""Characters behind a rule's parameter in which its own year stands: our choice."""


def _lies_ahead(
    g: Grammar, text: str, sentence: Any, figure: Figure, year: int | None, state: State
) -> bool:
    """Say whether a sentence tells by when something will be, later than all years told of."""
    if g.spaced or year is None or (state.latest is not None and year <= state.latest):
        return False
    if state.aims is not None and state.aims.start < figure.start:
        return True
    aims = [w for w in sentence.whens if w.role == "by" and w.year == year]
    if aims and _ZH.gone.search(text, sentence.start, aims[0].start):
        return False  # 过去十年从3000亿元起步，到2023年达5140.6亿元
    return any(w.start < figure.start and _ZH.until.search(text, 0, w.start) for w in aims)


def _left(text: str, gap: int, figure: Figure) -> bool:
    """Say whether a figure is what an aim starts from: 由2024年的约70%提升至90%."""
    return _ZH.left.search(text, max(gap, figure.start - 16), figure.start) is not None


def _is_the_cost(text: str, cue: Mark, before: Draft | None) -> bool:
    """Say whether a plan is only what projects cost that are there: 签约32个，计划总投资224亿元."""
    if before is None or before.value("unit") != "count" or before.end > cue.start:
        return False
    done = before.value("status") is Status.ACTUAL
    return done and _ZH.costs.fullmatch(text, before.end, cue.end) is not None


def _is_cut_off(g: Grammar, between: str) -> bool:
    """Say whether a comma or an `and` stands between a goal and a figure."""
    joins = g.measures.ends_noun
    return any(pattern.search(between) for pattern in (_BREAKS, joins))


def _still_aims(g: Grammar, text: str, cue: Mark, sentence: Any, figure: Figure) -> Mark | None:
    """Give a cue of aims, but for what came of the aim: missed its target of 7 percent: 6.1.

    And but for what was done beside it: made a plan to promote industry and signed 238 projects.
    """
    if g.told.and_did.search(text, cue.end, figure.start):
        return None
    told = sentence.previous
    if told is None or not cue.end <= told.start < figure.start:
        return cue
    judged = g.told.aim_judged.search(text, max(sentence.start, cue.start - JUDGED), cue.start)
    return None if judged else cue


def decide_status(
    g: Grammar, text: str, figure: Figure, draft: Draft, sentence: Any, gap: int, state: State
) -> None:
    """Set the status of a draft by the cues before its figure, and by its period."""
    aims = sentence.aims
    before = within(aims, sentence.start, figure.start) if aims else aims
    strong, forecast, rule, weak, noun = last_cues(
        before, "target", "forecast", "rule", "target_weak", "target_noun"
    )
    if forecast and not g.spaced and _ZH.is_over.search(text, forecast.end, figure.start):
        forecast = None  # 建成后年产值可达3000亿元；在建项目29个
    if rule and not g.spaced and _ZH.was_given.search(text, sentence.start, rule.start):
        rule = None  # 去年对45家企业给予奖励1200万元
    if noun and _is_cut_off(g, text[noun.end : figure.start]):
        noun = None
    if g.spaced:
        strong, noun = (m and _still_aims(g, text, m, sentence, figure) for m in (strong, noun))
    if (
        strong
        and not g.spaced
        and _ZH.against.search(text, max(0, strong.start - 14), strong.start)
    ):
        strong = None  # 低于全市目标12个百分点: the aim is only what it is compared with
    cost = strong and not g.spaced and _is_the_cost(text, strong, sentence.previous)
    strong = None if cost else strong
    if strong and forecast and not g.spaced and forecast.end <= strong.start:
        strong = None if text.startswith("将", strong.start) else strong  # 预计到2030年将达到
    period = draft.value("period")
    listed = state.aims is not None and state.aims.start < figure.start
    if listed and not (strong or noun or forecast or rule):
        told = draft.slots.get("period")
        if told is None or told.how != STATED:
            strong = state.aims  # 主要预期目标是：A。B。
    if state.goals and not (strong or noun or forecast or rule):
        strong = state.goals
    year = period.years[1] if period else None
    over = year is not None and state.year is not None and year < state.year
    status, cue = Status.ACTUAL, None
    if rule or (draft.value("indicator") == Indicator.SUBSIDY and (weak or strong)):
        status, cue = Status.RULE, rule or weak or strong
    elif forecast and forecast.start >= gap and not (strong and strong.start > forecast.start):
        status, cue = Status.FORECAST, forecast
    elif forecast and strong and not g.spaced and forecast.start > strong.start:
        status, cue = Status.FORECAST, forecast  # 计划总投资26亿元，预计年产值50亿元至60亿元
    elif strong or noun:
        status, cue = Status.TARGET, strong or noun
    elif forecast:
        status, cue = Status.FORECAST, forecast
    elif weak and (
        not _is_over(period, state) or _is_running(g, text, sentence, period, state, weak)
    ):
        status, cue = Status.TARGET, weak
    if g.spaced and not (rule or strong) and status in (Status.ACTUAL, Status.TARGET):
        built = _once_built(g, text, sentence.start, figure.start)
        base = g.told.base.search(text, max(gap, figure.start - BASE), figure.start)
        if built is not None and base is not None:
            status, cue = Status.ACTUAL, None
        elif built is not None:
            status, cue, over = Status.FORECAST, built, False
            if draft.slots["period"].how != STATED:
                draft.slots["period"] = Slot(None)
    if status in (Status.TARGET, Status.FORECAST) and not g.spaced and _left(text, gap, figure):
        status, cue = Status.ACTUAL, None
    beside = cue is not None and cue is forecast and figure.start - cue.end <= 2
    if beside and not g.spaced and cue is not None and _ZH.estimated.match(text, cue.start):
        beside = False  # 2021年，生产总值预计完成1564亿元, told when the year was over (ruling 10)
    if (
        over
        and not beside
        and status in (Status.FORECAST, Status.TARGET)
        and not (status is Status.TARGET and (strong or noun) and strong is not state.goals)
    ):
        status, cue = Status.ACTUAL, None
    ahead = g.told.to_be_done
    if status is Status.ACTUAL and g.spaced and draft.value("measure") not in _CHANGES:
        done = ahead.match(text, figure.after, sentence.end)
        if done is not None and (done["to"] or done["opens"] or not _is_over(period, state)):
            draft.slots["status"] = Slot(Status.TARGET, done.start(), done.end())
            return
    if status is Status.ACTUAL and g.spaced and not over:
        foreseen = g.told.foreseen.search(text, sentence.start, figure.start)
        if foreseen is not None:
            draft.slots["status"] = Slot(Status.FORECAST, *foreseen.span())
            return
        low = max(sentence.start, figure.start - BASE)
        planned = g.may("periods.told.plans", text, low, figure.start)
        if planned and (found := g.told.plans.search(text, low, figure.start)) is not None:
            draft.slots["status"] = Slot(Status.TARGET, *found.span())
            return
    led = g.spaced and status in (Status.TARGET, Status.FORECAST)
    if led and _is_base(g, text, figure, draft, gap, state):
        status, cue = Status.ACTUAL, None
    coming = state.delivered is not None and year is not None and year >= state.delivered
    if not g.spaced and year is not None and state.year is not None:
        coming = coming or (state.year_how == METADATA and year > state.year)
    if status is Status.ACTUAL and coming and (not g.spaced or year == state.delivered):
        status = Status.TARGET  # a work report opens its year: what it says of it is a plan
    ahead_of_all = status is Status.ACTUAL and not (not g.spaced and _left(text, gap, figure))
    if ahead_of_all and _lies_ahead(g, text, sentence, figure, year, state):
        status = Status.TARGET  # 到2027年，产业规模达到2000亿元, in a text on no year so late
    aim: Draft | None = sentence.previous or state.said
    if status is Status.ACTUAL and not g.spaced and aim and goes_on_aiming(text, draft, aim):
        status = Status.TARGET
        draft.take(aim, "period")
    if (
        status is Status.ACTUAL
        and not (g.spaced or cost)
        and _is_planned(text, draft, figure, state, sentence.previous, sentence.start)
    ):
        status = Status.TARGET
    if status is Status.TARGET and not g.spaced and of_the_background(text, draft):
        draft.slots["period"] = Slot(None)
    if status is Status.RULE and not _dated_beside(g, text, figure, draft):
        draft.slots["period"] = Slot(None)
    aimed = status is Status.ACTUAL and g.spaced and not over
    if aimed and (list_at := _list_of_aims(g, text, figure)) is not None:
        draft.slots["status"] = Slot(Status.TARGET, *list_at)
        return
    if status is Status.ACTUAL and g.spaced and (told := sentence.previous) is not None:
        held = told.value("status")
        listed = g.told.aim_goes_on.fullmatch(text, told.end, figure.start)
        if (
            held in (Status.TARGET, Status.FORECAST)
            and listed
            and told.value("unit") == figure.unit
        ):
            draft.slots["status"] = told.slots["status"].inherited()
            return
    if cue:
        draft.slots["status"] = Slot(status, cue.start, cue.end)
    else:
        draft.slots["status"] = Slot(status, how=DEFAULT)


def _once_built(g: Grammar, text: str, start: int, end: int) -> Mark | None:
    """Give the words that say what will be once something is built: after completion, it will."""
    if not g.may("periods.told.once_built", text, start, end):
        return None
    found = g.told.once_built.search(text, start, end)
    return Mark(found.start(), found.end(), Meaning()) if found is not None else None


def _list_of_aims(g: Grammar, text: str, figure: Figure) -> tuple[int, int] | None:
    """Give where the list that a figure stands in says that it is one of aims: the goals are: …."""
    low = text.rfind("\n", 0, figure.start) + 1
    colon = text.rfind(":", low, figure.start)
    if colon < 0 or ". " in text[colon : figure.start]:
        return None
    found = g.told.aims_listed.search(text, max(low, colon - LISTED), colon + 1)
    return found.span() if found is not None else None


def _is_planned(
    text: str, draft: Draft, figure: Figure, state: State, before: Draft | None, start: int
) -> bool:
    """Say whether a Chinese figure is of a plan: its time is the plan's, or that of the aim before.

    In 三年行动计划（2024—2026年） what has no time of its own is aimed at, and so is what goes on
    about an aim: 到2025年，产值达到2500亿元。其中，核心区占90%以上.
    """
    told, main = draft.slots.get("period"), state.main
    edge = max(0, figure.start - CLAUSE)
    low = behind_last(text, "，。；\n", edge, figure.start)
    if _ZH.path.search(text, max(low, figure.start - 14), figure.start):
        return False
    if intends(text, low, figure.start) or aims(text, draft, figure.start):
        return True
    if lies_ahead(text, draft, state.latest) or "届时" in text[start : figure.start]:
        return True
    if _ZH.done.search(text, low, figure.start):
        return False
    if before is not None and before.start >= start and "；" not in text[before.end : draft.start]:
        held = before.slots.get("status")
        if held is not None and held.value is Status.TARGET and held.start is None:
            return True  # 今年安排项目4000个，总投资5.2万亿元
    if _ZH.aimed_at.search(text, low, figure.start) or _ZH.toward.match(text, figure.after):
        return True
    if told is None or told.value is None or told.start is None:
        return False
    whole = text.startswith("全年", told.start) and main is not None and told.value == main.value
    if told.how != INHERITED and not whole:
        return False
    said = state.said
    if said is not None and said.value("status") is Status.TARGET:
        other = said.slots.get("period")
        same = other is not None and other.start == told.start and other.value is not None
        if same and "\n" not in text[said.end : figure.start]:
            if text.startswith("其中", start):
                return True
            return state.latest is None or told.value.years[1] > state.latest
    if main is None or main.start is None or (told.start != main.start and not whole):
        return False
    if state.delivered is not None and main.value.years[1] < state.delivered:
        return False  # 过去五年…较好完成了“十四五”目标任务: a report looks back
    line = text.rfind("\n", 0, main.start) + 1
    stop = text.find("\n", main.start)
    title = text[line : stop if stop >= 0 else len(text)]
    plan = _ZH.plan if main.value.is_span else _ZH.plan_of_a_year
    return len(title) < TITLE and bool(plan.search(title)) and not _ZH.plan_over.search(title)


def _is_base(g: Grammar, text: str, figure: Figure, draft: Draft, gap: int, state: State) -> bool:
    """Say whether a figure is what an aim starts from: to 1,250, against 980 in 2022."""
    low = max(gap, figure.start - BASE)
    if not g.told.base.search(text, low, figure.start):
        return False
    period = draft.value("period")
    if period is None:
        return g.told.now_behind.match(text, figure.after) is not None
    return state.year is not None and bool(period.years[1] <= state.year)


def _is_over(period: Any, state: State) -> bool:
    """Say whether a time was over, or running, when the text was written."""
    if period is None or state.year is None:
        return False
    if period.years[1] == state.year and state.month is not None and not period.is_year:
        return bool(period.first.month <= state.month)
    return bool(period.years[1] <= state.year)


def _is_running(g: Grammar, text: str, sentence: Any, period: Any, state: State, cue: Mark) -> bool:
    """Say whether a time is the very year of the text: what then `will be` is still ahead.

    But not where a result is told: 2022 will see them climb to 1.3 trillion, up 6.9% year-on-year.
    And only news that say of what day they are: translated reviews tell of a year gone by so, too.
    """
    day = state.month is not None or state.dated
    if not period.is_year or period.years[1] != state.year:
        return False
    if not g.spaced:
        return text.startswith("要", cue.start)  # 今年要确保新增企业25家, but not 将
    if not day:
        return False
    return g.told.results.search(text, sentence.start, sentence.end) is None


def _dated_beside(g: Grammar, text: str, figure: Figure, draft: Draft) -> bool:
    """Say whether a year stands right behind a parameter: 15 yuan in 2023 and 10 yuan in 2024."""
    slot = draft.slots.get("period")
    if not g.spaced or slot is None or slot.how != STATED or slot.start is None:
        return False
    near = 0 <= slot.start - figure.after <= BESIDE
    return near and any(c.isdigit() for c in text[slot.start : slot.end])
