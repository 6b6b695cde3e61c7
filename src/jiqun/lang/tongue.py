"""How languages are told apart: by their letters, or by their commonest little words.

A folder says so of its own language in `language.yaml`; `tongues.yaml` does of those without one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jiqun.lang.pack import LANGUAGES, has_file, read_file

MOSTLY = 0.5
"""Share of letters of a script from which on a text is in it: our choice."""
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language, and what a text in it looks like.

    Attributes:
        is_read: whether there is a folder for it.
        letters: its own letters; None where it shares them with others.
        among: the letters of which its own must be a `share`.
        little: its commonest words; empty where letters tell it.
    """

    code: str
    en: str
    zh: str
    is_read: bool
    letters: re.Pattern[str] | None
    among: re.Pattern[str]
    share: float
    little: frozenset[str]


@cache
def tongues() -> tuple[Tongue, ...]:
    """Give every language that can be told, those without a folder first.

    A language with letters of its own that only some texts show (kana) goes before one that may
    share the others with it (Chinese characters).

    Raises:
        CatalogueError: a file is missing or is no YAML.
    """
    own = {code: read_file(code, "language") for code in LANGUAGES if has_file(code, "language")}
    others = {e["code"]: e for e in read_file("", "tongues")["tongues"] if e["code"] not in own}
    return (
        *(_tongue(code, entry, is_read=code in LANGUAGES) for code, entry in others.items()),
        *(_tongue(code, entry, is_read=True) for code, entry in own.items()),
    )


def language_name(code: str, language: str) -> str:
    """Give the name of a language in English or Chinese; a code that nobody knows as it is.

    >>> language_name("de", "en"), language_name("en", "zh")
    ('German', '英文')
    """
    found = next((t for t in tongues() if t.code == code), None)
    if found is None:
        return code
    return found.zh if language == "zh" else found.en


def _tongue(code: str, entry: Mapping[str, Any], *, is_read: bool) -> Tongue:
    letters = entry.get("letters")
    return Tongue(
        code=code,
        en=entry["en"],
        zh=entry["zh"],
        is_read=is_read,
        letters=re.compile(letters) if letters else None,
        among=re.compile(entry.get("among", _LETTER)),
        share=float(entry.get("share", MOSTLY)),
        little=frozenset(str(entry.get("little", "")).split()),
    )
