"""Places of the gazetteer that a text names once, and paragraphs that open with one."""

import pytest

from readings import by_quote

TOWNS = """Four tile towns

12 March 2024

Querétaro makes transformers. The Mexican state sold 2,100 of them in 2023.

Gothenburg, meanwhile, is busy. Its 40 firms had sales of SEK 92 million in 2022.

For Bursa, the year was bad. Exports fell 17.8%.
"""


def test_a_paragraph_is_of_the_place_that_it_opens_with() -> None:
    found = by_quote(TOWNS)
    assert found["2,100"].area == "Querétaro"
    assert found["SEK 92 million"].area == "Gothenburg"
    assert found["17.8%"].area == "Bursa"


def test_a_good_is_no_town() -> None:
    text = "Cork exports of Portugal rose 5% in 2023. The country's cork goes to 30 countries."
    assert all(claim.area == "Portugal" for claim in by_quote(text).values())


def test_a_city_is_called_by_its_name_alone_even_beside_its_address() -> None:
    text = (
        "Kaunas City Municipality - News\nwww.kaunas.example/news\n\n"
        "Kaunas did well in 2023. The city's firms turned over 21 million euros, and the economy "
        "grew 4.9%, against 3.4% for Lithuania.\n"
    )
    found = by_quote(text)
    assert found["21 million euros"].area == "Kaunas"
    assert found["3.4%"].area == "Lithuania"


def test_waters_are_no_city() -> None:
    text = "Cixi, on the shore of Hangzhou Bay, made 47 million fryers in 2022."
    assert by_quote(text)["47 million"].area == "Cixi"


@pytest.mark.parametrize(
    "sentence",
    [
        "Location briefing no. 14: Zhoushan",
        "Posted by: somebody, 11-04-2021.",
        "Pillar two: tea. Pillar three: tin.",
        "Contents: 1 Geography · 2 History · 3 Economy",
        "VOL 8, ISSUE 41 // STORAGE WEEK",
        "A foil maker put phases one and two into production.",
    ],
)
def test_numbers_of_pages_are_no_figures(sentence: str) -> None:
    assert by_quote(sentence) == {}


def test_ages_are_no_shares() -> None:
    assert set(by_quote("In 2022, 29.8% of residents were over 60 at the end of the year.")) == {
        "29.8%"
    }
