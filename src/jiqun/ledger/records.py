"""Open a ledger and read its records: claims, findings, sources, observations."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from jiqun.ledger.reconciled_rows import RECONCILED_COLUMNS, reconciled_from_row
from jiqun.ledger.rows import (
    CLAIM_COLUMNS,
    OBSERVATION_COLUMNS,
    QUOTE_COLUMNS,
    claim_from_row,
    observation_from_row,
    quote_from_row,
)
from jiqun.ledger.store import SCHEMA_VERSION
from jiqun.ledger.views import DocumentSummary, Quote
from jiqun.model import (
    Claim,
    Finding,
    LedgerError,
    Observation,
    Reconciled,
    Source,
    finding_from_record,
)

SUMMARY = """
SELECT d.id, d.title, d.publisher, d.publisher_class, d.published, d.published_text, d.language,
       d.url,
       (SELECT count(*) FROM claims c WHERE c.doc = d.id),
       (SELECT count(DISTINCT f.id) FROM findings f JOIN finding_claims n
           ON n.finding = f.id AND n.area = f.area WHERE f.kind = 'error' AND n.doc = d.id),
       (SELECT k.original FROM copies k WHERE k.doc = d.id)
FROM documents d
"""


class Records:
    """A ledger opened for reading. Use as a context manager, or close it."""

    def __init__(self, path: Path) -> None:
        """Open the ledger file at `path`.

        Raises:
            LedgerError: there is none, it is damaged, or it has another version.
        """
        import duckdb

        self.path = path
        if not path.is_file():
            raise LedgerError("no_ledger", str(path))
        try:
            self._connection = duckdb.connect(
                str(path), read_only=True, config={"autoinstall_known_extensions": False}
            )
            self.meta: Mapping[str, str] = dict(self.query("SELECT key, value FROM meta"))
        except duckdb.Error as problem:
            raise LedgerError("bad_data", str(path), detail=str(problem)) from None
        if self.meta.get("schema") != SCHEMA_VERSION:
            found = self.meta.get("schema", "none")
            raise LedgerError("ledger_version", str(path), found=found, wanted=SCHEMA_VERSION)

    def __enter__(self) -> Self:
        """Give the open ledger."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give the file free."""
        self._connection.close()

    def frame(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Give the result of a SELECT as a pandas frame, or Polars where pandas is missing.

        Raises:
            MissingExtra: neither is installed.
        """
        from jiqun.ledger.frames import frame_of

        result = self.cursor().execute(sql, list(parameters))
        names = [column[0] for column in result.description or ()]
        return frame_of(names, result.fetchall())

    # Records

    def claims(
        self, *, areas: Iterable[str] | None = None, documents: Iterable[str] | None = None
    ) -> tuple[Claim, ...]:
        """Give the claims of areas (see `areas_of`), of documents, or all, in order of place."""
        where, parameters = "", []
        if areas is not None:
            where = "WHERE id IN (SELECT claim FROM claim_cells WHERE area IN (SELECT unnest(?)))"
            parameters = [sorted(set(areas))]
        elif documents is not None:
            where, parameters = "WHERE doc IN (SELECT unnest(?))", [sorted(set(documents))]
        rows = self.query(
            f"SELECT {CLAIM_COLUMNS} FROM claims {where} ORDER BY doc, start_char, end_char",
            parameters,
        )
        return tuple(claim_from_row(row) for row in rows)

    def findings(self, *, areas: Iterable[str] | None = None) -> tuple[Finding, ...]:
        """Give the findings of areas, or all, area by area in the order of the checks."""
        where, parameters = ("", []) if areas is None else _among("area", areas)
        return findings_of(
            self.query(f"SELECT record FROM findings {where} ORDER BY area, position", parameters)
        )

    def sources(self) -> dict[str, Source]:
        """Give who published each document, when, and of what it is a copy."""
        rows = self.query(
            "SELECT d.id, publisher, publisher_class, published, title, language, k.original,"
            " published_text"
            " FROM documents d LEFT JOIN copies k ON k.doc = d.id"
        )
        return {row[0]: Source(*row) for row in rows}

    def observations(
        self, *, areas: Iterable[str] | None = None, indicators: Iterable[str] | None = None
    ) -> tuple[Observation, ...]:
        """Give the values that the ledger stands by, of all areas or some, or some indicators."""
        where, parameters = ("", []) if areas is None else _among("area", areas)
        if indicators is not None:
            where = f"{where} AND" if where else "WHERE"
            where += " split_part(cell, '|', 2) IN (SELECT unnest(?))"
            parameters = [*parameters, sorted(indicators)]
        rows = self.query(
            f"SELECT {OBSERVATION_COLUMNS} FROM observations {where} ORDER BY cell", parameters
        )
        return tuple(observation_from_row(row) for row in rows)

    def reconciled(
        self, *, areas: Iterable[str] | None = None, series: Iterable[str] | None = None
    ) -> tuple[Reconciled, ...]:
        """Give what all sound figures imply for each cell: of areas, of series, or of all."""
        where, parameters = ("", []) if areas is None else _among("area", areas)
        if series is not None:
            where, parameters = _among("series", series)
        rows = self.query(
            f"SELECT {RECONCILED_COLUMNS} FROM reconciled {where} ORDER BY cell, unit", parameters
        )
        return tuple(reconciled_from_row(row) for row in rows)

    def search(self, text: str, limit: int = 50) -> list[Quote]:
        """Give claims whose sentence holds a text, whatever its case."""
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = self.query(
            f"SELECT {QUOTE_COLUMNS} FROM claims WHERE sentence ILIKE ? ESCAPE '\\'"
            " ORDER BY doc, start_char LIMIT ?",
            [f"%{escaped}%", limit],
        )
        return [quote_from_row(row) for row in rows]

    def quotes_of(self, findings: Iterable[Finding]) -> dict[str, Quote]:
        """Give every claim that findings name, in its sentence, by id."""
        return self.quotes({claim for finding in findings for claim in finding.claims})

    def quotes(self, claims: Iterable[str]) -> dict[str, Quote]:
        """Give claims in their sentences, by id."""
        rows = self.query(
            f"SELECT {QUOTE_COLUMNS} FROM claims WHERE id IN (SELECT unnest(?)) ORDER BY id",
            [sorted(set(claims))],
        )
        quotes = (quote_from_row(row) for row in rows)
        return {quote.claim.id: quote for quote in quotes}

    def summaries(self, documents: Iterable[str]) -> dict[str, DocumentSummary]:
        """Give one line for each document, by id."""
        rows = self.query(
            f"{SUMMARY} WHERE d.id IN (SELECT unnest(?)) ORDER BY d.id", [sorted(documents)]
        )
        return {row[0]: DocumentSummary(*row) for row in rows}

    def cursor(self) -> Any:
        """Give a cursor of its own, so that threads do not meet."""
        return self._connection.cursor()

    def query(
        self, sql: str, parameters: Sequence[Any] = (), width: int | None = None
    ) -> list[tuple[Any, ...]]:
        """Run a SELECT on the tables of schema.sql; `width` keeps the first columns."""
        rows: list[tuple[Any, ...]] = self.cursor().execute(sql, list(parameters)).fetchall()
        return rows if width is None else [row[:width] for row in rows]


def findings_of(rows: Iterable[tuple[Any, ...]]) -> tuple[Finding, ...]:
    """Read findings from rows that begin with their record."""
    return tuple(finding_from_record(json.loads(row[0])) for row in rows)


def _among(column: str, values: Iterable[str]) -> tuple[str, list[Any]]:
    return f"WHERE {column} IN (SELECT unnest(?))", [sorted(set(values))]
