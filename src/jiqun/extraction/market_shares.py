"""Read shares of markets: its domestic market share makes 50%, hard drives, 10 percent globally."""

import re
from typing import Any

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.state import Draft, Slot, State
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure


class MarketShares:
    """Reads the shares of markets in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Compile the words of a pack."""
        self.g, self.text, self.phrases = g, text, g.phrases
        table = g.pack.clauses.get("market_shares") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._share = kept_pattern(str(table["share"]))
        self._markets = kept_pattern(str(table["markets"]))
        self._behind = {
            str(whole): kept_pattern(str(form)) for whole, form in table["behind"].items()
        }
        self._wide = {str(word): str(whole) for word, whole in table["wide"].items()}

    def read(self, s: Any, drafts: list[Draft], state: State) -> None:
        """Give the shares of a sentence the market that they are of, and whose they are."""
        if not self.works:
            return
        shares = [d for d in drafts if d.value("measure") is Measure.SHARE]
        for draft in shares:
            self._behind_it(draft)
        if not shares or "arket" not in self.text[s.start : s.end]:
            return
        low, before = s.start, None
        for draft in drafts:
            found = next(reversed([*self._share.finditer(self.text, low, draft.start)]), None)
            if found is not None and draft in shares:
                self._of_market(found, draft, s, state, before)
            elif draft in shares and self._markets.search(self.text, s.start, draft.start):
                draft.slots["indicator"] = Slot(Indicator.OTHER, draft.start, draft.end)
            low, before = draft.end, draft

    def _behind_it(self, draft: Draft) -> None:
        """Read a whole that an adverb names: 38 percent globally."""
        for whole, form in self._behind.items():
            found = form.match(self.text, draft.end)
            if found is None:
                continue
            market = found["market"] or found["of_market"]
            if draft.value("of") and not market:
                continue
            draft.set("of", whole, found.span())
            if market:
                draft.set("indicator", Indicator.OTHER, found.span())

    def _of_market(
        self, found: re.Match[str], draft: Draft, s: Any, state: State, before: Draft | None
    ) -> None:
        """Read `its domestic market share makes 50%`, `the market share of lasers is 40%`."""
        draft.slots["indicator"] = Slot(Indicator.OTHER, *found.span())
        wide = self._wide.get((found["wide"] or "").strip().lower())
        if wide is not None:
            draft.set("of", wide, found.span())
        span = found.span("part")
        if span[0] >= 0:
            known = [m for m in within(s.marks, *span) if m.meaning.subject and m.end == span[1]]
            name = known[-1].meaning.subject if known else self.phrases.label(found["part"])
            draft.slots["subject"] = state.subject = Slot(name, *span)
            return
        held = draft.slots.get("subject")
        inside = held is not None and held.start is not None and found.start() <= held.start
        if inside and before is not None and before.value("subject") is not None:
            draft.slots["subject"] = state.subject = before.slots["subject"].inherited()
