"""Tell who is quoted with a figure: a bureau, a mayor, an expert; the paper itself where nobody is.

An expert's estimate is never an actual figure: it is what somebody thinks, and its status says so.
"""

import re
from functools import cache

from jiqun.extraction.figures import longest_first
from jiqun.extraction.openings import Words
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, Draft, Slot
from jiqun.lang import Pack
from jiqun.model import Status

KINDS = ("expert", "official", "authority", "company")
"""Classes of speakers, in the order in which they are tried: a professor of a ministry's
institute is an expert, the head of a bureau an official."""
LONGEST = 80
"""Characters of a speaker's name and office: our choice."""


class SpeakerReader:
    """Reads the speakers of one language."""

    def __init__(self, language: Pack) -> None:
        """Compile the patterns of a pack."""
        table = language.names["speakers"]
        self.spaced = language.spaced
        self.patterns = [re.compile(str(p)) for p in table["patterns"]]
        self.hints = Words(map(str, table["hints"]))
        edge = r"\b" if self.spaced else ""
        self.kinds = {
            kind: re.compile(rf"{edge}(?:{longest_first(map(str, table[kind]))})", re.I)
            for kind in KINDS
        }
        words = longest_first(str(w) for w in table["estimates"])
        self.estimates = re.compile(rf"{edge}(?:{words})", re.I)

    def kind_of(self, who: str) -> str | None:
        """Give the class of a speaker by the words that name him; None where they do not say."""
        return next((kind for kind in KINDS if self.kinds[kind].search(who)), None)

    def find(self, text: str, s: Sentence) -> Slot | None:
        """Give who speaks in a sentence, as printed; None where nobody of a known class does."""
        if not self.hints.are_in(s.low):
            return None
        for pattern in self.patterns:
            for match in pattern.finditer(text, s.start, s.end):
                first, last = match.span("who")
                who = " ".join(text[first:last].split())
                if len(who) <= LONGEST and self.kind_of(who) is not None:
                    return Slot(who, first, last)
        return None

    def attribute(self, text: str, s: Sentence, drafts: list[Draft]) -> None:
        """Give the figures of a sentence their speaker; an expert's estimate is a forecast."""
        speaker = self.find(text, s) if drafts else None
        if speaker is None:
            return
        expert = self.kind_of(speaker.value) == "expert"
        thinks = expert and self.estimates.search(text, s.start, s.end) is not None
        for draft in drafts:
            draft.slots["speaker"] = speaker
            if thinks and draft.value("status") is Status.ACTUAL:
                draft.slots["status"] = Slot(Status.FORECAST, speaker.start, speaker.end)
            elif expert and draft.slots["status"].how == DEFAULT:
                draft.doubts += 0.05


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
