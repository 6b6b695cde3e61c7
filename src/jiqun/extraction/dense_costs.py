"""Read what Chinese projects cost, how much of a plan was done, and rows of what was added.

总投资30亿元的电池项目 names the project behind its cost; 完成年度目标的61% is a share of that aim;
新增示范区4个、基地3个 adds both.
"""

from collections.abc import Sequence

from jiqun.extraction.dense_subjects import names_no_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "costs")

_OF_PROJECTS = (
    *(Indicator.GROSS_OUTPUT, Indicator.FISCAL_REVENUE, Indicator.EMPLOYMENT, Indicator.REVENUE),
    *(Indicator.INVESTMENT, Indicator.PROFIT),
)


def read_costs(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Give the figures of a sentence their project, their aim, or their place in a row."""
    if g.spaced:
        return
    before: Draft | None = None
    for draft in drafts:
        low = max(before.end if before else s.start, behind_last(text, "；\n", 0, draft.start))
        if draft.value("indicator") in _OF_PROJECTS:
            _open_with_project(g, text, draft, s.start)
        if draft.value("indicator") is Indicator.INVESTMENT:
            _name_project(g, text, draft, low)
        if draft.value("unit") == "percent":
            _measure_plan(text, draft, before, low)
        elif draft.value("unit") == "count":
            _count_lands(text, draft)
            if before is not None:
                _add_alike(text, draft, before, s.start)
        before = draft


def _open_with_project(g: Grammar, text: str, draft: Draft, start: int) -> None:
    """Read 电池项目一期已达产，年产值15亿元 as of the project, if no other thing is told."""
    held = draft.slots.get("subject")
    if held is not None and held.value is not None and (held.start or 0) >= start:
        return
    found = _ZH.opens.match(text, start, draft.start)
    if found is not None and not names_no_thing(found["what"]):
        label = g.phrases.label(found["what"])
        draft.slots["subject"] = Slot(label, *found.span("what"))


def _name_project(g: Grammar, text: str, draft: Draft, low: int) -> None:
    """Read 总投资30亿元的动力电池项目 as of that project."""
    if _ZH.invested.search(text, low, draft.start) is None:
        return
    found = _ZH.of_work.match(text, draft.end)
    if found is not None and not names_no_thing(found["what"]):
        label = g.phrases.label(found["what"])
        draft.slots["subject"] = Slot(label, *found.span("what"))


def _measure_plan(text: str, draft: Draft, before: Draft | None, low: int) -> None:
    """Read 完成年度投资目标的61% as a share of that aim, and the next of a row like it."""
    found = _ZH.of_plan.search(text, low, draft.start)
    row = before is not None and "done" in before.slots
    if found is not None:
        draft.slots["of"] = Slot(found["of"], *found.span("of"))
        draft.slots["measure"] = Slot(Measure.SHARE, *found.span())
        draft.slots["done"] = Slot(True, *found.span())
    elif before is not None and row and _ZH.next.fullmatch(text, before.end, draft.start):
        draft.take(before, "of", "measure")


def _count_lands(text: str, draft: Draft) -> None:
    """Read 出口到120个国家和地区 as how many there are."""
    found = _ZH.lands.match(text, draft.end)
    if found is not None and draft.value("measure") is Measure.LEVEL:
        draft.slots["indicator"] = Slot(Indicator.COUNT, *found.span())
        draft.slots["subject"] = Slot(found["what"], *found.span("what"))


def _add_alike(text: str, draft: Draft, before: Draft, start: int) -> None:
    """Read the second of 新增示范区4个、基地3个 as added like the first."""
    if before.value("measure") is not Measure.CHANGE or before.value("unit") != "count":
        return
    if draft.value("measure") is not Measure.LEVEL or before.start < start:
        return
    row = _ZH.in_row.fullmatch(text, before.end, draft.start)
    if row is not None and _ZH.added.search(text, start, before.start):
        draft.take(before, "measure", "period")
