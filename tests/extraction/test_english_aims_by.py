"""Headings and leads that set by when something is aimed at, and years that head a section."""

from jiqun.model import Status
from readings import by_quote

PLAN = """Action Plan of Geelong, 2023 to 2027

In 2022 the product of Geelong was A$18.9 billion.

What we want to see by 2027
- 15,000 additional jobs
- an output of A$9 billion, compared with A$7.2 billion in 2021

Funding
Council has set aside A$8.6 million in 2023.
"""


def test_a_heading_sets_the_year_of_aims_for_its_items() -> None:
    found = by_quote(PLAN)
    for quote in ("15,000", "A$9 billion"):
        assert (str(found[quote].period), found[quote].status) == ("2027", Status.TARGET)
        assert dict(found[quote].trace)["period"].how == "inherited"
    assert str(found["A$7.2 billion"].period) == "2021"


def test_the_next_heading_ends_the_aims() -> None:
    claim = by_quote(PLAN)["A$8.6 million"]
    assert (str(claim.period), claim.status) == ("2023", Status.ACTUAL)


def test_a_heading_without_figures_dates_its_section() -> None:
    text = (
        "Report of Xianyang\n26 January 2026\n\nLAST YEAR\nExports of Xianyang grew by 4.8%.\n\n"
        "BY 2030\nOutput of more than 400 billion yuan.\n"
    )
    found = by_quote(text)
    assert str(found["4.8%"].period) == "2025"
    aim = found["400 billion yuan"]
    assert (str(aim.period), aim.status) == ("2030", Status.TARGET)


def test_a_heading_on_what_was_reached_sets_no_aim() -> None:
    text = "Report of Xianyang\n\nGoals reached by 2020\nThe city built 40 kilns.\n"
    assert by_quote(text)["40"].status is Status.ACTUAL
