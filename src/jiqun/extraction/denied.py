"""Find names and other things that hold digits and are no figures: 5G, Article 12, COVID-19.

A language lists them as some fifty patterns. Tried one after another at every word they would
cost more than all that is read of a sentence; so they are sorted by their first letter, and at
a word only those that can begin there are tried. A language without blanks says what characters
they can begin with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from jiqun.data.kept_patterns import compiled

_LETTER = re.compile(r"(?:([A-Za-z])|\[([A-Za-z]+)\])(?![?*+{])")
"""A pattern that begins with one letter, or with one of a few."""
_DIGIT = re.compile(r"\\d|\d|\[\d-\d\]")
_CAPITAL = re.compile(r"\[A-Z\]")
_EDGE = r"\b"
_GROUP = re.compile(r"\(\?(?P<small>i?):")
_LOOK = re.compile(r"\(\?<?[!=](?:[^()\[\]]|\[[^]]*\]|\((?:[^()\[\]]|\[[^]]*\])*\))*\)")
"""What a pattern looks at before or behind where it begins, with one level of groups in it."""
_FIRST = re.compile(r"[A-Za-z](?![?*+{])|\\d(?:\{[\d,]+\})?(?![?*+{])")
"""What a pattern begins with that tells where it can be met: one letter, or digits."""


class Denied:
    """The patterns of one language, put together."""

    def __init__(self, patterns: Iterable[str], spaced: bool, begins: str = "") -> None:
        """Take the patterns; in spaced languages those that begin with a word edge share it.

        `begins` is the inside of a class of all characters that they can begin with.
        """
        self._patterns, self._spaced = tuple(patterns), spaced
        self._before = f"(?=[{begins}])" if begins else ""

    @cached_property
    def _all(self) -> re.Pattern[str]:
        return self._compiled(self._patterns)

    @cached_property
    def _without_addresses(self) -> re.Pattern[str]:
        """All but those of addresses of mail, which begin anywhere; each of them wants an `@`."""
        return self._compiled([p for p in self._patterns if "@" not in p], self._before)

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Give the spans of such names between two places."""
        pattern = self._all if text.find("@", start, end) >= 0 else self._without_addresses
        return [match.span() for match in pattern.finditer(text, start, end)]

    def _compiled(self, patterns: Sequence[str], before: str = "") -> re.Pattern[str]:
        whole = _together(patterns, self._spaced)
        return compiled(f"{before}(?:{whole})" if before else whole)


def _together(patterns: Sequence[str], spaced: bool) -> str:
    words = [p.removeprefix(_EDGE) for p in patterns if spaced and p.startswith(_EDGE)]
    others = [p for p in patterns if not spaced or not p.startswith(_EDGE)]
    if words:
        others.insert(0, rf"{_EDGE}(?=\w){_by_first_letter(words)}")
    return _either(others)


def _by_first_letter(patterns: list[str]) -> str:
    """Make one pattern of many, in which a first letter stands once for all that begin with it.

    >>> _by_first_letter(["[Pp]age [0-9]+", "(?:Part|Pt|No) [0-9]"])
    '(?:p(?:age [0-9]+)|N(?:o [0-9])|P(?:(?:age [0-9]+)|(?:(?:(?:art)|(?:t)) [0-9])))'
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    digits, capitals, others = [], [], []
    for heads, rest in map(_choices, patterns):
        tails: dict[str, list[str]] = defaultdict(list)
        for head in heads:
            pattern = head + rest
            begin = _behind_looks(pattern)
            if not begin and (found := _LETTER.match(head)):
                for letter in found[1] or found[2]:
                    tails[letter].append(head[found.end() :])
            elif _DIGIT.match(pattern, begin):
                digits.append(pattern)
            elif _CAPITAL.match(pattern, begin):
                capitals.append(pattern)
            else:
                others.append(_guarded(pattern, begin))
        for letter, many in tails.items():
            tail = f"(?:{_either(many)})" if len(many) > 1 else many[0]
            by_letter[letter].append(tail + rest)
    letters = sorted(by_letter, key=str.swapcase)  # most words begin with a small letter
    parts = [f"{letter}(?:{_either(by_letter[letter])})" for letter in letters]
    parts += [rf"(?=\d)(?:{_either(digits)})"] if digits else []
    parts += [rf"(?=[A-Z])(?:{_either(capitals)})"] if capitals else []
    parts += [f"(?:{_either(others)})"] if others else []
    return f"(?:{'|'.join(parts)})"


def _behind_looks(pattern: str) -> int:
    """Give where a pattern begins to take characters.

    >>> [_behind_looks(p) for p in ("[A-Z]", "(?!US)[A-Z]", r"(?<!a )(?!(?:b|c)[.)])[A-Z]")]
    [0, 6, 22]
    """
    at = 0
    while found := _LOOK.match(pattern, at):
        at = found.end()
    return at


def _guarded(pattern: str, begin: int) -> str:
    """Let a pattern that first looks about be tried only before the letters it begins with.

    >>> _guarded("(?<!is )(?:NO|No) [0-9]", 8), _guarded("[ab]c", 0)
    ('(?=[N])(?<!is )(?:NO|No) [0-9]', '[ab]c')
    """
    firsts = [_LETTER.match(one) for one in _alternatives(pattern[begin:])] if begin else []
    letters = {letter for m in firsts if m for letter in m[1] or m[2]}
    whole = letters and all(firsts)
    return f"(?=[{''.join(sorted(letters))}]){pattern}" if whole else pattern


def _alternatives(pattern: str) -> Iterator[str]:
    """Give the patterns that one with a choice at its beginning stands for.

    >>> [*_alternatives("(?:A|B(?:C|D)) [0-9]")], [*_alternatives("(?:A|B)?C")]
    (['A [0-9]', 'B(?:C|D) [0-9]'], ['(?:A|B)?C'])
    >>> [*_alternatives("(?i:A|BC) [0-9]")]
    ['[Aa](?i:) [0-9]', '[Bb](?i:C) [0-9]']
    """
    heads, rest = _choices(pattern)
    return (head + rest for head in heads)


def _choices(pattern: str) -> tuple[list[str], str]:
    """Give what a pattern may begin with, and the rest that follows each.

    >>> _choices("(?:A|B) [0-9]"), _choices("(?:A|B)?C")
    ((['A', 'B'], ' [0-9]'), (['(?:A|B)?C'], ''))
    """
    opened = _GROUP.match(pattern)
    ends = [*_ends_of_choices(pattern)] if opened else []
    if opened is None or not ends or pattern[ends[-1] + 1 :].startswith(("?", "*", "+", "{")):
        return [pattern], ""
    choices = [
        one
        for first, last in pairwise([opened.end() - 1, *ends])
        for one in _alternatives(pattern[first + 1 : last])
    ]
    if opened["small"]:
        choices = [_of_either_size(one) for one in choices]
    return choices, pattern[ends[-1] + 1 :]


def _of_either_size(pattern: str) -> str:
    """Give a pattern that is met in letters of either size by one that begins with its letter.

    >>> _of_either_size("one of"), _of_either_size("[ab]")
    ('[Oo](?i:ne of)', '(?i:[ab])')
    """
    begins = _FIRST.match(pattern)
    if begins is None:
        return f"(?i:{pattern})"
    if begins[0].isalpha():
        return f"[{begins[0].upper()}{begins[0].lower()}](?i:{pattern[1:]})"
    return f"{begins[0]}(?i:{pattern[begins.end() :]})"


def _ends_of_choices(pattern: str) -> Iterator[int]:
    """Give where the choices of the group at the beginning of a pattern end."""
    depth, at = 0, 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        if (depth == 1 and character == "|") or depth == 0:
            yield at
        if depth == 0:
            return
        at += 1


def _either(patterns: list[str]) -> str:
    return "|".join(f"(?:{p})" for p in patterns) if len(patterns) > 1 else patterns[0]
