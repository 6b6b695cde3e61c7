"""Read what the verb of a clause does to the amounts behind it: made, shipped, earned, can make."""

import re

from jiqun.extraction.clauses import Clause
from jiqun.extraction.defaults import AREAS, TRADED, is_industry, is_money
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_KINDS = frozenset(map(str, Indicator))
_NO_AMOUNT = ("count", "percent", "percentage_point", "multiple", "rank", *AREAS)
_POWER = ("kWh", "MWh", "GWh", "TWh")
_AMOUNTS = (Measure.LEVEL, Measure.CHANGE)


class Deeds(TextReader):
    """What the verbs of one text do to things."""

    def __init__(self, g: Grammar) -> None:
        """Compile the verbs of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("deeds") or {}
        self.acts = {
            str(v): Indicator(kind)
            for kind, verbs in table.items()
            if kind in _KINDS
            for v in verbs
        }
        ships, self._sells, self._earns = (
            frozenset(map(str, table.get(key, ()))) for key in ("ships", "sells", "earns")
        )
        self._powers = frozenset(map(str, table.get("powers", ())))
        self._ships, self.sends = ships, ships | self._sells
        self._goods = kept_pattern(str(table.get("goods", "(?!)")), re.I)
        self._sent = kept_pattern(str(table.get("sent", "(?!)")))
        self._abroad = kept_pattern(str(table.get("abroad", "(?!)")))
        self._from = kept_pattern(str(table.get("from", "(?!)")), re.I)
        self._can = kept_pattern(str(table.get("can", "(?!)")), re.I)
        self._worth = kept_pattern(str(table.get("worth", "(?!)")), re.I)

    def apply(self, clause: Clause, figure: Figure, draft: Draft) -> None:
        """Give a physical amount what its verb does to it: handled 40 million tonnes of cargo."""
        if clause.verb in self._sells and self._abroad.match(self.text, figure.after):
            draft.slots["indicator"] = Slot(Indicator.EXPORTS, clause.end, clause.after)
        sent = clause.verb in self.sends
        if sent and self.sends_all(clause, figure):
            draft.slots["subject"] = Slot(None)  # goods worth 3 billion dollars: all of them
        elif (sent or clause.verb in self.acts) and is_money(figure.unit):
            things = self._sent.search(self.text, clause.after, figure.start)
            if things is not None and things.start() - clause.after < 2:  # lamps worth 3 million
                label = self.g.phrases.label(things["what"])
                draft.slots["subject"] = Slot(label, *things.span("what"))
                kind = self.acts.get(clause.verb)
                if kind in TRADED:
                    draft.slots["indicator"] = Slot(kind, clause.end, clause.after)
        paid = clause.verb in self._ships and is_money(figure.unit)
        if paid and self._worth.search(self.text, clause.after, figure.start):
            draft.slots["indicator"] = Slot(Indicator.EXPORTS, clause.end, clause.after)
        if is_money(figure.unit) and clause.verb in self._earns:
            stated = draft.slots.get("indicator")
            if stated is None or stated.value in (None, Indicator.OTHER):
                draft.slots["indicator"] = Slot(Indicator.REVENUE, clause.end, clause.after)
        kind = self.of(clause)
        if clause.verb in self._powers and figure.unit in _POWER:
            kind = Indicator.PRODUCTION  # wind farms generated 8 billion kWh
        told = draft.slots.get("indicator")
        counted = figure.unit == "count" and (
            told is None or told.value is Indicator.COUNT or told.how == INHERITED
        )
        if (
            kind is not None
            and (counted or self._is_amount(figure))
            and draft.value("measure") in _AMOUNTS
        ):
            stated = draft.slots.get("indicator")
            if stated is None or (stated.start or 0) < clause.end:
                draft.slots["indicator"] = Slot(kind, clause.end, clause.after)

    def of(self, clause: Clause) -> Indicator | None:
        """Give what the verb of a clause does to the things behind it."""
        kind = self.acts.get(clause.verb)
        if kind is Indicator.PRODUCTION and self._can.search(self.text, clause.end, clause.after):
            return Indicator.CAPACITY  # can assemble 50,000 robots a year
        return kind

    def sends_all(self, clause: Clause, figure: Figure) -> bool:
        """Say whether goods of no kind are sold or sent: exporters sold goods worth 3 billion."""
        goods = self._goods.search(self.text, clause.after, figure.start)
        return goods is not None and goods.start() - clause.after < 2

    def is_valued(self, kind: Slot, told: Slot) -> bool:
        """Say whether an amount is only what a thing is valued at, and no output of its own."""
        valued = self._worth.match(self.text, kind.start or 0) is not None
        return kind.value is Indicator.GROSS_OUTPUT and (valued or told.value in TRADED)

    def size(self, clause: Clause, figure: Figure, draft: Draft) -> None:
        """Read what an industry is worth as its output, and what is earned from sales abroad."""
        source = self._from.match(self.text, figure.after)
        if source is not None:
            kind = self.g.lexicon.meaning(source["kind"])
            if kind is not None and kind.indicator:
                draft.slots["indicator"] = Slot(Indicator(kind.indicator), *source.span("kind"))
            return
        if not figure.unit.isupper() or not self._worth.search(self.text, clause.end, figure.start):
            return
        if is_industry(self.g, str(draft.value("subject"))):
            draft.slots["indicator"] = Slot(Indicator.GROSS_OUTPUT, clause.end, figure.start)

    def _is_amount(self, figure: Figure) -> bool:
        """Say whether a figure is of something weighed or measured."""
        return figure.unit not in _NO_AMOUNT and not is_money(figure.unit)
