"""Run the examples that each language pack carries: a sentence, and claims it must give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jiqun.extraction.claims import extract
from jiqun.lang import examples
from jiqun.model import Document


@dataclass(frozen=True, slots=True)
class Miss:
    """A field of an example that came out otherwise.

    Attributes:
        language: the pack.
        text: the sentence.
        quote: the figure.
        field: what was asked; `quote` where the figure was not found at all.
        wanted, got: both readings.
    """

    language: str
    text: str
    quote: str
    field: str
    wanted: Any
    got: Any


def run_examples(language: str) -> tuple[int, tuple[Miss, ...]]:
    """Give how many claims a pack's examples ask for, and what came out otherwise.

    Raises:
        InputError: there is no such pack, or it has no examples.
    """
    asked = 0
    misses: list[Miss] = []
    for example in examples(language):
        asked += len(example["claims"])
        misses += _misses(language, str(example["text"]), example["claims"])
    return asked, tuple(misses)


def _misses(language: str, text: str, wanted: list[dict[str, Any]]) -> Iterator[Miss]:
    document = Document.of_text(text, language, id="example")
    found = {claim.quote: claim.to_record() for claim in extract(document)}
    for claim in wanted:
        quote = str(claim["quote"])
        record = found.get(quote)
        if record is None:
            yield Miss(language, text, quote, "quote", quote, ", ".join(found))
            continue
        for field, value in claim.items():
            if record.get(field) != value:
                yield Miss(language, text, quote, field, value, record.get(field))
