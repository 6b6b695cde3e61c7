"""Find the words around a figure: its sentence, or as much of it as a reader needs."""

import re

REACH = 320
"""Code points to each side at most: our choice, three lines of a page. Glued texts have
sentences of a thousand words."""

_STOP = re.compile(r"[。！？；!?\n]|\.(?=\s|[A-Z“\"])")


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span of the sentence that holds a figure, at most `REACH` to each side.

    >>> text = "GDP grew. Exports were 3.5 bn yuan. Good."
    >>> text[slice(*sentence_span(text, 23, 34))]
    'Exports were 3.5 bn yuan.'
    """
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    first = floor
    for stop in _STOP.finditer(text, floor, start):
        first = stop.end()
    stop_after = _STOP.search(text, end, ceiling)
    last = stop_after.end() if stop_after else ceiling
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
