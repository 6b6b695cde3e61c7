"""Reconciled cells: ends that follow by arithmetic, values within them, and the truth inside."""

import random
from decimal import Decimal
from fractions import Fraction

from checks_ledgers import claim

from jiqun.checks import context_from_record, reconcile

STRICT = context_from_record({})


def by_indicator(rows) -> dict:
    return {row.cell.split("|")[1]: row for row in rows}


def test_a_cell_that_nobody_states_is_bounded_by_the_others():
    # imports = 430.75 - 310.25 = 120.50, give or take a hundredth
    told = [claim("430.75 billion yuan", "trade"), claim("310.25 billion yuan", "exports")]
    row = by_indicator(reconcile("Shenzhen", told, STRICT))["imports"]
    assert not row.is_stated
    assert row.claims == tuple(sorted(c.id for c in told))
    assert (row.hard.low, row.hard.high) == (120_490_000_000, 120_510_000_000)
    assert 120_490_000_000 <= row.value <= 120_510_000_000


def test_a_coarse_figure_is_narrowed_by_finer_ones():
    told = [
        claim("0.4 trillion yuan", "trade"),
        claim("310.25 billion yuan", "exports"),
        claim("120.50 billion yuan", "imports"),
    ]
    row = by_indicator(reconcile("Shenzhen", told, STRICT))["trade"]
    assert row.is_stated
    assert row.hard.low == Fraction(430_740_000_000)


def test_doubtful_figures_take_no_part():
    told = [
        claim("430.75 billion yuan", "trade"),
        claim("310.25 billion yuan", "exports"),
        claim("999.99 billion yuan", "imports"),
    ]
    rows = by_indicator(reconcile("Shenzhen", told, STRICT))
    assert "imports" not in rows or rows["imports"].hard.high < 500_000_000_000


def test_intervals_contain_the_truth_on_generated_ledgers():
    """At least 99.5 percent of cells; with sound claims it is all of them."""
    rng = random.Random(5)
    cells = within = 0
    for _ in range(40):
        parts = {k: rng.randrange(10_000, 99_999_999) for k in ("exports", "imports")}
        truth = {**parts, "trade": sum(parts.values())}
        told = [
            claim(f"{round(Decimal(value) / 100, rng.randint(0, 2)):,} billion yuan", name, doc=doc)
            for name, value in truth.items()
            for doc in ("bulletin", "news")
            if rng.random() < 0.7
        ]
        for name, row in by_indicator(reconcile("Shenzhen", told, STRICT)).items():
            cells += 1
            within += row.hard.holds(Fraction(truth[name]) * 10**7)
    assert cells > 80
    assert within == cells


def test_intervals_contain_the_truth_beside_wrong_figures_too():
    """At least 99.5 percent of the cells of ledgers in which one figure has a slip."""
    rng = random.Random(11)
    cells = within = 0
    for _ in range(120):
        parts = {k: rng.randrange(10_000, 99_999_999) for k in ("exports", "imports")}
        truth = {**parts, "trade": sum(parts.values())}
        told = [
            claim(f"{round(Decimal(value) / 100, rng.randint(1, 2)):,} billion yuan", name, doc=doc)
            for name, value in truth.items()
            for doc in ("bulletin", "news")
            if rng.random() < 0.8
        ]
        if not told:
            continue
        n = rng.randrange(len(told))
        quote = told[n].quote.replace("billion", rng.choice(["trillion", "million"]))
        told[n] = claim(quote, str(told[n].indicator), doc=told[n].doc)
        for name, row in by_indicator(reconcile("Shenzhen", told, STRICT)).items():
            if len([c for c in told if str(c.indicator) == name]) == 1 and told[n].id in row.claims:
                continue  # the wrong figure is the only one that speaks: nothing could tell
            cells += 1
            within += row.hard.holds(Fraction(truth[name]) * 10**7)
    assert cells > 200
    assert within >= Fraction(995, 1000) * cells
