"""Tell the money that several countries call alike: pesos of Mexico, of Chile."""

import re
from dataclasses import replace

from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.state import country_of
from jiqun.lang import Pack
from jiqun.lang.patterns import kept_pattern


class SharedMoney:
    """Gives amounts in such money the currency of the country that one text is on."""

    def __init__(self, language: Pack, text: str, home: str | None) -> None:
        """Keep what each of the names stands for in that country."""
        shared = language.units.get("shared", {})
        country = country_of(home)
        here = {str(name): by[country] for name, by in shared.items() if country in by}
        self._codes = {
            f"{name}{end}": str(code) for name, code in here.items() for end in ("", "s")
        }
        self._known = frozenset(str(code) for by in shared.values() for code in by.values())
        self.text = text
        if self._codes:
            names = longest_first(self._codes)
            self._behind = kept_pattern(rf"[\s-]+(?P<name>{names})\b", re.I)
            self._within = kept_pattern(rf"\b(?P<name>{names})$", re.I)

    def read(self, figures: list[Figure]) -> list[Figure]:
        """Give the figures of a sentence with such money told."""
        return [self._told(figure) for figure in figures] if self._codes else figures

    def _told(self, figure: Figure) -> Figure:
        if figure.unit == "count":
            name = self._behind.match(self.text, figure.after)
            end = name.end() if name is not None else figure.end
        elif figure.unit in self._known:
            name, end = self._within.search(self.text[figure.start : figure.end]), figure.end
        else:
            return figure
        if name is None:
            return figure
        unit = self._codes[name["name"].lower()]
        return replace(figure, end=end, after=max(end, figure.after), unit=unit, bare=False)
