"""Tell what a noun phrase names: an indicator, the thing it is of, or what was named before."""

import re
from collections.abc import Callable
from functools import partial

from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of
from jiqun.extraction.named import Named
from jiqun.extraction.normal import ends_at
from jiqun.extraction.state import Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator

_COUNTED = re.compile(r"^\d[\d,]* (?=[a-z])")
_SHORT = re.compile(r"\s*\([A-Z][A-Za-z&]{1,6}\)$")
_OWNER = re.compile(r"(?P<who>[^,.;]{2,50}?)(?:'s|(?<=s)')\s+")
_LAST_WORD = re.compile(r" [a-z]+$")
_OWNED = re.compile(r"(?:'s?)?\s*")
_BY_WORDS = (Indicator.OTHER, Indicator.INCOME, Indicator.ENERGY)
"""Indicators so wide that their thing is the whole phrase: cargo throughput, trade surplus."""


class NounPhrases(TextReader):
    """Reads the noun phrases of one text.

    Attributes:
        find: gives the marks between two places of it.
    """

    find: Callable[[int, int], list[Mark]]

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        self.phrases = g.phrases
        table = g.pack.clauses.get("noun_phrases")
        self.works = bool(table)
        if not table:
            return
        self._theirs = kept_pattern(rf"(?:{longest_first(table['theirs'])})(?![\w-])\s*", re.I)
        self._frills = kept_pattern(rf"(?:{longest_first(table['frills'])})(?![\w-])[\s,]*", re.I)
        links = longest_first(table["links"])
        self._link = kept_pattern(rf"\s+(?:{links})(?![\w-])\s*", re.I)
        self._described = kept_pattern(rf"\s+[a-z]+ed(?=\s+(?:{links})(?![\w-]))", re.I)
        self._nouns = longest_first(table["shells"])
        self.growth_of = kept_pattern(
            rf"\s*(?:{longest_first(table['rates'])})?\s*(?:{self._nouns})\s+(?:in|of|for)\s+(?=[a-z])",
            re.I,
        )
        self._shell = kept_pattern(rf"(?:{self._nouns})", re.I)
        self._that_of = kept_pattern(
            rf"(?:that|those)\s+(?:{longest_first(table['that_of'])})\s+", re.I
        )
        self._tail = kept_pattern(rf"\s*(?:{self._nouns})?\s*", re.I)
        self._cut = kept_pattern(str(table["cut"]))
        self._of = str(table["of"])
        self._in = str(table["in"])
        self._takes = {str(k): frozenset(map(str, v)) for k, v in table["takes"].items()}
        self._partner = {str(k): frozenset(map(str, v)) for k, v in table["partner"].items()}
        self.agents = frozenset(map(str, table["agents"]))
        self._place = kept_pattern(str(table["place"]))
        self._large = kept_pattern(str(table["above_scale"]), re.I)
        self._the = kept_pattern(rf"\b(?:{longest_first(table['pointing'])})\s+$", re.I)
        self._qualifiers = frozenset(str(w).lower() for w in table["frills"])
        self._pronoun = kept_pattern(rf"(?:{longest_first(table['pronouns'])})", re.I)
        tellers = (
            rf"(?:[\w'’-]+ ){{0,2}}(?:{longest_first(table['tellers'])})(?: (?:of|on|for|by) .+)?"
        )
        joins = longest_first(table["joins"])
        self._joined = kept_pattern(rf",?\s+(?:(?:{joins})\s+)?|,\s+", re.I)
        self._nobody = kept_pattern(rf"(?:{longest_first(table['nobodies'])})|{tellers}", re.I)
        self._kept = frozenset(map(str, table["kept"]))
        self._unnamed = kept_pattern(rf"(?:{longest_first(table['unnamed'])})", re.I)

    @classmethod
    def for_text(cls, g: Grammar, text: str) -> "NounPhrases":
        """Give a reader of a text, which finds what the lexicon knows."""
        reader = super().for_text(g, text)
        reader.find = partial(g.lexicon.find, text)
        return reader

    def read(self, start: int, end: int) -> Named | None:
        """Tell what the phrase between two places names; None where it names nothing."""
        if not self.works:
            return None
        refers = False
        if again := self._that_of.match(self.text, start, end):
            return self._again(again.end(), end)
        if theirs := self._theirs.match(self.text, start, end):
            refers, start = True, theirs.end()
        start = self._without_frills(start, end)
        if start >= end:
            return Named(refers=True, pronoun=True) if refers else None
        if self._nobody.fullmatch(self.text, start, end):
            return None
        if self._is_vague(start, end):
            pronoun = refers or self._pronoun.fullmatch(self.text, start, end) is not None
            known = self.g.lexicon.meaning(self.text[start:end])
            if (
                known is not None
                and known.subject
                and not self._the.search(self.text, max(0, start - 8), start)
            ):
                return Named(subject=Slot(known.subject, start, end))
            return Named(refers=True, pronoun=pronoun)
        owner = _OWNER.match(self.text, start, end)
        owned: Slot | None = None
        if owner is not None:
            owned, refers = self._owned(owner, refers)
            start = self._without_frills(owner.end(), end)
        marks = self.find(start, end)
        if marks and marks[-1].end == end and marks[-1].start > start and self._moves(marks[-1]):
            end = marks.pop().start - 1  # imports slumping by 9 percent
        head = self._head(marks, start, end)
        kind = self._kind(marks, head)
        if kind is None:
            if self._shell.fullmatch(self.text, start, head):
                return self._inside(head, end, refers, owned)
            return self._thing(marks, start, head, end, refers)
        return self._measured(kind, start, head, end, owned, refers)

    @staticmethod
    def _moves(mark: Mark) -> bool:
        """Say whether a word only tells which way something went."""
        meaning = mark.meaning
        return bool(meaning.cues & {"up", "down"}) and not (meaning.indicator or meaning.subject)

    def _again(self, start: int, end: int) -> Named:
        """Read `that of rural residents`: what was measured before, of another thing."""
        start = self._without_frills(start, end)
        if start >= end or self._is_vague(start, end):
            return Named(refers=True)
        words = " ".join(self.text[start:end].split())
        place = any(m.meaning.area for m in self.find(start, end))
        label = words if place else self.label(start, end)
        return Named(subject=Slot(label, start, end), again=True)

    def behind_pronoun(self, start: int, end: int) -> int:
        """Give where a name begins behind the pronoun of whom it is of: its, their."""
        low = end - len(self.text[start:end].lstrip())
        theirs = self._theirs.match(self.text, low, end) if self.works else None
        return theirs.end() if theirs is not None else start

    def begin(self, start: int, end: int) -> int:
        """Give where a name begins behind its articles, pronouns and owners that are places."""
        if theirs := self._theirs.match(self.text, start, end):
            start = theirs.end()
        return self._without_frills(start, end)

    def is_empty(self, words: str) -> bool:
        """Say whether words only qualify: combined, total annual, the former."""
        plain = self.phrases.broad | self._qualifiers
        return all(word in plain for word in words.lower().split())

    def is_of_all(self, kind: Indicator) -> bool:
        """Say whether an indicator is of the whole place alone: GDP, population, deposits."""
        return self._takes.get(str(kind)) == frozenset()

    def clause_end(self, start: int, end: int) -> int:
        """Give where a noun phrase ends at the latest: before a time, an aim, a new clause."""
        cut = self._cut.search(self.text, start, end)
        stop = cut.start() if cut else end
        return ends_at(self.text, start, stop) if stop > start else start

    def _inside(self, head: int, end: int, refers: bool, owned: Slot | None) -> Named | None:
        """Read what stands behind `the growth of`, `the total value of`."""
        link = self._link.match(self.text, head, end)
        if link is None or link[0].strip().lower() not in (self._of, self._in):
            return Named(refers=True, subject=owned)
        named = self.read(link.end(), end)
        if link[0].strip().lower() == self._in and (named is None or named.refers):
            return Named(refers=True, subject=owned)  # the decline in 2023
        if link[0].strip().lower() == self._in and self.text.endswith("growth", 0, head):
            return Named(refers=True, subject=owned)  # of all the growth in manufacturing
        return named

    def _without_frills(self, start: int, end: int) -> int:
        """Skip words before a name that belong to no name: the, total, the city's, places."""
        while True:
            kept = start
            while (
                start < end
                and not self.text[start].isalnum()
                and self.text[start] not in "“\"'$€£¥"
            ):
                start += 1
            frills = self._frills.match(self.text, start, end)
            if frills and not self._begins_name(start, frills.end(), end):
                start = frills.end()
            areas = [m for m in self.find(start, end)[:2] if m.meaning.area]
            if areas and areas[0].start == start:
                joined = self._joined.match(self.text, areas[0].end, end)
                if joined and len(areas) > 1 and joined.end() == areas[1].start:
                    start = areas[1].start
                    continue
                after = _OWNED.match(self.text, areas[0].end, end)
                if after is not None and after.end() < end:
                    start = after.end()
            if start == kept:
                return start

    def _begins_name(self, start: int, frill: int, end: int) -> bool:
        """Say whether a word before a name is part of it: new energy, annual disposable income."""
        marks = self.find(start, end)
        return any(
            m.start == start
            and m.end > frill
            and (m.meaning.subject or m.meaning.indicator or m.meaning.area)
            for m in marks
        )

    def _is_vague(self, start: int, end: int) -> bool:
        words = self.text[start:end]
        return self.phrases.is_vague(words) or self._unnamed.fullmatch(words) is not None

    def _owned(self, owner: re.Match[str], refers: bool) -> tuple[Slot | None, bool]:
        """Give whose something is: the sector's deficit, the chemical industry's revenue."""
        low, high = owner.span("who")
        low = self._without_frills(low, high)
        if low >= high or self._is_vague(low, high):
            return None, True
        marks = self.find(low, high)
        if any(m.meaning.area or m.meaning.cues for m in marks):
            return None, refers
        return Slot(self.label(low, high), low, high), refers

    def _head(self, marks: list[Mark], start: int, end: int) -> int:
        """Give where the head of a phrase ends: before `of …`, `in …` outside a known name."""
        names = [m for m in marks if m.meaning.indicator or m.meaning.subject]
        for link in self._link.finditer(self.text, start, end):
            if not any(m.start < link.start() and link.end() <= m.end for m in names):
                end = link.start()
                break
        if short := _SHORT.search(self.text, start, end):
            end = short.start()  # the gross domestic product (GDP) of Chongqing
        told = self._described.search(self.text, start, end + 6)
        if told and told.end() == end and not any(m.end == end for m in names):
            return told.start()  # investment declared to the agency
        return end

    def _kind(self, marks: list[Mark], head: int) -> Mark | None:
        """Give the indicator that is the head of a phrase."""
        for mark in reversed(marks):
            if mark.end > head and not self._link.fullmatch(f"{self.text[head : mark.end]} "):
                continue
            if mark.meaning.indicator and mark.end > head:
                return mark
            if mark.meaning.indicator and self._tail.fullmatch(self.text, mark.end, head):
                return mark
            if not mark.meaning.cues:
                return None
        return None

    def _measured(
        self,
        kind: Mark,
        start: int,
        head: int,
        end: int,
        owned: Slot | None,
        refers: bool,
    ) -> Named:
        meaning = kind.meaning
        indicator = Slot(Indicator(meaning.indicator or "other"), kind.start, kind.end)
        inside = _LAST_WORD.search(self.text[kind.start : kind.end])
        if inside and self._link.fullmatch(f"{inside[0]} "):
            head = kind.start + inside.start()  # trade with, exports to
        subject = self._complement(head, end, meaning.indicator or "")
        if subject is None and kind.start > start:
            low = self._without_frills(start, kind.start)
            high = ends_at(self.text, start, kind.start)
            words = self.text[low:high].split()
            while (
                words
                and (words[0].lower() in self.phrases.broad or words[0][-1].isdigit())
                and not self._begins_name(low, low + len(words[0]), high)
            ):
                low += len(words.pop(0)) + 1
            told = self.text[start : kind.start].split()
            if not words and told and told[-1].lower() in self._kept and meaning.whole:
                low = kind.start - len(told[-1]) - 1
                subject = Slot(" ".join(self.text[low : kind.end].split()), low, kind.end)
            if words and not all(w.lower() in self.phrases.broad for w in words):
                subject = Slot(self.label(low, high), low, high)
        if indicator.value in _BY_WORDS and not meaning.subject:
            bare = subject is None and owned is None
            stop = subject.end if subject is not None and (subject.end or 0) > head else head
            low = self._without_frills(owned.start, end) if owned and owned.start else start
            subject = Slot(" ".join(self.text[low:stop].split()), low, stop)
            return Named(indicator, subject, refers, refers, bare=bare)
        if self._large.search(self.text, start, end) and meaning.subject == "industry":
            return Named(indicator, Slot(self.label(start, end), start, end), refers, refers)
        taxed = indicator.value is Indicator.FISCAL_REVENUE and subject is not None
        taxed = taxed and self.text[kind.end : kind.end + 4] == " of "
        if meaning.subject and not taxed and (subject is None or meaning.subject != "industry"):
            subject = subject if subject and meaning.subject == "per capita" else None
            subject = subject or Slot(meaning.subject, kind.start, kind.end)
        if subject is None and owned is None:
            subject = self._industry_behind(head, end)
        return Named(indicator, subject or owned, refers, refers, meaning.whole)

    def _industry_behind(self, head: int, end: int) -> Slot | None:
        """Give bare words for an industry behind a flow: exports of the sector."""
        link = self._link.match(self.text, head, end)
        if link is None or link[0].split()[-1].lower() != self._of:
            return None
        low = self._without_frills(link.end(), end)
        stop = self._head(self.find(low, end), low, end)
        words = self.text[low:stop].lower()
        return Slot(words, low, stop) if words in self.phrases.heads else None

    def _complement(self, head: int, end: int, kind: str) -> Slot | None:
        """Give the thing behind an indicator: exports of X, investment in X."""
        link = self._link.match(self.text, head, end)
        while link is not None:
            word = link[0].split()[-1].lower()
            low = self._without_frills(link.end(), end)
            nxt = self._link.search(self.text, low, end)
            stop = end
            if nxt is not None:
                inside = any(
                    m.meaning.subject and m.start < nxt.start() and nxt.end() <= m.end
                    for m in self.find(low, end)
                )
                stop = end if inside else nxt.start()
            if (
                word in self._takes.get(kind, {self._of})
                and low < stop
                and not self._is_vague(low, stop)
            ):
                marks = self.find(low, stop)
                place = any(m.meaning.area for m in marks)
                if place and word in self._partner.get(kind, ()):
                    return Slot(" ".join(self.text[low:stop].split()), low, stop)
                if not place:
                    return Slot(self.label(low, stop), low, stop)
            link = self._link.match(self.text, stop, end) if stop < end else None
        return None

    def _thing(
        self,
        marks: list[Mark],
        start: int,
        head: int,
        end: int,
        refers: bool,
    ) -> Named | None:
        """Read a phrase that names a thing and measures nothing."""
        places = [m for m in marks if m.meaning.area]
        if places and places[0].start == start and places[-1].end >= head:
            return None  # Foshan and Dongguan
        stop = head
        link = self._link.match(self.text, head, end)
        if link is not None and link[0].strip().lower() == self._of:
            low = self._without_frills(link.end(), end)
            inner = self.find(low, end)
            nobody = self._nobody.fullmatch(self.text, low, self._head(inner, low, end))
            if (
                low < end
                and not nobody
                and not any(m.meaning.area and m.start == low for m in inner)
                and self._place.match(self.text, low, end) is None
            ):
                stop = self._head(inner, low, end)
        return Named(subject=Slot(self.label(start, stop), start, stop), refers=refers)

    def label(self, start: int, end: int) -> str:
        """Give the label of a name: the one of the catalogue, or the words."""
        words = _COUNTED.sub("", " ".join(self.text[start:end].split()))
        if large := self._large.search(words):
            kind = words[: large.start()].split()[-1:]
            joins = bool(kind) and self._link.match(f" {kind[0]} ") is not None
            if kind and kind[0].isalpha() and not joins and not self.is_empty(kind[0]):
                return self.phrases.label(words)  # chemical enterprises above designated size
            return str(self.g.pack.clauses["noun_phrases"]["above_scale_label"])
        label = self.phrases.label(words)
        if label != words:
            return label
        known = [m for m in self.find(start, end) if m.meaning.subject]
        if known and known[0].start == start and known[0].end == end:
            return name_of(self.text, known[0]) or words
        return words
