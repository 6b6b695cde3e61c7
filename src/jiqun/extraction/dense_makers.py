"""Read Chinese shares whose measure stands behind them: 以占全省1%的土地创造了全省8.5%的GDP.

What is made, held or given is named after each figure; who makes it, before the row of them.
"""

from jiqun.extraction.dense_subjects import names_no_thing, without_place
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "makers")

_WIDE = {"球": "global", "界": "global", "省": "provincial", "市": "city", "县": "county"}
_SHARES = (Measure.SHARE, Measure.CONTRIBUTION)


class DenseMakers:
    """Gives shares the measures behind them, in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text

    def read(self, s: Sentence, drafts: list[Draft]) -> None:
        """Mend the shares of one sentence that are told with what they are shares of."""
        row: Draft | None = None
        ended = -1
        for draft in drafts:
            if draft.value("unit") != "percent":
                row = None
                continue
            behind = _ZH.behind.match(self.text, draft.end)
            low = max(ended, behind_last(self.text, "；：", s.start, draft.start))
            made = _ZH.makes.search(self.text, low, draft.start) if behind is not None else None
            kind = self._kind(behind["kind"]) if behind is not None else None
            goes_on = row is not None and _ZH.next.fullmatch(self.text, ended, draft.start)
            if behind is None or (kind is None and not goes_on and made is None):
                row = None
                continue
            by = made is not None and (kind is not None or made["how"] == "以")
            if made is not None and by and draft.value("measure") in _SHARES:
                row = draft
                self._made(s, draft, made.start())
                if draft.value("of") is None and made["whose"]:
                    whose = _WIDE.get(made["whose"][-1], "national")
                    draft.slots["of"] = Slot(f"{whose} total", *made.span("whose"))
            elif row is not None and goes_on:
                draft.take(row, "measure", "subject", "of", "area", "period", "status")
            else:
                row = None
                continue
            draft.slots["indicator"] = Slot(kind or Indicator.OTHER, *behind.span("kind"))
            ended = behind.end()

    def _kind(self, words: str) -> Indicator | None:
        if (kind := _ZH.entry("kinds").get(words)) is not None:
            return Indicator(kind)
        known = self.g.lexicon.meaning(words)
        if known is not None and known.indicator:
            return Indicator(known.indicator)
        found = [m for m in self.g.lexicon.find(words, 0, len(words)) if m.meaning.indicator]
        if found and found[-1].end == len(words):
            return Indicator(str(found[-1].meaning.indicator))
        return None

    def _made(self, s: Sentence, draft: Draft, verb: int) -> None:
        """Name who makes it, or nobody where a place does."""
        held = draft.slots.get("subject")
        found = None
        for one in _ZH.who.finditer(self.text, max(s.start - 1, 0), verb + 3):
            found = one
        if found is None:
            if held is not None and held.start is not None and held.start >= verb:
                draft.slots["subject"] = Slot(None)
            return
        span = found.span("who")
        places = [m for m in within(s.marks, *span) if m.meaning.area]
        words = without_place(self.text[max([span[0], *[m.end for m in places]]) : span[1]])
        if len(words) < 2 or names_no_thing(words):
            draft.slots["subject"] = Slot(None)
        else:
            draft.slots["subject"] = Slot(self.g.phrases.label(words), *span)
        if places:
            place = places[-1]
            draft.slots["area"] = Slot(place.meaning.area, place.start, place.end)
