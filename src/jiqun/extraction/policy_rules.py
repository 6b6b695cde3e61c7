"""Read the parameters of policies in languages with blanks: rewards, caps, thresholds, for whom."""

import re
from functools import cache
from itertools import chain

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.guards import guards
from jiqun.extraction.phrases import phrases
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.lang import Pack, pack
from jiqun.model import Bound, Indicator, Measure, Status

FEWEST = 3
"""Words of duty (`shall`) from which on a text with a policy's title is one: our choice."""
BENEFICIARY = 120
"""Characters of a sentence in which those it is for are named: our choice."""


class PolicyRules:
    """The patterns of one language by which policies give and ask."""

    def __init__(self, language: Pack) -> None:
        """Compile the patterns of a pack."""
        table = language.names["rules"]
        self.phrases = phrases(language.code)
        self.titles = [str(w).lower() for w in language.names["policy"]]
        relative = language.periods["relative"].values()
        self.relative = {str(w).lower() for words in relative for w in words}
        self.duty = compiled(rf"\b(?:{longest_first(table['duty'])})\b", re.I)
        gives = longest_first(table["gives"])
        self.gives = compiled(rf"\b(?:{gives})", re.I)
        self.given_before = compiled(rf"\b(?:{gives})[^.;\n]{{0,48}}$", re.I)
        self.given_behind = compiled(rf"[^.;,\n\d]{{0,90}}\b(?:{gives})", re.I)
        self.cap = compiled(rf"(?:{longest_first(table['cap'])})\s*(?:\w+\s+){{0,2}}$", re.I)
        self.tested = compiled(rf"\b(?:{longest_first(table['tested'])})[^.;\n]{{0,60}}$", re.I)
        self.who = compiled(str(table["who"]))
        self.whom = compiled(str(table["whom"]), re.I)
        self.opening = compiled(str(table["opening"]))
        self._may = guards(language.code).may
        self.offers = compiled(str(table["offers"]), re.I)

    def is_policy(self, title: str, text: str) -> bool:
        """Say whether a text calls itself a policy and speaks of duties."""
        low = title.lower()
        if not any(word in low for word in self.titles):
            return False
        found = chain(self.duty.finditer(text), self.offers.finditer(text))
        return sum(1 for _ in zip(range(FEWEST), found, strict=False)) == FEWEST

    def is_offer(self, text: str, s: Sentence) -> bool:
        """Say whether a sentence of any text offers something under a policy: will receive …."""
        may = self._may("names.rules.offered", text, s.start, s.end)
        return may and self.offers.search(text, s.start, s.end) is not None

    def end_gifts(self, text: str, s: Sentence, state: State) -> None:
        """Keep what is given out of a sentence that gives nothing: with 1 million. By 2027, …."""
        told = state.indicator
        if told is None or told.value is not Indicator.SUBSIDY:
            return
        if self.gives.search(text, s.start, s.end) is None:
            state.indicator = None

    def read(self, text: str, s: Sentence, draft: Draft, policy: bool = True) -> None:
        """Make a figure of a policy the rule it is; goals with a date stay goals.

        A sentence without a word of duty or gift tells what is, and is left alone; so is a figure
        that is not what is given in a text that is no policy.
        """
        if not policy and not self._is_given(text, s, draft):
            return
        gives = self.gives.search(text, s.start, s.end)
        if gives is None and self.duty.search(text, s.start, s.end) is None:
            return
        period = draft.slots.get("period", Slot(None))
        dated = period.value is not None and period.how not in (INHERITED, "metadata")
        if text[period.start or 0 : period.end].lower() in self.relative:
            dated = False  # the previous year's expenditure: of each year in which it is given
        told = draft.slots.get("status", Slot(Status.ACTUAL))
        asked_for = self.duty.fullmatch(text, told.start or 0, told.end or 0)
        aimed = told.value is Status.TARGET and not asked_for
        if gives is None and (dated or aimed):
            if draft.value("status") is Status.ACTUAL:
                draft.slots["status"] = Slot(Status.TARGET, s.start, draft.start)
            return
        draft.slots["status"] = Slot(Status.RULE, s.start, draft.start)
        if not dated:
            draft.slots["period"] = Slot(None)
        if gives is None:
            return
        before = text[max(s.start, draft.start - 160) : draft.start]
        capped = self.cap.search(before)
        asked = self.tested.search(before)
        given = self.given_before.search(before)
        behind = self.given_behind.match(text, draft.end, s.end)
        if asked and not capped and not (given and given.start() > asked.start()):
            self._for_whom(text, s, draft)
            return
        if not (capped or given or behind):
            return
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *gives.span())
        if draft.value("unit") == "percent":
            draft.slots["measure"] = Slot(Measure.SHARE, draft.start, draft.end)
            draft.slots["value"] = Slot(abs(draft.value("value")), draft.start, draft.end)
        if capped and draft.slots["bound"].value is Bound.EQ:
            draft.slots["bound"] = Slot(Bound.LE, draft.start - len(capped[0]), draft.start)
        self._for_whom(text, s, draft)

    def _is_given(self, text: str, s: Sentence, draft: Draft) -> bool:
        """Say whether a figure is what is given, its cap or its condition."""
        low = max(s.start, draft.start - 160)
        tests = (self.cap, self.tested, self.given_before)
        if any(test.search(text, low, draft.start) for test in tests):
            return True
        return self.given_behind.match(text, draft.end, s.end) is not None

    def _for_whom(self, text: str, s: Sentence, draft: Draft) -> None:
        """Take as subject who a sentence says it gives to."""
        high = min(s.end, s.start + BENEFICIARY)
        found = self.whom.search(text, s.start, s.end) or self.opening.match(text, s.start, high)
        found = found or self.who.match(text, s.start, high)
        if found is None:
            return
        words = " ".join(found["who"].split())
        draft.slots["subject"] = Slot(self.phrases.label(words), *found.span("who"))


@cache
def policy_rules(code: str) -> PolicyRules | None:
    """Give the rules of a language; None where its pack has none."""
    language = pack(code)
    return PolicyRules(language) if language.names.get("rules") else None
