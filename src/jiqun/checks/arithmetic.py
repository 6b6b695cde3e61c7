"""Lay out the arithmetic of a conflict as terms, one number a line."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from jiqun.checks.conflicts import rows_of
from jiqun.checks.linked import INF, LinkedRow
from jiqun.checks.network import Network
from jiqun.checks.propagate import State, blank, float_facts, narrow
from jiqun.checks.words import about, about_quantity
from jiqun.model import Claim, Interval, Term, printed_interval


def claim_term(operator: str, claim: Claim) -> Term:
    """Give the line of a claim as printed."""
    said = printed_interval(claim)
    return Term(
        operator,
        claim.id,
        about(claim, "en"),
        about(claim, "zh"),
        claim.quote,
        claim.unit,
        said.low,
        said.high,
    )


def computed_term(
    operator: str, label_en: str, label_zh: str, interval: Interval, unit: str
) -> Term:
    """Give the line of a number that no claim states, known within an interval."""
    return Term(operator, None, label_en, label_zh, "", unit, interval.low, interval.high)


def number_term(
    operator: str, label_en: str, label_zh: str, value: Fraction, half: Fraction, unit: str
) -> Term:
    """Give the line of one number that no claim states, printed to a last place."""
    low, high = value - half, value + half
    return Term(operator, None, label_en, label_zh, "", unit, low, high, value)


def implied(net: Network, numbers: Iterable[int], variable: int) -> Interval:
    """Give what some claims as printed say of a variable."""
    state = narrow(net, blank(net), float_facts(net, numbers))
    return interval_of(state, variable)


def interval_of(state: State, variable: int) -> Interval:
    """Give a variable's ends as an interval of fractions."""
    low, high = state.interval(variable)
    return Interval(None if low == -INF else tidy(low), None if high == INF else tidy(high))


def tidy(value: float | Fraction) -> Fraction:
    """Give a fraction for a float, without the noise beyond its twelfth digit."""
    return Fraction(f"{float(value):.12g}")


def clash(
    net: Network, core: tuple[int, ...], culprit: int
) -> tuple[tuple[str, ...], tuple[Term, ...], tuple[int, ...]]:
    """Give the kinds of rows that clash, the terms of the clash, and the claims it is told with.

    A sum is told with all its parts, also where fewer are enough for a contradiction. The last
    line is what the other claims imply for the culprit.
    """
    rows = [net.rows[r] for r in rows_of(net, float_facts(net, core))]
    kinds = tuple(dict.fromkeys(r.kind for r in rows))
    if not kinds:
        kinds = ("restatement",) if len(core) > 1 else ("bound",)
    core = _whole(net, core, rows)
    others = [n for n in core if n != culprit]
    state = narrow(net, blank(net), float_facts(net, others))
    on: dict[int, int] = {}
    for n in core:
        on.setdefault(net.variable_of[n], n)
    terms: list[Term] = []
    told: set[int] = set()
    for row in rows:
        if row.kind != "restatement" or len(rows) == 1:
            terms.extend(_row_terms(net, row, on, state, told))
    for n in core:
        if n not in told and n != culprit:
            terms.append(claim_term("↔" if terms else "", net.claims[n]))
    claim = net.claims[culprit]
    if culprit not in told:
        terms.append(claim_term("≠", claim))
    should = interval_of(state, net.variable_of[culprit])
    if should.low is not None or should.high is not None:
        terms.append(
            computed_term(
                "→",
                f"implied: {about(claim, 'en')}",
                f"推算：{about(claim, 'zh')}",
                should,
                claim.unit,
            )
        )
    return kinds, tuple(terms), core


def _whole(net: Network, core: tuple[int, ...], rows: list[LinkedRow]) -> tuple[int, ...]:
    """Add the claims on the other parts of a sum, one a part."""
    covered = {net.variable_of[n] for n in core}
    added: list[int] = []
    for row in rows:
        if row.kind in ("sum", "periods", "mean"):
            for n, v in enumerate(net.variable_of):
                if v in row.variables and v not in covered:
                    covered.add(v)
                    added.append(n)
    return (*core, *added)


def _row_terms(
    net: Network, row: LinkedRow, on: Mapping[int, int], state: State, told: set[int]
) -> list[Term]:
    if row.linear:
        order = [
            (("+" if c > 0 else "-") + ("" if abs(c) == 1 else f" {abs(c):,} ×"), v)
            for c, v in zip(row.coefficients, row.variables, strict=True)
        ]
        if row.coefficients[0] < 0:
            order = [*order[1:], ("=", order[0][1])]
        elif row.kind in ("gap", "share_change", "change"):
            order = [("+", order[1][1]), ("-", order[2][1]), ("=", order[0][1])]
        elif row.kind in ("order", "count"):
            order = [("", order[1][1]), ("≤", order[0][1])]
    elif row.form == "counting":
        order = [("", row.variables[0]), *(("↔", v) for v in row.variables[1:] if v in on)]
    elif row.form == "between":
        order = [*(("↔", v) for v in row.variables[1:]), ("=", row.variables[0])]
    else:
        left, right, percent = row.variables
        order = [("", right), *([("×", percent)] if percent >= 0 else []), ("=", left)]
    terms = []
    for place, (operator, v) in enumerate(order):
        operator = "" if place == 0 else operator
        if operator == "=" and all(u in on for u in row.variables if u >= 0):
            operator = "≠"
        n = on.get(v)
        if n is not None:
            told.add(n)
            terms.append(claim_term(operator, net.claims[n]))
        else:
            quantity = net.variables[v][0]
            unit = quantity.unit
            terms.append(
                computed_term(
                    operator,
                    about_quantity(quantity, "en"),
                    about_quantity(quantity, "zh"),
                    interval_of(state, v),
                    unit,
                )
            )
    if row.kind == "count":
        terms.insert(1, _size_term(row))
    return terms


def _size_term(row: LinkedRow) -> Term:
    """Give the size that each of those counted has at least."""
    if row.linear:
        least, operator = Fraction(abs(row.coefficients[1])), "×"
    else:
        least, operator = row.low or Fraction(0), "≥"
    labels = "size of each at least", "各自规模至少"
    return Term(operator, None, *labels, "", "CNY", least, None, least)
