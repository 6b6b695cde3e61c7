"""Identities over time and between parts: figures worked by hand that hold, and some that can't."""

import pytest
from checks_ledgers import claim

from jiqun.checks import Context, check, context_from_record
from jiqun.checks.quantity import span_of
from jiqun.model import Kind

STRICT = context_from_record({"growth_basis": {"real": ["gdp"], "nominal": ["exports"]}})


def errors(claims, context=STRICT):
    return [f for f in check(claims, context) if f.kind is Kind.ERROR]


def quarters(year: str) -> list:
    # 21.4 + 23.1 + 24.2 + 26.3 = 95.0
    told = zip(("21.4", "23.1", "24.2", "26.3"), ("Q1", "Q2", "Q3", "Q4"), strict=True)
    return [
        *(claim(f"{n} billion yuan", "exports", f"2022-{q}") for n, q in told),
        claim(year, "exports", "2022"),
    ]


def test_quarters_make_the_year():
    assert errors(quarters("95.0 billion yuan")) == []
    (found,) = errors(quarters("59.0 billion yuan"))
    assert found.rule == "periods"
    assert found.repairs[0].kind == "digit_swap"


def test_half_and_two_quarters_and_the_nine_months():
    # 44.5 + 24.2 = 68.7, the first nine months
    half, third = (
        claim("44.5 billion yuan", "exports", "2022-H1"),
        claim("24.2 billion yuan", "exports", "2022-Q3"),
    )
    nine = "2022-01/2022-09"
    assert errors([half, third, claim("68.7 billion yuan", "exports", nine)]) == []
    assert errors([half, third, claim("86.7 billion yuan", "exports", nine)])
    # stocks do not add up over quarters
    stocks = [
        claim("44.5 billion yuan", "deposits", "2022-H1"),
        claim("24.2 billion yuan", "deposits", "2022-Q3"),
        claim("50.0 billion yuan", "deposits", nine),
    ]
    assert errors(stocks) == []


def average(rate: str, period: str = "2021/2023") -> list:
    # 100 × 1.1^3 = 133.1
    return [
        claim("100.0 billion yuan", "exports", "2020"),
        claim("133.1 billion yuan", "exports", "2023"),
        claim(rate, "exports", period, measure="growth_avg"),
    ]


def test_average_growth_leads_from_the_first_level_to_the_last():
    assert errors(average("10.0%")) == []
    (found,) = errors(average("11.0%"))
    assert found.rule == "average"


def test_a_span_may_name_its_base_year_or_the_year_after():
    assert errors(average("10.0%", "2020/2023")) == []
    assert span_of("2021/2025", 1).years == 5


@pytest.mark.parametrize(("stated", "clash"), [("5.0%", False), ("5.9%", True)])
def test_yearly_real_rates_make_the_average(stated, clash):
    # 1.06 × 1.05 × 1.04 = 1.157520; its third root is 1.04997
    told = [
        claim("6.0%", "gdp", "2021"),
        claim("5.0%", "gdp", "2022"),
        claim("4.0%", "gdp", "2023"),
        claim(stated, "gdp", "2021/2023", measure="growth_avg"),
    ]
    assert bool(errors(told)) is clash


def test_a_change_is_the_difference_of_two_stocks():
    told = [
        claim("1,766", "population", "2021"),
        claim("1,779", "population", "2022"),
    ]
    assert errors([*told, claim("13", "population", measure="change")]) == []
    assert errors([*told, claim("31", "population", measure="change")])


def test_things_added_may_be_more_than_the_stock_grew_in_prose():
    told = [
        claim("21,335", "count", "2021", subject="national high-tech enterprises"),
        claim("23,000", "count", "2022", subject="national high-tech enterprises"),
        claim("4,100", "count", subject="national high-tech enterprises", measure="change"),
    ]
    assert errors(told, Context()) == []


def test_a_multiple_of_a_named_year():
    def told(multiple: str):
        return [
            claim("20.0 billion yuan", "exports", "2014"),
            claim("104.0 billion yuan", "exports", "2024"),
            claim(multiple, "exports", "2024", measure="multiple", of="2014", unit="multiple"),
        ]

    assert errors(told("5.2")) == []
    assert errors(told("2.5"))


def test_points_contributed_are_share_times_growth():
    def told(points: str):
        return [
            claim("40.0%", "value_added", subject="industry", measure="share", of="gdp"),
            claim("8.0%", "value_added", subject="industry"),
            claim(points, "value_added", subject="industry", measure="contribution",
                  of="gdp growth"),
        ]  # fmt: skip

    assert errors(told("3.2 percentage points")) == []  # 0.40 × 8.0
    assert errors(told("32.0 percentage points"))


def test_a_part_that_falls_takes_points_from_its_whole():
    def told(points: str, sign: int, growth_sign: int = -1):
        return [
            claim("40.0%", "value_added", subject="industry", measure="share", of="gdp"),
            claim("8.0%", "value_added", subject="industry", sign=growth_sign),
            claim(points, "value_added", subject="industry", measure="contribution",
                  of="gdp growth", sign=sign),
        ]  # fmt: skip

    assert errors(told("3.2 percentage points", -1)) == []  # 0.40 × -8.0
    (found,) = errors(told("3.2 percentage points", 1))
    assert {r.kind for way in found.resolutions for r in way.rereads if way.fits} == {"sign"}
    assert len(found.suspects) == 2  # the growth or the points: nothing tells which
    assert "“8.0%” [-8.0%]" in found.message_en and "as +8.0%" in found.message_en
    assert "“8.0%”〔-8.0%〕" in found.message_zh and "读作+8.0%" in found.message_zh
    # a fall of 8.0% would give -3.2 points: it explains nothing of 32 points
    assert "sign" not in {r.kind for f in errors(told("32.0 percentage points", 1, 1))
                          for way in f.resolutions for r in way.rereads}  # fmt: skip


def test_a_contribution_in_percent_has_the_sign_of_points_and_growth():
    def told(points_sign: int, percent_sign: int):
        return [
            claim("1.2 percentage points", "value_added", subject="industry",
                  measure="contribution", of="gdp growth", sign=points_sign),
            claim("4.0%", "gdp"),
            claim("30.0%", "value_added", subject="industry", measure="contribution",
                  of="gdp growth", sign=percent_sign),
        ]  # fmt: skip

    assert errors(told(1, 1)) == []  # 1.2 of 4.0 is 30%
    assert errors(told(-1, -1)) == []
    (found,) = errors(told(-1, 1))
    assert found.rule == "contribution" and len(found.suspects) == 3


def test_growth_of_a_whole_lies_between_those_of_its_parts():
    parts = [claim("4.1%", "exports"), claim("14.7%", "imports")]
    assert errors([*parts, claim("4.8%", "trade")]) == []
    (found,) = errors([*parts, claim("48.0%", "trade")])
    assert found.rule == "mean"
    # unknown parts may lie anywhere
    assert errors([parts[0], claim("3.9%", "trade")]) == []


def test_a_partner_or_mode_is_no_more_than_all_trade():
    whole = claim("430.8 billion yuan", "trade")
    assert errors([whole, claim("210.0 billion yuan", "trade", subject="general trade")]) == []
    (found,) = errors([whole, claim("2,100.0 billion yuan", "trade", subject="general trade")])
    assert found.rule == "order"


def test_yearly_rates_decide_where_a_span_begins_before_levels_do():
    # 1.05 x 1.042 x 1.037 = 1.1346, a mean of 4.3% over 2023, 2024 and 2025; the level of 2022 is
    # wrong, and only the two years from 2023 on fit the levels
    told = [
        claim("42,916.70 billion yuan", "gdp", "2022", doc="a"),
        claim("4,556.877 billion yuan", "gdp", "2023", doc="b"),
        claim("4,950.95 billion yuan", "gdp", "2025", doc="d"),
        claim("5.0%", "gdp", "2023", doc="b"),
        claim("4.2%", "gdp", "2024", doc="c"),
        claim("3.7%", "gdp", "2025", doc="d"),
        claim("4.3%", "gdp", "2023/2025", measure="growth_avg", doc="d"),
    ]
    suspects = {i for f in check(told, STRICT) if f.kind is Kind.ERROR for i in f.suspects}
    assert suspects == {told[0].id}


def test_a_total_growth_outside_its_parts_is_told_for_sections_and_lists_without_levels():
    # 2.8% is below all of 3.4%, 5.1% and 4.2%; 3.9% is not
    def industry(total, measure="value_added"):
        rates = (("mining", "3.4%"), ("manufacturing", "5.1%"))
        power = claim("4.2%", measure, "2024", "electricity, heat, gas and water supply")
        whole = claim(total, measure, "2024", "above-scale industry")
        return [whole, power, *(claim(r, measure, "2024", s) for s, r in rates)]

    def told(claims):
        return [f for f in check(claims) if f.rule == "mean"]

    for measure in ("value_added", "gross_output"):
        (found,) = told(industry("2.8%", measure))
        assert found.kind != "derived" and len(found.conflict) == 4
        assert told(industry("3.9%", measure)) == []
    assert told(industry("2.8%")[:-1]) == []  # a list with a part missing bounds nothing
