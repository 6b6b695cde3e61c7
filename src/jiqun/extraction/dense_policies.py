"""Read the parameters of Chinese policies: rewards, caps, rates and thresholds, and for whom.

A policy tells in one sentence who is tested, by what figure, and what is given:
对年营业收入首次超过1亿元的企业，给予50万元奖励，每年最高100万元. A sentence is cut at semicolons;
what is given holds for its whole part.
"""

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure, Status

_ZH = Forms("zh", "forms", "policies")

_LIMITS = ("不低于", "不少于", "不超过", "不高于", "不小于", "不大于", "不得")
LEAD = 40
"""Characters before a grant in which it is told to have been given: our choice."""
FEWEST_GRANTS = 4
"""Grants of fixed sums from which a text is a policy, whatever its title: our choice."""
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
    found = (m for m in _ZH.ruled.finditer(text) if not _ZH.is_over.search(m[0]))
    return sum(1 for _ in zip(range(FEWEST_RULES), found, strict=False)) == FEWEST_RULES


def _asks_often(text: str) -> bool:
    """Say whether a text keeps naming what is asked of those that apply: 占比不低于3%."""
    asked = sum(text.count(word) for word in _LIMITS)
    if asked < FEWEST_RULES or not _ZH.apply.search(text):
        return False
    found = (m for m in _ZH.asks.finditer(text) if not _ZH.aimed.search(m[0]))
    return sum(1 for _ in zip(range(FEWEST_RULES), found, strict=False)) == FEWEST_RULES


def _grants_often(text: str) -> bool:
    """Say whether a text keeps telling what is given for what: 新获批的奖励100万元."""
    found = (m for m in _ZH.grants.finditer(text) if not _was_granted(text, m.start()))
    return sum(1 for _ in zip(range(FEWEST_GRANTS), found, strict=False)) == FEWEST_GRANTS


def _was_granted(text: str, start: int) -> bool:
    """Say whether the words before a grant tell that it was given."""
    low = behind_last(text, "。；\n", max(0, start - LEAD), start)
    return _ZH.was_granted.search(text, low, start) is not None


def is_rule_sentence(text: str, start: int, end: int) -> bool:
    """Say whether a sentence gives a policy's rate or cap by its form: 按租金的40%补助."""
    forms = (_ZH.by_rate, _ZH.per_case, _ZH.conditions)
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
        self.start = min(draft.start, _ZH.mark.match(text, self.start, draft.start).end())  # type: ignore[union-attr]
        self.clause = behind_last(text, "，。；", self.start, draft.start)
        self.gives = _ZH.kind.search(text, self.start, self.end) is not None

    def is_given(self, draft: Draft) -> bool:
        """Say whether a figure is what is given, or by what rate, or the test for it."""
        stop = next((i for i in range(draft.end, self.end) if self.text[i] in "，。；"), self.end)
        if _ZH.kind.search(self.text, self.start, stop) or _ZH.condition.match(
            self.text, draft.end
        ):
            return True
        return "按" in self.text[self.clause : draft.start]

    def own_case(self, draft: Draft) -> tuple[int, int] | None:
        """Give to whom the part itself says something is given: 新认定示范企业给予10万元."""
        found = _ZH.gives_to.match(self.text, self.start, draft.start)
        if found is None or _ZH.every.fullmatch(found["who"]) or _ZH.kind.search(found["who"]):
            return None
        return found.span("who")

    def case(self, draft: Draft) -> tuple[int, int] | None:
        """Give the words that say in which case something is given, or to whom."""
        found = _ZH.case.match(self.text, self.start, draft.start)
        if found is None or _ZH.every.fullmatch(found["who"]):
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
    tested = _ZH.tested.match(text, draft.end, s.end)
    if tested is not None and "对" not in text[s.start : draft.start] and not part.gives:
        tested = None
    condition = _ZH.condition.match(text, draft.end, part.end) if part.gives else None
    if condition is not None and _ZH.kind.search(text, clause, draft.start):
        condition = None
    ahead = any(w.role == "by" and w.year for w in s.whens if w.start < draft.start)
    if draft.value("status") is Status.ACTUAL and _ZH.left.search(before):
        return
    if ahead and not gives and not tested and draft.value("period") is not None:
        draft.slots["status"] = Slot(Status.TARGET, how="default")
        return
    if (
        ahead
        and not _ZH.kind.search(before)
        and not _ZH.kind.search(text[draft.end : draft.end + 12])
    ):
        gives = False
    if tested is not None:
        draft.slots["status"] = Slot(Status.RULE, *tested.span())
        draft.slots["subject"] = Slot(tested[1], *tested.span(1))
    elif condition is not None:
        draft.slots["status"] = Slot(Status.RULE, *condition.span())
        who = _ZH.tested_who.search(text, part.start, draft.start)
        if condition["who"] and not _ZH.kind.search(condition["who"]):
            draft.slots["subject"] = Slot(condition["who"], *condition.span("who"))
        elif who is not None:
            draft.slots["subject"] = Slot(who["who"], *who.span("who"))
    elif unit == "multiple" and draft.value("measure") is Measure.MULTIPLE and part.gives:
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, clause, draft.start)
        named = _ZH.parts_of.search(text, clause, draft.start)
        if named is not None:
            draft.slots["subject"] = Slot(named["what"], *named.span("what"))
    elif not gives and (
        _ZH.conditions.search(text, s.start, draft.start)
        or (unit == "percent" and _ZH.asked.search(before))
    ):
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
        _whole(draft, text, part)
    elif money and (gives or _ZH.cap.search(before) or _ZH.held.search(before)):
        _grant(draft, text, part, gives)
    elif draft.value("period") is None and _ZH.limit.search(before):
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
    elif draft.slots["status"].how == "default" and (
        draft.value("period") is None or draft.value("period").is_span
    ):
        draft.slots["status"] = Slot(Status.TARGET, how="default")
    if draft.value("status") is Status.RULE:
        draft.slots["period"] = Slot(None)
        asked = _ZH.firms.match(text, part.start, draft.start)
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
    elif draft.value("unit") == "percent" and _ZH.ratio.search(text, *span):
        draft.slots["measure"] = Slot(Measure.SHARE, *span)
    _whole(draft, text, part)


def _whole(draft: Draft, text: str, part: Part) -> None:
    """Read of what a rate is: 按租金的40%, 对租金给予80%补贴, 不高于项目融资额的30%."""
    if draft.value("unit") not in PROPORTIONS and not text.startswith("的", draft.end):
        return
    found = _ZH.share_of.search(text, part.clause, draft.start)
    found = _ZH.cost_behind.match(text, draft.end) or found
    found = found or _ZH.cost.search(text, part.start, draft.start)
    if found is None or draft.value("of") == "revenue":
        return
    if not _ZH.rate_word.search(found["of"]) and not _ZH.no_whole.fullmatch(found["of"]):
        draft.slots["of"] = Slot(found["of"], *found.span("of"))


def read_beneficiary(g: Grammar, text: str, s: Sentence, draft: Draft, told: Slot | None) -> None:
    """Set indicator and subject of a policy's parameter from `for whom` and `what is given`.

    `told` is whom the sentence has named before.
    """
    if draft.value("status") is not Status.RULE:
        return
    given = _ZH.given.match(text, draft.end) or _ZH.gives.search(text, s.start, draft.start)
    condition = _ZH.condition.match(text, draft.end)
    if condition is not None and condition["who"] and _ZH.kind.search(condition["who"]):
        condition = None  # 给予投资额3%的奖励，最高1000万元
    tests = _ZH.tested.match(text, draft.end, draft.end + 30) or condition
    if given and not tests:
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *given.span())
    part = Part(text, s, draft)
    if told is not None and told.value and _ZH.area.search(text, part.clause, draft.start):
        draft.slots["subject"] = Slot(f"{told.value}面积", told.start, told.end)
        draft.set("indicator", Indicator.OTHER, (part.clause, draft.start))
        return
    if draft.value("indicator") is not Indicator.SUBSIDY:
        return
    found = None
    for match in _ZH.for_whom.finditer(text, s.start, draft.start):
        found = match
    named = _ZH.grant.match(text, draft.end) or _ZH.grant_before.search(text, s.start, draft.start)
    if named is not None and _ZH.dull.fullmatch(named[1]):
        named = None
    given_to = _ZH.given_to.search(text, part.clause, draft.start)
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
