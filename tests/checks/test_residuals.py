"""What a release without errors leaves between its figures, and when it is worth a note."""

from fractions import Fraction

import pytest
from checks_ledgers import claim

from jiqun.checks import check, context_from_record, flags
from jiqun.checks.residuals import EDGE, chance
from jiqun.model import Kind, Outcome


def trade(*quotes, **more):
    names = ("trade", "exports", "imports")
    return [claim(f"{q} billion yuan", i, **more) for q, i in zip(quotes, names, strict=True)]


def rates(*quotes):
    told = zip(quotes, ("trade", "exports", "imports"), strict=True)
    return [claim(q.lstrip("-"), i, sign=-1 if q[0] == "-" else 1) for q, i in told]


def found_in(claims, context=None):
    told = check(claims, context)
    assert list(flags(told, claims)) == []
    return [f for f in told if f.rule in ("sum", "share", "periods")]


def test_a_sound_release_of_trade_is_told_with_its_residual():
    # 2,194.80 + 1,478.94 - 3,673.75 = -0.01, of 3 × 0.005 that rounding allows. A year before:
    # 2,194.80 / 1.139 + 1,478.94 / 0.915 - 3,673.75 / 1.037 = 0.61, where half a tenth of a
    # point of each rate allows 0.85 + 0.88 + 1.71 = 3.44, and the levels 0.015 more
    claims = [*trade("3,673.75", "2,194.80", "1,478.94"), *rates("3.7%", "13.9%", "-8.5%")]
    (found,) = found_in(claims)
    assert (found.kind, found.outcome) == (Kind.AGREEMENT, Outcome.CONFIRMED)
    assert set(found.claims) == {c.id for c in claims}
    assert "a residual of -0.01 billion yuan, where rounding allows 0.015 " in found.message_en
    assert "a residual of 0.61 billion yuan, where rounding allows 3.452 " in found.message_en
    assert "残差-0.1亿元" in found.message_zh and "上年也相符" in found.message_zh
    left = [t for t in found.arithmetic if t.label_en.startswith("residual")]
    assert [t.value for t in left] == [-10_000_000, 610_000_000]


def test_without_all_growth_rates_nothing_is_said_of_the_year_before():
    claims = [*trade("3,673.75", "2,194.80", "1,478.94"), *rates("3.7%", "13.9%", "-8.5%")[:2]]
    (found,) = found_in(claims)
    assert "year before" not in found.message_en and len(found.claims) == 3


def test_a_share_is_told_with_its_residual():
    # 44.0% of 3,670.0 is 1,614.8; 0.05% of 3,670 is 1.835, 44% of 0.05 is 0.022, and 0.05
    claims = [
        claim("1,614.0 billion yuan", "value_added", subject="industry"),
        claim("3,670.0 billion yuan", "gdp"),
        claim("44.0%", "value_added", subject="industry", measure="share", of="gdp"),
    ]
    (found,) = found_in(claims)
    assert (found.kind, found.rule) == (Kind.AGREEMENT, "share")
    assert "a residual of -0.8 billion yuan, where rounding allows 1.91 " in found.message_en


def test_a_share_far_from_its_whole_is_not_held_together():
    claims = [
        claim("1,614.0 billion yuan", "value_added", subject="industry", start=100),
        claim("3,670.0 billion yuan", "gdp", start=90_000),
        claim("44.0%", "value_added", subject="industry", measure="share", of="gdp", start=200),
    ]
    assert found_in(claims) == []


FIELDS = ["optics", "drones", "ships", "toys"]
SET = context_from_record(
    {
        "identities": [
            {
                "kind": "sum",
                "total": {"indicator": "revenue"},
                "parts": [{"indicator": "revenue", "subject": s} for s in FIELDS],
            }
        ]
    }
)


@pytest.mark.parametrize(
    ("total", "kind"),
    [
        # four parts of 101.1 are 404.4; five half units of a tenth allow 0.25
        ("404.4", Kind.AGREEMENT),
        ("404.3", Kind.AGREEMENT),  # 2 of 5 half units: one sum in four is off as far
        ("404.2", Kind.NOTE),  # 4 of 5: 2 × 0.5^5 / 5! = 1 in 1,920
    ],
)
def test_a_sum_that_needs_every_rounding_is_a_note(total, kind):
    claims = [claim("101.1 billion yuan", "revenue", subject=s) for s in FIELDS]
    claims.append(claim(f"{total} billion yuan", "revenue"))
    (found,) = found_in(claims, SET)
    assert found.kind is kind
    assert (found.outcome is Outcome.ROUNDING) is (kind is Kind.NOTE)
    assert ("rounding only" in found.message_en) is (kind is Kind.NOTE)
    assert ("仅靠四舍五入" in found.message_zh) is (kind is Kind.NOTE)


def test_a_coarse_total_of_exact_parts_is_no_note():
    # 1,234.51 + 765.98 = 2,000.49, which rounds to 2,000: only the total is off by half a unit
    claims = trade("2,000", "1,234.51", "765.98")
    (found,) = found_in(claims)
    assert found.kind is Kind.AGREEMENT


def test_what_rounding_alone_cannot_deny_is_not_told():
    # 0.1 trillion of 0.3: half units allow 0.15, half of the total
    claims = [
        claim("0.3 trillion yuan", "trade"),
        claim("0.2 trillion yuan", "exports"),
        claim("0.1 trillion yuan", "imports"),
    ]
    assert found_in(claims) == []


@pytest.mark.parametrize(
    ("left", "halves", "odds"),
    [
        (4, [1] * 5, 2 * 0.5**5 / 120),  # Irwin 1927, Hall 1927: the tail of five uniforms
        (2, [1, 1], 0.0),
        (1, [1, 1], 0.25),  # the triangle of two
        (3, [1, 3], 1 / 12),  # u + 3 v > 3 is a triangle of 1/6 in a square of 4, on each side
        (0, [1, 2, 3], 1.0),
    ],
)
def test_the_chance_of_a_residual(left, halves, odds):
    assert chance(Fraction(left), [Fraction(h) for h in halves]) == pytest.approx(odds)


def test_many_figures_go_by_the_normal_law():
    # 12 uniforms have variance 4: beyond 2.5758 standard deviations lies one in a hundred
    assert chance(Fraction("5.1517"), [Fraction(1)] * 12) == pytest.approx(EDGE, rel=1e-3)
