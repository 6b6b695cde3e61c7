"""How documents write what no catalogue knows: cells hold it in small letters, so that all meet."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from jiqun.model import Claim


class Spelling(NamedTuple):
    """The subject and the other side of a series as documents write them, None where none is."""

    subject: str | None = None
    of: str | None = None


AS_KEPT = Spelling()
"""For cells whose claims are not at hand: their own small letters."""


def spelling_of(claims: Iterable[Claim]) -> Spelling:
    """Give how the claims of one series write its subject and its other side: as most of them do.

    >>> spelling_of([])
    Spelling(subject=None, of=None)
    """
    return commonest((c.subject, c.of) for c in claims)


def commonest(written: Iterable[tuple[str | None, str | None]]) -> Spelling:
    """Give the commonest of pairs of subject and other side, each by itself."""
    told = [*written]
    return Spelling(_commonest(s for s, _ in told), _commonest(o for _, o in told))


def _commonest(words: Iterable[str | None]) -> str | None:
    """Give the commonest of some words, of equals the first in order of code points."""
    counted = Counter(" ".join(w.split()) for w in words if w)
    return min(counted, key=lambda w: (-counted[w], w), default=None)
