"""Tell by a unit, a verb or a turn of phrase what kind of figure stands there, in Chinese."""

from itertools import pairwise

from jiqun.extraction.defaults import fits, is_money
from jiqun.extraction.dense_subjects import names_no_thing
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.lang.patterns import late_pattern
from jiqun.model import Bound, Indicator, Measure, Status

_TRAFFIC = late_pattern(
    r"(?:人次|架次|标箱|标准箱|标准货柜|货柜|TEU|车次|辆次|班次|吨次|票|单|件次)$"
)
_DELIVERED = late_pattern(
    r"(?:交付|销售|售出|卖出|发运|运送|运输|发送|投递|收寄|飞行|配送|寄递|吞吐|成交|载客|载货)(?:量|额|了|各类)?"
    r"[^，。；、\d]{0,12}$"
)
_FIRMS = late_pattern(r"企业|公司|厂商")
_FACE = late_pattern(r"(?P<which>增长|上升|下降|盈利|亏损|合格)面(?:为|达到?)?(?:约|近|超)?$")
_MADE = late_pattern(
    r"(?:下线|出厂|生产(?!率|性|总|者|线|基地|企业|安全|力|经营)|产出|出产|年加工|年产(?!值|能|量|出)|月产(?!能|量)|日产(?!量))(?:了|各类)?(?P<what>[\u4e00-\u9fff]{0,12}?)(?:约|近|超过?|逾|突破)?$"
)
_AIM = late_pattern(
    r"(?:左右|以上|以内|上下)?的(?:年度|全年|预期)?(?P<what>[\u4e00-\u9fffA-Z]{2,8}?)?(?:预期)?(?:增长|增速)(?:预期)?(?P<aim>目标)"
)
_GROWTH_OF = late_pattern(
    r"(?:以上|左右|多)?的(?:显著|较快|高速|快速|同比|可观)?(?P<what>增长|增幅|增速|升幅|涨幅)(?!目标|贡献|预期)"
)
_AIMED = late_pattern(r"(?:左右|以上|以内|上下)?的?(?:年度|全年|预期|既定)*目标(?!任务)")
_FORESEEN = late_pattern(r"(?:左右|以上|以内|上下)?的?(?:预测|预估|预判)")
_OF_WORKS = late_pattern(r"(?:以上|左右)?的?(?:“?卡脖子|关键|核心|共性|前沿|重大|重点|技术|难题)")
_BARE_YEAR = late_pattern(r"(?:完成|实现|确保|达到|达成)?(?:全年|年度|今年)(?:经济)?增长$")
_IMPORTED = late_pattern(r"(?:以上|左右|多)?(?:仍|还|都|的需求)?(?:依赖|依靠|需要?)进口")
_STILL = late_pattern(r"(?:目前|当前|现在)?(?:仍|还)?(?:有|约有|约)?(?:约|近|超过?)?$")
_TRADED = late_pattern(
    r"[，、；]?(?:[\u4e00-\u9fff]{2,3}(?=[出进]口))?(?<!进)(?P<flow>出口|进口)"
    r"(?P<what>(?:(?!的)[\u4e00-\u9fff]){2,10}?)(?:约|近|超过?|达)?$"
)
_STAFF = late_pattern(
    r"(?:雇员|工人|职位|岗位|员工|职工|从业者|用工|就业|研发人员|科研人员|技术人员|团队)"
)
_PEOPLE = late_pattern(
    r"(?:人员|员工|职工|人才|工人|博士|硕士|本科(?:以上学历)?|工程师|技师|从业者|劳动力|农民工|大学生|毕业生|团队)(?:中)?$"
)
_JOBS = late_pattern(r"(?:左右|以上|多)?的?(?:就业)?(?:职位|岗位|就业机会|工作机会)")
_SPENT = late_pattern(r"(?<!研发)投入(?:资金|建设资金)?(?:约|近|超过?|达到?|了)*$")
_FLOWS = (Indicator.EXPORTS, Indicator.IMPORTS)
_MASSES = ("t", "kg", "m2", "m3", "count", "kWh")
_PERSONS = late_pattern(r"(?:余|多)?人$|(?:余|多)?名$")
_GROUND = ("mu", "ha", "km2")
_VALUED = ("percent", "percentage_point", "multiple", "rank")
_BY_UNIT = {
    "count": Indicator.COUNT,
    "PFLOPS": Indicator.CAPACITY,
    "EFLOPS": Indicator.CAPACITY,
    "kW": Indicator.CAPACITY,
    "t": Indicator.PRODUCTION,
}
_MAYBE_MADE = (Indicator.COUNT, Indicator.PRODUCTION, Indicator.OTHER)
_COVERS = late_pattern(r"占地(?:面积)?(?:约|近|超过?|达到?|为|逾)*$")
_AMONG_PEOPLE = late_pattern(r"[，、；：\s]*其中[，：]?[\u4e00-\u9fff]{0,4}人口(?:为|达到?|有|约)*")
_WITH = late_pattern(
    r"(?:其中，?|[而但])?(?P<who>[“”\u4e00-\u9fffA-Za-z]{2,12}?)(?:更是|则|也|仍|继续)?以(?:约|近|超过?)?$"
)
_SO_MUCH = late_pattern(
    r"(?:多|余)?的(?P<kind>[\u4e00-\u9fff]{2,6}?)(?=稳|继续|位|居|冲|领|排|成为|跃|名列|持续|，|。)"
)
_IS_GROWTH = late_pattern(r"增速|增幅|增长|成长|涨幅")
_ARRIVES = late_pattern(r"(?:来到|达到?|升至|增至|升到|为|则为)(?:约|近|超过?)?")
_MADE_AND_SOLD = late_pattern(r"产销(?:量)?分别(?:完成|实现|达到?|为)?(?:约|近)?$")
_NEXT = late_pattern(r"[、和及与，]+")
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
        found = _AIM.match(self.text, draft.end)
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
        if seen := _FORESEEN.match(self.text, draft.end):
            draft.slots["status"] = Slot(Status.FORECAST, *seen.span())
        if draft.value("unit") not in ("percent", "rank") and draft.value("status") in _OPEN:
            aim = _AIMED.match(self.text, draft.end)
            if aim is not None:
                draft.slots["status"] = Slot(Status.TARGET, *aim.span())
        if draft.value("unit") != "percent" or draft.value("measure") is not Measure.SHARE:
            if draft.value("measure") is Measure.GROWTH and (
                aim := _AIMED.match(self.text, draft.end)
            ):
                draft.slots["status"] = Slot(Status.TARGET, *aim.span())
                bare = _BARE_YEAR.search(self.text, *lead)
                if bare is not None and draft.value("indicator") in (None, Indicator.OTHER):
                    draft.slots["indicator"] = Slot(Indicator.GDP, *bare.span())
                    draft.slots["subject"] = Slot(None)
            return
        grew = _GROWTH_OF.match(self.text, draft.end)
        if grew is not None:
            draft.slots["measure"] = Slot(Measure.GROWTH, *grew.span("what"))
            draft.slots.pop("of", None)
            return
        imported = _IMPORTED.match(self.text, draft.end)
        found = _STILL.search(self.text, *lead) if imported is not None else None
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
        broken = draft.slots["bound"]
        breaks = broken.value is Bound.GT and draft.value("unit") == "count"
        breaks = breaks and self.text[broken.start or 0 : broken.end] == "突破"
        if breaks and _OF_WORKS.match(self.text, draft.end):
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
        traded = _TRADED.match(self.text, *lead) if kind is Indicator.COUNT or goods else None
        if traded is not None:
            flow = Indicator.EXPORTS if traded["flow"] == "出口" else Indicator.IMPORTS
            draft.set("indicator", flow, traded.span("flow"))
            label = self.g.phrases.label(traded["what"])
            draft.slots["subject"] = Slot(label, *traded.span("what"))
            return
        made = _MADE.search(self.text, *lead)
        if made is not None and kind in _MAYBE_MADE and draft.value("measure") in _AMOUNTS:
            draft.set("indicator", Indicator.PRODUCTION, made.span())
            if made["what"]:
                label = self.g.phrases.label(made["what"])
                draft.slots["subject"] = Slot(label, *made.span("what"))
            return
        if self._of_people(draft):
            return
        slot = draft.slots.get("indicator")
        stale = slot is None or slot.start is None or slot.start < lead[0]
        spent = _SPENT.search(self.text, *lead) if stale else None
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
            _TRAFFIC.search(quote) or _DELIVERED.search(words[-24:])
        ):
            draft.set("indicator", Indicator.OTHER, span)
        elif _JOBS.match(behind) or (
            _PERSONS.search(quote) and (_STAFF.search(words[-12:]) or _STAFF.search(behind[:8]))
        ):
            draft.set("indicator", Indicator.EMPLOYMENT, span)

    def _part_of_people(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 增加0.1万人，其中城镇人口41万人 as how many there are; 占地126亩 as land."""
        if draft.value("measure") is Measure.CHANGE and _AMONG_PEOPLE.fullmatch(self.text, *lead):
            draft.slots["measure"] = Slot(Measure.LEVEL, *lead)
        if draft.value("unit") in _GROUND and _COVERS.search(self.text, *lead):
            draft.slots["indicator"] = Slot(Indicator.LAND, *lead)

    def _with_so_much(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 唐山港以2.2亿吨的吞吐量稳居第二 by the measure that stands behind the figure."""
        behind = _SO_MUCH.match(self.text, draft.end)
        before = _WITH.search(self.text, *lead) if behind is not None else None
        if before is None or behind is None:
            return
        known = self.g.lexicon.meaning(behind["kind"])
        if draft.value("unit") == "percent" and _IS_GROWTH.search(behind["kind"]):
            draft.slots["measure"] = Slot(Measure.GROWTH, *behind.span("kind"))
        elif known is not None and known.indicator:
            draft.slots["indicator"] = Slot(Indicator(known.indicator), *behind.span("kind"))
        else:
            return
        draft.slots["subject"] = Slot(self.g.phrases.label(before["who"]), *before.span("who"))

    def _arrives(self, s: Sentence, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 就业人数也突破纪录，来到26万人 as of what the clause before it names."""
        if _ARRIVES.fullmatch(self.text, *lead) is None or lead[0] <= s.start + 1:
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
            found = _MADE_AND_SOLD.search(self.text, s.start, first.start)
            if found is None or not _NEXT.fullmatch(self.text, first.end, second.start):
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
        if not _PEOPLE.search(subject):
            return False
        draft.set("indicator", Indicator.EMPLOYMENT, (draft.start, draft.end))
        return True

    def face(self, draft: Draft, drafts: list[Draft], lead: tuple[int, int]) -> None:
        """Read 增长面 as the share of those counted that grew."""
        face = _FACE.search(self.text, *lead)
        if draft.value("measure") is not Measure.SHARE or face is None:
            return
        draft.slots["indicator"] = Slot(Indicator.COUNT, *lead)
        firms = f"{face['which']}企业"
        held = draft.slots.get("subject")
        words = str(held.value) if held is not None else ""
        if held is not None and _FIRMS.search(words) and firms not in words:
            draft.slots["of"] = held.inherited()  # 亏损面25.7% of the firms told of
            draft.slots["subject"] = Slot(firms, *face.span("which"))
        counted = next((d for d in drafts if d.value("indicator") is Indicator.COUNT), None)
        if counted is not None and counted is not draft and counted.value("subject"):
            draft.slots["of"] = counted.slots["subject"].inherited()
