"""Chinese towns and zones that no list has, whose figures are the nation's, ranges and sums.

The texts are made up, the places are real; expected values were read off by hand.
"""

import pytest

from jiqun.extraction.dense_unlisted import find_unlisted
from jiqun.extraction.grammar import grammar
from jiqun.lang import pack
from readings import by_quote, read_chinese


def place(text: str) -> str | None:
    found = find_unlisted(pack("zh"), grammar("zh").lexicon, text)
    return found.slot.value if found is not None else None


def test_a_town_that_a_text_calls_its_own_is_named_in_pinyin() -> None:
    text = "柳市：小开关里的大乾坤\n\n柳市镇是电器之都。2022年，全镇实现工业总产值921.6亿元。"
    assert place(text) == "Liushi"
    assert {claim.area for claim in read_chinese(text)} == {"Liushi"}


def test_a_town_may_be_told_by_its_people_alone() -> None:
    assert (
        place("一个镇，凭什么？\n\n去年全镇产值3216亿元。北滘人说，北滘靠的是家电。") == "Beijiao"
    )


def test_a_zone_of_its_own_name_follows_the_name_of_its_city() -> None:
    text = "南昌小蓝经济技术开发区简介\n\n小蓝经开区前身为小蓝工业园。园区现有企业1300家。"
    assert place(text) == "Nanchang Xiaolan Economic and Technological Development Zone"


@pytest.mark.parametrize("text", [
    "走进高新区\n\n合肥高新区全区企业1300家。",  # a verb, and no name
    "合肥市2023年经济运行\n\n全市生产总值1.2万亿元，三河镇游客增多，全镇欢喜。",  # on the city
    "Hefei grew.",
    "灯饰：古镇一镇撑起市场，横栏一镇一品\n\n该镇有企业3.8万户，古镇一镇占七成。",  # 镇一
])  # fmt: skip
def test_what_is_no_name_or_not_the_place_is_left_alone(text: str) -> None:
    assert place(text) is None


def test_what_is_told_of_the_nation_is_the_nations() -> None:
    text = "合肥铝业观察\n\n2024年全国铝产能4500万吨，合肥市铝产能30万吨。"
    told = by_quote(text, "zh")
    assert (told["4500万吨"].area, told["30万吨"].area) == ("China", "Hefei")


def test_a_range_goes_up() -> None:
    low, high = read_chinese("合肥经济\n\n项目完工后可提供8,000到1万个工作机会。")
    assert (low.value, high.value) == (8000, 10_000)
    low, high = read_chinese("合肥经济\n\n2024年产能3至5万吨。")
    assert (low.value, high.value) == (30_000, 50_000)


def test_people_in_hundred_millions_are_no_money() -> None:
    (claim,) = read_chinese("2024年全国网民用户突破3.2亿。")
    assert (claim.value, claim.unit) == (320_000_000, "count")


def test_deposits_and_loans_told_at_once_are_parted() -> None:
    claims = read_chinese(
        "2024年末合肥市存贷款余额355.81亿元、195.72亿元，分别增长15.78%、13.12%。"
    )
    assert [(str(c.indicator), c.subject) for c in claims] == [
        ("deposits", None), ("loans", None), ("deposits", None), ("loans", None),
    ]  # fmt: skip


def test_a_share_of_total_exports_is_of_exports() -> None:
    told = by_quote("去年全区自营出口1361亿元，增长11.9%，纺织品占了74.4%。", "zh")
    assert str(told["74.4%"].indicator) == "exports" and told["74.4%"].of == "total exports"


def test_a_report_that_looks_back_on_a_plan_plans_nothing() -> None:
    text = (
        "政府工作报告\n\n——2026年1月10日在晋江市第十八届人民代表大会第五次会议上\n\n"
        "一、“十四五”工作回顾\n\n过去五年，我们较好完成了“十四五”目标任务。\n\n"
        "——综合实力增强。地区生产总值年均增长6.5%，经营主体突破35万户。\n\n"
        "二、2026年工作安排\n\n今年的主要预期目标是：地区生产总值增长6%左右。"
    )
    told = by_quote(text, "zh")
    assert (str(told["6.5%"].status), str(told["6.5%"].period)) == ("actual", "2021/2025")
    assert (str(told["6%"].status), str(told["6%"].period)) == ("target", "2026")


def test_what_must_be_done_this_year_is_aimed_at() -> None:
    (claim,) = read_chinese("合肥经济观察\n2025年3月2日\n\n今年要确保新增规上工业企业25家。")
    assert str(claim.status) == "target"


def test_the_month_in_which_a_page_was_made_dates_nothing() -> None:
    text = "宝鸡高新技术产业开发区简介\n\n更新时间：2022年6月　点击：80\n\n现有企业480家。"
    assert next(c for c in read_chinese(text) if c.quote == "480家").period is None
