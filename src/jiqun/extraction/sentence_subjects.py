"""Give figures the thing that their own sentence tells, where another one was carried into them."""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.plausible import WHOLE
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.pack import Forms
from jiqun.model import Indicator, Measure


class SentenceSubjects(TextReader):
    """Reads what the sentences of one text tell of their own figures."""

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("sentence_subjects") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._forms = Forms(g.pack.code, "clauses", "sentence_subjects")
        self._part = str(table["part"])

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Give the figures of a sentence what it tells of them."""
        if not self.works:
            return
        before: Draft | None = None
        for draft in drafts:
            words = draft.value("subject")
            if words in (None, WHOLE) or self._names_makers(draft):
                self._unnamed(s, draft)
            elif isinstance(words, str) and words.endswith(self._part):
                tail = self._forms.goes_with.match(self.text, draft.end, s.end)
                if tail is not None:
                    name = f"{words.removesuffix(self._part)} {tail['tail']}"
                    draft.slots["subject"] = Slot(name, *tail.span("tail"))
            if before is not None and before.value("measure") is Measure.GROWTH:
                self._reached(draft, before)
            before = draft

    def _names_makers(self, draft: Draft) -> bool:
        """Say whether an amount of goods has what stands before it, such as who made them."""
        subject = draft.slots["subject"]
        weighed = draft.value("unit") != "count" and draft.value("measure") is Measure.LEVEL
        made = draft.value("indicator") is Indicator.PRODUCTION
        return weighed and made and (subject.start or 0) < draft.start

    def _unnamed(self, s: Sentence, draft: Draft) -> None:
        """Name what firms made, and what a label before a rate says."""
        if draft.value("indicator") is Indicator.PRODUCTION:
            made = self._forms.makers.search(self.text, s.start, draft.start)
            if made is not None:
                draft.slots["subject"] = Slot(made["goods"], *made.span("goods"))
        elif draft.value("measure") is Measure.GROWTH:
            told = self._forms.label.search(self.text, s.start, draft.start)
            known = self.g.lexicon.meaning(told["what"]) if told is not None else None
            if told is not None and (known is None or not known.indicator):
                draft.slots["subject"] = Slot(told["what"], *told.span("what"))

    def _reached(self, draft: Draft, before: Draft) -> None:
        """Give a level that a rate led to what the rate is of: swelled 50 percent to 82 million."""
        own, held = before.slots.get("subject"), draft.slots.get("subject")
        if own is None or own.value is None or draft.value("measure") is not Measure.LEVEL:
            return
        elsewhere = held is None or held.start is None or held.start < (own.start or 0)
        if elsewhere and self._forms.onward.fullmatch(self.text, before.end, draft.start):
            draft.slots["subject"] = own.inherited()
