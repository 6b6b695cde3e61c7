"""Find a series by the names of its place, indicator and subject, in either language."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from jiqun.data import canonical_area, catalogue, catalogues, subject_name
from jiqun.data.resolving import name_key
from jiqun.ledger.cells import NOWHERE, subject_code
from jiqun.ledger.records import Records
from jiqun.ledger.related import WHOLE, claims_on, is_share, part_of, read_against, whole_of
from jiqun.ledger.rows import CELL_COLUMNS, cell_from_row
from jiqun.ledger.views import SeriesView
from jiqun.model import Cell, Indicator, InputError, Measure, Status


def find_area(ledger: Records, name: str) -> str:
    """Give the ledger's area of a name.

    Raises:
        InputError: nothing in the ledger speaks of it; close names are offered.
    """
    areas = [
        row[0]
        for row in ledger.query(
            "SELECT DISTINCT area FROM claim_cells WHERE NOT starts_with(area, ?) ORDER BY area",
            [NOWHERE],
        )
    ]
    known = canonical_area(name) or name
    for area in areas:
        if area.lower() == known.lower():
            return str(area)
    names = {n: a for a in areas for n in (a, catalogue().area_name(a, "zh"))}
    raise InputError("unknown_name", what="place", value=name, hint=_close(name, names))


def find_indicator(name: str) -> str:
    """Give the indicator's code of a name.

    Raises:
        InputError: there is none; close names are offered.
    """
    names = {
        name_key(n): code
        for code, label in catalogue().labels["indicator"].items()
        for n in (code, label.en, label.zh, code.replace("_", " "))
    }
    if name_key(name) in names:
        return names[name_key(name)]
    raise InputError("unknown_name", what="indicator", value=name, hint=_close(name, names))


def find_subjects(ledger: Records, area: str, indicator: str, name: str | None) -> list[str | None]:
    """Give the subjects of an area's figures that a name means; None is the whole area.

    A name that moved between versions of a catalogue means each of its codes.

    Raises:
        InputError: no figure there has such a subject; close names are offered.
    """
    if name is None or name_key(name) == "total":
        return [None]
    held = [
        row[0]
        for row in ledger.query(
            "SELECT DISTINCT subject FROM claim_cells WHERE area = ? AND indicator = ?"
            " AND subject IS NOT NULL ORDER BY subject",
            [area, indicator],
        )
    ]
    names: dict[str, list[str | None]] = {}
    for code in held:
        for said in _names(code):
            names.setdefault(name_key(said), []).append(code)
    code = subject_code(name)
    if code in held:
        return [code]
    if found := names.get(name_key(name)):
        return found
    raise InputError("unknown_name", what="subject", value=name, hint=_close(name, names))


def _names(code: str) -> Iterable[str]:
    """Give every name of a subject's code."""
    yield code
    for language in ("en", "zh"):
        yield subject_name(code, language) or code
    if (subject := catalogue().subjects.get(code)) is not None:
        yield from (*subject.aliases_en, *subject.aliases_zh)
    if (place := catalogues().items.get(code)) is not None:
        item = place[2]
        yield from (item.code, item.en or item.zh, item.zh, *item.names_en, *item.names_zh)


def find_series(
    ledger: Records, area: str, indicator: str, subjects: Iterable[str | None], **wanted: str
) -> list[Cell]:
    """Give the series of an area, indicator and subjects, as cells without a period.

    Args:
        wanted: `measure`, `status` or `of_what`, each as the contract writes it.
    """
    where = "".join(f" AND {name} = ?" for name in sorted(wanted))
    rows = ledger.query(
        f"SELECT DISTINCT {CELL_COLUMNS} FROM claim_cells WHERE area = ? AND indicator = ?{where}",
        [area, indicator, *(wanted[name] for name in sorted(wanted))],
    )
    codes = set(subjects)
    cells = {replace(cell_from_row(row), period=None) for row in rows if row[2] in codes}
    return sorted(cells, key=lambda cell: cell.key)


def with_derived(ledger: Records, view: SeriesView, part: SeriesView | None) -> SeriesView:
    """Give a share of GDP with the periods that nobody printed, where part and whole are known."""
    if part is None or not is_share(view.cell):
        return view
    have = {cell.period for cell, _, _ in view.rows}
    more = [replace(view.cell, period=c.period) for c, _, _ in part.rows if c.period not in have]
    against = {other.key: other for cell in more for other in read_against(cell)}
    found = claims_on(ledger, against.values())
    related = {**view.related, **{key: (against[key], found[key]) for key in found}}
    more = [c for c in more if part_of(c).key in related and whole_of(c).key in related]
    docs = {claim.doc for _, claims in related.values() for claim in claims}
    rows = [*view.rows, *((cell, (), None) for cell in more)]
    rows.sort(key=lambda row: (row[0].period is None, row[0].period))
    return replace(
        view,
        rows=tuple(rows),
        related=related,
        documents={**view.documents, **ledger.summaries(docs - view.documents.keys())},
    )


def share_cell(area: str, indicator: str, subject: str | None) -> Cell:
    """Give the series of a share of GDP, which nobody may have printed."""
    return Cell(
        area=area,
        indicator=Indicator(indicator),
        subject=subject,
        measure=Measure.SHARE,
        of=WHOLE,
        period=None,
        status=Status.ACTUAL,
        dimension="percent",
    )


def _close(name: str, known: Mapping[str, object]) -> str:
    close = get_close_matches(name, list(known), 1) or get_close_matches(
        name_key(name), list(known), 1
    )
    if close:
        return f"; did you mean '{close[0]}'?"
    shown = sorted(known)[:12]
    return f"; one of {', '.join(shown)}" if shown else ""
