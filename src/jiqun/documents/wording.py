"""Tell whether two sentences state a figure in the same words, so that one copies the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from jiqun.documents.copies import Rank, plain, weight

SPOKEN = 72
"""Letters, Chinese characters counted as three, from which on equal words tell of copying: our
choice, 24 characters or some fourteen English words. Shorter ones are how anybody says it."""
ALIKE = 0.6
"""Share of the shorter sentence's pieces that two sentences have in common from which on one is
the other, lightly edited: our choice."""
PIECE = 6
"""Letters of a piece: our choice."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words in which a document states a figure.

    Attributes:
        claim: its id.
        rank: of its document.
        sentence: with the figure at [start, end).
    """

    claim: str
    rank: Rank
    sentence: str
    start: int
    end: int

    @property
    def doc(self) -> str:
        """The document that says so."""
        return self.rank[-1]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence in plain letters, cut at its figure."""

    wording: Wording
    before: str
    after: str
    letters: int
    pieces: frozenset[str]


def in_same_words(left: Wording, right: Wording) -> bool:
    """Say whether one sentence is the other but for light editing, or quotes a part of it.

    The figure itself is held to be the same; what is compared are the words around it.
    """
    return _are_alike(_cut(left), _cut(right))


def quoted(wordings: Iterable[Wording]) -> dict[str, str]:
    """Of sentences that state one and the same figure, give those that repeat an earlier one.

    Returns:
        claim id → the document that said it first in these words.
    """
    first: list[_Cut] = []
    found: dict[str, str] = {}
    for wording in sorted(wordings, key=lambda w: (w.rank, w.start, w.claim)):
        mine = _cut(wording)
        origin = next((c for c in first if _are_alike(c, mine)), None)
        if origin is None:
            first.append(mine)
        elif origin.wording.doc != wording.doc:
            found[wording.claim] = origin.wording.doc
    return found


def _cut(wording: Wording) -> _Cut:
    before = plain(wording.sentence[: wording.start])
    after = plain(wording.sentence[wording.end :])
    whole = f"{before} {after}"
    pieces = frozenset(whole[i : i + PIECE] for i in range(max(0, len(whole) - PIECE + 1)))
    return _Cut(wording, before, after, weight(before) + weight(after), pieces)


def _are_alike(a: _Cut, b: _Cut) -> bool:
    if a.letters < SPOKEN or b.letters < SPOKEN:
        return False
    if _run(a.before[::-1], b.before[::-1]) + _run(a.after, b.after) >= SPOKEN:
        return True
    fewer = min(len(a.pieces), len(b.pieces))
    return len(a.pieces & b.pieces) >= ALIKE * fewer


def _run(a: Sequence[str], b: Sequence[str]) -> int:
    """Give the weight of the letters with which two plain texts begin alike."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False))
    return weight("".join(left for left, _ in same))
