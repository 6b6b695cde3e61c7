"""Texts on one firm, and times that are only compared with. Made up; read off by hand."""

from jiqun.extraction.firm_texts import find_firm
from jiqun.extraction.grammar import grammar
from readings import by_quote, periods_of, read, read_chinese

RESULTS = (
    "Orla Foods reports\n\nCork, 14 March 2024\n\nOrla Foods Ltd., the maker of oat drinks, ended "
    "last year with a loss. Revenue was EUR 412 million, a decline of 5.6%, after a profit of "
    "EUR 9 million in 2021. The company employed 1,870 people."
)


def test_the_figures_of_a_firm_are_its_own() -> None:
    claims = by_quote(RESULTS)
    for quote in ("EUR 412 million", "5.6%", "1,870"):
        assert claims[quote].subject == "Orla Foods", quote


def test_a_year_behind_what_is_compared_with_is_of_that_alone() -> None:
    told = periods_of(RESULTS)
    assert told["EUR 412 million"] == told["5.6%"] == "2023"
    assert told["EUR 9 million"] == "2021"


def test_a_firm_is_no_place() -> None:
    text = "Orders shrink at Orla Foods\n\nOrla Foods A/S sold 30 tonnes in 2023. The firm grew."
    (claim,) = read(text)
    assert claim.area is None


def test_of_several_firms_none_is_the_one() -> None:
    text = "Orla Foods Ltd. and Barra Mills Ltd. grew. The company said so."
    assert find_firm(grammar("en"), text) is None


def test_a_text_that_speaks_of_no_company_is_on_none() -> None:
    assert find_firm(grammar("en"), "Orla Foods Ltd. opened a plant in Cork.") is None


def test_a_year_up_to_which_something_holds_is_no_time_of_figures() -> None:
    told = periods_of("In 2023 the council kept the aid until 2073 and approved 37 projects.")
    assert told == {"37": "2023"}


def test_a_multiple_of_the_year_before_is_of_the_year_in_hand() -> None:
    told = periods_of("In 2023 it shipped 82,000 cars abroad, 2.4 times the previous year.")
    assert told["2.4 times"] == "2023"


def test_when_a_zone_was_raised_dates_nothing_of_it() -> None:
    told = periods_of(
        "Set up in 1990 and upgraded to state level in 1992, the zone covers 120 square kilometers."
    )
    assert told == {"120 square kilometers": None}


def test_a_chinese_text_on_one_firm_calls_it_by_the_name_that_it_tells():
    text = (
        "长兴一家电池厂的年报\n\n2025年3月2日\n\n位于湖州长兴的浙北电源股份有限公司（以下简称"
        "“浙北电源”）今日披露年报。2024年，公司实现营业收入38.6亿元，增长4.7%。"
        "全年研发投入1.2亿元。浙北电源成立于2009年，公司在册员工1900人。"
    )
    found = {claim.quote: claim.subject for claim in read_chinese(text)}
    assert set(found.values()) == {"浙北电源"}


def test_the_zone_in_an_address_is_not_what_a_text_is_about():
    text = (
        "证券简称：皖江铜箔\n\n皖江铜箔股份有限公司2022年年度报告摘要\n\n"
        "公司注册地址：安徽省铜陵市经济技术开发区。在铜陵设有生产基地。\n\n"
        "报告期内，公司实现营业收入38.72亿元，同比下降5.1%。"
    )
    assert {claim.area for claim in read_chinese(text)} == {"Tongling"}
