"""Tell which currency a bare 元 means: the one a text says, or that of its place."""

from dataclasses import replace

from jiqun.extraction.defaults import is_money
from jiqun.extraction.figures import Figure
from jiqun.extraction.state import country_of, is_ancestor
from jiqun.lang import Forms, Pack

_ZH = Forms("zh", "forms", "bare_money")

_SAID = ("人民币", "RMB", "¥")


class BareMoney:
    """The currency of the bare yuan of one text, and from where on it holds.

    A text says so once (`305亿元（港元，下同）`), else the place that it is about, or the one whose
    currency it writes in full, means its own (`units.yaml`, `local`); not where it names
    renminbi. Languages with blanks have no bare unit.
    """

    def __init__(self, language: Pack, text: str, home: str | None) -> None:
        """Find what the text says, else what its place means."""
        self.text = text
        self.start, self.unit = 0, ""
        told = None if language.spaced else _ZH.same_below.search(text)
        if told is not None:
            named = told["money"] or told["before"]
            unit, _ = language.unit_words("after").get(named, ("", 0))
            if is_money(unit):
                self.start, self.unit = told.start(), unit
                return
        for place, money in language.units.get("local", {}).items():
            own = home is not None and (home == place or is_ancestor(place, home))
            if (home is None or own) and str(money["sign"]) in text:
                self.unit = str(money["unit"])
                return
            if own and not any(word in text for word in _SAID):
                self.unit = str(money["unit"])
                return

    def read(self, figures: list[Figure]) -> list[Figure]:
        """Give bare yuan the currency meant; amounts that name theirs stay."""
        if not self.unit:
            return figures
        return [replace(f, unit=self.unit) if self._is_bare(f) else f for f in figures]

    def _is_bare(self, figure: Figure) -> bool:
        quote = self.text[figure.start : figure.end]
        if figure.unit != "CNY" or figure.end < self.start or quote.startswith(_SAID):
            return False
        return _ZH.bare.search(quote) is not None and not self.text.startswith(_SAID[0], figure.end)


def money_of(place: str | None) -> str | None:
    """Give the currency of the country a place lies in; None where none is known.

    >>> money_of("Changsha"), money_of(None)
    ('CNY', None)
    """
    from jiqun.data import catalogues

    country = country_of(place)
    held = (c.code for c in catalogues().currencies if country and c.area == country)
    return next(held, None)
