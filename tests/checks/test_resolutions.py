"""Ways in which figures would agree: ranked, each with what it leaves over; by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest
from checks_ledgers import claim

from jiqun.checks import check
from jiqun.model import Indicator, Kind, Outcome

BILLION = 10**9


def only(told):
    (found,) = (f for f in check(told) if f.kind in (Kind.ERROR, Kind.NOTE))
    return found


def growth(indicator, percent, sign=1):
    return claim(percent, indicator, sign=sign)


def values(way):
    return [r.value / BILLION for r in way.rereads]


TRIO = [
    claim("36737.52 billion yuan", "trade"),
    claim("219.480 billion yuan", "exports"),
    claim("147.972 billion yuan", "imports"),
]
GROWN = [growth("trade", "3.7%"), growth("exports", "13.9%"), growth("imports", "8.5%", -1)]
# 1,332.402 being 41.1% makes a GDP of 3,238 to 3,246 billion
ANCHOR = [
    claim("1,332.402 billion yuan", "value_added", subject="services"),
    claim("41.1%", "value_added", subject="services", measure="share", of="gdp"),
]


def test_a_lost_digit_stands_before_a_factor_of_ten_that_leaves_something_over():
    found = only([*TRIO, *GROWN, *ANCHOR])
    first, *_, near = found.resolutions
    # 2,194.480 + 1,479.272 = 3,673.752; ten times each part: 2,194.80 + 1,479.72 = 3,674.52
    assert values(first) == [Fraction("3673.752"), Fraction("2194.48"), Fraction("1479.272")]
    assert (first.fits, first.residual) == (True, 0)
    assert values(near) == [Fraction("3673.752"), Fraction("2194.8"), Fraction("1479.72")]
    assert (near.fits, near.residual) == (False, 768_000_000)
    assert "leaves 0.768 billion yuan unexplained" in found.message_en
    assert "仍差7.68亿元" in found.message_zh
    assert not any(r.unique for r in found.repairs)


def test_growth_alone_confines_the_parts_and_admits_both_readings():
    # last year's exports are (3673.752 - 0.915 × 3673.752 / 1.037) / (1.139 - 0.915) = 1929.6,
    # this year's 2197.9; with each rate off by 0.05 points 2182 to 2214
    found = only([*TRIO, *GROWN, *ANCHOR])
    exports = next(t for t in found.arithmetic if "growth rates alone" in t.label_en)
    assert 2181 < exports.low / BILLION < 2183
    assert 2213 < exports.high / BILLION < 2215
    assert "all these readings lie within" in found.message_en


def test_the_best_reading_and_the_next_are_two_values():
    found = only([*TRIO, *ANCHOR])
    exports = next(r for r in found.repairs if r.claim == TRIO[1].id)
    assert exports.best.value == 2_194_480_000_000  # the doubled digit
    assert exports.runner_up.value != exports.best.value
    assert (
        f"best guess 2,194.480 billion yuan, then {float(exports.runner_up.value) / 1e9:,.3f}"
        in (found.message_en)
    )


def test_where_all_ways_change_two_figures_the_sentence_says_so():
    # 1277.935 = 826.30 + 451.63; 127.7935 = 82.630 + 45.163; 12779.35 = 8263.0 + 4516.3:
    # whichever figure is right, both others are wrong by a power of ten
    found = only(
        [
            claim("12779.35 billion yuan", "trade", area="Ningbo"),
            claim("826.30 billion yuan", "exports", area="Ningbo"),
            claim("45.163 billion yuan", "imports", area="Ningbo"),
        ]
    )
    assert found.outcome is Outcome.SCALE_OPEN
    assert [len(w.rereads) for w in found.resolutions if w.fits] == [2, 2, 2]
    assert {r.claim for w in found.resolutions for r in w.rereads} == set(found.claims)
    assert "at least two are wrong" in found.message_en
    assert "至少有两个有误" in found.message_zh
    assert "either the scale of one" not in found.message_en


QUARTERS = ("350.1", "400.2", "410.5")


def year(last, total="1,626.3", **more):
    """Give GDP by quarters and of the year: 1626.3 - 350.1 - 400.2 - 410.5 = 465.5."""
    told = [claim(f"{total} billion yuan", "gdp", "2024", **more)]
    quarters = enumerate((*QUARTERS, last), 1)
    return [*told, *(claim(f"{q} billion yuan", "gdp", f"2024-Q{n}") for n, q in quarters)]


@pytest.mark.parametrize(
    ("last", "reads", "slip"),
    [
        ("456.5", "465.5", "two neighbouring digits exchanged"),
        ("455.5", "465.5", "one digit wrong"),
    ],
)
def test_a_note_never_denies_a_misprint_that_fits(last, reads, slip):
    found = only(year(last))
    assert found.kind is Kind.NOTE
    assert "no single misprint" not in found.message_en.lower()
    assert "Several single misprints would explain it" in found.message_en
    assert "可能的印刷差错不止一种" in found.message_zh
    ways = [(w.rereads[0].value, w.residual) for w in found.resolutions]
    assert (Fraction(reads) * BILLION, 0) in ways
    assert slip in found.message_en


def test_a_gap_of_one_digit_between_a_year_and_its_quarters_is_an_error():
    # 100.0 of 1,626.3 is more than a revision, and five half units of 0.1 leave 0.5 of a hundred
    found = only(year("365.5"))
    assert (found.kind, found.outcome) == (Kind.ERROR, Outcome.ONE_OF)
    assert len(found.suspects) == 5
    assert "one digit wrong" in found.message_en and "一位数字有误" in found.message_zh
    ways = [(w.rereads[0].value, w.residual) for w in found.resolutions]
    assert (Fraction("465.5") * BILLION, 0) in ways


@pytest.mark.parametrize(
    ("last", "total", "more"),
    [
        ("455.5", "1,626.3", {}),  # 10.0 is 0.6% of the year: a revision of it may be as large
        ("465.5", "1,742.9", {}),  # 116.6 is no misprint that is known: another coverage
        ("365.5", "1,626.3", {"bound": "approx"}),  # nearly so much is no exact sum
        ("365.5", "1,626.3", {"doc": "other"}),  # another document may have revised it
    ],
)
def test_other_gaps_between_a_year_and_its_quarters_stay_notes(last, total, more):
    assert [f for f in check(year(last, total, **more)) if f.kind is Kind.ERROR] == []


def test_real_indicators_add_up_in_notes_only():
    # above-scale value added: the year is of other enterprises than its quarters were
    told = [replace(c, indicator=Indicator.VALUE_ADDED) for c in year("365.5")]
    told = [replace(c, subject="above-scale industry") for c in told]
    assert [f for f in check(told) if f.kind is Kind.ERROR] == []


def test_a_note_without_a_misprint_says_that_none_is_known():
    told = [claim("5.1%", "exports"), claim("2.7%", "imports"), claim("9.9%", "trade")]
    found = only(told)
    assert "misprint" in found.message_en
    assert len(found.resolutions) == 0 or "No" not in found.message_en.split(". ")[1]


def test_percentages_beside_a_repaired_sum_have_no_residual_of_their_own():
    # 12.5% more imports make every growth clash with the total's 3.7%; the levels are repaired
    told = [*TRIO, growth("trade", "3.7%"), growth("exports", "13.9%"), growth("imports", "12.5%")]
    for found in check([*told, *ANCHOR]):
        assert "00000%" not in found.message_en
        for way in found.resolutions:
            assert way.unit in (None, "CNY")


def general_trade(points, part="4.0%", share="49.6%", total="3.7%"):
    told = {"subject": "general trade", "of": "total trade"}
    return [
        claim(total, "trade", start=10),
        claim(part, "trade", subject="general trade", start=40),
        claim(share, "trade", measure="share", start=70, **told),
        claim(points, "trade", measure="share_change", start=100, **told),
    ]


def test_a_change_of_share_that_holds_through_rounding_only_is_noted():
    # 49.6 × (1 - 1.037 / 1.040) = 0.143, which rounds to 0.1; with rounding 0.095 to 0.191
    found = only(general_trade("0.2 points"))
    assert (found.kind, found.outcome) == (Kind.NOTE, Outcome.ROUNDING)
    low, high = found.arithmetic[-1].low, found.arithmetic[-1].high
    assert (low, round(float(high), 3)) == (Fraction("0.15"), 0.191)
    assert "through rounding only" in found.message_en
    assert "仅靠四舍五入才相符" in found.message_zh
    # 0.1 is what they say; 4.6% more of the part makes 0.43, which 0.4 says
    assert [f for f in check(general_trade("0.1 points")) if f.kind is Kind.NOTE] == []
    assert [f for f in check(general_trade("0.4 points", "4.6%")) if f.kind is Kind.NOTE] == []


def test_a_part_of_which_nothing_is_left_has_no_growth_to_move_its_share():
    total, part, share, points = general_trade("49.6 points", "100%", "0.0%")
    rows = [total, replace(part, value=-part.value), share, replace(points, value=-points.value)]
    assert [f for f in check(rows) if f.outcome is Outcome.ROUNDING] == []
