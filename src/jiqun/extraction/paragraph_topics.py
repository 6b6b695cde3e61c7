"""Find the place that opens a paragraph, and that its sentences then speak of."""

import re
from collections.abc import Callable

from jiqun.data import catalogue
from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.own_areas import OwnAreas
from jiqun.extraction.state import Slot, is_ancestor, is_at_home
from jiqun.lang.pack import NEVER

TRADED_WITH = 160
"""Characters of a paragraph's beginning that tell of a buyer or seller: our choice."""
OPENING = 60
"""Characters of a paragraph in which the place it speaks of may stand: our choice."""
TOPICS = ("province", "prefecture", "county")
"""Kinds of places that a Chinese paragraph speaks of when it opens with one: our choice."""
Find = Callable[[int, int], list[Mark]]
Begins = Callable[[int], bool]


class ParagraphTopics:
    """Finds the places that paragraphs of one language open with."""

    def __init__(self, g: Grammar, own: OwnAreas) -> None:
        """Keep the forms around such a place."""
        names, form = g.pack.names, g.pack.form
        self._g, self._own = g, own
        self._topic = form("names", "places", "topic")
        self._sent_from = form("periods", "publication", "dateline")
        self._dateline = form("places", "dateline")
        opens = longest_first(names.get("opens", ()))
        numbered = g.pack.entry("names", "places", "numbered") or ""
        self._opens = compiled(rf"(?P<lead>[\W\d]*{numbered}[\W\d]*)(?:{opens})?,?\s*")
        buyers = [str(w) for ws in names.get("buyers", {}).values() for w in ws]
        self._buyers = compiled(rf"\b(?:{longest_first(buyers)})\b", re.I) if buyers else NEVER

    def topic(
        self, text: str, start: int, end: int, home: str | None, find: Find, begins: Begins
    ) -> Slot | None:
        """Give the place that opens a paragraph, whose sentences then speak of it.

        Args:
            text: the whole text.
            start, end: the paragraph.
            home: the place that the text is about.
            find: gives the marks between two places.
            begins: says whether a place that only this text has begins at a character.
        """
        if not self._g.spaced:
            return self._dense_topic(text, start, end, home, find)
        opened = self._opens.match(text, start, min(end, start + OPENING))
        if opened is None:
            return None
        first, second = opened.end("lead"), opened.end()
        if not self._may_name(text, first, begins) and (
            first == second or not self._may_name(text, second, begins)
        ):
            return None
        stop = min(end, start + OPENING)
        sent = self._sent_from.match(text, start, end)
        if sent is not None and any(c.isdigit() for c in sent[0]):
            return None  # SHANGHAI, Oct 10 - …
        head = text[start:stop]
        for mark in find(start, stop):
            behind = mark.end - start
            if not mark.meaning.area or not self._opens.fullmatch(text, start, mark.start):
                return None
            place = catalogue().areas.get(mark.meaning.area)
            if (place and place.kind == "group") or self._own.is_institution(head, behind):
                return None
            if not self._topic.match(head, behind) or is_ancestor(mark.meaning.area, home or ""):
                return None
            if self._buyers.search(text, start, min(end, start + TRADED_WITH)):
                return None
            return Slot(mark.meaning.area, mark.start, mark.end)
        return None

    def _may_name(self, text: str, at: int, begins: Begins) -> bool:
        """Say whether a place may be named at a character: one of the lists, or of this text."""
        return begins(at) or self._g.lexicon.may_name_area(text, at)

    def _dense_topic(
        self, text: str, start: int, end: int, home: str | None, find: Find
    ) -> Slot | None:
        """Give the place that opens a Chinese paragraph or heading: 再看徐州。 绍兴走的是…"""
        stop = min(end, start + OPENING)
        head = text[start:stop]
        areas = [
            Mark(m.start - start, m.end - start, m.meaning)
            for m in find(start, stop)
            if m.meaning.area
        ]
        if not areas or not self._opens.fullmatch(head, 0, areas[0].start):
            return None
        mark = areas[0]
        area = mark.meaning.area or ""
        known = catalogue().areas.get(area)
        if known is None or known.kind not in TOPICS or is_at_home(area, home):
            return None
        if self._dateline.match(head, mark.end) is not None:
            return None  # （青岛7月17日讯）
        if self._own.is_institution(head, mark.end) or ", " in self._own.joined(head, areas, 0):
            return None
        if not self._topic.match(head, mark.end) and self._own.in_a_name(head, mark):
            return None
        return Slot(area, start + mark.start, start + mark.end)
