"""Words of the pages of an index, in both languages."""

from functools import cache
from pathlib import Path

from jiqun.data.kept import read_yaml_file

TEXTS = Path(__file__).with_name("index_texts.yaml")


@cache
def _texts() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = read_yaml_file(TEXTS)["texts"]
    return found


@cache
def index_phrases(language: str) -> dict[str, str]:
    """Give the words of these pages in one language."""
    return {key: entry[language] for key, entry in _texts().items()}
