"""Read what an office sets apart each year as the rule it is: 市财政每年安排2000万元专项资金."""

from jiqun.extraction.defaults import is_money
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure, Status

_ZH = Forms("zh", "forms", "funds")


def read_funds(text: str, s: Sentence, drafts: list[Draft]) -> None:
    """Make sums that are set apart each year rules of a subsidy, of no time."""
    for draft in drafts:
        if not is_money(str(draft.value("unit"))):
            continue
        yearly = _ZH.a_year.search(text, s.start, draft.start)
        kind = _ZH.kind.match(text, draft.end, s.end)
        if yearly is None or (kind is None and yearly["what"] is None):
            continue
        named = kind if kind is not None else yearly
        draft.slots["status"] = Slot(Status.RULE, *yearly.span())
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *named.span("what"))
        draft.slots["measure"] = Slot(Measure.LEVEL, *yearly.span())
        draft.slots["subject"] = Slot(named["what"], *named.span("what"))
        draft.slots["period"] = Slot(None)
