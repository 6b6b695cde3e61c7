"""Show what all figures of a place together imply for the cells of a series."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiqun.checks.derived import is_narrow
from jiqun.data.dates import period_name
from jiqun.ledger.rows import cell_from_key
from jiqun.ledger.views import SeriesView
from jiqun.model import Reconciled
from jiqun.publish import numbers
from jiqun.publish.address import Links
from jiqun.publish.findings import basis
from jiqun.publish.texts import text


@dataclass(frozen=True, slots=True)
class ImpliedRow:
    """One cell of the table: its bounds, its balanced value, and what they rest on."""

    period: str
    state: str
    between: str
    value: str
    basis: str
    href: str
    claims: int


def telling(view: SeriesView) -> Iterator[Reconciled]:
    """Give the cells of which all figures together say more than those on the cell itself.

    Cells that nobody states are among them if they are known closely.
    """
    own = {cell.key: {q.claim.id for q in quotes} for cell, quotes, _ in view.rows}
    for row in view.reconciled:
        says_more = bool(set(row.claims) - own.get(row.cell, set()))
        if says_more and (row.is_stated or is_narrow(str(view.cell.measure), row.hard)):
            yield row


def implied_rows(view: SeriesView, language: str) -> list[ImpliedRow]:
    """Give the rows of the table, in order of time."""
    links = Links("../")
    return [
        ImpliedRow(
            period=period_name(cell_from_key(row.cell).period, language),
            state=text("implied_stated", language)
            if row.is_stated
            else text("implied_derived", language),
            between=numbers.interval(row.hard, row.unit, language),
            value=""
            if row.value is None
            else numbers.balanced(row.value, row.hard, row.unit, language),
            basis=basis(row.claims),
            href=links.claim(row.claims[0]),
            claims=len(row.claims),
        )
        for row in telling(view)
    ]
