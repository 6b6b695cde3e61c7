"""Patterns that are compiled when they are first tried.

Compiling the patterns of a language takes longer than reading a page with them, and most texts
never come near most of them.
"""

import re
from functools import cache
from typing import Any, cast

from jiqun.data.kept_patterns import compiled

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _LatePattern:
    """Stands for a pattern; its methods are those of the pattern from the first call on."""

    def __init__(self, pattern: str, flags: int) -> None:
        """Keep what is to be compiled."""
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, for a method or attribute that is asked for the first time."""
        if name.startswith("__"):
            raise AttributeError(name)
        made = compiled(*self._source)
        self.__dict__.update((method, getattr(made, method)) for method in _METHODS)
        return getattr(made, name)


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give what `re.compile` gives, compiled only when it is first tried.

    A pattern that cannot be compiled is found out only then.

    >>> years = late_pattern(r"(?P<year>\\d{4})年")
    >>> years.search("2024年", 0)["year"], years.pattern, years.groups
    ('2024', '(?P<year>\\\\d{4})年', 1)
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))


@cache
def kept_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give a late pattern that is made once, for readers that are made anew for every text.

    The cache of `re` holds 512 patterns, fewer than a language has. As many are kept here as the
    languages in use have forms.

    >>> kept_pattern("a+") is kept_pattern("a+")
    True
    """
    return late_pattern(pattern, flags)
