"""Chinese forms that texts use seldom, on other places and goods than they were met in.

The sentences are made up; expected fields are those of the contract, read by hand.
"""

import pytest

from jiqun.model import Indicator
from readings import told

SUBJECTS = [
    # What a list tells as its greatest, and what comes next.
    ("2024年，服务业增加值增长5%。贡献最大的是批发业，增加值为2.1万亿元。", "2.1万亿元", "批发业"),
    ("2024年，增加值增长5%。其次是金融业，增加值为1.8万亿元。", "1.8万亿元", "金融业"),
    # The works that an investment went into.
    ("2024年，污水管网改造稳步推进，完成投资12亿元。", "12亿元", "污水管网改造"),
    # Averages of the firms just told of.
    (
        "全市国家级“小巨人”企业40家，平均研发投入占比7.2%，户均发明专利15件。",
        "15件",
        "little giant enterprises",
    ),
    # What stands before the verb that makes it.
    ("2024年，工业机器人生产3.1万台。", "3.1万台", "工业机器人"),
]


@pytest.mark.parametrize(("text", "quote", "subject"), SUBJECTS)
def test_whose_a_figure_is(text: str, quote: str, subject: str) -> None:
    assert told(text, quote, "zh").subject == subject


WHOLES = [
    ("2024年，枣庄市机床产量3.2万台，其中滕州占比62%。", "62%", "city total"),
    (
        "2024年，全市工程机械产值900亿元。挖掘机产值270亿元，占整体30%。",
        "30%",
        "工程机械 gross output",
    ),
    (
        "专利密集型产业增加值1200亿元，其中电子占专利密集型产业增加值的31.5%。",
        "31.5%",
        "专利密集型产业 value added",
    ),
    ("株洲市是轨道交通之城。全国35%的电力机车从这里驶出。", "35%", "national total"),
]


@pytest.mark.parametrize(("text", "quote", "whole"), WHOLES)
def test_what_a_share_is_of(text: str, quote: str, whole: str) -> None:
    assert told(text, quote, "zh").of == whole


def test_a_share_of_a_place_is_of_the_goods_told_before() -> None:
    claim = told("2024年，枣庄市机床产量3.2万台，其中滕州占比62%。", "62%", "zh")
    assert (claim.area, claim.indicator, claim.subject) == (
        "Tengzhou", Indicator.PRODUCTION, "机床",
    )  # fmt: skip


def test_an_industry_has_no_gdp_but_value_added() -> None:
    claim = told("2024年地区生产总值300亿元，旅游业占GDP的18%。", "18%", "zh")
    assert (claim.indicator, claim.of) == (Indicator.VALUE_ADDED, "gdp")
