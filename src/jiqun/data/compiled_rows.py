"""Make the records of the catalogue out of the rows of its compiled form."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from jiqun.data.catalogue import catalogue
from jiqun.data.classification import Classification, Item, Priority, Version
from jiqun.data.concordance import Change, Concordance

Row = Mapping[str, Any]
AnyDated = TypeVar("AnyDated")


def dated(kind: type[AnyDated], row: Row) -> AnyDated:
    """Make a dated entry of its row."""
    fields = {name: _tuple(value) for name, value in row.items() if name not in ("from", "until")}
    return kind(first=_day(row.get("from")), end=_day(row.get("until")), **fields)  # type: ignore[call-arg]


def classification_of(row: Row) -> Classification:
    """Make a classification of its row, with its versions and their items."""
    return Classification(
        code=row["code"],
        kind=row["kind"],
        en=row["en"],
        zh=row["zh"],
        area=row.get("area"),
        total=row.get("total"),
        names_en=_strings(row.get("names_en")),
        names_zh=_strings(row.get("names_zh")),
        lists={kind: (en, zh) for kind, (en, zh) in row["lists"].items()},
        versions=tuple(
            _version(row["code"], v, {} if row["kind"] == "policy" else _labels())
            for v in row["versions"]
        ),
    )


@cache
def _labels() -> Mapping[str, str]:
    """Chinese name → the subject label under which claims carry it."""
    return {
        name: subject.label
        for subject in reversed(list(catalogue().subjects.values()))
        for name in (*subject.aliases_zh, subject.zh)
    }


def _version(classification: str, row: Row, labels: Mapping[str, str]) -> Version:
    return Version(
        classification=classification,
        version=row["version"],
        en=row["en"],
        zh=row["zh"],
        status=row["status"],
        certainty=row["certainty"],
        source=row["source"],
        first=_day(row.get("from")),
        end=_day(row.get("until")),
        first_text=row.get("from_text", ""),
        end_text=row.get("until_text", ""),
        announced=row.get("announced", ""),
        document_zh=row.get("document_zh", ""),
        complete=row["complete"],
        note_en=row.get("note_en", ""),
        note_zh=row.get("note_zh", ""),
        items=tuple(_item(item, labels) for item in row["items"]),
        priorities=tuple(
            Priority(
                p["role"], p["en"], p["zh"], _strings(p.get("maps_to")), p["certainty"], p["source"]
            )
            for p in row.get("priorities", ())
        ),
    )


def _item(row: Row, labels: Mapping[str, str]) -> Item:
    get = row.get
    return Item(
        row["code"],
        get("en", ""),
        row["zh"],
        row["list"],
        get("parent"),
        row["certainty"],
        get("parent_certainty"),
        get("source"),
        _strings(get("also")),
        _strings(get("names_en")),
        _strings(get("names_zh")),
        get("equals"),
        get("label") or labels.get(row["zh"]),
        _strings(get("consists_of")),
        get("since"),
        get("note_en", ""),
        get("note_zh", ""),
    )


def concordance_of(row: Row) -> Concordance:
    """Make a concordance of its row."""
    return Concordance(
        row["classification"],
        row["from_version"],
        row["to_version"],
        tuple(
            Change(
                r.get("from", ""),
                r.get("to", ""),
                r["kind"],
                r.get("scope", ""),
                Fraction(r["weight"]) if r.get("weight") else None,
                r.get("weight_source", ""),
                r["certainty"],
                r["source"],
                r.get("note_en", ""),
                r.get("note_zh", ""),
            )
            for r in row["rows"]
        ),
    )


def _strings(value: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(value) if value else ()


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
