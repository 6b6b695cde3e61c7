"""Counties that a text calls by short names, and those that lie right under a province. Made up."""

import pytest

from readings import read_chinese


@pytest.mark.parametrize(
    ("text", "area"),
    [
        # 高密 is a word; its people make it a place, and 全市 is its own
        (
            "首页 > 高密\n一双鞋\n2025年2月18日\n高密人说，高密人爱做鞋。去年，全市产值286亿元。",
            "Gaomi",
        ),
        (
            "横州市政策解读\n2023年4月12日\n横州是茉莉花大市。全市产值286亿元。",
            "Hengzhou",
        ),  # since 2021
        ("去文昌看发射\n2025年5月12日\n文昌市今年产值286亿元。", "Wenchang"),  # under the province
        ("西峡食用菌调查\n西峡人说，全县产值286亿元，出口越南。", "Xixia"),
    ],
)
def test_a_county_is_known_by_its_short_name(text: str, area: str) -> None:
    assert {c.area for c in read_chinese(text) if c.quote == "286亿元"} == {area}


def test_a_mountain_is_no_city() -> None:
    text = "长白山评论网\n通化医药\n2026年3月3日\n2025年，通化医药产业产值386亿元。全市企业79户。"
    assert {c.area for c in read_chinese(text)} == {"Tonghua"}  # 白山 is a city
