"""Say whose a figure is by what its sentence opens with, or by the projects told before it.

`工程机械仍是它的名片，全年营收1586亿元` is of the industry; `实施项目112个，完成投资186亿元` of the
projects.
"""

from collections import Counter

from jiqun.extraction.defaults import is_industry
from jiqun.extraction.dense_subjects import is_vague, names_no_thing, without_place
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure

_OPENS = late_pattern(
    r"[\s\u3000]*(?:其中|而|另外|此外|同时)?，?(?P<topic>[“”\u4e00-\u9fffA-Za-z]{2,14}?)(?P<kind>产业链|产业|行业|集群)?"
    r"(?:则|也|仍|却|更|又|依旧|依然|同样|才|还|已|正|一直|加速|快速|迅速|持续|同样)*"
    r"(?:是(?!由)|成为|成了|后来居上|异军突起|从零起步|从无到有|一马当先|独占鳌头|迎来|紧随其后|方兴未艾|蓬勃|扛起|挑起|崛起|起步|走[上出在]|表现|势头|增势|发展)"
    r"[^，。；\d]{0,14}，"
)
_BRACKETED = late_pattern(
    r"(?:^|[，。；：\s])(?P<who>[“”\u4e00-\u9fffA-Za-z]{2,20}?(?:企业|公司|单位|机构|项目|园区|产业|行业|业))"
    r"（[^（）]{4,80}）(?:全年|共|累计|合计)*(?:实现|完成|的)?[^，。；\d（）]*$"
)
_BECAUSE = late_pattern(
    r"[\s\u3000]*(?:另外?|而|其中|至于)?，?(?P<topic>[“”\u4e00-\u9fffA-Za-z]{2,14}?(?:产业|行业|业|集群))，?"
    r"(?:系|则|也)?(?:因|受|由于|得益|受惠|受益|随着|持续|主要)[^。；\d]{4,80}，[^，。；\d]*$"
)
_GENERIC = late_pattern(
    r"(?:牌|亮点|重点|难点|关键|核心|优势|短板|底气|特点|名片|龙头|目标|秘诀|答案|原因|背后|主力|方向|结果|问题|数据|企业|公司|消费|外贸|"
    r"引擎|支柱|抓手|增长点|看点|支撑|动力|本领|路径|选择|工业|经济|出口|进口|投资|这里|这|那|它|他|她|谁|我们|什么|其中|这些|当地|成绩|质量|效益|结构|活力)$"
)
_IS = late_pattern(r"(?:则|也|仍|就)?是(?P<what>[\u4e00-\u9fff、]{2,12}?)(?:产业)?，")
_HELD = frozenset(
    [
        *(Indicator.EMPLOYMENT, Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PROFIT),
        *(Indicator.CAPACITY, Indicator.VALUE_ADDED, Indicator.EXPORTS, Indicator.IMPORTS),
        Indicator.INVESTMENT,
    ]
)
_INVESTED = late_pattern(
    r"[，、；]?(?:年度|累计|计划|涉及|已|共|预计|规划|今年|全年|当年|协议)*"
    r"(?:完成投资|总投资额?|投资额|年度投资|计划投资|投资总额|完成年度投资|投资|总投资规模)(?:约|近|超过?|达到?|逾|突破|为)*"
)
_PROJECTS = late_pattern(r"(?:项目|工程)$")
_COMPLETES = late_pattern(
    r"(?:累计|已|共|现已|目前)*(?:完成|实现)(?:年度)?投资"
    r"(?:约|近|超过?|达到?|逾|突破|为)*$"
)
_WORKS = late_pattern(
    r"(?:项目|工程|运河|铁路|高铁|机场|大桥|隧道|水库|电站|园|港|基地|工厂|中心)$"
)
_OF_TIME = late_pattern(
    r"(?P<what>[\u4e00-\u9fffA-Za-z、“”]{2,20}?)(?P<kind>产业链|产业集群|产业|行业|集群)(?:的)?$"
)
_CLUSTER = late_pattern(
    r"(?P<bare>(?:该|本|这一|全)?(?:产业)?集群)(?:内|中|里|全链条)?(?P<rest>[^\d]*)"
)
_CLUSTERS = late_pattern(
    r"(?P<what>[\u4e00-\u9fffA-Za-z]{2,16}?)(?:产业)?集群(?!式|化|效应|发展|建设|竞赛|培育)"
)
_NO_NAME = late_pattern(
    r".*(?:先进制造业|产业|战略性新兴|重点|主导|特色|千亿|百亿|万亿级?|优势|个|大|级|各|该|这|些|的|为|在|省|与)$"
)
_PRODUCT = late_pattern(
    r"[，、；。\s]*(?:当月|单月|全年|累计)*(?:总|日均?)?产量(?:达到?|为|约|近|超过?|突破)*"
)
_OF_OUTPUT = late_pattern(r"(?P<what>[\u4e00-\u9fffA-Za-z]{2,12}?)产量[^，。；\d]{0,10}$")
HEAD = 400
"""Characters of a beginning in which a text names its cluster: our choice."""


class DenseOpens:
    """Gives figures without a thing of their own the thing told around them, in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._product: Slot | None = None
        self._named: str | None = None

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Give one figure what its sentence opens with, or the projects or product before it."""
        if draft.value("unit") == "rank":
            return
        here = before if before is not None and before.start >= s.start else None
        self._cluster(draft)
        self._output(draft, lead, s)
        if draft.value("indicator") is Indicator.INVESTMENT:
            self._projects(draft, here, lead)
        self._opening(draft, s)
        self._before_time(draft, s, lead)

    def _stale(self, draft: Draft, low: int) -> bool:
        """Say whether a figure has no thing that was told behind a place."""
        held = draft.slots.get("subject")
        if held is None or held.value in (None, "total"):
            return True
        return (held.start or 0) < low or is_vague(str(held.value))

    def _opening(self, draft: Draft, s: Sentence) -> None:
        """Read what opens a sentence: 新能源产业后来居上，规上产值1120亿元."""
        if draft.value("indicator") not in _HELD:
            return
        start = behind_last(self.text, "；", s.start, draft.start)
        first = (start, start + 1)
        dated = [w.stop for w in s.whens if w.start in first and w.stop < draft.start]
        opens = dated[0] + 1 if dated and self.text.startswith("，", dated[0]) else start
        because = _BECAUSE.match(self.text, opens, draft.start)
        if because is not None and self._stale(draft, because.end("topic") + 1):
            span = because.span("topic")
            if not (names_no_thing(because["topic"]) or self._is_a_place(s, span)):
                label = self.g.phrases.label(because["topic"])
                draft.slots["subject"] = Slot(label, *span, INHERITED)
                return
        bracketed = _BRACKETED.search(self.text, start, draft.start)
        if bracketed is not None and draft.value("subject") in (None, "total"):
            who = bracketed.span("who")
            cuts = [m.end for m in within(s.marks, *who) if m.meaning.area]
            cuts += [w.stop for w in s.whens if who[0] < w.stop < who[1]]
            low = max([who[0], *[c for c in cuts if c < who[1] - 1]])
            words = without_place(self.text[low : who[1]])
            if len(words) > 1 and not names_no_thing(words):
                draft.slots["subject"] = Slot(self.g.phrases.label(words), low, who[1])
                return
        found = _OPENS.match(self.text, start, draft.start)
        if found is None or not self._stale(draft, found.end()):
            return
        words, span = found["topic"], found.span("topic")
        if _GENERIC.search(words):
            named = _IS.match(self.text, span[1], draft.start)
            if named is None:
                return
            words, span = named["what"], named.span("what")  # 另一张牌是新能源，产值1034亿元
        else:
            whole = self.g.phrases.left(self.text, span[0], span[1])
            if not (found["kind"] or whole == span or is_industry(self.g, words)):
                return
        if names_no_thing(words):
            return
        if self._is_a_place(s, span):
            return
        draft.slots["subject"] = Slot(self.g.phrases.label(words), *span, INHERITED)

    def _is_a_place(self, s: Sentence, span: tuple[int, int]) -> bool:
        return any(m.meaning.area and m.end == span[1] for m in within(s.marks, *span))

    def _before_time(self, draft: Draft, s: Sentence, lead: tuple[int, int]) -> None:
        """Read an industry before the time of its figure: 船舶产业前三季度产值486亿元."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value not in _HELD or kind.start is None or kind.start < lead[0]:
            return
        if draft.value("subject") not in (None, "total"):
            return
        when = next((w for w in s.whens if w.start >= lead[0] and w.stop == kind.start), None)
        if when is None:
            return
        found = _OF_TIME.search(self.text, lead[0], when.start)
        if found is None:
            return
        start = found.start("what")
        cuts = [m.end for m in within(s.marks, start, found.end()) if m.meaning.area]
        start = max([start, *[c for c in cuts if c < found.end("what") - 1]])
        words = without_place(self.text[start : found.end("what")])
        if len(words) > 1 and not names_no_thing(words):
            draft.slots["subject"] = Slot(self.g.phrases.label(words), start, found.end("what"))

    def _projects(self, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Read what was spent on projects as theirs: 项目112个，完成投资186亿元."""
        if draft.value("measure") is not Measure.LEVEL or not self._stale(draft, lead[0]):
            return
        if before is not None and _INVESTED.fullmatch(self.text, lead[0], lead[1]):
            told = before.slots.get("subject")
            counted = before.value("indicator") is Indicator.COUNT and told is not None
            if counted and told is not None and _PROJECTS.search(str(told.value or "")):
                draft.slots["subject"] = told.inherited()
            return
        found = _COMPLETES.search(self.text, *lead)
        if found is None:
            return
        named = self.g.phrases.left(self.text, lead[0], found.start())
        if named is None or named[1] != found.start():
            return
        words = self.text[slice(*named)]
        if _WORKS.search(words) and not names_no_thing(words):
            draft.slots["subject"] = Slot(self.g.phrases.label(words), *named)

    def _output(self, draft: Draft, lead: tuple[int, int], s: Sentence) -> None:
        """Read a bare 产量 as of the product told last, and 产量少了7.1万辆 as output."""
        kind = draft.value("indicator")
        if kind is Indicator.COUNT:
            found = _OF_OUTPUT.search(self.text, *lead)
            if found is not None:
                draft.set("indicator", Indicator.PRODUCTION, found.span())
                named = self.g.phrases.left(self.text, lead[0], found.end("what"))
                if named is not None:
                    label = self.g.phrases.label(self.text[slice(*named)])
                    draft.slots["subject"] = Slot(label, *named)
        if draft.value("indicator") is not Indicator.PRODUCTION:
            return
        held = draft.slots.get("subject")
        if held is not None and held.value is not None and not is_vague(str(held.value)):
            self._product = held.inherited()
            return
        words = s.without_times(self.text, lead)
        grew = draft.value("measure") in (Measure.GROWTH, Measure.CHANGE)
        if self._product is not None and (grew or _PRODUCT.fullmatch(words)):
            draft.slots["subject"] = self._product

    def _cluster(self, draft: Draft) -> None:
        """Read 集群 alone as the cluster that a text is about: 集群利润总额."""
        held = draft.slots.get("subject")
        if held is None or not isinstance(held.value, str):
            return
        found = _CLUSTER.match(held.value)
        if found is None or not (name := self._name()):
            return
        draft.slots["subject"] = Slot(name + found["rest"], held.start, held.end, held.how)

    def _name(self) -> str:
        """Give the cluster that the beginning of a text names and the text returns to."""
        if self._named is None:
            names: Counter[str] = Counter()
            for found in _CLUSTERS.finditer(self.text):
                span = self.g.phrases.left(self.text, found.start(), found.end("what"))
                words = self.text[slice(*span)] if span else ""
                marks = self.g.lexicon.find(words, 0, len(words))
                cut = max((m.end for m in marks if m.meaning.area), default=0)
                words = words[cut:].removeprefix("市").removeprefix("省")
                if len(words) > 1 and not _NO_NAME.fullmatch(words) and not names_no_thing(words):
                    names[words] += 1
            best = names.most_common(2)
            alone = len(best) == 1 or (len(best) > 1 and best[0][1] > best[1][1])
            first = best[0][0] if best and alone else ""
            self._named = first if first and first in self.text[:HEAD] else ""
        return self._named
