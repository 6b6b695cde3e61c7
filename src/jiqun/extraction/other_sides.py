"""Look once more at the other side of shares, gaps and contributions, once all fields are read.

Whose total a share is of follows from the place of the figure: `25% of the city's` is of the city
for a district, and `70 per cent of what Chile mined` of the nation for a region of Chile.
"""

import re
from collections.abc import Sequence

from jiqun.extraction.defaults import TRADED, is_unnamed
from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.plausible import WHOLE
from jiqun.extraction.pronoun_wholes import SUMMED, total_label
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import (
    Draft,
    Slot,
    State,
    country_of,
    is_ancestor,
    is_city,
    province_of,
)
from jiqun.extraction.subsidy_sides import SubsidySides
from jiqun.extraction.text_reader import TextReader
from jiqun.extraction.wholes import total_of
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

BEHIND = 110
"""Characters behind a figure in which its other side is told: our choice."""
BEFORE = 70
"""Characters before a figure in which a margin or a wider place is told: our choice."""
_SHARES = (Measure.SHARE, Measure.SHARE_CHANGE)
_ENDS = re.compile(r"[,;:.()]")
WIDE = (" total", " growth")
"""What labels of wider places end in."""


class OtherSides(TextReader):
    """Gives the shares, gaps and contributions of one text their other side."""

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("other_sides") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._kinds = {str(k): str(v) for k, v in table["levels"].items()}
        levels = longest_first(self._kinds)
        lead = str(table["than"])

        def form(name: str, begin: str = "") -> re.Pattern[str]:
            told = str(table[name]).replace("{levels}", levels)
            return kept_pattern(begin + told, re.I)

        self._two = form("than_two", lead)
        self._level = form("than_level", lead)
        self._aim = form("aim", lead)
        self._ground, self._share_in = form("ground"), form("share_in")
        self._whose = form("whose")
        self._plain = frozenset(map(str, table["plain"]))
        self._them = frozenset(map(str, table["them"]))
        self._same, self._total = form("same"), form("total")
        self._in_place, self._of_all = form("in_place"), form("of_all")
        self._no_place = form("no_place")
        self._word = kept_pattern(rf"\b(?:{levels})\b", re.I)
        self._revenue, self._margin = form("revenue"), form("margin")
        self._part, self._of_which = form("part"), form("of_which")
        self._goods, self._the_flow = form("flow"), form("the_flow")
        self._aim_label, self._income = str(table["aim_label"]), str(table["revenue_label"])
        self._subsidies = SubsidySides(table)
        self._said: Draft | None = None
        words = g.pack.words.get("late") or {}
        self._firms = frozenset(map(str, words.get("firms", ())))

    def read(self, s: Sentence, drafts: Sequence[Draft], state: State) -> None:
        """Read the other sides of the figures of a sentence."""
        if not self.works:
            return
        before = self._said
        for at, draft in enumerate(drafts):
            stop = min(s.end, draft.end + BEHIND)
            measure = draft.value("measure")
            if measure is Measure.GROWTH_GAP:
                self._gap(draft, drafts[at - 1] if at else None, stop)
            elif measure is Measure.CONTRIBUTION:
                _grown(draft)
            elif measure in _SHARES and draft.value("indicator") is Indicator.SUBSIDY:
                self._subsidies.read(self.text, s, draft, stop)
            elif measure in _SHARES:
                self._share(s, draft, before, state, stop)
            if measure in _SHARES and at > 1:
                self._of_the_former(draft, drafts[:at], stop)
            before = draft
        self._said = drafts[-1] if drafts else self._said

    def _of_the_former(self, draft: Draft, told: Sequence[Draft], stop: int) -> None:
        """Read of what a part told behind `of which` is a share: 2 million cars, of which ...."""
        own, thing, kind = draft.value("of"), draft.value("subject"), draft.value("indicator")
        if own not in (None, f"{thing} {kind}") or not isinstance(thing, str):
            return
        levels = [d for d in told if d.value("measure") is Measure.LEVEL]
        levels = [d for d in levels if d.value("indicator") is kind]
        if len(levels) < 2 or levels[-1].value("subject") != thing:
            return
        whole, part = levels[-2:]
        name, measured = whole.value("subject"), whole.slots["indicator"]
        if name == thing or not isinstance(name, str) or measured.start is None:
            return
        behind = self._of_which.search(self.text, whole.end, part.start)
        if behind is not None and self._total.match(self.text, draft.end, stop):
            words = " ".join(self.text[measured.start : measured.end].split())
            draft.slots["of"] = Slot(f"{name} {words}", measured.start, measured.end)

    def _gap(self, draft: Draft, before: Draft | None, stop: int) -> None:
        """Read the rate of a level that a gap is told against, or the aim of the year."""
        if draft.value("of") is not None:
            return
        two = self._two.match(self.text, draft.end, stop)
        if two is not None and before is not None and before.value("measure") is Measure.GROWTH_GAP:
            for one, name in ((before, "one"), (draft, "two")):
                if one.value("of") is None:
                    kind = self._kinds[two[name].lower()]
                    one.slots["of"] = Slot(f"{kind} growth", *two.span(name))
            return
        if found := self._level.match(self.text, draft.end, stop):
            kind = self._kinds[found["level"].lower()]
            draft.slots["of"] = Slot(f"{kind} growth", *found.span("level"))
        elif found := self._aim.match(self.text, draft.end, stop):
            draft.slots["of"] = Slot(self._aim_label, *found.span("aim"))

    def _share(
        self, s: Sentence, draft: Draft, before: Draft | None, state: State, stop: int
    ) -> None:
        of, kind = draft.value("of"), draft.value("indicator")
        again = before is not None and before.value("measure") in _SHARES and of in self._them
        if again and before is not None and before.value("of") not in (None, of):
            draft.slots["of"] = before.slots["of"].inherited()
            return
        if kind is Indicator.GDP and of in (None, "gdp"):
            if draft.value("subject") in (None, "total"):
                self._of_wider(s, draft, stop)
            return
        if self._same_thing(draft, of, stop) or (isinstance(of, str) and of.endswith(" total")):
            return
        if self._of_firms(draft, of, kind, stop) or self._of_flow(draft, before, of, stop):
            return
        if (of is None or of in self._plain) and self._of_total(draft, before, stop):
            return
        if of not in ("gdp", self._income) and not self._in_wider(s, draft, stop):
            self._in_part(draft, of, state, stop)

    def _label(self, word: str, area: str | None) -> str | None:
        """Give the total of a level; None where the place is of that level itself."""
        kind = self._kinds[word.lower()]
        own = (
            (kind == "city" and is_city(area))
            or (kind == "provincial" and area is not None and province_of(area) == area)
            or (kind == "national" and area is not None and country_of(area) == area)
        )
        return None if own else f"{kind} total"

    def _same_thing(self, draft: Draft, of: object, stop: int) -> bool:
        """Read a share of the same thing in a wider place: 25% of the city's."""
        if isinstance(of, str) and of.endswith(WIDE):
            return False
        found = self._same.match(self.text, draft.end, stop)
        if found is None:
            return self._level_told(draft, of, stop)
        name = next(n for n in ("of", "wide", "whose") if found[n])
        label = self._label(found[name], draft.value("area"))
        if label is not None:
            draft.slots["of"] = Slot(label, *found.span(name))
        return label is not None

    def _level_told(self, draft: Draft, of: object, stop: int) -> bool:
        """Read a share of the city's land, or in what the city's industry makes."""
        found = None
        if draft.value("indicator") in (Indicator.LAND, Indicator.POPULATION):
            found = self._ground.match(self.text, draft.end, stop)
        elif of == str(draft.value("indicator")).replace("_", " "):
            low = max(0, draft.start - BEHIND)
            found = self._share_in.search(self.text, low, draft.start)
        label = self._label(found["level"], draft.value("area")) if found is not None else None
        if found is not None and label is not None:
            draft.slots["of"] = Slot(label, *found.span("level"))
        return label is not None

    def _of_wider(self, s: Sentence, draft: Draft, stop: int) -> None:
        """Read of whose product a place has a share: that of a wider one."""
        area = draft.value("area")
        end = _ENDS.search(self.text, draft.end, stop)
        high = end.start() if end else stop
        low = max(s.start, draft.start - BEFORE)
        for mark in [m for m in s.marks if low <= m.start < high and m.meaning.area]:
            wide = mark.meaning.area or ""
            if area is not None and is_ancestor(wide, area):
                draft.slots["of"] = Slot(total_of(wide, area), mark.start, mark.end)
                return
        for begin, stopped in ((draft.end, high), (low, draft.start)):
            for word in self._word.finditer(self.text, begin, stopped):
                if (label := self._label(word[0], area)) is not None:
                    draft.slots["of"] = Slot(label, *word.span())
                    return

    def _of_firms(self, draft: Draft, of: object, kind: object, stop: int) -> bool:
        """Read what is told of what firms take in: margins, exports, research."""
        words = str(draft.value("subject") or "").lower().split()
        whose = self._whose.match(self.text, draft.end, stop)
        if whose is not None and kind is Indicator.RD_EXPENDITURE and not words:
            name = self.g.phrases.label(whose["who"])
            draft.slots["subject"] = Slot(name, *whose.span("who"))
        found = self._revenue.match(self.text, draft.end, stop)
        usual = of == "gdp" and draft.slots["of"].start is None
        firms = kind is Indicator.RD_EXPENDITURE and usual
        firms = firms and bool(words) and words[-1] in self._firms
        low = max(0, draft.start - BEFORE)
        margin = kind is Indicator.PROFIT and of is None
        margin = margin and self._margin.search(self.text, low, draft.start) is not None
        if found is None and not firms and not margin:
            return False
        span = found.span() if found is not None else (draft.start, draft.end)
        draft.slots["of"] = Slot(self._income, *span)
        return True

    def _of_flow(self, draft: Draft, before: Draft | None, of: object, stop: int) -> bool:
        """Read exports of goods that are named, or that were told of right before."""
        kind = draft.value("indicator")
        if kind not in TRADED or of not in (None, total_label(kind), "them", WHOLE):
            return False
        found = self._goods.match(self.text, draft.end, stop)
        if found is not None and found["flow"].lower() == kind:
            name = f"{found['goods']} {found['flow']}"
            draft.slots["of"] = Slot(name, found.start("goods"), found.end("flow"))
            return True
        found = self._the_flow.match(self.text, draft.end, stop)
        thing = before.value("subject") if before is not None else None
        if found is None or before is None or before.value("indicator") is not kind:
            return False
        if thing in (None, WHOLE):
            draft.slots["of"] = Slot(total_label(kind), *found.span())
            if draft.value("subject") == WHOLE:
                part = self._part.search(self.text, before.end, draft.start)
                if part is not None:
                    name = self.g.phrases.label(part["part"])
                    draft.slots["subject"] = Slot(name, *part.span("part"))
            return True
        if before.value("measure") in _SHARES:
            if before.value("of") is not None:
                draft.slots["of"] = before.slots["of"].inherited()
            return before.value("of") is not None
        draft.slots["of"] = Slot(f"{thing} {kind}", *found.span())
        return True

    def _of_total(self, draft: Draft, before: Draft | None, stop: int) -> bool:
        """Read a share of the total, or the total value, of the flow that is told of."""
        found = self._total.match(self.text, draft.end, stop)
        kind = draft.slots.get("indicator")
        if found is None:
            return False
        unnamed = is_unnamed(kind)
        if unnamed and before is not None and before.value("indicator") in SUMMED:
            kind = draft.slots["indicator"] = before.slots["indicator"].inherited()
        if kind is None or kind.value not in SUMMED:
            return False
        draft.slots["of"] = Slot(total_label(kind.value), *found.span())
        return True

    def _in_wider(self, s: Sentence, draft: Draft, stop: int) -> bool:
        """Read a whole that is in a wider place: of what Chile mined, of those built in Chile."""
        area = draft.value("area")
        end = _ENDS.search(self.text, draft.end, stop)
        high = end.start() if end else stop
        for mark in s.marks:
            wide = mark.meaning.area
            if not wide or not draft.end <= mark.start < high or area is None:
                continue
            if not is_ancestor(wide, area) or self._no_place.search(
                self.text, draft.end, mark.start
            ):
                continue
            if self._in_place.fullmatch(self.text, draft.end, mark.start):
                draft.slots["of"] = Slot(total_of(wide, area), mark.start, mark.end)
                return True
        return False

    def _in_part(self, draft: Draft, of: object, state: State, stop: int) -> None:
        """Read what a part of the text's own place has of it: one town, of the county's sales."""
        area, home = draft.value("area"), state.area.value if state.area else None
        if home is None or area is None or not is_ancestor(home, area):
            return
        own = of is None or str(of) == str(draft.value("subject"))
        if own and self._of_all.match(self.text, draft.end, stop):
            draft.slots["of"] = Slot(total_of(home, area), draft.start, draft.end)


def _grown(draft: Draft) -> None:
    """Make points contributed to a total points of its growth."""
    of = draft.slots.get("of")
    if of is None or not isinstance(of.value, str) or draft.value("unit") != "percentage_point":
        return
    if of.value.startswith("total ") and not of.value.endswith(("growth", "increment")):
        draft.slots["of"] = Slot(f"{of.value} growth", of.start, of.end, of.how)
