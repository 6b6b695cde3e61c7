"""Read what figures count in texts without spaces: 企业500家, 500家企业, 其中9家为稀土企业."""

import re

from jiqun.data import catalogue
from jiqun.extraction.compounds import Compounds
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, within
from jiqun.extraction.state import Draft, Slot, State
from jiqun.lang import Forms
from jiqun.model import Indicator

_ZH = Forms("zh", "forms", "counts")
_COMPOUNDS = Forms("zh", "forms", "compounds")

_ASIDE = re.compile(r"[（(][^（）()\d]{1,10}[）)]$")

_PLACES = ("province", "prefecture", "county")
"""Kinds of places that what lies in them is told with, and not named after: our choice."""
SHORTEST = 2
"""Characters of the shortest name of a thing: 企业."""


def both(previous: Draft) -> dict[str, Slot]:
    """Give what the figure before counts."""
    return {k: previous.slots[k] for k in ("indicator", "subject") if k in previous.slots}


class DenseCounts:
    """Reads the things that figures count in one text without spaces."""

    def __init__(self, g: Grammar, text: str, compounds: Compounds) -> None:
        """Keep the grammar, the text and its compounds."""
        self.g, self.text, self.compounds = g, text, compounds
        self.phrases = g.phrases

    def read(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        limit: int,
        state: State,
        previous: Draft | None,
    ) -> bool:
        """Read what is counted behind a figure, or before it; say whether something is."""
        text = self.text
        clause = gap
        for match in re.finditer(r"[，,；;、：:（(]", text[gap : figure.start]):
            if match[0] != "、" or previous is None or previous.value("unit") == "count":
                clause = gap + match.end()
        here = within(own, clause, figure.start)
        named = [m for m in here if m.meaning.indicator and m.meaning.indicator not in ("other",)]
        if named and self._counts_people(named[-1], figure):
            return False
        low = max([clause] + [stop for stop in self.compounds.barriers if stop <= figure.start])
        at = figure.after
        if bounded := self.g.after_regex.match(text, at):
            at = bounded.end()  # 3个以上省级集群, 5家左右概念验证中心
        behind = text[at : at + 1]
        found: tuple[int, int] | None = None
        if behind in ("为", "是", "属") and text[max(0, figure.start - 2) : figure.start] == "其中":
            at = at + (2 if text.startswith("属于", at) else 1)
            behind = text[at : at + 1]  # 其中9家为稀土企业
        if (
            behind
            and behind not in "，。、；;,：）)！？以余左多\n为占的，和与及"
            and not behind.isspace()
        ):
            found = self.phrases.right(text, at, limit)
            named = within(self.g.lexicon.find(text, at, limit), at, limit)
            cut = next((m.start for m in named if m.meaning.indicator and m.start > at), None)
            if found and cut is not None and found[0] + 1 < cut < found[1]:
                found = (found[0], cut)  # 3个园区产值: the parks are counted
        if found is not None and text[found[1] : found[1] + 1] in tuple("到至成"):
            found = None  # 从212家压减到109家: what was done with them, not what they are
        if found is not None:
            found = self._without_time(found)
        if found is None:
            stop = figure.start
            if aside := _ASIDE.search(text, max(gap, stop - 16), stop):
                stop = aside.start()
                clause = max([gap] + [text.rfind(c, gap, stop) + 1 for c in "，；、：（("])
                low = max([clause] + [b for b in self.compounds.barriers if b <= stop])
            elif path := _ZH.path.search(text, gap, stop):
                stop = path.start()  # 印染企业从2010年的212家
                low = max([gap] + [text.rfind(c, gap, stop) + 1 for c in "，；、：（("])
            trimmed = _COMPOUNDS.reach.search(text, max(low, stop - 12), stop)
            found = self.phrases.left(text, low, trimmed.start() if trimmed else stop)
            if found:
                tail = _ZH.count_tail.search(text, found[0], found[1])
                if tail and tail.start() > found[0]:
                    found = (found[0], tail.start())
                found = self._without_place(found, own)
        if found is None or text[found[0] : found[1]] in _COMPOUNDS.entry("empty"):
            other = [m for m in here if m.meaning.indicator]
            if other:
                return False
            if previous is not None and previous.value("unit") == "count":
                draft.slots.update(both(previous))
                return True
            return False
        other = [m for m in here if m.meaning.indicator and m.end >= found[1] - 1]
        if other and not re.search(r"(?:企业|项目|平台|家|人才)$", text[found[0] : found[1]]):
            return False
        draft.slots["indicator"] = Slot(Indicator.COUNT, *found)
        draft.slots["subject"] = Slot(self.phrases.label(text[found[0] : found[1]]), *found)
        state.subject, state.indicator = draft.slots["subject"], draft.slots["indicator"]
        return True

    def _without_place(self, found: tuple[int, int], own: list[Mark]) -> tuple[int, int]:
        """Cut the place that a phrase begins with: 广州|生物医药企业, but 中国民营企业500强."""
        for mark in within(own, *found):
            area = catalogue().areas.get(mark.meaning.area or "")
            if area is not None and mark.start == found[0] and area.kind in _PLACES:
                longer = _ZH.of_the_place.match(self.text, mark.end, found[1])
                if found[1] - mark.end >= SHORTEST and longer is None:
                    return mark.end, found[1]
        return found

    def _without_time(self, found: tuple[int, int]) -> tuple[int, int]:
        """Cut a phrase where a word of time begins in it: 三家企业|上半年研发投入."""
        whens = self.g.periods.find(self.text, found[0], found[1] + 4)
        first = next((w.start for w in whens if found[0] < w.start < found[1]), found[1])
        return found[0], first

    def _counts_people(self, mark: Mark, figure: Figure) -> bool:
        between = self.text[mark.end : figure.start]
        return not between or _COMPOUNDS.reach.fullmatch(between) is not None
