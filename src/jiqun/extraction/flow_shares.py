"""Read shares in flows of trade and investment: whose they are, and of which flow."""

from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot, State
from jiqun.model import Indicator, Measure


class FlowShares:
    """Reads the flows that shares of one text are of."""

    def __init__(self, g: Grammar, text: str, clauses: ClauseThings, takes: frozenset[str]) -> None:
        """Keep the grammar, the text, its clauses and the verbs of taking a share."""
        self.g, self.text, self.clauses, self._takes = g, text, clauses, takes
        self.took = False

    def partner(self, figure: Figure, draft: Draft, sentence: Any, gap: int, state: State) -> None:
        """Make a place that takes a share of trade the subject: Germany took 18 percent."""
        of, home = draft.value("of"), state.area.value if state.area else None
        if draft.value("indicator") not in TRADED or not isinstance(of, str):
            return
        clause = self.clauses.clauses.of(sentence, figure.start)
        if clause is None or clause.after <= gap:
            return
        if clause.verb not in self._takes and (clause.verb or not self.took):
            return
        marks = self.g.lexicon.find(self.text, clause.start, clause.end)
        if not marks or not marks[0].meaning.area or marks[0].meaning.area == home:
            return
        if marks[0].start - clause.start <= len("the ") and marks[-1].end == clause.end:
            label = " ".join(self.text[clause.start : clause.end].split())
            draft.slots["subject"] = Slot(label, clause.start, clause.end)
            self.took = True
        else:
            self.took = False

    def kind(self, draft: Draft, state: State) -> None:
        """Give a contribution to the growth of exports, trade or investment their indicator."""
        of = draft.value("of")
        if draft.value("measure") is not Measure.CONTRIBUTION or not isinstance(of, str):
            return
        flow = of.removeprefix("total ").removeprefix("foreign ").removesuffix(" growth")
        kind = next((k for k in (*TRADED, Indicator.INVESTMENT) if k.value == flow), None)
        if kind is not None:
            draft.slots["indicator"] = state.indicator = Slot(kind, draft.start, draft.end)
