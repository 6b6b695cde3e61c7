"""Give documents names that are stable, unique, and safe in files, addresses and claim ids."""

import os
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

_KEPT = frozenset("-_.()")
_LONGEST_BYTES = 120
"""Bytes of a stem that are kept: our choice; file systems allow 255 with all suffixes of ours."""
_SHORT, _LONG = 8, 64


def safe_stem(path: PurePath | str) -> str:
    """Give a file's stem with every character replaced that is unsafe somewhere.

    Letters and digits of any script stay, and `-_.()`. Everything else, colons, slashes, `~`,
    spaces and control characters among them, becomes `_`; so does a leading dot.

    >>> safe_stem("documents/深圳 2024: report.txt")
    '深圳_2024__report'
    """
    stem = os.fsencode(PurePath(path).stem).decode("utf-8", "replace")
    stem = unicodedata.normalize("NFC", stem)
    safe = "".join(c if c.isalnum() or c in _KEPT else "_" for c in stem)
    safe = safe.encode()[:_LONGEST_BYTES].decode("utf-8", "ignore").rstrip(".")
    return "_" + safe[1:] if safe.startswith(".") else safe or "_"


def document_ids(files: Sequence[tuple[PurePath | str, str]]) -> list[str]:
    """Give one id a file, in the order given: its safe stem, or stem, `~` and hash digits.

    Where stems collide, upper and lower case counted as one, all of them get eight digits of the
    hash of their bytes, so that the order of files plays no part; only files with one stem and the
    same bytes share an id.

    >>> document_ids([("a/x.txt", "11" * 32), ("b/x.txt", "22" * 32), ("y.txt", "33" * 32)])
    ['x~11111111', 'x~22222222', 'y']
    """
    stems = [safe_stem(path) for path, _ in files]
    counts = Counter(stem.casefold() for stem in stems)
    alone = {stem.casefold() for stem in stems if counts[stem.casefold()] == 1}
    hashes: dict[str, set[str]] = {}
    for stem, (_, digest) in zip(stems, files, strict=True):
        hashes.setdefault(f"{stem.casefold()}~{digest[:_SHORT]}", set()).add(digest)
    return [
        stem if stem.casefold() in alone else f"{stem}~{digest[: _digits(hashes, stem, digest)]}"
        for stem, (_, digest) in zip(stems, files, strict=True)
    ]


def _digits(hashes: dict[str, set[str]], stem: str, digest: str) -> int:
    return _SHORT if len(hashes[f"{stem.casefold()}~{digest[:_SHORT]}"]) == 1 else _LONG
