"""Where an index must agree with its peers: settings and data beyond the reference cases.

Each number is worked out by hand from the formula of the function that the test names: COINr 1.1.14
unless another package stands there.
"""

from typing import Any

import numpy as np
import pytest

from jiqun.index import Hierarchy, IndexProblems, Node, Table, coinr, run
from jiqun.index.aggregation import aggregate, combine
from jiqun.index.correlation import cronbach, flag_pairs, p_values
from jiqun.index.elicitation import agreed, best_worst, pairwise
from jiqun.index.imputation import impute
from jiqun.index.moments import ascending_ranks
from jiqun.index.outranking import copeland
from jiqun.index.panel_imputation import fill_over_time
from jiqun.index.results import strengths
from jiqun.index.scales import scale
from jiqun.index.similarity import compare_places, compare_scores
from jiqun.index.steps import Aggregate, Choice, Impute, Normalise, Screen, Treat, Treatment, choice
from jiqun.index.treatment import treat, treat_column
from jiqun.index.trends import compound_rate

NAN = float("nan")


def flat_tree(count: int, **more: Any) -> Hierarchy:
    """One group of so many indicators."""
    below = [Node(f"i{k + 1}", "top", **more) for k in range(count)]
    return Hierarchy.of([*below, Node("top", is_indicator=False)])


def test_a_column_that_treatment_would_flatten_stays_as_it_is() -> None:
    # `Treat.data.frame`: winsorising one 1 among zeros leaves no skewness to test, an error there,
    # and the indicator comes back untreated
    x = np.array([0.0] * 20 + [1.0])
    for plan in (Treatment(), Treatment(choice("winsorise", most=1)), Treatment(combine=True)):
        done = treat_column(x, plan)
        assert done.values.tolist() == x.tolist()
        assert done.count is None and set(done.marks) == {""}
    forced = treat_column(x, Treatment(choice("winsorise", most=3, force=True)))
    assert forced.values.tolist() == x.tolist()


def test_a_column_too_short_to_be_tested_stays_as_it_is() -> None:
    # `check_SkewKurt` gives NA under four values unless skewness alone passes
    tree, values = flat_tree(1), np.array([[1.0], [2.0], [90.0]])
    table = Table(("A", "B", "C"), ("i1",), values)
    done, record = treat(table, Treat(Treatment(skew=1.0)))
    assert done.values.tolist() == values.tolist()
    assert record["i1"].tests[0].passed is None
    assert run(table, tree, (Treat(), Normalise(), Aggregate())).need_scores().index[2] == 100.0


def test_marks_tell_on_which_side_a_log_was_taken() -> None:
    # `log_CT_plus`: log(x - min + a) for a right tail, -log(max + a - x) else, a = range / 100
    x = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 300, 100000])
    plan = Treatment(choice("winsorise", most=0), Choice("log_signed"))
    right, left = treat_column(x, plan), treat_column(-x, plan)
    assert set(right.marks) == {"log_signed"} and set(left.marks) == {"log_signed_left"}
    assert left.values == pytest.approx(-right.values)


def test_ranks_take_each_way_with_ties_that_r_has() -> None:
    x = np.array([[3.0, 1, 3, 2, 3, 1]]).T
    # R 4.2.2: rank(c(3, 1, 3, 2, 3, 1), ties.method = ...)
    wanted = {
        "min": [4, 1, 4, 3, 4, 1],
        "max": [6, 2, 6, 3, 6, 2],
        "average": [5, 1.5, 5, 3, 5, 1.5],
        "first": [4, 1, 5, 3, 6, 2],
        "last": [6, 2, 5, 3, 4, 1],
    }
    for ties, places in wanted.items():
        assert ascending_ranks(x, ties)[:, 0].tolist() == places


def test_targets_and_posts_can_be_told_on_turned_figures() -> None:
    # `n_dist2targ` and `n_goalposts` see figures times direction: -1..-5 here
    x, signs = np.array([[1.0], [3.0], [5.0]]), np.array([-1.0])
    pipeline = [
        # direction = -1: (max - x) / (max - targ) = (-1 + 1, -1 + 3, -1 + 5) / (-1 + 5)
        ("n_dist2targ", {"targ": -5, "direction": -1}, [0.0, 0.5, 1.0]),
        # (x - min) / (targ - min) = (-1 + 5, -3 + 5, 0) / (-2 + 5), the first capped
        ("n_dist2targ", {"targ": -2, "cap_max": True}, [1.0, 2 / 3, 0.0]),
        ("n_goalposts", {"gposts": [-4, -2, 10]}, [10.0, 5.0, 0.0]),
        ("n_goalposts", {"gposts": [-4, -2, 10], "direction": -1}, [0.0, 5.0, 10.0]),
        ("n_goalposts", {"gposts": [-4, -2, 10], "trunc2posts": False}, [15.0, 5.0, -5.0]),
        ("n_scaled", {"npara": [-5, 0]}, [80.0, 40.0, 0.0]),
    ]
    for name, para, wanted in pipeline:
        (step,) = coinr.steps_of([{"normalise": {"f": name, "para": para}}])
        assert isinstance(step, Normalise)
        assert scale(x, step.default, signs)[:, 0] == pytest.approx(wanted), (name, para)


def test_a_flat_column_says_nothing_when_a_row_is_filled() -> None:
    # `Impute.data.frame` by row: a column of one value is 0/0 after min-max and is left out of the
    # unit's mean; B: mean(1, 0.5) = 0.75 of 0..10
    tree = flat_tree(4)
    values = np.array([[0.0, 0, 0, 7], [10, 10, NAN, 7], [5, 5, 10, 7], [10, 5, 10, NAN]])
    values[1, 1] = 5.0
    table = Table(("A", "B", "C", "D"), tree.codes, values)
    done = impute(table, Impute(Choice("mean"), by="row"), tree)
    # columns 1 and 2 run over 0..10 and 0..5: B stands at 1 and 1
    assert done.values[1, 2] == pytest.approx(10.0)
    assert done.values[3, 3] == pytest.approx(7.0)
    values[1, 0] = 5.0
    again = impute(Table(table.units, tree.codes, values), Impute(Choice("mean"), by="row"), tree)
    assert again.values[1, 2] == pytest.approx(7.5)


def test_a_row_can_be_filled_without_a_common_scale() -> None:
    # `Impute.data.frame(impute_by = "row", normalise_first = FALSE)`: the mean as it stands
    tree = flat_tree(3)
    table = Table(("A", "B"), tree.codes, np.array([[1.0, 3.0, NAN], [1.0, 2.0, 9.0]]))
    plain = Impute(Choice("mean"), by="row", normalise_first=False)
    assert impute(table, plain, tree).values[0].tolist() == [1.0, 3.0, 2.0]


def test_units_in_no_group_keep_their_gaps() -> None:
    # `i_mean_grp(skip_f_na = TRUE)`
    tree = flat_tree(1)
    values = np.array([[1.0], [NAN], [5.0], [NAN]])
    labels = ("a", "a", "", "")
    table = Table(("A", "B", "C", "D"), ("i1",), values, groups={"g": labels})
    done = impute(table, Impute(Choice("mean"), group="g"), tree)
    assert done.values[1, 0] == 1.0 and np.isnan(done.values[3, 0])


def test_how_far_back_counts_in_years_or_in_times_of_the_panel() -> None:
    # `impute_panel(max_time = 1)` looks one time point back, however many years that is
    years = (2010.0, 2015.0, 2016.0)
    table = Table(("A",) * 3, ("i1",), np.array([[1.0], [NAN], [NAN]]), times=years)
    by_points = fill_over_time(table, choice("latest", most_points=1)).values[:, 0]
    by_years = fill_over_time(table, choice("latest", most_years=5)).values[:, 0]
    assert by_points[1] == 1.0 and np.isnan(by_points[2])
    assert by_years[1] == 1.0 and np.isnan(by_years[2])
    (step,) = coinr.steps_of([{"impute": {"f": "impute_panel", "para": {"max_time": 2}}}])
    assert isinstance(step, Impute)
    assert fill_over_time(table, step.how).values[:, 0].tolist() == [1.0, 1.0, 1.0]


def test_a_rate_between_equal_ends_is_zero() -> None:
    # `CAGR`: "covers when start and end value are both zero"
    assert compound_rate(np.array([2018.0, 2020]), np.array([0.0, 0.0])) == 0.0


def test_power_means_take_zeros_where_they_can() -> None:
    # `a_genmean`: (mean of x^p)^(1/p); only p < 0 refuses zeros
    tree = flat_tree(2)
    table = Table(("A", "B"), tree.codes, np.array([[0.0, 16.0], [4.0, 4.0]]))
    root = aggregate(table, Aggregate((choice("generalised", p=0.5),)), tree)
    assert root.index == pytest.approx([4.0, 4.0])  # ((0 + 4) / 2)² and 4
    with pytest.raises(IndexProblems):
        aggregate(table, Aggregate((choice("generalised", p=-1.0),)), tree)
    (step,) = coinr.steps_of([{"aggregate": {"f": "a_hmean"}}])
    below = Table(("A", "B"), tree.codes, np.array([[-2.0, -2.0], [1.0, 3.0]]))
    assert aggregate(below, step, tree).index == pytest.approx([-2.0, 1.5])  # type: ignore[arg-type]
    with pytest.raises(IndexProblems):
        aggregate(below, Aggregate((Choice("harmonic"),)), tree)


def test_thresholds_and_functions_can_differ_from_level_to_level() -> None:
    # `Aggregate.coin`: f_ag, f_ag_para, dat_thresh and by_df by level
    tree = Hierarchy.of(
        [
            Node("a", "g"),
            Node("b", "g"),
            Node("c", "h"),
            Node("d", "h"),
            Node("g", "top", is_indicator=False),
            Node("h", "top", is_indicator=False),
            Node("top", is_indicator=False),
        ]
    )
    values = np.array([[1.0, 3.0, 2.0, NAN], [1.0, NAN, NAN, NAN]])
    table = Table(("A", "B"), tree.codes, values)
    given = {"f": ["a_amean", "a_genmean"], "para": [{}, {"p": 2}], "dat_thresh": [0.5, 0.6]}
    (step,) = coinr.steps_of([{"aggregate": given}])
    assert isinstance(step, Aggregate) and step.least_available == (0.5, 0.6)
    scores = aggregate(table, step, tree)
    assert scores.of("h")[0] == 2.0 and np.isnan(scores.of("h")[1])
    assert scores.index[0] == pytest.approx(2.0) and np.isnan(scores.index[1])
    (whole,) = coinr.steps_of([{"aggregate": {"f": "a_copeland", "by_df": True, "dat_thresh": 1}}])
    assert isinstance(whole, Aggregate) and whole.least_available == 0.0


def test_weights_can_be_none_or_differ_by_level() -> None:
    tree = flat_tree(2).with_weights({"i1": 3.0})
    (none,) = coinr.steps_of([{"aggregate": {"w": "none"}}], tree)
    table = Table(("A",), tree.codes, np.array([[0.0, 4.0]]))
    assert aggregate(table, none, tree).index[0] == 2.0  # type: ignore[arg-type]
    frame = {"iCode": ["i1", "i2"], "Weight": [1, 3]}
    (by_level,) = coinr.steps_of([{"aggregate": {"w": [frame]}}], tree)
    assert aggregate(table, by_level, tree).index[0] == 3.0  # type: ignore[arg-type]


def test_copeland_with_gaps_in_both_ways() -> None:
    # pairs over what both have: A beats B on i1; C ties A on i1; B has only i1
    x = np.array([[2.0, NAN], [1.0, 5.0], [2.0, 9.0]])
    w = np.array([0.5, 0.5])
    assert copeland(x, w, Choice("copeland")).tolist() == [1.0, -2.0, 1.0]
    # `outrankMatrix`: for i before j the weight where x_i > x_j and half of ties, after: 1 less it.
    # A-B: 0.5, a draw; A-C: 0.25, A loses; B-C: 0, B loses
    compatible = copeland(x, w, choice("copeland", gaps="first_loses"))
    assert compatible.tolist() == [-1.0, -1.0, 2.0]
    # one win, one loss and five draws of seven: R 4.2.2 gives sum(1/7, sum(rep(1/7, 5)) / 2) as
    # 0.49999999999999994, so that COINr's first unit loses to a unit that does not win
    even = np.array([[2.0, 1, 1, 1, 1, 1, 1], [1.0, 2, 1, 1, 1, 1, 1]])
    sevenths = np.full(7, 1 / 7)
    assert copeland(even, sevenths, Choice("copeland")).tolist() == [0.0, 0.0]
    assert copeland(even, sevenths, choice("copeland", gaps="first_loses")).tolist() == [-1.0, 0.0]


def test_adjusted_mpi_around_a_reference() -> None:
    # compind 3.4 `ci_ampi`: posts at gp -+ half the range, 70..130, deviations divided by n.
    # column 1: 0..10 around 5, column 2: 0..4 around 2: A at 70 and 130
    x = np.array([[0.0, 4.0], [10.0, 0.0], [5.0, 2.0]])
    got = combine(x, np.ones(2), choice("ampi", reference=[5.0, 2.0]))
    assert got == pytest.approx([100 - 30 * 30 / 100, 100 - 30 * 30 / 100, 100.0])
    assert combine(x, np.ones(2), Choice("ampi")) == pytest.approx(got)


def test_strengths_leave_out_what_coinr_discards() -> None:
    # `get_str_weak`: min_discard drops indicators with the last place, unq_discard those with few
    # different values, use_group ranks inside the unit's group
    tree = flat_tree(3)
    values = np.array([[9.0, 1, 1], [5, 2, 1], [7, 3, 0]])
    table = Table(("A", "B", "C"), tree.codes, values, groups={"g": ("x", "x", "y")})
    best, worst = strengths(table, tree, "A", 1)
    assert (best[0].code, worst[0].code) == ("i1", "i2")
    best, worst = strengths(table, tree, "A", 1, skip_last=True)
    assert worst[0].code == "i3"
    best, worst = strengths(table, tree, "A", 1, skip_last=True, least_unique=0.7)
    assert worst[0].code == "i1"
    assert strengths(table, tree, "B", 3, group="g")[0][0].rank == 1
    with pytest.raises(IndexProblems):
        strengths(table, tree, "Z")


def test_flags_p_values_and_alpha_by_other_settings() -> None:
    x = np.array([[1.0, 2, 9], [2, 4, 7], [3, 5, 8], [4, 9, 1]])
    groups = dict.fromkeys("abc", "g")
    # cor(c(1,2,3,4), c(2,4,5,9), method = "spearman") is 1 in R; -0.8 between the first and third
    found = flag_pairs(x, ("a", "b", "c"), groups, 0.9, low=True, method="spearman")
    assert [(p.first, p.second) for p in found] == [("a", "c"), ("b", "c")]
    # cor.test(1:4, c(2,4,5,9), method = "kendall")$p.value: 2 of 24 orders agree or oppose wholly
    p = p_values(x, x, np.ones((3, 3)), "kendall")
    assert p[0, 1] == pytest.approx(2 / 24)
    holed = np.vstack([x, [5.0, NAN, 0.0]])
    assert cronbach(holed, whole_rows=True) == pytest.approx(cronbach(x))


@pytest.mark.parametrize(
    ("pipeline", "said"),
    [
        ([{"normalize": {}}], "normalize"),
        ([{"normalise": {"f": "n_foo"}}], "n_foo"),
        ([{"normalise": {"f": "n_rank", "para": {"ties.method": "random"}}}], "random"),
        ([{"normalise": {"f": "n_minmax", "para": {"lu": [0, 1]}}}], "lu"),
        ([{"normalise": {"f": "n_goalposts", "para": {"gposts": [0, 1]}}}], "3 numbers"),
        ([{"impute": {"f": "i_mean_grp"}}], "group"),
        ([{"impute": {"f": "i_mean", "group": "Region"}}], "i_mean_grp"),
        ([{"impute": {"f": "i_mean", "by": "df"}}], "df"),
        ([{"impute": {"f": "i_mean", "k": 3}}], "'k'"),
        ([{"screen": {"rule": "byMean"}}], "byMean"),
        ([{"treat": {"global": {"f1_para": {"winmx": 2}}}}], "winmx"),
        ([{"treat": {"global": {"f1": "log_XX"}}}], "log_XX"),
        ([{"treat": {"global": {"f_pass": "my_test"}}}], "my_test"),
        ([{"denominate": {"denomby": {"iCode": ["a"], "Denominator": []}}}], "unequal"),
        ([{"denominate": {"f_denom": "*"}}], "division"),
        ([{"aggregate": {"f": "a_max"}}], "a_max"),
        ([{"aggregate": {"f": "a_genmean"}}], "without p"),
        ([{"aggregate": {"w": "none"}}], "tree"),
    ],
)
def test_arguments_of_coinr_that_are_not_followed_are_told(
    pipeline: list[dict[str, Any]], said: str
) -> None:
    with pytest.raises(IndexProblems, match=said):
        coinr.steps_of(pipeline)


def test_arguments_of_coinr_go_by_either_name() -> None:
    short: list[dict[str, Any]] = [
        {"screen": {"rule": "byNA", "dat_thresh": 0.5, "force": {"uCode": ["A"], "Include": [0]}}},
        {"impute": {"f": "i_median_grp", "group": "g"}},
        {"treat": {"global": {"f2": None, "f1_para": {"winmax": 2}}, "individual": {"a": "none"}}},
        {"normalise": {"f": "n_zscore", "para": {"m_sd": [10, 2]}}},
        {"aggregate": {"f": "a_gmean"}},
    ]
    long: list[dict[str, Any]] = [
        {
            "screen": {
                "unit_screen": "byNA",
                "dat_thresh": 0.5,
                "Force": [{"uCode": "A", "Include": False}],
            }
        },
        {"impute": {"disable": True}},
        {"impute": {"f_i": "i_median_grp", "impute_by": "column", "use_group": "g"}},
        {
            "treat": {
                "global_specs": {"f2": None, "f1_para": {"winmax": 2}},
                "indiv_specs": {"a": "none"},
                "combine_treat": False,
            }
        },
        {"normalise": {"global_specs": {"f_n": "n_zscore", "f_n_para": {"m_sd": [10, 2]}}}},
        {"aggregate": {"f_ag": ["a_gmean"], "by_df": False}},
    ]
    assert coinr.steps_of(short) == coinr.steps_of(long)
    steps = coinr.steps_of(short)
    assert isinstance(steps[0], Screen) and steps[0].force == (("A", False),)
    assert isinstance(steps[2], Treat) and steps[2].default is not None
    assert steps[2].default.second.method == "none"


def test_options_that_a_method_does_not_take_are_told_all_at_once() -> None:
    tree = flat_tree(2)
    table = Table(("A", "B"), tree.codes, np.array([[1.0, 2.0], [2.0, 1.0]]))
    steps = (
        Normalise(choice("rank", ties="random"), own=(("i1", choice("minmax", rnage=[0, 1])),)),
        Aggregate((choice("arithmetic", p=2),)),
    )
    with pytest.raises(IndexProblems) as found:
        run(table, tree, steps)
    told = found.value.message("en")
    assert "rnage" in told and "'range'" in told and "random" in told and "'p'" in told


def test_every_method_has_its_options_listed() -> None:
    from jiqun.index import aggregation, imputation, normalisation, treatment
    from jiqun.index.method_options import OPTIONS

    for kind, module in (
        ("impute", imputation),
        ("treat", treatment),
        ("normalise", normalisation),
        ("aggregate", aggregation),
    ):
        assert sorted(OPTIONS[kind]) == sorted(module.METHODS)


def test_two_rankings_beside_each_other() -> None:
    same = compare_scores(np.array([3.0, 2, 1, NAN]), np.array([9.0, 5, 4, 8]))
    assert (same.units, same.spearman, same.kendall, same.weighted, same.ws) == (3, 1, 1, 1, 1)
    # pymcdm `correlations`: ws = 1 - sum 2^-x |x - y| / max(|1 - x|, |n - x|), here
    # 1 - (1/2 * 1/3 + 1/4 * 1/2); rw = 1 - 6 sum (x - y)^2 (2n - x - y + 2) / (n^4 + n^3 - n^2 - n)
    turned = compare_places(np.array([1.0, 2, 3, 4]), np.array([2.0, 1, 3, 4]))
    assert turned.ws == pytest.approx(1 - (1 / 6 + 1 / 8))
    assert turned.weighted == pytest.approx(1 - 6 * (7 + 7) / (256 + 64 - 16 - 4))
    assert (turned.shift, turned.moved) == (0.5, 0.5)
    assert turned.spearman == pytest.approx(0.8) and turned.kendall == pytest.approx(2 / 3)


def test_weights_from_the_best_and_the_worst_and_from_a_panel() -> None:
    # comparisons that agree: price weighs 2 and 8 times the others, so 8 : 4 : 1
    best, worst = {"price": 1.0, "time": 2.0, "look": 8.0}, {"price": 8.0, "time": 4.0, "look": 1.0}
    found = best_worst(best, worst)
    assert list(found.weights.values()) == pytest.approx([8 / 13, 4 / 13, 1 / 13])
    assert found.ratio == 0 and found.consistent
    # 2 * 9 against 8: |18 - 8| / (8 * 7)
    loose = best_worst(best, {**worst, "time": 9.0})
    assert loose.ratio == pytest.approx(10 / 56) and not loose.consistent
    with pytest.raises(IndexProblems):
        best_worst({"a": 2.0, "b": 3.0}, {"a": 1.0, "b": 2.0})
    one, two = np.array([[1.0, 2], [0.5, 1]]), np.array([[1.0, 8], [0.125, 1]])
    assert pairwise(["a", "b"], agreed([one, two])).weights["a"] == pytest.approx(0.8)


def test_a_run_tells_what_each_table_between_holds() -> None:
    tree = flat_tree(2)
    table = Table(("A", "B", "C"), tree.codes, np.array([[1.0, NAN], [2.0, 4.0], [3.0, 8.0]]))
    steps = (Impute(Choice("mean")), Normalise(), Aggregate())
    first, other = run(table, tree, steps), run(table, tree, (Impute(Choice("median")), *steps[1:]))
    assert [(t.step, t.units, t.gaps) for t in first.traces()] == [
        ("raw", 3, 1),
        ("impute", 3, 0),
        ("normalise", 3, 0),
    ]
    assert first.traces()[1].means == {"i1": 2.0, "i2": 6.0}
    assert first.traces() == other.traces()  # mean and median of 4 and 8 are one
    changed = run(table.with_values(table.values * 2), tree, steps)
    digests = [
        (a.digest == b.digest) for a, b in zip(first.traces(), changed.traces(), strict=True)
    ]
    assert digests == [False, False, True]
