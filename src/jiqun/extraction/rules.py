"""Read the parameters of a policy: rewards, caps, rates and thresholds, and for whom they are."""

import re

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.policy_rules import policy_rules
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.model import Indicator, Measure, Status

TITLE = 160
"""Characters of a text's beginning in which a policy calls itself one: our choice."""

_FOR = re.compile(
    r"对((?:首次|新|符合|获得|承担|年度|经|在)?[^，。；]{2,40}?)(?=，|,|给予|予以|按|分别|一次性|每)"
)
_GIVEN = re.compile(
    r"\s*(?:的)?(?:一次性)?(?:资金|租金|贷款|事后)?(?:奖励|资助|补贴|补助|贴息|奖补)"
)
_GIVES = re.compile(r"(?:奖励|资助|补贴|补助|贴息|奖补)[^，。；]{0,30}$")
_KIND = re.compile(r"奖励|资助|补贴|补助|贴息|奖补|扶持|减免")
_CAP = re.compile(r"(?:最高|不超过|封顶|上限|每年|单个|单户|总额|限额)[^，。；\d]{0,10}$")
_BY_RATE = re.compile(
    r"按(?:照)?[^，。；]{1,16}的(?:不超过|最高)?\d+(?:\.\d+)?%[^，。；]{0,6}?(?:补助|补贴|资助|奖励|贴息|奖补)"
)
_ASKED = re.compile(r"(?:应|须|需|不得|必须|不低于|不少于|不高于)[^，。；\d]{0,6}$")
_TESTED = re.compile(
    r"(?:[、和及]\d[\d.,]*[万亿]*元?)*[^，。；\d]{0,12}?的("
    r"[\u4e00-\u9fff]{0,6}?(?:企业|单位|机构|项目|团队|人才|园区|平台|个人))(?=[，,、给按分]|$)"
)
_GIVING = re.compile(r"(?:给予|予以|发放|补足|补偿|配套)[^，。；\d]{0,12}$")
_LIMIT = re.compile(
    r"(?:不超过|不低于|不少于|不高于|不得超过|最高|最多|至少|最长)[^，。；\d]{0,4}$"
)
_GRANT = re.compile(r"的?([\u4e00-\u9fff]{2,8}?(?:补贴|补助|奖励|资助|贴息|奖补|补偿|扶持))")
_GRANT_BEFORE = re.compile(
    r"(?:给予|发放|享受|，|；|。)(?!每|最高|单)([\u4e00-\u9fff]{2,8}?(?:补贴|补助|奖励|资助|贴息|奖补))(?:最高|每月|每年|不超过|为)*$"
)
_SHARE_OF = re.compile(r"按(?:照)?(?:不超过)?(?:其)?([\u4e00-\u9fff]{2,14}?)的(?:不超过|最高)?$")
_HELD = re.compile(
    r"(?:出资|持股|投资|支持)?(?:比例|率|额度|金额|总额|总规模|规模)[^，。；\d]{0,6}$"
)


def is_policy(g: Grammar, text: str) -> bool:
    """Say whether a text calls itself a policy in its title: measures, rules, incentives."""
    head = text.lstrip()[:TITLE].split("\n", 1)[0].lower()
    if g.spaced:
        rules = policy_rules(g.pack.code)
        return rules is not None and rules.is_policy(head, text)
    return any(str(word) in head for word in g.pack.names.get("policy", ()))


def is_rule_sentence(g: Grammar, text: str, start: int, end: int) -> bool:
    """Say whether a sentence gives a policy's rate by its form: 按租金的40%补助."""
    return not g.spaced and _BY_RATE.search(text, start, end) is not None


def read_rule(g: Grammar, text: str, s: Sentence, draft: Draft) -> None:
    """Make a figure of a policy the rule it is: status, indicator, for whom, of what.

    For texts that are policies, and for sentences whose form is a rule (`is_rule_sentence`);
    goals they state stay targets. Only languages without blanks have such rules so far.
    """
    if g.spaced:
        return
    clause = max(text.rfind(c, s.start, draft.start) for c in "，；。") + 1
    clause = max(clause, s.start)
    before = text[clause : draft.start]
    tested = _TESTED.match(text, draft.end, s.end)
    threshold = tested is not None and "对" in text[s.start : draft.start]
    stop = next((i for i in range(draft.end, s.end) if text[i] in "，；。"), s.end)
    gives = _KIND.search(text, s.start, stop) is not None or _GIVING.search(before) is not None
    money = draft.value("unit") in ("CNY", "USD", "HKD", "percent", "percentage_point")
    aimed = draft.value("status") in (Status.TARGET, Status.FORECAST)
    if aimed and draft.slots["status"].how == "stated" and not gives:
        return
    ahead = any(w.role == "by" and w.year for w in s.whens if w.start < draft.start)
    if ahead and not gives and not threshold and draft.value("period") is not None:
        draft.slots["status"] = Slot(Status.TARGET, how="default")
        return
    if threshold and tested is not None:
        draft.slots["status"] = Slot(Status.RULE, *tested.span())
        draft.slots["subject"] = Slot(tested[1], *tested.span(1))
    elif draft.value("unit") == "percent" and _ASKED.search(before):
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
    elif money and (gives or _CAP.search(before) or _HELD.search(before)):
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
        if gives:
            draft.slots["indicator"] = Slot(Indicator.SUBSIDY, clause, draft.start)
            if draft.value("unit") == "percent":
                draft.slots["measure"] = Slot(Measure.SHARE, clause, draft.start)
            elif draft.value("measure") in (Measure.SHARE_CHANGE, Measure.GROWTH_GAP):
                draft.slots["measure"] = Slot(Measure.LEVEL, clause, draft.start)
        if (of := _SHARE_OF.search(text, clause, draft.start)) and money:
            draft.slots["of"] = Slot(of[1], *of.span(1))
    elif draft.value("period") is None and _LIMIT.search(before):
        draft.slots["status"] = Slot(Status.RULE, clause, draft.start)
    elif draft.slots["status"].how == "default" and (
        draft.value("period") is None or draft.value("period").is_span
    ):
        draft.slots["status"] = Slot(Status.TARGET, how="default")
    if draft.value("status") is Status.RULE:
        draft.slots["period"] = Slot(None)


def read_beneficiary(g: Grammar, text: str, start: int, draft: Draft) -> None:
    """Set indicator and subject of a policy's parameter from `for whom` and `what is given`."""
    if g.spaced or draft.value("status") is not Status.RULE:
        return
    given = _GIVEN.match(text, draft.end) or _GIVES.search(text, start, draft.start)
    if given and not _TESTED.match(text, draft.end, draft.end + 30):
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *given.span())
    if draft.value("indicator") is not Indicator.SUBSIDY:
        return
    found = None
    for match in _FOR.finditer(text, start, draft.start):
        found = match
    named = _GRANT.match(text, draft.end) or _GRANT_BEFORE.search(text, start, draft.start)
    if named is not None and (found is None or found[1].startswith("符合")):
        draft.slots["subject"] = Slot(named[1], *named.span(1))
    elif found is not None:
        span = found.span(1)
        inner = [m for m in g.lexicon.find(text, *span) if m.meaning.recurring and m.end == span[1]]
        inner = [m for m in inner if m.meaning.subject]
        label = inner[-1].meaning.subject if inner else g.phrases.label(found[1])
        draft.slots["subject"] = Slot(label, *span)
