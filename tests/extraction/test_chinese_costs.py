"""What Chinese projects cost, how much of a plan was done, rows of what was added, plans as names.

The texts are made up; what is true of a figure follows from the sentence that names it.
"""

import pytest

from readings import by_quote, periods_of

HEAD = "宜城经济观察\n2025年3月2日\n\n"


@pytest.mark.parametrize(
    ("sentence", "quote", "subject"),
    [
        ("总投资36亿元的动力电池项目开工建设。", "36亿元", "动力电池项目"),
        ("抓好总投资900亿元的120个市重点项目，加快建设。", "900亿元", "市重点项目"),
        ("计划总投资8亿元的某新材料项目已投产。", "8亿元", "新材料项目"),
    ],
)
def test_a_cost_is_of_the_project_behind_it(sentence: str, quote: str, subject: str):
    assert by_quote(HEAD + sentence, "zh")[quote].subject == subject


def test_what_was_done_of_a_plan_is_a_share_of_the_plan():
    text = HEAD + "2024年，省、市重点项目分别完成年度投资计划的108.2%、96.5%。"
    found = by_quote(text, "zh")
    for quote in ("108.2%", "96.5%"):
        claim = found[quote]
        assert (claim.measure.value, claim.of) == ("share", "年度投资计划")


def test_the_second_of_a_row_of_additions_is_added_too():
    text = HEAD + "2024年，新增3个省级示范区、2个创新基地。新增企业9家、总数达到41家。"
    found = by_quote(text, "zh")
    measures = {quote: found[quote].measure.value for quote in ("3个", "2个", "9家", "41家")}
    assert measures == {"3个": "change", "2个": "change", "9家": "change", "41家": "level"}


@pytest.mark.parametrize("written", ["占全国1/4以上", "占全国的1/4。", "约占全国1/4，"])
def test_a_share_may_be_a_fraction_in_digits(written: str):
    text = f"{HEAD}2024年，宜城拖拉机产量{written}"
    (claim,) = by_quote(text, "zh").values()
    assert (float(claim.value), claim.of) == (25.0, "national total")


def test_a_plan_that_only_names_which_things_are_meant_is_no_time():
    text = (
        "2026年宜城市政府工作报告\n——2026年1月14日在宜城市第六届人民代表大会第五次会议上\n\n"
        "三、2026年重点工作\n\n加快建设“十四五”批复的6个基地，确保新增装机300万千瓦。"
    )
    assert periods_of(text, "zh")["300万千瓦"] == "2026"


def test_what_stays_so_over_the_years_is_of_all_of_them():
    text = (
        "2026年宜城市政府工作报告\n——2026年1月14日在宜城市第六届人民代表大会第五次会议上\n\n"
        "一、“十四五”工作回顾\n\n五年来，粮食产量稳定在76亿斤以上。"
    )
    assert periods_of(text, "zh")["76亿斤"] == "2021/2025"


def test_the_only_one_of_the_nation_does_not_make_it_the_nation():
    text = (
        "江西经济观察\n2025年3月2日\n\n2024年，江西保持全国唯一无违约省份的信誉，"
        "发电装机容量突破8000万千瓦。"
    )
    assert by_quote(text, "zh")["8000万千瓦"].area == "Jiangxi"


@pytest.mark.parametrize(
    ("text", "quote", "indicator", "subject"),
    [
        (
            "2024年，园区营业收入820亿元，增长12%。其中光伏产业410亿元。",
            "410亿元",
            "revenue",
            "光伏",
        ),
        (
            "2024年，工业投资300亿元，其中新能源120亿元、医药60亿元。",
            "60亿元",
            "investment",
            "医药",
        ),
        (
            "2024年，小麦产量19亿斤，占全省的4%；玉米8亿斤，略有减产。",
            "8亿斤",
            "production",
            "玉米",
        ),
    ],
)
def test_a_part_measures_what_the_level_before_it_does(
    text: str, quote: str, indicator: str, subject: str
):
    claim = by_quote(HEAD + text, "zh")[quote]
    assert (claim.indicator.value, claim.subject) == (indicator, subject)


def test_a_text_on_a_port_alone_is_on_the_port():
    text = (
        "钦州港全年集装箱吞吐量突破600万标箱\n\n2024年，钦州港累计完成集装箱吞吐量613万标箱，"
        "增长6.4%。货物吞吐量完成1.9亿吨。\n\n钦州港2025年力争完成集装箱吞吐量660万标箱。"
    )
    assert {claim.area for claim in by_quote(text, "zh").values()} == {"Qinzhou Port"}


def test_rates_told_respectively_are_of_the_amounts_before_them():
    text = HEAD + "2024年，全市企业营业收入110亿元，出口额29亿元，分别增长20.5%和1.6倍。"
    found = by_quote(text, "zh")
    assert [found[q].indicator.value for q in ("20.5%", "1.6倍")] == ["revenue", "exports"]
    assert found["1.6倍"].measure.value == "growth"


def test_places_in_a_list_told_respectively_are_held_by_their_own_cities():
    text = (
        "山西经济观察\n2025年3月2日\n\n2024年，全省焦炭产量9571万吨。分市看，"
        "临汾2184万吨、长治1493万吨，分列全省第2位、第3位。"
    )
    found = by_quote(text, "zh")
    assert [found[q].area for q in ("第2位", "第3位")] == ["Linfen", "Changzhi"]


def test_what_a_sentence_tells_of_a_project_that_opens_it_is_of_the_project():
    text = HEAD + "2024年，新车交付9.8万辆。储能电池项目一期已达产，实现产值15亿元，纳税6300万元。"
    found = by_quote(text, "zh")
    assert {found[q].subject for q in ("15亿元", "6300万元")} == {"储能电池项目"}
    assert found["6300万元"].indicator.value == "fiscal_revenue"


def test_lands_that_goods_go_to_are_counted():
    claim = by_quote(HEAD + "2024年，宜城轴承产品出口到120个国家和地区。", "zh")["120个"]
    assert (claim.indicator.value, claim.subject) == ("count", "国家和地区")


def test_a_part_counted_by_the_same_word_is_a_part_of_the_output():
    text = HEAD + "2024年，宜城汽车产量32.6万辆，增长21%。其中新能源汽车11.8万辆，增长1.3倍。"
    found = by_quote(text, "zh")
    assert {found[q].indicator.value for q in ("11.8万辆", "1.3倍")} == {"production"}
