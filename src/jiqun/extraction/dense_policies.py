"""Read the parameters of Chinese policies: rewards, caps, rates and thresholds, and for whom.

A policy tells in one sentence who is tested, by what figure, and what is given:
对年营业收入首次超过1亿元的企业，给予50万元奖励，每年最高100万元. A sentence is cut at semicolons;
what is given holds for its whole part.
"""

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure, Status

_FOR = late_pattern(
    r"(?:^|(?<=[，。；：、）\s])|(?<=支持))(?:给予|支持)?对((?:首次|新|符合|获得|承担|年度|经|在)?[^，。；]{2,40}?)(?=，|,|进行\S{0,3}(?:评价|考核|评估)|给予|予以|按|分别|一次性|每|的?[出补]资比例)"
)
_GIVEN = late_pattern(
    r"\s*(?:的)?(?:一次性)?(?:资金|租金|贷款|事后)?(?:奖励|资助|补贴|补助|贴息|奖补)"
)
_GIVES = late_pattern(r"(?:奖励|资助|补贴|补助|贴息|奖补)[^，。；]{0,30}$")
_KIND = late_pattern(
    r"返还|优惠(?!政策|措施)|再奖|奖励|资助|补贴|补助|贴息|奖补|扶持|减免|给予|予以|发放|补偿|配套支持|资金支持|奖金"
)
_CAP = late_pattern(
    r"(?:最高|最多|至多|不超过|封顶|上限|每年|单个|单户|总额|限额)[^，。；\d]{0,10}$"
)
_BY_RATE = late_pattern(
    r"按(?:照)?[^，。；]{1,30}的(?:不超过|最高)?\d+(?:\.\d+)?%[^，。；]{0,10}?(?:补助|补贴|资助|奖励|贴息|奖补)"
    r"|按(?:照)?[^，。；]{1,16}的(?:不超过|最高)?\d+(?:\.\d+)?%[^，。；]{0,4}(?:给予|予以)(?:配套|支持|补偿|扶持|资金配套)"
    r"|给予(?:最高|不超过)?\d+(?:\.\d+)?%(?:以内|左右)?的?(?:[\u4e00-\u9fff]{0,4})(?:补助|补贴|资助|奖励|贴息|奖补)"
)
_PER_CASE = late_pattern(
    r"(?:补助|补贴|资助|奖励|奖补)[^。；]{0,30}(?:每案|每项|每个|每家|每户|单个)[^，。；\d]{0,8}(?:最高|上限)"
    r"|(?:每案|每项|每个|每家|每户|单个)[^，。；\d]{0,6}(?:补助|补贴|资助|奖励|奖补)[^，。；\d]{0,4}(?:最高|上限)"
)
_CONDITIONS = late_pattern(
    r"(?:入驻|准入|入园|申报|认定|申请|参评|入选|申领|扶持)(?:基本)?(?:条件|标准|门槛|要求)(?:为|是|包括|如下)?[：:]"
)
_ASKED = late_pattern(r"(?:应|须|需|不得|必须|不低于|不少于|不高于|达到?)[^，。；\d]{0,6}$")
_TESTED = late_pattern(
    r"(?:[、和及或]\d[\d.,]*[万亿]*元?)*(?:[（(]含[^（）()]{0,6}[）)])?[^，。；\d]{0,12}?的("
    r"[\u4e00-\u9fff]{0,6}?(?:企业|单位|机构|项目|团队|人才|园区|平台|个人))(?=[，,、给按分每可]|$)"
)
_CONDITION = late_pattern(
    r"(?:[、和及或]\d[\d.,]*[万亿]*[元%]?)*(?:[（(]含[^（）()]{0,6}[）)])?(?:以上|及以上|以内|以下)?"
    r"(?:[（(]含[^（）()]{0,6}[）)])?(?:的(?P<who>[\u4e00-\u9fffA-Z]{2,12})?，|时，|，(?=给予|予以|按|奖励|一次性))"
)
_LIMIT = late_pattern(
    r"(?:不超过|不低于|不少于|不高于|不得超过|最高|最多|至少|最长)[^，。；\d]{0,4}$"
)
_GRANT = late_pattern(r"的?([\u4e00-\u9fff]{2,8}?(?:补贴|补助|奖励|资助|贴息|奖补|补偿|扶持))")
_GRANT_BEFORE = late_pattern(
    r"(?:给予|发放|享受|，|；|。)(?!每|最高|单)([\u4e00-\u9fff]{2,8}?(?:补贴|补助|奖励|资助|贴息|奖补))(?:最高|每月|每年|不超过|为)*$"
)
_DULL = late_pattern(
    r"(?:分别|给予|一次性|综合|资金|经费|最高|事后|后|专项|再|另|额外|相应|适当|财政|分档|分级|配套|年度|的|研发|项目|按|进行)*"
    r"(?:补贴|补助|奖励|资助|贴息|奖补|补偿|扶持)(?:资金|总额)?"
)
"""Words for a grant that do not tell what or whom it is for."""
_SHARE_OF = late_pattern(
    r"(?:按(?:照)?|占(?!比)|为|[不最][超高低少]\S?|至)(?:不超过|最高)?(?:其)?(?P<of>[\u4e00-\u9fffA-Z]{2,14}?)"
    r"(?:（[^（）]{1,24}）)?的?"
    r"(?:不超过|最高|不低于)?(?:给予)?$"
)
_COST = late_pattern(
    r"(?P<of>(?:[\u4e00-\u9fff]{2})?(?:租金|费用|支出|利息|投入|投资额?|保费|保险费|价款|票价|成本|损失|贷款额|合同额|电费))"
    r"(?:，[^，。；\d]{0,8}比例)?(?:给予|予以|按|补贴|补助|最高|不超过|的)+$"
)
_NO_WHOLE = late_pattern(r"超过|高于|低于|不足|最高|上述\S*|其")
_RATE_WORD = late_pattern(r"比例|比重|占比")
_LEFT = late_pattern(r"[由从]20\d{2}年(?:末|底)?的(?:约|近)?$")
_FIRMS = late_pattern(r"(?:申报|申请|参评|入选|认定)?(?:的)?(?:企业|单位|机构|平台|项目|团队)")
_AREA = late_pattern(r"(?:[补租]\S{0,2})?面积[^，。；\d]{0,4}$")
_COST_BEHIND = late_pattern(
    r"(?:以内|以下)?的(?P<of>租金|房租|利息|保费|保险费|运费|电费|设备购置费?|场地费)(?:补贴|补助|资助|奖补)"
)
_HELD = late_pattern(
    r"(?:出资|持股|投资|支持)?(?:比例|率|额度|金额|总额|总规模|规模)[^，。；\d]{0,12}$"
)
_RATIO = late_pattern(r"(?:比例|占比|比重|率|容忍)[^，。；\d]{0,14}$")
_MARK = late_pattern(
    r"[\s\u3000]*(?:(?:第[一二三四五六七八九十百]+[条章节]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])\s*"
    r"(?:[^，。；\d]{2,16}。)?)?[\s\u3000]*"
)
_CASE = late_pattern(
    r"(?:鼓励|支持|引导|推动|对)?(?P<who>(?:首次|新|获得|通过|取得)?[“”\u4e00-\u9fffA-Za-z、\d（）Ⅰ-Ⅹ]{3,40}?)(?:的)?，"
)
_GIVEN_TO = late_pattern(r"给予(?P<who>[\u4e00-\u9fff]{2,10}?(?:企业|单位|机构|团队|个人|平台))$")
_EVERY = late_pattern(
    r"(?:每[个家项户案件名人]?|单个|单户|单家|单项|同一|同|个|各)"
    r"(?:企业|单位|项目|品种|机构|主体|团队|案|户|家|年|人|年度|产品)*(?:每年|年度|累计|奖励|补助|补贴|资助|总额|额|合计)*"
)
_GIVES_TO = late_pattern(
    r"(?:对)?(?P<who>(?!按|照|依|每|单|最|上述|给予|奖励|补助|补贴|资助|其中)[“”\u4e00-\u9fffA-Za-z、（）（含）《》]{3,40}?)(?:的)?(?:，)?(?:分别|一次性|再次?|另|按[^，。；]{2,20}%|最高|额外)*"
    r"(?:给予|予以|奖励|补助|补贴|资助)(?!资金|政策|对象|标准|项目)"
)
_RULED = late_pattern(
    r"(?:对|凡|鼓励|支持|新认定|首次|每)[^。；\n]{2,80}?(?:给予|予以|奖励|补助|补贴|资助)[^，。；\n]{0,20}\d[^，。；\n]{0,20}"
    r"(?:元|%|倍)"
)
_IS_OVER = late_pattern(
    r"去年|累计|共计?发放|已发放|兑现[^，。；]{0,6}\d|全年发放|发放了|争取到|去年以来"
)
_TESTED_WHO = late_pattern(
    r"对(?P<who>[^，。；\d]{1,30}?(?:企业|单位|机构|项目|园区|平台|个人|团队|制造业|产业|人才|主体|合作社))[^，。；\d]{0,16}$"
)
_PARTS_OF = late_pattern(r"(?P<what>[\u4e00-\u9fff]{2,14}?)(?:分别)?按$")
_LIMITS = ("不低于", "不少于", "不超过", "不高于", "不小于", "不大于", "不得")
_ASKS = late_pattern(
    r"[^，。；\n]{0,24}(?:不低于|不少于|不超过|不高于|不小于|不大于|不得超过|不得低于)[^，。；\d]{0,6}\d"
)
_GRANTS = late_pattern(r"(?:奖励|奖补|再奖|资助|补贴|补助)(?:最高|不超过|分别)?\d[\d.]*[万亿]?元")
_WAS_GRANTED = late_pattern(r"去年|累计|已|共|兑现|发放|获得?|获评|拿到|领到|争取|全年|今年|提供")
LEAD = 40
"""Characters before a grant in which it is told to have been given: our choice."""
FEWEST_GRANTS = 4
"""Grants of fixed sums from which a text is a policy, whatever its title: our choice."""
_APPLY = late_pattern(r"申报|申请|认定|准入|入园|入驻条件|减按|加计扣除|贴息|享受")
_AIMED = late_pattern(
    r"新增|培育|实施|建成|打造|累计|基金|20\d\d年|力争|目标|确保|年均|全市|全省|今年|去年"
)
_GIVING = ("给予", "予以", "奖励", "补助", "补贴", "资助")
FEWEST_RULES = 3
"""Sentences of the form of a rule from which a text is a policy, whatever its title: our choice."""
PROPORTIONS = ("percent", "percentage_point")


def is_full_of_rules(text: str) -> bool:
    """Say whether a text is a policy by its sentences: 对新认定企业给予20万元奖补."""
    if _asks_often(text) or _grants_often(text):
        return True
    if sum(text.count(word) for word in _GIVING) < FEWEST_RULES:
        return False
    found = (m for m in _RULED.finditer(text) if not _IS_OVER.search(m[0]))
    return sum(1 for _ in zip(range(FEWEST_RULES), found, strict=False)) == FEWEST_RULES


def _asks_often(text: str) -> bool:
    """Say whether a text keeps naming what is asked of those that apply: 占比不低于3%."""
    asked = sum(text.count(word) for word in _LIMITS)
    if asked < FEWEST_RULES or not _APPLY.search(text):
        return False
    found = (m for m in _ASKS.finditer(text) if not _AIMED.search(m[0]))
    return sum(1 for _ in zip(range(FEWEST_RULES), found, strict=False)) == FEWEST_RULES


def _grants_often(text: str) -> bool:
    """Say whether a text keeps telling what is given for what: 新获批的奖励100万元."""
    found = (m for m in _GRANTS.finditer(text) if not _was_granted(text, m.start()))
    return sum(1 for _ in zip(range(FEWEST_GRANTS), found, strict=False)) == FEWEST_GRANTS


def _was_granted(text: str, start: int) -> bool:
    """Say whether the words before a grant tell that it was given."""
    low = behind_last(text, "。；\n", max(0, start - LEAD), start)
    return _WAS_GRANTED.search(text, low, start) is not None


def is_rule_sentence(text: str, start: int, end: int) -> bool:
    """Say whether a sentence gives a policy's rate or cap by its form: 按租金的40%补助."""
    forms = (_BY_RATE, _PER_CASE, _CONDITIONS)
    return any(form.search(text, start, end) is not None for form in forms)


class Part:
    """The part of a sentence between semicolons in which a figure stands."""

    __slots__ = ("clause", "end", "gives", "start", "text")

    def __init__(self, text: str, s: Sentence, draft: Draft) -> None:
        """Find its borders, the figure's clause, and whether anything is given in it."""
        self.text = text
        self.start = behind_last(text, "；", s.start, draft.start)
        stop = text.find("；", draft.end, s.end)
        self.end = stop if stop >= 0 else s.end
        self.start = min(draft.start, _MARK.match(text, self.start, draft.start).end())  # type: ignore[union-attr]
        self.clause = behind_last(text, "，。；", self.start, draft.start)
        self.gives = _KIND.search(text, self.start, self.end) is not None

    def is_given(self, draft: Draft) -> bool:
        """Say whether a figure is what is given, or by what rate, or the test for it."""
        stop = next((i for i in range(draft.end, self.end) if self.text[i] in "，。；"), self.end)
        if _KIND.search(self.text, self.start, stop) or _CONDITION.match(self.text, draft.end):
            return True
        return "按" in self.text[self.clause : draft.start]

    def own_case(self, draft: Draft) -> tuple[int, int] | None:
        """Give to whom the part itself says something is given: 新认定示范企业给予10万元."""
        found = _GIVES_TO.match(self.text, self.start, draft.start)
        if found is None or _EVERY.fullmatch(found["who"]) or _KIND.search(found["who"]):
            return None
        return found.span("who")

    def case(self, draft: Draft) -> tuple[int, int] | None:
        """Give the words that say in which case something is given, or to whom."""
        found = _CASE.match(self.text, self.start, draft.start)
        if found is None or _EVERY.fullmatch(found["who"]):
            return None
        return found.span("who")


def read_rule(text: str, s: Sentence, draft: Draft) -> None:
    """Make a figure of a policy the rule it is: status, indicator, for whom, of what.

    For texts that are policies, and for sentences whose form is a rule (`is_rule_sentence`);
    goals they state stay targets.
    """
    part = Part(text, s, draft)
    clause, before = part.clause, text[part.clause : draft.start]
    unit = draft.value("unit")
    money = is_money(unit) or unit in PROPORTIONS
    gives = part.gives and money and part.is_given(draft)
    aimed = draft.value("status") in (Status.TARGET, Status.FORECAST)
    if aimed and draft.slots["status"].how == "stated" and not gives:
        return
    tested = _TESTED.match(text, draft.end, s.end)
    if tested is not None and "对" not in text[s.start : draft.start] and not part.gives:
        tested = None
    condition = _CONDITION.match(text, draft.end, part.end) if part.gives else None
    if condition is not None and _KIND.search(text, clause, draft.start):
        condition = None
    ahead = any(w.role == "by" and w.year for w in s.whens if w.start < draft.start)
    if draft.value("status") is Status.ACTUAL and _LEFT.search(before):
        return
    if ahead and not gives and not tested and draft.value("period") is not None:
        draft.slots["status"] = Slot(Status.TARGET, how="default")
        return
    if ahead and not _KIND.search(before) and not _KIND.search(text[draft.end : draft.end + 12]):
        gives = False
    if tested is not None:
        draft.slots["status"] = Slot(Status.RULE, *tested.span())
        draft.slots["subject"] = Slot(tested[1], *tested.span(1))
    elif condition is not None:
        draft.slots["status"] = Slot(Status.RULE, *condition.span())
        who = _TESTED_WHO.search(text, part.start, draft.start)
        if condition["who"] and not _KIND.search(condition["who"]):
            draft.slots["subject"] = Slot(condition["who"], *condition.span("who"))
        elif who is not None:
            draft.slots["subject"] = Slot(who["who"], *who.span("who"))
    elif unit == "multiple" and draft.value("measure") is Measure.MULTIPLE and part.gives:
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, clause, draft.start)
        named = _PARTS_OF.search(text, clause, draft.start)
        if named is not None:
            draft.slots["subject"] = Slot(named["what"], *named.span("what"))
    elif not gives and (
        _CONDITIONS.search(text, s.start, draft.start)
        or (unit == "percent" and _ASKED.search(before))
    ):
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
        _whole(draft, text, part)
    elif money and (gives or _CAP.search(before) or _HELD.search(before)):
        _grant(draft, text, part, gives)
    elif draft.value("period") is None and _LIMIT.search(before):
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
    elif draft.slots["status"].how == "default" and (
        draft.value("period") is None or draft.value("period").is_span
    ):
        draft.slots["status"] = Slot(Status.TARGET, how="default")
    if draft.value("status") is Status.RULE:
        draft.slots["period"] = Slot(None)
        asked = _FIRMS.match(text, part.start, draft.start)
        if asked is not None and unit == "percent" and draft.value("subject") is None:
            draft.slots["subject"] = Slot(asked[0], *asked.span())


def _grant(draft: Draft, text: str, part: Part, gives: bool) -> None:
    """Read what is given, or what it is limited to."""
    span = (part.clause, draft.start)
    draft.slots["status"] = Slot(Status.RULE, *span)
    if gives:
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *span)
        if draft.value("unit") == "percent":
            draft.slots["measure"] = Slot(Measure.SHARE, *span)
        elif draft.value("measure") in (
            Measure.SHARE_CHANGE,
            Measure.GROWTH_GAP,
            Measure.CHANGE,
            Measure.GROWTH,
        ):
            draft.slots["measure"] = Slot(Measure.LEVEL, *span)
    elif draft.value("unit") == "percent" and _RATIO.search(text, *span):
        draft.slots["measure"] = Slot(Measure.SHARE, *span)
    _whole(draft, text, part)


def _whole(draft: Draft, text: str, part: Part) -> None:
    """Read of what a rate is: 按租金的40%, 对租金给予80%补贴, 不高于项目融资额的30%."""
    if draft.value("unit") not in PROPORTIONS and not text.startswith("的", draft.end):
        return
    found = _SHARE_OF.search(text, part.clause, draft.start)
    found = _COST_BEHIND.match(text, draft.end) or found
    found = found or _COST.search(text, part.start, draft.start)
    if found is None or draft.value("of") == "revenue":
        return
    if not _RATE_WORD.search(found["of"]) and not _NO_WHOLE.fullmatch(found["of"]):
        draft.slots["of"] = Slot(found["of"], *found.span("of"))


def read_beneficiary(g: Grammar, text: str, s: Sentence, draft: Draft, told: Slot | None) -> None:
    """Set indicator and subject of a policy's parameter from `for whom` and `what is given`.

    `told` is whom the sentence has named before.
    """
    if draft.value("status") is not Status.RULE:
        return
    given = _GIVEN.match(text, draft.end) or _GIVES.search(text, s.start, draft.start)
    condition = _CONDITION.match(text, draft.end)
    if condition is not None and condition["who"] and _KIND.search(condition["who"]):
        condition = None  # 给予投资额3%的奖励，最高1000万元
    tests = _TESTED.match(text, draft.end, draft.end + 30) or condition
    if given and not tests:
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *given.span())
    part = Part(text, s, draft)
    if told is not None and told.value and _AREA.search(text, part.clause, draft.start):
        draft.slots["subject"] = Slot(f"{told.value}面积", told.start, told.end)
        draft.set("indicator", Indicator.OTHER, (part.clause, draft.start))
        return
    if draft.value("indicator") is not Indicator.SUBSIDY:
        return
    found = None
    for match in _FOR.finditer(text, s.start, draft.start):
        found = match
    named = _GRANT.match(text, draft.end) or _GRANT_BEFORE.search(text, s.start, draft.start)
    if named is not None and _DULL.fullmatch(named[1]):
        named = None
    given_to = _GIVEN_TO.search(text, part.clause, draft.start)
    if given_to is not None:
        draft.slots["subject"] = Slot(given_to["who"], *given_to.span("who"))
    elif named is not None and (found is None or found[1].startswith("符合")):
        draft.slots["subject"] = Slot(named[1], *named.span(1))
    elif (own := part.own_case(draft)) and (found is None or found.start() < part.start):
        draft.slots["subject"] = _label(g, text, own)
    elif found is not None and not (found[1].startswith("符合") and told and told.value):
        draft.slots["subject"] = _label(g, text, found.span(1))
    elif found is None and (case := part.case(draft)) is not None:
        draft.slots["subject"] = _label(g, text, case)
    elif told is not None and told.value is not None:
        draft.slots["subject"] = told.inherited()
    elif str(draft.value("subject") or "").startswith(("照", "按", "依")):
        draft.slots["subject"] = Slot(None)  # 按照上级补助资金的30%


def _label(g: Grammar, text: str, span: tuple[int, int]) -> Slot:
    """Give whom words name: the label of a tier that they end with, else the words."""
    inner = [m for m in g.lexicon.find(text, *span) if m.meaning.recurring and m.end == span[1]]
    inner = [m for m in inner if m.meaning.subject and not m.meaning.indicator]
    inner = [m for m in inner if str(m.meaning.subject).endswith("enterprises")]
    label = inner[-1].meaning.subject if inner else g.phrases.label(text[slice(*span)])
    return Slot(label, *span)
