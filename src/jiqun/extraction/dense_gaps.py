"""Read above or below what a figure in points lies, in Chinese: 比全国平均水平高1.4个百分点."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from jiqun.data import catalogue
from jiqun.extraction.dense_subjects import without_place
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import name_of, within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import INHERITED, Draft, Slot, State, make_period
from jiqun.extraction.wholes import of_label
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure, Period

_ZH = Forms("zh", "forms", "gaps")

_UNDER = ("低", "慢", "少", "低于", "慢于", "落后", "落后于")
SHARED = (Measure.SHARE, Measure.SHARE_CHANGE)
_LEVELS = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.SHARE, Measure.LEVEL)


class DenseGaps:
    """Mends the gaps of growth rates and shares in one text."""

    def __init__(self, g: Grammar, text: str, home: str | None) -> None:
        """Keep the grammar, the text, and the place it is about."""
        self.g, self.text = g, text
        place = catalogue().areas.get(home or "")
        kinds = {"country": "national", "province": "provincial", "prefecture": "city"}
        self._own = kinds.get(place.kind, "") if place else ""

    def mend(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Set what a figure is compared with, and whose it is where its clause does not say."""
        if draft.value("unit") != "percentage_point":
            return
        measure = draft.value("measure")
        if measure not in (Measure.GROWTH_GAP, Measure.SHARE_CHANGE):
            return
        low = behind_last(self.text, "，；", s.start, draft.start)
        if before is not None and low < before.end and self.text.startswith("、", before.end):
            low = before.end + 1  # 采矿业增长3.3%、较一季度回升0.7个百分点
        found = _ZH.gap.match(self.text, low, draft.start)
        if found is None or not found["base"]:
            return
        span = found.span("base")
        value = draft.slots["value"]
        under = found["way"] in _UNDER or found["verb"] in _UNDER
        fall = "降幅" in self.text[low : draft.start]
        deeper = (found["way"] or found["verb"])[:1] in ("高", "大")
        if (deeper if fall else under) and value.value > 0:
            draft.slots["value"] = replace(value, value=-value.value)
        elif fall and under and value.value < 0:
            draft.slots["value"] = replace(value, value=-value.value)  # 降幅低于全省3.2个百分点
        goes_on = before is not None and before.start >= s.start
        goes_on = goes_on and before is not None and before.value("measure") in _LEVELS
        goes_on = goes_on and measure is Measure.GROWTH_GAP
        if goes_on and before is not None and _ZH.empty_lead.fullmatch(found["lead"]):
            draft.take(before, "indicator", "subject")
        of = self._of(found["base"], span, draft, before)
        if of is None:
            return
        told = draft.slots.get("of")
        shared = measure is Measure.SHARE_CHANGE
        if shared and not _is_wider(of):
            return
        if told is None or told.value is None or shared or _is_wider(of):
            draft.slots["of"] = Slot(of, *span)
        if shared and _is_wider(of):
            draft.slots["measure"] = Slot(Measure.GROWTH_GAP, *span)
        if before is None or before.start < s.start or before.value("measure") not in _LEVELS:
            return
        if _ZH.empty_lead.fullmatch(found["lead"]):
            draft.take(before, "indicator", "subject")

    def _of(
        self, base: str, span: tuple[int, int], draft: Draft, before: Draft | None
    ) -> str | None:
        marks = self.g.lexicon.find(self.text, *span)
        kinds = [m for m in marks if m.meaning.indicator]
        cues = {c for m in marks for c in m.meaning.cues}
        named = [m for m in marks if m.meaning.subject and not m.meaning.indicator]
        own = self._own in cues and named and named[-1].end >= span[1] - 1
        if own and not kinds:
            return f"{name_of(self.text, named[-1])} growth"  # 全省规上工业 in a text on it
        if "national" in cues and not kinds:
            return "national growth"
        if "provincial" in cues and not kinds:
            return "provincial growth"
        if kinds:
            subject = next((m for m in marks if m.meaning.subject and m is not kinds[-1]), None)
            label = of_label(self.g, kinds[-1], State(), subject)
            if label is not None:
                return f"{label.removesuffix(' value added')} growth"
        named = [m for m in marks if m.meaning.subject]
        if named:
            return f"{name_of(self.text, named[-1])} growth"
        if _ZH.before.search(base):
            return self._before(draft, base)
        if _ZH.itself.fullmatch(base) and before is not None:
            named = before.value("subject")
            return f"{named} growth" if named not in (None, "total") else None
        if "city" in cues:
            return "city growth"
        return None

    def _before(self, draft: Draft, base: str) -> str | None:
        """Give the month or quarter before the one of a figure."""
        period = draft.value("period")
        if not isinstance(period, Period):
            return None
        last: date = period.first - timedelta(days=1)
        if "季" in base:
            return f"growth in {make_period(last.year, f'Q{(last.month + 2) // 3}')}"
        months = (period.last - period.first).days
        if months > 31:
            last = period.last.replace(day=1) - timedelta(days=1)
            if period.first.month == 1 and last.year == period.first.year:
                return f"growth in {make_period(last.year, f'01/{last.month:02d}')}"
        return f"growth in {make_period(last.year, f'{last.month:02d}')}"


_WIDER = {"国": "national growth", "省": "provincial growth", "市": "city growth"}


def read_both(text: str, s: Sentence, drafts: list[Draft]) -> None:
    """Read 比全省（7.7%）和全国（7%）分别高0.7、1.4个百分点 as a gap to each."""
    for first, second in pairwise(drafts):
        if {first.value("unit"), second.value("unit")} != {"percentage_point"}:
            continue
        found = _ZH.both.search(text, s.start, first.start)
        if found is None:
            continue
        for draft, name in ((first, "one"), (second, "other")):
            draft.slots["measure"] = Slot(Measure.GROWTH_GAP, *found.span("way"))
            draft.slots["of"] = Slot(_WIDER[found[name]], *found.span(name))
            if found["way"] in _UNDER and (value := draft.slots["value"]).value > 0:
                draft.slots["value"] = replace(value, value=-value.value)


def _is_wider(of: str) -> bool:
    return of in ("national growth", "provincial growth", "city growth")


def read_index(text: str, s: Sentence, draft: Draft, before: Draft | None) -> None:
    """Read an index told in percent as a level, and its move in points as a change."""
    if draft.value("unit") not in ("percent", "percentage_point", "count"):
        return
    low = behind_last(text, "，；、", s.start, draft.start)
    low = max([low] + [w.stop for w in s.whens if w.stop <= draft.start])
    low = max([low] + [m.end for m in within(s.marks, low, draft.start) if m.meaning.area])
    found = _ZH.index.search(text, low, draft.start)
    if found is not None and draft.value("measure") in (Measure.SHARE, Measure.LEVEL):
        name = without_place(found["name"])
        start = found.end("name") - len(name)
        draft.slots["measure"] = Slot(Measure.LEVEL, *found.span("name"))
        draft.slots["indicator"] = Slot(Indicator.OTHER, *found.span("name"))
        draft.slots["subject"] = Slot(name, start, found.end("name"))
        draft.slots.pop("of", None)
        return
    if before is None or before.start < s.start or draft.value("unit") != "percentage_point":
        return
    told = before.slots.get("subject")
    if told is None or told.value is None or before.value("indicator") is not Indicator.OTHER:
        return
    if not str(told.value).endswith(("指数", "PMI")) or "；" in text[before.end : draft.start]:
        return
    if before.value("measure") is Measure.CHANGE or before.value("unit") == "percent":
        draft.slots["measure"] = Slot(Measure.CHANGE, *(before.slots["measure"].start, before.end))
        draft.slots["indicator"] = before.slots["indicator"].inherited()
        draft.slots["subject"] = Slot(told.value, told.start, told.end, INHERITED)
        draft.slots.pop("of", None)
