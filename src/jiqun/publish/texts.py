"""Give the words of the interface; they stand in `texts.yaml`, in both languages."""

from functools import cache
from pathlib import Path
from typing import Any

from jiqun.data.kept import read_yaml_file

TABLE = Path(__file__).with_name("texts.yaml")


@cache
def groups() -> dict[str, dict[str, dict[str, str]]]:
    """Give all words: group → key → language → words; the file explains the groups."""
    found: dict[str, Any] = read_yaml_file(TABLE)["texts"]
    return found


def text(key: str, language: str) -> str:
    """Give one phrase of the interface."""
    return groups()["interface"][key][language]


@cache
def phrases(language: str) -> dict[str, str]:
    """Give all phrases of the interface in one language: what templates call `t`."""
    return {key: entry[language] for key, entry in groups()["interface"].items()}
