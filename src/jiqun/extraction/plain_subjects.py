"""Free what figures are of from words that name no thing: all goods, places, Article 3, each.

GDP, trade and deposits of a place are of all of it, whatever words stand beside them, and a short
name that a text explains is told by the long one: `ready-made garments (RMG)`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from jiqun.extraction.defaults import TRADED
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.plausible import WHOLE
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot, State
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.pack import Forms
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_MOVES = (
    Measure.LEVEL,
    Measure.GROWTH,
    Measure.GROWTH_AVG,
    Measure.GROWTH_GAP,
    Measure.CHANGE,
)
_OF_PLACES = (*TRADED, Indicator.FDI, Indicator.RETAIL_SALES, Indicator.FISCAL_REVENUE)
NEAR = 70
"""Characters of a thing that is told by two names: our choice."""
INDUSTRY = "industry"
"""The label of all industry (claims.md)."""
_MONEY = (Indicator.DEPOSITS, Indicator.LOANS, Indicator.FDI, Indicator.FISCAL_REVENUE)


class PlainSubjects(TextReader):
    """Cleans the subjects of one text."""

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("plain_subjects") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._forms = Forms(g.pack.code, "clauses", "plain_subjects")
        self._sent = {str(k): kept_pattern(str(v)) for k, v in table["sent"].items()}
        self._broad = frozenset(map(str, table["broad"]))
        self._jobless_label = str(table["jobless_label"])
        self._counted: Slot | None = None
        self._as_told = {str(k): kept_pattern(str(v)) for k, v in table["as_told"].items()}
        self._known = {str(k): str(v) for k, v in table["called"].items()}
        self._called: dict[str, tuple[str, int]] | None = None
        self._earned: tuple[int, Slot] | None = None

    def read(self, s: Sentence, drafts: Sequence[Draft], state: State) -> None:
        """Clean the subjects of the figures of a sentence."""
        if not self.works:
            return
        before: Draft | None = None
        for draft in drafts:
            self._stale(draft, before)
            self._told(s, draft)
            self._again(s, draft, state)
            self._trades(s, draft, before)
            self._invests(draft, before)
            before = draft
            subject = draft.slots.get("subject")
            if subject is None or not isinstance(subject.value, str) or subject.value == WHOLE:
                continue
            if draft.value("measure") in _MOVES and self._is_of_all(draft, subject.value):
                whole = WHOLE if draft.value("indicator") in TRADED else None
                draft.slots["subject"] = Slot(whole, subject.start, subject.end, subject.how)
                continue
            words = self._without_lead(subject.value, draft)
            words = self._either(words, subject)
            counted = draft.value("indicator") is Indicator.COUNT
            long = words if counted else self._long(words, draft.start)
            if long != subject.value:
                draft.slots["subject"] = replace(subject, value=long)

    def _stale(self, draft: Draft, before: Draft | None) -> None:
        """Give an index of prices told behind another measure its own name."""
        kind, held = draft.slots.get("indicator"), draft.value("subject")
        if kind is None or kind.start is None or before is None or held is None:
            return
        if kind.value is not Indicator.PRICES or held != before.value("subject"):
            return
        if before.value("indicator") in (Indicator.PRICES, *TRADED):
            return
        if before.end < kind.start < draft.start:
            words = " ".join(self.text[kind.start : kind.end].split())
            draft.slots["subject"] = Slot(words, kind.start, kind.end)

    def _told(self, s: Sentence, draft: Draft) -> None:
        """Give a thing the words that its own sentence has for it."""
        made = draft.value("indicator") is Indicator.PRODUCTION
        subject = draft.slots.get("subject", Slot(None))
        if not isinstance(subject.value, str) and not made:
            return
        form = self._as_told.get(str(subject.value or INDUSTRY))
        found = list(form.finditer(self.text, s.start, draft.start)) if form is not None else []
        if found:
            words = " ".join(found[-1][0].split())
            draft.slots["subject"] = Slot(words, *found[-1].span())
        elif subject.value == INDUSTRY:
            self._earn(s, draft, subject)
        elif not isinstance(subject.value, str) or subject.end is None:
            return
        elif draft.value("indicator") is not Indicator.COUNT:
            tail = self._forms.tail.match(self.text, subject.end)
            if tail is not None and self.text.endswith(subject.value[-3:], 0, subject.end):
                words = subject.value + tail[0]
                draft.slots["subject"] = replace(subject, value=words, end=tail.end())

    def _earn(self, s: Sentence, draft: Draft, subject: Slot) -> None:
        """Give what clusters earn to them, and what is told of it right behind it as well."""
        if subject.start is None:
            return
        if subject.start > draft.end:
            found = self._forms.earners.search(self.text, s.start, draft.start)
            if found is not None:
                self._earned = subject.start, Slot(found["who"], *found.span("who"))
        if self._earned is not None and self._earned[0] == subject.start:
            draft.slots["subject"] = self._earned[1]

    def _again(self, s: Sentence, draft: Draft, state: State) -> None:
        """Give a count of them, and rates of unemployment, what they are of."""
        kind, subject = draft.value("indicator"), draft.slots.get("subject")
        if kind is Indicator.COUNT and draft.value("measure") is Measure.LEVEL:
            if self._counted is not None and self._forms.of_them.match(self.text, draft.end):
                own = draft.slots["subject"] = self._counted.inherited()
                if state.subject is not None and state.subject == subject:
                    state.subject = own
            elif subject is not None and subject.value is not None:
                self._counted = subject
        elif kind is Indicator.EMPLOYMENT and draft.value("unit") == "percent":
            words = str(subject.value or "") if subject is not None else ""
            rates = list(self._forms.jobless.finditer(self.text, s.start, draft.start))
            share = draft.value("measure") is Measure.SHARE and draft.value("of") is None
            if share and rates and not self._forms.work.search(words):
                draft.slots["subject"] = Slot(self._jobless_label, *rates[-1].span())
            elif self._forms.all_work.fullmatch(words):
                draft.slots["subject"] = Slot(None)
        elif kind is Indicator.EMPLOYMENT and draft.value("unit") == "count":
            for form, name in ((self._forms.works_in, "who"), (self._forms.new_jobs, "what")):
                if (found := form.match(self.text, draft.end, s.end)) is not None:
                    draft.slots["subject"] = Slot(found[name], *found.span(name))

    def _invests(self, draft: Draft, before: Draft | None) -> None:
        """Give an investment the projects that were counted right before it."""
        if before is None or draft.value("indicator") is not Indicator.INVESTMENT:
            return
        thing = before.slots.get("subject")
        if thing is None or draft.value("subject") not in (None, WHOLE):
            return
        told = before.value("indicator") in (Indicator.COUNT, Indicator.INVESTMENT)
        if not told or draft.value("measure") is not Measure.LEVEL:
            return
        between = self.text[before.end : draft.start]
        if self._forms.projects.search(str(thing.value or "")) and self._forms.invested.match(
            between
        ):
            draft.slots["subject"] = thing.inherited()

    def _trades(self, s: Sentence, draft: Draft, before: Draft | None) -> None:
        """Give trade its partner where no list has it, and exports no branch told before."""
        subject, kind = draft.slots.get("subject"), draft.value("indicator")
        if kind not in TRADED:
            return
        words = subject.value if subject is not None else None
        if draft.value("measure") not in _MOVES:
            held = before.slots.get("subject") if before is not None else None
            if before is None or held is None or words not in (None, WHOLE):
                return
            same = before.value("indicator") is kind and before.value("measure") in _MOVES
            if same and self._forms.told_again.match(self.text, before.end, draft.start):
                draft.slots["subject"] = held.inherited()
        elif words in (None, WHOLE):
            found = self._forms.partner.search(self.text, s.start, draft.start)
            if found is not None:
                draft.slots["subject"] = Slot(found["who"], *found.span("who"))
        elif subject is not None and words in self._broad and (subject.start or 0) < s.start:
            draft.slots["subject"] = Slot(WHOLE, how=subject.how)

    def _is_of_all(self, draft: Draft, words: str) -> bool:
        """Say whether a measure is of all of a place, and the words name no part of it."""
        kind = draft.value("indicator")
        if kind is Indicator.GDP:
            return self._forms.per_head.search(words) is None
        if kind is Indicator.POPULATION:
            return self._forms.people.fullmatch(words) is not None
        if kind is Indicator.RD_EXPENDITURE:
            return self._forms.research.fullmatch(words) is not None
        if kind is Indicator.LAND:
            return self._forms.area.fullmatch(words) is not None
        if kind is Indicator.FDI and self._forms.investors.fullmatch(words):
            return True
        if kind in TRADED and self._forms.all_goods.fullmatch(words):
            return True
        if kind in _MONEY and self._forms.money.fullmatch(words):
            return True
        return kind in _OF_PLACES and self._forms.a_place.fullmatch(words) is not None

    def _without_lead(self, words: str, draft: Draft) -> str:
        """Give a name without the number of its article, and what only says how it is counted.

        >>> from jiqun.extraction.grammar import grammar
        >>> plain = PlainSubjects.for_text(grammar("en"), "")
        >>> plain._without_lead("Article 3 For the new drug", Draft(0, 1))
        'new drug'
        """
        lead = self._forms.lead.match(words) or self._forms.each.match(words)
        if lead is not None and lead.end() < len(words):
            words = words[lead.end() :]
        sent = self._sent.get(str(draft.value("indicator")))
        head = sent.match(words) if sent is not None else None
        if head is not None and head.end() < len(words):
            return self.g.phrases.label(words[head.end() :])
        return words

    def _either(self, words: str, subject: Slot) -> str:
        """Give the companies of `internet of things, or IoT, companies` what they deal in."""
        start = subject.start
        if start is None or not self.text.endswith(", ", 0, start):
            return words
        found = self._forms.either.search(self.text, max(0, start - NEAR), start)
        long = _named(found["long"], found["short"]) if found is not None else ""
        return f"{long} {words}" if long else words

    def _words_before(self, at: int) -> str:
        """Give the words right before a short name in brackets, up to a stop."""
        found = self._forms.explained.search(self.text, max(0, at - NEAR), at)
        return found[0] if found is not None else ""

    def _long(self, words: str, at: int) -> str:
        """Give the long name that a short one stands for, known or explained before a place."""
        low = words.lower()
        if low in self._known:
            return self._known[low]
        if not words[:1].isupper() or " " in words or sum(c.isupper() for c in words) < 2:
            return words
        known = self.g.lexicon.meaning(words)
        if known is not None and known.indicator:
            return words  # GDP
        if self._called is None:
            found = self._forms.short.finditer(self.text)
            pairs = (
                (m["short"], _named(self._words_before(m.start()), m["short"]), m.start())
                for m in found
            )
            self._called = {short: (long, told) for short, long, told in pairs if long}
        long, told = self._called.get(words.removesuffix("s"), (words, at))
        return long if told < at else words


def _named(words: str, short: str) -> str:
    """Give the last words of some whose first letters are the short name; empty if none are.

    >>> _named("exports of ready-made garments", "RMG"), _named("the bureau", "NBS")
    ('ready-made garments', '')
    """
    starts = [m.start() for m in re.finditer(r"(?<![\w'’])\w", words)]
    wanted = short.lower()
    for at in starts:
        letters = "".join(words[s].lower() for s in starts if s >= at)
        if letters == wanted:
            return words[at:]
    return ""
