"""The other side of a share, gap or contribution in Chinese."""

import pytest

from jiqun.ledger.sides import side_name


@pytest.mark.parametrize(
    ("code", "zh"),
    [
        ("above-scale industry value added", "规模以上工业增加值"),
        ("services value added", "服务业增加值"),
        ("gdp growth", "地区生产总值增速"),
        ("growth in imports", "进口增速"),
        ("gdp increment", "地区生产总值增量"),
        # a document's own words have no Chinese name, nor have words without such an ending
        ("tall factories value added", None),
        ("total trade", None),
    ],
)
def test_a_subject_with_its_indicator_has_a_chinese_name(code: str, zh: str | None) -> None:
    assert side_name(code, "zh") == zh
    assert side_name(code, "en") is None
