"""Lists told off with `respectively`: as many figures as names, or a note and no guess."""

import pytest

from jiqun.checks import check
from jiqun.model import Outcome
from readings import read


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("In 2024, the value added of Hangzhou's mining, manufacturing and power supply grew by "
         "3.1%, 6.4%, respectively.", "en", "mining, manufacturing and power supply"),
        ("In Chengdu, exports of laptops, chips and cars fell 1.5%, 2.5%, 3.5% and 4.5%, "
         "respectively.", "en", "laptops, chips and cars"),
        ("2024年，杭州采矿业、制造业、电力热力燃气及水生产和供应业增加值分别增长3.1%、6.4%。", "zh",
         "采矿业、制造业、电力热力燃气及水生产和供应业"),
        ("2024年，重庆汽车、摩托车产量分别为200万辆、500万辆、30万辆。", "zh", "汽车、摩托车"),
    ],
)  # fmt: skip
def test_no_figure_goes_to_a_name_it_may_not_belong_to(text: str, language: str, names: str):
    # Nothing says which name has no figure, or which figure no name: each keeps the whole list.
    claims = read(text, language)
    assert {c.subject for c in claims} == {names}
    assert all(c.unpaired for c in claims)
    (note,) = check(claims)
    assert note.outcome is Outcome.LIST_UNEQUAL
    assert names in note.message_en
    assert all(c.quote in note.message_en and c.quote in note.message_zh for c in claims)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        # As many as names, with ranges told as one figure.
        ("Output of drones, ships and robots grew 3%, 4% and 5 to 6%, respectively.", "en"),
        # Two lists in one another: two places times two flows.
        ("Exports and imports of Shenzhen and Dongguan were 1, 2, 3 and 4 billion yuan, "
         "respectively.", "en"),
        # What leads to a list is none of its names; nor does an apposition count them twice.
        ("Compared with steel, batteries and robots grew 3% and 4%, respectively.", "en"),
        ("Two key sectors, batteries and robots, grew 3% and 4%, respectively.", "en"),
        # Names that hold an `and`.
        ("The output of coal, oil and gas rose 3% and 4%, respectively.", "en"),
        ("2024年，医药制造业、计算机和通信设备制造业分别增长3%、4%。", "zh"),
        # The last of the list goes on with another verb, or without a number.
        ("汽车、船舶、钢铁产量分别增长3%、4%，下降2%。", "zh"),
        ("汽车、船舶、钢铁产量分别增长3%、4%和持平。", "zh"),
        # More is meant than is named; the list follows the word.
        ("机器人、电池、芯片等产品产量分别增长3%、4%。", "zh"),
        ("增速分别高于全国、全省0.2和0.5个百分点。", "zh"),
    ],
)  # fmt: skip
def test_sound_lists_and_lists_that_cannot_be_counted_are_left_alone(text: str, language: str):
    claims = read(text, language)
    assert claims
    assert not any(c.unpaired for c in claims)
    assert not [f for f in check(claims) if f.outcome is Outcome.LIST_UNEQUAL]
