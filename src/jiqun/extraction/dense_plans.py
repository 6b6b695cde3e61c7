"""Know the plans among Chinese texts: what they aim at, and what their background tells.

A plan says so in its title, with its years or the year of its number: 三年行动方案（2024—2026年）,
〔2023〕18号. What it tells of those years, or under 目标 and 任务, is aimed at, whatever its words.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from jiqun.extraction.state import STATED, Draft
from jiqun.lang import Forms
from jiqun.model import Status

_ZH = Forms("zh", "forms", "plans")

HEAD = 400
"""Characters of a beginning in which a plan names itself: our choice."""
FAR = 240
"""Characters behind an aim in which bare verbs go on with it: our choice."""
CLAUSE = 80
"""Characters before a figure in which its own clause stands: our choice."""
TITLE = 80
"""Characters of a line that can be a title: our choice."""
_NO_HEADING = re.compile(r"[。；，\d]")
LINES, HEADING = 8, 16
"""Lines above in which a heading is looked for, and its characters: our choice."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a text says of itself as a plan.

    Attributes:
        first: the first of the years that it plans for.
        last: the last of them.
        issued: the year in which it was issued.
    """

    first: int | None = None
    last: int | None = None
    issued: int | None = None


@lru_cache(maxsize=16)
def plan_of(text: str) -> Plan | None:
    """Give what a text is a plan for; None where it is no plan.

    >>> plan_of("机器人产业三年行动方案（2024—2026年）")
    Plan(first=2024, last=2026, issued=None)
    """
    head = text.lstrip()[:HEAD]
    title = head.split("\n", 1)[0][:TITLE]
    named = _ZH.plan.search(title)
    if named is None or _ZH.over.search(title):
        return None
    years, number = _ZH.years.search(head), _ZH.number.search(head)
    return Plan(
        int(years[1]) if years else None,
        int(years[2]) if years else None,
        int(number[1]) if number else None,
    )


def intends(text: str, low: int, high: int) -> bool:
    """Say whether words before a figure tell what is meant to be done: 计划新开工850个."""
    return _ZH.intends.search(text, low, high) is not None and not _ZH.done.search(text, low, high)


def aims(text: str, draft: Draft, start: int) -> bool:
    """Say whether a plan aims at a figure: by its year, or by the heading of its paragraph."""
    plan = plan_of(text)
    if plan is None:
        return False
    if _ZH.done.search(text, start_of_clause(text, start), start):
        return False
    told = draft.slots.get("period")
    year = told.value.years[1] if told is not None and told.value is not None else None
    stated = told is not None and told.how == STATED and year is not None
    if year is not None and plan.first is not None and plan.last is not None:
        inside = plan.first <= year <= plan.last
    else:
        inside = False
    if inside or (stated and year is not None and plan.issued is not None and year > plan.issued):
        return True
    if stated and told is not None and told.start and _ZH.by.search(text, 0, told.start):
        return True
    begin = text.rfind("\n", 0, start) + 1
    if _ZH.goals.match(text, begin):
        return plan.issued is None or year is None or year >= plan.issued
    if _ZH.tasks.match(text, begin) is not None:
        return not stated
    heading = _heading_above(text, begin)
    goal = _ZH.heads_goals.search(heading) is not None
    return goal and (not stated or "目标" in heading)


def goes_on_aiming(text: str, draft: Draft, before: Draft) -> bool:
    """Say whether a figure goes on an aim in bare verbs, with no time of its own.

    力争到2025年，产值达到6000亿元。……打造6个示范基地；培育龙头企业5家.
    """
    told = draft.slots.get("period")
    if before.value("status") is not Status.TARGET:
        return False
    if before.value("period") is None or draft.start - before.end > FAR:
        return False
    if told is not None and told.value not in (None, before.value("period")):
        return False
    low = start_of_clause(text, draft.start)
    if _ZH.doing.match(text, low, draft.start) is None:
        return False
    return _ZH.did.search(text, before.end, draft.start) is None


def _heading_above(text: str, begin: int) -> str:
    """Give the short line without a figure that stands next above a line; else nothing."""
    for _ in range(LINES):
        end = begin - 1
        if end <= 0:
            return ""
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end].strip()
        if line and len(line) <= HEADING and not _NO_HEADING.search(line):
            return line
    return ""


def lies_ahead(text: str, draft: Draft, latest: int | None) -> bool:
    """Say whether a year later than all that a text tells of as past dates an aim.

    面向“十五五”，产值做到3000亿元 and 2026年要先走一步：产值增长6%, in a text on 2024.
    """
    told = draft.slots.get("period")
    if told is None or told.value is None or told.start is None or latest is None:
        return False
    if told.value.years[1] <= latest:
        return False
    low = max(0, start_of_clause(text, draft.start))
    if _ZH.done.search(text, low, draft.start):
        return False
    if told.value.is_span or "五" in text[told.start : told.end]:
        named = text[told.start : told.start + 1] in "“十"
        return (
            named and _ZH.named_ahead.search(text, max(0, told.start - 4), told.start) is not None
        )
    return _ZH.aim_behind.match(text, told.start) is not None


def start_of_clause(text: str, start: int) -> int:
    """Give where the clause of a figure begins, within reach of it."""
    edge = max(0, start - CLAUSE)
    return max(edge, max(text.rfind(c, edge, start) for c in "，。；\n") + 1)


def of_the_background(text: str, draft: Draft) -> bool:
    """Say whether an aim has only carried on a year before the plan's own."""
    plan, told = plan_of(text), draft.slots.get("period")
    if plan is None or told is None or told.value is None or told.how == STATED:
        return False
    own = plan.first or plan.issued
    return own is not None and told.value.years[1] < own
