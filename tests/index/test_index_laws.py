"""What holds for any index on any data, whatever the methods."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from make_indices import MEANS, SCALES, pipelines, tables, trees

from jiqun.index import (
    Hierarchy,
    IndexProblems,
    Table,
    Uncertainty,
    assess,
    draws,
    run,
    sensitivity,
)
from jiqun.index.aggregation import Scores, least_shares, node_choices
from jiqun.index.batch import top_scores, weight_row
from jiqun.index.draws import DataDraw, WeightDraw
from jiqun.index.explanation import gap
from jiqun.index.method_options import choices_of
from jiqun.index.moments import places
from jiqun.index.pipeline import Run
from jiqun.index.steps import Aggregate, Choice, Normalise, Step, choice, kind_of
from jiqun.index.wide import wide_run

BY_TIES = ("rank", "borda", "percentile", "copeland", "winsorise")
"""Methods that do something else with two figures that are equal than with two that nearly are."""


def often(examples: int) -> settings:
    """Try so many indices; those that are refused, with reasons, do not count."""
    unhurried = [HealthCheck.filter_too_much, HealthCheck.too_slow]
    return settings(max_examples=examples, deadline=None, suppress_health_check=unhurried)


def built(table: Table, tree: Hierarchy, steps: tuple[Step, ...]) -> tuple[Run, Scores]:
    """Run an index; what is refused with a sentence in both languages is no example."""
    try:
        done = run(table, tree, steps)
    except IndexProblems as found:
        assert all(p.message("en") and p.message("zh") for p in found.problems)
        assume(False)
        raise
    return done, done.need_scores()


@often(60)
@given(st.data())
def test_an_index_is_built_or_refused_with_reasons(data: Any) -> None:
    tree = data.draw(trees())
    table = data.draw(tables(tree))
    steps = data.draw(pipelines(tree))
    done, scores = built(table, tree, steps)
    assert not np.isinf(scores.values).any()
    assert scores.values.shape == (len(done.last.units), len(tree.nodes))


@often(30)
@given(st.data())
def test_the_order_of_rows_and_columns_does_not_matter(data: Any) -> None:
    tree = data.draw(trees())
    table = data.draw(tables(tree))
    steps = data.draw(pipelines(tree))
    names = {how.method for step in steps for how in choices_of(step)}
    # nearest units that are equally near are taken in their order
    assume("knn" not in names)
    # what EM fills from fewer units than indicators is right to some eight digits, so that a tie
    # with it is a tie in one order of rows and none in another
    assume("em" not in names or names.isdisjoint(BY_TIES))
    _, plain = built(table, tree, steps)
    rows = data.draw(st.permutations(range(len(table.units))))
    columns = data.draw(st.permutations(tree.codes))
    shuffled = Hierarchy.of(sorted(tree.nodes, key=lambda n: (n.level, n.code), reverse=True))
    _, other = built(table.rows(list(rows)).columns(tuple(columns)), shuffled, steps)
    row = {u: i for i, u in enumerate(other.units)}
    again = other.index[[row[u] for u in plain.units]]
    assert again == pytest.approx(plain.index, rel=1e-6, abs=1e-6, nan_ok=True)


@often(30)
@given(st.data())
def test_many_weightings_at_once_are_each_weighting_alone(data: Any) -> None:
    tree = data.draw(trees())
    table = data.draw(tables(tree))
    steps = data.draw(pipelines(tree))
    done, scores = built(table, tree, steps)
    last = steps[-1]
    assert isinstance(last, Aggregate)
    source = np.random.default_rng(data.draw(st.integers(0, 999)))
    choices, least = node_choices(tree, last), least_shares(tree, last)
    own = weight_row(tree, last)
    many = np.vstack([own, own * source.uniform(0.5, 2, own.size), own])
    lonely = {below[0].code for below in tree.children.values() if len(below) == 1}
    free = [i for i, n in enumerate(tree.nodes) if n.is_indicator and n.code not in lonely]
    if free:
        many[2, free[0]] = 0.0
    found = top_scores(done.last.values, tree, choices, many, least)
    assert found[0] == pytest.approx(scores.index, rel=1e-9, abs=1e-9, nan_ok=True)
    for weights, got in zip(many[1:], found[1:], strict=True):
        named = tuple((n.code, float(w)) for n, w in zip(tree.nodes, weights, strict=True))
        _, alone = built(table, tree, (*steps[:-1], replace(last, weights=named)))
        assert got == pytest.approx(alone.index, rel=1e-9, abs=1e-9, nan_ok=True)


@often(30)
@given(st.data())
def test_draws_side_by_side_are_each_draw_alone(data: Any) -> None:
    tree = data.draw(trees())
    table = data.draw(tables(tree))
    steps = tuple(s for s in data.draw(pipelines(tree)) if kind_of(s) != "screen")
    done, _ = built(table, tree, steps)
    other = data.draw(tables(tree, units=len(table.units)))
    second, _ = built(table.with_values(other.values), tree, steps)
    found = wide_run(np.array([table.values, other.values]), table, tree, steps[:-1])
    for got, alone in zip(found, (done, second), strict=True):
        assert got == pytest.approx(alone.last.values, rel=1e-7, abs=1e-7, nan_ok=True)


@often(30)
@given(st.data())
def test_a_better_figure_never_lowers_its_unit(data: Any) -> None:
    tree = data.draw(trees())
    table = data.draw(tables(tree, gaps=False))
    # penalties for imbalance, z-scores of nodes, distances to the ideal, and squares of negative
    # scores may fall with a better figure
    unlawful = ("mpi", "ampi", "wroclaw", "mean_min")
    monotone = [m for m in MEANS if m.method not in unlawful and m.get("p") != 2.0]
    # COINr's `direction = -1` turns round on purpose
    how = data.draw(st.sampled_from([s for s in SCALES if s.get("start") != "highest"]))
    levels = data.draw(st.lists(st.sampled_from(monotone), min_size=1, max_size=3))
    # a mean that holds units against each other falls where others rise more, and they may: their
    # z-scores as the field draws together, those above a reference as the least nears it, negative
    # shares of the largest as it grows
    against_others = any(m.method in ("copeland", "doubt") for m in levels)
    others_may_rise = how.method in ("zscore", "distance_to_reference", "fraction_of_max")
    assume(not (against_others and others_may_rise))
    steps = (Normalise(how, flat="empty"), Aggregate(tuple(levels)))
    _, before = built(table, tree, steps)
    row = data.draw(st.integers(0, len(table.units) - 1))
    column = data.draw(st.integers(0, len(tree.codes) - 1))
    x = table.values[:, column]
    assume(np.ptp(x) > 0)
    values = table.values.copy()
    values[row, column] += tree.by_code[tree.codes[column]].direction * data.draw(
        st.floats(0.01, 5)
    )
    assume(np.ptp(values[:, column]) > 0)
    _, after = built(table.with_values(values), tree, steps)
    assume(not np.isnan([before.index[row], after.index[row]]).any())
    assert after.index[row] >= before.index[row] - 1e-6


@often(30)
@given(st.data())
def test_draws_hold_together_whatever_is_drawn(data: Any) -> None:
    tree = data.draw(trees())
    table = data.draw(tables(tree))
    steps = data.draw(pipelines(tree))
    _, scores = built(table, tree, steps)
    kind = data.draw(st.sampled_from(["fixed", "dirichlet", "simplex", "around"]))
    missing = data.draw(st.sampled_from(["leave", "draw"]))
    wide = replace(table, low=table.values - 0.01, high=table.values + 0.01)
    plan = Uncertainty(
        replications=24,
        weights=WeightDraw(kind),
        data=DataDraw(intervals=data.draw(st.booleans()), missing=missing),
        aggregate=data.draw(st.sampled_from([(), (Choice("median"),)])),
        drop=data.draw(st.booleans()),
    )
    try:
        with patch.object(draws, "CHUNK", 10):  # a draw may solve a linear programme for each unit
            sure = assess(wide, tree, steps, plan)
            again = assess(wide, tree, steps, replace(plan, replications=20))
    except IndexProblems as found:
        assert all(p.message("en") and p.message("zh") for p in found.problems)
        return
    assert sure.rank == pytest.approx(places(scores.index), nan_ok=True)
    band = sure.interval()
    there = ~np.isnan(sure.rank)
    assert (band[there, 0] <= sure.rank[there]).all() and (sure.rank[there] <= band[there, 1]).all()
    whole = sure.above() + sure.above().T + sure.tied()
    both = np.ix_(there, there)
    if not np.isnan(sure.ranks).any():
        assert np.allclose(whole[both], 1.0, atol=1e-6)
    assert np.array_equal(again.scores, sure.scores[:20], equal_nan=True)


@often(12)
@given(st.data())
def test_shapley_effects_sum_to_the_variance_of_any_index(data: Any) -> None:
    tree = data.draw(trees())
    table = data.draw(tables(tree))
    means = [Choice("arithmetic"), Choice("median"), Choice("copeland")]
    steps = data.draw(pipelines(tree, means))
    built(table, tree, steps)
    plan = Uncertainty(aggregate=(Choice("median"),), normalise=(choice("rank", ties="average"),))
    try:
        found = sensitivity(table, tree, steps, plan, base=16)
    except IndexProblems:
        return
    moving = found.variance > 1e-12
    assert np.allclose(found.shapley[:, moving].sum(axis=0), 1.0)


@often(60)
@given(st.data())
def test_the_parts_of_a_gap_sum_to_it(data: Any) -> None:
    tree = data.draw(trees())
    table = data.draw(tables(tree))
    steps = data.draw(pipelines(tree))
    done, scores = built(table, tree, steps)
    ranked = [u for u, s in zip(scores.units, scores.index, strict=True) if not np.isnan(s)]
    assume(len(ranked) > 1)
    a, b = ranked[0], ranked[-1]
    split = gap(done, a, b)
    row = {u: i for i, u in enumerate(scores.units)}
    whole = scores.index[row[a]] - scores.index[row[b]]
    assert np.nansum(split.parts) == pytest.approx(whole, rel=1e-6, abs=1e-6)
