"""Find the thing that a whole text is about, and give it to figures that name none.

An article on the tea of a town says at some point that `output rose 4 percent`. What is made,
earned or sold is of a thing; where neither a sentence nor those before it tell of which, it is the
thing that the title names and the text keeps naming.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.plausible import WHOLE, Names, names
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.model import Indicator

TITLE = 200
"""Characters of a beginning in which its title and its first line stand: our choice."""
READ = 4000
"""Characters of a text in which is counted what it keeps naming: our choice, a page and a half."""
OFTEN, VERY_OFTEN, LETTERS = 3, 4, 3
"""Times that a text names what it is about, times from which on it need not do so without a noun
behind it (cocoa beans), and letters of such a word: our choice."""
MOSTLY = 0.6
"""Share of its mentions from which on a word goes with the one before it: our choice."""
ON_IT = 0.3
"""Share of its figures from which on a text is on a thing alone, and its exports too: our choice,
found on 303 annotated texts, where no exports of everything were told in such a text."""
OF_THINGS = frozenset(
    {
        Indicator.PRODUCTION,
        Indicator.CAPACITY,
        Indicator.REVENUE,
        Indicator.PROFIT,
    }
)
"""Indicators that are of a thing: what is made, earned or sold."""
OF_ITS_THING = OF_THINGS | {Indicator.GROSS_OUTPUT, Indicator.EXPORTS}
"""Those that are of a thing in a text that is on it alone."""
MEASURED = OF_ITS_THING | {Indicator.VALUE_ADDED}
"""Indicators whose own words name no thing, unlike those that tell which one is meant: jobs."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class _Thing:
    """A word of a title, with how often the text has it, and in which forms."""

    start: int
    end: int
    small: int = 0
    large: int = 0
    alone: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)

    @property
    def mentions(self) -> int:
        return self.small + self.large

    @property
    def is_named_on(self) -> bool:
        """Whether the text keeps naming it, as a noun and as no proper name."""
        often = self.mentions >= (OFTEN if self.alone else VERY_OFTEN)
        return often and self.small * 2 >= self.mentions


class TextThings:
    """Finds what texts of one language are about."""

    def __init__(self, g: Grammar) -> None:
        """Keep the judge of names and the words that name nothing by themselves."""
        self.g = g
        self._names: Names = names(g.pack.code)
        table = g.pack.clauses.get("topics") or {}
        self.works = self._names.works and bool(table)
        never = (*table.get("never", ()), *g.pack.words.get("determiners", ()))
        self._never = frozenset(_stem(str(word)) for word in never)
        people = g.pack.clauses.get("people") or {}
        self._people = frozenset(map(str, people.get("always", ())))
        self._alone = g.pack.form("clauses", "topics", "alone")

    def give(self, text: str, drafts: Sequence[Draft]) -> None:
        """Give the figures that have no thing the one that the text is about, if there is one."""
        for draft in drafts if self.works else ():
            if self._names_its_measure(draft):
                total = draft.value("indicator") is Indicator.EXPORTS
                draft.slots["subject"] = Slot(WHOLE if total else None)
        wanting = [d for d in drafts if self._wants(d)] if self.works else []
        thing = self.find(text) if wanting else None
        if thing is None:
            return
        head = str(thing.value).rpartition(" ")[2].lower()
        named = sum(head in str(d.value("subject")).lower() for d in drafts)
        if not named:
            return
        on_it = named >= ON_IT * len(drafts)
        for draft in wanting:
            lone = draft.value("subject") is None and draft.value("indicator") in OF_THINGS
            if lone or on_it:
                draft.slots["subject"] = thing

    def _names_its_measure(self, draft: Draft) -> bool:
        """Say whether the thing of a figure is but a word for its measure: output, sales."""
        indicator, subject = draft.value("indicator"), draft.value("subject")
        if subject is None or indicator not in MEASURED:
            return False
        known = self.g.lexicon.meaning(str(subject))
        return known is not None and known.indicator in MEASURED and known.subject is None

    def _wants(self, draft: Draft) -> bool:
        """Say whether a figure is of a thing and names none, or but the people who work."""
        indicator, subject = draft.value("indicator"), draft.value("subject")
        if indicator is Indicator.EMPLOYMENT:
            return str(subject).lower() in self._people
        return indicator in OF_ITS_THING and subject in (None, WHOLE)

    def find(self, text: str) -> Slot | None:
        """Give the thing that a text is about; None where its title names none that it keeps to.

        >>> from jiqun.extraction.grammar import grammar
        >>> things = TextThings(grammar("en"))
        >>> things.find("Tea booms\\n\\nTea, the tea of Fuding: all want tea.").value
        'tea'
        """
        head = text[:READ]
        words = [*_WORD.finditer(head)]
        things: dict[str, _Thing] = {}
        for word in words:
            if word.start() < TITLE:
                things.setdefault(_stem(word[0]), _Thing(*word.span()))
        for at, word in enumerate(words):
            thing = things.get(_stem(word[0]))
            if thing is not None:
                self._count(thing, head, word, words[at - 1] if at else None)
        fit = {s: t for s, t in things.items() if t.is_named_on and self._is_thing(s, t)}
        if not fit:
            return None
        best = max(fit.values(), key=lambda t: (t.mentions, -t.start))
        return Slot(self._label(best), best.start, best.end, INHERITED)

    def _count(
        self, thing: _Thing, head: str, word: re.Match[str], before: re.Match[str] | None
    ) -> None:
        low = word[0].lower()
        thing.forms[low] += 1
        thing.small += word[0] == low
        thing.large += word[0] != low
        thing.alone += self._alone.match(head, word.end()) is not None
        if before is not None and head[before.end() : word.start()] == " ":
            thing.before[before[0].lower()] += 1

    def _is_thing(self, stem: str, thing: _Thing) -> bool:
        word = thing.forms.most_common(1)[0][0]
        meaning = self.g.lexicon.meaning(word)
        if meaning is not None and (meaning.area or meaning.indicator or meaning.cues):
            return False
        known = stem in self._never or len(word) < LETTERS
        return not known and self._names.is_name(word)

    def _label(self, thing: _Thing) -> str:
        """Give a thing its name, with the word that mostly stands before it: ceramic tiles."""
        word = thing.forms.most_common(1)[0][0]
        for before, times in thing.before.most_common(1):
            often = times >= MOSTLY * thing.mentions and _stem(before) not in self._never
            if often and self._names.is_name(f"{before} {word}"):
                return f"{before} {word}"
        return word


def _stem(word: str) -> str:
    low = word.lower()
    return low if low.endswith("ss") else low.removesuffix("s")
