"""Recognise the same article printed by several outlets: copies are one witness, not ten.

A *passage* is a figure together with the words right before it, or right after it. Two texts that
state the same figures in the same words share passages; two reports of one office, written on one
pattern with other figures, share none. A document is a copy of an earlier one where at least half
of its passages stand there too (containment: Broder, On the resemblance and containment of
documents, 1997); whole texts are not compared, so footers and menus play no part.

Rows of tables have no words of their own and are left out; a translation is not recognised.
"""

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from jiqun.model import Claim, Document

WIDTH = 36
"""Letters of a passage beside the figure; a Chinese character counts as `CHINESE` (our choice:
twelve characters or seven English words, more than a set phrase has)."""
CHINESE = 3
"""Letters that a Chinese character stands for: our choice, by the length of translations."""
COPIED = 0.5
"""Share of a document's passages from which on it is a copy: our choice. One word changed in each
sentence of three figures spoils a third of the passages."""
FEWEST = 6
"""Shared passages below which nothing is said of a document: our choice, three figures with the
words on both sides. Of fewer, the sentences themselves are compared (see `wording`)."""
_REACH = 4 * WIDTH
"""Characters that are looked at for `WIDTH` letters: our choice; the rest is punctuation."""
_KEPT = re.compile(r"[\W_]+")
_CLASSES: Sequence[str] = ("authority", "press", "blog", "unknown")

Rank = tuple[bool, str, int, str]
"""The order in which documents may have told something first; the least is the original."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What recognising copies needs of a document."""

    doc: str
    rank: Rank
    passages: frozenset[int]


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that copies an earlier one.

    Attributes:
        of: the earliest document in which at least half of its passages stand.
        share: of its passages that stand there, in [0, 1].
    """

    doc: str
    of: str
    share: float


def plain(text: str) -> str:
    """Give the letters and digits of a text, in one case: what light editing leaves alone.

    >>> plain("GDP rose, by 5.1%")
    'gdproseby51'
    """
    return _KEPT.sub("", text).casefold()


def weight(letters: str) -> int:
    """Give the length of a plain text in letters; Chinese characters count as three."""
    return sum(CHINESE if "\u3400" <= c <= "\u9fff" else 1 for c in letters)


def rank_of(doc: str, publisher_class: str, published: date | None) -> Rank:
    """Give a document's place in the order in which things may first have been told.

    Earlier days go first, unknown days last; of one day the authority goes before the press. What
    calls itself a reprint comes after all others: it is never an original.
    """
    is_reprint = publisher_class == "reprint"
    day = published.isoformat() if published else "9999"
    return is_reprint, day, 0 if is_reprint else _CLASSES.index(publisher_class), doc


def printed(document: Document, claims: Iterable[Claim]) -> Printed:
    """Give a document's passages, two a figure that stands in running text."""
    rows = [(b.start, b.end) for b in document.blocks if b.kind == "row"]
    rank = rank_of(document.id, document.publisher_class, document.published)
    return Printed(document.id, rank, frozenset(_passages(document.text, claims, rows)))


def _passages(text: str, claims: Iterable[Claim], rows: Sequence[tuple[int, int]]) -> Iterator[int]:
    place = 0
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        while place < len(rows) and rows[place][1] <= claim.start:
            place += 1
        if place < len(rows) and rows[place][0] <= claim.start:
            continue
        figure = plain(claim.quote)
        before = _cut(plain(text[max(0, claim.start - _REACH) : claim.start])[::-1])[::-1]
        after = _cut(plain(text[claim.end : claim.end + _REACH]))
        for words in (f"{before}<{figure}", f"{figure}>{after}"):
            digest = blake2b(words.encode("utf-8", "replace"), digest_size=8).digest()
            yield int.from_bytes(digest, "big") >> 1  # the ledger's integers have a sign


def _cut(letters: str) -> str:
    """Give the first `WIDTH` letters."""
    size = 0
    for number, letter in enumerate(letters):
        size += weight(letter)
        if size >= WIDTH:
            return letters[: number + 1]
    return letters


def find_copies(new: Iterable[Printed], known: Iterable[Printed] = ()) -> dict[str, Copy]:
    """Give each document that copies an earlier one, the earliest of those it copies.

    New documents are looked for in all, known ones in the new ones only; so what is found, with
    what was found before, is the same whatever the order in which documents came.
    """
    fresh, old = list(new), list(known)
    found = dict(_copies(fresh, [*fresh, *old]))
    found.update(_copies(old, fresh))
    return found


def _copies(wanted: Sequence[Printed], among: Sequence[Printed]) -> Iterator[tuple[str, Copy]]:
    """Look for each document's earliest original.

    Of a document with n passages, t of which must be shared, any n - t + 1 hold a shared one; so
    only the rarest of these are looked up (prefix filter: Chaudhuri, Ganti and Kaushik 2006).
    """
    holders: defaultdict[int, list[Printed]] = defaultdict(list)
    for document in sorted(among, key=lambda d: d.rank):
        for passage in document.passages:
            holders[passage].append(document)
    for document in wanted:
        passages = document.passages
        least = max(FEWEST, -int(-len(passages) * COPIED // 1))
        if len(passages) < least:
            continue
        rare = sorted(passages, key=lambda p: (len(holders.get(p, ())), p))
        lists = [holders[p] for p in rare[: len(passages) - least + 1] if p in holders]
        last = None
        for other in heapq.merge(*lists, key=lambda d: d.rank):
            if other.rank >= document.rank:
                break
            if other is last:
                continue
            last = other
            shared = len(passages & other.passages)
            if shared >= least:
                yield document.doc, Copy(document.doc, other.doc, shared / len(passages))
                break


def independent_sources(documents: Iterable[tuple[Document, Sequence[Claim]]]) -> dict[str, str]:
    """Give each document, with its claims, the id of its original; an original is its own.

    The number of different values is the number of independent witnesses.
    """
    all_of_them = [printed(document, claims) for document, claims in documents]
    ends = originals({copy.doc: copy.of for copy in find_copies(all_of_them).values()})
    return {d.doc: ends.get(d.doc, d.doc) for d in all_of_them}


def originals(copies: Mapping[str, str]) -> dict[str, str]:
    """Follow copies of copies: document → the original at the end.

    >>> originals({"c": "b", "b": "a"})
    {'c': 'a', 'b': 'a'}
    """
    ends: dict[str, str] = {}
    for doc in copies:
        end = doc
        while end in copies:
            end = copies[end]
        ends[doc] = end
    return ends
