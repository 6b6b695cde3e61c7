"""Tell a figure of several places by what points back to them: the GDP of these two cities."""

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.own_areas import OwnAreas
from jiqun.extraction.state import INHERITED, Slot

CLAUSE = 80
"""Characters before a figure in which words such as `these two cities` stand: our choice."""
BACK = 300
"""Characters before such words in which the places were named: our choice."""


class PlacesTogether:
    """Finds the places that texts of one language point back to."""

    def __init__(self, g: Grammar, own: OwnAreas) -> None:
        """Keep the grammar, the reader of lists of places, and the form of the pack."""
        self.g, self.own = g, own
        self._these = g.pack.form("places", "these")

    def find(self, text: str, figure: Figure, low: int) -> Slot | None:
        """Give the places told of together last; a slot without a value where none are found."""
        near = max(low, figure.start - CLAUSE)
        if not self.g.may("places.these", text, near, figure.start):
            return None
        if (found := self._these.search(text, near, figure.start)) is None:
            return None
        begin = max(0, found.start() - BACK)
        marks = [m for m in self.g.lexicon.find(text, begin, found.start()) if m.meaning.area]
        for at in range(len(marks) - 2, -1, -1):
            names = self.own.joined(text, marks, at)
            if ", " in names:
                last = marks[at + names.count(", ")]
                return Slot(names, marks[at].start, last.end, INHERITED)
        return Slot(None, *found.span())
