"""Read digits that a scanner took for letters: `IL0%` is `110%`, with little confidence."""

import re

_SLIP = re.compile(
    r"(?<![A-Za-z\d.])(?=[\dIlLOo|.]*\d)(?=[\d.]*[IlLOo|])[\dIlLOo|]{1,9}(?:\.[\dIlLOo|]{1,4})?"
    r"(?=\s?(?:%|[百千万亿]|元|个百分点|per ?cent\b|percentage|billion\b|million\b|trillion\b"
    r"|yuan\b))"
)
_SUSPECT = re.compile(
    r"[0-9](?:\.?[IlLOo|]|(?<=[IlLOo|].)|(?<=[IlLOo|]\..))[\dIlLOo|.]*\s?[%百千万亿元个pbmty]"
)
"""A digit beside such a letter, and then a unit: without them there is nothing to put right."""
_DIGITS = str.maketrans("IlL|Oo", "111100")


def undo_slips(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Give the text with such digits put right, its length kept, and where that was done.

    Only letters that look like 1 or 0 count, only inside a number with a digit of its own, and
    only before a unit.

    >>> undo_slips("Output rose IL0% to 3O.5 billion yuan, oil by 10%.")
    ('Output rose 110% to 30.5 billion yuan, oil by 10%.', [(12, 15), (20, 24)])
    """
    if _SUSPECT.search(text) is None:
        return text, []
    spans = [match.span() for match in _SLIP.finditer(text)]
    if not spans:
        return text, []
    return _SLIP.sub(lambda match: match[0].translate(_DIGITS), text), spans
