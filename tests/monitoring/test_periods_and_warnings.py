"""Quarters, courses, warnings with their backtest, products, capacity, baskets."""

import pytest
from make_facts import ends, facts, scene, told

from jiqun.monitoring.alerts import alerts, outcome_of
from jiqun.monitoring.attribution import attribution_of
from jiqun.monitoring.monitor import RULES

GDP = "Linhai|gdp||level||"


def test_single_quarters_are_differences_of_cumulative_figures():
    """250.0 - 120.0 = 130.0 ± 0.1; 390.0 - 250.0 = 140.0; 540.0 - 390.0 = 150.0."""
    rows = f"""
    {GDP}2022-Q1|120.0 billion
    {GDP}2022-H1|250.0 billion
    {GDP}2022-01/2022-09|390.0 billion
    {GDP}2022|540.0 billion"""
    made = told("quarters", rows, "Linhai")
    assert [d.period for d in made] == ["2022-Q2", "2022-Q3", "2022-Q4"]
    assert [tuple(x / 1e9 for x in ends(d)) for d in made] == [
        (129.9, 130.1),
        (139.9, 140.1),
        (149.9, 150.1),
    ]


def test_the_growth_of_a_single_quarter_follows_from_four_figures():
    """Q2: 130.0 ± 0.1 after 125.0 ± 0.1: 129.9/125.1 = 3.84% to 130.1/124.9 = 4.16%."""
    rows = f"""
    {GDP}2021-Q1|115.0 billion
    {GDP}2021-H1|240.0 billion
    {GDP}2022-Q1|120.0 billion
    {GDP}2022-H1|250.0 billion"""
    made = [d for d in told("quarters", rows, "Linhai") if d.unit == "percent"]
    assert [(d.period, ends(d)) for d in made] == [("2022-Q2", (3.84, 4.16))]


def test_a_stock_has_no_single_quarter():
    rows = (
        "Linhai|deposits||level||2022-Q1|120.0 billion\nLinhai|deposits||level||2022-H1|130 billion"
    )
    assert told("quarters", rows, "Linhai") == []


@pytest.mark.parametrize(
    ("rates", "outcome"),
    [
        (("-6.6", "0.1", "3.1"), "confirmed"),
        (("4.1", "4.2", "4.2"), "cannot_tell"),
        (("4.1", "5.0", "4.2"), "contradicted"),
    ],
)
def test_rose_each_time_needs_intervals_apart(rates: tuple[str, ...], outcome: str):
    periods = ("2020-Q1", "2020-H1", "2020")
    rows = "\n".join(f"Linhai|gdp||growth||{p}|{r}%" for p, r in zip(periods, rates, strict=True))
    made = told("quarters", rows, "Linhai")
    assert [d.outcome for d in made] == [outcome]


def test_two_rates_are_no_course():
    rows = "Linhai|gdp||growth||2020-Q1|1.0%\nLinhai|gdp||growth||2020-H1|2.0%"
    assert told("quarters", rows, "Linhai") == []


RATE = "Linhai|value_added|new materials|growth||"


def test_a_shrinking_cluster_is_warned_of_with_two_cells_rule_and_date():
    rows = f"{RATE}2019|5.0% ; on=2020-02-01\n{RATE}2020|-0.2% ; on=2021-02-03"
    (made,) = told("alerts", rows, "Linhai")
    assert (made.rule, made.outcome, made.marks) == ("alert", "alert", ("shrinking", "2021-02-03"))
    assert len(made.cells) == 2 and "3 Feb 2021" in made.message_en and "-0.2%" in made.message_en


@pytest.mark.parametrize(
    ("before", "now", "is_warned"),
    [("8.3", "4.1", True), ("8.3", "5.4", False), ("6.0", "5.8", False), ("30.0", "26.0", False)],
    ids=["halved", "under three points", "a swing", "a fast grower"],
)
def test_slowing_needs_points_and_proportion(before: str, now: str, is_warned: bool):
    rows = f"{RATE}2023|{before}%\n{RATE}2024|{now}%"
    assert bool(told("alerts", rows, "Linhai")) == is_warned


def test_a_feed_with_revisions_only_gives_no_warning():
    """The rate of 2024 was first 5.0%, then revised to 1.0%: nothing happened in the world."""
    first = f"{RATE}2023|6.0% ; on=2024-02-01\n{RATE}2024|5.0% ; on=2025-02-01"
    assert told("alerts", first, "Linhai") == []
    revised = f"{first}\n{RATE}2024|1.0% ; on=2025-12-01"
    assert told("alerts", revised, "Linhai") == []


def test_a_revision_does_not_lift_a_warning_that_was_right_on_its_day():
    rows = f"""
    {RATE}2023|8.0% ; on=2024-02-01
    {RATE}2024|3.0% ; on=2025-02-01
    {RATE}2023|5.0% ; on=2025-06-01"""
    (made,) = told("alerts", rows, "Linhai")
    assert made.marks == ("slowing", "2025-02-01")


@pytest.mark.parametrize(
    ("after", "outcome"), [("4.5", "hit"), ("9.0", "false_alarm"), ("8.0", "cannot_tell")]
)
def test_a_warning_is_judged_by_the_year_after(after: str, outcome: str):
    found = scene(f"{RATE}2022|8.0%\n{RATE}2023|3.0%\n{RATE}2024|{after}%", "Linhai").facts
    ((_, by_period),) = found.lines(area="Linhai")
    (first, *_) = alerts(by_period)
    assert outcome_of(first, by_period["2024"]) == outcome


def test_the_backtest_counts_hits_false_alarms_and_what_was_missed():
    rows = f"""
    {RATE}2020|9.0%
    {RATE}2021|4.0%
    {RATE}2022|9.5%
    Linhai|gdp||growth||2021|6.0%
    Linhai|gdp||growth||2022|5.5%
    Linhai|gdp||growth||2023|-1.0%"""
    (made,) = [d for d in told("alerts", rows, "Linhai") if d.rule == "backtest"]
    assert "following year is known: 1." in made.message_en
    assert "fallen from): 0;" in made.message_en and "false alarms: 1;" in made.message_en
    assert "shrinking without a warning the year before: 1." in made.message_en


def test_a_product_is_held_against_the_nation():
    """2,200 of 9,900 thousand: 22.2%, both rounded to hundred thousands."""
    rows = """
    Shenzhen|production|new energy vehicles|level||2024|2,200,000 count
    China|production|new energy vehicles|level||2024|9,900,000 count
    Shenzhen|production|smartphones|share|national total|2024|23.4%
    Shenzhen|production|integrated circuits|share|national total|2024|9.8%"""
    share, count = told("products", rows)
    assert ends(share, 1) == (21.6, 22.8)
    assert count.outcome == "cannot_tell"
    assert "2 products are on record" in count.message_en


@pytest.mark.parametrize(
    ("subject", "outcome"),
    [
        ("computing power in operation", "in_operation"),
        ("computing power under construction", "under_construction"),
        ("computing power in operation and under construction", "joint"),
        ("在建智算", "under_construction"),
        ("computing power", "cannot_tell"),
    ],
)
def test_capacity_in_use_and_being_built_are_two_cells(subject: str, outcome: str):
    (made,) = told("capacity", f"Linhai|capacity|{subject}|level||2025|80 EFLOPS", "Linhai")
    assert made.outcome == outcome


def test_a_name_alone_leads_to_the_basket_whose_codes_nobody_said():
    made = told("baskets", "Shenzhen|exports|new three|growth||2023|33.9%")
    assert [(d.outcome, d.marks) for d in made] == [("codes_unstated", ("basket:new-three",))]
    made = told("baskets", "Shenzhen|exports|new-three-passenger|growth||2023|20.0%")
    assert [d.outcome for d in made] == ["codes_stated"]
    assert "870380" in made[0].message_en
    assert told("baskets", "Shenzhen|exports|new energy vehicles|growth||2023|33.9%") == []


def test_whose_exports_a_figure_counts():
    rows = [
        "Shenzhen|exports||level||2023|2.46 trillion",
        "Shenzhen|exports||level||2024|2.81 trillion ; scope=producer",
        "Shenzhen|gdp||level||2024|3.68 trillion",
    ]
    found = {f.cell.key: attribution_of(f) for f in facts(rows)}
    codes = sorted((a.code if a else "") for a in found.values())
    assert codes == ["", "producer", "trader"]


def test_a_dated_event_is_never_part_of_a_period() -> None:
    """A vessel with over 5,000 cars on one day stands beside the year and its quarters."""
    rows = """
    Linhai|exports|automobiles|level||2024-01-09|5000 count ; gt
    Linhai|exports|automobiles|level||2024-Q1|20123 count
    Linhai|exports|automobiles|level||2024-H1|45456 count
    Linhai|exports|automobiles|level||2024|100001 count"""
    event = "2024-01-09"
    for rule in RULES:
        for derived in told(rule, rows, "Linhai"):
            assert derived.period != event, rule
            assert not any(event in cell for cell in derived.cells), rule
    quarters = {d.period: ends(d) for d in told("quarters", rows, "Linhai")}
    assert quarters["2024-Q2"] == (25332.0, 25334.0)  # 45,456 - 20,123, half a car to each side
