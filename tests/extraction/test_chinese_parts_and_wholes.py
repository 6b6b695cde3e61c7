"""Parts, wholes and owners of Chinese figures; sentences made up, fields read by hand."""

import pytest

from jiqun.model import Indicator, Measure, Status
from readings import read_chinese as read


def fields(text: str, quote: str) -> tuple[str, str | None, str | None]:
    claim = next(c for c in read(text) if c.quote == quote)
    return claim.indicator.value, claim.subject, claim.of


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        # a part of an amount is of what the amount is of
        (
            "2024年，珠海实际到账外资4.1亿美元，占全省的6%，其中韩资1.3亿美元。",
            "1.3亿美元",
            ("fdi", "韩资", None),
        ),
        # the next share of a row is one of the same whole
        (
            "2024年，阜宁完成规上工业开票销售1087亿元，其中晶硅光伏占41.5%，动力电池占23%。",
            "23%",
            ("revenue", "动力电池", "above-scale industry revenue"),
        ),
        # who is employed
        (
            "2024年，兴化308家纺织企业吸纳就业6.8万人，其中女工超过六成。",
            "六成",
            ("employment", "女工", "纺织企业就业"),
        ),
        # an industry realises industrial value added
        (
            "2024年，伊犁纺织服装产业实现工业增加值9.7亿元。",
            "9.7亿元",
            ("value_added", "纺织服装产业", None),
        ),
        # who is told before the verb, together with others
        (
            "2024年，西安软件产品收入1743亿元。其中，云计算、大数据服务共实现收入753亿元。",
            "753亿元",
            ("revenue", "云计算、大数据服务", None),
        ),
        # a phrase that ends in 等 and a head
        (
            "2024年，南通造船业繁忙，手持订单214艘，其中液化天然气船等高端船型占46%。",
            "46%",
            ("count", "液化天然气船等高端船型", "手持订单"),
        ),
        # goods behind the verb, of every kind
        (
            "2024年，江苏省出口各类船舶总值607.6亿元。",
            "607.6亿元",
            ("exports", "船舶", None),
        ),
        # a whole keeps whose it is; a firm's own revenue needs no name
        (
            "2024年，大连软件产品收入174亿元，占全行业收入的比重为23.2%。",
            "23.2%",
            ("revenue", "软件产品", "全行业收入"),
        ),
        (
            "2024年，大连软件企业研发费用21亿元，占营业收入的比重为8.2%。",
            "8.2%",
            ("rd_expenditure", "软件企业", "revenue"),
        ),
        # the energy that batteries hold is no use of energy
        (
            "2024年，宁德动力电池产量70.6GWh，其中三元电池累计生产39.2GWh。",
            "39.2GWh",
            ("production", "三元电池", None),
        ),
        (
            "2024年，宁德动力电池销量62.3GWh，其中三元电池累计销售34.5GWh。",
            "34.5GWh",
            ("other", "三元电池", None),
        ),
        # first characters of a list
        (
            "2024年，全国港口吞吐量增长4.4%，其中内、外贸吞吐量分别增长5.2%和2.7%。",
            "5.2%",
            ("other", "内贸吞吐量", None),
        ),
        # names with amounts go on behind a semicolon
        (
            "2024年，海南洋浦开发区实现营业收入7460亿元；海口江东新区2364亿元。",
            "2364亿元",
            ("revenue", "海口江东新区", None),
        ),
        # GDP behind its amount
        ("2024年，大连以7248.2亿元GDP领跑全省。", "7248.2亿元", ("gdp", None, None)),
        # patents that nobody is said to hold
        ("2024年，无锡有效发明专利量1725件。", "1725件", ("patents", "有效发明专利", None)),
        # what is planned for covers a park, not the place
        (
            "2024年，安平城北的丝网产业园规划面积5.6平方公里。",
            "5.6平方公里",
            ("land", "城北的丝网产业园", None),
        ),
    ],
)
def test_whose_and_of_what(text: str, quote: str, expected: tuple[str, str | None, str | None]):
    assert fields(text, quote) == expected


def test_a_fraction_before_a_comma_of_lists_is_read() -> None:
    first, last = read("2024年，仙桃非织造布产量占全国的四分之一、全省的60%。")
    assert (first.value, first.of, last.value, last.of) == (
        25,
        "national total",
        60,
        "provincial total",
    )


def test_each_case_has_its_award() -> None:
    text = (
        "嵊州市若干政策\n\n对当年评为省级未来工厂、省级智能工厂、省级数字化车间的，"
        "分别给予100万元、30万元、20万元奖励。"
    )
    awards = read(text)
    assert [c.subject for c in awards] == [
        "省级未来工厂",
        "省级智能工厂",
        "省级数字化车间",
    ]
    assert {(c.indicator, c.status) for c in awards} == {(Indicator.SUBSIDY, Status.RULE)}


def test_bare_verbs_go_on_with_an_aim_until_something_was_done() -> None:
    text = (
        "石家庄应急产业\n\n力争到2027年，应急产业营业收入达到600亿元。\n\n"
        "打造6个示范基地；培育龙头企业5家。目前已建成基地2个。"
    )
    told = {c.quote: (c.status, str(c.period) if c.period else None) for c in read(text)}
    assert told["6个"] == told["5家"] == (Status.TARGET, "2027")
    assert told["2个"][0] is Status.ACTUAL


def test_a_change_behind_contracts_stays_negative_and_led_by_no_driver() -> None:
    text = "在设备更新政策带动下，2024年天津装备制造业增加值占规上工业比重达到33.7%。"
    (share,) = read(text)
    assert share.measure is Measure.SHARE


def test_a_paragraph_that_opens_with_an_industry_tells_of_it() -> None:
    text = (
        "浦东三大产业\n\n2024年，浦东新区加快建设。\n\n——集成电路产业引领作用显著。"
        "上半年实现产业规模1378亿元。"
    )
    assert read(text)[-1].subject == "集成电路"
