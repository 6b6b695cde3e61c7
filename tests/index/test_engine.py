"""The engine on figures worked out by hand, or printed by the reference named at each test."""

import math

import numpy as np
import pytest

from jiqun.index import Hierarchy, IndexProblems, Node, Table, run
from jiqun.index.aggregation import combine
from jiqun.index.correlation import correlations, cronbach
from jiqun.index.elicitation import budget, pairwise, swing
from jiqun.index.imputation import impute
from jiqun.index.moments import kurtosis, places, quantiles, skewness
from jiqun.index.neighbours import fill_by_em, fill_by_neighbours
from jiqun.index.panel_imputation import fill_over_time
from jiqun.index.scales import scale
from jiqun.index.steps import Aggregate, Choice, Impute, Normalise, Screen, Step, Treatment, choice
from jiqun.index.treatment import treat_column
from jiqun.index.trends import compound_rate, percent_change
from jiqun.index.weighting import by_critic, by_entropy, optimise_weights

NAN = float("nan")


def test_scores_are_weighted_means_of_normalised_figures(
    table: Table, tree: Hierarchy, steps: tuple[Step, ...]
) -> None:
    done = run(table, tree, steps)
    assert done.scores is not None
    # B: rd (3-1)/4 = 50, patents 100; energy 9 is the worst of 1..9: 0. (75 * 3 + 0 * 1) / 4
    assert done.scores.of("innovation")[1] == pytest.approx(75)
    assert done.scores.index[1] == pytest.approx(56.25)
    assert places(done.scores.index).tolist() == [4, 2, 1, 3]


def test_a_gap_gives_its_weight_to_its_siblings() -> None:
    x = np.array([[1.0, NAN, 4.0], [1.0, 2.0, 4.0], [NAN, NAN, NAN]])
    w = np.array([1.0, 1.0, 2.0])
    assert combine(x, w, Choice("arithmetic"))[:2] == pytest.approx([3.0, 2.75])
    assert np.isnan(combine(x, w, Choice("arithmetic"))[2])
    assert combine(x, w, Choice("geometric"))[1] == pytest.approx((1 * 2 * 16) ** 0.25)
    assert combine(x, w, Choice("harmonic"))[1] == pytest.approx(4 / (1 + 0.5 + 0.5))
    assert combine(x, w, choice("generalised", p=2))[1] == pytest.approx(math.sqrt(37 / 4))
    assert np.isnan(combine(x, w, choice("generalised", p=2, gaps="empty"))[0])
    assert np.isnan(combine(x, w, Choice("arithmetic"), least_available=0.9)[0])


def test_aggregation_can_differ_from_node_to_node(table: Table, tree: Hierarchy) -> None:
    steps = (
        Normalise(choice("minmax", range=[1.0, 100.0])),
        Aggregate(own=(("innovation", Choice("geometric")),)),
    )
    scores = run(table, tree, steps).need_scores()
    x = np.array([50.5, 100.0])
    assert scores.of("innovation")[1] == pytest.approx(math.sqrt(x.prod()))
    assert scores.of("green")[1] == pytest.approx(1.0)


def test_moments_are_those_of_spreadsheets() -> None:
    # SKEW and KURT of the example in the manual of Excel: {3,4,5,2,3,4,5,6,4,7}
    x = np.array([3, 4, 5, 2, 3, 4, 5, 6, 4, 7], dtype=float)[:, None]
    assert skewness(x)[0] == pytest.approx(0.359543071)
    assert kurtosis(x)[0] == pytest.approx(-0.151799637)


def test_ranks_take_the_best_place_for_ties() -> None:
    scores = np.array([0.1 + 0.2, 0.3, 0.5, NAN])
    assert places(scores).tolist()[:3] == [2, 2, 1]
    assert np.isnan(places(scores)[3])


def test_quantiles_are_of_type_seven() -> None:
    # R: quantile(c(1, 2, 4, 8), c(.05, .5)) gives 1.15 and 3
    assert quantiles(np.array([[1.0, 2, 4, 8]]), (0.05, 0.5))[0] == pytest.approx([1.15, 3.0])


def test_winsorising_stops_as_soon_as_the_column_passes() -> None:
    x = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100], dtype=float)
    done = treat_column(x, Treatment())
    # the documentation of COINr's `winsorise` treats the same numbers: 100 becomes 30
    assert done.count == 1
    assert done.values[-1] == 30
    assert done.marks[-1] == "winhi"
    assert done.tests[0].passed is False and done.tests[1].passed is True


def test_what_winsorising_cannot_mend_is_logged_from_the_original() -> None:
    x = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 300, 100000], dtype=float)
    done = treat_column(x, Treatment(choice("winsorise", most=0)))
    assert done.values == pytest.approx(np.log(x - 1 + 0.01 * 99999))
    assert set(done.marks) == {"log"}


def test_a_treatment_can_be_forced() -> None:
    x = np.arange(10.0)
    plain = treat_column(x, Treatment(choice("winsorise", most=2, force=True)))
    forced = treat_column(x, Treatment(choice("winsorise", most=2, force=True), always=True))
    assert plain.count is None and forced.count == 2


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        (choice("minmax", range=[1, 10]), [10.0, 5.5, 1.0]),
        (Choice("rank"), [3.0, 2.0, 1.0]),
        (Choice("borda"), [2.0, 1.0, 0.0]),
        (Choice("percentile"), [1.0, 0.5, 0.0]),
        (Choice("distance_to_max"), [1.0, 0.5, 0.0]),
        (choice("distance_to_target", target=2.0), [2.0, 1.0, 0.0]),
        (choice("distance_to_target", target=2.0, cap=True), [1.0, 1.0, 0.0]),
        (choice("goalposts", posts=[0.0, 4.0], factor=10.0), [7.5, 5.0, 2.5]),
        (choice("goalposts", posts=[2.0, 3.0]), [1.0, 1.0, 0.0]),
        (choice("zscore", centre=10.0, spread=2.0), [12.0, 10.0, 8.0]),
    ],
)
def test_less_is_better_is_turned_before_normalising(how: Choice, wanted: list[float]) -> None:
    x = np.array([[1.0], [2.0], [3.0]])
    assert scale(x, how, np.array([-1.0]))[:, 0] == pytest.approx(wanted)


def test_imputation_by_group_and_by_row(table: Table, tree: Hierarchy) -> None:
    values = table.values.copy()
    values[0, 1] = NAN
    groups = {"region": ("x", "y", "x", "y")}
    holed = Table(table.units, table.codes, values, groups=groups)
    filled = impute(holed, Impute(choice("mean"), group="region"), tree)
    assert filled.values[0, 1] == 20.0  # C is the only other unit of x
    by_row = impute(holed, Impute(choice("mean"), by="row", level=2), tree)
    # A's rd is the least of 1..5: 0 of 0..100, so its patents are the least of 12..30
    assert by_row.values[0, 1] == pytest.approx(12.0)


def test_em_recovers_a_line_and_neighbours_take_the_nearest() -> None:
    x = np.array([[1.0, 2], [2, 4.1], [3, 5.9], [4, 8.05], [5, NAN]])
    assert fill_by_em(x, Choice("em"))[4, 1] == pytest.approx(10.0, abs=0.1)
    assert fill_by_neighbours(x, choice("knn", k=1))[4, 1] == 8.05
    empty = np.vstack([x, [NAN, NAN]])
    assert np.isnan(fill_by_em(empty, Choice("em"))[5]).all()


def test_panels_are_filled_from_the_years_of_the_unit() -> None:
    years = (2018.0, 2019.0, 2020.0, 2021.0)
    table = Table(("A",) * 4, ("x",), np.array([[NAN], [1.0], [NAN], [3.0]]), times=years)
    latest = fill_over_time(table, choice("latest")).values[:, 0]
    assert np.isnan(latest[0]) and latest[1:].tolist() == [1, 1, 3]
    assert fill_over_time(table, choice("linear")).values[:, 0].tolist() == [1, 1, 2, 3]


def test_trends_over_the_years_there_are() -> None:
    years = np.array([2018.0, 2019.0, 2020.0])
    x = np.array([100.0, NAN, 121.0])
    assert compound_rate(years, x) == pytest.approx(0.1)
    assert percent_change(years, x) == pytest.approx(10.5)
    # the line through 1, 2, 3 starts at 1 and rises by 1: 100 % of the first a year
    assert percent_change(years, np.array([1.0, 2.0, 3.0])) == pytest.approx(100.0)
    assert percent_change(years, np.array([2.0, 2.0, 2.0])) == 0.0


def test_screening_can_be_overruled(tree: Hierarchy) -> None:
    values = np.array([[1.0, NAN, NAN], [1, 2, 3], [2, 1, 3]])
    table = Table(("A", "B", "C"), ("rd", "patents", "energy"), values)
    kept = run(table, tree, [Screen(force=(("A", True), ("B", False)))]).last.units
    assert kept == ("A", "C")


def test_copeland_counts_wins_less_losses() -> None:
    x = np.array([[3.0, 3.0], [2.0, 1.0], [1.0, 2.0]])
    assert combine(x, np.ones(2), Choice("copeland")).tolist() == [2.0, -1.0, -1.0]


def test_penalties_doubt_medians_and_order_weights() -> None:
    x = np.array([[1.0, 1.0], [0.0, 2.0], [2.0, 0.0]])
    mpi = combine(x, np.ones(2), Choice("mpi"))
    assert mpi[0] == pytest.approx(100.0)  # z-scores 0 and 0: no penalty
    # z-scores 90 and 110: mean 100, S² = 200, penalty S²/mean = 2
    assert mpi[1] == pytest.approx(98.0)
    doubt = combine(np.array([[1.0, 0.5], [0.5, 1.0], [0.5, 0.5]]), np.ones(2), Choice("doubt"))
    assert doubt == pytest.approx([1.0, 1.0, 2 / 3])
    assert combine(np.array([[1.0, 5, 9]]), np.ones(3), Choice("median"))[0] == 5
    worst = combine(np.array([[1.0, 5, 9]]), np.ones(3), choice("owa", order=[0, 0, 1]))
    assert worst[0] == 1


def test_correlations_and_alpha() -> None:
    x = np.array([[1.0, 1], [2, 3], [3, 2], [4, NAN]])
    assert correlations(x)[0, 1] == pytest.approx(0.5)
    assert correlations(x, method="kendall")[0, 1] == pytest.approx(1 / 3)
    assert correlations(x, method="spearman")[0, 1] == pytest.approx(0.5)
    assert cronbach(x[:3]) == pytest.approx(2 * (1 - 2 / 3))


def test_weights_from_data_favour_columns_that_tell_units_apart() -> None:
    x = np.array([[0.0, 0.4], [0.0, 0.5], [1.0, 0.6], [0.0, 1.0], [0.0, 0.0]])
    assert by_entropy(x)[0] > 0.5
    assert by_critic(x).sum() == pytest.approx(1.0)


def test_optimised_weights_bring_correlations_to_the_target() -> None:
    x = np.random.default_rng(1).normal(size=(40, 2))
    tree = Hierarchy.of([Node("a", "top"), Node("b", "top"), Node("top", is_indicator=False)])
    weights, cost = optimise_weights(x, tree, 1, ("a", "b"), target=np.ones(2))
    assert cost < -15 and weights.sum() == pytest.approx(1.0)


def test_weights_from_people() -> None:
    found = budget([{"a": 60, "b": 40}, {"a": 2, "b": 8}])
    assert found.weights == pytest.approx({"a": 0.4, "b": 0.6})
    assert swing({"a": 100, "b": 25}).weights == {"a": 0.8, "b": 0.2}
    # Saaty's consistent table: a is 2 times b and 4 times c
    table = pairwise(("a", "b", "c"), np.array([[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]))
    assert table.weights == pytest.approx({"a": 4 / 7, "b": 2 / 7, "c": 1 / 7})
    assert table.ratio == pytest.approx(0.0, abs=1e-9) and table.consistent
    wild = pairwise(("a", "b", "c"), np.array([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]]))
    assert not wild.consistent


def test_every_problem_is_told_at_once_with_place_and_remedy() -> None:
    with pytest.raises(IndexProblems) as found:
        Hierarchy.of(
            [
                Node("a", "x", direction=0),
                Node("a", "x"),
                Node("b", "y", weight=0),
                Node("x", "y", is_indicator=False, weight=0),
                Node("y", "x", is_indicator=False),
                Node("z", is_indicator=False),
                Node("c", "nowhere", weight=-1),
            ]
        )
    codes = {p.code for p in found.value.problems}
    assert codes == {
        "duplicate_code", "no_direction", "zero_weights", "cycle", "unknown_parent", "no_children",
        "bad_weight",
    }  # fmt: skip
    assert "指标“a”的方向" in found.value.message("zh")
    assert "x → y → x" in found.value.message("en")


@pytest.mark.parametrize(
    ("values", "code", "unit", "indicator"),
    [
        ([[1.0, 1, 1], [1, 2, 2], [1, 3, 3]], "constant", "", "rd"),
        ([[math.inf, 1, 1], [1, 2, 2], [2, 3, 3]], "infinite", "A", "rd"),
    ],
)
def test_figures_that_cannot_be_ranked_are_named(
    tree: Hierarchy, steps: tuple[Step, ...], values: list[list[float]], code: str, unit: str,
    indicator: str,
) -> None:  # fmt: skip
    table = Table(("A", "B", "C"), ("rd", "patents", "energy"), np.array(values))
    with pytest.raises(IndexProblems) as found:
        run(table, tree, steps)
    problem = next(p for p in found.value.problems if p.code == code)
    assert (problem.unit, problem.indicator) == (unit, indicator)


def test_a_geometric_mean_of_zero_names_every_cell(table: Table, tree: Hierarchy) -> None:
    steps = (Normalise(choice("minmax", range=[0, 100])), Aggregate((Choice("geometric"),)))
    with pytest.raises(IndexProblems) as found:
        run(table, tree, steps)
    at = {(p.unit, p.indicator) for p in found.value.problems}
    assert at >= {("A", "rd"), ("A", "patents"), ("B", "energy")}


def test_one_unit_and_two_of_a_name_are_refused(tree: Hierarchy, steps: tuple[Step, ...]) -> None:
    for units, code in ((("A",), "one_unit"), (("A", "A"), "duplicate_unit")):
        values = np.arange(3.0 * len(units)).reshape(len(units), 3)
        with pytest.raises(IndexProblems) as found:
            run(Table(units, ("rd", "patents", "energy"), values), tree, steps)
        assert code in {p.code for p in found.value.problems}
