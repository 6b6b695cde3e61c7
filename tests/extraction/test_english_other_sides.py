"""Of what English shares and gaps are, told by the words right around their figure.

The sentences are made up. The labels are those of rulings 20 and 21.
"""

from decimal import Decimal

import pytest

from jiqun.model import Claim
from readings import read

HEAD = "Economy of Feixi\n\n2025-03-02\n\n"
COUNTY = [
    # Gaps against the city, and against the aim of the year.
    ("In 2023 the county's GDP grew 6.1 percent, 1.3 percentage points faster than the city "
     "average.", "1.3", "city growth"),
    ("In 2023 the county's GDP grew 6.1 percent, 1.3 percentage points ahead of the whole city.",
     "1.3", "city growth"),
    ("In 2023 the county's GDP grew 6.1 percent, 0.6 percentage points above the annual target.",
     "0.6", "annual target"),
    ("In 2023 retail sales rose 5.1 percent, 1.3 and 0.4 percentage points higher than the country "
     "and the province.", "1.3", "national growth"),
    ("In 2023 retail sales rose 5.1 percent, 1.3 and 0.4 percentage points higher than the country "
     "and the province.", "0.4", "provincial growth"),
    # The same of a wider place.
    ("In 2023 the output value of the pump industry was 20 billion yuan, 62 percent of that of the "
     "city.", "62", "city total"),
    ("In 2023 the county's firms held 310 invention patents, 21 percent of the city's.", "21",
     "city total"),
    ("In 2023 paid-in FDI reached 90 million dollars, accounting for 17 percent of the "
     "municipality's total.", "17", "city total"),
    ("In 2023 the county's share in the province's GDP was 3.2 percent.", "3.2",
     "provincial total"),
    ("In 2023 the county grew 44 percent of the pears that China sold.", "44", "national total"),
    ("In 2023 the county made 14 percent of all the pumps built in China.", "14",
     "national total"),
    # What firms take in.
    ("In 2023 research spending of the pump makers made up 5 percent of sales.", "5", "revenue"),
    ("In 2023 the gross margin of the pump makers was 31 percent.", "31", "revenue"),
    # Flows: of the goods that are named, of those told before, of all.
    ("In 2023 tea made up 22 percent of farm exports.", "22", "farm exports"),
    ("In 2023 exports of lamps reached 2 billion yuan, and Japan took 30 percent of the exports.",
     "30", "lamps exports"),
    ("In 2023 imports reached 2 billion yuan. Ores accounted for 64 percent of the total value.",
     "64", "total imports"),
    ("In 2023 retail sales were 9 billion yuan. Online retail sales accounted for 22 percent of "
     "the total.", "22", "total retail sales"),
    ("In 2023 the investment in machinery contributed 2.1 percentage points to the growth of "
     "investment.", "2.1", "total investment growth"),
    ("In 2023 high-tech manufacturing had a 19 percent share in above-scale industrial added "
     "value.", "19", "above-scale industry value added"),
    ("In 2024 exports reached 2 million yuan, and tea alone made up 57 percent of them.", "57",
     "total exports"),
    ("In 2024 the tractor output of the county was 1,450 units, of which electric tractors 786 "
     "units, up 42 percent and accounting for 54 percent of the total.", "54",
     "tractor production"),
    ("The county covers 6 percent of the city's land.", "6", "city total"),
    ("By 2027 the county's share in the output value of the city's industry above designated size "
     "is to exceed 25 percent.", "25", "city total"),
    # What stands before a rate.
    ("In the second quarter of 2024 against the previous quarter the output of pumps fell by 0.8 "
     "percent.", "-0.8", "previous quarter"),
    # What a benefit takes off or bears.
    ("Rent for joint workshops is subsidized by 50 percent for two years.", "50", "rent"),
    ("Firms are granted a 30 percent rent subsidy for two years.", "30", "rent"),
]  # fmt: skip


def of_value(text: str, value: str) -> Claim:
    """Give the claim of a text with a value."""
    return next(c for c in read(HEAD + text) if c.value == Decimal(value))


@pytest.mark.parametrize(("text", "value", "of"), COUNTY)
def test_the_other_side_is_told_around_the_figure(text: str, value: str, of: str) -> None:
    assert of_value(text, value).of == of


def test_a_place_of_work_is_no_wider_whole() -> None:
    claim = of_value("In 2023 only 17 percent of inputs were bought in China.", "17")
    assert claim.of == "inputs"


def test_the_total_of_a_sum_is_no_other_part_of_it() -> None:
    told = "In 2023 retail sales came to 90 billion yuan. Sales of restaurants rose 18.6 percent. "
    claim = of_value(told + "Online retail sales accounted for 22.4 percent of the total.", "22.4")
    assert claim.of == "total retail sales"


def test_exports_of_a_people_are_no_sort_of_exports() -> None:
    claim = of_value("In 2023 paper accounted for 18 percent of Finnish exports.", "18")
    assert claim.of != "Finnish exports"


def test_rent_is_no_subject_of_what_it_is_paid_for() -> None:
    text = "Rent for joint workshops is subsidized by 50 percent for two years."
    assert of_value(text, "50").subject == "joint workshops"
