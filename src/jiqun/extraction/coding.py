"""Give claims the code that their subject has in the catalogue of their place and day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from jiqun.data import policy_code
from jiqun.data.dates import first_day, last_day
from jiqun.model import Claim, Document


def coded(claims: Iterable[Claim], document: Document) -> tuple[Claim, ...]:
    """Give the claims of a document with the codes of their subjects.

    The version in force when the document was published decides what a name means; a date that is
    known to the year alone decides only where all of it lies in one version. A claim that has a
    code keeps it.
    """
    days = published_days(document)
    known: dict[tuple[str, str | None, date | None], str | None] = {}
    return tuple([_coded(claim, days, known) for claim in claims])


def published_days(document: Document) -> tuple[date | None, date | None]:
    """Give the first and last day on which a document can have been published."""
    if document.published is not None and not _is_partial(document.published_text):
        return document.published, document.published
    try:
        text = document.published_text or ""
        return first_day(text), last_day(text)
    except ValueError:
        return document.published, document.published


def _is_partial(text: str | None) -> bool:
    return text is not None and len(text) < len("2022-01-01") and text[:4].isdigit()


def _coded(
    claim: Claim,
    days: tuple[date | None, date | None],
    known: dict[tuple[str, str | None, date | None], str | None],
) -> Claim:
    """Give a claim with its code; `known` keeps what names meant in this document so far."""
    if claim.subject is None or claim.subject_code is not None:
        return claim
    key = claim.subject, claim.area, claim.period.last if claim.period else None
    if key not in known:
        known[key] = _code(*key, days)
    code = known[key]
    return replace(claim, subject_code=code) if code else claim


def _code(
    subject: str, area: str | None, end: date | None, days: tuple[date | None, date | None]
) -> str | None:
    first, last = days
    code = policy_code(subject, area, first, end)
    if first != last and code != policy_code(subject, area, last, end):
        return policy_code(subject, area, None, end)
    return code
