"""Cut a text into paragraphs and sentences without a space after every stop."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_SENTENCE = 1500
"""Longer stretches without a stop are cut, so that work stays linear: our choice."""


TAIL = 60
"""Characters of a line in which its last word stands, blanks behind it: our choice."""
BRACKET = 80
"""Characters of a bracket before and behind a semicolon that is a part of it: our choice."""
WRAPPED = 50
"""Characters of a line at least that was cut where the page was full: our choice."""


@dataclass(slots=True, unsafe_hash=True)
class Paragraph:
    """One paragraph or heading of the normalised text."""

    start: int
    end: int
    is_heading: bool


_LINE = re.compile(r"[^\n]+")
_STOP_SPACED = re.compile(
    r"[.!?;](?:(?<=;)|(?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b(?:co|No|no|vs|Mr|Ms|Dr|St|Jr|eg|ie).)(?<!\b(?:i\.e|e\.g).)"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mrs|Inc|Ltd|LTD|etc|Fig|Sen|Gov|Rep|Mrd|Mio|Bio|Vol|Tel|Ave).)"
    r"(?<!\bSept.)(?<!\bProf.)(?<!\bS/.)(?!(?<=\d (?:bil|mil|bln|mln|trn).) ?[A-Z]{3}\b)"
    r"[.!?]*[\"”')]*(?:\[\d{1,3}\])*(?=\s|[A-Z]|$)|(?<=[A-Za-z%]\?)(?=[A-Z]))"
)
_STOP_DENSE = re.compile(r"[。！？!?]+[”」』）]*")
_OPEN = re.compile(r",$|\b(?:the|of|a|an|and|or|in|to|by|for|with|that|than|from|at|its)\s*$")
"""What no line of its own ends with."""
_TERMINAL = tuple(".!?:;。！？：；”\"'）)")
_STOPPED = tuple(".。；;!！，,")


def paragraphs(text: str, spaced: bool) -> Iterator[Paragraph]:
    """Give the paragraphs; lines broken in mid-sentence are read as one.

    >>> [text for p in paragraphs("Output rose\\nby 5%.\\nNext.", True)
    ...  for text in ["Output rose\\nby 5%.\\nNext."[p.start:p.end]]]
    ['Output rose\\nby 5%.', 'Next.']
    """
    start = end = -1
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        if start >= 0 and _continues(text, start, end, line, spaced):
            end = line.end()
            continue
        if start >= 0:
            yield _paragraph(text, start, end, spaced)
        start, end = line.span()
    if start >= 0:
        yield _paragraph(text, start, end, spaced)


def _continues(text: str, start: int, end: int, line: re.Match[str], spaced: bool) -> bool:
    """Say whether a line goes on with the sentence of the line before, over blank lines too."""
    if not spaced or text[max(start, end - 4) : end].rstrip().endswith(_TERMINAL):
        return False
    first = line[0].lstrip()[:1]
    before = text[max(start, text.rfind("\n", start, end) + 1) : end]
    if ("|" in before and "|" in line[0]) or ("\t" in before and "\t" in line[0]):
        return False  # two rows of a table
    if line.start() - end == 1 and first.islower():
        return end - start > 8
    if len(before) < WRAPPED:
        return False
    if first.islower():
        return True
    return first.isalnum() and _OPEN.search(text, max(start, end - TAIL), end) is not None


def _paragraph(text: str, start: int, end: int, spaced: bool) -> Paragraph:
    short = end - start <= (90 if spaced else 40)
    return Paragraph(
        start, end, short and not text[max(start, end - 3) : end].rstrip().endswith(_STOPPED)
    )


def sentences(text: str, start: int, end: int, spaced: bool) -> Iterator[tuple[int, int]]:
    """Give the places of the sentences of a paragraph; a semicolon ends one too."""
    stop = _STOP_SPACED if spaced else _STOP_DENSE
    at = start
    for match in stop.finditer(text, start, end):
        after = match.end()
        if match[0] == ";" and _is_bracketed(text, at, after):
            continue
        if after - at > LONGEST_SENTENCE:
            yield from _pieces(at, after)
        elif after - at > 1:
            yield at, after
        at = after
    if at < end:
        yield from _pieces(at, end)


def _is_bracketed(text: str, start: int, at: int) -> bool:
    """Say whether a place stands in a short bracket: (4.7%; 1Q 2023: 7.3%)."""
    low = max(start, at - BRACKET)
    opens = text.rfind("(", low, at)
    return opens > text.rfind(")", low, at) and text.find(")", at, at + BRACKET) >= 0


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for at in range(start, end, LONGEST_SENTENCE):
        yield at, min(end, at + LONGEST_SENTENCE)
