"""Name what a place is held in where an ordinal or a bare list was taken for it.

`Ranking first for the seventh year` is of what was told before, and `in overall competitiveness it
came second` and `third in the list of the top 100 counties` say themselves what is ranked.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.pack import Forms
from jiqun.model import Measure

BEHIND = 120
"""Characters behind a place in which its list is named: our choice."""


class RankedThings(TextReader):
    """Names what the places of one text are held in."""

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("ranked_things") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._forms = Forms(g.pack.code, "clauses", "ranked_things")

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Name what the places of a sentence are held in."""
        if not self.works:
            return
        for at, draft in enumerate(drafts):
            if draft.value("measure") is not Measure.RANK:
                continue
            words = str(draft.value("subject") or "")
            low = drafts[at - 1].end if at else s.start
            held = self._forms.held_in.search(self.text, low, draft.start)
            if held is not None:
                draft.slots["subject"] = Slot(held["what"], *held.span("what"))
            elif self._forms.a_list.fullmatch(words):
                stop = min(s.end, draft.end + BEHIND)
                named = self._forms.of_list.match(self.text, draft.end, stop)
                if named is not None:
                    draft.slots["subject"] = Slot(named["what"], *named.span("what"))
            elif at and self._forms.ordinal.fullmatch(words):
                own = drafts[at - 1].slots.get("subject")
                draft.slots["subject"] = own.inherited() if own is not None else Slot(None)
