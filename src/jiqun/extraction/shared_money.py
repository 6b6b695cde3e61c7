"""Tell the money that several countries call alike: pesos of Mexico, of Chile."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.state import country_of
from jiqun.lang import Pack
from jiqun.lang.patterns import kept_pattern


class SharedMoney:
    """Gives amounts in such money the currency of the country that one text is on."""

    def __init__(self, language: Pack, text: str, home: str | None) -> None:
        """Keep what each of the names stands for in that country."""
        self.text = text
        self._codes, self._known = _codes(
            language.code, country_of(home) or _only_named(text, language.units.get("shared", {}))
        )
        self._dollars, self._sign = _own_sign(language, text, country_of(home))
        if self._codes:
            names = longest_first(self._codes)
            self._behind = kept_pattern(rf"[\s-]+(?P<name>{names})\b", re.I)
            self._opens = kept_pattern(rf"(?P<name>{names})(?![A-Za-z])", re.I)
            self._within = kept_pattern(rf"\b(?P<name>{names})$", re.I)

    def read(self, figures: list[Figure]) -> list[Figure]:
        """Give the figures of a sentence with such money told."""
        if self._dollars:
            figures = [
                replace(f, unit=self._dollars) if self.text.startswith(self._sign, f.start) else f
                for f in figures
            ]
        return [self._told(figure) for figure in figures] if self._codes else figures

    def _told(self, figure: Figure) -> Figure:
        if figure.unit == "count":
            name = self._behind.match(self.text, figure.after)
            end = name.end() if name is not None else figure.end
        elif figure.unit in self._known:
            quote = self.text[figure.start : figure.end]
            name, end = self._within.search(quote) or self._opens.match(quote), figure.end
        else:
            return figure
        if name is None:
            return figure
        unit = self._codes[name["name"].lower()]
        return replace(figure, end=end, after=max(end, figure.after), unit=unit, bare=False)


def _own_sign(language: Pack, text: str, country: str | None) -> tuple[str, str]:
    """Give the money that a bare sign, mostly $, is in a text on a country with its own."""
    told = language.units.get("dollars", {}).get(country)
    if told is None or any(str(sign) in text for sign in told["signs"]):
        return "", ""
    return str(told["unit"]), str(told.get("sign", "$"))


def _only_named(text: str, shared: Mapping[str, Mapping[str, str]]) -> str | None:
    """Give the one country with such money that a text names, where its own is not known."""
    named = {place for by in shared.values() for place in by if place in text}
    return named.pop() if len(named) == 1 else None


@cache
def _codes(code: str, country: str | None) -> tuple[dict[str, str], frozenset[str]]:
    """Give what the names stand for in a country, and all that they can stand for."""
    from jiqun.lang import pack

    shared = pack(code).units.get("shared", {})
    here = {str(name): by[country] for name, by in shared.items() if country in by}
    told = {f"{name}{end}": str(of) for name, of in here.items() for end in ("", "s")}
    return told, frozenset(str(of) for by in shared.values() for of in by.values())
