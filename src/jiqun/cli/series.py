"""`jiqun series`: one series with its vintages, as of any day."""

from pathlib import Path

from jiqun.cli.dates import one_date
from jiqun.cli.printing import Format, note, print_records
from jiqun.cli.texts import language, say

COLUMNS = ("period", "value", "of", "state", "vintage", "scope", "vintages")


def run(
    area: str,
    indicator: str,
    subject: str | None,
    measure: str,
    status: str,
    as_of: str | None,
    workspace: Path,
    form: Format,
    sources: list[str],
) -> None:
    """Print a series, one row a period."""
    from jiqun.ledger import open_ledger
    from jiqun.ledger.tellers import checked_tellers
    from jiqun.pipeline.series import flat_row, series_rows, table_row

    tellers = checked_tellers(sources)
    day = one_date(as_of) if as_of else None
    with open_ledger(workspace) as ledger:
        rows = series_rows(
            ledger,
            area,
            indicator,
            subject,
            measure=measure,
            status=status,
            as_of=day,
            tellers=tellers,
        )
    if not rows:
        note(say("no_figures"))
    if form is Format.TABLE:
        print_records((table_row(r, language()) for r in rows), form, COLUMNS)
    elif form is Format.CSV:
        print_records((flat_row(r) for r in rows), form, COLUMNS)
    else:
        print_records(rows, form, COLUMNS)
