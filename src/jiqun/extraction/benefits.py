"""Say for whom a benefit is where another thing was carried into it.

`The policy offers first tape-outs a subsidy of 30%, with a ceiling of 20 million yuan`: both are
for tape-outs; `for projects with an equipment investment of 5 million yuan, 12% is borne`.
"""

import re
from collections.abc import Sequence

from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.pack import Forms
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator

BEHIND = 90
"""Characters behind a figure in which who pays what is borne stands: our choice."""
_THRESHOLDS = (Indicator.SUBSIDY, Indicator.INVESTMENT)


class Benefits(TextReader):
    """Names for whom the benefits of one text are."""

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("benefits") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._forms = Forms(g.pack.code, "clauses", "benefits")
        self._told = [self._forms.offered, self._forms.gets]
        self._names = {str(k): str(v) for k, v in table["called"].items()}
        self._called = kept_pattern(rf"\b(?P<name>{longest_first(self._names)})", re.I)

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Name for whom the benefits of a sentence are."""
        if not self.works or all(d.value("indicator") not in _THRESHOLDS for d in drafts):
            return
        projects = self._forms.projects.search(self.text, s.start, drafts[-1].start)
        for at, draft in enumerate(drafts):
            kind = draft.value("indicator")
            if projects is not None and kind in _THRESHOLDS and draft.start > projects.start():
                draft.slots["subject"] = Slot(projects["who"], *projects.span("who"))
            elif kind is Indicator.SUBSIDY:
                self._for_whom(s, draft, drafts[at - 1] if at else None)
                self._kind(draft)

    def _for_whom(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        low = before.end if before is not None else s.start
        found = next((f for p in self._told if (f := p.search(self.text, low, draft.start))), None)
        found = found or self._forms.paid_by.match(
            self.text, draft.end, min(s.end, draft.end + BEHIND)
        )
        if found is not None:
            draft.slots["subject"] = Slot(found["who"], *found.span("who"))
        elif before is not None and before.value("indicator") is Indicator.SUBSIDY:
            own = before.slots.get("subject")
            money = draft.value("unit") != "percent" == before.value("unit")
            capped = money and self._forms.capped.search(self.text, before.end, draft.start)
            if capped and own is not None and not self._forms.other.match(self.text, draft.end):
                draft.slots["subject"] = own.inherited()

    def _kind(self, draft: Draft) -> None:
        """Call titles that are rewarded by their label: each newly named single champion."""
        subject = draft.slots.get("subject")
        found = self._called.search(str(subject.value or "")) if subject is not None else None
        if subject is not None and found is not None:
            label = self._names[found["name"].lower()]
            draft.slots["subject"] = Slot(label, subject.start, subject.end, subject.how)
