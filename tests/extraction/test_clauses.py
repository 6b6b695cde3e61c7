"""What a figure is of, by the grammar of its clause; the sentences and figures are made up.

Expected values follow from the claim contract: production is what is made, other what is moved,
a share's `of` is its whole, and a thing is named by the noun phrase that the verb has as subject.
"""

import pytest

from jiqun.documents import read_bytes
from jiqun.extraction import extract

Told = tuple[str, str, str | None, str | None]


def told(text: str) -> list[Told]:
    claims = extract(read_bytes(text.encode(), "d.txt"))
    return [(c.quote, str(c.indicator), c.subject, c.of) for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the thing behind a verb of making, also coordinated; the growth goes with it
            "Mills turned out 1.4 million tonnes of yarn in 2023, up 3.2 percent, and 860 million"
            " square metres of cloth.",
            [("1.4 million tonnes", "production", "yarn", None),
             ("3.2 percent", "production", "yarn", None),
             ("860 million square metres", "production", "cloth", None)],
        ),
        (  # what is handled is moved, not made
            "The port handled 123 million tonnes of cargo in 2023.",
            [("123 million tonnes", "other", "cargo", None)],
        ),
        (  # a verb behind `can` tells what could be made
            "The factory can assemble 50,000 robots a year.",
            [("50,000", "capacity", "robots", None)],
        ),
        (  # an insertion between commas gives its indicator to its own figure alone
            "Above-scale industrial enterprises, those with annual sales of at least 20 million"
            " yuan, saw their profits rise 6.8 percent.",
            [("20 million yuan", "revenue", "above-scale industry", None),
             ("6.8 percent", "profit", "above-scale industry", None)],
        ),
        (  # a clause without a verb takes over the verb before, not the thing
            "Textile mills reached 210 billion yuan and machinery and equipment 165 billion yuan.",
            [("210 billion yuan", "other", "Textile mills", None),
             ("165 billion yuan", "other", "machinery and equipment", None)],
        ),
        (  # `those of` is what was told before, of another thing
            "Exports of ships and offshore structures came to $14.6 billion, and those of car parts"
            " to $3.9 billion.",
            [("$14.6 billion", "exports", "ships and offshore structures", None),
             ("$3.9 billion", "exports", "car parts", None)],
        ),
        (  # a possessive goes back to the subject of the sentence before
            "The automotive industry grew 4 percent. Its exports rose 7.3 percent to $9.8 billion.",
            [("4 percent", "value_added", "automotive industry", None),
             ("7.3 percent", "exports", "automotive industry", None),
             ("$9.8 billion", "exports", "automotive industry", None)],
        ),
        (  # a pronoun goes back to a sentence without figures
            "We measure the value added of high-tech manufacturing. Between 2020 and 2024 it grew"
            " by 14.2% a year.",
            [("14.2%", "value_added", "high-tech manufacturing", None)],
        ),
        (  # people on a payroll are employed, by the subject of the clause
            "The battery plant had some 10,500 people on its payroll.",
            [("10,500", "employment", "battery plant", None)],
        ),
        (  # money for each unit is a price
            "The average price of lithium carbonate dropped to 74,000 yuan per tonne.",
            [("74,000 yuan", "prices", "lithium carbonate", None)],
        ),
        (  # money before a plant is what it costs
            "A €4.6 billion chip plant is planned.",
            [("€4.6 billion", "investment", "chip plant", None)],
        ),
        (  # a rate before the noun that moves
            "A 16.8-percent drop in car exports hurt the city.",
            [("16.8-percent", "exports", "car", None)],
        ),
    ],
)  # fmt: skip
def test_a_figure_is_of_what_its_clause_names(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("In 2024 the city devoted 5.23% of its GDP to research and development.", ["gdp"]),
        ("Agriculture, industry and services made up 20%, 43% and 37% of GDP.", ["gdp"] * 3),
        ("New units get a subsidy of 12 per cent of the fixed capital investment.",
         ["fixed capital investment"]),
        ("Per capita income is about 90 per cent of the all-India average.", ["all-India average"]),
        ("Of the 38 sectors 27 grew, a share of 71.1%.", [None, None, "sectors"]),
        ("In June 2024 value added of industry grew by 7.8%, a drop of 1.4 percentage points from"
         " May.", [None, "growth in 2024-05"]),
        ("In September 2024 consumer prices were up 0.1 percent from August.", ["previous month"]),
    ],
)  # fmt: skip
def test_a_share_or_gap_names_its_other_side(text: str, of: list[str | None]) -> None:
    assert [side for _, _, _, side in told(text)] == of


def test_a_list_opened_by_that_is_goes_to_the_figures_behind_it() -> None:
    text = (
        'The "three trump cards", that is rail equipment, aviation power, hard materials, completed'
        " output value of 161 billion yuan, 30 billion yuan, 42 billion yuan, an increase of 6.8%,"
        " 15.2%, 9.1%."
    )
    things = ["rail equipment", "aviation power", "hard materials"]
    assert [subject for _, _, subject, _ in told(text)[-6:]] == things * 2


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # a bare count of a set named before it is whose verb follows
        ("Among the 36 industrial categories, 29 achieved growth.",
         ["industrial categories", "industrial categories that achieved growth"]),
        # what counted things have is theirs
        ("The city signed 96 new projects with a total investment of 83.1 billion yuan.",
         ["new projects", "new projects"]),
        # the rate that is ranked is the one told before
        ("Above-scale industrial value added rose by 9.4%, and the growth rate ranked third in the"
         " province.", ["above-scale industry", "above-scale industry value added growth"]),
        # who comes next in a list takes over what is told of the first
        ("Vehicles made up 18 percent of exports, followed by machinery with 11 percent.",
         ["Vehicles", "machinery"]),
    ],
)  # fmt: skip
def test_what_goes_back_to_things_told_before(text: str, subjects: list[str]) -> None:
    assert [subject for _, _, subject, _ in told(text)] == subjects
