"""One series as records: a row a period with its vintages, rivals, and what follows from each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from jiqun.checks.history import Consequence, PeriodHistory, history_of
from jiqun.checks.vintages import Standing, Told
from jiqun.data.asking import ask_measure
from jiqun.ledger import Ledger
from jiqun.ledger.lookup import (
    find_area,
    find_indicator,
    find_series,
    find_subjects,
    share_cell,
    with_derived,
)
from jiqun.ledger.related import WHOLE, part_of
from jiqun.ledger.tellers import series_told_by, teller_in
from jiqun.ledger.views import SeriesView
from jiqun.model import Cell, InputError, Interval, Measure, Status, close_hint, plain_fraction


def series_rows(
    ledger: Ledger,
    area: str,
    indicator: str,
    subject: str | None = None,
    *,
    measure: str = "level",
    status: str = "actual",
    as_of: date | None = None,
    tellers: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """Give a series, one record a period, in order of time.

    Names are taken in either language. A share of GDP is given for every period in which part and
    GDP are known, derived where nobody printed it.

    Args:
        as_of: a day; what was published later is left out.
        tellers: classes of those whose figures alone count; all where none is named.

    Raises:
        InputError: a name is not known in this ledger; close ones are offered.
    """
    place = find_area(ledger, area)
    code = find_indicator(indicator)
    measure = ask_measure(measure)
    if status not in set(Status):
        hint = close_hint(status, list(Status))
        raise InputError("unknown_value", field="status", value=status, hint=hint)
    subjects = find_subjects(ledger, place, code, subject)
    cells = find_series(ledger, place, code, subjects, measure=measure, status=status)
    if measure == Measure.SHARE and status == Status.ACTUAL:
        shares = [share_cell(place, code, s) for s in subjects]
        cells += [c for c in shares if c not in cells]
    made: list[dict[str, Any]] = []
    for whole in _views(ledger, cells):
        view = series_told_by(whole, tellers)
        made += [_record(row, view, as_of) for row in history_of(view, as_of)]
    return made


def _views(ledger: Ledger, cells: Iterable[Cell]) -> Iterator[SeriesView]:
    for cell in cells:
        view = ledger.series(cell.series_slug)
        if cell.measure is Measure.SHARE and cell.of == WHOLE:
            part = ledger.series(part_of(cell).series_slug)
            empty = SeriesView(cell, cell.series_slug, (), (), {})
            view = with_derived(ledger, view or empty, part)
        if view is not None:
            yield view


def _record(row: PeriodHistory, view: SeriesView, as_of: date | None) -> dict[str, Any]:
    cell, seen = row.cell, row.seen
    shares = [
        {
            "gdp_as_of": share.day.isoformat() if share.day else None,
            "share": share.interval.ends(),
            "state": "stated" if share.stated else "derived",
            "claims": list(share.stated),
            "part": list(share.part),
            "whole": list(share.whole),
        }
        for share in row.shares
    ]
    low, high = (seen.interval.low, seen.interval.high) if seen else (None, None)
    state = seen.state if seen else "derived"
    if seen is None and row.shares:
        low, high = row.shares[-1].interval.low, row.shares[-1].interval.high
    latest = row.stood[-1] if row.stood else None
    return {
        "area": cell.area,
        "indicator": str(cell.indicator),
        "subject": cell.subject,
        "measure": str(cell.measure),
        "of": cell.of,
        "period": str(cell.period) if cell.period else None,
        "status": str(cell.status),
        "value": plain_fraction(seen.value) if seen else None,
        "unit": seen.unit if seen else "percent",
        "low": plain_fraction(low),
        "high": plain_fraction(high),
        "state": state,
        "scope": _scope(row),
        "vintage": latest.day.isoformat() if latest else None,
        "rule": row.rule,
        "as_of": as_of.isoformat() if as_of else None,
        "first": _vintage(row, 0) if row.stood else None,
        "revised": [_vintage(row, n) for n in range(1, len(row.stood))],
        "latest": _vintage(row, len(row.stood) - 1) if row.stood else None,
        "rivals": [
            _of_vintage(stands, follows)
            for stands, follows in zip(row.rivals, row.rival_follows, strict=True)
        ],
        "shares": shares,
        "claims": [_claim(told, view) for told in row.told],
        "series": f"series/{view.slug}.html",
    }


def _scope(row: PeriodHistory) -> Mapping[str, str] | None:
    if row.cell.scope != "unspecified":
        return {"code": row.cell.scope}
    if row.scope is None:
        return None
    return {"code": row.scope.code, "en": row.scope.en, "zh": row.scope.zh}


def _vintage(row: PeriodHistory, number: int) -> dict[str, Any]:
    stands = row.stood[number]
    return _of_vintage(stands, row.follows[number] if row.follows else ())


def _of_vintage(stands: Standing, follows: Iterable[Consequence]) -> dict[str, Any]:
    return {
        "from": stands.day.isoformat(),
        "interval": stands.interval.ends(),
        "claims": list(stands.claims),
        "follows": [_consequence(c) for c in follows],
    }


def _consequence(made: Consequence) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": made.kind, "interval": made.interval.ends()}
    if made.subject:
        record["subject"] = made.subject
    if made.outcome:
        record["outcome"] = made.outcome
    return record | {"with": list(made.claims)}


def _claim(told: Told, view: SeriesView) -> dict[str, Any]:
    source = view.documents.get(told.claim.doc)
    return {
        "claim": told.claim.id,
        "quote": told.claim.quote,
        "value": plain_fraction(Fraction(told.claim.value)),
        "unit": told.claim.unit,
        "bound": str(told.claim.bound),
        "interval": told.interval.ends(),
        "published": told.day.isoformat() if told.day else None,
        "publisher": source.publisher if source else None,
        "publisher_class": source.publisher_class if source else None,
        "told_by": teller_in(view, told.claim),
        "title": source.title if source else None,
        "role": told.role,
    }


def table_row(record: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Give a record's line of a table: what stands, its vintage, and the rivals in few words."""
    from jiqun.data.dates import period_name
    from jiqun.model import Period
    from jiqun.publish.names import code_name, of_part
    from jiqun.publish.numbers import amount, interval

    def ends(pair: list[Any], unit: str) -> str:
        low, high = (None if e is None else Fraction(str(e)) for e in pair)
        return interval(Interval(low, high), unit, language)

    unit = record["unit"]
    value = record["value"]
    shown = (
        amount(Fraction(str(value)), unit, language)
        if value is not None
        else ends([record["low"], record["high"]], unit)
    )
    rivals = [
        f"{v['from']}: {ends(v['interval'], unit)}"
        for v in (record["first"], *record["revised"])
        if v
    ]
    rivals += [
        f"{v['from']}: {ends(v['interval'], unit)} ({code_name('tellings', 'rival', language)})"
        for v in record["rivals"]
    ]
    several = record["shares"] if len(record["shares"]) > 1 or value is None else ()
    rivals += [
        f"GDP {s['gdp_as_of'] or '?'}: {ends(s['share'], 'percent')}"
        f" ({code_name('states', s['state'], language)})"
        for s in several
    ]
    scope = record["scope"] or {}
    period = record["period"]
    return {
        "period": period_name(Period.parse(period) if period else None, language),
        "value": shown,
        "of": of_part(record["of"], language)[0] if record["of"] else "",
        "state": code_name("states", record["state"], language),
        "vintage": record["vintage"] or "",
        "scope": scope.get(language) or scope.get("code", ""),
        "vintages": "; ".join(rivals) if len(rivals) > 1 or several else "",
    }


def flat_row(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give a record's line of a CSV: plain cells, the lists as JSON."""
    scope = record["scope"] or {}
    return {**record, "scope": scope.get("code")}


__all__ = ["flat_row", "series_rows", "table_row"]
