"""Give the sentences of the monitoring; they stand in `messages.yaml`, in both languages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from jiqun.data.kept import read_yaml_file

TABLE = Path(__file__).with_name("messages.yaml")


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Give all sentences: code → language → words, with parts in braces."""
    found: dict[str, dict[str, str]] = read_yaml_file(TABLE)["messages"]
    return found


def message(code: str, language: str, **parts: str) -> str:
    """Give a sentence in one language, filled.

    >>> message("label_share", "zh")
    '占比'
    """
    return messages()[code][language].format(**parts)


@cache
def parts_of(code: str) -> frozenset[str]:
    """Give the names of the parts that a sentence has.

    >>> sorted(parts_of("unspecified")), "value" in parts_of("implied_whole")
    ([], True)
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(messages()[code]["en"]) if name)
