"""Read Chinese lines that open with the trade they are about: `● 光伏——产值120亿元，企业30家`.

Cards, leaflets and picture stories set the trade before a wide blank, a dash or a colon, and tell
its figures behind it without naming it again.
"""

import re
from functools import cache

from jiqun.data import catalogue
from jiqun.data.catalogues import catalogues
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator

_ZH = Forms("zh", "forms", "labels")

_LISTS = ("gbt4754", "national-emerging", "shenzhen-clusters")
_SECTIONS = ("GBT-A", "GBT-B", "GBT-C", "GBT-D")
"""Farming, mining, manufacturing and energy: our choice, services are named like topics (教育)."""
_PARTS = re.compile("[、，（）和及与]")


def read_line_labels(g: Grammar, text: str, drafts: list[Draft]) -> None:
    """Give the figures of such a line its trade where nothing, or only a scrap, is their subject.

    What a figure's own clause names keeps its place: 光伏——规上企业30家 are firms.
    """
    if g.spaced or not drafts:
        return
    line = text.rfind("\n", 0, drafts[0].start) + 1
    found = _ZH.trade.match(text, line, drafts[0].start)
    if found is None or not _is_trade(g, found["what"]):
        return
    label = g.phrases.label(found["what"]) or found["what"]
    trade = Slot(label, *found.span("what"))
    for draft in drafts:
        if _is_open(text, draft, line):
            draft.slots["subject"] = trade if draft is drafts[0] else trade.inherited()


def _is_trade(g: Grammar, name: str) -> bool:
    """Say whether a label names a trade, and not what is measured: 常住人口."""
    meaning = g.lexicon.meaning(name)
    if meaning is not None and meaning.indicator is not None:
        return False
    return (g.phrases.label(name) or name) in catalogue().subjects or (
        _ZH.ending.sub("", name) in _trades()
    )


@cache
def _trades() -> frozenset[str]:
    """Give how the names of branches and clusters in the catalogue begin: 光伏, of 光伏设备."""
    items = catalogues().items.values()
    names = {
        part
        for of_list, _, item in items
        if of_list.code in _LISTS and (of_list.code != "gbt4754" or item.code.startswith(_SECTIONS))
        for name in (item.zh, *item.names_zh)
        for part in _PARTS.split(name)
    }
    begun = {name[:end] for name in names for end in range(2, len(name) + 1)}
    return frozenset(word for word in begun if _ZH.no_trade.match(word) is None)


def _is_open(text: str, draft: Draft, line: int) -> bool:
    """Say whether a subject is none, of a line before, or only says which firms are meant: 规上.

    The firms counted before lend their name to no amount: 光伏——企业30家，产值120亿元.
    """
    told = draft.slots.get("subject")
    if told is None or told.value is None or told.start is None or told.end is None:
        return True
    if told.start < line:
        return True
    if told.how == INHERITED and draft.value("indicator") is not Indicator.COUNT:
        return _ZH.firms.fullmatch(text, told.start, told.end) is not None
    return _ZH.scrap.fullmatch(text, told.start, told.end) is not None
