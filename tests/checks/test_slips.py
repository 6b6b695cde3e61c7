"""Readings of printed figures, and that the data file of slips is complete and used."""

from fractions import Fraction

import pytest
from checks_ledgers import claim

from jiqun.checks.slips import readings, slip_name, slips


def kinds_of(quote: str, wanted: int | Fraction, **more) -> set[str]:
    told = claim(quote, "value_added", subject="ships", **more)
    return {r.kind for r in readings(told) if r.value == wanted}


@pytest.mark.parametrize(
    ("quote", "wanted", "kind"),
    [
        # 1,332,402 billion and 160,103 billion were printed so in real articles
        ("1,332,402 billion yuan", 1_332_402_000_000, "comma_point"),
        ("160,103 billion yuan", 160_103_000_000, "comma_point"),
        ("1.332 billion yuan", 1_332_000_000_000, "point_comma"),
        ("36737.52 billion yuan", 3_673_752_000_000, "yi_billion"),
        ("219.480 billion yuan", 2_194_480_000_000, "digit_drop"),
        ("147.972 billion yuan", 1_479_272_000_000, "digit_drop"),
        ("4,128.5 billion yuan", 428_500_000_000, "digit_gain"),
        ("41.28 billion yuan", 41_820_000_000, "digit_swap"),
        ("41.28 billion yuan", 46_280_000_000, "digit_change"),
        ("41.2 billion yuan", 41_200_000, "scale_word"),
        ("41.2 billion yuan", 412_000_000_000, "power_of_ten"),
        ("41.2亿元", 41_200_000_000, "yi_billion"),
        ("41.2亿元", 41_200_000_000_000, "scale_word"),
    ],
)
def test_a_reading_undoes_its_slip(quote, wanted, kind):
    assert kind in kinds_of(quote, wanted)


def test_a_fall_may_be_printed_as_a_rise_but_a_level_has_no_sign():
    growth = claim("8.5%", "imports")
    assert [r.value for r in readings(growth) if r.kind == "sign"] == [Fraction(-17, 2)]
    assert not [r for r in readings(claim("8.5 billion yuan", "imports")) if r.kind == "sign"]


def test_the_currency_may_be_wrong():
    (reading,) = [r for r in readings(claim("US$5.0 billion", "exports")) if r.unit == "CNY"]
    assert (reading.kind, reading.value) == ("currency", 5 * 10**9)


def test_a_reading_keeps_the_places_that_were_printed():
    told = claim("160,103 billion yuan", "value_added")
    half = next(r.half for r in readings(told) if r.kind == "comma_point")
    assert half == 500_000  # half of the third place after the point of a billion


def test_one_value_is_one_reading_and_no_reading_is_the_figure_itself():
    told = claim("2,194.480 billion yuan", "exports")
    values = [(r.unit, r.value) for r in readings(told)]
    assert len(values) == len(set(values))
    assert ("CNY", Fraction(told.value)) not in values


def test_rarer_readings_cost_more():
    # a scale word has three others to come from, a digit more than sixty
    told = claim("219.480 billion yuan", "exports")
    by_kind = {r.kind: r.cost for r in readings(told)}
    assert by_kind["scale_word"] < by_kind["digit_drop"]


def test_every_kind_of_the_data_file_is_reachable_and_named_in_both_languages():
    figures = [
        claim("1,332,402 billion yuan", "exports"),
        claim("1.332 million yuan", "exports"),
        claim("41.28亿元", "exports"),
        claim("8.5%", "imports"),
    ]
    reached = {r.kind for told in figures for r in readings(told)}
    # the others move a figure, or join two of these: they need the figures around it (moves.py)
    beyond = {"exchange", "period", "measure", "concept", "combination"}
    assert reached | beyond == set(slips()["slips"])
    assert not reached & beyond
    named = [*slips()["slips"].values(), slips()["unknown"]]
    assert all(entry["en"] and entry["zh"] for entry in named)
    assert slip_name("unknown", "zh") == "有误，原因不明"


def test_words_without_digits_have_no_digit_readings():
    told = claim("1 billion yuan", "exports")
    words = type(told)(
        **{f: getattr(told, f) for f in told.__dataclass_fields__ if f != "quote"},
        quote="a billion yuan",
    )
    assert not [r for r in readings(words) if r.kind.startswith("digit")]
