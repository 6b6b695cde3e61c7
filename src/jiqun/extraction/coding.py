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
    return tuple(_coded(claim, days) for claim in claims)


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


def _coded(claim: Claim, days: tuple[date | None, date | None]) -> Claim:
    if claim.subject is None or claim.subject_code is not None:
        return claim
    end = claim.period.last if claim.period else None
    first, last = (policy_code(claim.subject, claim.area, day, end) for day in days)
    if first != last:
        first = policy_code(claim.subject, claim.area, None, end)
    return replace(claim, subject_code=first) if first else claim
