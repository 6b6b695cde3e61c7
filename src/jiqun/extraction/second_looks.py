"""Look at the figures of a sentence a second time, once all of their fields are told.

The order matters: what is no thing is dropped first, then the words right around a figure say what
it is, and only then what it is a share of, whom it is promised to and what money stands bare.
"""

from jiqun.extraction.bare_amounts import BareAmounts
from jiqun.extraction.benefits import Benefits
from jiqun.extraction.given_sums import GivenSums
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.late_subjects import LateSubjects
from jiqun.extraction.mirrored_lists import MirroredLists
from jiqun.extraction.other_sides import OtherSides
from jiqun.extraction.plain_readings import read_plain
from jiqun.extraction.plain_subjects import PlainSubjects
from jiqun.extraction.ranked_things import RankedThings
from jiqun.extraction.sent_goods import SentGoods
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.sentence_subjects import SentenceSubjects
from jiqun.extraction.shares_of_totals import read_shares_of_totals
from jiqun.extraction.side_words import SideWords
from jiqun.extraction.state import Draft, State
from jiqun.extraction.worded_kinds import WordedKinds


class SecondLooks:
    """Looks again at the figures of one text, sentence by sentence."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Make the readers of a text."""
        self._grammar, self._text = g, text
        self._plain = PlainSubjects.for_text(g, text)
        self._ranked = RankedThings.for_text(g, text)
        self._own = SentenceSubjects.for_text(g, text)
        self._benefits = Benefits.for_text(g, text)
        self._late = LateSubjects.for_text(g, text)
        self._mirrored = MirroredLists.for_text(g, text)
        self._worded = WordedKinds.for_text(g, text)
        self._sent = SentGoods.for_text(g, text)
        self._sides = OtherSides.for_text(g, text)
        self._bare = BareAmounts.for_text(g, text)
        self._given = GivenSums.for_text(g, text)
        self._beside = SideWords.for_text(g, text)

    def read(self, s: Sentence, drafts: list[Draft], state: State) -> None:
        """Mend the figures of a sentence."""
        self._given.read(s, drafts)
        self._plain.read(s, drafts, state)
        self._ranked.read(s, drafts)
        self._late.read(s, drafts, state)
        self._own.read(s, drafts)
        self._benefits.read(s, drafts)
        self._mirrored.read(s, drafts)
        read_plain(self._grammar, self._text, s, drafts)
        self._worded.read(s, drafts, state)
        read_shares_of_totals(drafts)
        self._sent.read(s, drafts)
        self._sides.read(s, drafts, state)
        self._bare.read(s, drafts)
        self._beside.read(s, drafts)
