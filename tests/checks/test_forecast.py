"""Forecasts that the figure itself has replaced; every miss is computed by hand beside its row."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from checks_ledgers import claim
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.checks import check, flags, observations
from jiqun.checks.forecast import RULE
from jiqun.model import Kind, Outcome, Severity, Source, finding_from_record

SEI = "strategic emerging industries"
SOURCES = {
    "bank": Source("bank", "Bank", "press", date(2022, 2, 2)),
    "review": Source("review", "Review", "press", date(2022, 6, 1)),
    "report": Source("report", "Government", "authority", date(2023, 1, 10)),
    "bulletin": Source("bulletin", "Bureau", "authority", date(2023, 2, 1)),
    "yearbook": Source("yearbook", "Bureau", "authority", date(2023, 10, 1)),
}


def told(*claims, sources=SOURCES):
    return [f for f in check(claims, sources=sources) if f.rule == RULE]


def expected(quote, indicator="gdp", doc="bank", **more):
    return claim(quote, indicator, doc=doc, status="forecast", **more)


def actual(quote, indicator="gdp", doc="bulletin", **more):
    return claim(quote, indicator, doc=doc, **more)


@pytest.mark.parametrize(
    ("forecast", "figure", "en", "zh"),
    [
        (  # 3,238.768 - 3,180 = 58.768; 58.768 / 3,180 = 1.848%
            expected("3.18 trillion yuan"),
            actual("3,238.768 billion yuan"),
            "it came out 58.768 billion yuan (1.8%) higher than the forecast.",
            "比预测数高587.68亿元（1.8%）。",
        ),
        (  # 6.0 - 3.3 = 2.7
            expected("6.0%"),
            actual("3.3%"),
            "it came out 2.7 percentage points lower than the forecast.",
            "比预测数低2.7个百分点。",
        ),
        (  # 3.3 rounds to 3, but 0.3 points stay to be told
            expected("3%"),
            actual("3.3%"),
            "it came out 0.3 percentage points higher than the forecast, and rounded as coarsely "
            "as the forecast the two agree.",
            "比预测数高0.3个百分点；按预测数的位数取整后，两者一致。",
        ),
        (expected("3.3%"), actual("3.3%"), "it came out as the forecast had it.", "与预测数相同。"),
        (  # 1.56 - 1.5 = 0.06 trillion; 0.06 / 1.5 = 4%
            expected("1.5 trillion yuan", "value_added", subject=SEI, bound="gt"),
            actual("1.56 trillion yuan", "value_added", subject=SEI),
            "it bears the forecast out and lies 60 billion yuan (4.0%) above that bound.",
            "与预测数相符，比该界限高600亿元（4.0%）。",
        ),
        (  # 1.47 - 1.5 = -0.03 trillion; 0.03 / 1.5 = 2%
            expected("1.5 trillion yuan", "value_added", subject=SEI, bound="gt"),
            actual("1.47 trillion yuan", "value_added", subject=SEI),
            "it does not bear the forecast out and lies 30 billion yuan (2.0%) below that bound.",
            "与预测数不符，比该界限低300亿元（2.0%）。",
        ),
        (
            expected("5.0%", bound="gt"),
            actual("5.0%"),
            "it lies at that bound.",
            "恰在该界限上。",
        ),
        (  # about 3.2 trillion allows 5 percent: 3.04 to 3.36
            expected("3.2 trillion yuan", bound="approx"),
            actual("3.24 trillion yuan"),
            "it came out 40 billion yuan (1.2%) higher than the forecast, which “about” leaves "
            "room for.",
            "比预测数高400亿元（1.2%），仍在“约”字所容许的范围之内。",
        ),
        (  # published in January of the year after: 7.0 - 5.8 = 1.2
            expected("5.8%", doc="report"),
            actual("7.0%"),
            "it came out 1.2 percentage points higher than the estimate.",
            "比预计数高1.2个百分点。",
        ),
    ],
)
def test_a_miss_is_told_as_an_editor_would(forecast, figure, en, zh):
    (found,) = told(forecast, figure)
    assert (found.kind, found.outcome) == (Kind.NOTE, Outcome.SUPERSEDED)
    assert (found.severity, found.conflict) == (Severity.LOW, ())
    assert found.claims == tuple(sorted((forecast.id, figure.id)))
    assert found.message_en.endswith(en) and found.message_zh.endswith(zh)
    for message in (found.message_en, found.message_zh):
        assert f"“{forecast.quote}”" in message and f"“{figure.quote}”" in message
    assert finding_from_record(found.to_record()) == found


def test_both_are_quoted_with_their_dates():
    (found,) = told(expected("3.18 trillion yuan"), actual("3,238.768 billion yuan"))
    assert found.message_en.startswith(
        "The forecast of “3.18 trillion yuan” (Shenzhen's GDP in 2022), published on 2 Feb 2022, "
        "has been replaced by the figure itself: “3,238.768 billion yuan”, published on "
        "1 Feb 2023; "
    )
    assert found.message_zh.startswith(
        "2022年2月2日发布的预测数“3.18 trillion yuan”（深圳2022年地区生产总值）已由实际数取代："
        "2023年2月1日公布的数字为“3,238.768 billion yuan”，"
    )


def test_the_arithmetic_is_exact():
    (found,) = told(expected("3.18 trillion yuan"), actual("3,238.768 billion yuan"))
    figure, forecast, miss, percent = found.arithmetic
    assert [t.operator for t in found.arithmetic] == ["", "-", "=", "→"]
    assert (figure.text, forecast.text) == ("3,238.768 billion yuan", "3.18 trillion yuan")
    assert (miss.value, miss.unit) == (58_768_000_000, "CNY")
    assert (percent.value, percent.unit) == (Fraction("1.8"), "percent")  # of 3.18 trillion


def span(low, high, doc="bank"):
    first = expected(low, bound="ge", doc=doc, start=0)
    return [first, expected(high, bound="le", doc=doc, start=first.end + 1)]


@pytest.mark.parametrize(
    ("figure", "en", "zh"),
    [
        ("5.2%", "it lies within that range.", "在该区间之内。"),
        # 5.9 - 5.5 and 5.0 - 3.3, from the nearer end
        ("5.9%", "it lies 0.4 percentage points above that range.", "上限高0.4个百分点。"),
        ("3.3%", "it lies 1.7 percentage points below that range.", "下限低1.7个百分点。"),
    ],
)
def test_a_range_is_one_forecast(figure, en, zh):
    ends, figure = span("5.0%", "5.5%"), actual(figure)
    (found,) = told(*ends, figure)
    assert found.claims == tuple(sorted(c.id for c in (*ends, figure)))
    assert "The forecast of “5.0%” to “5.5%” (Shenzhen's growth of GDP" in found.message_en
    assert "预测数“5.0%”至“5.5%”（" in found.message_zh
    assert found.message_en.endswith(en) and found.message_zh.endswith(zh)


def test_a_year_or_a_month_is_told_as_such():
    sources = SOURCES | {"bank": Source("bank", published_text="2022-02")}
    (found,) = told(expected("6.0%"), actual("3.3%"), sources=sources)
    assert "published in Feb 2022, has been" in found.message_en
    assert found.message_zh.startswith("2022年2月发布的预测数")


def test_what_bears_no_date_counts_as_earlier_as_among_revisions():
    undated = {d: s for d, s in SOURCES.items() if d != "bank"}
    (found,) = told(expected("6.0%"), actual("3.3%"), sources=undated)
    assert "in a document without a date, has been" in found.message_en
    assert found.message_zh.startswith("未注明日期的文件所载的预测数")
    assert told(expected("6.0%"), actual("3.3%"), sources={"bank": SOURCES["bank"]}) == []
    assert told(expected("6.0%"), actual("3.3%"), sources={}) == []


@pytest.mark.parametrize(
    "figure",
    [
        actual("3.3%", doc="bank"),  # one document: neither is later
        actual("3.3%", "value_added"),
        actual("3.3%", area="Guangzhou"),
        actual("3.3%", period="2021"),
        actual("3.3%", measure="share", of="gdp"),
        actual("3.2 trillion yuan"),
        actual("3.3%", bound="gt"),  # a bound is not the figure itself
        actual("3.3%", status="target"),
        actual("31.1%"),  # 25.1 points apart: two things under one name
        replace(actual("3.3%"), confidence=0.69),  # the reader doubts it
        replace(actual("3.3%"), scope="industrial parks"),
    ],
)
def test_nothing_is_said_of_another_cell_or_of_what_is_no_figure_yet(figure):
    assert told(expected("6.0%"), actual("3.3%")) != []
    assert told(expected("6.0%"), figure) == []


def test_a_forecast_published_after_the_figure_is_not_replaced_by_it():
    assert told(expected("6.0%", doc="bulletin"), actual("3.3%", doc="report")) == []


def test_a_figure_of_a_year_that_is_not_over_is_no_result():
    # 1 June 2022, told of 2022: a hope or a part
    assert told(expected("6.0%"), actual("3.3%", doc="review")) == []


def test_what_is_told_more_than_a_year_later_is_no_estimate():
    late = SOURCES | {
        "bank": Source("bank", published=date(2024, 1, 2)),
        "bulletin": Source("bulletin", published=date(2024, 2, 1)),
    }
    assert told(expected("6.0%"), actual("3.3%"), sources=late) == []
    late["bank"] = Source("bank", published=date(2024, 1, 1))
    assert len(told(expected("6.0%"), actual("3.3%"), sources=late)) == 1


def test_a_project_is_not_taken_for_its_city():
    assert told(expected("5 billion yuan", "revenue"), actual("12 billion yuan", "revenue")) == []
    assert told(expected("7 billion yuan", "revenue"), actual("12 billion yuan", "revenue")) != []


def test_a_goal_stays_a_goal():
    goal = claim("6.0%", "gdp", doc="bank", status="target")
    (found,) = check([goal, actual("3.3%")], sources=SOURCES)
    assert (found.kind, found.outcome) == (Kind.TARGET, Outcome.MISSED)


def test_a_goal_that_a_paper_calls_a_forecast_is_told_as_a_goal():
    goal = claim("6.0%", "gdp", doc="report", status="target", bound="ge")
    found = check([expected("6.0%"), goal, actual("3.3%")], sources=SOURCES)
    assert [f.outcome for f in found] == [Outcome.MISSED]
    found = check([expected("5.5%"), goal, actual("3.3%")], sources=SOURCES)
    assert {f.outcome for f in found} == {Outcome.MISSED, Outcome.SUPERSEDED}


def test_each_forecaster_is_told_once_and_each_value():
    claims = [
        expected("6.0%"),
        expected("6.0%"),
        expected("5.5%", doc="review"),
        expected("6.0%", doc="review"),
        actual("3.3%"),
    ]
    found = told(*claims)
    assert sorted(f.claims for f in found) == sorted(
        tuple(sorted((claims[n].id, claims[-1].id))) for n in (0, 2, 3)
    )


def test_the_revised_figure_is_the_one_that_counts():
    # 3.0 of the yearbook revises 3.3 of the bulletin: 3.0 - 6.0 = -3.0
    (found,) = told(expected("6.0%"), actual("3.3%"), actual("3.0%", doc="yearbook"))
    assert "“3.0%”" in found.message_en and "3 percentage points lower" in found.message_en


def test_nothing_is_said_where_nothing_stands():
    other = SOURCES | {"other": Source("other", "Ministry", "authority", date(2023, 2, 1))}
    rivals = [actual("3.3%"), actual("3.6%", doc="other")]
    assert told(expected("6.0%"), *rivals, sources=other) == []


def test_a_forecast_contradicts_nothing_however_far_it_missed():
    claims = [
        expected("2.4 trillion yuan"),
        actual("3.2 trillion yuan"),
        actual("1.2 trillion yuan", "value_added", subject="secondary industry"),
        actual("37.5%", "value_added", subject="secondary industry", measure="share", of="gdp"),
    ]
    found = check(claims, sources=SOURCES)
    assert [f.outcome for f in found if f.kind is Kind.NOTE] == [Outcome.SUPERSEDED]
    assert [f for f in found if f.kind is Kind.ERROR] == []
    assert [*flags(found, claims)] == []
    stands = {row.cell: row for row in observations(claims, found, SOURCES)}
    values = {c.split("|")[6]: row.value for c, row in stands.items() if "|gdp||level|" in c}
    assert values == {"actual": 3_200_000_000_000, "forecast": 2_400_000_000_000}


@st.composite
def ledgers(draw, statuses=("actual", "forecast", "target")):
    made = []
    for _ in range(draw(st.integers(0, 7))):
        number = draw(st.integers(0, 99))
        one = claim(
            f"{number / 10:.1f}%",
            draw(st.sampled_from(["gdp", "exports"])),
            doc=draw(st.sampled_from([*SOURCES, "undated"])),
            status=draw(st.sampled_from(statuses)),
            bound=draw(st.sampled_from(["eq", "approx", "ge", "le"])),
            start=100 * len(made),
        )
        made.append(one)
    return made


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims, random):
    shuffled = claims.copy()
    random.shuffle(shuffled)
    assert told(*shuffled) == told(*claims)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(ledgers())
def test_every_note_has_a_forecast_and_a_later_figure_of_one_cell(claims):
    known = {c.id: c for c in claims}
    for found in told(*claims):
        named = [known[i] for i in found.claims]
        ahead = [c for c in named if c.status == "forecast"]
        (figure,) = (c for c in named if c.status == "actual")
        assert ahead and len(named) == len(ahead) + 1
        assert len({(c.indicator, c.period) for c in named}) == 1
        days = [SOURCES[c.doc].published if c.doc in SOURCES else date.min for c in ahead]
        assert max(days) < SOURCES[figure.doc].published


@settings(max_examples=100, deadline=None, derandomize=True)
@given(ledgers(statuses=("actual", "target")))
def test_without_a_forecast_nothing_is_superseded(claims):
    assert [f for f in check(claims, sources=SOURCES) if f.outcome is Outcome.SUPERSEDED] == []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(ledgers())
def test_forecasts_change_no_other_finding(claims):
    rest = [c for c in claims if c.status != "forecast"]
    both = [f for f in check(claims, sources=SOURCES) if f.rule != RULE]
    assert both == [*check(rest, sources=SOURCES)]
