"""Read with whom a place trades: the partner is the subject of the flow."""

import re
from typing import Any

from jiqun.data import catalogue
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.state import Draft, Slot, State, country_of, is_ancestor, traded_with
from jiqun.extraction.text_reader import TextReader
from jiqun.lang import Forms
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator

_ZH = Forms("zh", "forms", "partners")

BUYS = 40
"""Characters behind a figure in which a place is said to buy: our choice."""
NEAR, BEFORE = 120, 120
"""Characters from a partner to the figure, and before it to the flow: our choice."""


class PartnerReader(TextReader):
    """Reads the partners of trade of one text."""

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and the words for who buys."""
        super().__init__(g)
        self._others = g.pack.form("names", "traded_with", "others")
        self.phrases = g.phrases
        table = g.pack.names.get("buyers", {}) if g.spaced else {}
        self._flow_of = {str(w).lower(): Indicator(k) for k, words in table.items() for w in words}
        form = g.pack.form
        self._exporter = form("names", "places", "exporter")
        self._buys = form("names", "places", "buys")
        self._dealt = {
            Indicator(kind): form("names", "places", "dealt_with", kind)
            for kind in ("trade", "exports", "imports")
        }
        self._buyers = (
            kept_pattern(rf"\b(?:{longest_first(self._flow_of)})\b", re.I)
            if self._flow_of
            else None
        )

    def buyers(self, s: Any, drafts: list[Draft], home: Slot | None) -> None:
        """Make the places of a sentence on buyers or suppliers whom is traded with.

        `The US remained the largest buyer with $26.2 billion, followed by China ($12.7 billion)`:
        the figures are the home's, and each place is the subject of its own.
        """
        if not self._buyers or home is None or home.value is None:
            return
        if not self.g.may("names.buyers", self.text, s.start, s.end):
            return
        found = self._buyers.search(self.text, s.start, s.end)
        if found is None:
            return
        flow = self._flow_of[found[0].lower()]
        places = [m for m in s.marks if m.meaning.area and m.meaning.area != home.value]
        low = s.start
        known = {m.meaning.area for m in places}
        for draft in drafts:
            own = [m for m in places if low <= m.start and m.end <= draft.start]
            low = draft.end
            if not own and draft.value("area") in known and draft.value("unit") != "rank":
                draft.slots["area"] = home.inherited()  # a buyer that no list of places has
            if not own or draft.value("unit") in ("count", "rank"):
                continue
            start, end = own[-1].start, own[-1].end
            draft.slots["subject"] = Slot(" ".join(self.text[start:end].split()), start, end)
            draft.slots["area"] = home.inherited()
            if draft.value("indicator") not in TRADED:
                draft.slots["indicator"] = Slot(flow, *found.span())

    def others(self, drafts: list[Draft]) -> None:
        """Read the partner of a second flow: exports to the EU rose, while those to the US fell."""
        told: Slot | None = None
        low = 0
        for draft in drafts:
            found = self._others.search(self.text, max(low, draft.start - NEAR), draft.start)
            if found is not None and draft.value("indicator") in TRADED:
                told = Slot(" ".join(found["name"].split()), *found.span("name"))
            if told is not None and draft.value("indicator") in TRADED:
                draft.slots["subject"] = told
            else:
                told = None
            low = draft.end

    def dealt_with(self, drafts: list[Draft], home: Slot | None) -> None:
        """Make the places that a flow goes to or comes from its subject: sales to Vietnam rose."""
        if home is None or home.value is None:
            return
        for draft in drafts:
            place = draft.slots.get("area")
            if place is None or place.start is None or place.end is None:
                continue
            if place.value == home.value or not 0 <= draft.start - place.end <= NEAR:
                continue
            low = max(0, place.start - BEFORE)
            for kind, form in self._dealt.items():
                if not form.search(self.text, low, place.start):
                    continue
                if draft.value("indicator") not in TRADED:
                    draft.slots["indicator"] = Slot(kind, low, place.start)
                named = " ".join(self.text[place.start : place.end].split())
                draft.slots["subject"] = Slot(named, place.start, place.end)
                draft.slots["area"] = home.inherited()
                break

    def abroad(self, s: Any, drafts: list[Draft], home: Slot | None) -> None:
        """Give trade with places abroad the home: the United States (28%) and Brazil (13%).

        What a place itself exports is its own: Mexico exported, Italy's exports.
        """
        country = country_of(str(home.value)) if home is not None and home.value else None
        if home is None or country is None or country == home.value:
            return
        for draft in drafts:
            place = draft.slots.get("area")
            if place is None or place.value is None or draft.value("indicator") not in TRADED:
                continue
            if place.start is None or place.end is None or place.start < s.start:
                continue  # a sentence before was of that place
            regions = self.g.pack.places.get("regions", ())
            names = str(place.value).split(", ")
            away = all(is_abroad(name, country) and name not in regions for name in names)
            if away and not self._trades_itself(s, place.start, place.end, draft):
                traded_with(self.text, draft)
                draft.slots["area"] = home.inherited()

    def _trades_itself(self, s: Any, start: int, end: int, draft: Draft) -> bool:
        """Say whether a place is told of as one that trades: Mexico exported, Poland, which …."""
        if self._exporter.match(self.text, end) is not None:
            return True
        opens = not self.text[s.start : start].removeprefix("The ").strip()
        return opens and self._buys.search(self.text, end, draft.end + BUYS) is None

    def after(self, mark: Mark, high: int) -> Slot | None:
        """Read `trade with X`, `exports to X`, `imports from X`: the partner is the subject."""
        words = self.g.pack.form("names", "traded_with", mark.meaning.indicator or "")
        inside = words.search(self.text[mark.start : mark.end] + " ")
        after = words.match(self.text, mark.end, high)
        if inside is None and after is None:
            return None
        span = self.phrases.right(self.text, after.end() if after else mark.end, high)
        return Slot(" ".join(self.text[slice(*span)].split()), *span) if span else None

    def before(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        state: State,
    ) -> bool:
        """Read trade with a place: the partner is the subject (对香港进出口)."""
        areas = [m for m in own if m.meaning.area or m.meaning.subject]
        trade = [m for m in own if m.meaning.indicator in ("trade", "exports", "imports")]
        for mark in areas:
            if self.text[max(gap, mark.start - 1) : mark.start] not in (
                "对",
                "与",
                "向",
                "从",
                "自",
            ):
                continue
            if not trade and not (state.indicator and state.indicator.value in TRADED):
                return False
            end = mark.end
            for other in areas:
                if other.start >= end and re.fullmatch(r"[、和及与]", self.text[end : other.start]):
                    end = other.end
            if trade:
                draft.slots["indicator"] = Slot(
                    Indicator(trade[-1].meaning.indicator or "trade"),
                    trade[-1].start,
                    trade[-1].end,
                )
                state.indicator = draft.slots["indicator"]
            else:
                draft.slots["indicator"] = state.indicator or Slot(Indicator.TRADE)
            draft.slots["subject"] = Slot(self.text[mark.start : end], mark.start, end)
            state.subject = draft.slots["subject"]
            return True
        named = _ZH.partners.search(self.text, gap, figure.start)
        if named is None or not trade or trade[-1].start < named.end("who"):
            return False
        draft.slots["indicator"] = state.indicator = Slot(
            Indicator(trade[-1].meaning.indicator or "trade"), trade[-1].start, trade[-1].end
        )
        draft.slots["subject"] = state.subject = Slot(named["who"], *named.span("who"))
        return True


def is_abroad(name: str, country: str) -> bool:
    """Say whether a place is a country or a part of the world that another one lies outside of.

    >>> is_abroad("Brazil", "Argentina"), is_abroad("Buenos Aires", "Chile")
    (True, False)
    """
    place = catalogue().areas.get(name)
    wide = place is not None and place.kind in ("country", "group")
    return wide and country_of(name) != country and not is_ancestor(name, country)
