"""Levels against real growth: the implied price change by hand, in or out of the band."""

from dataclasses import replace

from checks_ledgers import claim

from jiqun.checks import check
from jiqun.checks.price import RULE

SEI = "strategic emerging industries"


def told(claims):
    return [f for f in check(claims) if f.rule == RULE]


def gdp(rate, doc="paper", now="1,700.1 billion yuan", area="Nantong"):
    return [
        claim(now, "gdp", "2024", area=area),
        claim("1,370.2 billion yuan", "gdp", "2023", area=area, doc=doc),
        claim(rate, "gdp", "2024", area=area),
    ]


def test_a_price_change_outside_the_band_is_a_note_with_all_three_figures():
    # 1700.05/1370.25/1.0505 = 1.18104, 1700.15/1370.15/1.0495 = 1.18233
    (found,) = told(gdp("5.0%"))
    assert (found.kind, found.severity) == ("note", "low")
    assert len(found.claims) == 3
    assert "between 18.10% and 18.23%" in found.message_en and "超出-3%至8%" in found.message_zh
    # by 1.20 it is 3.4%
    assert told(gdp("20.0%")) == []


def test_a_revision_between_documents_may_explain_it():
    # 1500.1/1370.2/1.05 = 4.3%; 1600.1 gives 11.2% of one document, 0.6–22.9% of two
    assert told(gdp("5.0%", now="1,500.1 billion yuan")) == []
    assert len(told(gdp("5.0%", now="1,600.1 billion yuan"))) == 1
    assert told(gdp("5.0%", doc="other", now="1,600.1 billion yuan")) == []


def test_an_average_over_a_span_is_held_too():
    # (583.8/301.2)^¼ = 1.17992; by 1.055 it is 11.8% a year, above 10%; by 1.085 it is 8.7%
    def span(rate):
        return [
            claim("583.8 billion yuan", "value_added", "2024", SEI, area="Nantong"),
            claim("301.2 billion yuan", "value_added", "2020", SEI, area="Nantong"),
            claim(rate, "value_added", "2021/2024", SEI, area="Nantong", measure="growth_avg"),
        ]

    assert len(told(span("5.5%"))) == 1
    assert told(span("8.5%")) == []


def test_a_level_of_nothing_implies_no_price_change():
    rows = [
        claim("0 yuan", "value_added", "2024", SEI),
        claim("301.2 billion yuan", "value_added", "2020", SEI),
        claim("5.5%", "value_added", "2021/2024", SEI, measure="growth_avg"),
    ]
    assert told(rows) == []


def test_a_known_change_of_scope_and_open_figures_say_nothing():
    # Shenzhen counted its strategic industries more widely from 2021 on (scopes.yaml)
    rows = [
        claim("1,214.6 billion yuan", "value_added", "2021", SEI),
        claim("1,027.2 billion yuan", "value_added", "2020", SEI),
        claim("4.0%", "value_added", "2021", SEI),
    ]
    assert told(rows) == []
    first, *rest = gdp("5.0%")
    assert told([replace(first, bound="gt"), *rest]) == []


def test_nominal_growth_is_no_matter_of_prices():
    rows = [
        claim("900.1 billion yuan", "exports", "2024"),
        claim("700.2 billion yuan", "exports", "2023"),
        claim("5.0%", "exports", "2024"),
    ]
    assert told(rows) == []
