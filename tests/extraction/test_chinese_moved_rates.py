"""Chinese rates that moved to a level, falls by other words, readers of pages, fractions in lists.

Expected values are read off the sentences by hand; of gaps of falls the guidelines say that a
deeper fall is a negative gap.
"""

import pytest

from readings import periods_of, read_chinese


def told(text: str) -> list[tuple[str, str, str]]:
    return [(c.quote, f"{c.value.normalize():f}", str(c.measure)) for c in read_chinese(text)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("工业增加值增速放缓至5%。", [("5%", "5")]),
        ("GDP增速由8%回落至5%。", [("8%", "8"), ("5%", "5")]),
        ("GDP增速恐放緩至5%到7%。", [("5%", "5"), ("7%", "7")]),
        ("出口降幅由一季度的9%收窄至3%。", [("9%", "-9"), ("3%", "-3")]),
        ("出口降幅扩大到7.2%。", [("7.2%", "-7.2")]),
        ("物流成本降了12%-15%。", [("12%", "-12"), ("15%", "-15")]),
        ("工业增加值增速为-2%至3%。", [("-2%", "-2"), ("3%", "3")]),
        ("对美出口却掉了7.4%。", [("7.4%", "-7.4")]),
        ("毛巾產值比前年縮了七成。", [("七成", "-70")]),
    ],
)
def test_a_rate_has_the_sign_of_what_it_moved_to(
    sentence: str, wanted: list[tuple[str, str]]
) -> None:
    assert told(sentence) == [(quote, value, "growth") for quote, value in wanted]


def test_the_time_of_a_rate_that_another_came_from_is_open_unless_told() -> None:
    # two rates of one time would contradict each other, which is a false alarm
    known = periods_of("2024年上半年，深圳市出口降幅由9%收窄至3%。", "zh")
    assert known == {"9%": None, "3%": "2024-H1"}
    known = periods_of("2024年上半年，深圳市出口增速由一季度的9%回落至3%。", "zh")
    assert known == {"9%": "2024-Q1", "3%": "2024-H1"}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("产值下降18.5%，降幅比全省高出3.2个百分点。", "-3.2"),
        ("产值下降18.5%，降幅低于全省3.2个百分点。", "3.2"),
        ("产值下降18.5%，降幅比上年收窄3.2个百分点。", "3.2"),
    ],
)
def test_a_deeper_fall_is_a_negative_gap(sentence: str, value: str) -> None:
    assert told(sentence)[-1][1] == value


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("新开工项目136个，同比少41个。", ("41个", "-41", "change")),
        ("一般公共预算收入37.2亿元、同口径减收4.9亿元。", ("4.9亿元", "-490000000", "change")),
    ],
)
def test_what_there_is_less_of_is_a_negative_change(
    sentence: str, wanted: tuple[str, str, str]
) -> None:
    assert told(sentence)[-1] == wanted


def test_how_often_a_page_was_read_is_no_figure() -> None:
    page = (
        "词条标签：行政区划　浏览次数：286154次　编辑次数：97次\n某报 2.1万阅读\n全年产值增长5%。"
    )
    assert told(page) == [("5%", "5", "growth")]


@pytest.mark.parametrize("sentence", ["短视频播放量320万次。", "该片获得320万次播放。"])
def test_what_an_article_tells_of_views_is_a_figure(sentence: str) -> None:
    assert told(sentence) == [("320万次", "3200000", "level")]


def test_fractions_with_a_stroke_stand_in_lists_and_behind_the_whole() -> None:
    text = "全球近1/4的手机、1/5的毛衣产自东莞，占全国市场1/5左右。"
    assert [(quote, value) for quote, value, _ in told(text)] == [
        ("1/4", "25"),
        ("1/5", "20"),
        ("1/5", "20"),
    ]
