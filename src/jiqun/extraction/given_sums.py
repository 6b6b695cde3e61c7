"""Read what a sentence of any text promises to whom: firms that … get, the city bears 15 percent.

Policies are told in many manners, mostly in texts that are no policies themselves: somebody may
count on a sum, an office bears a part of a cost, a guideline promises up to so much. What is given
is a rule and a subsidy without a time; so is the next of a list and a cap behind it, and what those
it is for have to reach before is a rule as well.
"""

import re
from collections.abc import Sequence

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import STATED, Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.model import Bound, Indicator, Measure, Status

BEFORE = 220
"""Characters before a sum in which those stand that get it: our choice."""
BEHIND = 90
"""Characters behind a rate in which the cost stands that it is of: our choice."""
_FORMS = ("verbs", "takes", "aid", "gives", "bears", "cost", "next", "cap", "takers", "qualified")
_MORE = ("fenced", "priced", "condition", "over", "opens_for", "cut_who", "cost_of", "bare")
_ASKS = ("asks", "one_each", "ones", "givers", "aid_word", "led", "sets_up")
_BEHIND = ("back", "part_aid", "heads_line")
_RATES = ("percent", "percentage_point")
_TIER = " enterprises"
"""What the label of a tier of firms ends with, in all languages."""


FEWEST = 3
"""Rules from which on a text that sets up a fund makes a rule of it, too: our choice."""


class GivenSums(TextReader):
    """Reads the promises of one text, in languages whose pack has the forms.

    Attributes:
        told: how many rules the text has told so far.
    """

    told: int = 0
    _last: Draft | None = None

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of the pack."""
        super().__init__(g)
        self.forms = {
            n: g.pack.form("clauses", "given", n) for n in (*_FORMS, *_MORE, *_ASKS, *_BEHIND)
        }

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Make rules of the figures of a sentence that are given to somebody."""
        if not self.g.spaced or not drafts:
            return
        last = self._last if self.text[s.start - 1 : s.start] == ";" else None
        self._last = None
        first = drafts[0]
        alike = last is not None and last.value("unit") == first.value("unit")
        if last is not None and alike and self._goes_on(s, first, last):
            self._last = first  # …; provincial ones 3 million yuan
        else:
            self._promised(s, drafts)
        if self.told and self.g.may("clauses.given.heads_line", self.text, s.start, s.end):
            self._listed(s, drafts[0])
        if self.told >= FEWEST and self.g.may("clauses.given.sets_up", self.text, s.start, s.end):
            self._set_up(s, drafts)
        self.told += sum(1 for d in drafts if d.value("status") is Status.RULE)

    def _set_up(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Make rules of the funds that a text of many rules sets up, and of who holds them."""
        if self.forms["sets_up"].search(self.text, s.start, s.end) is None:
            return
        for draft in drafts:
            if self._is_past(draft):
                continue
            draft.slots["status"] = Slot(Status.RULE, s.start, draft.start)
            draft.slots["period"] = Slot(None)
            if draft.value("unit") == "percent":
                draft.slots["measure"] = Slot(Measure.SHARE, s.start, draft.start)

    def _promised(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        if self.g.may("clauses.given.asks", self.text, s.start, s.end):
            self._asked(s, drafts)
        if not self.g.may("clauses.given.verbs", self.text, s.start, s.end):
            return
        first = before = None
        if self.forms["verbs"].search(self.text, s.start, s.end):
            for draft in drafts:
                if self._is_given(s, draft, before):
                    first, before = first or draft, draft
            self._last = before
        ruled = [d for d in drafts if _is_subsidy(d)]
        if ruled:
            self._conditions(s, drafts, first or ruled[0])

    def _is_given(self, s: Sentence, draft: Draft, before: Draft | None) -> bool:
        """Read one figure; say whether it is given."""
        unit = draft.value("unit")
        if not (unit in _RATES or is_money(unit)) or self._is_past(draft):
            return False
        low = max(s.start, before.end if before else s.start, draft.start - BEFORE)
        if before is not None and self._goes_on(s, draft, before):
            return True
        for name in ("takes", "aid", "gives", "bears"):
            found = self.forms[name].search(self.text, low, draft.start)
            if found is not None and self._fits(s, name, draft, found):
                self._give(draft, found.span())
                self._set_whom(s, draft, name, found)
                return True
        return self._told_behind(s, draft, low)

    def _told_behind(self, s: Sentence, draft: Draft, low: int) -> bool:
        """Read what is told behind a figure: half of the rent is refunded."""
        text, behind = self.text, (draft.end, min(s.end, draft.end + BEHIND))
        if draft.value("unit") == "percent":
            if self.forms["cost"].match(text, *behind) is None:
                return False
            found = self.forms["back"].match(text, *behind)
            found = found or self.forms["part_aid"].search(text, low, draft.start)
            if found is not None:
                self._give(draft, found.span())
                opened = self.forms["opens_for"].match(text, s.start, draft.start)
                if opened is not None:
                    draft.slots["subject"] = self._label(opened.span("who"))
            return found is not None
        return False

    def _listed(self, s: Sentence, draft: Draft) -> None:
        """Read a sum that heads a line of a list of rules: 1 million yuan for each new lab."""
        if any(c.isalnum() for c in self.text[s.start : draft.start]) or not is_money(
            draft.value("unit")
        ):
            return
        found = self.forms["heads_line"].match(self.text, draft.end, min(s.end, draft.end + BEFORE))
        if found is not None and self.forms["takers"].search(found["who"]) is not None:
            self._give(draft, found.span())
            draft.slots["subject"] = self._label(found.span("who"))

    def _fits(self, s: Sentence, name: str, draft: Draft, found: re.Match[str]) -> bool:
        """Say whether what a form found gives: to whom, how much of what, and not for a price."""
        rate = draft.value("unit") in _RATES
        part = self.forms["cost"].match(self.text, draft.end, draft.end + BEHIND) is not None
        if rate and not part and not self.forms["aid_word"].search(found[0]):
            return False
        if name == "bears":
            lead = max(s.start, found.start() - BEFORE), found.end()
            return rate and part and self.forms["givers"].search(self.text, *lead) is not None
        if self.forms["priced"].match(self.text, draft.end, draft.end + BEHIND):
            return False
        who = found["who"]
        if name == "aid":
            return True
        if self.forms["takers"].search(who) is None or self.forms["fenced"].search(who):
            return False
        bare = name == "takes" and self.forms["bare"].search(found[0])
        if name == "gives" and not self.forms["led"].search(found[0]):
            if "," in who:
                return False
            bare = found
        return not bare or self.forms["qualified"].search(who) is not None

    def _goes_on(self, s: Sentence, draft: Draft, before: Draft) -> bool:
        """Read the next sum of a list, or the cap of what is given."""
        between = self.text[before.end : draft.start]
        span = (before.end, draft.start)
        if self.forms["cap"].fullmatch(between):
            self._give(draft, span, Bound.LE)
            draft.slots["subject"] = before.slots.get("subject", Slot(None)).inherited()
            return True
        if self.g.is_connector(between) and draft.value("unit") == before.value("unit"):
            told = before.slots["bound"]
            self._give(draft, span, told.value if draft.value("bound") is Bound.EQ else None)
            listed = any(str(w) in s.low for w in self.g.pack.cues["respectively"])
            if not listed or draft.value("subject") is None:
                draft.slots["subject"] = before.slots.get("subject", Slot(None)).inherited()
            return True
        found = self.forms["next"].fullmatch(self.text, before.end, draft.start)
        if found is None or self.forms["takers"].search(found["who"]) is None:
            return False
        if self._is_past(draft) or self.forms["fenced"].search(found["who"]):
            return False
        capped = before.value("bound") is Bound.LE and found["at"] is not None
        self._give(draft, span, Bound.LE if capped else None)
        draft.slots["subject"] = self._label(found.span("who"), before.slots.get("subject"))
        if draft.value("unit") == "percent" and "of" not in draft.slots:
            draft.take(before, "of")
        return True

    def _give(self, draft: Draft, span: tuple[int, int], bound: Bound | None = None) -> None:
        """Make a figure what is given: a rule without a time."""
        draft.slots["status"] = Slot(Status.RULE, *span)
        draft.slots["indicator"] = Slot(Indicator.SUBSIDY, *span)
        draft.slots["period"] = Slot(None)
        share = draft.value("unit") == "percent"
        draft.slots["measure"] = Slot(Measure.SHARE if share else Measure.LEVEL, *span)
        draft.slots["value"] = Slot(abs(draft.value("value")), draft.start, draft.end)
        if bound is not None and draft.value("bound") is Bound.EQ:
            draft.slots["bound"] = Slot(bound, *span)
        if not share:
            draft.slots.pop("of", None)
            return
        found = self.forms["cost"].match(self.text, draft.end, draft.end + BEHIND)
        if found is not None:
            draft.slots["of"] = Slot(self.g.phrases.label(found["of"]), *found.span("of"))

    def _set_whom(self, s: Sentence, draft: Draft, name: str, found: re.Match[str]) -> None:
        """Take as subject those whom a sentence gives something."""
        opened = self.forms["opens_for"].match(self.text, s.start, draft.start)
        if name == "bears" and opened is None:
            opened = self.forms["cost_of"].match(self.text, draft.end, draft.end + BEHIND)
        if opened is not None:
            draft.slots["subject"] = self._label(opened.span("who"))
        elif name != "bears" and found["who"]:
            draft.slots["subject"] = self._label(found.span("who"))

    def _label(self, span: tuple[int, int], before: Slot | None = None) -> Slot:
        """Give whom words name: the label of a tier that they end with, else the words.

        `ones` are those named before: for large firms …, for small ones.
        """
        lead = self.forms["cut_who"].match(self.text, *span)
        start = lead.end() if lead is not None and lead.end() < span[1] else span[0]
        marks = [m for m in self.g.lexicon.find(self.text, start, span[1]) if m.end == span[1]]
        tiers = [m for m in marks if m.meaning.recurring and m.meaning.subject]
        label = tiers[-1].meaning.subject if tiers and not tiers[-1].meaning.indicator else None
        if label is not None and label.endswith(_TIER):
            return Slot(label, start, span[1])
        words = " ".join(self.text[start : span[1]].split())
        if before is not None and before.value and (ones := self.forms["ones"].search(words)):
            words = f"{words[: ones.start()]} {before.value.split()[-1]}"
        return Slot(self.g.phrases.label(words), start, span[1])

    def _conditions(self, s: Sentence, drafts: Sequence[Draft], given: Draft) -> None:
        """Make rules of what those have to reach that are given something."""
        for draft in drafts:
            if draft.start >= given.start:
                return
            if draft.value("status") is not Status.ACTUAL or self._is_past(draft):
                continue
            told = self.forms["condition"].match(self.text, s.start, draft.start)
            if told is None or self.forms["over"].search(self.text, s.start, draft.start):
                continue
            draft.slots["status"] = Slot(Status.RULE, s.start, draft.start)
            draft.slots["period"] = Slot(None)
            draft.slots["subject"] = self._label(told.span("who"))

    def _asked(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Make rules of bounds that somebody has to keep: applicants must spend at least."""
        for draft in drafts:
            if draft.value("bound") in (Bound.EQ, Bound.APPROX) or self._is_past(draft):
                continue
            found = self.forms["asks"].search(self.text[s.start : draft.start])
            if found is None or self.forms["over"].search(found[0]):
                continue
            who = found["who"]
            named = self.forms["takers"].search(who.rpartition(" ")[2])
            each = self.forms["one_each"].match(who)
            if (named is None or found["may"]) and not each:
                continue
            draft.slots["status"] = Slot(Status.RULE, s.start, draft.start)
            draft.slots["period"] = Slot(None)
            lead = s.start + found.start("who")
            draft.slots["subject"] = self._label((lead, lead + len(who)))

    def _is_past(self, draft: Draft) -> bool:
        """Say whether a sentence dates a figure itself: received 36 million yuan in 2024."""
        told = draft.slots.get("period")
        return told is not None and told.value is not None and told.how == STATED


def _is_subsidy(draft: Draft) -> bool:
    rule = draft.value("status") is Status.RULE
    return rule and draft.value("indicator") is Indicator.SUBSIDY
