"""What the words beside an English figure tell of it, where another thing was told before.

Made-up sentences on real places; expected fields were read off by hand after claims.md.
"""

from readings import by_quote, told


def test_a_rate_is_of_what_stands_right_behind_it() -> None:
    found = by_quote(
        "Targets of Hefei for 2025: growth of 7% in value added of industry above designated "
        "size, 4% in fixed-asset investment and 3.5% in total retail sales of consumer goods."
    )
    kinds = [str(found[quote].indicator) for quote in ("4%", "3.5%")]
    assert kinds == ["investment", "retail_sales"]
    assert found["4%"].subject is None


def test_a_decline_that_narrows_is_a_gap_of_two_rates() -> None:
    text = "In 2023, the drop in imports of Ningbo eased by 1.4 percentage points."
    assert str(told(text, "1.4 percentage points").measure) == "growth_gap"


def test_a_rate_above_the_month_before_is_growth() -> None:
    text = "In December 2023 exports of Ningbo reached 9 billion yuan, 3.5 percent above November."
    claim = told(text, "3.5 percent")
    assert (str(claim.measure), claim.of) == ("growth", "previous month")


def test_what_a_sum_comes_to_of_gdp_is_of_the_sum() -> None:
    text = "Imported food of Peru totaled $4 billion in 2015, equivalent to 2.1% of its GDP."
    claim = told(text, "2.1%")
    assert (str(claim.indicator), claim.of) == ("imports", "gdp")


def test_places_told_as_bare_numbers_are_ranks() -> None:
    found = by_quote("The ranking of Chile slipped from 31 in 2012 to 35 in 2013.")
    for quote, year in (("31", "2012"), ("35", "2013")):
        claim = found[quote]
        assert (str(claim.unit), str(claim.indicator)) == ("rank", "ranking")
        assert claim.period is not None
        assert claim.period.text == year


def test_numbers_that_fall_are_no_ranks_without_a_word_for_it() -> None:
    found = by_quote("The number of mills in Chile fell from 31 in 2012 to 25 in 2013.")
    assert {str(c.unit) for c in found.values()} == {"count"}


def test_parts_in_brackets_are_of_what_the_sentence_opens_with() -> None:
    found = by_quote(
        "Chile's energy consumption is dominated by natural gas (41%), followed by coal (22%)."
    )
    kinds = {(str(c.measure), str(c.indicator), c.of) for c in found.values()}
    assert kinds == {("share", "energy", "energy consumption")}


def test_rates_in_brackets_of_those_a_growth_is_held_against() -> None:
    found = by_quote(
        "In 2022 the industrial added value of Baotou rose 12%. The growth was 8 percentage "
        "points higher than that of the country (4%) and Gansu (6%)."
    )
    rates = [(str(found[q].measure), found[q].area) for q in ("4%", "6%")]
    assert rates == [("growth", "China"), ("growth", "Gansu")]


def test_items_of_a_list_are_what_its_head_names() -> None:
    found = by_quote(
        "Economy of Anhui in 2024\n\nKey product outputs: - Tractors (+12.5%), - Cement (-3.5%)."
    )
    assert {str(c.indicator) for c in found.values()} == {"production"}
