"""Read Chinese rows against what stands beside them: several places, levels, or years.

比全国、湖北、武汉增速分别高出2.1、1.3、1.9个百分点 is a gap to each; 上海4.6万套，江苏3.9万套，
分别占全国的16.3%和13.8% a share of each; what goes on about a path between two years is of these.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import (
    INHERITED,
    Draft,
    Slot,
    city_of,
    country_of,
    make_period,
    province_of,
)
from jiqun.lang import Forms
from jiqun.model import Measure

_ZH = Forms("zh", "forms", "beside")


class DenseBeside:
    """Reads the rows of one text against what stands beside them."""

    def __init__(self, g: Grammar, text: str, home: str | None) -> None:
        """Keep the grammar, the text, and the place it is about."""
        self.g, self.text, self.home = g, text, home

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Share the places, levels and years of a sentence out among its rows."""
        self._beside_several(s, drafts)
        self._shares_of_rows(s, drafts)
        self._between_years(drafts)

    def _beside_several(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Read 比全国、湖北、武汉增速分别高出2.1、1.3、1.9个百分点 as a gap to each."""
        for at, first in enumerate(drafts):
            if first.value("measure") is not Measure.GROWTH_GAP:
                continue
            low = behind_last(self.text, "，；：", s.start, first.start)
            found = _ZH.also.search(self.text, low, first.start)
            if found is None:
                continue
            names = _ZH.parts.split(found["names"])
            row = drafts[at : at + len(names)]
            if len(names) < 2 or len(row) < len(names):
                continue
            labels = [self._rate_of(name) for name in names]
            if any(label is None for label in labels):
                continue
            for draft, label in zip(row, labels, strict=True):
                draft.slots["measure"] = first.slots["measure"]
                draft.slots["of"] = Slot(label, *found.span("names"))

    def _rate_of(self, name: str) -> str | None:
        """Give the label of the growth of a place as it is told beside others."""
        name = name.removesuffix("平均").removesuffix("水平").removesuffix("增速")
        if name in ("全国", "全省", "全市", "全区"):
            level = {"国": "national", "省": "provincial", "市": "city", "区": "provincial"}
            return f"{level[name[1]]} growth"
        meaning = self.g.lexicon.meaning(name)
        area = meaning.area if meaning is not None else None
        if area is None:
            return None
        if area == country_of(self.home):
            return "national growth"
        if area == province_of(self.home):
            return "provincial growth"
        return "city growth" if area == city_of(self.home) else f"{area} growth"

    def _shares_of_rows(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Read 上海4.6万套，江苏3.9万套，分别占全国的16.3%和13.8% as a share of each."""
        for at, first in enumerate(drafts):
            low = drafts[at - 1].end if at else s.start
            if _ZH.each_takes.fullmatch(self.text, low, first.start) is None:
                continue
            row = [first]
            for following in drafts[at + 1 :]:
                if not self.g.is_connector(self.text[row[-1].end : following.start]):
                    break
                row.append(following)
            levels = drafts[max(0, at - len(row)) : at]
            if len(row) < len("两地") or len(levels) != len(row):
                continue
            if any(d.value("measure") is not Measure.LEVEL for d in levels):
                continue
            for share, level in zip(row, levels, strict=True):
                share.take(level, "indicator", "subject", "area")

    def _between_years(self, drafts: Sequence[Draft]) -> None:
        """Give what goes on about a path these years: 由2020年的…增加到2024年的…，年均…."""
        for at in range(len(drafts) - 2):
            first, last = drafts[at], drafts[at + 1]
            years = [d.value("period") for d in (first, last)]
            if any(d.value("measure") is not Measure.LEVEL for d in (first, last)) or any(
                y is None or not y.is_year for y in years
            ):
                continue
            begin, end = years[0].years[0], years[1].years[1]
            if begin >= end or first.value("indicator") is not last.value("indicator"):
                continue
            if not _ZH.grew_to.fullmatch(self.text, first.end, last.start):
                continue
            for draft in drafts[at + 2 :]:
                self._inside_years(draft, begin, end)

    def _inside_years(self, draft: Draft, begin: int, end: int) -> None:
        told = draft.slots.get("period")
        if told is None or told.value is None or not told.value.is_span:
            loose = told is not None and told.how == INHERITED and told.value is not None
            if not loose or not _ZH.ends.search(self.text, draft.start - 4, draft.start):
                return
        if draft.value("measure") is Measure.GROWTH_AVG:
            draft.slots["period"] = Slot(make_period(begin + 1, last=end), how=INHERITED)
        elif _ZH.ends.search(self.text, draft.start - 4, draft.start):
            leaves = self.text[draft.start - 1] in "由从"
            draft.slots["period"] = Slot(make_period(begin if leaves else end), how=INHERITED)
