"""What stands for each period of a series by one class of tellers alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jiqun.checks.history import PeriodHistory, history_of
from jiqun.ledger.tellers import TELLERS, series_told_by, teller_in
from jiqun.ledger.views import SeriesView
from jiqun.publish.address import Links
from jiqun.publish.figures import Figure
from jiqun.publish.names import code_name
from jiqun.publish.vintages import Computed, standing_of

ByTeller = Mapping[str, Mapping[str, PeriodHistory]]
"""Class of tellers → cell → its history as that class has it."""


@dataclass(frozen=True, slots=True)
class StandsBy:
    """What stands for a period by one class of tellers."""

    teller: str
    figure: Figure | None
    computed: Computed | None
    state: str


def by_teller(view: SeriesView) -> ByTeller:
    """Give the history of a series by each class that tells a figure of it.

    Empty where all its figures are told by one class: there is nothing to choose. What a finding
    has in doubt stays in doubt, whoever told the figures that it clashes with.
    """
    told = {teller_in(view, q.claim) for _, quotes, _ in view.rows for q in quotes}
    if len(told) < 2:
        return {}
    return {
        name: {row.cell.key: row for row in history_of(_of(view, name))}
        for name in TELLERS
        if name in told
    }


def _of(view: SeriesView, teller: str) -> SeriesView:
    return replace(series_told_by(view, (teller,)), findings=view.findings)


def stands_by(histories: ByTeller, cell: str, language: str) -> Sequence[StandsBy]:
    """Give what stands for a cell by each class, hidden until a reader chooses one."""
    made = []
    for teller, rows in histories.items():
        row = rows.get(cell)
        if row is not None and row.seen is not None and row.seen.claims:
            claims = {t.claim.id: t.claim for t in row.told}
            stands = standing_of(row.seen, claims, language, Links("../"))
            state = code_name("states", row.seen.state, language)
            made.append(StandsBy(teller, *stands, state))
    return made
