"""Tell a figure of the whole country or the world by its words: the national average of 4.6%."""

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Slot, country_of, province_of

WORDS = 90
"""Characters before a figure in which a word for the wider place stands: our choice."""
AGAINST = 40
"""Characters before a figure in which a word of comparison stands: our choice."""
WORLD = "world"
_ALONE = "_alone"
"""Ends the name of a level that is told without a word of measure: below the national 3.2%."""


class WiderAreas:
    """Finds the wider places of texts of one language."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of the pack."""
        form = g.pack.form
        self._may = g.may
        self._before = form("places", "levels", "before")
        self._behind = form("places", "levels", "behind")
        self._against = form("places", "levels", "against")

    def find(self, text: str, figure: Figure, low: int, home: str | None) -> Slot | None:
        """Give the wider place that a figure is told of: right before it, or behind it."""
        near, far = max(low, figure.start - WORDS), figure.after + WORDS
        if not self._may("places.levels.words", text, near, far):
            return None
        found = self._before.search(text, max(low, figure.start - WORDS), figure.start)
        if found is None:
            found = self._behind.match(text, figure.after)
            near = max(low, figure.start - AGAINST)
            if found is None or not self._against.search(text, near, figure.start):
                return None
        level = str(found.lastgroup)
        if level.endswith(_ALONE) and figure.unit != "percent":
            return None  # above the national 18 billion
        area = _wider(level.removesuffix(_ALONE), home)
        return Slot(area, *found.span()) if area else None


def _wider(level: str, home: str | None) -> str | None:
    if level == "world":
        return WORLD
    area = country_of(home) if level == "country" else province_of(home)
    return area if area != home else None
