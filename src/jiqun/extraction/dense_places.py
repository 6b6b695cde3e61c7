"""Read Chinese clauses that name a place and nothing else, as comparisons of places do.

苏州集聚企业640家；南京380家: the second tells of the same things. 青岛9076亿元，增长3.6%.
"""

from dataclasses import dataclass, field

from jiqun.extraction.dense_subjects import is_vague, names_no_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "places")

_LIKE = {
    Measure.GROWTH: (Measure.GROWTH, Measure.LEVEL),
    Measure.LEVEL: (Measure.LEVEL,),
    Measure.SHARE: (Measure.LEVEL, Measure.SHARE),
}
_WHOLES = ("national total", "provincial total", "city total", "global total", "gdp")
_RATES = ("percent", "percentage_point")


@dataclass(slots=True)
class DensePlaces:
    """Keeps what the figures of a paragraph were of, for places told of behind them."""

    g: Grammar
    text: str
    _told: list[Draft] = field(default_factory=list)
    _placed: Draft | None = None
    _earlier: Draft | None = None

    def forget(self) -> None:
        """Forget the figures: a paragraph begins."""
        levels = [d for d in self._told if d.value("measure") is Measure.LEVEL]
        self._earlier = levels[-1] if levels else None
        self._told = []
        self._placed = None

    def note(self, draft: Draft) -> None:
        """Keep a figure when all is known of it."""
        if draft.value("unit") != "rank":
            self._told.append(draft)

    def mend(self, s: Sentence, draft: Draft, lead: tuple[int, int], names: frozenset[str]) -> bool:
        """Give a figure of a place alone what a like one before was of; say whether it did."""
        if self._bare_share(draft):
            return True
        like = _LIKE.get(draft.value("measure"))
        if like is None or draft.value("unit") == "rank" or not self._told:
            return False
        if not self._names_a_place(s, lead, names):
            return False
        kind = draft.slots.get("indicator")
        new = kind is not None and (kind.start or 0) >= self._told[-1].end
        if new and kind is not None and kind.value not in (Indicator.COUNT, Indicator.OTHER):
            return False  # 研发强度方面，合肥3.97%: the sentence has said what is compared
        likes = [d for d in reversed(self._told) if self._is_like(d, draft, like)]
        found = next((d for d in likes if not self._is_part(d)), likes[0] if likes else None)
        if found is None or found.value("indicator") in (None, Indicator.RANKING):
            return False
        draft.take(found, "indicator", "subject")
        if draft.value("measure") is Measure.SHARE and draft.value("of") is None:
            draft.slots["of"] = found.slots.get("of", Slot(None)).inherited()
        self._placed = draft
        return True

    def _is_like(self, told: Draft, draft: Draft, like: tuple[Measure, ...]) -> bool:
        if told.value("measure") not in like:
            return False
        unit = draft.value("unit")
        if unit in _RATES:
            return told.value("measure") is not Measure.LEVEL or told.value("unit") not in _RATES
        if told.value("unit") != unit:
            return False
        return unit != "count" or self._counted(told) == self._counted(draft)

    def _is_part(self, told: Draft) -> bool:
        """Say whether a figure was only told as a part of another: 640家，其中规上企业152家."""
        low = behind_last(self.text, "；。\n", 0, told.start)
        return "其中" in self.text[low : told.start]

    def _counted(self, draft: Draft) -> str:
        """Give the counting word of a figure; the bare ones of a list share that of the last."""
        found = _ZH.tail.search(self.text[draft.start : draft.end])
        return found[0] if found else ""

    def _names_a_place(self, s: Sentence, lead: tuple[int, int], names: frozenset[str]) -> bool:
        """Say whether the words before a figure are a place, and joints, and nothing more."""
        words = self.text[slice(*lead)]
        placed = False
        for mark in reversed(within(s.marks, *lead)):
            if mark.meaning.area and mark.meaning.subject is None:
                words = words[: mark.start - lead[0]] + words[mark.end - lead[0] :]
                placed = True
        for name in names:
            if name in words:
                words, placed = words.replace(name, ""), True
        for when in s.whens:
            if lead[0] <= when.start and when.stop <= lead[1]:
                words = words.replace(self.text[when.start : when.stop], "")
        rest = _ZH.joints.sub("", words)
        before = self._told[-1]
        if not placed and _ZH.group.search(words) is None:
            follows = before is self._placed and before.start >= s.start
            if not follows or words.strip() not in ("、", "和", "及", "与"):
                return False
        return not rest or is_vague(rest)

    def _bare_share(self, draft: Draft) -> bool:
        """Give a share of a wider whole, with no thing of its own, the level told of last."""
        if draft.value("measure") is not Measure.SHARE or draft.value("of") not in _WHOLES:
            return False
        kind = draft.slots.get("indicator")
        loose = kind is None or kind.value is Indicator.OTHER
        words = draft.value("subject")
        if not loose or not (words in (None, "total") or names_no_thing(str(words))):
            return False
        levels = [d for d in self._told if d.value("measure") is Measure.LEVEL]
        if not levels and self._earlier is not None:
            levels = [self._earlier]
        if not levels or levels[-1].value("indicator") in (None, Indicator.OTHER):
            return False
        if draft.value("of") == "gdp" and levels[-1].value("indicator") is Indicator.GDP:
            return False
        draft.take(levels[-1], "indicator", "subject")
        return True
