"""What shares are of where the words point back, and what several figures tell once."""

from decimal import Decimal

import pytest

from readings import read

# Each case: a text, and of the figures named what stands behind them. Expected by hand from
# claims.md: `of` is the label of the whole, the subject the part.
WHOLES = [
    # `of it` in the sentence behind: the amount told there, with its thing.
    ("Investment in shipyards slid to 31 billion yuan in 2024. Foreign money made up 88% of it.",
     {"88%": ("investment", "shipyards investment")}),
    # `of the total` takes the flow told before.
    ("Exports grew 8.1% in 2019. The best were the chemical industry (27% of the total) and paper"
     " (16%).", {"27%": ("exports", "total exports"), "16%": ("exports", "total exports")}),
    # A country's adjective is the nation that a province is a part of.
    ("Gujarat's ports\n\nIn 2023, 40% of the Indian exports of dyes left from Gujarat.",
     {"40%": ("exports", "national total")}),
    ("Gujarat's lamps\n\nIn 2023, 30% of the lamps exported by the country came from Gujarat.",
     {"30%": ("exports", "national total")}),
    # A margin is of revenue.
    ("In 2023 the profit margin of the mills was 4.3%.", {"4.3%": ("profit", "revenue")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WHOLES)
def test_a_share_is_of_what_was_told_before(text: str, told: dict[str, tuple[str, str]]) -> None:
    found = {c.quote: c for c in read(text)}
    assert {q: (str(found[q].indicator), found[q].of) for q in told} == told


def test_what_a_share_changed_by_is_of_the_same_whole() -> None:
    share, change = read(
        "In 2023 the share of private firms in exports reached 91.6%, up 1.4 percentage points."
    )
    assert share.of == change.of == "total exports"


def test_of_them_and_a_noun_tells_the_part() -> None:
    people, women = read("In 2023 the mills employed 45,000 people, 40 percent of them women.")
    assert people.indicator == women.indicator == "employment"
    assert women.subject == "women"


def test_the_complement_of_a_share_is_the_part() -> None:
    (share,) = read("In 2023 more than 60% of the exports were lamps and fans.")
    assert (share.subject, share.of, share.value) == ("lamps and fans", "total exports", 60)


def test_what_is_grown_is_a_share_and_no_growth() -> None:
    (share,) = read("In 2023 Kunming's farms grew some 60 percent of the nation's roses.")
    assert (str(share.measure), share.value) == ("share", 60)
    (growth,) = read("In 2023 Kunming's exports grew some 60 percent.")
    assert (str(growth.measure), growth.value) == ("growth", 60)


UNITS = [
    # A rate whose unit the next one tells.
    ("In 2023 orders from Japan were down 17 and those from Peru 11 percent.",
     [(Decimal(-17), "percent")]),
    # Nothing of the kind where things are counted.
    ("In 2023 the park had 17 looms and output fell 11 percent.", [(Decimal(17), "count")]),
    # A part of a physical amount.
    ("In 2023 makers sold 369 million square metres of tiles, of which 300 million went abroad.",
     [(Decimal(369_000_000), "m2"), (Decimal(300_000_000), "m2")]),
    # Money that several countries call alike.
    ("Brno's plants\n\nIn 2023 a plant worth 12.8 billion crowns opened in Brno, Czechia.",
     [(Decimal(12_800_000_000), "CZK")]),
    ("Guadalajara\n\nIn 2023 Guadalajara, Mexico, exported goods worth 3 billion pesos.",
     [(Decimal(3_000_000_000), "MXN")]),
    ("Cebu\n\nIn 2023 Cebu, Philippines, exported goods worth 3 billion pesos.",
     [(Decimal(3_000_000_000), "PHP")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), UNITS)
def test_a_number_takes_the_unit_told_once(text: str, figures: list[tuple[Decimal, str]]) -> None:
    found = [(c.value, c.unit) for c in read(text)]
    assert found[: len(figures)] == figures


def test_a_time_in_brackets_is_that_of_the_figure_behind_it() -> None:
    now, then = read("In the third quarter of 2023 banks took 45% of the space (Q3 2022: 29%).")
    assert (str(now.period), str(then.period)) == ("2023-Q3", "2022-Q3")
