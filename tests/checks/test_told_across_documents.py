"""Agreement, vintages, derived figures, targets and concept slips, with hand-computed numbers."""

from datetime import date

import pytest
from checks_ledgers import claim

from jiqun.checks import check, observations
from jiqun.checks.words import about
from jiqun.model import Kind, Outcome, Source

SEI = "strategic emerging industries"


def of_kind(kind, claims, sources=None):
    return [f for f in check(claims, sources=sources or {}) if f.kind is kind]


def test_two_publishers_confirm_a_figure_to_the_digits_printed():
    told = [
        claim("1,027.272 billion yuan", "value_added", "2020", SEI, doc="a"),
        claim("1.03 trillion yuan", "value_added", "2020", SEI, doc="b"),
    ]
    (found,) = of_kind(Kind.AGREEMENT, told)
    assert found.outcome is Outcome.CONFIRMED
    assert found.claims == tuple(sorted(c.id for c in told))


@pytest.mark.parametrize("known", [True, False])
def test_only_documents_whose_publishers_are_known_are_called_independent(known):
    told = [
        claim("1,027.272 billion yuan", "value_added", "2020", SEI, doc="a"),
        claim("1.03 trillion yuan", "value_added", "2020", SEI, doc="b"),
    ]
    sources = {d: Source(d, publisher=f"Daily {d}" if known or d == "a" else None) for d in "ab"}
    (found,) = of_kind(Kind.AGREEMENT, told, sources)
    assert ("independent sources" in found.message_en) is known
    assert ("独立来源" in found.message_zh) is known
    assert ("one may copy the other" in found.message_en) is not known


@pytest.mark.parametrize(
    ("period", "en", "zh"),
    [
        ("2021/2025", "GDP in 2021–2025", "2021—2025年地区生产总值"),
        ("2023-01/2023-09", "GDP in Jan–Sep 2023", "2023年1—9月地区生产总值"),
        ("2020-H1", "GDP in the first half of 2020", "2020年上半年地区生产总值"),
        ("2025-12-31", "GDP at the end of 2025", "2025年末地区生产总值"),
        ("2022-Q3", "GDP in Q3 2022", "2022年第三季度地区生产总值"),
    ],
)
def test_periods_are_told_as_a_sentence_tells_them(period, en, zh):
    told = claim("1.03 trillion yuan", "gdp", period)
    assert (about(told, "en"), about(told, "zh")) == (en, zh)
    assert about(told, "en", "Shenzhen") == f"Shenzhen's {en}"


def test_a_share_is_told_with_its_whole():
    told = claim("35.1%", "value_added", "2022", "industry", measure="share", of="gdp")
    assert about(told, "en") == "share of value added of industry in GDP in 2022"
    assert about(told, "zh") == "2022年工业增加值占地区生产总值的比重"


@pytest.mark.parametrize(
    "sources",
    [
        {d: Source(d, publisher="Daily") for d in "ab"},
        {"a": Source("a", publisher="Daily"), "b": Source("b", "Portal", "reprint")},
    ],
)
def test_one_publisher_or_a_reprint_is_no_second_source(sources):
    told = [
        claim("1.03 trillion yuan", "value_added", "2020", SEI, doc="a"),
        claim("1.03 trillion yuan", "value_added", "2020", SEI, doc="b"),
    ]
    assert of_kind(Kind.AGREEMENT, told, sources) == []


def test_a_sentence_told_twice_in_one_document_is_no_agreement():
    told = [claim("43.0%", "value_added", "2025", SEI, measure="share", of="gdp") for _ in "ab"]
    assert of_kind(Kind.AGREEMENT, told) == []


def test_a_bound_confirms_nothing():
    told = [
        claim("1.03 trillion yuan", "value_added", "2020", SEI, doc="a"),
        claim("1 trillion yuan", "value_added", "2020", SEI, doc="b", bound="gt"),
    ]
    assert of_kind(Kind.AGREEMENT, told) == []


def revised():
    # 2,767.024 first, 2,830 later: 2.3 percent
    return [
        claim("2,767.024 billion yuan", "gdp", "2020", doc="first"),
        claim("2.83 trillion yuan", "gdp", "2020", doc="later"),
    ]


def test_a_later_document_that_differs_a_little_is_a_vintage():
    sources = {
        "first": Source("first", published=date(2021, 2, 2)),
        "later": Source("later", published=date(2026, 2, 9)),
    }
    (found,) = check(revised(), sources=sources)
    assert (found.kind, found.outcome) == (Kind.NOTE, Outcome.VINTAGE)
    assert "2 Feb 2021" in found.message_en and "2026年2月9日" in found.message_zh
    assert "Shenzhen's GDP" in found.message_en and "深圳" in found.message_zh


def test_without_dates_the_difference_is_left_open():
    (found,) = check(revised())
    assert (found.kind, found.outcome) == (Kind.NOTE, Outcome.MISMATCH)


def test_gdp_follows_from_a_level_and_its_share():
    told = [
        claim("1.67 trillion yuan", "value_added", "2025", SEI),
        claim("43.0%", "value_added", "2025", SEI, measure="share", of="gdp"),
    ]
    (found,) = of_kind(Kind.DERIVED, told)
    key, interval = found.derived
    assert key.startswith("Shenzhen|gdp||level||2025|actual")
    # 1,665 / 0.4305 = 3,867.6 and 1,675 / 0.4295 = 3,899.9
    assert float(interval.low) == pytest.approx(1665e9 / 0.4305, rel=1e-9)
    assert float(interval.high) == pytest.approx(1675e9 / 0.4295, rel=1e-9)


def test_gdp_growth_follows_from_a_gap():
    told = [
        claim("6.9%", "value_added", subject=SEI),
        claim("3.6 points", "value_added", subject=SEI, measure="growth_gap", of="gdp growth"),
    ]
    (found,) = of_kind(Kind.DERIVED, told)
    # 6.85 - 3.65 = 3.2 and 6.95 - 3.55 = 3.4
    assert (float(found.derived[1].low), float(found.derived[1].high)) == (3.2, 3.4)
    assert "3.20%" in found.message_en and "3.40%" in found.message_zh


def test_what_is_printed_anyway_is_not_derived():
    told = [
        claim("6.9%", "value_added", subject=SEI),
        claim("3.6 points", "value_added", subject=SEI, measure="growth_gap", of="gdp growth"),
        claim("3.3%", "gdp"),
    ]
    assert of_kind(Kind.DERIVED, told) == []


def test_a_wide_interval_is_not_worth_telling():
    told = [
        claim("2 trillion yuan", "value_added", "2025", SEI),
        claim("40%", "value_added", "2025", SEI, measure="share", of="gdp"),
    ]
    assert of_kind(Kind.DERIVED, told) == []


@pytest.mark.parametrize(
    ("goal", "bound", "actual", "outcome"),
    [
        ("1.5 trillion yuan", "gt", "1.67 trillion yuan", Outcome.MET),
        ("1.7 trillion yuan", "gt", "1.67 trillion yuan", Outcome.MISSED),
        # 1.67 says 1.665 to 1.675
        ("1.672 trillion yuan", "gt", "1.67 trillion yuan", Outcome.CANNOT_TELL),
        ("1.67 trillion yuan", "eq", "1.67 trillion yuan", Outcome.MET),
        ("1.67 trillion yuan", "le", "1.67 trillion yuan", Outcome.MET),
        ("1.6 trillion yuan", "le", "1.67 trillion yuan", Outcome.MISSED),
        ("1.7 trillion yuan", "approx", "1.67 trillion yuan", Outcome.MET),
    ],
)
def test_a_goal_is_met_or_missed_by_what_was_reached(goal, bound, actual, outcome):
    told = [
        claim(goal, "value_added", "2025", SEI, status="target", bound=bound, doc="plan"),
        claim(actual, "value_added", "2025", SEI, doc="news"),
    ]
    (found,) = of_kind(Kind.TARGET, told)
    assert found.outcome is outcome


def test_a_goal_without_a_result_is_not_told():
    told = [
        claim("1.5 trillion yuan", "value_added", "2025", SEI, status="target"),
        claim("1.33 trillion yuan", "value_added", "2022", SEI),
    ]
    assert of_kind(Kind.TARGET, told) == []


def test_output_that_exceeds_gdp_is_no_share_of_it():
    told = [
        claim("35.1%", "gross_output", subject="industry", measure="share", of="gdp", doc="a"),
        claim("3.7 trillion yuan", "gross_output", "2020", "above-scale industry", doc="b"),
        claim("1,027.272 billion yuan", "value_added", "2020", SEI, doc="b"),
        claim("37.1%", "value_added", "2020", SEI, doc="b", measure="share", of="gdp"),
    ]
    (found,) = of_kind(Kind.NOTE, told)
    assert (found.outcome, found.rule) == (Outcome.TWO_MEASURES, "concept")
    assert set(found.claims) == {c.id for c in told}  # GDP comes from the last two
    assert of_kind(Kind.NOTE, told[:1]) == []


def test_output_of_one_industry_that_exceeds_gdp_is_no_share_of_it_either():
    # 3.6 trillion of output beside a GDP of 1.77 trillion: the 41.0% can only be value added
    def told(subject: str):
        return [
            claim("41.0%", "gross_output", "2021", "advanced manufacturing",
                  measure="share", of="gdp"),
            claim("3.6 trillion yuan", "gross_output", "2021", subject),
            claim("1.77 trillion yuan", "gdp", "2021"),
        ]  # fmt: skip

    (found,) = of_kind(Kind.NOTE, told("advanced manufacturing"))
    assert found.rule == "concept"
    assert "the share of output of advanced manufacturing in GDP" in found.message_en
    assert "先进制造业产值占地区生产总值的比重" in found.message_zh
    assert of_kind(Kind.NOTE, told("digital economy")) == []  # the output of something else


def test_output_as_small_as_value_added_is_value_added():
    # 209 billion dollars at 7.2 are 1.5 trillion yuan; value added was 1.45 trillion
    small = claim("US$209 billion", "gross_output", "2024", SEI, status="target", doc="a")
    added = claim("1.45 trillion yuan", "value_added", "2023", SEI, doc="b")
    (found,) = of_kind(Kind.NOTE, [small, added])
    assert found.outcome is Outcome.TWO_MEASURES
    large = claim("US$609 billion", "gross_output", "2024", SEI, status="target", doc="a")
    assert of_kind(Kind.NOTE, [large, added]) == []


def test_an_observation_is_what_all_sound_claims_allow():
    told = [
        claim("1,027.272 billion yuan", "value_added", "2020", SEI, doc="a"),
        claim("1.03 trillion yuan", "value_added", "2020", SEI, doc="b"),
    ]
    (row,) = observations(told, check(told))
    assert (row.state, row.sources, row.value) == ("confirmed", 2, 1_027_272_000_000)
    assert row.interval.high - row.interval.low == 1_000_000  # a thousandth of a billion
    assert row.claims == tuple(sorted(c.id for c in told))


def test_an_observation_leaves_out_what_an_error_doubts():
    rounded = claim("1.3 trillion yuan", "value_added", subject=SEI)
    slipped = claim("1,332,402 billion yuan", "value_added", subject=SEI)
    (row,) = observations([rounded, slipped], check([rounded, slipped]))
    assert (row.state, row.claims, row.value) == ("questioned", (rounded.id,), 13 * 10**11)


def test_of_two_vintages_the_later_stands():
    sources = {
        "first": Source("first", published=date(2021, 2, 2)),
        "later": Source("later", published=date(2026, 2, 9)),
    }
    told = revised()
    (row,) = observations(told, check(told, sources=sources), sources)
    assert row.claims == (told[1].id,)
    assert row.vintage == date(2026, 2, 9)


def test_derived_figures_are_observations_without_a_value():
    told = [
        claim("1.67 trillion yuan", "value_added", "2025", SEI),
        claim("43.0%", "value_added", "2025", SEI, measure="share", of="gdp"),
    ]
    rows = {r.cell: r for r in observations(told, check(told))}
    (derived,) = [r for r in rows.values() if r.state == "derived"]
    assert (derived.unit, derived.value, len(rows)) == ("CNY", None, 3)


@pytest.mark.parametrize(("told_on", "found"), [(date(2023, 11, 28), 0), (date(2021, 11, 28), 1)])
def test_a_goal_told_after_its_year_with_the_digits_of_the_result_is_no_goal(told_on, found):
    told = [
        claim("35.1%", "gdp", "2022", doc="a", status="target"),
        claim("35.1%", "gdp", "2022", doc="b"),
    ]
    sources = {"a": Source("a", published=told_on)}
    assert len(of_kind(Kind.TARGET, told, sources)) == found


def test_a_whole_from_elsewhere_in_a_long_text_does_not_convict_a_share():
    """A table's GDP may be of another concept than the one a far sentence divides by."""

    def told(gap: int) -> list:
        return [
            claim("US$520.7 billion", "gdp", doc="long", start=100),
            claim("US$11.52 billion", "imports", doc="long", start=100 + gap),
            claim("4.1%", "imports", doc="long", start=140 + gap, measure="share", of="gdp"),
        ]

    far = check(told(20_000))
    assert [f.kind for f in far if f.conflict] == [Kind.NOTE]
    near = check(told(200))
    assert [f.kind for f in near if f.conflict] == [Kind.ERROR]


def test_a_share_below_nothing_in_prose_is_no_misprinted_share():
    """It is a growth that was read as a share; a share of 2,932% lost its point and is told."""

    def told(quote: str, sign: int) -> list:
        return [
            claim(quote, "value_added", subject="industry", measure="share", of="gdp", sign=sign)
        ]

    assert [f for f in check(told("0.5%", -1)) if f.kind is Kind.ERROR] == []
    (found,) = (f for f in check(told("29,32%", 1)) if f.kind is Kind.ERROR)
    assert found.repairs[0].kind == "comma_point"


def test_a_goal_whose_result_nobody_prints_is_told_by_what_others_imply():
    # trade less imports: 3,673.75 - 1,479.27 = 2,194.48 ± 0.01
    flows = [
        claim("3,673.75 billion yuan", "trade", "2025"),
        claim("1,479.27 billion yuan", "imports", "2025"),
    ]

    def goal(quote):
        return claim(quote, "exports", "2025", status="target", doc="plan")

    for quote, outcome in (("2,190.0 billion yuan", "met"), ("2,200.0 billion yuan", "missed")):
        (found,) = [f for f in check([goal(quote), *flows]) if f.kind is Kind.TARGET]
        assert found.outcome == outcome
        assert "no result is printed, but “3,673.75 billion yuan” and" in found.message_en
        assert "未见公布的实际数，但由“3,673.75 billion yuan”" in found.message_zh
        assert len(found.claims) == 3
    # between its ends nothing is told, and one figure alone implies nothing
    assert not [f for f in check([goal("2,194.48 billion yuan"), *flows]) if f.kind is Kind.TARGET]
    assert not [f for f in check([goal("1,000 billion yuan"), flows[0]]) if f.kind is Kind.TARGET]


def test_a_result_printed_too_coarsely_is_told_by_what_others_imply():
    # 2.2 trillion says 2,150 to 2,250, and the goal is 2,190
    claims = [
        claim("2,190.0 billion yuan", "exports", "2025", status="target", doc="plan"),
        claim("2.2 trillion yuan", "exports", "2025"),
    ]
    (found,) = [f for f in check(claims) if f.kind is Kind.TARGET]
    assert found.outcome == "cannot_tell"
    claims += [
        claim("3,673.75 billion yuan", "trade", "2025"),
        claim("1,479.27 billion yuan", "imports", "2025"),
    ]
    (found,) = [f for f in check(claims) if f.kind is Kind.TARGET]
    assert found.outcome == "met"
    assert "printed too coarsely" in found.message_en
