"""Decide which indicator a figure is of, and of what industry, product or thing."""

from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.compounds import Compounds
from jiqun.extraction.counts import CountReader
from jiqun.extraction.defaults import OF_PEOPLE, choose_indicator, fits, is_money
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.known_things import KnownThings
from jiqun.extraction.marks import Mark
from jiqun.extraction.money_words import MoneyWords
from jiqun.extraction.partners import PartnerReader
from jiqun.extraction.places import PlaceReader
from jiqun.extraction.share_things import ShareThings
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.extraction.things import PHYSICAL, ThingReader
from jiqun.model import Indicator, Measure

EACH = 100
"""Characters between counted things and the size of each: our choice."""
_COUNTED = (Measure.LEVEL, Measure.CHANGE)


class SubjectReader:
    """Reads indicators and subjects of one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self.phrases = g.phrases
        self.compounds = Compounds(g, text)
        self.clauses = ClauseThings(g, text)
        self.places = PlaceReader(g, text, self.clauses)
        self.money = MoneyWords(g, text)
        self.shares = ShareThings(g, text, self.clauses)
        self.counts = CountReader(g, text, self.compounds, self.clauses)
        self.things = ThingReader.for_text(g, text)
        self.things.compounds = self.compounds
        self.partners = PartnerReader.for_text(g, text)
        self.known = KnownThings(g, text, self.compounds, self.partners)
        self._other_rate = g.pack.form("names", "things", "other_rate")
        self._each_with = g.pack.form("names", "things", "each_with")
        self._cluster = g.pack.form("names", "things", "cluster")
        self.placed_in_brackets = False

    def enter(self, state: State, draft: Draft) -> None:
        """Give a new draft what the text has carried so far."""
        if state.indicator:
            draft.slots["indicator"] = state.indicator
        if state.subject:
            draft.slots["subject"] = state.subject

    def place(
        self,
        figure: Figure,
        draft: Draft,
        left: list[Mark],
        right: list[Mark],
        gap: int,
        limit: int,
        sentence: Any,
        state: State,
        twin: Draft | None,
    ) -> None:
        """Set indicator and subject of a draft, and carry them along."""
        of_from = draft.value("of_from")
        own = [m for m in left if of_from is None or m.start < of_from]
        own = sentence.without_asides(own, figure)
        if self.g.spaced and is_money(figure.unit):
            own = [m for m in own if m.meaning.indicator not in OF_PEOPLE]
        if figure.form == "rank":
            shadow = Draft(draft.start, draft.end)
            if any(m.meaning.indicator or m.meaning.subject for m in own):
                self.known.before(own, gap, figure.start, shadow, state, None, sentence)
            self.places.read(figure, draft, own, gap, limit, state, sentence)
            return
        self.compounds.gap = gap
        self.compounds.barriers = [w.stop for w in sentence.whens if w.stop <= figure.start]
        self.placed_in_brackets = False
        bracket = self.things.bracketed(figure, gap)
        named = self.g.lexicon.meaning(self.text[slice(*bracket)]) if bracket else None
        if bracket is not None and not self.g.spaced and named is not None and named.area:
            if any(m.meaning.indicator for m in own if m.end <= bracket[0]):
                self.known.before(
                    [m for m in own if m.end <= bracket[0]],
                    *(gap, bracket[0], draft, state, twin, sentence),
                )
            elif state.indicator is not None:
                draft.slots["indicator"] = state.indicator.inherited()
                draft.slots["subject"] = state.subject or Slot(None)
            choose_indicator(self.g, self.text, figure, draft)
            self.placed_in_brackets = True
            return
        if bracket is not None and self._of_a_place(bracket, draft, sentence):
            return
        if bracket is not None and self.g.spaced and named is not None and named.indicator:
            draft.set("indicator", Indicator(named.indicator), bracket)
            draft.set("subject", named.subject, bracket)
            choose_indicator(self.g, self.text, figure, draft)
            return  # imports exceed exports (12 billion dollars)
        if bracket is not None:
            self.known.carried(draft, state, twin)
            draft.set("subject", self.phrases.label(self.text[bracket[0] : bracket[1]]), bracket)
            choose_indicator(self.g, self.text, figure, draft)
            return
        if not self.g.spaced and self.partners.before(figure, draft, own, gap, state):
            return
        counted = figure.unit == "count" and draft.value("measure") in _COUNTED
        if counted and self.counts.read(figure, draft, own, gap, limit, state, sentence):
            sentence.counted = draft
            told = draft.slots.get("subject")
            if draft.value("indicator") is Indicator.COUNT and told is not None and told.value:
                self.counts.last_counted = told
            return
        high = figure.start if of_from is None else max(gap, min(of_from, figure.start))
        if not self.known.of_own_clause(own, gap, high, draft, state):
            self.known.before(own, gap, high, draft, state, twin, sentence)
            self._goes_on(own, draft, sentence, state)
        if self.g.spaced:
            self.known.behind(figure, draft, own, right, limit, state)
        else:
            self.things.measured(figure, draft, limit, state)
        if "shared" in draft.slots:
            self.things.shared(draft)
        if self.g.spaced and figure.unit in PHYSICAL:
            self.things.amount_of(figure, draft, limit)
        held = draft.slots.get("subject")
        if (
            self.g.spaced
            and held is not None
            and held.how == INHERITED
            and held.value is not None
            and draft.value("indicator") is None
            and (held.start or 0) < sentence.start
        ):
            draft.slots.pop("subject")
            before = sentence.previous.slots.get("subject") if sentence.previous else None
            if before is not None and not any(m.meaning.subject for m in own):
                draft.slots["subject"] = before.inherited()
        self.things.named(figure, draft, own, sentence, gap, state)
        if held is not None and draft.value("subject") is None:
            draft.slots["subject"] = held
        self.things.destined(figure, draft)
        self.clauses.settle(figure, draft, sentence, gap, state)
        if self.g.spaced:
            self.clauses.referents.settle(draft, state)
        self._each_of_them(figure, draft, sentence)
        self._size_of_a_cluster(figure, draft, sentence, state)
        self.money.read(figure, draft, sentence, state)
        self.shares.settle(figure, draft, sentence, gap, state, limit)
        self.things.traded(figure, draft, limit)
        self._of_the_list(figure, draft, own, sentence)
        choose_indicator(self.g, self.text, figure, draft, state.told[0])
        if self.g.spaced and is_money(figure.unit):
            carried = state.indicator
            if carried is not None and not fits(carried.value, figure.unit):
                state.indicator = draft.slots["indicator"]

    def _each_of_them(self, figure: Figure, draft: Draft, sentence: Any) -> None:
        """Give the size of each of some counted things the things: 400 projects, each worth …."""
        before = sentence.previous
        if before is None or not self.g.spaced or before.value("unit") != "count":
            return
        between = self.text[before.end : figure.start]
        if len(between) < EACH and self._each_with.search(between) and "subject" in before.slots:
            draft.slots["subject"] = before.slots["subject"].inherited()

    def _size_of_a_cluster(self, figure: Figure, draft: Draft, sentence: Any, state: State) -> None:
        """Leave an indicator of another sentence off a cluster's size, told without a measure."""
        held, kind = draft.slots.get("subject"), draft.slots.get("indicator")
        if not self.g.spaced or held is None or kind is None or kind.start is None:
            return
        if draft.value("measure") is not Measure.LEVEL or not figure.unit.isupper():
            return
        here = held.value is not None and (held.start or 0) >= sentence.start > kind.start
        if not here:
            return
        named = self._cluster.search(str(held.value)) is not None
        if named or self._cluster.match(self.text, held.end or 0, (held.end or 0) + 12):
            draft.slots["indicator"] = Slot(Indicator.GROSS_OUTPUT, held.start, held.end)
            state.indicator = draft.slots["indicator"]

    def _of_a_place(self, bracket: tuple[int, int], draft: Draft, sentence: Any) -> bool:
        """Give a figure in brackets behind a place the thing of the figure before: X (8%)."""
        before = sentence.previous
        if before is None or not self.g.spaced:
            return False
        spot = [m for m in sentence.marks if m.meaning.area and m.end == bracket[1]]
        meaning = spot[0].meaning if spot else self.g.lexicon.meaning(self.text[slice(*bracket)])
        rate = self._other_rate.fullmatch(self.text, *bracket)
        words = self.text[slice(*bracket)]
        counted = before.value("unit") == draft.value("unit") == "count"
        if rate is None and counted and words.istitle() and meaning is None:
            draft.slots["area"] = Slot(words, *bracket)  # Xishan (19) and Jiangyin (14)
        elif rate is None and (meaning is None or not meaning.area):
            return False
        if before.value("unit") != draft.value("unit"):
            return False
        gap = before.value("measure") is Measure.GROWTH_GAP  # the rate that it is held against
        names = ("indicator", "subject") if gap else ("indicator", "subject", "of", "measure")
        draft.take(before, *names)
        return True

    def _of_the_list(self, figure: Figure, draft: Draft, own: list[Mark], sentence: Any) -> None:
        """Give the next figure of a list the thing of the one before: … in 2000, … in 1990."""
        before = sentence.previous
        if before is None or not self.g.spaced or draft.value("subject") is not None:
            return
        if before.value("unit") != figure.unit or before.value("subject") is None:
            return
        if figure.unit not in PHYSICAL or any(m.meaning.subject for m in own):
            return
        draft.take(before, "subject", "indicator")

    def _goes_on(self, own: list[Mark], draft: Draft, sentence: Any, state: State) -> None:
        """Give a rate right behind a level the level's indicator: 生产钾肥757万吨、增长1.1%."""
        previous = sentence.previous
        if previous is None or draft.value("indicator") is not None or state.indicator is not None:
            return
        if any(m.meaning.indicator or m.meaning.subject for m in own):
            return
        kept = previous.slots.get("indicator")
        if kept is not None and kept.value is Indicator.RANKING:
            return
        if kept is not None and previous.value("subject") == draft.value("subject"):
            draft.slots["indicator"] = kept.inherited()
