"""Tell by turns of phrase what Chinese rates and shares measure, and of whom.

算力总规模8.2万P，智算占92% is a share of that capacity; 增幅达18.2% is growth; 輸往美國則跌2.3%
is of the partner.
"""

from collections.abc import Sequence

from jiqun.data import catalogue
from jiqun.extraction.dense_amounts import DenseAmounts
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot, country_of
from jiqun.extraction.wholes import whole_named
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "turns")

MOVED = 40
"""Characters before a figure in which the rate stands that moved to it: our choice."""
_WHOSE = {"全国": "national", "全省": "provincial", "全市": "city", "全球": "global"}
_LOOSE = (Indicator.OTHER, Indicator.COUNT, Indicator.VALUE_ADDED, None)
_SHARED = (
    *(Indicator.CAPACITY, Indicator.PRODUCTION, Indicator.EXPORTS, Indicator.IMPORTS),
    *(Indicator.ENERGY, Indicator.REVENUE, Indicator.GROSS_OUTPUT, Indicator.INVESTMENT),
)


class DenseTurns:
    """Reads the turns of phrase of one text."""

    def __init__(self, g: Grammar, text: str, home: str | None) -> None:
        """Keep the grammar, the text, and the place it is about."""
        self.g, self.text, self.home = g, text, home
        self.amounts = DenseAmounts(g, text)

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Set what one figure measures by the words right around it."""
        unit, measure = str(draft.value("unit")), draft.value("measure")
        here = before if before is not None and before.start >= s.start else None
        self._partner(draft, here, lead)
        self._investor(draft)
        if unit == "percent":
            self._path(s, draft, here)
            self._moved_to(s, draft, here)
            self._rate(draft, here, lead)
            self._share(draft, here, lead)
            self._gathered(draft, lead)
            self._comes_from_here(s, draft, here)
        elif unit == "percentage_point":
            self._widens(draft, here, lead)
        elif measure in (Measure.LEVEL, Measure.CHANGE):
            self.amounts.mend(s, draft, here, lead)

    def _partner(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        """Read 輸往美國則跌2.3%, 美国占台湾总出口比重 and what goes on so as of the partner."""
        if draft.value("indicator") not in (Indicator.EXPORTS, Indicator.IMPORTS):
            return
        found = _ZH.sent_to.search(self.text, *lead) or _ZH.takes.search(self.text, *lead)
        if found is None and here is not None and "partner" in here.slots:
            found = _ZH.also_takes.fullmatch(self.text, *lead)
        if found is None:
            return
        marks = self.g.lexicon.find(self.text, *found.span("who"))
        if not any(m.meaning.area for m in marks):
            return
        draft.slots["subject"] = Slot(found["who"], *found.span("who"))
        draft.slots["partner"] = Slot(True, *found.span("who"))
        if self.home is not None:
            draft.slots["area"] = Slot(self.home, how=INHERITED)

    def _path(self, s: Sentence, draft: Draft, here: Draft | None) -> None:
        """Read 税负由5.2%降至3.9% as two levels of what no rate of growth is."""
        if here is None or draft.value("measure") is not Measure.GROWTH:
            return
        if here.value("measure") is not Measure.GROWTH or here.value("unit") != "percent":
            return
        if _ZH.path_to.fullmatch(self.text, here.end, draft.start) is None:
            return
        led = _ZH.path_from.search(self.text, max(s.start, here.start - MOVED), here.start)
        if led is None or _ZH.of_growth.search(led["what"]):
            return
        for end in (here, draft):
            value = end.value("value")
            end.slots["measure"] = Slot(Measure.SHARE, *led.span())
            end.slots["value"] = Slot(abs(value), end.start, end.end)

    def _moved_to(self, s: Sentence, draft: Draft, here: Draft | None) -> None:
        """Read 增速由8%回落至5% as growth of 5%, and 降幅收窄至3% as a fall of 3%."""
        value = draft.value("value")
        if draft.value("measure") is not Measure.GROWTH or value is None:
            return
        found = _ZH.rate_to.search(self.text, max(s.start, draft.start - MOVED), draft.start)
        if found is not None:
            wanted = -abs(value) if found["fall"] or found["fell"] else abs(value)
            draft.slots["moved_to"] = Slot(True, *found.span())
            if here is not None and draft.value("period") == here.value("period"):
                self._came_from(here)
        elif (
            here is not None
            and "moved_to" in here.slots
            and _ZH.up_to.fullmatch(self.text, here.end, draft.start)
        ):
            wanted = abs(value).copy_sign(here.value("value"))
        else:
            return
        if wanted != value:
            draft.slots["value"] = Slot(wanted, draft.start, draft.end)

    def _came_from(self, here: Draft) -> None:
        """Leave the time open of a rate that another came from: 降幅由9%收窄至3%."""
        if self.text[here.start - 1 : here.start] in ("由", "从", "從"):
            here.slots["period"] = Slot(None)

    def _names_indicator(self, span: tuple[int, int]) -> bool:
        marks = self.g.lexicon.find(self.text, *span)
        return any(m.meaning.indicator or m.meaning.area for m in marks)

    def _investor(self, draft: Draft) -> None:
        """Read 新加坡、日本实际投入金额分别增长 as investment from these in the home."""
        if draft.value("indicator") is not Indicator.FDI or self.home is None:
            return
        slot, known = draft.slots.get("area"), catalogue().areas
        area = known.get(str(slot.value)) if slot is not None else None
        if slot is None or slot.start is None or area is None or area.kind != "country":
            return
        if area.name == country_of(self.home):
            return
        draft.slots["subject"] = Slot(self.text[slot.start : slot.end], slot.start, slot.end)
        draft.slots["area"] = Slot(self.home, how=INHERITED)

    def _widens(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        """Read 亏损面21.3%，比上年扩大2.6个百分点 as a rise of the share told before."""
        if draft.value("measure") is not Measure.SHARE_CHANGE or here is None:
            return
        if here.value("measure") is not Measure.SHARE or not _ZH.widened.search(self.text, *lead):
            return
        value = draft.value("value")
        if value is not None and value < 0:
            draft.slots["value"] = Slot(-value, draft.start, draft.end)
        draft.take(here, "indicator", "subject", "of")

    def _gathered(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 集聚了全市三分之二的规上企业 as a share of what stands behind."""
        behind = _ZH.gathered_of.match(self.text, draft.end)
        before = _ZH.gathers.search(self.text, *lead) if behind is not None else None
        if behind is None or before is None:
            return
        marks = self.g.lexicon.find(self.text, *behind.span("what"))
        kinds = [m for m in marks if m.meaning.indicator and m.end == behind.end("what")]
        if kinds:
            draft.slots["indicator"] = Slot(
                Indicator(kinds[-1].meaning.indicator or "other"), *behind.span("what")
            )
        else:
            draft.slots["indicator"] = Slot(Indicator.COUNT, *behind.span("what"))
        thing = (behind.start("what"), kinds[-1].start if kinds else behind.end("what"))
        words = self.text[slice(*thing)]
        draft.slots["subject"] = Slot(self.g.phrases.label(words) if words else None, *thing)
        whose = _WHOSE.get(before["whose"] or "")
        if whose is not None and before["gives"] is None:
            draft.slots["measure"] = Slot(Measure.SHARE, *before.span())
            draft.slots["of"] = Slot(f"{whose} total", *before.span("whose"))

    def _comes_from_here(self, s: Sentence, draft: Draft, here: Draft | None) -> None:
        """Read 全国60%的动车组从这里驶出 as the place's share of the nation's."""
        if draft.value("measure") is not Measure.SHARE or self.home is None:
            return
        before = _ZH.of_whom.search(self.text, s.start, draft.start)
        behind = _ZH.from_here.match(self.text, draft.end, s.end)
        if before is None or behind is None:
            return
        level = _WHOSE[before["whose"]]
        draft.slots["of"] = Slot(f"{level} total", *before.span("whose"))
        draft.slots["subject"] = Slot(self.g.phrases.label(behind["what"]), *behind.span("what"))
        held = draft.slots.get("area")
        if held is not None and held.start is not None and held.start >= before.start("whose"):
            told = here.slots.get("area") if here is not None else None
            draft.slots["area"] = told.inherited() if told else Slot(self.home, how=INHERITED)

    def _rate(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        """Read 增幅达18.2% as growth, and the next rate of a row like the one before it."""
        if draft.value("measure") is not Measure.SHARE:
            return
        if _ZH.rate_of.fullmatch(self.text, *lead):
            draft.slots["measure"] = Slot(Measure.GROWTH, *lead)
            draft.slots.pop("of", None)
            if here is not None and draft.value("indicator") in _LOOSE:
                draft.take(here, "indicator", "subject")
        elif (
            here is not None
            and here.value("measure") is Measure.GROWTH
            and here.value("unit") == "percent"
            and _ZH.joins.fullmatch(self.text, here.end, draft.start)
        ):
            draft.slots["measure"] = here.slots["measure"].inherited()
            draft.slots.pop("of", None)

    def _share(self, draft: Draft, here: Draft | None, lead: tuple[int, int]) -> None:
        """Give a share that names no measure that of the level before it, or the firms counted."""
        if draft.value("measure") is not Measure.SHARE:
            return
        kind = draft.slots.get("indicator")
        stated = kind is not None and kind.how != DEFAULT and (kind.start or 0) >= lead[0]
        subject = draft.slots.get("subject")
        words = str(subject.value) if subject is not None and subject.value else ""
        same = here is not None and here.value("subject") == (subject.value if subject else None)
        own = subject is not None and (subject.start or 0) >= lead[0]
        if stated and kind is not None and kind.value not in _LOOSE:
            return
        follows = here is not None and here.value("measure") is Measure.SHARE
        if own and words and not (same or follows) and _ZH.firms_share.search(self.text, *lead):
            whole = draft.slots.get("of")
            draft.slots["indicator"] = Slot(Indicator.COUNT, *lead)
            if whole is not None and whole.value in ("gdp", "total value_added"):
                draft.slots.pop("of")
            return
        if here is None or here.value("measure") is not Measure.LEVEL:
            return
        if here.value("indicator") not in (*_SHARED, Indicator.OTHER):
            return
        part = _ZH.part.fullmatch(self.text, here.end, draft.start)
        if part is not None and not self._names_indicator(part.span("what")):
            draft.slots["of"] = self._whole(here)
            draft.slots["indicator"] = here.slots["indicator"].inherited()
            draft.slots["subject"] = Slot(part["what"], *part.span("what"))

    def _whole(self, here: Draft) -> Slot:
        """Give what a level was told of, in its own words: 算力总规模."""
        kind, named = here.slots["indicator"], here.slots.get("subject")
        low = behind_last(self.text, "，；。：\n", 0, here.start)
        start = kind.start if kind.start is not None and kind.start >= low else None
        if named is not None and named.start is not None and named.start >= low:
            start = min(start, named.start) if start is not None else named.start
        if start is None:
            value = named.value if named is not None else None
            return Slot(value, kind.start, kind.end, INHERITED)
        words = self.text[start : here.start].rstrip("约近超达到为共的")
        end = start + len(words)
        return Slot(whole_named(self.g, self.text, (start, end)) or words, start, end)


def read_rows_of_growth(text: str, drafts: Sequence[Draft]) -> None:
    """Read all rates of a row as growth that end in 的升幅: 分別錄得36.2%、23.8%及20.4%的升幅."""
    for at in range(len(drafts) - 1, 0, -1):
        last, before = drafts[at], drafts[at - 1]
        if last.value("measure") is not Measure.GROWTH or last.value("unit") != "percent":
            continue
        ends = _ZH.before_last.match(text, last.end)
        goes_on = ends or "row" in last.slots
        if not goes_on or before.value("unit") != "percent":
            continue
        if before.value("measure") is Measure.SHARE and _ZH.joins.fullmatch(
            text, before.end, last.start
        ):
            before.slots["measure"] = last.slots["measure"].inherited()
            before.slots.pop("of", None)
            before.slots["row"] = Slot(True, last.start, last.end)
