"""Shares by vintage, implied figures, totals between parts, sums and what must not be added."""

from fractions import Fraction

import pytest
from make_facts import ends, facts, scene, told

from jiqun.model import InputError, Interval
from jiqun.monitoring import OverlapError, add
from jiqun.monitoring.totals import weights

SEI = "Shenzhen|value_added|strategic emerging industries"

GDP_2020 = """
Shenzhen|gdp||level||2020|2,767.024 billion ; on=2021-02-02
Shenzhen|gdp||level||2020|2.83 trillion ; on=2026-02-09"""


def test_the_share_of_2020_by_both_vintages_of_gdp():
    """1027.272/2767.024 = 37.13% by the first figure, /2835 and /2825 36.24–36.36%."""
    rows = f"{SEI}|level||2020|1,027.272 billion\n{SEI}|share|gdp|2020|37.1%\n{GDP_2020}"
    first, last = told("shares", rows)
    assert (first.outcome, ends(first, 1)) == ("confirmed", (37.1, 37.1))
    assert (last.outcome, ends(last, 1)) == ("other_vintage", (36.2, 36.4))
    assert first.marks == ("vintage:2021-02-02",) and last.marks == ("vintage:2026-02-09",)
    assert "2021年2月2日" in first.message_zh


def test_documents_that_agree_are_one_release_with_the_first_date():
    rows = f"""
    {SEI}|level||2022|1,332.402 billion
    Shenzhen|gdp||level||2022|3,238.768 billion ; on=2023-05-08
    Shenzhen|gdp||level||2022|3.24 trillion ; on=2023-02-08"""
    (made,) = told("shares", rows)
    assert made.marks == ("vintage:2023-02-08",) and ends(made) == (41.14, 41.14)


def test_a_share_moves_within_one_scope_and_vintage():
    rows = f"{SEI}|share|gdp|2022|41.1% ; on=2023-01-29\n{SEI}|share|gdp|2023|41.9% ; on=2024-02-07"
    (made,) = told("share_changes", rows)
    assert (made.outcome, ends(made)) == ("derived", (0.7, 0.9))


def test_no_change_of_a_share_is_told_over_a_census():
    """The fifth census revised GDP of 2023 in December 2024: the share of 2023 is older than it."""
    rows = f"{SEI}|share|gdp|2023|41.9% ; on=2024-02-07\n{SEI}|share|gdp|2024|42.3% ; on=2025-02-25"
    (made,) = told("share_changes", rows)
    assert (made.outcome, made.marks) == ("other_vintage", ("vintages_differ",))


def test_no_change_of_a_share_is_told_over_a_change_of_scope():
    rows = f"{SEI}|share|gdp|2021|39.6% ; on=2022-06-13\n{SEI}|share|gdp|2022|41.1% ; on=2023-01-29"
    (made,) = told("share_changes", rows)
    assert made.outcome == "break"


def test_gdp_follows_from_41_1_percent():
    """1332.4015/0.4115 = 3237.9 and 1332.4025/0.4105 = 3245.8 billion."""
    (made,) = told("implied", f"{SEI}|level||2022|1,332.402 billion\n{SEI}|share|gdp|2022|41.1%")
    low, high = ends(made, 0)
    assert (round(low / 1e9), round(high / 1e9)) == (3238, 3246)
    assert made.indicator == "gdp"


def test_a_part_nobody_printed_follows_from_whole_and_share():
    """49.6% of 3673.752 billion: 1820.3 to 1824.0."""
    rows = """
    Shenzhen|trade|general trade|share|total trade|2022|49.6%
    Shenzhen|trade||level||2022|3,673.752 billion"""
    (made,) = told("implied", rows)
    low, high = ends(made, 0)
    assert (round(low / 1e8), round(high / 1e8)) == (18203, 18240)


def test_a_share_too_small_implies_nothing_worth_telling():
    rows = """
    Shenzhen|value_added|primary industry|level||2022|2.564 billion
    Shenzhen|value_added|primary industry|share|gdp|2022|0.1%"""
    assert told("implied", rows) == []


SECTORS = "\n".join(
    f"Shenzhen|value_added|{name}|growth||2022|{rate}%"
    for name, rate in (
        ("above-scale industry", "4.8"),
        ("mining", "14.7"),
        ("manufacturing", "4.1"),
        ("electricity, heat, gas and water supply", "9.5"),
    )
)


def test_the_total_lies_between_its_parts_and_implies_weights():
    """Mining with manufacturing alone: (4.8-4.1)/(14.7-4.1) = 6.6%, at most 0.8/10.5 = 7.5%."""
    made = told("totals", SECTORS)
    assert (made[0].rule, made[0].outcome) == ("parts_growth", "confirmed")
    mining = next(d for d in made if d.rule == "weight" and d.subject == "mining")
    assert ends(mining, 1) == (0.0, 7.5)
    manufacturing = next(d for d in made if d.subject == "manufacturing")
    assert ends(manufacturing, 1) == (85.2, 94.3)


def test_a_total_outside_its_parts_is_contradicted():
    made = told("totals", SECTORS.replace("|4.8%", "|3.9%"))
    assert [d.outcome for d in made] == ["contradicted"]


def test_a_set_with_a_part_missing_tells_nothing():
    assert told("totals", "\n".join(SECTORS.splitlines()[:3])) == []


def test_two_parts_have_exact_weights():
    """Exports 13.9 and imports -8.5 give 3.7: (3.7+8.5)/(13.9+8.5) = 54.46%."""
    point = [Interval(Fraction(x), Fraction(x)) for x in ("3.7", "13.9", "-8.5")]
    exports, imports = weights(point[0], point[1:])
    assert exports.low == exports.high == Fraction(122, 224)
    assert imports.low == imports.high == Fraction(102, 224)


def test_the_digital_core_must_not_be_added_to_the_strategic_industries():
    found = list(
        facts(
            [
                f"{SEI}|level||2025|1.67 trillion",
                "Shenzhen|value_added|digital economy core industries|level||2025|1 trillion ; gt",
            ]
        )
    )
    with pytest.raises(OverlapError) as caught:
        add(found)
    english, chinese = caught.value.message("en"), caught.value.message("zh")
    assert "digital economy is one of the seven strategic emerging industries" in english
    assert "source: blog on the top-100 cities" in english
    assert "七大战略性新兴产业之一" in chinese and "来源" in chinese


@pytest.mark.parametrize(
    "rows",
    [
        ["Linhai|gdp||level||2022|1 billion", "Yuhai|gdp||level||2023|1 billion"],
        ["Linhai|gdp||level||2022|1 billion", "Yuhai|gdp||level||2022|1 billion ; target"],
        ["Linhai|gdp||growth||2022|1%", "Yuhai|gdp||growth||2022|2%"],
        ["Shenzhen|gdp||level||2022|1 billion", "Guangdong|gdp||level||2022|9 billion"],
        ["Linhai|exports||level||2022|9 billion", "Linhai|exports|new three|level||2022|1 billion"],
    ],
    ids=["two years", "a goal", "two rates", "a place in another", "a part and its whole"],
)
def test_what_is_no_sum_is_refused(rows: list[str]):
    with pytest.raises(InputError, match="cannot be added"):
        add(list(facts(rows)))


def test_parts_side_by_side_add_up_exactly():
    rows = ["Linhai|gdp||level||2022|1.2 billion", "Yuhai|gdp||level||2022|2.34 billion"]
    total = add(list(facts(rows)))
    assert (total.low, total.high) == (Fraction(3485000000), Fraction(3595000000))


SIZES = "\n".join(
    f"Shenzhen|gross_output|{name}|level||2025|{size} ; gt"
    for name, size in (
        ("intelligent terminals", "1 trillion"),
        ("network and communications", "800 billion"),
        ("software and information services", "800 billion"),
        ("intelligent connected vehicles", "800 billion"),
    )
)


def test_cluster_sizes_beyond_the_total_cannot_be_value_added():
    """1000 + 3·800 = 3400 billion, against 1665–1675 for all twenty clusters."""
    (made,) = told("sizes", f"{SIZES}\n{SEI}|level||2025|1.67 trillion")
    assert made.outcome == "not_value_added"
    assert made.interval is not None and made.interval.low == 3_400_000_000_000
    assert len(made.claims) == 5
    assert "cannot be value added" in made.message_en and "不可能是增加值" in made.message_zh


def test_sizes_within_the_total_say_nothing():
    one = SIZES.splitlines()[0]
    assert told("sizes", f"{one}\n{SEI}|level||2025|1.67 trillion") == []


GBA = (
    *("Guangzhou", "Shenzhen", "Zhuhai", "Foshan", "Huizhou", "Dongguan", "Zhongshan"),
    *("Jiangmen", "Zhaoqing"),
)
REGION = "Guangdong-Hong Kong-Macao Greater Bay Area"


def _bay(leave_out: str = "") -> str:
    rows = [f"{city}|gdp||level||2022|1,000.0 billion" for city in GBA if city != leave_out]
    rows.append("Hong Kong|gdp||level||2022|2,000.0 billion HKD")
    rows.append("Macao|gdp||level||2022|100.0 billion MOP")
    return "\n".join(rows)


def test_a_bay_area_of_eleven_says_which_rates_turned_two_currencies():
    """Yuan per Hong Kong dollar in 2022: 6.1787/7.9088 = 0.7812 to 7.3409/7.7530 = 0.9469; per
    pataca 1/1.032 and 1/1.03 of it. 9·1000 ± 0.45, 2000·rate, 100·rate."""
    (made,) = told("composites", _bay(), REGION)
    assert made.outcome == "derived" and made.marks == ("rate:HKD", "rate:MOP")
    low, high = ends(made, 0)
    assert round(low / 1e9) == round(8999.55 + 1999.95 * 0.781244 + 99.95 * 0.781244 / 1.032)
    assert round(high / 1e9) == round(9000.45 + 2000.05 * 0.946847 + 100.05 * 0.946847 / 1.03)
    assert "0.7812–0.9468" in made.message_en and len(made.claims) == 11


def test_a_bay_area_of_ten_has_no_sum_and_names_the_missing_city():
    (made,) = told("composites", _bay("Zhuhai"), REGION)
    assert (made.outcome, made.interval) == ("missing", None)
    assert "10 of 11" in made.message_en and "Zhuhai" in made.message_en
    assert "珠海" in made.message_zh


def test_before_its_members_joined_a_region_has_no_sum():
    assert told("composites", _bay().replace("|2022|", "|2015|"), REGION) == []


DISTRICTS = (
    *("Luohu", "Futian", "Nanshan", "Bao'an", "Longgang", "Yantian", "Longhua", "Pingshan"),
    *("Guangming", "Dapeng"),
)


def test_districts_leave_a_statistical_discrepancy():
    """Ten districts of 320.0 ± 0.05 make 3200 ± 0.5; the city printed 3238.768."""
    rows = "\n".join(f"{d}|gdp||level||2022|320.0 billion" for d in DISTRICTS)
    made = told("districts", f"{rows}\nShenzhen|gdp||level||2022|3,238.768 billion")
    whole = next(d for d in made if d.outcome == "derived")
    low, high = ends(whole, 0)
    assert (round(low / 1e6), round(high / 1e6)) == (38268, 39268)
    other = next(d for d in made if d.outcome == "missing")
    assert "Shenzhen-Shantou Special Cooperation Zone" in other.message_en


def test_a_rule_tells_nothing_of_an_area_without_members():
    assert list(scene("Linhai|gdp||level||2022|1 billion", "Linhai").facts) != []
    assert told("composites", "Linhai|gdp||level||2022|1 billion", "Linhai") == []
    assert told("districts", "Linhai|gdp||level||2022|1 billion", "Linhai") == []
