"""Cut a list of names into as many as there are figures: pulp and paper, food, and gas and oil."""

import re

_FULL = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_COMMAS = re.compile(r",(?:\s+and)?\s+")
_LAST_AND = re.compile(r".*\sand\s", re.S)
_BEHIND = re.compile(r"(?:\s*,(?:\s+(?:the|their|its|whose|total)\b)*)?\s*$")
_ARTICLE = re.compile(r"(?i)\s*(?:(?:in|of|among|other|the|its|their) )*")

Span = tuple[int, int]


def cut_list(text: str, low: int, high: int, count: int) -> list[Span] | None:
    """Give the spans of a list's names, or None where no way to cut it gives so many.

    Every comma and `and` parts two names, where that gives `count`; else the commas alone do; else
    they and the last `and`, hence other names may hold an `and`: pulp and paper, food and gas. The
    articles before names, and a comma behind the last, are no part of them.
    """
    high = low + len(_BEHIND.sub("", text[low:high]))
    for spans in (
        _pieces(text, low, high, _FULL),
        _pieces(text, low, high, _COMMAS),
        _with_last_and(text, _pieces(text, low, high, _COMMAS)),
    ):
        if len(spans) == count:
            return [_bare(text, span) for span in spans]
    return None


def _pieces(text: str, low: int, high: int, cut: re.Pattern[str]) -> list[Span]:
    places = [low]
    for match in cut.finditer(text, low, high):
        places += match.span()
    places.append(high)
    pieces = zip(places[::2], places[1::2], strict=True)
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def _with_last_and(text: str, pieces: list[Span]) -> list[Span]:
    if not pieces:
        return pieces
    start, end = pieces[-1]
    joined = _LAST_AND.match(text, start, end)
    if joined is None:
        return pieces
    return [*pieces[:-1], (start, joined.end() - len(" and ")), (joined.end(), end)]


def _bare(text: str, span: Span) -> Span:
    article = _ARTICLE.match(text, *span)
    start = article.end() if article else span[0]
    return (start, span[1]) if start < span[1] else span
