"""What an index gives under other choices, and how a gap splits: laws and cases worked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiqun.index import Hierarchy, IndexProblems, Table
from jiqun.index.comparison import compare
from jiqun.index.evaluation import Evaluation
from jiqun.index.specification import DataSource, Specification
from jiqun.index.steps import Aggregate, Choice, Normalise, Step, choice
from jiqun.index.uncertainty import Uncertainty
from jiqun.index.variants import Variant, every_choice, outcome, scaled


def evaluation(table: Table, tree: Hierarchy, steps: tuple[Step, ...]) -> Evaluation:
    plan = Uncertainty(replications=50)
    return Evaluation(Specification("", "", tree, DataSource(), steps, plan), table)


def test_no_change_is_the_index_itself(
    tree: Hierarchy, table: Table, steps: tuple[Step, ...]
) -> None:
    index = evaluation(table, tree, steps)
    same = outcome(index, Variant(), draws=True)
    assert same.scores.tolist() == index.run.need_scores().index.tolist()
    assert same.sure is not None
    assert same.sure.ranks.tolist() == index.uncertain.ranks.tolist()


def test_weights_scale_method_and_gaps_are_the_reader_s(
    tree: Hierarchy, table: Table, steps: tuple[Step, ...]
) -> None:
    values = table.values.copy()
    values[1, 2] = np.nan
    index = evaluation(table.with_values(values), tree, steps)
    # energy, less is better, of 5, 1, 3: 0, 100, 50, so that B's gap is filled with 50
    middle = scaled(index, Variant(gaps="middle")).column("energy")
    assert middle.tolist() == [0.0, 50.0, 100.0, 50.0]
    # B: rd 50, patents 100, so 75; with green at the only weight its gap decides
    only = outcome(index, Variant((("innovation", 0.0), ("green", 1.0)), gaps="worst"))
    assert only.scores.tolist() == [0.0, 0.0, 100.0, 50.0] and only.sure is None
    mean = outcome(index, Variant(scale="minmax", method="geometric"))
    x = scaled(index, Variant(scale="minmax")).values  # 1 to 100
    # A has the least of all three: 1, whatever the weights
    assert x[0].tolist() == [1.0, 1.0, 1.0] and mean.scores[0] == pytest.approx(1.0)
    d = np.sqrt(x[3, 0] * x[3, 1]) ** 0.75 * x[3, 2] ** 0.25
    assert mean.scores[3] == pytest.approx(d, rel=1e-12)


@pytest.mark.parametrize(
    ("variant", "told"),
    [
        (Variant((("nobody", 1.0),)), "nobody"),
        (Variant((("rd", -1.0),)), "-1"),
        (Variant((("rd", float("nan")),)), "nan"),
        (Variant((("rd", 0.0), ("patents", 0.0))), "sum to zero"),
        (Variant(scale="feet"), "feet"),
        (Variant(method="magic"), "magic"),
        (Variant(gaps="guess"), "guess"),
        (Variant(method="harmonic"), "harmonic needs values above zero"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    tree: Hierarchy, table: Table, steps: tuple[Step, ...], variant: Variant, told: str
) -> None:
    with pytest.raises(IndexProblems, match=told):
        outcome(evaluation(table, tree, steps), variant)


def test_every_choice_is_offered_once(
    tree: Hierarchy, table: Table, steps: tuple[Step, ...]
) -> None:
    whole = list(every_choice(evaluation(table, tree, steps)))
    assert len(whole) == len(set(whole)) == 5 * 6  # nothing is missing: gaps are no choice


figures = st.one_of(st.none(), st.integers(0, 100))


@given(st.lists(st.tuples(figures, figures, figures), min_size=2, max_size=2))
def test_the_parts_of_a_gap_sum_to_it_and_have_the_sign_of_what_they_say(
    rows: list[tuple[int | None, ...]],
) -> None:
    """Laws: the sum, the sign of each difference, and that swapping the two turns every sign."""
    if any(all(v is None for v in row) for row in rows):
        return
    tree = Hierarchy.of(
        [
            *Evaluation.of_frame(
                [{"u": "A", "a": 1, "b": 2, "c": 3}, {"u": "B", "a": 2, "b": 3, "c": 4}],
                unit="u",
                dimensions={"one": ["a", "b"], "two": ["c"]},
                weights={"a": 3.0, "one": 2.0},
            ).tree.nodes
        ]
    )
    x = np.array([[np.nan if v is None else float(v) for v in row] for row in rows])
    steps = (Normalise(Choice("none")), Aggregate())
    run = evaluation(Table(("A", "B"), ("a", "b", "c"), x), tree, steps).run
    split, turned = compare(run, "A", "B"), compare(run, "B", "A")
    assert split.exact
    assert (split.figures + split.gaps).sum() == pytest.approx(split.whole, abs=1e-9)
    for p, q, part in zip(*x, split.figures, strict=True):
        if np.isnan(p) or np.isnan(q):
            assert part == 0
        else:
            assert np.sign(part) == np.sign(p - q)
    assert split.figures == pytest.approx(-turned.figures, abs=1e-9)
    assert split.gaps == pytest.approx(-turned.gaps, abs=1e-9)
    if not np.isnan(x).any():
        assert split.gaps == pytest.approx(0, abs=1e-9)


def test_a_hundred_against_64_is_a_lead_of_figures() -> None:
    """The case that was shown as -10.4: 100 in a full row against 64.4 in a row of gaps."""
    tree = Evaluation.of_frame(
        [{"u": "A", "a": 1, "b": 1, "c": 1, "d": 1}, {"u": "B", "a": 2, "b": 2, "c": 2, "d": 2}],
        unit="u",
    ).tree
    gap = np.nan
    x = np.array([[100.0, 50.0, 40.0, 30.0], [64.4, gap, gap, 20.0]])
    run = evaluation(
        Table(("A", "B"), ("a", "b", "c", "d"), x), tree, (Normalise(Choice("none")), Aggregate())
    ).run
    split = compare(run, "A", "B")
    # shares 1/4 and 1/2; (100 - 64.4) · 3/8; what each brings, 25 and 32.2, differed by -7.2
    assert split.figures[0] == pytest.approx(35.6 * 3 / 8)
    # scores 55 and 42.2, midway 48.6: -1/4 · (82.2 - 48.6), 1/4 · (50 - 48.6), …
    assert split.gaps == pytest.approx([-8.4, 0.35, -2.15, 5.9])
    assert split.whole == pytest.approx(12.8)


def test_an_index_that_is_no_sum_is_split_by_shapley_values(tree: Hierarchy, table: Table) -> None:
    steps = (Normalise(choice("minmax", range=[1.0, 100.0])), Aggregate((Choice("geometric"),)))
    split = compare(evaluation(table, tree, steps).run, "C", "A")
    assert (split.figures + split.gaps).sum() == pytest.approx(split.whole)
    assert (split.gaps == 0).all() and (split.figures > 0).all()  # C leads A everywhere
