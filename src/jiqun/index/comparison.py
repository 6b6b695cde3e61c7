"""Split the gap between two units of a weighted sum into what figures say and what gaps say."""

from dataclasses import dataclass

import numpy as np

from jiqun.index.aggregation import contributions_exist, least_shares, node_choices
from jiqun.index.explanation import effective_shares, gap, last_step, row_of
from jiqun.index.pipeline import Run
from jiqun.index.table import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """The lead of one unit over another, indicator by indicator.

    Attributes:
        codes: the indicators.
        first, second: normalised scores of the two; NaN where there is no figure.
        figures: points that come from the difference of the two scores; the sign is that of the
            difference. Zero where one has no figure.
        gaps: points that come from what is missing: the weight of a gap goes to its siblings, so
            that one score counts for more than the other.
        whole: the lead; `figures` and `gaps` sum to it.
        exact: False where parts are means over sampled permutations.
    """

    codes: tuple[str, ...]
    first: Floats
    second: Floats
    figures: Floats
    gaps: Floats
    whole: float
    exact: bool


def compare(run: Run, first: str, second: str) -> Comparison:
    """Split the lead of the first unit over the second.

    With shares a and b that the indicator has in the two scores p and q, and c midway between the
    two units' scores, an indicator's part is

        (p - q) (a + b) / 2   +   (a - b) ((p + q) / 2 - c)

    where both have a figure, a (p - c) where only the first has one, and -b (q - c) where only
    the second has. Shares sum to one, so that c drops out of the sum: the parts sum to the lead.
    Swapping the two units changes every sign. The split is ours; without gaps it is the textbook
    one, weight times difference. An index that is no weighted sum is split by Shapley values,
    those of indicators that only one unit has standing under `gaps`.

    Raises:
        IndexProblems: a unit is not ranked.
    """
    i, j = row_of(run, first), row_of(run, second)
    step = last_step(run)
    tree = run.tree.weighted([step])
    x = run.last.values
    p, q = x[i], x[j]
    both = ~np.isnan(p) & ~np.isnan(q)
    scores = run.need_scores().index
    whole = float(scores[i] - scores[j])
    if not contributions_exist(node_choices(tree, step)):
        split = gap(run, first, second)
        figures = np.where(both, split.parts, 0.0)
        return Comparison(run.last.codes, p, q, figures, split.parts - figures, whole, split.exact)
    least = least_shares(tree, step)
    a = effective_shares(tree, ~np.isnan(p), least)
    b = effective_shares(tree, ~np.isnan(q), least)
    middle = float(scores[i] + scores[j]) / 2
    figures = np.where(both, (p - q) * (a + b) / 2, 0.0)
    shifted = np.where(both, (a - b) * ((p + q) / 2 - middle), 0.0)
    alone = np.nan_to_num(a * (p - middle)) - np.nan_to_num(b * (q - middle))
    gaps = np.where(both, shifted, alone)
    return Comparison(run.last.codes, p, q, figures, gaps, whole, True)
