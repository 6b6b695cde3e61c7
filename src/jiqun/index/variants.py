"""Ask what an index would give under other weights, methods, or readings of its gaps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from jiqun.index.aggregation import MEANS, aggregate, node_choices
from jiqun.index.evaluation import Evaluation
from jiqun.index.explanation import last_step
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import highest, lowest, places
from jiqun.index.pipeline import resume
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Aggregate, Choice, Normalise, Step, choice
from jiqun.index.table import Floats, Table
from jiqun.index.uncertainty import Uncertain, Uncertainty, assess

OWN = "own"
"""The index's own way, for every switch."""

SCALES: dict[str, Choice] = {
    "minmax": choice("minmax", range=[1.0, 100.0]),
    "zscore": choice("zscore", centre=50.0, spread=10.0),
    "percentile": choice("percentile"),
    "rank": choice("rank"),
}
"""The scales a reader may choose. Ours from 1 to 100 and at 50 ± 10, so that geometric and harmonic
means exist on them: those need scores above zero."""

METHODS = ("arithmetic", "geometric", "harmonic", "median", "copeland")
"""The methods a reader may choose; each then serves every node."""

GAPS = ("middle", "worst", "best")
"""What a missing score may count as: the median, the least or the highest of the field."""

DRAWN = 5_000_000
"""Figures drawn at most for the intervals of one variant (our choice: a second or two)."""

FEWEST = 100
"""Draws at least, so that a 90 % interval leaves out five on each side (our choice)."""

MOST_UNITS = 400
"""Units up to which a reader may choose methods that are no means, and draw on them: Copeland
compares every two units in every draw (our choice: a second or two)."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What a reader changed.

    Attributes:
        weights: (code, weight) that replace the tree's.
        scale: `own` or a key of `SCALES`.
        method: `own` or one of `METHODS`.
        gaps: `own` or one of `GAPS`.
    """

    weights: tuple[tuple[str, float], ...] = ()
    scale: str = OWN
    method: str = OWN
    gaps: str = OWN


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Scores and places under a variant.

    Attributes:
        units: one a row of the index's last table.
        scores, ranks: one a unit; NaN where it has none in the index as it is.
        sure: the draws, where they were wanted and no gap is filled: a figure that is only
            supposed has no interval.
    """

    units: tuple[str, ...]
    scores: Floats
    ranks: Floats
    sure: Uncertain | None = None


def scales_of(index: Evaluation) -> tuple[str, ...]:
    """Give the scales a reader may choose: only the index's own where it does not normalise."""
    changes = any(isinstance(s, Normalise) for s in index.specification.steps)
    return (OWN, *SCALES) if changes else (OWN,)


def methods_of(index: Evaluation) -> tuple[str, ...]:
    """Give the methods a reader may choose: means alone where the field is large."""
    is_small = len(index.run.last.units) <= MOST_UNITS
    return (OWN, *(m for m in METHODS if is_small or m in MEANS))


def check_variant(index: Evaluation, variant: Variant) -> Hierarchy:
    """Give the tree with a variant's weights, or say why the index cannot be asked for it.

    Raises:
        IndexProblems: unknown codes or choices, weights that are no shares; all at once.
    """
    given = {
        "scale": (variant.scale, scales_of(index)),
        "method": (variant.method, methods_of(index)),
        "gaps": (variant.gaps, (OWN, *GAPS)),
    }
    found = [
        Problem("unknown_method", indicator=name, value=chosen, method=", ".join(known))
        for name, (chosen, known) in given.items()
        if chosen not in known
    ]
    for code, weight in variant.weights:
        if code not in index.tree.by_code:
            found.append(Problem("unknown_node", value=code, method="weights"))
        elif not 0 <= weight < float("inf"):
            found.append(Problem("bad_weight", indicator=code, value=f"{weight:g}"))
    refuse(found)
    return index.tree.with_weights(dict(variant.weights))


def outcome(index: Evaluation, variant: Variant, *, draws: bool = False) -> Outcome:
    """Give scores and places under a variant, and how sure they are if `draws` says so.

    Raises:
        IndexProblems: the index cannot be asked for it: unknown choices, or a mean that needs
            scores above zero on a scale that reaches it.
    """
    tree = check_variant(index, variant)
    last = _last(index, variant)
    table = scaled(index, variant)
    scores = aggregate(table, last, tree).index
    scores = np.where(np.isnan(index.run.need_scores().index), np.nan, scores)
    sure = None
    if draws and variant.gaps == OWN and _can_draw(tree, last, table):
        steps = (*_before(index, variant), last)
        sure = assess(index.table, tree, steps, _plan(index, variant))
    return Outcome(table.units, scores, places(scores), sure)


def _can_draw(tree: Hierarchy, last: Aggregate, table: Table) -> bool:
    are_means = all(how.method in MEANS for how in node_choices(tree, last).values())
    return are_means or len(table.units) <= MOST_UNITS


def scaled(index: Evaluation, variant: Variant) -> Table:
    """Give the scores of all indicators on a variant's scale, gaps filled as it says."""
    table = index.run.last
    if variant.scale != OWN:
        table = resume(index.run.raw, index.tree, _before(index, variant)).last
    return table if variant.gaps == OWN else table.with_values(_filled(table, variant.gaps))


def every_choice(index: Evaluation) -> Iterator[Variant]:
    """Give each combination of scale, method and gaps with the index's own weights."""
    gaps = (OWN,) if index.run.last.present.all() else (OWN, *GAPS)
    for scale in scales_of(index):
        for method in methods_of(index):
            for fill in gaps:
                yield Variant((), scale, method, fill)


def _last(index: Evaluation, variant: Variant) -> Aggregate:
    last = replace(last_step(index.run), weights=())
    if variant.method == OWN:
        return last
    return replace(last, levels=(Choice(variant.method),), own=())


def _before(index: Evaluation, variant: Variant) -> tuple[Step, ...]:
    steps = index.specification.steps[:-1]
    if variant.scale == OWN:
        return steps
    how = SCALES[variant.scale]
    return tuple(
        replace(s, default=how, own=(), from_nodes=False) if isinstance(s, Normalise) else s
        for s in steps
    )


def _plan(index: Evaluation, variant: Variant) -> Uncertainty:
    """Give what is not sure about a variant: a method that the reader chose is no longer drawn."""
    plan = index.specification.uncertainty
    most = max(FEWEST, DRAWN // max(1, index.table.values.size))
    plan = replace(plan, replications=min(plan.replications, most))
    if variant.scale == OWN and variant.method == OWN:
        return plan
    return replace(plan, normalise=(), aggregate=())


def _filled(table: Table, gaps: str) -> Floats:
    x = table.values
    if gaps == "middle":
        known = [column[~np.isnan(column)] for column in x.T]
        fill = np.array([np.median(v) if len(v) else np.nan for v in known])
    else:
        fill = (lowest if gaps == "worst" else highest)(x)
    return np.where(np.isnan(x), fill, x)
