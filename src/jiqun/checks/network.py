"""The network of one area: numbered quantities, the claims on them, the rows between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jiqun.checks import counted, given
from jiqun.checks.context import Context
from jiqun.checks.identities import KINDS, share
from jiqun.checks.linked import INF, LinkedRow, linear_row, linked, product_row
from jiqun.checks.quantity import (
    INDEX,
    MONEY,
    Quantity,
    Row,
    View,
    quantity_of,
)
from jiqun.checks.spans import span_base
from jiqun.checks.structure import adjusted
from jiqun.checks.worded import worded_sets
from jiqun.ledger.cells import cells_of, dimension_of, subject_of
from jiqun.model import Claim, Interval, Measure, Status, last_place, printed_interval

_MEASURES = frozenset(
    {"level", "growth", "growth_avg", "share", "growth_gap", "share_change", "contribution"}
) | {"change", "multiple"}
_NO_BASIS = frozenset({"other", "ranking"})
_MONEY = frozenset(
    {"gdp", "value_added", "gross_output", "exports", "imports", "trade", "investment"}
) | {"retail_sales", "fiscal_revenue", "rd_expenditure", "deposits", "loans", "fdi"}
_MAY_BE_NEGATIVE = frozenset({"profit", "other", "fiscal_revenue"})


@dataclass(slots=True)
class Network:
    """Variables, claims and rows of one area.

    Attributes:
        variables: (quantity, document); the document is None where documents are not told apart.
        claims: the claims that take part, in a fixed order; their numbers are their bits.
        variable_of: claim number → variable.
        floor, ceiling: what a variable cannot leave by its nature.
        intervals: claim number → what it says, exactly.
        adjacent: variable → rows.
        memo: claim number → its readings as facts, made when they are first asked for.
    """

    area: str
    context: Context
    variables: list[tuple[Quantity, str | None]] = field(default_factory=list)
    number: dict[tuple[Quantity, str | None], int] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    variable_of: list[int] = field(default_factory=list)
    intervals: list[Interval] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    ceiling: list[float] = field(default_factory=list)
    rows: list[LinkedRow] = field(default_factory=list)
    adjacent: list[list[int]] = field(default_factory=list)
    memo: dict[int, Any] = field(default_factory=dict)

    def variable(self, quantity: Quantity, document: str | None) -> int:
        """Give the number of a variable, made where it is new."""
        key = (quantity, document)
        found = self.number.get(key)
        if found is None:
            found = self.number[key] = len(self.variables)
            self.variables.append(key)
            self.floor.append(floor_of(quantity))
            self.ceiling.append(_ceiling(quantity))
            self.adjacent.append([])
        return found

    def add_row(self, row: Row, document: str | None) -> None:
        """Add a row between quantities of a document."""
        self.add(linked(row, tuple(self.variable(q, document) for q in row.quantities)))

    def add(self, row: LinkedRow) -> None:
        """Add a row between variables."""
        number = len(self.rows)
        self.rows.append(row)
        for v in row.variables:
            if v >= 0:
                self.adjacent[v].append(number)


def _is_base(quantity: Quantity) -> bool:
    return quantity.scope.startswith(INDEX) and quantity.scope[len(INDEX) :] == quantity.period


def floor_of(quantity: Quantity) -> float:
    """Give what a quantity cannot be below by its nature; -INF where it can be anything."""
    if _is_base(quantity):
        return 100
    if quantity.measure in ("level", "share"):
        return -INF if quantity.indicator in _MAY_BE_NEGATIVE else 0
    if quantity.measure == "growth":
        return -100 if quantity.indicator not in _MAY_BE_NEGATIVE else -INF
    return -INF


def _ceiling(quantity: Quantity) -> float:
    """A part is at most all of its whole; trade may well exceed GDP, which is no whole of it."""
    if _is_base(quantity):
        return 100
    if quantity.measure == "share" and share.whole_of(quantity) is not None:
        return 100 if quantity.of != "gdp" or quantity.indicator == "value_added" else INF
    return INF


def takes_part(claim: Claim) -> bool:
    """Whether a claim's cell is known well enough for it to meet others in arithmetic."""
    return (
        claim.status is Status.ACTUAL
        and claim.period is not None
        and str(claim.measure) in _MEASURES
        and str(claim.indicator) not in _NO_BASIS
        and (claim.measure is not Measure.LEVEL or _has_its_unit(claim))
    )


def _has_its_unit(claim: Claim) -> bool:
    """Whether the level of a whole economy's money is told in money."""
    return (
        str(claim.indicator) not in _MONEY
        or subject_of(claim) is not None
        or dimension_of(claim.unit) == MONEY
    )


def network(area: str, claims: Sequence[Claim], context: Context) -> Network:
    """Build the network of an area from its claims."""
    net = Network(area, context)
    told_apart = context.tolerance is not None
    told: list[tuple[Claim, int]] = []
    for claim in sorted(claims, key=lambda c: (c.doc, c.start, c.end)):
        if not takes_part(claim):
            continue
        for cell in cells_of(claim):
            if cell.area != area:
                continue
            document = claim.doc if told_apart else None
            told.append((claim, net.variable(quantity_of(cell, claim.unit), document)))
    if told_apart:
        _link_documents(net, told)
    else:
        known = frozenset(q for q, _ in net.variables)
        base = span_base(context, ((net.variables[v][0], c) for c, v in told))
        worded = _with_worded(context, (c for c, _ in told))
        for row in _rows(View(area, known, worded, True, base)):
            net.add_row(row, None)
    moved = adjusted(((c, net.variables[v][0]) for c, v in told), area, context)
    for claim, variable in told:
        if not told_apart or net.adjacent[variable] or _may_clash(net, variable):
            net.claims.append(claim)
            net.variable_of.append(variable)
            net.intervals.append(_said(net.variables[variable][0], claim, claim.id in moved))
    return net


def _said(quantity: Quantity, claim: Claim, is_adjusted: bool) -> Interval:
    said = printed_interval(claim)
    if is_adjusted and said.low is not None and said.high is not None:
        half = last_place(claim) / 2
        return Interval(said.low - half, said.high + half)
    return counted.said_of(quantity.subject, said) if quantity.indicator == "count" else said


def _with_worded(context: Context, claims: Iterable[Claim]) -> Context:
    """Give a context that holds what documents' own words call complete as well."""
    worded = tuple(worded_sets(claims))
    return replace(context, sums=(*context.sums, *worded)) if worded else context


def _may_clash(net: Network, variable: int) -> bool:
    """Whether figures on a variable that no row reaches must agree."""
    return is_well_defined(net.context, net.variables[variable][0])


def _rows(view: View) -> Iterable[Row]:
    """Give the rows of a view, in two passes: what the first implies, the second may tie."""
    seen: dict[Row, None] = {}
    for _ in range(2):
        known = set(view.known)
        for kind in (*KINDS.values(), given.rows):
            for row in kind(view):
                seen[row] = None
                known.update(q for q in row.quantities if not q.scope.startswith(INDEX))
        view = replace(view, known=frozenset(known))
    return sorted(seen, key=lambda r: (r.kind, repr(r.quantities)))


def _link_documents(net: Network, told: Sequence[tuple[Claim, int]]) -> None:
    """Tie what one document says exactly, and what several say within revisions."""
    by_document: dict[str, set[Quantity]] = {}
    for quantity, document in net.variables:
        by_document.setdefault(document or "", set()).add(quantity)
    said: dict[str, list[tuple[Quantity, Claim]]] = {}
    for claim, v in told:
        said.setdefault(claim.doc, []).append((net.variables[v][0], claim))
    for document in sorted(by_document):
        base = span_base(net.context, said.get(document, ()))
        context = _with_worded(net.context, (c for _, c in said.get(document, ())))
        view = View(net.area, frozenset(by_document[document]), context, True, base)
        for row in _rows(view):
            net.add_row(row, document)
    if len(by_document) < 2:
        return
    shared: dict[Quantity, list[int]] = {}
    for number, (quantity, _) in enumerate(net.variables):
        if is_comparable(net.context, quantity) and not quantity.scope.startswith(INDEX):
            shared.setdefault(quantity, []).append(number)
    for row in _rows(View(net.area, frozenset(shared), net.context, False)):
        net.add_row(row, None)
    for quantity in sorted(shared, key=repr):
        hub = net.number.get((quantity, None))
        if hub is None and len(shared[quantity]) < 2:
            continue
        for number in shared[quantity]:
            net.add(_link(net, number, net.variable(quantity, None)))


def is_comparable(context: Context, quantity: Quantity) -> bool:
    """Whether figures of two documents on this are one quantity."""
    return quantity.indicator in context.comparable and not (
        quantity.indicator in ("gross_output", "income", "investment", "rd_expenditure")
        and (quantity.subject or "").startswith("label:")
    )


def is_well_defined(context: Context, quantity: Quantity) -> bool:
    """Whether the words for a quantity name one thing, so that two figures on it must agree.

    A subject that no catalogue knows may be named by half its words, and counts may count parts.
    """
    return quantity.indicator in context.comparable and not (quantity.subject or "").startswith(
        "label:"
    )


def _link(net: Network, own: int, hub: int) -> LinkedRow:
    tolerance = net.context.tolerance
    if tolerance is None:
        raise AssertionError("documents are linked only where they may part")
    quantity = net.variables[own][0]
    if quantity.measure in ("level", "change"):
        low, high = 1 - tolerance.level / 2, 1 + tolerance.level / 2
        return product_row("restatement", (own, hub, -1), 0, low, high)
    half = tolerance.points / 2
    return linear_row("restatement", (own, hub), (1, -1), -half, half)
