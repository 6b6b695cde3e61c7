"""Which claim is wrong and what it was: the cases of real articles, and what cannot be told."""

from fractions import Fraction

import pytest
from checks_ledgers import claim

from jiqun.checks import Context, check, context_from_record, flags
from jiqun.checks.hypotheses import Explanation
from jiqun.checks.judgement import chances, in_doubt
from jiqun.checks.slips import Reading
from jiqun.checks.words import term_text
from jiqun.model import Kind, Outcome

STRICT = context_from_record({})


def errors(claims, context=None):
    return [f for f in check(claims, context) if f.kind is Kind.ERROR]


def seven_industries():
    """The seven strategic industries of Shenzhen in 2020 as an article printed them."""
    parts = {
        "next-generation information technology": "489.345 billion yuan",
        "digital economy": "160,103 billion yuan",
        "high-end equipment manufacturing": "138.069 billion yuan",
        "green and low-carbon industries": "122.704 billion yuan",
        "marine economy": "42.776 billion yuan",
        "new materials": "33.450 billion yuan",
        "biomedical industry": "40.825 billion yuan",
    }
    total = claim("1,027.272 billion yuan", "value_added", "2020", "strategic emerging industries")
    return [total, *(claim(q, "value_added", "2020", s) for s, q in parts.items())]


def test_a_comma_for_a_point_is_repaired_and_the_parts_add_up_without_residual():
    told = seven_industries()
    (found,) = errors(told)
    assert found.outcome is Outcome.REPAIR_UNIQUE
    (repair,) = found.repairs
    assert (repair.kind, repair.unique) == ("comma_point", True)
    assert dict(repair.fields) == {"value": 160_103_000_000}
    # 489.345 + 160.103 + 138.069 + 122.704 + 42.776 + 33.450 + 40.825 = 1027.272
    assert "a residual of 0.000 billion yuan" in found.message_en
    assert "残差为0.00亿元" in found.message_zh
    column = [(t.operator, term_text(t, "en")) for t in found.arithmetic[-3:]]
    assert column == [
        ("→", "160.103 billion yuan"),
        ("=", "1,027.272 billion yuan"),
        ("→", "0 yuan"),
    ]
    assert set(found.claims) == {c.id for c in told}
    assert len(found.conflict) < len(told)


def test_a_figure_told_twice_in_one_text_shows_which_telling_slipped():
    rounded = claim("1.3 trillion yuan", "value_added", subject="strategic emerging industries")
    slipped = claim(
        "1,332,402 billion yuan", "value_added", subject="strategic emerging industries"
    )
    (found,) = errors([rounded, slipped])
    assert found.suspects == (slipped.id,)
    assert dict(found.repairs[0].fields) == {"value": 1_332_402_000_000}
    assert found.repairs[0].unique


TRIO = [
    claim("36737.52 billion yuan", "trade"),
    claim("219.480 billion yuan", "exports"),
    claim("147.972 billion yuan", "imports"),
]
# 1,332.402 being 41.1% makes a GDP of 3,238 to 3,246 billion
ANCHOR = [
    claim("1,332.402 billion yuan", "value_added", subject="services"),
    claim("41.1%", "value_added", subject="services", measure="share", of="gdp"),
]


def test_three_slips_in_one_sum_are_told_with_what_stays_open():
    (found,) = errors([*TRIO, *ANCHOR])
    assert found.outcome is Outcome.VALUE_OPEN
    by_claim = {r.claim: r for r in found.repairs}
    total, exports, imports = (by_claim[c.id] for c in TRIO)
    assert dict(total.fields) == {"value": 3_673_752_000_000}
    assert not total.unique
    # the lost digits are complementary: 2,194.d80 and 1,479.e72 for every d + e = 6, or 1,478.972
    assert float(exports.interval.low) == 2_194_079_500_000
    assert float(exports.interval.high) == 2_194_780_500_000
    assert float(imports.interval.low) == 1_478_971_500_000
    assert float(imports.interval.high) == 1_479_672_500_000
    assert "2,194.480 billion yuan" in found.message_en  # the doubled digit, told as
    assert "preference" in found.message_en
    assert "113% of GDP" in found.message_en  # 3,673.752 of 3,242
    assert "1133%" in found.message_en
    told = {f["start"]: f["status"] for f in flags([found], TRIO)}
    assert told == {TRIO[0].start: "repair", TRIO[1].start: "wrong", TRIO[2].start: "wrong"}


def test_without_an_anchor_the_scale_is_said_to_be_open():
    (found,) = errors(TRIO)
    assert "do not fix the scale" in found.message_en
    assert "不能确定量级" in found.message_zh


def test_of_two_figures_that_differ_without_a_known_slip_neither_is_accused_alone():
    told = [claim("512.7 billion yuan", "exports"), claim("947.1 billion yuan", "exports")]
    (found,) = errors(told, STRICT)
    assert found.outcome is Outcome.ONE_OF
    assert len(found.suspects) == 2
    assert {f["status"] for f in flags([found], told)} == {"suspect"}


def test_a_third_figure_decides_between_two():
    told = [
        claim("512.7 billion yuan", "exports", doc="a"),
        claim("521.7 billion yuan", "exports", doc="b"),
        claim("512.71 billion yuan", "exports", doc="c"),
    ]
    (found,) = errors(told, STRICT)
    assert found.suspects == (told[1].id,)
    assert found.repairs[0].kind == "digit_swap"


def test_two_errors_in_one_neighbourhood_are_both_found():
    # 300.5 + 200.25 = 500.75, told twice each
    told = [
        claim("300.500 billion yuan", "exports", doc="a"),
        claim("300.5 billion yuan", "exports", doc="b"),
        claim("200.250 million yuan", "imports", doc="a"),
        claim("200.3 billion yuan", "imports", doc="b"),
        claim("500.750 billion yuan", "trade", doc="a"),
        claim("500.8 million yuan", "trade", doc="b"),
    ]
    suspects = {i for f in errors(told, STRICT) for i in f.suspects}
    assert suspects == {told[2].id, told[5].id}


def test_a_figure_cut_off_instead_of_rounded_is_a_note():
    told = [claim("51.27 billion yuan", "exports"), claim("51.2 billion yuan", "exports")]
    assert errors(told, STRICT) == []
    (found,) = [f for f in check(told, STRICT) if f.kind is Kind.NOTE]
    assert found.outcome is Outcome.ROUNDING


def test_rounded_and_bounded_figures_agree_with_finer_ones():
    told = [
        claim("51.27 billion yuan", "exports"),
        claim("51 billion yuan", "exports"),
        claim("50 billion yuan", "exports", bound="gt"),
        claim("50 billion yuan", "exports"),
        claim("52 billion yuan", "exports", bound="lt"),
        claim("49 billion yuan", "exports", bound="approx"),
    ]
    assert [f for f in check(told) if f.kind in (Kind.ERROR, Kind.NOTE)] == []


def test_two_texts_that_differ_by_a_definition_are_no_error():
    told = [
        claim("512.7 billion yuan", "gross_output", subject="industry", doc="a"),
        claim("947.1 billion yuan", "gross_output", subject="industry", doc="b"),
    ]
    assert errors(told) == []
    assert [f.outcome for f in check(told)] == [Outcome.MISMATCH]


def test_counts_of_uncatalogued_things_in_two_texts_never_meet():
    told = [
        claim("1,200", "count", subject="smart factories", doc="a"),
        claim("8,700", "count", subject="smart factories", doc="b"),
    ]
    assert check(told) == ()


def test_gdp_revised_and_scope_changed_is_no_error_by_the_shipped_context():
    # the share was of the first figure (2.767 trillion), the later level is 2.3% larger
    told = [
        claim("1,027.272 billion yuan", "value_added", "2020", "services", doc="a"),
        claim("37.1%", "value_added", "2020", "services", doc="a", measure="share", of="gdp"),
        claim("2.83 trillion yuan", "gdp", "2020", doc="b"),
        # 18.2% more than the year before by a wider scope, told to grow by 6.7%
        claim("1,214.637 billion yuan", "value_added", "2021", "services", doc="b"),
        claim("6.7%", "value_added", "2021", "services", doc="b"),
    ]
    assert errors(told, Context()) == []


def test_between_documents_a_small_difference_is_a_revision_before_it_is_a_slip():
    # 1.7% apart; 2,195 becomes 2,159 by an exchange, but so coarse a match may be chance
    told = [
        claim("2,159 billion yuan", "exports", doc="a"),
        claim("2.2 trillion yuan", "exports", doc="b"),
    ]
    assert errors(told, STRICT) == []
    # the same exchange with every digit matched is beyond chance
    told = [
        claim("2,195.431 billion yuan", "exports", doc="a"),
        claim("2,159.431 billion yuan", "exports", doc="b"),
        claim("2,195.43 billion yuan", "exports", doc="c"),
    ]
    (found,) = errors(told, STRICT)
    assert found.suspects == (told[1].id,)
    assert found.repairs[0].kind == "digit_swap"


def test_another_document_that_fits_the_reading_is_named():
    other = claim("21944.80亿元", "exports", doc="customs")
    (found,) = errors([*TRIO, *ANCHOR, other])
    assert "Other documents give “21944.80亿元”" in found.message_en
    assert "其他文件给出“21944.80亿元”" in found.message_zh
    assert found.suspects == tuple(sorted(c.id for c in TRIO))


def test_a_decimal_comma_makes_a_share_impossible_and_is_repaired():
    told = claim("2932%", "value_added", subject="services", measure="share", of="gdp")
    told = type(told)(
        **{f: getattr(told, f) for f in told.__dataclass_fields__ if f != "quote"}, quote="29,32%"
    )
    (found,) = errors([told])
    assert (found.rule, found.repairs[0].kind) == ("bound", "comma_point")
    assert dict(found.repairs[0].fields) == {"value": 29.32}


def test_a_figure_misread_from_the_year_before_is_no_error():
    # "from 7.29 million the year before to 7.32 million", both dated to one year
    told = [
        claim("7.29 million", "population"),
        claim("7.32 million", "population"),
        claim("626,000", "employment", subject="new urban jobs"),
        claim("6 million", "employment", subject="new urban jobs", bound="approx"),
    ]
    (found,) = check(told)
    assert (found.kind, found.claims) == (Kind.NOTE, tuple(c.id for c in told[:2]))
    assert list(flags([found], told)) == []


def test_a_bound_word_convicts_no_other_telling():
    over = claim("1.3 trillion yuan", "gdp", bound="gt")
    assert errors([over, claim("1.25 trillion yuan", "gdp")]) == []
    # in a sum it does: the parts make 430.75, which is not over 500
    told = [
        claim("310.25 billion yuan", "exports"),
        claim("120.50 billion yuan", "imports"),
        claim("500 million yuan", "trade", bound="lt"),
    ]
    assert len(errors(told)) == 1


def test_a_sum_that_no_known_slip_explains_is_a_note():
    told = [
        claim("68.18 billion yuan", "exports"),
        claim("68.62 billion yuan", "imports"),
        claim("0.308 billion yuan", "trade"),  # the deficit, read as the trade
    ]
    (found,) = check(told)
    assert (found.kind, found.outcome) == (Kind.NOTE, Outcome.MISMATCH)
    assert [f.kind for f in check(told, STRICT)] == [Kind.ERROR]


def test_digits_that_fit_on_two_scales_leave_the_scale_open():
    # 2.2 + 1.5 = 3.7: the total may be billion, or both parts trillion
    told = [
        claim("3.70 trillion yuan", "trade"),
        claim("2.20 billion yuan", "exports"),
        claim("1.50 billion yuan", "imports"),
    ]
    (found,) = errors(told)
    assert found.outcome is Outcome.SCALE_OPEN
    assert len(found.suspects) == 3
    assert {f["status"] for f in flags([found], told)} == {"suspect"}
    # a GDP of 3.2 trillion has no trade of 3.7 billion: the parts were trillion
    (found,) = errors([*told, claim("3.2 trillion yuan", "gdp")])
    assert found.outcome is Outcome.REPAIR_UNIQUE
    assert found.suspects == tuple(sorted(c.id for c in told[1:]))


def test_an_open_set_holds_the_likely_ones_only_and_never_nobody():
    def explained(*costs):
        reading = Reading("digit_change", Fraction(1), Fraction(1, 2), "CNY", 0.0, 0.5, 1.5)
        return [Explanation(((n, reading),), cost) for n, cost in enumerate(costs)]

    # weights 1, e^-0.5 = 0.61, e^-1 = 0.37, e^-4 = 0.02: half of the likeliest is 0.5
    assert in_doubt(explained(10, 10.5, 11, 14)) == (0, 1)
    # thirty alike: each is wrong with three percent, and none of them is left out
    assert in_doubt(explained(*[10] * 30)) == tuple(range(30))
    assert sum(chances(explained(10, 10.5, 11, 14)).values()) == pytest.approx(1)
