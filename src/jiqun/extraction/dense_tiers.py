"""Read Chinese rows of firms above sums of money: 产值超50亿元的企业2家、超10亿元的8家.

What is counted keeps the sum in its name, and each next sum is of the measure told before the
first.
"""

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator

_TIER = late_pattern(
    r"(?P<all>(?P<kind>(?:年|年度)?(?:工业)?(?:总?产值|主营业务收入|营业收入|营收|销售收入|销售额|税收|纳税|"
    r"总?投资额?|计划总?投资|利润总额|利润))?(?P<rest>(?:首次)?(?:超过?|达到?|过|突破|在)*"
    r"(?P<sum>[\d.]*[十百千万]*[亿万]元)(?:及?以上)?(?P<of>的)?"
    r"(?P<what>[\u4e00-\u9fff]{0,8}?(?:企业|项目|园区|集群|公司|乡镇|村|户))?))"
    r"(?:数量|总数)?(?:不少于|不低于|超过?|达到?|有|约|突破|增至|增加到|已|近|共)*$"
)
_MORE = late_pattern(r"(?:超过?|达到?|过|突破|在)|以上")
_KINDS = {
    **{
        "产值": Indicator.GROSS_OUTPUT,
        "投资": Indicator.INVESTMENT,
        "投资额": Indicator.INVESTMENT,
    },
    **{"税收": Indicator.FISCAL_REVENUE, "纳税": Indicator.FISCAL_REVENUE},
    **{"利润": Indicator.PROFIT, "利润总额": Indicator.PROFIT, "销售额": Indicator.REVENUE},
    **{"收入": Indicator.REVENUE, "营收": Indicator.REVENUE},
}
WIDEST = 40
"""Characters before a count in which its sum is looked for: our choice."""


class DenseTiers:
    """Names what is counted above sums of money, in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def read(self, s: Sentence, drafts: list[Draft]) -> None:
        """Mend the counts of one sentence that are told above sums, and the sums."""
        kind = what = ""
        of: Indicator | None = None
        sums: Draft | None = None
        for draft in drafts:
            if draft.value("unit") == "CNY":
                sums = draft
                continue
            if draft.value("unit") != "count":
                kind = ""
                continue
            low = max(s.start, draft.start - WIDEST)
            if self.text.find("元", low, draft.start) < 0:
                continue
            found = _TIER.search(self.text, low, draft.start)
            if found is None or _MORE.search(found["rest"]) is None:
                continue
            is_figure = sums is not None and sums.start == found.start("sum")
            if found["kind"]:
                kind = found["kind"]
                of = next((one for end, one in _KINDS.items() if kind.endswith(end)), None)
            elif not kind or not is_figure:
                continue
            what = found["what"] or (what if found["of"] else "")
            if not what or not (found["what"] or found["of"]):
                continue
            label = kind + found["rest"] + ("" if found["what"] else what)
            draft.slots["indicator"] = Slot(Indicator.COUNT, *found.span("all"))
            draft.slots["subject"] = Slot(self.g.phrases.label(label), *found.span("all"))
            if sums is not None and is_figure:
                if of is not None and sums.value("indicator") is Indicator.OTHER:
                    sums.slots["indicator"] = Slot(of, *found.span("all"))
                sums.slots["subject"] = Slot(self.g.phrases.label(what), *found.span("all"))
