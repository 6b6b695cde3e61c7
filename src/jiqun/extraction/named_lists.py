"""Cut a list of names into as many as there are figures: pulp and paper, food, and gas and oil."""

import re
from functools import cache

from jiqun.lang import pack

Span = tuple[int, int]


class ListCutter:
    """Cuts the lists of one language, by the forms of its pack (`names.yaml`, `lists`)."""

    def __init__(self, code: str) -> None:
        """Keep the forms of a pack; one without them cuts nothing."""

        def form(name: str) -> re.Pattern[str]:
            return pack(code).form("names", "lists", name)

        self._parts, self._commas, self._joins = form("parts"), form("commas"), form("joins")
        self._articles, self._behind = form("articles"), form("behind")
        self._apposed = form("apposed")
        self._opens, self._adverb, self._lead = form("opens"), form("adverb"), form("lead")

    def cut(self, text: str, low: int, high: int, count: int) -> list[Span] | None:
        """Give the spans of a list's names, or None where no way to cut it gives so many.

        Every comma and `and` parts two names, where that gives `count`; else the commas alone do;
        else they and the last `and`, hence other names may hold an `and`: pulp and paper, food and
        gas. The articles before names, and a comma behind the last, are no part of them.
        """
        behind = self._behind.search(text, low, high)
        high = behind.start() if behind else high
        commas = _pieces(text, low, high, self._commas)
        for spans in (
            _pieces(text, low, high, self._parts),
            commas,
            self._with_last_join(text, commas),
        ):
            if len(spans) == count:
                return [self._bare(text, span) for span in spans]
        return None

    def cut_led(self, text: str, low: int, high: int, count: int) -> list[Span] | None:
        """Give what `cut` gives behind the words that lead to a list: also, in sectors such as."""
        for led in self._opens.finditer(text, low, high):
            low = led.end()
        low += adverb.end() if (adverb := self._adverb.match(text[low:high])) else 0
        spans = self.cut(text, low, high, count)
        return None if spans is None or self._lead.match(text, *spans[0]) else spans

    def cut_apposed(self, text: str, low: int, high: int, count: int) -> list[Span] | None:
        """Give the names of a list that is called something behind it: A and B, its pillars, …."""
        called = self._apposed.search(text, low, high)
        return self.cut_led(text, low, called.start(), count) if called is not None else None

    def _with_last_join(self, text: str, pieces: list[Span]) -> list[Span]:
        joins = list(self._joins.finditer(text, *pieces[-1])) if pieces else []
        if not joins:
            return pieces
        start, end = pieces[-1]
        return [*pieces[:-1], (start, joins[-1].start()), (joins[-1].end(), end)]

    def _bare(self, text: str, span: Span) -> Span:
        article = self._articles.match(text, *span)
        start = article.end() if article else span[0]
        return (start, span[1]) if start < span[1] else span


def _pieces(text: str, low: int, high: int, cut: re.Pattern[str]) -> list[Span]:
    places = [low]
    for match in cut.finditer(text, low, high):
        places += match.span()
    places.append(high)
    pieces = zip(places[::2], places[1::2], strict=True)
    return [(a, b) for a, b in pieces if text[a:b].strip()]


@cache
def list_cutter(code: str) -> ListCutter:
    """Give the cutter of a language."""
    return ListCutter(code)
