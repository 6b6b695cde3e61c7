"""Give the sentences of the monitoring; they stand in `messages.yaml`, in both languages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("messages.yaml")


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Give all sentences: code → language → words, with parts in braces."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, dict[str, str]] = yaml.load(TABLE.read_text("utf-8"), Loader=loader)[
        "messages"
    ]
    return found


def message(code: str, language: str, **parts: str) -> str:
    """Give a sentence in one language, filled.

    >>> message("label_share", "zh")
    '占比'
    """
    return messages()[code][language].format(**parts)
