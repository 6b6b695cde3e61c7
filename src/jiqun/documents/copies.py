"""Recognise the same article printed by several outlets: copies are one witness, not ten.

A text is cut into overlapping pieces of `PIECE` characters, punctuation and blanks aside, and a
fixed sample of their hashes is kept (winnowing by value: Broder, On the resemblance and
containment of documents, 1997). Two texts are copies where most of the shorter one's pieces
stand in the longer one; two sentences where most of their pieces agree.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from jiqun.model import Document

PIECE = 14
"""Characters of a piece: our choice; shorter ones recur in all reports of one office."""
SAMPLE = 4
"""One hash in so many is kept: our choice."""
COPIED = 0.6
"""Share of the shorter text's pieces from which on two texts are copies: our choice."""
FEWEST = 8
"""Sampled pieces below which a text is too short to tell by them: our choice."""
MOST_SHARED = 40
"""Texts beyond which a piece is a phrase of the office and tells nothing: our choice."""
_KEPT = re.compile(r"[\W_]+")


def pieces(text: str) -> frozenset[int]:
    """Give the sampled hashes of a text's pieces."""
    plain = _KEPT.sub("", text).casefold()
    data = [plain[i : i + PIECE] for i in range(max(0, len(plain) - PIECE + 1))]
    hashes = (crc32(piece.encode("utf-8")) for piece in data)
    return frozenset(h for h in hashes if h % SAMPLE == 0)


def same_sentence(left: str, right: str) -> bool:
    """Say whether two sentences are the same but for a few words.

    >>> same_sentence("Exports rose by 5.1% to 812.4 billion yuan in 2023, the customs said.",
    ...               "The exports rose by 5.1% to 812.4 billion yuan in 2023, customs said")
    True
    >>> same_sentence("Exports rose by 5.1% to 812.4 billion yuan.", "Imports fell by 2.0%.")
    False
    """
    a, b = _all_pieces(left), _all_pieces(right)
    if not a or not b:
        return _KEPT.sub("", left).casefold() == _KEPT.sub("", right).casefold()
    return len(a & b) >= COPIED * min(len(a), len(b))


def _all_pieces(text: str, size: int = 6) -> set[str]:
    plain = _KEPT.sub("", text).casefold()
    return {plain[i : i + size] for i in range(max(0, len(plain) - size + 1))}


def independent_sources(documents: Iterable[Document]) -> dict[str, str]:
    """Give each document the id of the original it is a copy of; an original is its own.

    The original is the one published first; where days are not known or equal, the one whose
    publisher class is `authority`, then `press`, then the first by id.

    Returns:
        document id → id of the original. The number of different values is the number of
        independent witnesses.
    """
    texts = sorted(documents, key=_rank)
    kept = {document.id: pieces(document.text) for document in texts}
    holders: dict[int, list[str]] = defaultdict(list)
    original: dict[str, str] = {}
    for document in texts:
        mine = kept[document.id]
        shared: dict[str, int] = defaultdict(int)
        for piece in mine:
            if len(holders[piece]) < MOST_SHARED:
                for other in holders[piece]:
                    shared[other] += 1
        best = max(shared, key=lambda other: (shared[other], other), default=None)
        original[document.id] = document.id
        if best is not None and _is_copy(shared[best], len(mine), len(kept[best])):
            original[document.id] = original[best]
        for piece in mine:
            holders[piece].append(document.id)
    return original


def _is_copy(shared: int, mine: int, other: int) -> bool:
    shorter = min(mine, other)
    return shorter >= FEWEST and shared >= COPIED * shorter


_CLASSES: Sequence[str] = ("authority", "press", "blog", "unknown", "reprint")


def _rank(document: Document) -> tuple[str, int, str]:
    day = document.published.isoformat() if document.published else "9999"
    return day, _CLASSES.index(document.publisher_class), document.id
