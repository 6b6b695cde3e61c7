"""What English figures are of, freed of words that name no thing.

The sentences are made up. What is of a whole place has no subject, and `total` and none are the
same (claims.md); a subject that is on no list keeps the document's words (ruling 24).
"""

from decimal import Decimal

import pytest

from jiqun.model import Claim
from readings import read as read_text

HEAD = "Economy of Feixi\n\n2025-03-02\n\n"


def read(text: str, value: str) -> Claim:
    """Give the claim of a text with a value."""
    return next(c for c in read_text(HEAD + text) if c.value == Decimal(value))


OF_ALL = [
    ("In 2024 the total import and export of goods stood at 40 million yuan, up 7.5%.", "7.5"),
    ("In 2024 the value of total exports of goods fell by 4.7 percent.", "-4.7"),
    ("Foreign trade of the mountain county reached 62 million yuan in the January-May period.",
     "62000000"),
    ("In 2024 the county-level city's GDP amounted to 21 million yuan.", "21000000"),
    ("In 2024 the balance of RMB and foreign currency deposits was 56 million yuan.", "56000000"),
    ("In 2024 the town counted 19783 inhabitants.", "19783"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), OF_ALL)
def test_what_is_of_all_of_a_place_has_no_subject(text: str, value: str) -> None:
    assert read(text, value).subject in (None, "total")


SHORT = [
    # Explained in the text, known, and told by both names.
    ("In 2024 exports of ready-made meals (RMM) reached 4 million yuan. The revenue of RMM was 2 "
     "million yuan.", "2000000", "ready-made meals"),
    ("In 2024 IoT revenue was 4 million yuan.", "4000000", "internet of things"),
    ("In 2024 the CPI fell 0.4 percent.", "-0.4", "consumer price index"),
    ("More than 300 internet of things, or IoT, companies are here. In 2024 their revenue was 7 "
     "million yuan.", "7000000", "internet of things"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "subject"), SHORT)
def test_short_names_are_told_by_their_long_ones(text: str, value: str, subject: str) -> None:
    assert read(text, value).subject == subject


WORDS = [
    # Words before a name that are none of it.
    ("Article 3 For the new drug which enters trials, the firm is given 2 million yuan.",
     "2000000", "new drug"),
    ("Each new bus route will receive 200,000 yuan.", "200000", "new bus route"),
    ("In 2024 exports of cars reached 98,000 units. Shipments of NEVs came to 13,400.",
     "13400", "new energy vehicles"),
    # Words behind it that are.
    ("In 2024 the floor space of office buildings under construction slid 2.5%.", "-2.5",
     "floor space of office buildings under construction"),
    # A clause on a place cuts no name short.
    ("The pump industry of Lujiang, where Grundfos and Wilo have plants, is to exceed 30 million "
     "yuan in output value by 2027.", "30000000", "pump industry"),
    # Words that the document has for what the lexicon calls otherwise.
    ("In 2024 container handling amounted to 7.7 million TEU.", "7700000", "container handling"),
    ("In 2024 industrial technological transformation investment grew by 22%.", "22",
     "industrial technological transformation"),
    ("In 2024 the added value of industrial enterprises above the regulations fell by 4.2%.",
     "-4.2", "above-scale industry"),
    ("In 2024 the shipbuilding completion volume of Taizhou was 3 million tons.", "3000000",
     "ships"),
    # Who makes what is told as industry's, and what is told of it right behind.
    ("In 2024 the clusters generated 31 million yuan of industrial added value, a rise of 7.3 "
     "percent.", "7.3", "clusters"),
    ("In 2024 per capita disposable income reached 23,539 yuan, and the consumer price index was "
     "up 3.2%.", "3.2", "consumer price index"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "subject"), WORDS)
def test_a_name_has_the_words_that_are_its_own(text: str, value: str, subject: str) -> None:
    assert read(text, value).subject == subject
