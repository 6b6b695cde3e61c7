"""Share a list of places or times out among the figures told of them, without `respectively`.

宁波、无锡年均增长5.5%和5.1% is one figure for each; so is 一、二季度分别为3亿元和4亿元.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.when import When
from jiqun.lang import Forms
from jiqun.model import Indicator

_ZH = Forms("zh", "forms", "lists")

REACH = 40
"""Characters between the last of a list of times and its first figure: our choice."""


def share_out(
    g: Grammar, text: str, s: Sentence, drafts: list[Draft], told: Callable[[When], Slot | None]
) -> None:
    """Give each figure of a run its own place or time, where there are as many as figures."""
    low = s.start
    for run in _runs(g, text, drafts):
        if len(run) > 1 and g.spaced:
            if run[0].value("unit") == "rank":
                _places(run)
        elif len(run) > 1:
            _places(run)
            _levels(text, run, drafts)
            _town_and_country(text, s, run)
            _times(text, s, run, low, told)
        low = run[-1].end
    if not g.spaced:
        _moves(text, drafts)
        _reached(text, drafts)


def _runs(g: Grammar, text: str, drafts: list[Draft]) -> Iterator[list[Draft]]:
    """Cut the figures of a sentence into those that only commas and `and` divide."""
    run: list[Draft] = []
    for draft in drafts:
        joined = run and g.is_connector(text[run[-1].end : draft.start])
        if joined and draft.value("unit") == run[-1].value("unit"):
            run.append(draft)
            continue
        if run:
            yield run
        run = [draft]
    if run:
        yield run


def _places(run: list[Draft]) -> None:
    slot = run[0].slots.get("area")
    names = str(slot.value or "").split(", ") if slot else []
    if slot is None or len(names) != len(run) or len({d.value("area") for d in run}) > 1:
        return
    for draft, name in zip(run, names, strict=True):
        draft.slots["area"] = Slot(name, slot.start, slot.end, slot.how)
        subject = draft.slots.get("subject")
        if subject is not None and subject.start is not None and slot.start is not None:
            inside = slot.start <= subject.start and (subject.end or 0) <= (slot.end or 0)
            if inside:
                draft.slots["subject"] = Slot(None)


def _levels(text: str, run: list[Draft], drafts: list[Draft]) -> None:
    """Give each rate of a list the thing of the level it follows: A86个、B4亿元，分别增长1%和2%."""
    at = drafts.index(run[0])
    levels = drafts[max(0, at - len(run)) : at]
    if len(levels) < len(run) or run[0].value("unit") != "percent":
        return
    if any(d.value("unit") in ("percent", "percentage_point", "rank") for d in levels):
        return
    if not _ZH.then_grew.fullmatch(text, levels[-1].end, run[0].start):
        return
    spans = re.search(r"20\d\d年", text[levels[-1].end : run[0].start])  # 较2015年分别增长
    for draft, level in zip(run, levels, strict=True):
        draft.take(level, "indicator", "subject", *(() if spans else ("period",)))


def _town_and_country(text: str, s: Sentence, run: list[Draft]) -> None:
    """Give two incomes told of town and country each their own: 城乡居民人均可支配收入."""
    if len(run) != 2:
        return
    found = [*_ZH.both.finditer(text, s.start, run[0].start)]
    if not found or any(c in text[found[-1].end() : run[0].start] for c in "。；"):
        return
    for draft, name in zip(run, ("城镇", "农村"), strict=True):
        draft.slots["indicator"] = Slot(Indicator.INCOME, *found[-1].span())
        draft.slots["subject"] = Slot(f"{name}居民人均可支配收入", *found[-1].span())


def _moves(text: str, drafts: list[Draft]) -> None:
    """Give growths told each with its verb the things of as many levels before them.

    进出口986亿元、640亿元和588亿元，增长7.1%、下降9.4%和增长2.0%.
    """
    for at, first in enumerate(drafts):
        if first.value("unit") != "percent" or at < 2:
            continue
        run = [first]
        for following in drafts[at + 1 :]:
            if not _ZH.next_move.fullmatch(text, run[-1].end, following.start):
                break
            run.append(following)
        levels = drafts[max(0, at - len(run)) : at]
        if len(run) < 2 or len(levels) < len(run):
            continue
        if any(d.value("unit") in ("percent", "percentage_point", "rank") for d in levels):
            continue
        if not all(_ZH.between.fullmatch(text, a.end, b.start) for a, b in pairwise(levels)):
            continue
        if not _ZH.then_moved.fullmatch(text, levels[-1].end, first.start):
            continue
        for draft, level in zip(run, levels, strict=True):
            draft.slots["shared_out"] = Slot(True)
            draft.take(level, "indicator", "subject", "period", "area")


def _reached(text: str, drafts: list[Draft]) -> None:
    """Give levels told behind two rates the things of the rates: 分别成长3%及1%，达到9亿及8亿元."""
    for at in range(3, len(drafts)):
        rates, levels = drafts[at - 3 : at - 1], drafts[at - 1 : at + 1]
        if {d.value("unit") for d in rates} != {"percent"} or "percent" in (
            levels[0].value("unit"),
            levels[1].value("unit"),
        ):
            continue
        if not _ZH.then_reached.fullmatch(text, rates[1].end, levels[0].start):
            continue
        rows = ((rates[0], rates[1]), (levels[0], levels[1]))
        if not all(_ZH.between.fullmatch(text, a.end, b.start) for a, b in rows):
            continue
        for level, rate in zip(levels, rates, strict=True):
            level.take(rate, "indicator", "subject", "area")


def _times(
    text: str, s: Sentence, run: list[Draft], low: int, told: Callable[[When], Slot | None]
) -> None:
    before = [w for w in s.whens if low <= w.start and w.stop <= run[0].start]
    times = before[-len(run) :]
    if len(times) < len(run) or run[0].start - times[-1].stop > REACH:
        return
    if not all(_ZH.between.fullmatch(text, a.stop, b.start) for a, b in pairwise(times)):
        return
    slots = [told(when) for when in times]
    for draft, slot in zip(run, slots, strict=True):
        if slot is not None:
            draft.slots["period"] = slot
