"""What Chinese texts tell of now beside a year or an aim, and what is set apart each year.

The texts are made up; what is true of a figure follows from the sentence that names it.
"""

import pytest

from readings import by_quote, periods_of, told

HEAD = "荆门经济观察\n2025年3月2日\n\n"


@pytest.mark.parametrize("lead", ["由目前的不足", "从现在的", "由眼下的近", "从当前的"])
def test_a_path_of_an_aim_that_leaves_from_now_begins_with_a_fact(lead):
    text = f"{HEAD}到2027年，荆门茶叶精深加工占比{lead}20%提高至45%，产值达到80亿元。"
    found = by_quote(text, "zh")
    assert {q: found[q].status.value for q in found} == {
        "20%": "actual",
        "45%": "target",
        "80亿元": "target",
    }
    assert periods_of(text, "zh") == {"20%": None, "45%": "2027", "80亿元": "2027"}


@pytest.mark.parametrize("now", ["现在", "如今", "而眼下"])
def test_a_clause_on_now_behind_one_on_a_year_is_of_no_year(now):
    text = f"{HEAD}2023年，荆门灯饰产业产值90亿元；{now}全市灯饰企业有140户，规上企业47户。"
    assert periods_of(text, "zh") == {"90亿元": "2023", "140户": None, "47户": None}


@pytest.mark.parametrize(
    "sentence",
    [
        "市财政每年安排不少于2000万元专项资金支持茶产业发展。",
        "县财政每年拿出2000万元奖补资金，支持茶企开拓市场。",
        "市里每年统筹安排茶产业发展专项资金2000万元。",
    ],
)
def test_what_is_set_apart_each_year_is_a_rule(sentence):
    text = f"荆门茶产业行动方案（2024—2026年）\n\n{sentence}"
    claim = told(text, "2000万元", "zh")
    assert (claim.status.value, claim.indicator.value, claim.period) == ("rule", "subsidy", None)


def test_so_many_more_than_a_year_before_is_a_change_of_what_was_told():
    text = f"{HEAD}2024年，荆门开行货运班列720列，比上年多开81列。"
    claim = told(text, "81列", "zh")
    assert (claim.measure.value, claim.value) == ("change", 81)
