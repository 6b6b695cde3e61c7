"""Read what a share is of where the words behind it say so: 40% of the exports, half of them."""

import re
from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.flow_shares import FlowShares
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.named import Named
from jiqun.extraction.opening_wholes import OpeningWholes
from jiqun.extraction.pronoun_wholes import PronounWholes, total_label
from jiqun.extraction.research_shares import ResearchShares
from jiqun.extraction.share_lists import same_scope
from jiqun.extraction.share_weights import ShareWeights
from jiqun.extraction.state import (
    DEFAULT,
    INHERITED,
    Draft,
    Slot,
    State,
)
from jiqun.extraction.wider_places import WiderPlaces
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_PARTS = (Measure.SHARE, Measure.CONTRIBUTION)
_CHANGES = (Measure.SHARE, Measure.SHARE_CHANGE)
_STOP = re.compile(r"[,;:()\n]|\.(?:\s|\[|$)")
_MADE = (Indicator.PRODUCTION, Indicator.GROSS_OUTPUT, Indicator.CAPACITY, Indicator.VALUE_ADDED)
_BY_NAME = (
    Indicator.PRICES, Indicator.EMPLOYMENT, Indicator.INCOME, Indicator.RD_EXPENDITURE,
    Indicator.FISCAL_REVENUE, Indicator.OTHER, Indicator.COUNT, Indicator.SUBSIDY,
    Indicator.ENERGY, Indicator.PATENTS, Indicator.LAND, Indicator.CAPACITY,
)  # fmt: skip
"""Indicators whose wholes have no label of their own: the words say which workforce or rent."""


class ShareThings:
    """Reads the wholes of shares in one text."""

    def __init__(self, g: Grammar, text: str, clauses: ClauseThings) -> None:
        """Compile the words of a pack."""
        self.g, self.text, self.clauses = g, text, clauses
        table = g.pack.clauses.get("share_things") if clauses.works else None
        self.works = bool(table)
        self.last: Draft | None = None
        self.amount: Draft | None = None
        self.before: Draft | None = None
        self.since = 0
        if not table:
            return
        self.openings = OpeningWholes(text, clauses, table)
        self._again = g.pack.form("clauses", "share_things", "again")
        self._amounts = g.pack.form("clauses", "share_things", "amounts")
        self._lead = kept_pattern(rf"\s*(?:{longest_first(table['leads'])})\s+", re.I)
        self.pronouns = PronounWholes(text, clauses, table)
        self.weights = ShareWeights(text, clauses, table)
        self._definite = kept_pattern(rf"(?:{longest_first(table['definite'])})\s", re.I)
        self._is = kept_pattern(str(table["is"]), re.I)
        self._made_in = kept_pattern(str(table["made_in"]), re.I)
        self._market = kept_pattern(str(table["market"]), re.I)
        self._own_total = kept_pattern(str(table["own_total"]), re.I)
        closes = longest_first(g.pack.clauses["lists"]["closes"])
        self._closes = kept_pattern(rf"\b(?:{closes})\b", re.I)
        self._average = kept_pattern(rf"\b(?:{longest_first(table['averages'])})$", re.I)
        self.places = WiderPlaces(g, text, table, self._average)
        self.research = ResearchShares(text, table)
        self._which = kept_pattern(rf"\b(?:{longest_first(table['of_which'])})\b", re.I)
        self._takes = frozenset(map(str, table["verbs"]))
        self.flows = FlowShares(g, text, clauses, self._takes)

    def settle(
        self, figure: Figure, draft: Draft, sentence: Any, gap: int, state: State, limit: int
    ) -> None:
        """Give a share its whole, and the indicator and thing that the whole tells."""
        if not self.works or draft.value("measure") not in (*_PARTS, Measure.SHARE_CHANGE):
            return
        if figure.unit not in ("percent", "percentage_point"):
            return
        low = self.text.rfind("\n", 0, sentence.start)
        if self.last is not None and self.last.start < low:
            self.last = None
        self.since, self.amount = sentence.start, sentence.previous
        if self._of_which(figure, draft, sentence, gap) or self.openings.read(
            figure, draft, sentence
        ):
            self.last = draft
            return
        self.weights.read(figure, draft, sentence, gap, state, self.before)
        lead = self._lead.match(self.text, figure.after, sentence.end)
        if lead is not None and self.text[lead.end() : lead.end() + 1].isdigit():
            lead = None  # from 5.1 percent to 4.9 percent
        if lead is not None and draft.value("measure") in _PARTS:
            self._named(figure, draft, sentence, gap, state, lead.end())
        elif draft.value("of") is None and lead is None:
            self._unnamed(figure, draft, sentence, gap)
        self.research.settle(figure, draft, sentence, limit)
        self.flows.kind(draft, state)
        self.research.of_gdp(draft)
        self.flows.partner(figure, draft, sentence, gap, state)
        if draft.value("of") is not None:
            self.last = draft

    def _named(
        self, figure: Figure, draft: Draft, sentence: Any, gap: int, state: State, low: int
    ) -> None:
        """Read `of` and what stands behind it."""
        high, verb = self._extent(low, sentence.end)
        if high <= low:
            return
        clause = self.clauses.clauses.of(sentence, figure.start)
        fresh = clause is not None and clause.after > gap
        acts = self.clauses.deeds.acts.get(clause.verb) if clause is not None and fresh else None
        if clause is not None and self._amounts.match(self.text, clause.after):
            acts = None  # made up 12 percent of it: nothing was made
        if self.pronouns.read(draft, sentence.previous, self.before, (low, high)):
            return
        if draft.value("measure") is Measure.CONTRIBUTION and draft.value("of") is not None:
            self._whole(draft, self.clauses.nouns.read(low, high), state, low, high)
            return
        made = self._made_in.search(self.text, low, high)
        acts = acts or (self.clauses.deeds.acts.get(made["act"].lower()) if made else None)
        scope, start, end = self.places.take_off(low, high, state)
        if made and not scope:  # lamps made here: no wider place, and no part of their name
            end, verb = self._extent(low, sentence.end, made=False)
        named = self.clauses.nouns.read(start, end) if start < end else None
        if not scope and named is not None and not named.refers and named.indicator is None:
            same = same_scope(self.g, self.text, draft, sentence.previous) if verb is None else ""
            if same and named.subject is not None:
                draft.set("of", same, (low, high))
                draft.slots["subject"] = named.subject
                draft.slots["indicator"] = sentence.previous.slots["indicator"].inherited()
                return
        if scope:
            draft.set("of", scope, (low, high))
            if not self._market.fullmatch(self.text, start, end):
                self._within(draft, named, acts, sentence, start, end)
            elif clause is not None and fresh:
                who = self.clauses.nouns.read(clause.start, clause.end)
                draft.slots["subject"] = (who and who.subject) or draft.slots["subject"]
        else:
            self._whole(draft, named, state, start, end)
        if verb is not None and not fresh and figure.start - sentence.start < FIRST:
            self._told_of(draft, named, verb, start, end)

    def _extent(self, low: int, limit: int, made: bool = True) -> tuple[int, re.Match[str] | None]:
        """Give where the whole's noun phrase ends, and the verb behind it if there is one."""
        stop = _STOP.search(self.text, low, limit)
        closed = self._closes.search(self.text, low, stop.start() if stop else limit)
        stop = closed or stop
        high = stop.start() if stop else limit
        verb = self.clauses.clauses.verb_in(low, high)
        if (
            made
            and verb is not None
            and verb[0] == verb["verb"]
            and self._made_in.match(self.text, verb.start())
        ):
            verb = self.clauses.clauses.verb_in(verb.end(), high)  # appliances made in China come …
        ends = self.clauses.nouns.clause_end(low, verb.start() if verb else high)
        return ends, verb if verb is not None and not self.text[
            ends : verb.start()
        ].strip() else None

    def _within(
        self,
        draft: Draft,
        named: Named | None,
        acts: Indicator | None,
        sentence: Any,
        start: int,
        end: int,
    ) -> None:
        """Take indicator and thing of `one-fourth of the world's optical fiber`."""
        if named is None or named.refers:
            before = sentence.previous
            if acts is not None:
                draft.slots["indicator"] = Slot(acts, start, end)
            elif before is not None and before.value("measure") is Measure.LEVEL:
                draft.take(before, "indicator", "subject")
            return
        kept = draft.slots.get("indicator")
        if named.indicator is not None:
            inherits = kept is not None and kept.value in _MADE and named.subject is None
            if not inherits:
                draft.slots["indicator"] = named.indicator
            if named.subject is not None:
                draft.slots["subject"] = named.subject
        elif named.subject is not None:
            if acts is not None:
                draft.slots["indicator"] = Slot(acts, start, end)
                draft.slots["subject"] = named.subject
            elif kept is None or kept.how in (INHERITED, DEFAULT):
                draft.slots["indicator"] = Slot(Indicator.OTHER, start, end)

    def _whole(self, draft: Draft, named: Named | None, state: State, start: int, end: int) -> None:
        """Give a whole that has no label of its own the document's words."""
        if named is None:
            return
        begin = self.clauses.nouns.begin(start, end)
        end = self._without_place(begin, end)
        words = " ".join(self.text[begin:end].split())
        subsidy = draft.value("indicator") is Indicator.SUBSIDY
        kind = named.indicator.value if named.indicator is not None else None
        if self._own_total.fullmatch(words):
            label = total_label(draft.value("indicator"))
            draft.slots["of"] = Slot(label, begin, end) if label else Slot(None)
            return  # of the city's total
        by_name = kind in _BY_NAME or (subsidy and kind is not Indicator.GDP)
        of = draft.slots.get("of")
        average = self._average.search(words) is not None
        outside = average or of is None or of.value is None or (of.start or 0) >= end
        share = draft.value("measure") is Measure.SHARE
        if share and of is not None and of.value and kind is None:
            outside = outside or f" {str(of.value).lower()} " in f" {words.lower()} "
        if words and not named.refers and (outside or by_name):
            draft.set("of", words, (begin, end))
        goods = state.subject.value if state.subject is not None else None
        if (
            kind in TRADED
            and named.indicator is not None
            and named.subject is None
            and state.indicator is not None
            and state.indicator.value is kind
            and goods not in (None, "total")
            and self._definite.match(self.text, start)
            and draft.value("subject") != goods
        ):
            draft.set("of", f"{goods} {kind}", (begin, end))
        held = draft.slots.get("indicator")
        carried = held is not None and (held.start or 0) < self.since
        if kind is None and named.subject is not None and not subsidy and carried:
            of_what = str(draft.value("of"))
            if not (_MEASURED.search(of_what) or self._is_known_count(named.subject.value)):
                draft.slots["indicator"] = Slot(Indicator.OTHER, begin, end)
        far = held is None or held.how in (INHERITED, DEFAULT)
        if self._told_again(draft, held):
            return  # 40 billion yuan on research, 6.6 percent of its revenue
        if kind is not None and far and not subsidy and kind not in _PARTS_OF_GDP:
            draft.slots["indicator"] = Slot(kind, begin, end)

    def _told_again(self, draft: Draft, held: Slot | None) -> bool:
        """Say whether a share tells the amount right before it as a part of something else."""
        before = self.amount
        if before is None or held is None or before.value("indicator") not in _SPENT:
            return False
        return self._again.fullmatch(self.text, before.end, draft.start) is not None

    def _is_known_count(self, words: object) -> bool:
        before = self.before
        return (
            before is not None
            and before.value("unit") == "count"
            and alike(str(before.value("subject")), str(words))
        )

    def _without_place(self, begin: int, end: int) -> int:
        """Give where a whole ends before the place it is in: the spending in Xi'an."""
        for mark in self.g.lexicon.find(self.text, begin, end):
            before = re.search(r"\s(?:in|of)(?: the)?\s$", self.text[begin : mark.start])
            if mark.meaning.area and mark.end == end and before is not None:
                return begin + before.start()
        return end

    def _told_of(
        self,
        draft: Draft,
        named: Named | None,
        verb: re.Match[str],
        start: int,
        end: int,
    ) -> None:
        """Read a share that opens its sentence: half of the locomotives are produced here."""
        acts = self.clauses.deeds.acts.get(verb["verb"].lower())
        made = self._made_in.search(self.text, start, verb.start())
        acts = acts or (self.clauses.deeds.acts.get(made["act"].lower()) if made else None)
        if named is None or named.refers or self._average.search(self.text[start:end]):
            return
        if named.indicator is not None and named.subject is None:
            self._consists(draft, verb)
            return
        begin = self.clauses.nouns.begin(start, end)
        if named.indicator is None and named.subject is not None:
            draft.slots["subject"] = named.subject
            draft.slots["indicator"] = Slot(acts or Indicator.OTHER, begin, end)

    def _consists(self, draft: Draft, verb: re.Match[str]) -> None:
        """Read what a part of a whole is: 60 percent of the exports were garments and shoes."""
        if draft.value("subject") not in (None, "total") or not self._is.fullmatch(verb["verb"]):
            return
        stop = _STOP.search(self.text, verb.end())
        low, high = verb.end(), stop.start() if stop else len(self.text)
        low += len(self.text[low:high]) - len(self.text[low:high].lstrip())
        words = self.text[low:high]
        known = self.g.lexicon.meaning(words)
        goods = words.endswith("s") or (known is not None and known.subject is not None)
        named = self.clauses.nouns.read(low, high) if goods and low < high else None
        if named is not None and not named.refers and named.indicator is None and named.subject:
            draft.slots["subject"] = Slot(self.g.phrases.label(words), low, high)

    def _unnamed(self, figure: Figure, draft: Draft, sentence: Any, gap: int) -> None:
        """Give a share that names no whole the one told before: China alone took a third."""
        if self.last is None or self.last.value("of") is None:
            return
        own = draft.slots.get("indicator")
        if own is not None and own.how not in (INHERITED, DEFAULT) and (own.start or 0) >= gap:
            return
        clause = self.clauses.clauses.of(sentence, figure.start)
        alike = self.last.value("measure") in _CHANGES and draft.value("measure") in _CHANGES
        if clause is None or not alike:
            return
        named = self.clauses.nouns.read(clause.start, clause.end)
        refers = named is not None and named.refers and named.indicator is None
        if clause.verb and clause.verb not in self._takes and not refers:
            return
        if clause.after <= gap and sentence.previous is not self.last:
            return
        draft.slots["of"] = self.last.slots["of"].inherited()
        if "indicator" in self.last.slots:
            draft.slots["indicator"] = self.last.slots["indicator"].inherited()
        if refers and clause.verb and self.last.value("subject") is not None:
            draft.slots["subject"] = self.last.slots["subject"].inherited()

    def _of_which(self, figure: Figure, draft: Draft, sentence: Any, gap: int) -> bool:
        """Read a share told `of whom`, `of this`: the figure before it is the whole."""
        found = self._which.search(self.text, max(sentence.start, gap), figure.start)
        opens = found is not None and found.start() - sentence.start < OPENS
        before = sentence.previous or (self.before if opens else None)
        if found is None or before is None or draft.value("of") is not None:
            return False
        if self._lead.match(self.text, figure.after, sentence.end):
            return False
        if before.value("measure") not in (Measure.LEVEL, Measure.CHANGE):
            return False
        kind, thing = before.slots.get("indicator"), before.slots.get("subject")
        whole = thing if kind is None or kind.value is not Indicator.EMPLOYMENT else kind
        if whole is None or whole.value in (None, "total"):
            whole = kind
        if whole is None or whole.start is None or kind is None:
            return False
        label = " ".join(self.text[whole.start : whole.end or whole.start].split())
        if not isinstance(whole.value, Indicator):
            label = str(whole.value)
            if kind.value in SUMS:  # the revenue of CATL, of which: of its revenue, not of CATL
                label = f"{label} {str(kind.value.value).replace('_', ' ')}"
        elif whole.value is Indicator.GDP or whole.value in (*TRADED, Indicator.INVESTMENT):
            label = total_label(whole.value) or label
        draft.set("of", label, (whole.start, whole.end or whole.start))
        if whole.value is Indicator.GDP and draft.value("subject") not in (None, "total"):
            draft.slots["indicator"] = Slot(Indicator.VALUE_ADDED, *_span(kind))
            return True
        if not self._states(draft, gap):
            draft.slots["indicator"] = kind.inherited()
        return True

    def _states(self, draft: Draft, gap: int) -> bool:
        own = draft.slots.get("indicator")
        return own is not None and (own.start or 0) >= gap and own.how not in (INHERITED, DEFAULT)


SUMS = (
    *(Indicator.REVENUE, Indicator.PROFIT, Indicator.GROSS_OUTPUT, Indicator.VALUE_ADDED),
    Indicator.CAPACITY,
)
"""Indicators that what has them has beside others; the whole of a share is named by both."""
_SPENT = (Indicator.RD_EXPENDITURE, Indicator.PROFIT, Indicator.INVESTMENT, *TRADED)
"""Indicators whose amounts are told again as a share of something else: of revenue, of sales."""
_PARTS_OF_GDP = (Indicator.GDP, Indicator.VALUE_ADDED)
OPENS = 6
"""Characters of a sentence before the words that open it: our choice."""


def _span(slot: Slot) -> tuple[int | None, int | None]:
    return slot.start, slot.end


def alike(one: str, other: str) -> bool:
    """Say whether one name of a thing holds the other."""
    return one.lower() in other.lower() or other.lower() in one.lower()


_MEASURED = re.compile(
    r"value added|added value|output|gdp|exports|imports|trade|investment|employment|total$", re.I
)
FIRST = 40
"""Characters of a sentence in which the share that opens it stands: our choice."""
