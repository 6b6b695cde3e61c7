"""Keep compiled regexes between programs, as Python keeps compiled modules.

`re` compiles every pattern anew in every program, and does it in Python: for the patterns of a
language, some two thirds of a second, more than all else that the first page needs. What it makes
of a pattern is a list of numbers, from which `_sre`, the engine beneath `re`, builds the compiled
pattern in a fiftieth of the time. So these numbers are left in the folder of compiled modules, for
one version of Python. `_sre` examines them; where anything is not as expected, `re.compile` does
the work as ever.
"""

import atexit
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

from jiqun.data.kept import cache_place, load_values, write_values

MOST = 4000
"""Patterns that are kept; our choice, several times as many as all languages have. Where there are
more, old ones are among them, and only those of the last program stay."""
_WIDTH = "I"


class Code(NamedTuple):
    """What `re` makes of a pattern, as `_sre.compile` takes it.

    Attributes:
        flags: those asked for, with those that the pattern itself sets.
        numbers: the program of the engine, as the bytes of an array.
        groups: how many groups there are.
        names: name of a group → its number.
        by_number: for each number of a group its name, or none.
    """

    flags: int
    numbers: bytes
    groups: int
    names: dict[str, int]
    by_number: tuple[str | None, ...]


def _version() -> tuple[Any, ...]:
    import _sre  # type: ignore[import-not-found]

    return sys.hexversion, sys.byteorder, _sre.MAGIC, _sre.CODESIZE


def code_of(pattern: str, flags: int = 0) -> Code:
    """Compile a pattern, and give what `_sre` builds it from.

    Raises:
        re.error: the pattern is none.
    """
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern, flags)
    state = tree.state
    numbers = array(_WIDTH, _compiler._code(tree, flags))
    by_number: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        by_number[number] = name
    names = dict(state.groupdict)
    whole = int(flags) | int(state.flags)
    return Code(whole, numbers.tobytes(), state.groups - 1, names, tuple(by_number))


def pattern_of(pattern: str, code: Code) -> re.Pattern[str]:
    """Build a compiled pattern.

    Raises:
        RuntimeError: the numbers are no program of the engine.
    """
    import _sre

    numbers = array(_WIDTH)
    numbers.frombytes(code.numbers)
    told = code.groups, code.names, code.by_number
    return _sre.compile(pattern, code.flags, numbers.tolist(), *told)  # type: ignore[no-any-return]


class _Store:
    """The codes of patterns that are known, and which of them this program used."""

    def __init__(self) -> None:
        """Take what earlier programs have left; nothing where they have not."""
        self.place = cache_place(__file__)
        self.known: dict[tuple[str, int], Code] = {}
        self.used: set[tuple[str, int]] = set()
        self.grown = False
        with suppress(TypeError, ValueError):
            seen, known = load_values(self.place)
            if seen == _version():
                self.known = known

    def compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Give a compiled pattern, and keep its code."""
        key = pattern, flags
        self.used.add(key)
        code = self.known.get(key)
        if code is None:
            code = self.known[key] = code_of(pattern, flags)
            if not self.grown and self.place is not None:
                self.grown = True
                atexit.register(self.save)
        return pattern_of(pattern, code)

    def save(self) -> None:
        """Leave the codes for later programs."""
        if len(self.known) > MOST:
            self.known = {key: self.known[key] for key in self.used}
        write_values(self.place, (_version(), self.known))


@cache
def _store() -> _Store | None:
    """Give the store; None where this Python has not what it needs."""
    try:
        store = _Store()
        pattern_of("(?P<a>b)|c", code_of("(?P<a>b)|c"))
    except Exception:  # parts of `re` that are its own affair may change as they like
        return None
    return store


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give what `re.compile` gives, from kept code if there is any; for patterns of the package.

    Patterns that are made of the words of a text are not for here: they would be kept for nothing.

    Raises:
        re.error: the pattern is none.

    >>> compiled(r"(?P<year>\\d{4})年").search("2024年")["year"]
    '2024'
    """
    store = _store()
    if store is None:
        return re.compile(pattern, flags)
    try:
        return store.compile(pattern, int(flags))
    except re.error:
        raise
    except Exception:
        return re.compile(pattern, flags)
