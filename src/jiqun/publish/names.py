"""Name what a figure is about in the reader's language, each part with its own language."""

from functools import lru_cache

from markupsafe import Markup

from jiqun.data import catalogue, subject_name
from jiqun.ledger.cells import NOWHERE, subject_of
from jiqun.ledger.sides import side_name
from jiqun.ledger.spellings import AS_KEPT, Spelling, spelling_of
from jiqun.model import UNSPECIFIED, Cell, Claim
from jiqun.publish.texts import groups, text

Part = tuple[str, str | None]
"""Words and their language where it is not the reader's."""


@lru_cache(maxsize=16384)
def quantity_parts(cell: Cell, language: str, written: Spelling = AS_KEPT) -> tuple[Part, ...]:
    """Name a quantity without place and period: indicator, subject, measure, other side.

    Args:
        written: how documents write what no catalogue names.
    """
    known = catalogue()
    parts: list[Part] = []
    if cell.subject:
        parts.append(subject_part(cell.subject, language, written.subject))
    if cell.indicator != "other" or not parts:
        parts.append((known.label("indicator", cell.indicator, language), None))
    if cell.measure != "level" and (cell.measure, cell.indicator) != ("rank", "ranking"):
        parts.append((known.label("measure", cell.measure, language), None))
    if cell.of:
        name, tongue = of_part(cell.of, language, written.of)
        parts.append((text("of", language).format(name=name), tongue))
    if cell.status != "actual":
        parts.append((known.label("status", cell.status, language), None))
    if cell.scope != UNSPECIFIED:
        parts.append((text("scope_is", language).format(name=cell.scope), None))
    return tuple(parts)


@lru_cache(maxsize=16384)
def quantity_html(cell: Cell, language: str, written: Spelling = AS_KEPT) -> Markup:
    """Give a quantity's name ready for a page, each part marked with its own language."""
    dot = Markup('&nbsp;<span class="dot">·</span> ')
    return dot.join(
        Markup('<span lang="{}">{}</span>').format(code, words) if code else words
        for words, code in quantity_parts(cell, language, written)
    )


def quantity_name(cell: Cell, language: str, written: Spelling = AS_KEPT) -> str:
    """Give the parts of a quantity's name as one line."""
    return " · ".join(words for words, _ in quantity_parts(cell, language, written))


@lru_cache(maxsize=8192)
def area_name(area: str, language: str) -> str:
    """Name a place; a figure without one stands in its own document."""
    if area.startswith(NOWHERE):
        return text("no_area", language)
    return catalogue().area_name(area, language)


@lru_cache(maxsize=8192)
def subject_part(code: str, language: str, written: str | None = None) -> Part:
    """Name a subject; a document's own words keep their language, and are told as written."""
    if code.startswith("label:"):
        _, tongue, words = code.split(":", 2)
        return written or words, tongue if tongue != language else None
    name = subject_name(code, language) or code
    if name == code and language == "zh" and code.isascii() and code not in catalogue().subjects:
        return code, "en"
    return name, "zh" if language == "en" and not name.isascii() else None


@lru_cache(maxsize=8192)
def of_part(code: str, language: str, written: str | None = None) -> Part:
    """Name the other side of a share, gap or contribution."""
    known = groups()["others"].get(code)
    if known:
        return known[language], None
    if named := side_name(code, language):
        return named, None
    return subject_part(code, language, written)


def claim_subject(claim: Claim, language: str) -> Part | None:
    """Name the subject of a claim, as it writes it; None where it speaks of the whole area."""
    code = subject_of(claim)
    if code is None:
        return None
    return subject_part(code, language, spelling_of([claim]).subject)


@lru_cache(maxsize=1024)
def code_name(kind: str, code: str, language: str) -> str:
    """Name a code of the catalogue or of the interface; an unknown one is shown as it is."""
    if kind in groups():
        entry = groups()[kind].get(code)
        return entry[language] if entry else code.replace("_", " ")
    return catalogue().label(kind, code, language)
