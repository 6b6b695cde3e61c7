"""Words of the pages of an index, in both languages."""

from functools import cache
from pathlib import Path

TEXTS = Path(__file__).with_name("index_texts.yaml")


@cache
def _texts() -> dict[str, dict[str, str]]:
    import yaml

    found: dict[str, dict[str, str]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))["texts"]
    return found


@cache
def index_phrases(language: str) -> dict[str, str]:
    """Give the words of these pages in one language."""
    return {key: entry[language] for key, entry in _texts().items()}
