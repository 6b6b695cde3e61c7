"""Tell what is of the end of a plan's years from what is of all of them."""

import re

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft
from jiqun.model import Indicator, Measure

AT_THE_END = (Measure.LEVEL, Measure.SHARE, Measure.RANK, Measure.MULTIPLE)
"""Measures that can be of a point in time."""
_REACHED = re.compile(r"[到至达](?:约|近|超)?$")
_FLOW = re.compile(
    r"(?:新(?:建|开工|登记|设|认定|开通|投产|引进|签约|培育)|落地|签约|引进|引育|入驻|举办|承办|投放|发放|处置|化解|救助|"
    r"完成|实施|推出|出台|改造|开行|运送|接待|减免|办结|受理|兑付|消纳|安置|搬迁|招引)[^，。；]*$"
)
_STARTED = re.compile(
    r"[^，。；\d]{0,30}?(?:开局|创建|建成|投产|开工|落地|获批|入选|贯通|开通|投运|投用|竣工|通过|落户|下线|交付)"
)
_EVENTS = re.compile(
    r"[\d.]+[万亿余]*(?:场|列|次|人次|架次|班次|班列|件次|批次|标箱|种|款|项|件|起)"
)
_DONE = re.compile(
    r"[^.;]{0,160}?\b(?:were|was|have been|has been) (?:newly )?(?:selected|established|launched|"
    r"built|approved|created|set up|opened|introduced|completed|recognized|recognised)\b"
)
_SUMMED = re.compile(r"累计|连续|cumulative|accumulated")


class PlanEnds:
    """Tells stocks from flows in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the language and the text."""
        self.pack, self.text = g.pack, text

    def is_stock(self, draft: Draft, s: Sentence) -> bool:
        """Say whether a figure in a plan's years is of their end: levels, unless summed up."""
        reached = not self.pack.spaced and _REACHED.search(
            self.text, max(s.start, draft.start - 4), draft.start
        )
        if draft.value("measure") is Measure.CONTRIBUTION and reached:
            return True
        if draft.value("measure") not in AT_THE_END:
            return False
        if _FLOW.search(self.text, max(s.start, draft.start - 24), draft.start):
            return False
        if not self.pack.spaced:
            if _STARTED.match(self.text, draft.end):
                return False  # 17条产业链建设开局: over the years of the plan
            summed = _SUMMED.search(self.text, max(s.start, draft.start - 24), draft.start)
            if summed and _EVENTS.match(self.text, draft.start):
                return False
        if self.pack.spaced and _DONE.match(self.text, draft.end):
            return False  # five clusters were selected during the plan: over its years
        return draft.value("indicator") in (Indicator.COUNT, None) or not _SUMMED.search(
            self.text, max(s.start, draft.start - 24), draft.start
        )
