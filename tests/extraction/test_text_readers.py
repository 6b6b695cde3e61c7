"""What readers share between texts: nothing that one text says is kept for the next."""

from collections.abc import Sized
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.extraction import extract
from jiqun.extraction.areas import AreaReader
from jiqun.extraction.grammar import grammar
from jiqun.extraction.marks import Lexicon
from jiqun.extraction.text_reader import TextReader
from jiqun.lang import pack
from jiqun.model import Claim, Document

FOSHAN = (
    "Foshan's lighting industry. In 2023, the output value of Foshan's lighting industry grew by "
    "5 percent to 80 billion yuan. Some 3,200 companies employ 160,000 people. Exports to the "
    "United States were 12.5 percent higher than in 2022. It is one of the five largest bases.\n"
)
MEXICO = (
    "Economy of Mexico. Mexico City and Monterrey accounted for 25% and 9% of GDP in 2021. "
    "Mining firms paid 4.5 billion pesos; buyers are Canada (12%) and Japan. Output fell by a "
    "tenth, and its share of the world's silver by 3 percentage points.\n"
)
MARKED = [
    *["GDP", "the", "integrated circuit", "circuits", "Foshan", "exports", "average", "selling"],
    *["prices", "“robots”", "São Paulo", "—", "佛山", "’s", "\n", "\u2028", ".", "İzmir", "US"],
]


def read(text: str) -> tuple[Claim, ...]:
    return extract(Document.of_text(text, "en", id="d"))


def test_a_text_between_changes_nothing() -> None:
    alone, other = read(FOSHAN), read(MEXICO)
    assert len(alone) >= 5 and len(other) >= 5  # each states more figures than that
    assert read(FOSHAN) == alone
    assert read(MEXICO) == other


def test_reading_changes_nothing_that_readers_share() -> None:
    read(FOSHAN)
    made = grammar("en").readers
    assert len(made) >= 9 and all(issubclass(kind, TextReader) for kind in made)
    before = {kind: shape(reader) for kind, reader in made.items()}
    read(MEXICO)
    read(FOSHAN)
    assert {kind: shape(reader) for kind, reader in made.items()} == before


def shape(reader: TextReader) -> dict[str, tuple[int, Any]]:
    """Give what each attribute is, and how much a collection holds."""
    held = vars(reader).items()
    return {name: (id(of), len(of) if isinstance(of, Sized) else None) for name, of in held}


def test_places_told_together_belong_to_their_text() -> None:
    g = grammar("en")
    one, other = AreaReader.for_text(g, FOSHAN), AreaReader.for_text(g, MEXICO)
    assert (one.text, other.text) == (FOSHAN, MEXICO)
    assert one.own is not other.own
    assert one.together.own is one.own and other.together.own is other.own
    assert one._topics is other._topics


LEXICON = Lexicon(pack("en"))


@given(
    st.lists(st.sampled_from(MARKED), max_size=30).map(" ".join),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=12),
)
@settings(max_examples=200, deadline=None)
def test_marks_of_a_stretch_are_those_of_its_words_alone(
    text: str, stretches: list[tuple[int, int]]
) -> None:
    for start, end in stretches:
        start, end = sorted((min(start, len(text)), min(end, len(text))))
        found = LEXICON.find(text, start, end)
        alone = Lexicon.find(LEXICON, text[start:end], 0, end - start)
        assert [(m.start - start, m.end - start, m.meaning) for m in found] == [
            (m.start, m.end, m.meaning) for m in alone
        ]
        found.clear()  # what one reader does with its marks is nothing to the next
        assert len(LEXICON.find(text, start, end)) == len(alone)
