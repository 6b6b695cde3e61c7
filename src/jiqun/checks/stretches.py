"""Whether quarters and months that miss their longer period are a misprint, by their digits."""

from fractions import Fraction
from math import floor, log10

from jiqun.checks.hypotheses import Diagnosis
from jiqun.checks.network import Network
from jiqun.model import Bound, last_place, printed_value

RARE = Fraction(1, 100)
"""Chance below which a gap that one slip explains is no accident: our choice."""
REVISED = Fraction(1, 100)
"""Part of the longer period up to which a gap may be a revision of it, with its months left as they
were: our choice. The census of 2018 took 0.9% off that year's retail sales."""


def is_misprint(net: Network, diagnosis: Diagnosis) -> bool:
    """Whether one slip tells the gap between a period and its stretches better than accident does.

    Only of nominal amounts printed exactly, where the stretches are all there are. A wrong digit
    moves a figure by 1 to 9 units of one place: a gap of 100.0 between five figures printed to 0.1
    is such a number, and of all gaps of three digits one in two hundred is so within rounding.
    """
    core = diagnosis.core
    if not any(len(e.claims) == 1 for e in diagnosis.explanations):
        return False
    on = {net.variable_of[n]: net.claims[n] for n in core}
    nominal = net.context.nominal | {"gdp"}
    if any(c.bound is not Bound.EQ or str(c.indicator) not in nominal for c in on.values()):
        return False
    row = next((r for r in net.rows if r.kind == "periods" and set(r.variables) == on.keys()), None)
    if row is None:
        return False
    told = [(c, on[v]) for c, v in zip(row.coefficients, row.variables, strict=True)]
    gap = abs(sum((c * printed_value(claim) for c, claim in told), Fraction(0)))
    total = sum((printed_value(claim) for c, claim in told if c < 0), Fraction(0))
    doubled = sum((last_place(claim) for _, claim in told), Fraction(0))
    if gap <= max(doubled / 2, REVISED * total):
        return False
    return doubled <= RARE * Fraction(10) ** floor(log10(gap))
