"""Chinese words of time and of aims, and what words say a figure measures.

The texts are made up; what is true of a figure follows from the sentence that names it.
"""

import pytest

from jiqun.documents.publication import dateline
from readings import by_quote, periods_of, told

HEAD = "荆门经济观察\n2025年3月2日\n\n"


def status(text: str, quote: str) -> str:
    return told(text, quote, "zh").status.value


def test_the_whole_year_is_the_one_that_the_sentence_names():
    text = (
        "荆门2022年“成绩单”\n2023-02-27\n\n2022年，荆门工业投资增长21%。\n\n谈到2023年的打算，负责人表示，将聚焦两大产业，"
        "全年工业投资增长15%以上，新签约项目不少于30个。"
    )
    assert periods_of(text, "zh")["15%"] == "2023"


def test_so_many_years_together_behind_the_end_of_a_plan_are_the_years_of_the_plan():
    text = "“十三五”末，荆门工业总产值达到3200亿元。五年累计完成工业投资4100亿元。"
    found = periods_of(text, "zh")
    assert (found["3200亿元"], found["4100亿元"]) == ("2020", "2016/2020")


def test_what_projects_of_a_plan_cost_is_of_its_years_too():
    text = "荆门高新区\n\n“十四五”期间，园区计划实施项目90个，总投资超过700亿元。"
    assert set(periods_of(text, "zh").values()) == {"2021/2025"}


def test_a_day_of_the_moon_dates_nothing():
    text = (
        "荆门晚报　2024年12月3日　农历十一月初三\n\n今年1—10月，荆门工业总产值843亿元。\n\n"
        "其中，化工产业产值增长4.1%。"
    )
    assert periods_of(text, "zh")["4.1%"] == "2024-01/2024-10"


def test_how_long_growth_has_lasted_is_no_quarter():
    text = (
        "經濟部統計處發布，113年第3季製造業產值4兆元，年增8.2%，為連續第2季正成長；"
        "前3季產值13兆元，年增5%。"
    )
    assert periods_of(text, "zh")["13兆元"] == "2024-01/2024-09"


def test_bare_years_of_taiwan_are_read_in_a_text_from_any_of_its_counties():
    text = "屏東縣政府今日公布招商成果。112年全縣新設工廠登記86家，較111年成長8.1%。"
    assert periods_of(text, "zh")["86家"] == "2023"


@pytest.mark.parametrize(
    "sentence",
    [
        "全年将力争完成工业投资220亿元。",
        "下半年，荆门将冲刺全年工业总产值220亿元。",
        "市两会提出，2025年工业总产值220亿元左右。",
        "荆门今年拼220亿元。",
    ],
)
def test_these_words_tell_an_aim(sentence: str):
    assert status(HEAD + sentence, "220亿元") == "target"


def test_an_estimate_of_a_time_that_is_over_is_actual():
    text = HEAD + "2024年，全市地区生产总值预计完成2564亿元，增长6%。"
    assert status(text, "2564亿元") == "actual"


def test_what_projects_there_are_cost_is_no_aim():
    text = HEAD + "2024年，荆门新签约亿元项目32个，计划总投资224亿元。"
    assert status(text, "224亿元") == "actual"


@pytest.mark.parametrize(
    ("sentence", "quote", "indicator"),
    [
        ("2024年，外资实际到位额约2.5亿美元。", "2.5亿美元", "fdi"),
        ("2024年，全市吸引外国直接投资3亿美元。", "3亿美元", "fdi"),
        ("2024年，全市外贸顺差120亿元。", "120亿元", "other"),
        ("2024年，造船完工量增长9%。", "9%", "production"),
        ("2024年，累计外送电量31亿千瓦时。", "31亿千瓦时", "energy"),
        ("2024年，出口销售额73亿元。", "73亿元", "exports"),
        ("2024年，创造就业机会3250个。", "3250个", "employment"),
        ("2024年，工人月薪6000元上下。", "6000元", "income"),
        ("2024年上半年，经济按年实质增长3.1%。", "3.1%", "gdp"),
    ],
)
def test_these_words_say_what_is_measured(sentence: str, quote: str, indicator: str):
    assert by_quote(HEAD + sentence, "zh")[quote].indicator.value == indicator


def test_a_line_that_tells_when_a_zone_was_founded_is_no_dateline():
    assert dateline("新区概况\n\n南湖新区于2010年6月18日挂牌成立，是国家级新区。\n") is None
