"""Decide whose figure it is, and carry that place along its sentence."""

import re
from collections.abc import Callable
from copy import copy
from typing import Any

from jiqun.data import catalogue
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.own_areas import OwnAreas
from jiqun.extraction.paragraph_topics import ParagraphTopics
from jiqun.extraction.places_together import PlacesTogether
from jiqun.extraction.state import (
    INHERITED,
    Draft,
    Slot,
    State,
    city_of,
    country_of,
    is_at_home,
    province_of,
)
from jiqun.extraction.text_reader import TextReader
from jiqun.extraction.wider_areas import WiderAreas
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "areas")

_BREAKS = re.compile(r"[,;:.()]")
NEAR, FAR = 50, 90
"""Characters from a figure to its place, and to where a thing is told to lie: our choice."""
HEAD = 120
"""Characters of a beginning in which the places compared stand: our choice."""
_OVERSEAS = ("Hong Kong", "Macao", "Taiwan")
_NUMERALS = "零一两三四五六七八九十"


class AreaReader(TextReader):
    """Reads the areas of one text."""

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and the forms that set a place."""
        super().__init__(g)
        form = g.pack.form
        self._led = form("names", "places", "behind")
        self._than = form("places", "than")
        self._whole = form("places", "as_a_whole")
        self._of_all = form("places", "of_all")
        self._whose_list = form("places", "whose_list")
        self._told_of = form("names", "places", "told_of")
        self._nationwide = form("names", "nationwide")
        self._refers = form("names", "refers")
        self.own = OwnAreas(g)
        self._topics = ParagraphTopics(g, self.own)
        self.wider = WiderAreas(g)
        self.together = PlacesTogether(g, self.own)
        self.find: Callable[[int, int], list[Mark]] = lambda start, end: []
        self.begins: Callable[[int], bool] = lambda at: False
        self._points = {word: g.pack.form("places", word) for word in ("here", "there")}
        self._traded_in = g.pack.form("places", "traded_in")
        self._of_flow = g.pack.form("places", "of_trade")
        self._for, self._against = (g.pack.form("places", w) for w in ("for", "against"))
        self._lies_in = g.pack.form("places", "lies_in")

    @classmethod
    def for_text(cls, g: Grammar, text: str) -> "AreaReader":
        """Give a reader of a text, which keeps the places told of together in it."""
        reader = super().for_text(g, text)
        reader.own = copy(reader.own)
        reader.together = PlacesTogether(g, reader.own)
        return reader

    def topic(self, text: str, start: int, end: int, home: str | None) -> Slot | None:
        """Give the place that opens a paragraph, whose sentences then speak of it."""
        return self._topics.topic(text, start, end, home, self.find, self.begins)

    def spot(self, text: str, marks: list[Mark], home: str | None) -> Slot | None:
        """Give the last place that a sentence names and that is not the home or around it."""
        areas = [m for m in marks if m.meaning.area] if self.g.spaced else []
        for at in range(len(areas) - 1, -1, -1):
            mark = areas[at]
            if self.own.is_beside(text, areas, at, home) or self.own.is_institution(text, mark.end):
                continue
            if not is_at_home(mark.meaning.area or "", home):
                return Slot(mark.meaning.area, mark.start, mark.end)
        return None

    def points(self, text: str, s: Any, word: str) -> bool:
        """Say whether a sentence tells of the place of the one before: `here` or `there`."""
        return self._points[word].search(text, s.start, s.end) is not None

    def refers_back(self, text: str, start: int, last: Slot | None) -> bool:
        """Say whether a sentence begins with a word for the place named before: it, the city.

        In Chinese 园区 is a zone, and 该县 none.
        """
        found = self._refers.match(text, start)
        if found is None or self.g.spaced:
            return found is not None
        known = catalogue().areas.get(str(last.value)) if last is not None else None
        is_zone = last is not None and (known is None or known.kind == "zone")
        return is_zone == (found["zone"] is not None)

    def place(
        self,
        text: str,
        figure: Figure,
        draft: Draft,
        left: list[Mark],
        right: list[Mark],
        sentence: Any,
        state: State,
        twin: Draft | None,
    ) -> None:
        """Set the area of a draft and carry it along the sentence."""
        home = state.area.value if state.area else None
        if self.g.spaced and "area" in draft.slots:
            return  # told in the brackets around it
        if figure.unit == "percent" and draft.value("measure") is Measure.CHANGE:
            draft.slots["area"] = Slot(None)  # a technique's property has no place (ruling 25)
            return
        told = self.g.spaced and figure.form != "rank"
        before = sentence.previous.slots.get("area") if sentence.previous is not None else None
        paired = (
            before is not None
            and before.start is not None
            and before.start >= sentence.previous.end
            and before.value != home
        )  # 5.2 trillion yuan in Shanghai and 3.9 trillion yuan in …
        behind = self._behind(text, figure, right, home, paired) if told else None
        if behind is not None:
            draft.slots["area"] = behind
            return
        of_from = draft.value("of_from")
        own = [m for m in left if of_from is None or m.start < of_from]
        if not self.g.spaced:
            own = sentence.without_asides(own, figure)
        if self.g.spaced and figure.form == "rank":
            own = [m for m in own if not self._is_whose_list(text, m, figure, home)]
        if told:
            near = sentence.area.value if home is None and sentence.area else home
            wider = self.wider.find(text, figure, sentence.start, near)
            wider = wider or self.together.find(text, figure, sentence.start)
            if wider is not None:
                draft.slots["area"] = wider
                return
        if not self.g.spaced:
            if figure.form != "rank" and draft.value("measure") is not Measure.SHARE:
                behind_last = sentence.previous.end if sentence.previous else sentence.start
                if wider := self.wider.find(text, figure, behind_last, home):
                    draft.slots["area"] = wider
                    return
            shown = self._shown(text, figure, left, home, sentence.start)
            if shown is not None:
                draft.slots["area"] = shown
                if text[figure.start - 1] not in "（(":
                    sentence.area = shown
                return
        found = self.own.find(text, own, home, draft, figure)
        if found is not None and not self.g.spaced and self._invests(draft, found, home):
            draft.slots["subject"] = Slot(
                text[found.start or 0 : found.end], found.start, found.end
            )
            draft.slots["area"] = state.area.inherited() if state.area else Slot(None)
            return
        if found is not None and self._buys(text, figure, draft, found, home):
            draft.slots["area"] = state.area.inherited() if state.area else Slot(None)
            return
        if found is not None and self._takes_a_share(draft, found, home):
            draft.slots["subject"] = Slot(
                " ".join(text[found.start or 0 : found.end].split()), found.start, found.end
            )
            draft.slots["area"] = state.area.inherited() if state.area else Slot(None)
            return
        if found is not None:
            draft.slots["area"] = found
            if not text.endswith("(", 0, figure.start):
                sentence.area = found
            return
        wide = self._nationwide.match(text, sentence.start)
        if wide and (country := country_of(home)):
            draft.slots["area"] = Slot(country, *wide.span())
        elif twin is not None and "area" in twin.slots:
            draft.slots["area"] = twin.slots["area"]
        elif sentence.area is not None and (
            self.g.spaced
            or "；" not in text[sentence.area.end or figure.start : figure.start]
            or _ZH.goes_on.search(text, sentence.area.end or figure.start, figure.start)
        ):
            draft.slots["area"] = sentence.area.inherited()
        elif state.topic is not None:
            draft.slots["area"] = state.topic.inherited()
        elif state.area is not None:
            draft.slots["area"] = state.area.inherited()
        else:
            draft.slots["area"] = Slot(None)

    def _is_whose_list(self, text: str, mark: Mark, figure: Figure, home: str | None) -> bool:
        """Say whether a place is only the wider one with the list: China's number one maker."""
        around = mark.meaning.area and home and country_of(home) == mark.meaning.area != home
        owns = self._whose_list.fullmatch(text, mark.end, figure.start)
        return bool(around) and owns is not None

    def _buys(self, text: str, figure: Figure, draft: Draft, found: Slot, home: str | None) -> bool:
        """Say whether places abroad took or gave a share of the home's trade: 58% of exports."""
        if home is None or figure.unit != "percent" or draft.value("measure") is not Measure.SHARE:
            return False
        first = str(found.value).partition(", ")[0]
        theirs, ours = country_of(first), country_of(home)
        if theirs is None or theirs == ours or text[found.end or 0 : (found.end or 0) + 2] == "'s":
            return False
        return self._of_flow.match(text, figure.after) is not None

    def _invests(self, draft: Draft, found: Slot, home: str | None) -> bool:
        """Say whether a place abroad is where the foreign investment of the home comes from."""
        if home is None or draft.value("indicator") is not Indicator.FDI:
            return False
        known = catalogue().areas
        regions = self.g.pack.places.get("regions", ())
        return all(
            name in _OVERSEAS
            or (
                name in known
                and known[name].kind in ("country", "group")
                and name not in regions
                and not is_at_home(name, home)
            )
            for name in str(found.value).split(", ")
        )

    def _takes_a_share(self, draft: Draft, found: Slot, home: str | None) -> bool:
        """Say whether a place is whom a share of the home's trade goes to: China took 58%."""
        if not self.g.spaced or home is None or found.value == home:
            return False
        of = draft.slots.get("of")
        return (
            draft.value("measure") is Measure.SHARE
            and of is not None
            and self._of_trade(str(of.value))
            and (
                draft.value("subject") in (None, "total") or draft.slots["subject"].how == INHERITED
            )
        )

    def _of_trade(self, whole: str) -> bool:
        """Say whether a whole is a flow of trade, of everything or of one good."""
        meanings = self.g.lexicon.find(whole, 0, len(whole))
        return any(m.meaning.indicator in ("exports", "imports", "trade") for m in meanings)

    def _shown(
        self, text: str, figure: Figure, left: list[Mark], home: str | None, low: int
    ) -> Slot | None:
        """Give the place right before a figure in brackets, or the wider one that a clause names.

        合肥（3.97%）; 但全国为2.68%; 三市合计, where a list of three places went before.
        """
        if left and left[-1].meaning.area and text[left[-1].end : figure.start] in ("（", "("):
            return Slot(left[-1].meaning.area, left[-1].start, left[-1].end)
        window = max(0, figure.start - 30)
        found = _ZH.wider.search(text, window, figure.start)
        if found := found or _ZH.beside_it.search(text, window, figure.start):
            wider = {"国": country_of, "省": province_of, "市": city_of}[found[1]](home)
            if wider is not None and wider != home:
                return Slot(wider, *found.span())
        if (found := _ZH.together.search(text, low, figure.start)) is None:
            return None
        wanted = _NUMERALS.find(found[1])
        count, names, start, end = self.own.group or (0, "", 0, 0)
        if wanted == count:
            return Slot(names, start, end, INHERITED)
        named = any(m.meaning.area and "national" not in m.meaning.cues for m in left)
        return None if named else self._compared(text, wanted)

    def _compared(self, text: str, wanted: int) -> Slot | None:
        """Give the places that a title compares, where they are as many as are told together."""
        known = catalogue().areas
        head = text[:HEAD]
        marks = [
            m
            for m in self.g.lexicon.find(head, 0, len(head))
            if m.meaning.area and known[m.meaning.area].kind not in ("group", "country")
        ]
        names: dict[str, Mark] = {}
        for mark in marks:
            names.setdefault(mark.meaning.area or "", mark)
            if len(names) == wanted:
                break
        if len(names) != wanted:
            return None
        first, last = next(iter(names.values())), [*names.values()][-1]
        return Slot(", ".join(names), first.start, last.end, INHERITED)

    def _behind(
        self,
        text: str,
        figure: Figure,
        right: list[Mark],
        home: str | None,
        paired: bool,
    ) -> Slot | None:
        for i, mark in enumerate(right):
            between = text[figure.after : mark.start]
            far = NEAR if self._lies_in.search(between) is None else FAR
            if len(between) > far or _BREAKS.search(between):
                return None
            if not mark.meaning.area:
                continue
            if self.own.is_institution(text, mark.end):
                return None
            if self._than.search(between):
                return None  # 20 percent more than in Gujarat
            of_all = self._of_all.search(between)
            if of_all is not None and (of_all["all"] or self._whole.match(text, mark.end)):
                return Slot(mark.meaning.area, mark.start, mark.end)  # 7.7% for Italy as a whole
            led = self._led.search(between)
            if mark.meaning.area != home and self._is_held_against(text, figure, between):
                return Slot(mark.meaning.area, mark.start, mark.end)  # against 3.4% for Brazil
            if self._traded_in.search(between):
                return Slot(home, mark.start, mark.end) if home else None
            at_home = is_at_home(mark.meaning.area, home)
            if led is None or (at_home and self._told_of.search(between)):
                return None
            if is_at_home(mark.meaning.area, home):
                if paired and mark.meaning.area == home:
                    return Slot(home, mark.start, mark.end)
                came = mark.meaning.area == home and led["source"] is not None
                return Slot(home, mark.start, mark.end) if came else None
            return Slot(self.own.joined(text, right, i), mark.start, mark.end)
        return None

    def _is_held_against(self, text: str, figure: Figure, between: str) -> bool:
        """Say whether a figure is of another place that the one before is held against."""
        low = max(0, figure.start - NEAR)
        if self._for.fullmatch(between) is None:
            return False
        return self._against.search(text, low, figure.start) is not None
