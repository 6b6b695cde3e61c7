"""Tell who is quoted with a figure: a bureau, a mayor, an expert; the paper itself where nobody is.

An expert's estimate is never an actual figure: it is what somebody thinks, and its status says so.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.guards import guards
from jiqun.extraction.normal import small_letters
from jiqun.extraction.openings import Words
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.lang import Pack
from jiqun.model import Status

KINDS = ("expert", "official", "authority", "company")
"""Classes of speakers, in the order in which they are tried: a professor of a ministry's
institute is an expert, the head of a bureau an official."""
LONGEST = 110
"""Characters of a speaker's name and office: our choice."""
REACH = 150
"""Characters around a word of saying in which its speaker stands: our choice."""
NEAR = 60
"""Characters between a quotation and the words that say whose it is: our choice."""
_STOP = re.compile(r"[.!?。！？]")
_QUOTES = tuple('“”"‘’')


class Told(NamedTuple):
    """One place where a text says who speaks."""

    start: int
    end: int
    who: str
    first: int
    last: int


class SpeakerReader:
    """Reads the speakers of one language."""

    def __init__(self, language: Pack) -> None:
        """Compile the patterns of a pack."""
        table = language.names["speakers"]
        self.spaced = language.spaced
        self.patterns = [compiled(str(p)) for p in table["patterns"]]
        self._hints = Words(map(str, table["hints"]))
        self.may = guards(language.code).may
        edge = r"\b" if self.spaced else ""
        self.kinds = {
            kind: compiled(rf"{edge}(?:{longest_first(map(str, table[kind]))})", re.I)
            for kind in KINDS
        }
        houses = longest_first(map(str, table.get("houses") or ["-"]))
        self.houses = compiled(rf"{edge}(?:{houses})")
        words = longest_first(str(w) for w in table["estimates"])
        self.estimates = compiled(rf"{edge}(?:{words})", re.I)
        self.hint = compiled(rf"{edge}(?:{longest_first(map(str, table['hints']))})", re.I)
        form = language.form
        self.ends, self.named = (
            form("names", "speakers", "ends"),
            form("names", "speakers", "named"),
        )
        self.ahead = form("names", "speakers", "ahead")
        self.called = form("names", "speakers", "called")
        self.reports = form("names", "speakers", "reports")
        self.quoted = form("names", "speakers", "quoted")

    def kind_of(self, who: str) -> str | None:
        """Give the class of a speaker by the words that name him; None where they do not say."""
        found = next((kind for kind in KINDS if self.kinds[kind].search(who)), None)
        return "expert" if self.houses.search(who) and found != "official" else found

    def hinted(self, text: str) -> Iterator[re.Match[str]]:
        """Give the words that hint at a speaker, in order; in spaced languages some twice."""
        if not self.spaced:
            yield from self.hint.finditer(text)
            return
        for place in self._hints.starts(small_letters(text)):
            if found := self.hint.match(text, place):
                yield found

    def told(self, text: str, start: int, end: int) -> list[Told]:
        """Give everybody that a stretch of text may say to speak, by the order of the patterns."""
        piece = text[start:end]
        found = []
        for pattern in self.patterns:
            for match in pattern.finditer(piece):
                first, last = match.span("who")
                if cut := self.ends.search(piece, first + 2, last):
                    last = cut.start()
                last = first + len(piece[first:last].rstrip(" ,"))
                who = " ".join(piece[first:last].split())
                if 1 < len(who) <= LONGEST:
                    ends = start + match.start(), start + match.end()
                    found.append(Told(*ends, who, start + first, start + last))
        return found

    def is_estimate(self, who: str, text: str, start: int, end: int) -> bool:
        """Say whether an expert only thinks so: he cites no report, or a house estimates."""
        if self.kind_of(who) != "expert":
            return False
        if self.estimates.search(text, start, end):
            return True
        persons = self.kinds["expert"].search(who) is not None
        return persons and self.reports.search(text, start, end) is None


class Speakers:
    """The speakers of one text: whom its sentences name, and who goes by a surname later."""

    def __init__(self, reader: SpeakerReader, text: str) -> None:
        """Keep the text; who speaks in it is read once, when it is first asked."""
        self.reader, self.text = reader, text
        self._found: list[Told] | None = None
        self._quoted: tuple[int, int, list[re.Match[str]]] = -1, -1, []
        self._people: dict[str, list[Told]] = {}

    def attribute(self, s: Sentence, drafts: list[Draft]) -> None:
        """Give the figures of a sentence their speaker; an expert's estimate is a forecast."""
        if not drafts:
            return
        own = self._of_sentence(s)
        for draft in drafts:
            speaker = own or self._of_quotation(draft)
            if speaker is None:
                continue
            draft.slots["speaker"] = speaker
            expert = self.reader.kind_of(speaker.value) == "expert"
            if not expert:
                continue
            if (
                self.reader.is_estimate(speaker.value, self.text, s.start, s.end)
                and draft.value("status") is Status.ACTUAL
            ):
                draft.slots["status"] = Slot(Status.FORECAST, speaker.start, speaker.end)
            elif draft.slots["status"].how == DEFAULT:
                draft.doubts += 0.05

    def _of_sentence(self, s: Sentence) -> Slot | None:
        if not self.reader.may("names.speakers.hints", self.text, s.start, s.end):
            return None
        told = self.reader.told(self.text, s.start, s.end)
        for one in told:
            if self.reader.kind_of(one.who) is not None:
                return Slot(one.who, one.first, one.last)
        return next((slot for one in told if (slot := self._person(one)) is not None), None)

    def _of_quotation(self, draft: Draft) -> Slot | None:
        """Give whose words a figure stands in, where another sentence says whose they are."""
        text = self.text
        low = text.rfind("\n", 0, draft.start) + 1
        high = text.find("\n", draft.end)
        high = len(text) if high < 0 else high
        if self._quoted[:2] != (low, high):
            self._quoted = low, high, [*self.reader.quoted.finditer(text, low, high)]
        for said in self._quoted[2]:
            if not said.start() < draft.start < said.end():
                continue
            near = [t for t in self._all() if said.end() - 2 <= t.first <= said.end() + NEAR]
            near = [t for t in near if not _STOP.search(text, said.end(), t.first)]
            before = [t for t in self._all() if low <= t.start and t.end <= said.start() + 2]
            some = near or [*reversed(before)]
            known = [t for t in some if self.reader.kind_of(t.who) is not None]
            for one in [*known, *some]:
                if (slot := self._slot(one)) is not None:
                    return slot.inherited()
        return None

    def _slot(self, one: Told) -> Slot | None:
        if self.reader.kind_of(one.who) is not None:
            return Slot(one.who, one.first, one.last)
        return self._person(one)

    def _person(self, one: Told) -> Slot | None:
        """Give who is called by a name alone: an office told before, or just the name quoted."""
        called = self.reader.called.match(one.who)
        if called is None:
            return None
        self._all()
        name = called["name"].strip()
        for earlier in reversed(self._people.get(name, ())):
            if earlier.first < one.first:
                return Slot(earlier.who, earlier.first, earlier.last, INHERITED)
        around = self.text[max(0, one.first - 2) : one.first] + self.text[one.last : one.end + 3]
        beside = self.text[max(0, one.start - 2) : one.end + 2]
        if any(q in around or q in beside for q in _QUOTES):
            return Slot(one.who, one.first, one.last)
        return None

    def _all(self) -> list[Told]:
        """Give every place where the text says who speaks, in order."""
        if self._found is None:
            self._found = []
            at = 0
            for hint in self.reader.hinted(self.text):
                if hint.start() < at:
                    continue
                start, end = self._line(hint.start(), hint.end())
                self._found += self.reader.told(self.text, start, end)
                at = end
            self._found.sort(key=lambda t: (t.first, t.last))
            for one in self._found:
                if self.reader.kind_of(one.who) is not None:
                    self._note(one)
        return self._found

    def _line(self, start: int, end: int) -> tuple[int, int]:
        first = max(self.text.rfind("\n", 0, start) + 1, start - REACH)
        last = self.text.find("\n", end, end + REACH)
        return first, (min(len(self.text), end + REACH) if last < 0 else last)

    def _note(self, one: Told) -> None:
        """Keep the name of somebody whose office is told, by the parts it may be called with."""
        found = self.reader.named.search(one.who)
        if self.reader.spaced:
            lead = self.text[max(0, one.first - 48) : one.first]
            found = self.reader.ahead.search(lead) or found
        name = next((g for g in found.groups() if g), "") if found is not None else ""
        if not name or self.reader.kinds["authority"].search(name):
            return
        parts = name.split() if self.reader.spaced else [name]
        for part in {name, parts[0], parts[-1]}:
            self._people.setdefault(part, []).append(one)


@cache
def speaker_reader(code: str) -> SpeakerReader:
    """Give the compiled reader of a language."""
    from jiqun.lang import pack

    return SpeakerReader(pack(code))


def speaker_class(who: str, language: str) -> str | None:
    """Give the class of a claim's speaker: `expert`, `official`, `authority` or `company`.

    >>> speaker_class("Shenzhen Municipal Bureau of Statistics", "en")
    'authority'
    >>> speaker_class("业内人士", "zh")
    'expert'
    """
    return speaker_reader(language).kind_of(who)
