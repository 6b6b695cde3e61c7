"""Places held in lists, in the many ways in which they are told."""

import pytest

from readings import read


def ranks(text: str) -> list[int]:
    return [int(c.value) for c in read(text) if c.unit == "rank"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Anshan has come in 57th in the 2023 list of cities, against 63rd in 2022.", [57, 63]),
        ("It ranks third, behind Dalian (16th) and Shenyang (22nd).", [3, 16, 22]),
        ("On the 2024 list of parks it came 21st, after 29th in 2023.", [21, 29]),
        ("The port moved 570 tons, making it sixth in China and seventh worldwide.", [6, 7]),
        ("That put it first among China's county-level cities.", [1]),
        ("The city was first in the country to do so.", []),
    ],
)
def test_places_held(sentence: str, wanted: list[int]) -> None:
    assert ranks(sentence) == wanted
