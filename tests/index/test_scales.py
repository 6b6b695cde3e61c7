"""Scales that would rank backwards, and zeros in means that take none: refused, or no harm."""

import numpy as np
import pytest

from jiqun.index import Hierarchy, IndexProblems, Node, Table, run
from jiqun.index.aggregation import combine
from jiqun.index.batch import top_scores
from jiqun.index.moments import snapped
from jiqun.index.steps import Aggregate, Choice, Normalise, choice
from jiqun.index.wide import wide_run

NAN = float("nan")
TARGET = choice("distance_to_target", target=3.0)


def tree_of(*directions: float) -> Hierarchy:
    nodes = [Node(f"i{k}", "top", direction=d) for k, d in enumerate(directions)]
    return Hierarchy.of([*nodes, Node("top", is_indicator=False)])


def table_of(*columns: list[float]) -> Table:
    values = np.array(columns).T
    names = tuple("ABCDE"[: len(values)])
    return Table(names, tuple(f"i{k}" for k in range(len(columns))), values)


@pytest.mark.parametrize(
    ("how", "direction", "x", "code", "told"),
    [
        (TARGET, 1.0, [4.0, 5.0, 6.0], "target_behind", ("3", "4")),
        (TARGET, -1.0, [1.0, 2.0, 0.5], "target_behind", ("3", "2")),
        # a figure where less is better and that is negative: 4 and 5 once turned, the target -3
        (TARGET, -1.0, [-4.0, -5.0], "target_behind", ("3", "-4")),
        # COINr's words: on turned figures, which are -1 and -5 here
        (
            choice("distance_to_target", target=-9.0, mirror=False),
            -1.0,
            [1.0, 5.0],
            "target_behind",
            ("-9", "-5"),
        ),
        (
            choice("distance_to_target", target=9.0, start="highest"),
            1.0,
            [4.0, 5.0],
            "target_behind",
            ("9", "5"),
        ),
        (Choice("fraction_of_max"), -1.0, [2.0, 4.0], "negative_most", ("2", "fraction_of_max")),
        (Choice("fraction_of_max"), 1.0, [-2.0, -4.0], "negative_most", ("-2", "fraction_of_max")),
    ],
)
def test_a_scale_that_ranks_backwards_is_refused(
    how: Choice, direction: float, x: list[float], code: str, told: tuple[str, str]
) -> None:
    tree, table = tree_of(direction), table_of(x)
    with pytest.raises(IndexProblems) as found:
        run(table, tree, [Normalise(how), Aggregate()])
    (problem,) = found.value.problems
    assert (problem.code, problem.indicator) == (code, "i0")
    assert (problem.value, problem.method) == told
    assert all(word in problem.message(language) for word in told for language in ("en", "zh"))


def test_what_a_formula_gives_is_kept_where_that_is_asked_for() -> None:
    # COINr's `n_dist2targ` with a warning: (x - min) / (targ - min) of 4, 5, 6 and a target of 3;
    # its `n_fracmax` without one: -2 / -2 and -4 / -2
    kept = Normalise(TARGET, (("i1", Choice("fraction_of_max")),), flat="keep")
    done = run(table_of([4.0, 5.0, 6.0], [2.0, 4.0, 3.0]), tree_of(1.0, -1.0), [kept])
    assert done.last.values.T.tolist() == [[0.0, -1.0, -2.0], [1.0, 2.0, 1.5]]


def test_a_column_of_one_value_is_not_called_backwards() -> None:
    table, tree = table_of([5.0, 5.0], [1.0, 2.0]), tree_of(1.0, 1.0)
    done = run(table, tree, [Normalise(TARGET, flat="empty"), Aggregate()])
    # the flat column counts for nobody: (1 - 1) / (3 - 1) and (2 - 1) / (3 - 1)
    assert done.need_scores().index.tolist() == [0.0, 0.5]


def test_a_draw_that_would_rank_backwards_tells_nothing() -> None:
    table, tree = table_of([2.0, 4.0, 5.0]), tree_of(1.0)
    draws = np.array([[[2.0], [4.0], [5.0]], [[3.5], [4.0], [5.0]]])
    found = wide_run(draws, table, tree, [Normalise(TARGET)])
    # (x - 2) / (3 - 2); in the second draw all have passed the target
    assert found[0, :, 0].tolist() == [0.0, 2.0, 3.0]
    assert np.isnan(found[1]).all()
    kept = wide_run(draws, table, tree, [Normalise(TARGET, flat="keep")])
    assert kept[1, :, 0] == pytest.approx([0.0, -1.0, -3.0])  # (x - 3.5) / (3 - 3.5)


def test_a_refused_node_leaves_those_above_it_alone() -> None:
    parents = {"a": "g", "g": "half", "half": "top", "top": ""}
    tree = Hierarchy.of([Node(c, above, is_indicator=c == "a") for c, above in parents.items()])
    levels = tuple(Choice(name) for name in ("copeland", "harmonic", "harmonic"))
    table = Table(("A", "B"), ("a",), np.array([[1.0], [2.0]]))
    with pytest.raises(IndexProblems) as found:
        run(table, tree, [Normalise(Choice("none")), Aggregate(levels)])
    # A loses to B: -1, of which there is no harmonic mean; that of `half` would be -1 again
    told = [(p.code, p.unit, p.indicator, p.value) for p in found.value.problems]
    assert told == [("not_positive", "A", "g", "-1")]


@pytest.mark.parametrize("method", ["geometric", "harmonic"])
def test_a_zero_that_weighs_nothing_does_no_harm(method: str) -> None:
    tree, how = tree_of(1.0, 1.0), Choice(method)
    x = np.array([[0.0, 4.0], [2.0, 8.0]])
    weights = np.array([[0.0, 1.0, 1.0], [1.0, 1.0, 1.0]])
    for figures in (x, np.array([x, x])):
        found = top_scores(figures, tree, {"top": how}, weights)
        assert found[0] == pytest.approx([4.0, 8.0])  # the second child alone
        assert found[1, 0] == 0.0  # the limit of either mean as a child goes to zero
    assert combine(x, np.array([0.0, 1.0]), how) == pytest.approx(found[0])


def test_infinite_scores_are_equal_to_each_other_only() -> None:
    x = np.array([[np.inf], [1.0], [np.inf], [1.0 + 1e-14], [-np.inf], [NAN]])
    found = snapped(x)[:, 0]
    assert found[:5].tolist() == [np.inf, 1.0, np.inf, 1.0, -np.inf] and np.isnan(found[5])
