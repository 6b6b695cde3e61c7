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
     "2000000", "new drug which enters trials"),
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


BACK = [
    # What was counted before, by them; projects, by what is put into them.
    ("The park has 60 valve firms. In 2024 the park counts over 1,800 of them.", "1800",
     "valve firms"),
    ("In 2024 the town contracted 46 data center projects, the agreed total investment of 19 "
     "million yuan.", "19000000", "data center projects"),
    # Exports are no branch's that was told of before; a partner that no list has is one.
    ("In 2024 manufacturing expanded 5.1 percent. Abroad the mood is better: exports jumped 48.7%.",
     "48.7", "total"),
    ("In 2024 trade with Korea during the same months rose by 21.4% to 3 million dollars.",
     "21.4", "Korea"),
    # People out of work, and all who have it; the trade that people work in.
    ("In 2024 the county's jobless rate was 4.4%.", "4.4", "unemployment rate"),
    ("In 2024 employment was 2.1% higher.", "2.1", None),
    ("Now 30,000 people work in the lamp trade.", "30000", "lamp trade"),
    ("In 2024 makers of pumps created 9,800 new jobs.", "9800", "new jobs"),
    ("In 2024 the index of industrial production rose by 13.2%.", "13.2",
     "index of industrial production"),
    ("In 2024 R&D spending was equal to 6.2% of the pump cluster's revenue.", "6.2",
     "pump cluster"),
    ("In 2024 exports of tea took the lead with $26 million, followed by raw rubber ($15 "
     "million).", "15000000", "raw rubber"),
    ("In 2024 the proportion of the three industries was 8:52:40.", "52", "secondary industry"),
    # Who tells is not what is told of; nor is how things rose.
    ("Statistics from the bureau show the brick industry of Lujiang generated an output value of "
     "20 million yuan in 2024.", "20000000", "brick industry"),
    ("In 2024 some 953 were new energy vehicles, a leap of 90.5%.", "90.5", "new energy vehicles"),
    ("In 2024 the output value of locally made power batteries exceeded 10 million yuan.",
     "10000000", "locally made power batteries"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "subject"), BACK)
def test_what_words_go_back_to(text: str, value: str, subject: str | None) -> None:
    assert read(text, value).subject == subject


OWN = [
    # A level that a rate led to; goods that are told by who made them; a label before a rate.
    ("Tea shops took in 40 million yuan in 2024. Bus arrivals swelled 49.9 percent to 82,200, "
     "though each guest spent less.", "82200", "Bus arrivals"),
    ("In 2024 cider enterprises above designated size here produced 233,000 kiloliters.",
     "233000", "cider"),
    ("In 2024 retail sales were 9 million yuan. Catering: up 18.6%.", "18.6", "Catering"),
    ("There are 3,400 valve enterprises, of which 12 with annual output value of more than 10 "
     "million yuan.", "12",
     "valve enterprises with annual output value of more than 10 million yuan"),
    # What a place is held in.
    ("In 2024 the county drew many guests; in overall comfort it came second.", "2",
     "overall comfort"),
    ("In 2023 the county stood at no. 3 in the 2022 list of the top 70 tea counties.", "3",
     "top 70 tea counties"),
    ("In 2024 its power batteries took 36 percent of the market, ranking first for the seventh "
     "year in a row.", "1", "power batteries"),
    # Where people work is no name with a number in it.
    ("The drone industry is young. The industry employs over 2,200 people in around 250 firms.",
     "2200", "drone industry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "subject"), OWN)
def test_a_sentence_tells_its_own_things(text: str, value: str, subject: str) -> None:
    assert read(text, value).subject == subject


def test_what_is_measured_keeps_its_short_name() -> None:
    text = "In 2024 gross domestic product (GDP) was high. Its share of GDP was 12 percent."
    assert read(text, "12").subject != "gross domestic product"
