"""Read made-up texts: their claims, and what tests ask of them again and again."""

from dataclasses import replace
from typing import Any

from jiqun.extraction import extract
from jiqun.model import Claim, Document


def read(text: str, language: str = "en", **known: Any) -> tuple[Claim, ...]:
    """Give the claims of a text; what its metadata tell is given by name."""
    return extract(replace(Document.of_text(text, language), **known))


def read_chinese(text: str) -> tuple[Claim, ...]:
    """Give the claims of a Chinese text without metadata."""
    return read(text, "zh")


def told(text: str, quote: str, language: str = "en") -> Claim:
    """Give the first claim of a text that quotes this."""
    return next(claim for claim in read(text, language) if claim.quote == quote)


def by_quote(text: str, language: str = "en") -> dict[str, Claim]:
    """Give the claims of a text by what they quote."""
    return {claim.quote: claim for claim in read(text, language)}


def periods_of(text: str, language: str = "en") -> dict[str, str | None]:
    """Give the period of each quote, None where it has none."""
    found = by_quote(text, language)
    return {quote: claim.period.text if claim.period else None for quote, claim in found.items()}
