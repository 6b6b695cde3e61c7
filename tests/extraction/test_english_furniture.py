"""Numbers of English pages that are no figures: addresses, clicks, page numbers, weather, names.

The sentences are made up.
"""

import pytest

from readings import read

NO_FIGURES = [
    "Investment Bureau, 412 Binhai Avenue, Rizhao 276800",
    "Contact: Trade Office, Lindenplatz 9, 50667 Cologne",
    "Address: No 27 Jinshui Road, Luohe",
    "P.O. Box 4471, Kisumu",
    "Tel. 04 91 22 33 44",
    "03-17 09:45",
    "Release time: 07-19   Source: Bureau of Statistics",
    "Reading times: 305",
    "Ports of the north: see pages 12 and 13",
    "Weather: minus 7 to 2",
    "Subscribe for $3 a week",
    "TRADE REVIEW — Vol. 9, Issue 4",
    "Two and a half years on",
    "Ports pick up after three quarters",
    "In Europe there is no second port of its kind.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_furniture_of_pages_is_no_figure(text: str) -> None:
    assert read(f"Industry of Luohe in 2024\n\nExports rose 5%.\n\n{text}")[1:] == ()


FIGURES = [
    ("Three quarters of the output is exported.", ["Three quarters"]),
    ("Plants here account for three quarters of exports.", ["three quarters"]),
    ("In 2024 it had 1,230 shops.", ["1,230"]),
    ("The bureau counted 276800 visitors in 2024.", ["276800"]),
    ("Building 40 parks cost 5 billion yuan in 2024.", ["40", "5 billion yuan"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_like_furniture_are_read(text: str, expected: list[str]) -> None:
    assert [c.quote for c in read(text)] == expected
