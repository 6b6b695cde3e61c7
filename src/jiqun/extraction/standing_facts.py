"""Tell facts of the present that have no date: the city has 13 plants, 1,200 firms work here."""

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Slot
from jiqun.extraction.years import is_long


class StandingFacts:
    """Tells the standing facts of one text in a language with blanks."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the verbs of the present, before a figure and behind it."""
        self.text = text
        self._standing = g.pack.form("names", "standing")
        self._standing_behind = g.pack.form("periods", "told", "standing_behind")
        self._of_that = g.pack.form("periods", "told", "part_of_told")
        self._standing_long = g.pack.form("names", "standing_long")

    def holds(self, figure: Figure, s: Sentence, held: Slot | None) -> bool:
        """Say whether a figure is told in the present; `held` is the period that the text is in."""
        counted = figure.unit in ("count", "percent") and s.previous is not None
        if s.stands and counted and s.previous and s.previous.value("period") is None:
            return True
        if figure.unit != "count" and self._of_that.match(self.text, figure.after, s.end):
            return False  # sports goods account for 720 million of it
        clause = max([s.start] + [self.text.rfind(c, s.start, figure.start) + 1 for c in ",;:"])
        if self._standing.search(self.text, clause, figure.start) is not None:
            return True
        if self._standing_behind.match(self.text, figure.after, s.end):
            return True
        return (
            held is not None
            and not held.value.is_year
            and not is_long(held.value)
            and self._standing_long.search(self.text, clause, figure.start) is not None
        )
