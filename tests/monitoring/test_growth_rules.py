"""Growth, deflators, averages, gaps and contributions, with figures worked out by hand.

Figures of Shenzhen are those of `examples/01-shenzhen/documents` and of the city's communiques;
the arithmetic beside each was done by hand.
"""

import pytest
from make_facts import ends, told

SEI = "Shenzhen|value_added|strategic emerging industries|level||"
RATE = "Shenzhen|value_added|strategic emerging industries|growth||"
SHARE = "Shenzhen|value_added|strategic emerging industries|share|gdp|"


def test_from_1_03_to_1_67_trillion_is_10_to_10_3_percent_a_year():
    """(1.665/1.035)^(1/5) = 1.0998 and (1.675/1.025)^(1/5) = 1.1032: the rounding of both ends."""
    (made,) = told("average", f"{SEI}2020|1.03 trillion\n{SEI}2025|1.67 trillion")
    assert ends(made) == (9.98, 10.32)
    assert (made.period, made.unit) == ("2021/2025", "percent")
    assert made.claims == ("d1:0-13", "d0:0-13")


def test_an_average_over_a_change_of_scope_is_marked_and_names_both_scopes():
    (made,) = told("average", f"{SEI}2020|1.03 trillion\n{SEI}2025|1.67 trillion")
    assert (made.outcome, made.marks) == ("break", ("scope_break",))
    assert "seven strategic emerging industries" in made.message_en
    assert "20个战略性新兴产业集群口径" in made.message_zh


def test_an_average_stands_beside_the_real_rates_and_says_which_years_lack_one():
    rows = (
        f"{SEI}2022|1,332.402 billion\n{SEI}2025|1.67 trillion\n{RATE}2023|8.8%\n{RATE}2024|10.5%"
    )
    (made,) = told("average", rows)
    assert made.outcome == "derived"
    assert "2023: 8.8% and 2024: 10.5%" in made.message_en
    assert "No real rate on record for 2025." in made.message_en


def test_an_average_gives_the_price_change_that_the_real_rates_imply():
    """Levels (1.675/1.3324015)^⅓ and (1.665/1.3324025)^⅓: 7.71–7.93%; real by hand
    (1.088·1.105·1.07)^⅓ = 1.08757; 1.0771/1.0881 and 1.0793/1.0870: −1.01 to −0.71% a year.
    """
    rows = (
        f"{SEI}2022|1,332.402 billion\n{SEI}2025|1.67 trillion\n"
        f"{RATE}2023|8.8%\n{RATE}2024|10.5%\n{RATE}2025|7.0%"
    )
    (made,) = told("average", rows)
    assert made.outcome == "derived"
    assert "prices changed by -1.01 to -0.71% a year" in made.message_en
    # 5.5% stated for the span: 1.1801/1.055 = 11.9% a year, outside 10%
    rows = """
    Nantong|value_added|strategic emerging industries|level||2020|301.2 billion
    Nantong|value_added|strategic emerging industries|level||2024|583.8 billion
    Nantong|value_added|strategic emerging industries|growth_avg||2021/2024|5.5%"""
    (made,) = told("average", rows, area="Nantong")
    assert made.outcome == "outside_band"
    assert "超出" in made.message_zh


def test_the_jump_of_2021_is_scope_and_no_growth():
    """1214.637 / 1027.272 = 1.18239: the 18.2% that the press called growth."""
    (made,) = told("growth", f"{SEI}2020|1,027.272 billion\n{SEI}2021|1,214.637 billion")
    assert made.outcome == "break"
    assert ends(made) == (18.24, 18.24)
    assert "no growth rate" in made.message_en and "不是增速" in made.message_zh


def test_levels_of_one_scope_grow():
    """1.445/1.3324025 = 1.08451 and 1.455/1.3324015 = 1.09201."""
    (made,) = told("growth", f"{SEI}2022|1,332.402 billion\n{SEI}2023|1.45 trillion")
    assert (made.outcome, ends(made)) == ("derived", (8.45, 9.2))


def test_a_document_that_states_two_scopes_has_two_series():
    rows = f"{SEI}2023|1.0 trillion ; scope=narrow\n{SEI}2024|1.2 trillion ; scope=wide"
    assert told("growth", rows) == []


def test_the_deflator_of_2023_is_about_nought():
    """1.0845/1.0885 = 0.9963 and 1.0920/1.0875 = 1.0042."""
    rows = f"{SEI}2022|1,332.402 billion\n{SEI}2023|1.45 trillion\n{RATE}2023|8.8%"
    (made,) = told("deflator", rows)
    assert (made.outcome, ends(made)) == ("plausible", (-0.37, 0.42))


@pytest.mark.parametrize(
    ("rate", "outcome"),
    [
        ("9.9%", "plausible"),
        ("11.0%", "plausible"),
        ("20.0%", "outside_band"),
        ("0.5%", "outside_band"),
    ],
)
def test_only_a_price_change_wholly_outside_the_band_is_told_as_odd(rate: str, outcome: str):
    """Levels grow by 10%; the band is -3 to 8: real 20% means -8.3%, real 0.5% means +9.5%."""
    rows = "Linhai|gdp||level||2022|100.00 billion\nLinhai|gdp||level||2023|110.00 billion\n"
    (made,) = told("deflator", rows + f"Linhai|gdp||growth||2023|{rate}", "Linhai")
    assert made.outcome == outcome


def test_over_a_change_of_scope_there_is_no_price_change():
    rows = f"{SEI}2021|1,214.637 billion\n{SEI}2022|1,332.402 billion\n{RATE}2022|6.9%"
    (made,) = told("deflator", rows)
    assert made.outcome == "break" and "no price change" in made.message_en


def test_a_census_between_two_levels_explains_what_is_outside():
    """Beijing 2023 before, 2024 after the fifth census: 4984.3/4376.1 = 13.9% beside 5.2% real."""
    rows = """
    Beijing|gdp||level||2023|4,376.07 billion ; on=2024-01-21
    Beijing|gdp||level||2024|4,984.31 billion ; on=2025-01-21
    Beijing|gdp||growth||2024|5.2% ; on=2025-01-21"""
    (made,) = told("deflator", rows, "Beijing")
    assert (made.outcome, made.marks) == ("other_vintage", ("vintages_differ",))
    assert ends(made) == (8.22, 8.32)


def test_trade_has_no_deflator():
    rows = """
    Shenzhen|exports||level||2022|2.19 trillion
    Shenzhen|exports||level||2023|2.46 trillion
    Shenzhen|exports||growth||2023|12.5%"""
    assert told("deflator", rows) == []


GDP_RATES = "\n".join(
    f"Shenzhen|gdp||growth||{year}|{rate}%"
    for year, rate in ((2021, "6.7"), (2022, "3.3"), (2023, "6.0"), (2024, "5.8"), (2025, "5.5"))
)


def test_five_yearly_rates_agree_with_the_stated_average():
    """1.067·1.033·1.06·1.058·1.055 = 1.30411, its fifth root 1.05454; stated 5.45 to 5.55."""
    rows = f"{GDP_RATES}\nShenzhen|gdp||growth_avg||2021/2025|5.5%"
    (made,) = told("compounded", rows)
    assert made.outcome == "confirmed"
    assert ends(made) == (5.4, 5.5)


def test_a_stated_average_that_the_rates_do_not_reach_is_contradicted():
    (made,) = told("compounded", f"{GDP_RATES}\nShenzhen|gdp||growth_avg||2021/2025|6.0%")
    assert made.outcome == "contradicted"


def test_an_average_whose_years_are_not_all_known_names_the_missing_ones():
    rows = "Shenzhen|gdp||growth||2022|3.3%\nShenzhen|gdp||growth_avg||2021/2023|5.3%"
    (made,) = told("compounded", rows)
    assert (made.outcome, made.interval) == ("missing", None)
    assert "2021 and 2023" in made.message_en and "2021、2023" in made.message_zh


def test_6_9_percent_less_3_6_points_is_the_growth_of_gdp():
    """6.85 - 3.65 = 3.2 and 6.95 - 3.55 = 3.4; the city printed 3.3%."""
    gap = "Shenzhen|value_added|strategic emerging industries|growth_gap|gdp growth|2022|3.6 points"
    rows = f"{RATE}2022|6.9%\n{gap}"
    (made,) = told("implied_growth", rows)
    assert (made.outcome, ends(made)) == ("derived", (3.2, 3.4))
    (made,) = told("implied_growth", f"{rows}\nShenzhen|gdp||growth||2022|3.3%")
    assert made.outcome == "confirmed"
    (made,) = told("implied_growth", f"{rows}\nShenzhen|gdp||growth||2022|5.3%")
    assert made.outcome == "contradicted"


def test_a_contribution_takes_the_share_of_the_year_before():
    """41.1% times 8.8%: 0.4105·8.75 = 3.592 and 0.4115·8.85 = 3.642 points."""
    (made,) = told("contributions", f"{SHARE}2022|41.1%\n{SHARE}2023|41.9%\n{RATE}2023|8.8%")
    assert (made.unit, ends(made)) == ("percentage_point", (3.59, 3.64))
    assert made.marks == ()


def test_a_share_of_the_same_year_is_turned_back_with_both_growth_rates():
    """22.1% at the end, growing 8.3% in a whole that grew 4.8%: 22.1·1.048/1.083 = 21.39% before,
    times 8.3% = 1.775 points; with rounding 22.05·1.0475/1.0835·8.25 and 22.15·1.0485/1.0825·8.35.
    """
    part = "Shenzhen|value_added|specialized and sophisticated enterprises"
    rows = f"""
    {part}|contribution|above-scale industry value added|2022|22.1%
    {part}|growth||2022|8.3%"""
    whole = "Shenzhen|value_added|above-scale industry|growth||2022|4.8%"
    (made,) = told("contributions", f"{rows}\n{whole}")
    assert ends(made) == (1.76, 1.79)
    assert made.marks == ("rebased_share",)
    (made,) = told("contributions", rows)
    assert ends(made) == (1.82, 1.85)
    assert made.marks == ("end_weights",)


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [("1.8 points", "confirmed"), ("2.1 points", "derived"), ("3.0 points", "contradicted")],
)
def test_printed_points_stand_beside_the_derived_ones(printed, outcome):
    """22.1% of GDP growing 8.3% in a GDP growing 5.2%: 22.1·1.052/1.083·8.3% = 1.78 points; with
    rounding 22.05·1.0515/1.0835·8.25 and 22.15·1.0525/1.0825·8.35 = 1.77 and 1.80;
    with a share that moves by a third at most 2.4.
    """
    rows = f"""
    {SHARE}2022|22.1%
    {RATE}2022|8.3%
    Shenzhen|gdp||growth||2022|5.2%
    Shenzhen|value_added|strategic emerging industries|contribution|gdp growth|2022|{printed}"""
    (made,) = told("contributions", rows)
    assert (made.outcome, ends(made)) == (outcome, (1.77, 1.8))
    assert printed.split()[0] in made.message_en and printed.split()[0] in made.message_zh


def test_a_contribution_rate_is_a_part_of_a_growth_and_no_share():
    """70.5% of 7.8%: 0.7045·7.75 = 5.46 and 0.7055·7.85 = 5.54 points."""
    part = "Shenzhen|value_added|high-tech manufacturing"
    rows = f"""
    {part}|growth||2022|8.1%
    {part}|contribution|above-scale industry growth|2022|70.5%"""
    assert told("contributions", rows) == []
    rows += "\nShenzhen|value_added|above-scale industry|growth||2022|7.8%"
    (made,) = told("contributions", rows)
    assert (made.outcome, ends(made)) == ("derived", (5.46, 5.54))
    for points, outcome in (("5.5", "confirmed"), ("6.5", "contradicted")):
        row = f"{part}|contribution|above-scale industry growth|2022|{points} points"
        (made,) = told("contributions", f"{rows}\n{row}")
        assert made.outcome == outcome


def test_a_growth_stands_beside_the_one_before_and_their_average():
    """√(1.033·1.06) = 1.046413."""
    (made,) = told("base_effects", "\n".join(GDP_RATES.splitlines()[1:3]))
    assert ends(made) == (4.59, 4.69)
    assert "after 3.3% a year earlier" in made.message_en


def test_growth_gaps_to_country_province_and_a_peer():
    rows = """
    Shenzhen|gdp||growth||2025|5.5%
    China|gdp||growth||2025|5.0%
    Guangdong|gdp||growth||2025|3.9%
    Dongguan|gdp||growth||2025|4.0%
    Beijing|gdp||growth||2024|5.2%"""
    made = told("peers", rows, peers=("Dongguan",))
    assert [(d.marks[0], ends(d)) for d in made] == [
        ("place:Guangdong", (1.5, 1.7)),
        ("place:China", (0.4, 0.6)),
        ("place:Dongguan", (1.4, 1.6)),
    ]


def test_a_gap_to_another_statistical_system_is_marked_and_a_forecast_is_no_actual():
    rows = "Shenzhen|gdp||growth||2023|6.0%\nHong Kong|gdp||growth||2023|3.2%"
    (made,) = told("peers", rows, peers=("Hong Kong",))
    assert "systems_differ" in made.marks and "Hong Kong statistics" in made.message_en
    assert told("peers", rows + " ; forecast", peers=("Hong Kong",)) == []


GDPS = """
    Shenzhen|gdp||level||2020|2,767.024 billion ; on=2021-02-02
    Shenzhen|gdp||level||2020|2,775.998 billion ; on=2022-04-01
    Shenzhen|gdp||level||2020|2,905.6 billion ; on=2024-12-01
    Shenzhen|gdp||level||2021|3,066.485 billion ; on={day}"""


def test_growth_stands_on_figures_that_were_published_together():
    """3,066.485 / 2,775.998 = 1.10464, both of April 2022; over the census figure it were 5.5%."""
    (made,) = told("growth", GDPS.format(day="2022-04-01"))
    assert ends(made) == (10.46, 10.46)
    assert made.outcome == "derived"
    assert made.claims == ("d3:0-17", "d1:0-17")
    assert "1 Apr 2022" in made.message_en and "2022年4月1日" in made.message_zh


def test_growth_without_a_pair_of_one_day_is_of_other_vintages():
    """Published in March 2022, closest to April's 2,775.998; no document gives both."""
    (made,) = told("growth", GDPS.format(day="2022-03-20"))
    assert (made.outcome, made.marks) == ("other_vintage", ("vintages_differ",))
    assert ends(made) == (10.46, 10.46)
    assert "no growth rate of one vintage" in made.message_en
    assert "不是同一版次的增速" in made.message_zh


def test_growth_of_figures_that_nobody_revised_is_as_before():
    rows = """
    Shenzhen|exports||level||2021|1,926.341 billion ; on=2022-02-01
    Shenzhen|exports||level||2022|2,194.480 billion ; on=2023-02-01"""
    (made,) = told("growth", rows)
    assert made.outcome == "derived"
    assert ends(made) == (13.92, 13.92)  # 2194.480 / 1926.341 = 1.13920
