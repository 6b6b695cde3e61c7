"""Find the figures of a sentence: amounts and places, without names, dates and list numbers."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from jiqun.extraction.bare_money import BareMoney, money_of
from jiqun.extraction.defaults import is_money
from jiqun.extraction.elliptic_units import elliptic_units
from jiqun.extraction.figures import (
    LIST,
    Figure,
    carry_currency,
    is_said_again,
    mark_ranges,
    share_units,
    tell_points,
)
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.shared_money import SharedMoney
from jiqun.lang import Forms

_ZH = Forms("zh", "forms", "sentence_figures")


_SHARE = r"(\d{1,2}(?:\.\d+)?)"
_THREE = re.compile(rf"(?<![\d.:]){_SHARE}\s?[:：︰∶]\s?{_SHARE}\s?[:：︰∶]\s?{_SHARE}(?![\d:])")
_COLON = re.compile("[:：︰∶]")
ROUNDED = Decimal("0.6")
"""How far the shares of three sectors may lie from a hundred, in percent: rounding, our choice."""
MILLIONS = 1_000_000
"""Scale from which a bare amount of revenue is money and no number of things: our choice."""
BILLIONS = 1_000_000_000
"""Scale from which a bare amount is like the large amount before it: our choice."""
REACH = 90
"""Characters before an amount in which a word says that it is money: our choice."""


class FigureFinder:
    """Finds the figures of the sentences of one text, in order; it keeps the currency told last."""

    def __init__(self, g: Grammar, text: str, home: str | None) -> None:
        """Keep the grammar, the text and the place it is about, whose money a bare amount is."""
        self.g, self.text = g, text
        self.bare_money = BareMoney(g.pack, text, home)
        self.shared_money = SharedMoney(g.pack, text, home)
        self._money = ""
        self._spoken = "", 0
        self._large = ""
        self._of_things = g.pack.form("numbers", "alone", "things")
        self._of_which = g.pack.form("names", "share_phrases", "of_which") if g.spaced else None
        self._home = home
        self._of_money = g.pack.form("numbers", "alone", "money")
        self._sectors = g.pack.form("numbers", "alone", "sectors")
        self._alone = g.pack.form("numbers", "alone", "nothing_counted")

    def amounts(self, figures: list[Figure], start: int, end: int) -> list[Figure]:
        """Give the amounts of a sentence each its unit, and leave out what is no figure."""
        g, text = self.g, self.text
        if g.spaced:
            figures = self._of_sectors(figures, start, end)
        if not figures:
            self._money = ""
            return figures
        figures = share_units(g.pack, figures, text)
        if g.spaced:
            money = self._money if text[start - 1] == ";" else self._told_of_whole(start)
            figures = self.shared_money.read(figures)
            figures = elliptic_units(g.pack, figures, text)
            figures = carry_currency(g.pack, figures, text, money)
            again = [b for a, b in pairwise(figures) if is_said_again(g.pack, text, a, b)]
            figures = [
                f if f in again else self._like_last(self._at_home(f, start), start)
                for f in figures
            ]
            figures = tell_points(g.pack, figures, text)
            spoken = [f.unit for f in figures if is_money(f.unit) and f not in again]
            self._money = spoken[-1] if spoken else ""
            self._spoken = (self._money, start) if spoken else self._spoken
        else:
            figures = self.bare_money.read(figures)
        figures = mark_ranges(g.pack, figures, text)
        figures = [f for f in figures if not g.is_furniture(text, f, start, end)]
        if g.spaced:
            return figures
        return [f for f in figures if not f.bare or f.unit != "count" or self._counts(f)]

    def _told_of_whole(self, start: int) -> str:
        """Give the money told last in the paragraph, if a sentence goes on with parts of it."""
        money, told = self._spoken
        if not money or self._of_which is None or "\n" in self.text[told:start]:
            return ""
        return money if self._of_which.match(self.text, start + (self.text[start] == " ")) else ""

    def _of_sectors(self, figures: list[Figure], start: int, end: int) -> list[Figure]:
        """Read a ratio of three that makes a hundred as the shares of the three sectors."""
        if _COLON.search(self.text, start, end) is None:
            return figures
        found = _THREE.search(self.text, start, end)
        if found is None or not self._sectors.search(self.text, start, found.start()):
            return figures
        parts = [Decimal(part) for part in found.groups()]
        if abs(sum(parts, start=Decimal(-100))) > ROUNDED:
            return figures
        shares = [
            Figure(*found.span(i + 1), part, "percent", "ratio", shape=f"sector{i}")
            for i, part in enumerate(parts)
        ]
        shares = [replace(share, after=share.end) for share in shares]
        others = [f for f in figures if f.end <= found.start() or f.start >= found.end()]
        return sorted([*others, *shares], key=lambda f: f.start)

    def _at_home(self, figure: Figure, start: int) -> Figure:
        """Give a bare amount that words of money stand before the money of the text's place.

        `A sales revenue of over 80 billion` in a text on a city of China is in yuan.
        """
        if not figure.bare or figure.unit != "count" or figure.scale < MILLIONS:
            return figure
        low = max(start, figure.start - REACH)
        if not self._alone.match(self.text, figure.after):
            return figure
        if not self._of_money.search(self.text, low, figure.start):
            return figure
        unit = money_of(self._home)
        return replace(figure, unit=unit, bare=False) if unit else figure

    def _like_last(self, figure: Figure, start: int) -> Figure:
        """Give a bare amount in billions the money of the large amount told before it.

        `GDP was 328 billion yuan. Five years on, the figure is 472 billion.`
        """
        large = figure.scale >= BILLIONS and figure.bare and figure.unit == "count"
        if large and is_money(self._large) and self._alone.match(self.text, figure.after):
            low = max(start, figure.start - REACH)
            if not self._of_things.search(self.text, low, figure.start):
                return replace(figure, unit=self._large, bare=False)
        if figure.scale >= MILLIONS:
            self._large = figure.unit
        return figure

    def _counts(self, figure: Figure) -> bool:
        """Say whether a number without a counting word counts what follows: 242万农村居民."""
        follows = self.text[figure.end : figure.end + 1]
        if figure.scale >= 10000 and _ZH.number.search(
            self.text, max(0, figure.start - 6), figure.start
        ):
            return True
        return (
            figure.scale >= 10000
            and figure.form == "digits"
            and ("\u4e00" <= follows <= "\u9fff" and follows not in "级余多等型元")
        )


def with_places(figures: list[Figure], places: list[Figure]) -> list[Figure]:
    """Put places in lists among the amounts: they give way to money, not to mere counts.

    The number in the name of a list, such as the Top 100, is neither.
    """
    if not places:
        return sorted(figures, key=lambda f: f.start)
    taken = [(f.start, f.end) for f in figures if f.unit != "count"]
    places = [p for p in places if not any(s < p.end and p.start < e for s, e in taken)]
    others = [f for f in figures if not any(p.start < f.end and f.start < p.end for p in places)]
    places = [p for p in places if p.form != LIST]
    return sorted(places + others, key=lambda f: f.start)
