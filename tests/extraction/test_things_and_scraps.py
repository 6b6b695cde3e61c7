"""Sectors that keep their names, and scraps of words that are no things. Made up."""

from readings import read_chinese


def test_sectors_in_rows_keep_their_names() -> None:
    text = (
        "岭下日报 2024年4月20日\n2023年第一产业增加值131亿元；第二产业103亿元；"
        "第三产业317亿元。三次产业比24:19:57。"
    )
    found = {c.quote: c.subject for c in read_chinese(text)}
    assert found["103亿元"] == found["19"] == "secondary industry"
    assert found["24"] == "primary industry" and found["317亿元"] == "tertiary industry"


def test_how_growth_is_computed_is_no_thing() -> None:
    text = "酒泉日报 2024年4月20日\n2023年酒泉完成地区生产总值601亿元，按可比价计算增长3.7%。"
    grown = next(c for c in read_chinese(text) if c.quote == "3.7%")
    assert (grown.indicator, grown.subject) == ("gdp", None)
