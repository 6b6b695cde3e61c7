"""Each identity with numbers worked by hand: one set that holds and one that cannot."""

import pytest
from checks_ledgers import claim

from jiqun.checks import Context, check, context_from_record
from jiqun.model import Kind, Outcome

STRICT = context_from_record({})


def errors(claims, context=STRICT):
    return [f for f in check(claims, context) if f.kind is Kind.ERROR]


def trade(total: str) -> list:
    # 310.25 + 120.50 = 430.75
    return [
        claim("310.25 billion yuan", "exports"),
        claim("120.50 billion yuan", "imports"),
        claim(total, "trade"),
    ]


def test_exports_and_imports_that_make_the_trade_are_no_error():
    assert errors(trade("430.75 billion yuan")) == []
    assert errors(trade("430.8 billion yuan")) == []  # rounded to one place


def test_a_trade_that_is_not_its_parts_is_an_error():
    (found,) = errors(trade("340.75 billion yuan"))  # digits of 430.75 exchanged
    assert found.rule == "sum"
    assert found.repairs[0].kind == "digit_swap"
    assert dict(found.repairs[0].fields) == {"value": 430_750_000_000}


def test_three_strata_make_the_gdp():
    # 12.5 + 480.2 + 607.3 = 1100.0
    strata = [
        claim("12.5 billion yuan", "value_added", subject="primary industry"),
        claim("480.2 billion yuan", "value_added", subject="secondary industry"),
        claim("607.3 billion yuan", "value_added", subject="tertiary industry"),
    ]
    assert errors([*strata, claim("1,100.0 billion yuan", "gdp")]) == []
    (found,) = errors([*strata, claim("1,100.0 million yuan", "gdp")])
    assert found.outcome is Outcome.REPAIR_UNIQUE
    assert found.repairs[0].kind == "scale_word"


def test_a_list_that_nobody_calls_complete_is_not_summed():
    parts = [
        claim("10.1 billion yuan", "value_added", subject="ships"),
        claim("11.2 billion yuan", "value_added", subject="robots"),
        claim("90.0 billion yuan", "value_added", subject="machinery"),
    ]
    assert errors(parts) == []


def test_a_complete_set_of_a_context_is_summed_in_its_area_and_years_only():
    context = context_from_record(
        {
            "identities": [
                {
                    "kind": "sum",
                    "area": "Shenzhen",
                    "periods": ["2022"],
                    "total": {"indicator": "value_added", "subject": "machinery"},
                    "parts": [
                        {"indicator": "value_added", "subject": "ships"},
                        {"indicator": "value_added", "subject": "robots"},
                    ],
                }
            ]
        }
    )

    def told(**where):
        return [
            claim("10.1 billion yuan", "value_added", subject="ships", **where),
            claim("11.2 billion yuan", "value_added", subject="robots", **where),
            claim("90.0 billion yuan", "value_added", subject="machinery", **where),
        ]

    assert len(errors(told(), context)) == 1
    assert errors(told(period="2021"), context) == []
    assert errors(told(area="Guangzhou"), context) == []


def test_a_share_times_its_whole_is_the_part():
    # 25.0% of 800 is 200; 24.95% to 25.05% of 799.5 to 800.5 is 199.5 to 200.5
    whole = claim("800.0 billion yuan", "gdp")
    share = claim("25.0%", "value_added", subject="services", measure="share", of="gdp")
    part = claim("200.2 billion yuan", "value_added", subject="services")
    assert errors([whole, share, part]) == []
    wrong = claim("20.2 billion yuan", "value_added", subject="services")
    (found,) = errors([whole, share, wrong])
    assert found.rule == "share"
    assert wrong.id in found.suspects


STRATA = ("primary industry", "secondary industry", "tertiary industry")


@pytest.mark.parametrize("context", [STRICT, None])
@pytest.mark.parametrize(
    ("shares", "wrong"),
    [
        # 486.58, 6,772.97 and 12,752.10 of 20,011.65 are 2.43%, 33.845% and 63.72%: rounded one by
        # one 2.4, 33.8 and 63.7, which make 99.9; the second is printed 0.1 higher to make 100.0
        (("2.4%", "33.9%", "63.7%"), False),
        (("2.4%", "33.8%", "63.7%"), False),
        (("2.4%", "33.9%", None), True),  # nothing shows that it was moved
        (("2.4%", "33.9%", "63.8%"), True),  # 100.1: moved for no reason
        (("2.4%", "33.7%", "63.9%"), True),  # more than a unit off, though they make 100.0
    ],
)
def test_shares_that_make_a_hundred_may_be_off_by_a_unit(shares, wrong, context):
    levels = ("48.658", "677.297", "1,275.210")
    told = [claim("2,001.165 billion yuan", "gdp")]
    for stratum, level, share in zip(STRATA, levels, shares, strict=True):
        told.append(claim(f"{level} billion yuan", "value_added", subject=stratum))
        if share:
            told.append(claim(share, "value_added", subject=stratum, measure="share", of="gdp"))
    found = errors(told, context)
    assert bool(found) is wrong
    assert {f.rule for f in found} <= {"share"}


@pytest.mark.parametrize("indicator", ["gross_output", "revenue"])
def test_output_is_never_taken_for_a_part_of_gdp(indicator):
    whole = claim("800.0 billion yuan", "gdp")
    share = claim("25.0%", indicator, subject="services", measure="share", of="gdp")
    part = claim("900.0 billion yuan", indicator, subject="services")
    assert errors([whole, share, part]) == []


def test_nominal_growth_is_exact():
    # 500 to 550 is 10%
    before = claim("500.0 billion yuan", "exports", "2021")
    now = claim("550.0 billion yuan", "exports")
    assert errors([before, now, claim("10.0%", "exports")]) == []
    (found,) = errors([before, now, claim("10.0%", "exports", sign=-1)])
    assert found.rule == "growth"
    assert found.repairs[0].kind == "sign"


def test_real_growth_has_room_for_prices():
    # 500 to 550 nominal with 6.5% real needs prices to rise by 3.3%, which they may; with 20.5%
    # real they would have to fall by 8.7%, which the shipped band of -3% to 8% does not allow
    before, now = claim("500.0 billion yuan", "gdp", "2021"), claim("550.0 billion yuan", "gdp")
    assert errors([before, now, claim("6.5%", "gdp")]) == []
    assert len(errors([before, now, claim("20.5%", "gdp")])) == 1


def test_growth_of_unknown_basis_is_tied_to_nothing():
    before = claim("500.0 billion yuan", "profit", "2021")
    assert errors([before, claim("550.0 billion yuan", "profit"), claim("90.0%", "profit")]) == []


def test_growth_in_dollars_is_another_figure():
    before = claim("US$500.0 billion", "exports", "2021")
    told = [before, claim("US$490.0 billion", "exports"), claim("9.0%", "exports")]
    assert errors(told) == []


def test_a_gap_is_the_difference_of_two_growth_rates():
    own = claim("6.9%", "value_added", subject="ships")
    gap = claim("3.6 points", "value_added", subject="ships", measure="growth_gap", of="gdp growth")
    assert errors([own, gap, claim("3.3%", "gdp")]) == []  # 6.9 - 3.6 = 3.3
    assert len(errors([own, gap, claim("5.3%", "gdp")])) == 1


def test_a_gap_to_a_wider_place_is_not_tied_to_this_one():
    own = claim("6.9%", "gdp")
    gap = claim("3.6 points", "gdp", measure="growth_gap", of="provincial growth")
    assert errors([own, gap]) == []


def test_a_change_of_share_is_the_difference_of_two_shares():
    def share(quote, period):
        return claim(quote, "trade", period, "general trade", measure="share", of="total trade")

    change = claim(
        "0.2 points", "trade", "2022", "general trade", measure="share_change", of="total trade"
    )
    assert errors([share("49.6%", "2022"), share("49.4%", "2021"), change]) == []
    assert len(errors([share("49.6%", "2022"), share("44.9%", "2021"), change])) == 1


def test_two_currencies_keep_to_the_rates_of_the_year():
    # the mean of 2022 was 6.73 yuan to the dollar, so 673 billion yuan are 100 billion dollars
    yuan = claim("673.0 billion yuan", "exports")
    assert errors([yuan, claim("US$100.0 billion", "exports")]) == []
    assert len(errors([yuan, claim("US$673.0 billion", "exports")])) == 1


def test_an_industry_is_not_larger_than_the_gdp():
    told = [
        claim("900.0 billion yuan", "gdp"),
        claim("1,200.0 billion yuan", "value_added", subject="services"),
    ]
    assert [f.rule for f in errors(told)] == ["order"]


def test_a_share_above_what_nature_allows_needs_no_second_claim():
    told = [claim("104.0%", "gdp", sign=-1)]
    assert len(errors(told)) == 1  # no GDP falls by more than all of itself


def test_targets_and_undated_figures_and_other_indicators_never_meet():
    told = [
        claim("500.0 billion yuan", "gdp", status="target"),
        claim("900.0 billion yuan", "gdp"),
        claim("500.0 billion yuan", "gdp", None),
        claim("700.0 billion yuan", "gdp", None),
        claim("1,234", "other"),
        claim("4,321", "other"),
    ]
    assert errors(told, Context()) == []
