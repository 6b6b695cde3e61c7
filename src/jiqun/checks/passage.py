"""Whether figures of one document stand together: in one passage of its text."""

from collections.abc import Iterable

from jiqun.model import Claim

PASSAGE = 1500
"""Characters within which a share, its part and its whole are taken to be one statement (our
choice, some ten sentences): a whole from elsewhere may be of another edition or concept."""


def is_one_passage(claims: Iterable[Claim]) -> bool:
    """Whether figures of one document, at least one, begin within one passage."""
    places = [c.start for c in claims]
    return max(places) - min(places) <= PASSAGE
