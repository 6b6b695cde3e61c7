"""Lines, days and places of Chinese pages: wrapped lines, venues, parks; made up, read by hand."""

from jiqun.extraction.dense_lines import wraps
from readings import read_chinese as read


def test_lines_cut_where_the_page_was_full_are_one_sentence() -> None:
    text = (
        "嵊州市若干政策\n\n对软件企业年销售收入首次突破1000万元、2000万元、5000\n\n"
        "万元的，分别给予一次性奖励10万元、20万元、50万\n\n元。"
    )
    values = [int(c.value) for c in read(text)]
    assert values == [10_000_000, 20_000_000, 50_000_000, 100_000, 200_000, 500_000]
    assert [c.quote for c in read(text)][2] == "5000\n\n万元"


def test_titles_items_and_wide_paragraphs_begin_anew() -> None:
    title = "去年，海南重点园区完成投资1083亿元，同比增长26%"
    for after in (
        "2023-01-08 21:04",
        "来源：海南日报",
        "（一）加快推进数字产业化，做强核心企业。",
        "一、总体要求，主要目标",
        "海" * 60 + "，营业收入增长5%。",
    ):
        assert not [*wraps(f"{title}\n{after}")], after
    assert [*wraps(f"{title}，比全省\n平均增速高出30个百分点。")]
    assert not [*wraps("一、十四五时期发展成就和主要目标\n“十四五”时期，产值增长5%。")]


def test_a_day_on_lines_of_its_own_dates_a_page() -> None:
    day = "2024\n09/04\n15:54"
    text = f"浦东三大产业\n{day}\n\n今年上半年，浦东新区集成电路产业规模增长13.6%。"
    (claim,) = read(text)
    assert str(claim.period) == "2024-H1"


def test_where_something_was_said_or_held_is_not_what_a_text_is_on() -> None:
    text = (
        "今年前八月全国机器人行业营业收入增长\n\n记者从29日在东莞举行的2025广东国际机器人大会获悉，"
        "2025年1—8月，全国机器人行业营业收入同比增长29.5%；工业机器人产量达51.2万台。"
        "中国是全球机器人产业的重要参与者。"
    )
    assert {c.area for c in read(text)} == {"China"}


def test_a_congress_names_the_place_that_its_text_is_on() -> None:
    text = "在深圳市第七届人民代表大会上\n\n2024年，全市外贸进出口增长5%。"
    assert {c.area for c in read(text)} == {"Shenzhen"}


def test_a_park_that_opens_a_paragraph_places_it_in_its_county() -> None:
    text = (
        "武威市工业园区\n\n2024年，武威市签约项目21个。\n\n"
        "民勤红沙岗工业集中区持续优化营商环境，年产值10亿元。"
    )
    assert [c.area for c in read(text)] == ["Wuwei", "Minqin"]


def test_a_city_of_the_title_is_not_lost_to_one_word_on_the_province() -> None:
    text = "武威市2个园区获进步奖\n\n在全省推进会上，甘肃武威受到表扬。2024年，园区企业84户。"
    assert {c.area for c in read(text)} == {"Wuwei"}


def test_a_year_that_goes_on_an_aim_is_not_over() -> None:
    text = (
        "包头稀土\n\n今年上半年，全市稀土产值327亿元。2023年，产量将达到6万吨，2025年达到10万吨。"
    )
    assert [str(c.period) if c.period else None for c in read(text)] == [None, "2023", "2025"]


def test_the_last_years_end_with_the_year_told() -> None:
    text = (
        "低空经济，2025年预计达到1795亿元\n\n2023年，中国智能传感器市场规模为1336亿元，"
        "近五年年均复合增长率达15.96%。"
    )
    assert str(read(text)[-1].period) == "2019/2023"


def test_a_short_name_at_the_head_of_clauses_is_a_district() -> None:
    text = (
        "据海关统计，2013年，顺德出口家具10.5亿美元。\n\n2013年，顺德家具的出口规模扩大。"
        "2013年，顺德民营企业出口家具6.8亿美元。"
    )
    assert {c.area for c in read(text)} == {"Shunde"}
