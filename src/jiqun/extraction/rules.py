"""Read who a policy's reward, cap or rate is for: 对首次…的企业，给予20万元奖励."""

import re

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot
from jiqun.model import Indicator, Status

_FOR = re.compile(
    r"对((?:首次|新|符合|获得|承担|年度|经|在)?[^，。；]{2,40}?)(?=，|,|给予|予以|按|分别|一次性|每)"
)
_GIVEN = re.compile(
    r"\s*(?:的)?(?:一次性)?(?:资金|租金|贷款|事后)?(?:奖励|资助|补贴|补助|贴息|奖补)"
)

_GIVES = re.compile(r"(?:奖励|资助|补贴|补助)[^，。；]{0,30}$")


def read_beneficiary(g: Grammar, text: str, start: int, draft: Draft) -> None:
    """Set indicator and subject of a policy's parameter from `for whom` and `what is given`."""
    if g.spaced or draft.value("status") is not Status.RULE:
        return
    given = _GIVEN.match(text, draft.end) or _GIVES.search(text, start, draft.start)
    if given:
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *given.span())
    if draft.value("indicator") is not Indicator.SUBSIDY:
        return
    found = None
    for match in _FOR.finditer(text, start, draft.start):
        found = match
    if found is not None:
        span = found.span(1)
        inner = [m for m in g.lexicon.find(text, *span) if m.meaning.recurring and m.end == span[1]]
        label = inner[-1].meaning.subject if inner else g.phrases.label(found[1])
        draft.slots["subject"] = Slot(label, *span)
