"""The words of the command line, in the user's language."""

import os
import sys
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path


@cache
def language() -> str:
    """Give `zh` or `en`: from `--language`, JIQUN_LANGUAGE, or the locale.

    The option is looked for here because help texts are needed before options are parsed.
    """
    words = sys.argv[1:]
    for word, following in pairwise([*words, ""]):
        name, _, value = word.partition("=")
        if name == "--language":
            return "zh" if (value or following) == "zh" else "en"
    names = ("JIQUN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((os.environ[n] for n in names if os.environ.get(n)), "en")
    return "zh" if chosen.startswith("zh") else "en"


@cache
def _table() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("texts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(key: str, **parts: object) -> str:
    """Give a text of the table, filled."""
    text = _table()[language()][key]
    return text.format(**parts) if parts else text
