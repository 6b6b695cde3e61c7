"""Read how many of a thing there are: the thing stands behind, or before `reached`."""

from dataclasses import replace
from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.compounds import Compounds
from jiqun.extraction.defaults import FLOWS
from jiqun.extraction.dense_counts import DenseCounts, both
from jiqun.extraction.employers import EmployerReader
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of, within
from jiqun.extraction.state import Draft, Slot, State
from jiqun.model import Indicator

SOLD = (Indicator.OTHER, Indicator.EXPORTS)
"""What goods that were sold are, at home and abroad."""
ABROAD = 26
"""Characters behind goods in which it is told that they were sold abroad: our choice."""
GOVERNED = 60
"""Characters before a count in which the preposition that governs it begins: our choice."""
LONGEST_NAME = 80
"""Characters of a known name that is counted: our choice, the longest known has 74."""


class CountReader:
    """Reads the things that figures count in one text."""

    def __init__(self, g: Grammar, text: str, compounds: Compounds, clauses: ClauseThings) -> None:
        """Keep the grammar, the text and its phrases."""
        self.g, self.text, self.compounds = g, text, compounds
        self.clauses = clauses
        self.dense = DenseCounts(g, text, compounds)
        self.employers = EmployerReader.for_text(g, text)
        self.employers.clauses = clauses
        self.phrases = g.phrases
        self.last_counted: Slot | None = None
        form = g.pack.form
        self._place_only = form("indicators", "counting", "place_only")
        self._part_of = form("indicators", "counting", "part_of")
        self._qualified = form("indicators", "counting", "qualified")
        self._bare = form("indicators", "counting", "bare")
        self._numbered = form("indicators", "counting", "numbered")
        self._points = form("indicators", "counting", "points_back")
        self._counts = form("indicators", "counting", "counts")
        self._boxes = form("indicators", "counting", "boxes")
        self._label = form("indicators", "counting", "label_before")
        self._units_of = form("indicators", "counting", "units_of")
        self._are = form("indicators", "counting", "are")
        self._joined = form("indicators", "counting", "joined")
        self._coded = form("indicators", "counting", "coded")
        self._manner = form("indicators", "counting", "manner")
        self._participle = form("indicators", "counting", "participle")
        self._led = form("indicators", "counting", "led")
        self._sells = form("indicators", "counting", "sells")
        self._was_sold = form("indicators", "counting", "was_sold")
        self._abroad = form("indicators", "counting", "abroad")
        self._makes = form("indicators", "counting", "makes")
        self._was_made = form("indicators", "counting", "was_made")
        self._employs = form("indicators", "counting", "employs")
        self._dated = form("indicators", "counting", "dated")
        self._not_made = form("indicators", "counting", "not_made")
        self._heads = form("indicators", "counting", "heads_of_firms")
        self._able = form("indicators", "counting", "able")
        self._governed = form("indicators", "counting", "governed")
        self._destinations = form("indicators", "counting", "destinations")
        self._people = form("indicators", "counting", "people")
        self._count_of = form("indicators", "counting", "number_of")

    def read(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        limit: int,
        state: State,
        sentence: Any,
    ) -> bool:
        """Read how many of a thing: the thing stands behind, or before `reached`."""
        previous = sentence.previous
        text = self.text
        more = self.clauses.more.match(text, figure.after) if self.clauses.works else None
        if more is not None and previous is not None and previous.value("unit") == "count":
            draft.slots.update(both(previous))
            return True
        if self.employers.read(figure, draft, sentence, state):
            return True
        if self._boxes.search(text, figure.start, figure.after) and not self._able_before(own):
            draft.slots["indicator"] = Slot(Indicator.OTHER, figure.start, figure.end)
            label = str(self.g.pack.entry("indicators", "counting", "boxes_label"))
            draft.slots["subject"] = state.subject = Slot(label, figure.start, figure.end)
            return True
        if self.clauses.objects.counted(figure, draft, sentence, state):
            return True
        part = self._part_of.match(text, figure.after)
        if part is not None:
            found = self.phrases.right(text, part.end(), part.end() + 80)
            if found is not None:
                label = self.phrases.label(text[found[0] : found[1]])
                draft.slots["indicator"] = Slot(Indicator.COUNT, *found)
                draft.slots["subject"] = Slot(label, *found)
                return True
        if not self.g.spaced:
            return self.dense.read(figure, draft, own, gap, limit, state, previous)
        of = self._units_of.match(text, figure.after)
        if of is not None and (thing := self.phrases.right(text, of.end(), limit)):
            figure = replace(figure, after=thing[0] - 1)  # 2 million sets of lenses
        found = self.phrases.right(text, figure.after, limit) if self.g.spaced else None
        if found is None and (told := self._are.match(text, figure.after)):
            thing = self.phrases.right(text, told.end(), limit)
            if thing and thing[0] - told.end() < 2:
                found, figure = thing, replace(figure, after=told.end())  # 12 are little giants
        if found and self._manner.fullmatch(text, *found):
            found = None  # 120 newly built plants
        if found is None and (coded := self._coded.match(text, figure.after)):
            thing = self.phrases.right(text, coded.end(), limit)
            if thing and thing[0] - coded.end() < 2:
                found = (coded.start(1), thing[1])  # 110,000 5G base stations
        if found is None and (formed := self._participle.match(text, figure.after)):
            after = self.phrases.right(text, formed.end(), limit)
            if after and after[0] - formed.end() < 2:
                found = (formed.start(1), after[1])  # 2,292 listed companies
        if found:
            known = self.g.lexicon.find(text, found[0], min(limit, found[0] + LONGEST_NAME))
            if known and known[0].start == found[0] and known[0].meaning.subject:
                found = found[0], max(found[1], known[0].end)  # specialized, refined and new SMEs
        if found and self.clauses.works:
            verb = self.clauses.clauses.verb_in(found[0] + 1, found[1])
            if verb is not None and verb.end() == found[1] and verb.start() > found[0] + 2:
                found = found[0], verb.start()  # 180 companies employ 160,000 people
        if found and self.g.spaced and (more := self._joined.search(text, *found)):
            kinds = self.g.lexicon.find(text, more.end(), found[1])
            kind_ends = kinds[0].end if kinds else found[1]
            alone = kind_ends == found[1] or text.startswith(" of ", kind_ends)
            if kinds and kinds[0].start == more.end() and alone and kinds[0].meaning.indicator:
                found = found[0], more.start()  # 41 laboratories and exports of 3 billion
        if found and self._dated.fullmatch(text, *found):
            found = None  # 18 million TEUs last year
        if found and self.clauses.works:
            of = self.clauses.classed.match(text, found[0], min(limit, found[1] + 4))
            thing = self.phrases.right(text, of.end(), limit) if of else None
            if of is not None and thing is not None and thing[0] - of.end() < 2:
                found, figure = thing, replace(figure, after=of.end())  # 2 million pairs of shoes
        if found and previous is not None and self._acts(previous, found, sentence):
            thing = previous.value("subject")
            words = self.clauses.who.format(thing=thing, act=text[slice(*found)])
            draft.slots["indicator"] = Slot(Indicator.COUNT, *found)
            draft.slots["subject"] = Slot(words, *found)
            return True
        if found and found[0] - figure.after <= 3:
            inner = within(self.g.lexicon.find(text, found[0], found[1]), found[0], found[1])
            named = next(
                (
                    m
                    for m in inner
                    if m.meaning.indicator and m.meaning.indicator not in ("count", "gdp")
                ),
                None,
            )
            subject = [m for m in inner if m.meaning.subject]
            label = self.phrases.label(text[found[0] : found[1]])
            if subject and (subject[-1].end == found[1] or self._is_tier(subject[-1])):
                label = name_of(text, subject[-1]) or label
            kind = Indicator.COUNT
            if self._people.fullmatch(label) and any(
                m.meaning.indicator == "employment" for m in own
            ):
                kind, carry = Indicator.EMPLOYMENT, state.subject
                draft.slots["indicator"] = Slot(kind, *found)
                draft.slots["subject"] = carry.inherited() if carry else Slot(label, *found)
                return True
            if named and not subject and self._is_head(named, found):
                kind = Indicator(named.meaning.indicator or "count")
                employer = self._employer(gap, figure, state)
                if employer is not None:
                    draft.slots["indicator"] = Slot(kind, *found)
                    draft.slots["subject"] = employer
                    return True
            elif self._able.search(text, max(gap, figure.start - GOVERNED), figure.start):
                kind = Indicator.CAPACITY
            elif self._is_governed(gap, figure, label) or self._not_made.fullmatch(label):
                pass  # shipped to 219 countries: where to, not what; built 10 parks
            elif (made := self._made(own, gap, figure, found[1])) is not None:
                kind = made
            elif (sold := self._sold(gap, figure, found)) is not None:
                kind = sold
            elif (act := self.clauses.act(figure, sentence)) is not None and act[1] is not None:
                kind = act[1]
            elif previous is not None and self._goes_on(previous, figure):
                kind = previous.value("indicator")
            draft.slots["indicator"] = Slot(kind, *found)
            draft.slots["subject"] = self._firms(label, figure, sentence) or Slot(label, *found)
            more = self._qualified.match(text, found[1], min(limit + 60, len(text)))
            if more is not None and text[more.end() - 1].isdigit():
                more = None  # 600 firms with about 38,000 employees
            if more is not None and label == text[found[0] : found[1]]:
                words = " ".join(text[found[0] : more.end()].split())
                draft.slots["subject"] = Slot(words, found[0], more.end())
            carried = [m for m in own if m.meaning.indicator]
            if carried:
                state.indicator = Slot(
                    Indicator(carried[-1].meaning.indicator or "other"),
                    carried[-1].start,
                    carried[-1].end,
                )
            elif kind in SOLD:
                state.indicator = draft.slots["indicator"]
            elif state.indicator is None or figure.form == "digits":
                state.indicator = None
            if self._destinations.fullmatch(label) is None:
                state.subject = draft.slots["subject"]
            return True
        named_before = self._number_of(gap, figure.start) if self.g.spaced else None
        named_before = named_before or (self._labelled(figure, gap) if self.g.spaced else None)
        if named_before is not None:
            people = self.employers.are_employed(text[slice(*named_before)])
            kind = Indicator.EMPLOYMENT if people else Indicator.COUNT
            draft.slots["indicator"] = Slot(kind, *named_before)
            if self._bare.fullmatch(text, *named_before) and state.subject is not None:
                draft.slots["subject"] = state.subject.inherited()
                return True
            label = self.phrases.label(text[named_before[0] : named_before[1]])
            things = self.last_counted
            if self._place_only.fullmatch(label) and things is not None:
                draft.slots["subject"] = things.inherited()  # the number of the city reached 138
                return True
            draft.slots["subject"] = Slot(label, *named_before)
            state.subject, state.indicator = draft.slots["subject"], draft.slots["indicator"]
            return True
        if (
            previous is not None
            and previous.value("unit") == "count"
            and not any(m.meaning.indicator or m.meaning.subject for m in own)
        ):
            draft.slots.update(both(previous))
            return True
        return False

    def _firms(self, label: str, figure: Figure, sentence: Any) -> Slot | None:
        """Give the firms that are counted as households: enterprises above scale reached 2,000."""
        if self._heads.fullmatch(label) is None or not self.clauses.works:
            return None
        clause = self.clauses.clauses.of(sentence, figure.start)
        named = self.clauses.nouns.read(clause.start, clause.end) if clause is not None else None
        thing = named.subject if named is not None else None
        firms = str(thing.value).endswith(self.g.makers) if thing is not None else False
        known = thing is not None and self.g.lexicon.meaning(str(thing.value)) is not None
        return thing if firms or known else None

    def _is_governed(self, gap: int, figure: Figure, label: str) -> bool:
        """Say whether a preposition governs what is counted, so that it is no object of a verb."""
        low = max(gap, figure.start - GOVERNED)
        found = self._governed.search(self.text, low, figure.start)
        if found is None:
            return False
        return found["way"] is None or self._destinations.match(label) is not None

    def _able_before(self, own: list[Mark]) -> bool:
        return any(m.meaning.indicator == "capacity" for m in own)

    def _labelled(self, figure: Figure, gap: int) -> tuple[int, int] | None:
        """Give the label of a line that a number stands behind: `Companies: 2,500`."""
        low = max(gap - 1, self.text.rfind("\n", 0, figure.start), 0)
        found = self._label.search(self.text, low, figure.start)
        if found is None or self.clauses.clauses.verb_in(*found.span("what")) is not None:
            return None  # Robots bucked the trend: 2,310 units
        meaning = self.g.lexicon.meaning(found["what"])
        return None if meaning is not None and meaning.indicator else found.span("what")

    def _is_head(self, named: Mark, found: tuple[int, int]) -> bool:
        """Say whether an indicator is what is counted: no 11,917 foreign trade firms."""
        if named.end == found[1]:
            return True
        return (named.start == found[0] and self.text[named.end : named.end + 1] != " ") or (
            named.start == found[0] and self.text.startswith((" of ", " in "), named.end)
        )

    def _acts(self, previous: Draft, found: tuple[int, int], sentence: Any) -> bool:
        """Say whether a bare count is whose verb follows: of the 36 sectors, 29 achieved growth."""
        if not self.clauses.works or previous.value("unit") != "count":
            return False
        if not self.clauses.among.match(self.text, sentence.start):
            return False
        verb = self.clauses.clauses.verb_in(*found)
        return verb is not None and verb.start() == found[0]

    def _goes_on(self, previous: Draft, figure: Figure) -> bool:
        """Say whether a count shares the verb of the one before: and Lamborghini 10,112 cars."""
        if not self.clauses.works or previous.value("unit") != "count":
            return False
        if previous.value("indicator") not in (*FLOWS, Indicator.OTHER, Indicator.CAPACITY):
            return False
        if self._led.search(self.text, previous.end, figure.start):
            return False  # 30 million flowers of 1,600 varieties
        return self.clauses.clauses.verb_in(previous.end, figure.start) is None

    def _employer(self, gap: int, figure: Figure, state: State) -> Slot | None:
        """Give who employs the counted people: the industry employs 700,000 workers."""
        verb = self._employs.search(self.text, max(0, gap - 80), figure.start)
        if verb is None:
            return None
        low = max([0] + [self.text.rfind(c, 0, verb.start()) + 1 for c in ".;\n"])
        span = self.phrases.opening(self.text, low, verb.start() + 2)
        words = self.text[slice(*span)] if span else ""
        if span is None or self.phrases.is_vague(words):
            return state.subject.inherited() if state.subject and state.subject.value else None
        marks = self.g.lexicon.find(self.text, *span)
        if any(m.meaning.area for m in marks):
            return None
        known = [m for m in marks if m.meaning.subject]
        return Slot(known[-1].meaning.subject if known else self.phrases.label(words), *span)

    def _sold(self, gap: int, figure: Figure, thing: tuple[int, int]) -> Indicator | None:
        """Give what goods that were sold are: sales have no indicator, those abroad are exports."""
        told = self._sells.search(self.text, max(gap, figure.start - GOVERNED), figure.start)
        if told is None and self._was_sold.match(self.text, thing[1]) is None:
            return None
        abroad = self._abroad.search(self.text, thing[0], thing[1] + ABROAD)
        return Indicator.EXPORTS if abroad else Indicator.OTHER

    def _made(self, own: list[Mark], gap: int, figure: Figure, end: int) -> Indicator | None:
        """Give what was done with the things: produced, exported, imported; None if nothing."""
        low = max(gap, figure.start - 60)
        verb = self._makes.search(self.text, low, figure.start)
        last = next((m for m in reversed(own) if m.meaning.indicator), None)
        if verb is not None:
            told = last if last is not None and last.end > verb.start() else None
            kind = Indicator(told.meaning.indicator or "other") if told else Indicator.PRODUCTION
            return kind if kind in FLOWS else None
        passive = self._was_made.match(self.text, end)
        if passive is None:
            return None
        if passive["exports"] or passive["abroad"]:
            return Indicator.EXPORTS
        return Indicator.IMPORTS if passive["imports"] else Indicator.PRODUCTION

    def _number_of(self, low: int, high: int) -> tuple[int, int] | None:
        found = list(self._count_of.finditer(self.text, low, high))
        if found:
            told = self.g.lexicon.find(self.text, found[-1].end(), high)
            if told and told[0].start == found[-1].end() and told[0].meaning.subject:
                return told[0].start, told[0].end  # its commas end no name
            named = self._numbered.match(self.text, found[-1].end(), high)
            if named is not None:
                return None if self._points.match(named[1]) else named.span(1)
            return self.phrases.right(self.text, found[-1].end(), high)
        verb = self._counts.search(self.text, low, high)
        phrase = self.phrases.left(self.text, low, verb.start()) if verb else None
        if phrase is None:
            return None
        marks = self.g.lexicon.find(self.text, *phrase)
        return None if any(m.meaning.indicator for m in marks) else phrase

    def _is_tier(self, mark: Mark) -> bool:
        return "enterprises" in (mark.meaning.subject or "")
