"""What place an English text is about, by its title, its dateline and whose things it tells of.

The texts are made up. The contract asks for whose figure it is, not for where it is told: a
dateline, a byline or a zone whose official speaks is not what a text is about.
"""

import pytest
from test_context import read

from jiqun.extraction.grammar import grammar
from jiqun.extraction.main_area import MainArea, in_small

ABOUT = [
    # A zone of which only an official or a visit is told, and one that the text is on.
    ("Suzhou's exports of fans rise\n\nExports of Suzhou rose 5 percent in 2023, an official of "
     "Taihu Harbour Development Zone said. Makers in Suzhou hired 900 people.", "Suzhou"),
    ("Fan makers look abroad\n\nWalking into the Taihu Harbour Development Zone one hears fans. "
     "Suzhou sold 5 million fans in 2023. Suzhou has 90 makers.", "Suzhou"),
    ("Taihu Harbour Development Zone opens two plants\n\nThe zone in Suzhou had 90 firms in 2023. "
     "Taihu Harbour Development Zone hired 900 people.", "Taihu Harbour Development Zone"),
    # A country told of by its people and their things.
    ("Japanese lamp makers look up\n\nJapanese makers compete with those of Shenzhen. Japanese "
     "exports rose 5 percent in 2023.", "Japan"),
    ("Lamps sell\n\nIn 2023 Chilean exports rose 5 percent, partly to Shenzhen.", "Chile"),
    ("Lamp makers look up\n\nJapanese books on lamps are read in Shenzhen. Shenzhen made 5 million "
     "lamps in 2023.", "Shenzhen"),
    ("Machine orders recover\n\nGerman exports of machines rose 5 percent in 2023. German makers "
     "hired 900 people.", "Germany"),
    # Where a report was sent from, by whom, and where analysts sit.
    ("FRANKFURT, 3 March 2021 – Kassel made 41,000 pumps in 2020. Kassel is home to nine pump "
     "makers. Firms in Kassel hired 900 people.", "Kassel"),
    ("SHENZHEN, Nov. 14, 2019 – The makers of pumps in the south are hiring again before this long "
     "winter, as orders come in.\n\nHuizhou hired 900 in 2018. Huizhou made 41,000 pumps. The "
     "pumps of Huizhou go abroad.", "Huizhou"),
    ("Cork firms of Porto do well\nby Ana Reis in Lisbon\n\nThe city sold 5 million corks in 2023. "
     "Porto hired 900.", "Porto"),
    ("Hefei's panels sell\n\nHefei made 5 million panels in 2023. Shenzhen-based analysts expect "
     "more. A Shenzhen brokerage agrees; Hefei hired 900.", "Hefei"),
    # A title in capitals, one that asks, one that begins with the place.
    ("CHIP MAKERS OF PENANG HIRE AGAIN\n\nThey hired 900 people in 2023.", "Penang"),
    ("Who builds the engines? Toluca does!\n\nToluca, the capital of the State of Mexico, built "
     "90,000 engines in 2023. The city has 40 makers. Toluca hired 900 people.", "Toluca"),
    ("Pune, the engine hub of Maharashtra\n\nPune built 90,000 engines in 2023. Maharashtra hired "
     "900. The state of Maharashtra has 40 makers. The state hired.", "Pune"),
    # A seaport is a part of its city; kinds that belong to an adjective stay.
    ("Ningbo Seaport handles more\n\nNingbo Seaport handled 12 million TEUs in 2023. Nine berths "
     "opened.", "Ningbo"),
    ("Mines of the south\n\nSilesian Voivodeship dug 41 million tonnes of coal in 2023. The "
     "Silesian Voivodeship has 19 mines.", "Silesian Voivodeship"),
    # What grows in a county is not its name.
    ("Garlic County hopes\n\nShandong grew 9,000 tonnes in 2023. The garlic county sells garlic to "
     "Japan. Shandong hired 900.", "Shandong"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), ABOUT)
def test_a_text_is_about_the_place_whose_figures_it_tells(text: str, place: str) -> None:
    found = MainArea(grammar("en")).find(text)
    assert found is not None and found.value == place


def test_a_line_in_capitals_is_read_in_small_letters_and_keeps_its_length() -> None:
    head = "EXPORTS OF THE SAARLAND\nThe GDP of the EU rose."
    assert in_small(head) == "Exports of the Saarland\nThe GDP of the EU rose."
    assert in_small("The GDP of the EU\n2023 – 2024\n") == "The GDP of the EU\n2023 – 2024\n"


OWNERS = [
    # A place that a figure is only compared with does not have it.
    ("In 2023 wages were 310 rupees a day, 20 percent more than in Tamil Nadu.", "Gujarat",
     ["Gujarat", "Gujarat"]),
    ("In 2023 wages were 310 rupees a day, against 250 rupees in Tamil Nadu.", "Gujarat",
     ["Gujarat", "Tamil Nadu"]),
    # A country whose list it is has no place in it, the city has.
    ("Suzhou is China's number one shoe producer.", "Suzhou", ["Suzhou"]),
    ("In 2022 the city ranked among China's top 20.", "Suzhou", ["Suzhou"]),
    # Where a broker sits has no figures of lamps.
    ("In 2023 analysts at a Shenzhen brokerage counted 5 million lamps.", "Hefei", ["Hefei"]),
    ("In 2023 makers in Shenzhen sold 5 million lamps.", "Hefei", ["Shenzhen"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "home", "places"), OWNERS)
def test_a_place_beside_a_figure_has_it_only_if_it_is_told_of_there(
    text: str, home: str, places: list[str]
) -> None:
    assert [c.area for c in read(text, area=home)] == places
