"""Tell by a unit, a verb or a turn of phrase what kind of figure stands there, in Chinese."""

from itertools import pairwise

from jiqun.extraction.defaults import fits, is_money
from jiqun.extraction.dense_subjects import names_no_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Bound, Indicator, Measure, Status

_ZH = Forms("zh", "forms", "kinds")

_FLOWS = (Indicator.EXPORTS, Indicator.IMPORTS)
_MASSES = ("t", "dwt", "kg", "m2", "m3", "count", "kWh")
_GROUND = ("mu", "ha", "km2")
_VALUED = ("percent", "percentage_point", "multiple", "rank")
_BY_UNIT = {
    "count": Indicator.COUNT,
    "PFLOPS": Indicator.CAPACITY,
    "EFLOPS": Indicator.CAPACITY,
    "kW": Indicator.CAPACITY,
    "t": Indicator.PRODUCTION,
    "dwt": Indicator.PRODUCTION,
}
_MAYBE_MADE = (Indicator.COUNT, Indicator.PRODUCTION, Indicator.OTHER)
_AMOUNTS = (Measure.LEVEL, Measure.CHANGE)
_OPEN = (Status.ACTUAL, Status.FORECAST)


def _list_start(text: str, start: int, end: int) -> int:
    """Give where a list of things begins whose last is given: 轴承、芯片等部件."""
    low = behind_last(text, "，。；：\n", 0, start)
    return low if "、" in text[low:end] else start


class DenseKinds:
    """Mends the indicators of figures in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def aim(self, draft: Draft) -> None:
        """Read 5%左右的增长目标 as an aim for the growth of GDP, where it names nothing else."""
        found = _ZH.aim.match(self.text, draft.end)
        if found is None or draft.value("unit") != "percent":
            return
        draft.slots["measure"] = Slot(Measure.GROWTH, *found.span())
        draft.slots["status"] = Slot(Status.TARGET, *found.span("aim"))
        known = self.g.lexicon.meaning(found["what"] or "")
        kind = Indicator(known.indicator) if known and known.indicator else Indicator.GDP
        draft.slots["indicator"] = Slot(kind, *found.span())
        draft.slots["subject"] = Slot(known.subject if known else None)

    def _behind(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 两成以上的增长, 增长5%的目标 and 两成依赖进口 by what stands behind the figure."""
        if seen := _ZH.foreseen.match(self.text, draft.end):
            draft.slots["status"] = Slot(Status.FORECAST, *seen.span())
        if draft.value("unit") not in ("percent", "rank") and draft.value("status") in _OPEN:
            aim = _ZH.aimed.match(self.text, draft.end)
            if aim is not None:
                draft.slots["status"] = Slot(Status.TARGET, *aim.span())
        if draft.value("unit") != "percent" or draft.value("measure") is not Measure.SHARE:
            if draft.value("measure") is Measure.GROWTH and (
                aim := _ZH.aimed.match(self.text, draft.end)
            ):
                draft.slots["status"] = Slot(Status.TARGET, *aim.span())
                bare = _ZH.bare_year.search(self.text, *lead)
                if bare is not None and draft.value("indicator") in (None, Indicator.OTHER):
                    draft.slots["indicator"] = Slot(Indicator.GDP, *bare.span())
                    draft.slots["subject"] = Slot(None)
            return
        grew = _ZH.growth_of.match(self.text, draft.end)
        if grew is not None:
            draft.slots["measure"] = Slot(Measure.GROWTH, *grew.span("what"))
            draft.slots.pop("of", None)
            return
        imported = _ZH.imported.match(self.text, draft.end)
        found = _ZH.still.search(self.text, *lead) if imported is not None else None
        if imported is None or found is None:
            return
        named = self.g.phrases.left(self.text, lead[0], found.start())
        if named is not None:
            words = self.text[max(lead[0], _list_start(self.text, *named)) : named[1]]
            draft.slots["indicator"] = Slot(Indicator.IMPORTS, *imported.span())
            thing = Slot(words, named[1] - len(words), named[1])
            draft.slots["subject"] = draft.slots["of"] = thing

    def mend(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Tell traffic and sales from things that are counted, and staff from both."""
        self._arrives(s, draft, lead)
        self._with_so_much(draft, lead)
        self._part_of_people(draft, lead)
        self._behind(draft, lead)
        gdp = _ZH.gdp_behind.match(self.text, draft.end)
        if gdp is not None and is_money(draft.value("unit")):
            draft.set("indicator", Indicator.GDP, gdp.span())
            draft.slots["subject"] = Slot(None)
            return
        broken = draft.slots["bound"]
        breaks = broken.value is Bound.GT and draft.value("unit") == "count"
        breaks = breaks and self.text[broken.start or 0 : broken.end] == "突破"
        if breaks and _ZH.of_works.match(self.text, draft.end):
            draft.slots["bound"] = Slot(Bound.EQ, how=DEFAULT)  # 突破100项关键技术
        kind = draft.value("indicator")
        unit = draft.value("unit")
        if kind is Indicator.GROSS_OUTPUT and not is_money(unit) and unit not in _VALUED:
            kind = _BY_UNIT.get(str(unit), Indicator.OTHER)
            draft.set("indicator", kind, (draft.start, draft.end))  # 规模超过330万台
        if draft.value("unit") in _GROUND and kind in (Indicator.CAPACITY, Indicator.ENERGY):
            draft.set("indicator", Indicator.LAND, (draft.start, draft.end))
        if kind is Indicator.COUNT and is_money(unit):
            marks = self.g.lexicon.find(self.text, *lead)
            named = [m.meaning.indicator for m in marks if m.meaning.indicator]
            sized = "规模" in self.text[slice(*lead)]
            usual = Indicator.GROSS_OUTPUT if sized else Indicator.OTHER
            kind = Indicator(named[-1]) if named else usual
            draft.set("indicator", kind, lead)
        goods = kind in _FLOWS and draft.value("subject") in (None, "total") and unit in _MASSES
        traded = _ZH.traded.match(self.text, *lead) if kind is Indicator.COUNT or goods else None
        if traded is not None:
            flow = Indicator.EXPORTS if traded["flow"] == "出口" else Indicator.IMPORTS
            draft.set("indicator", flow, traded.span("flow"))
            label = self.g.phrases.label(traded["what"])
            draft.slots["subject"] = Slot(label, *traded.span("what"))
            return
        slot = draft.slots.get("indicator")
        if kind is Indicator.ENERGY and slot is not None and slot.how == DEFAULT:
            kind = Indicator.OTHER  # a battery maker's 39.2GWh
            if _ZH.handed_over.search(self.text, *lead):
                draft.set("indicator", kind, lead)
        made = _ZH.made.search(self.text, *lead)
        if made is not None and kind in _MAYBE_MADE and draft.value("measure") in _AMOUNTS:
            draft.set("indicator", Indicator.PRODUCTION, made.span())
            if made["what"]:
                label = self.g.phrases.label(made["what"])
                draft.slots["subject"] = Slot(label, *made.span("what"))
            return
        if self._of_people(draft):
            return
        stale = slot is None or slot.start is None or slot.start < lead[0]
        spent = _ZH.spent.search(self.text, *lead) if stale else None
        if spent is not None and is_money(unit) and draft.value("measure") is Measure.LEVEL:
            draft.set("indicator", Indicator.INVESTMENT, spent.span())
            return
        if kind is not Indicator.COUNT:
            return
        quote = self.text[draft.start : draft.end]
        behind = self.text[draft.end : draft.end + 12]
        words = self.text[lead[0] : lead[1]]
        span = (draft.start, draft.end)
        if draft.value("unit") == "count" and (
            _ZH.traffic.search(quote) or _ZH.delivered.search(words[-24:])
        ):
            draft.set("indicator", Indicator.OTHER, span)
        elif _ZH.jobs.match(behind) or (
            _ZH.persons.search(quote)
            and (_ZH.staff.search(words[-12:]) or _ZH.staff.search(behind[:8]))
        ):
            draft.set("indicator", Indicator.EMPLOYMENT, span)

    def _part_of_people(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 增加0.1万人，其中城镇人口41万人 as how many there are; 占地126亩 as land."""
        if draft.value("measure") is Measure.CHANGE and _ZH.among_people.fullmatch(
            self.text, *lead
        ):
            draft.slots["measure"] = Slot(Measure.LEVEL, *lead)
        if draft.value("unit") in _GROUND and _ZH.covers.search(self.text, *lead):
            draft.slots["indicator"] = Slot(Indicator.LAND, *lead)

    def _with_so_much(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 唐山港以2.2亿吨的吞吐量稳居第二 by the measure that stands behind the figure."""
        behind = _ZH.so_much.match(self.text, draft.end)
        before = _ZH.with_figure.search(self.text, *lead) if behind is not None else None
        if before is None or behind is None:
            return
        known = self.g.lexicon.meaning(behind["kind"])
        if draft.value("unit") == "percent" and _ZH.is_growth.search(behind["kind"]):
            draft.slots["measure"] = Slot(Measure.GROWTH, *behind.span("kind"))
        elif known is not None and known.indicator:
            draft.slots["indicator"] = Slot(Indicator(known.indicator), *behind.span("kind"))
        else:
            return
        draft.slots["subject"] = Slot(self.g.phrases.label(before["who"]), *before.span("who"))

    def _arrives(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 就业人数也突破纪录，来到26万人 as of what the clause before it names."""
        if _ZH.arrives.fullmatch(self.text, *lead) is None or lead[0] <= s.start + 1:
            return
        low = behind_last(self.text, "，；", s.start, lead[0] - 1)
        if any(d.isdigit() for d in self.text[low : lead[0]]):
            return
        marks = [m for m in within(s.marks, low, lead[0]) if m.meaning.indicator]
        if not marks:
            return
        mark = marks[-1]
        kind = Indicator(mark.meaning.indicator or "other")
        if draft.value("indicator") is kind or not fits(kind, draft.value("unit")):
            return
        draft.slots["indicator"] = Slot(kind, mark.start, mark.end)
        named = self.g.phrases.left(self.text, low, mark.start)
        own = (
            named is not None
            and named[1] == mark.start > named[0] + 1
            and mark.meaning.subject is None
        )
        if own and named is not None and not names_no_thing(self.text[slice(*named)]):
            label = self.g.phrases.label(self.text[slice(*named)])
            draft.slots["subject"] = Slot(label, *named)
        else:
            draft.slots["subject"] = Slot(mark.meaning.subject)

    def made_and_sold(self, s: Sentence, drafts: list[Draft]) -> None:
        """Read 产销分别完成548万辆和528万辆 as what was made and what was sold."""
        for first, second in pairwise(drafts):
            if first.value("unit") != second.value("unit"):
                continue
            found = _ZH.made_and_sold.search(self.text, s.start, first.start)
            if found is None or not _ZH.next.fullmatch(self.text, first.end, second.start):
                continue
            placed = [m.end for m in s.marks if m.meaning.area and m.end <= found.start()]
            named = self.g.phrases.left(self.text, max([s.start, *placed]), found.start())
            words = self.text[slice(*named)] if named else ""
            names = (self.g.phrases.label(words) if named else None, f"{words}销量")
            kinds = (Indicator.PRODUCTION, Indicator.OTHER)
            for draft, kind, name in zip((first, second), kinds, names, strict=True):
                draft.slots["indicator"] = Slot(kind, *found.span())
                draft.slots["subject"] = Slot(name, *(named or found.span()))

    def _of_people(self, draft: Draft) -> bool:
        """Read a share of persons as employment: 研发人员占职工总数的比例达到15%."""
        slot = draft.slots.get("indicator")
        if draft.value("measure") not in (Measure.SHARE, Measure.SHARE_CHANGE):
            return False
        loose = slot is None or slot.how == DEFAULT or slot.how == INHERITED
        if slot is not None and slot.value is Indicator.EMPLOYMENT:
            return False
        if not loose and slot is not None and slot.value is not Indicator.OTHER:
            return False
        subject = str(draft.value("subject") or "")
        if not _ZH.people.search(subject):
            return False
        draft.set("indicator", Indicator.EMPLOYMENT, (draft.start, draft.end))
        return True

    def face(self, draft: Draft, drafts: list[Draft], lead: tuple[int, int]) -> None:
        """Read 增长面 as the share of those counted that grew."""
        face = _ZH.face.search(self.text, *lead)
        if draft.value("measure") is not Measure.SHARE or face is None:
            return
        draft.slots["indicator"] = Slot(Indicator.COUNT, *lead)
        firms = f"{face['which']}企业"
        held = draft.slots.get("subject")
        words = str(held.value) if held is not None else ""
        if held is not None and _ZH.firms.search(words) and firms not in words:
            draft.slots["of"] = held.inherited()  # 亏损面25.7% of the firms told of
            draft.slots["subject"] = Slot(firms, *face.span("which"))
        counted = next((d for d in drafts if d.value("indicator") is Indicator.COUNT), None)
        if counted is not None and counted is not draft and counted.value("subject"):
            draft.slots["of"] = counted.slots["subject"].inherited()
