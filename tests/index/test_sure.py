"""How sure a rank is: draws, intervals, shares of variance, bounds; and the laws they obey."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.index import (
    Hierarchy,
    IndexProblems,
    Node,
    Table,
    Uncertainty,
    assess,
    run,
    sensitivity,
)
from jiqun.index.draws import DataDraw, WeightDraw, bounded_simplex, stream
from jiqun.index.explanation import contributions, gap, shapley
from jiqun.index.improvement import improve
from jiqun.index.moments import places
from jiqun.index.rank_range import over_gaps, over_polytope, over_weights
from jiqun.index.sensitivity import sobol_indices
from jiqun.index.steps import Aggregate, Choice, Normalise, Step, choice


def field(n: int = 12, p: int = 5, seed: int = 3) -> tuple[Table, Hierarchy]:
    codes = tuple(f"i{k}" for k in range(p))
    nodes = [Node(c, "left" if k < 2 else "right") for k, c in enumerate(codes)]
    nodes += [Node("left", "top", is_indicator=False), Node("right", "top", is_indicator=False)]
    nodes.append(Node("top", is_indicator=False))
    values = np.random.default_rng(seed).lognormal(size=(n, p))
    units = tuple(f"u{k}" for k in range(n))
    return Table(units, codes, values, low=values * 0.95, high=values * 1.05), Hierarchy.of(nodes)


STEPS: tuple[Step, ...] = (Normalise(choice("minmax", range=[1.0, 100.0])), Aggregate())
PLAN = Uncertainty(
    replications=250,
    normalise=(choice("zscore", centre=50.0, spread=10.0),),
    aggregate=(Choice("geometric"),),
    drop=True,
)


def test_intervals_hold_the_point_rank_and_probabilities_sum_to_one() -> None:
    table, tree = field()
    sure = assess(table, tree, STEPS, PLAN)
    band = sure.interval()
    assert (band[:, 0] <= sure.rank).all() and (sure.rank <= band[:, 1]).all()
    above, tied = sure.above(), sure.tied()
    assert np.allclose(above + above.T + tied, 1.0, atol=1e-6)
    assert np.allclose(sure.acceptability().sum(axis=1), 1.0)
    assert np.allclose(sure.top(len(sure.units)), 1.0)


def test_the_same_seed_gives_the_same_draws_whatever_the_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table, tree = field()
    whole = assess(table, tree, STEPS, PLAN)
    part = assess(table, tree, STEPS, replace(PLAN, replications=130))
    assert np.array_equal(whole.scores[:100], part.scores[:100])
    again = assess(table, tree, STEPS, PLAN)
    assert np.array_equal(whole.scores, again.scores)


def test_units_that_cannot_be_told_apart_share_a_tier() -> None:
    values = np.array([[100.0, 100], [50.0, 50.1], [50.1, 50.0], [0.0, 0.0]])
    tree = Hierarchy.of([Node("a", "top"), Node("b", "top"), Node("top", is_indicator=False)])
    table = Table(("A", "B", "C", "D"), ("a", "b"), values)
    sure = assess(table, tree, STEPS, Uncertainty(replications=200))
    tiers = dict(zip(sure.units, sure.tiers(), strict=True))
    assert tiers["B"] == tiers["C"] != tiers["A"]
    assert tiers["D"] > tiers["B"]


def test_missing_figures_widen_the_ranks() -> None:
    table, tree = field()
    holed = table.values.copy()
    holed[4, :4] = np.nan
    gaps = Table(table.units, table.codes, holed)
    plan = Uncertainty(replications=300, weights=WeightDraw("fixed"), data=DataDraw(missing="draw"))
    widths = np.diff(assess(gaps, tree, STEPS, plan).interval())[:, 0]
    assert widths[4] == widths.max() and widths[4] > 2


def test_a_step_that_is_not_there_cannot_be_varied() -> None:
    table, tree = field()
    with pytest.raises(IndexProblems, match="no such step"):
        assess(table, tree, STEPS, Uncertainty(impute=(Choice("median"),)))


def test_weights_stay_on_the_simplex_and_within_bounds() -> None:
    low, high = np.array([0.1, 0.0, 0.2]), np.array([0.5, 0.3, 0.9])
    w = bounded_simplex(low, high, 500, stream(1, 0))
    assert np.allclose(w.sum(axis=1), 1) and (w >= low - 1e-12).all() and (w <= high + 1e-12).all()
    free = bounded_simplex(np.zeros(3), np.ones(3), 4000, stream(2, 0))
    # uniform on the simplex of three: each share has mean 1/3 and variance 1/18
    assert np.allclose(free.mean(axis=0), 1 / 3, atol=0.02)
    assert np.allclose(free.var(axis=0), 1 / 18, atol=0.006)


def test_sobol_indices_of_the_ishigami_function() -> None:
    # Ishigami and Homma (1990), a = 7, b = 0.1: S = .3139, .4424, 0; T = .5576, .4424, .2437
    from scipy.stats.qmc import Sobol

    n, d = 4096, 3
    u = Sobol(2 * d, rng=np.random.default_rng(1)).random(n)
    a, b = u[:, :d], u[:, d:]
    rows = [a, b]
    for i in range(d):
        mixed = a.copy()
        mixed[:, i] = b[:, i]
        rows.append(mixed)
    x = np.vstack(rows) * 2 * np.pi - np.pi
    y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    first, total = sobol_indices(y[:, None], n, d)
    assert first[:, 0] == pytest.approx([0.3139, 0.4424, 0.0], abs=0.03)
    assert total[:, 0] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.03)


def test_shapley_effects_sum_to_the_variance() -> None:
    table, tree = field()
    found = sensitivity(table, tree, STEPS, replace(PLAN, drop=False), base=32)
    assert found.inputs == ("weights", "normalise", "aggregate")
    moving = found.variance > 0
    assert np.allclose(found.shapley[:, moving].sum(axis=0), 1.0)
    assert (found.total_interval[..., 0] <= found.total_interval[..., 1])[:, moving].all()


def test_ranges_over_weights_agree_with_linear_programmes_and_hold_every_draw() -> None:
    x = np.random.default_rng(5).random((7, 4))
    units = tuple("abcdefg")
    bounds = dict.fromkeys(range(4), (0.1, 0.5))
    box = over_weights(x, units, bounds)
    a = np.vstack([np.eye(4), -np.eye(4)])
    b = np.concatenate([np.full(4, 0.5), np.full(4, -0.1)])
    programme = over_polytope(x, units, a, b)
    assert np.array_equal(box.best, programme.best)
    assert np.array_equal(box.worst, programme.worst)
    w = bounded_simplex(np.full(4, 0.1), np.full(4, 0.5), 500, stream(1, 0))
    drawn = places(w @ x.T)
    assert (drawn.min(axis=0) >= box.best).all() and (drawn.max(axis=0) <= box.worst).all()


def test_ranges_over_gaps_hold_what_any_figure_could_give() -> None:
    tree = Hierarchy.of([Node("a", "top"), Node("b", "top"), Node("top", is_indicator=False)])
    values = np.array([[90.0, np.nan], [50.0, 50.0], [10.0, 10.0]])
    table = Table(("A", "B", "C"), ("a", "b"), values)
    found = over_gaps(table, tree, np.zeros((3, 2)) + np.nan_to_num(values), np.where(
        np.isnan(values), 100.0, values))  # fmt: skip
    assert found.best.tolist() == [1, 1, 3]
    assert found.worst.tolist() == [2, 2, 3]


def test_contributions_and_gaps_sum_to_what_they_explain() -> None:
    table, tree = field()
    done = run(table, tree, STEPS)
    scores = done.need_scores().index
    assert contributions(done, "u3").whole == pytest.approx(scores[3])
    split = gap(done, "u3", "u7")
    assert split.exact and split.parts.sum() == pytest.approx(scores[3] - scores[7])
    geometric = run(table, tree, (STEPS[0], Aggregate((Choice("geometric"),))))
    curved = gap(geometric, "u3", "u7")
    assert curved.exact and curved.parts.sum() == pytest.approx(curved.whole)
    with pytest.raises(IndexProblems):
        contributions(geometric, "u3")


def test_shapley_by_permutation_is_close_to_the_exact_one() -> None:
    def score(x: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        return np.asarray(x.prod(axis=1) ** (1 / x.shape[1]))

    source = np.random.default_rng(4)
    start, end = source.uniform(1, 10, 14), source.uniform(1, 10, 14)
    parts, exact = shapley(score, start, end)
    assert not exact
    assert parts.sum() == pytest.approx(score(end[None])[0] - score(start[None])[0])


def test_the_least_change_gains_the_places_and_no_cheaper_one_does() -> None:
    table, tree = field()
    done = run(table, tree, STEPS)
    ranks = places(done.need_scores().index)
    unit = done.need_scores().units[int(np.flatnonzero(ranks == 6)[0])]
    found = improve(done, unit, 2, limit=60.0)
    assert found.reached and found.wanted == 4
    x = done.last.values.copy()
    row = done.last.units.index(unit)
    for code, then in zip(found.codes, found.then, strict=True):
        x[row, done.last.codes.index(code)] = then
    moved = run(done.last.with_values(x), tree, (Normalise(Choice("none")), Aggregate()))
    assert places(moved.need_scores().index)[row] == 4
    assert not improve(done, unit, 5, limit=0.01).reached


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 10_000),
    st.sampled_from(["minmax", "zscore", "rank", "percentile", "distance_to_max"]),
    st.sampled_from(["arithmetic", "median", "copeland"]),
)
def test_units_of_measure_and_orders_do_not_matter(seed: int, norm: str, mean: str) -> None:
    table, tree = field(8, 5, seed)
    steps = (Normalise(Choice(norm)), Aggregate((Choice(mean),)))
    plain = run(table, tree, steps).need_scores().index
    source = np.random.default_rng(seed)
    other = table.with_values(table.values * source.uniform(0.1, 90, 5) + source.normal(size=5))
    assert places(run(other, tree, steps).need_scores().index, 1e-9).tolist() == (
        places(plain, 1e-9).tolist()
    )
    order = source.permutation(8)
    columns = tuple(table.codes[k] for k in source.permutation(5))
    shuffled = run(table.rows(order).columns(columns), tree, steps).need_scores()
    assert shuffled.index == pytest.approx(plain[order])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["arithmetic", "geometric", "harmonic", "median"]))
def test_a_better_figure_never_lowers_a_score(seed: int, mean: str) -> None:
    table, tree = field(8, 5, seed)
    steps = (
        Normalise(choice("goalposts", posts=[-1.0, 60.0], factor=100.0)),
        Aggregate((Choice(mean),)),
    )
    before = run(table, tree, steps).need_scores().index
    values = table.values.copy()
    values[2, seed % 5] += 1.0
    after = run(table.with_values(values), tree, steps).need_scores().index
    assert after[2] >= before[2] - 1e-9
    assert np.delete(after, 2) == pytest.approx(np.delete(before, 2))
