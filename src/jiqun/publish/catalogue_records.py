"""The catalogue as records: what the commands print and what the pages' JSON twins hold."""

from collections.abc import Mapping
from typing import Any

from jiqun.data import Classification, Item, Version, catalogue, item_name
from jiqun.data.bridge import SplitChange
from jiqun.data.catalogues import Catalogues
from jiqun.data.difference import VersionChange
from jiqun.ledger.carrying import CarriedFigure
from jiqun.model import Interval
from jiqun.publish.numbers import amount, interval

Record = dict[str, Any]


def classification_record(classification: Classification) -> Record:
    """Give a classification with its versions, without their items."""
    return {
        "classification": classification.code,
        "kind": classification.kind,
        "area": classification.area,
        "en": classification.en,
        "zh": classification.zh,
        "versions": [v.version for v in classification.versions],
    }


def version_record(version: Version) -> Record:
    """Give a version: dates, status, who says so, and how many items of each list."""
    kinds = dict.fromkeys(item.kind for item in version.items)
    return {
        "classification": version.classification,
        "version": version.version,
        "en": version.en,
        "zh": version.zh,
        "from": version.first_text or None,
        "until": version.end_text or None,
        "announced": version.announced or None,
        "status": version.status,
        "certainty": version.certainty,
        "source": version.source,
        "complete": version.complete,
        "items": {kind: len(version.of_kind(kind)) for kind in kinds},
        "note_en": version.note_en or None,
        "note_zh": version.note_zh or None,
        "priorities": [
            {
                "role": p.role,
                "en": p.en,
                "zh": p.zh,
                "maps_to": list(p.maps_to),
                "certainty": p.certainty,
                "source": p.source,
            }
            for p in version.priorities
        ],
    }


def item_record(version: Version, item: Item) -> Record:
    """Give one item of a version."""
    return {
        "classification": version.classification,
        "version": version.version,
        "code": item.code,
        "list": item.kind,
        "en": item.en or None,
        "zh": item.zh,
        "parent": item.parent,
        "parent_certainty": item.parent_certainty,
        "certainty": item.certainty,
        "source": item.source,
        "also": list(item.also),
        "subject": item.subject,
    }


def change_record(row: VersionChange, known: Catalogues) -> Record:
    """Give one row of the difference of two versions, with who says so."""
    change = row.change
    source = known.sources.get(change.source)
    return {
        "from_version": row.from_version,
        "to_version": row.to_version,
        "kind": change.kind,
        "from": change.source_code or None,
        "from_en": row.before.en if row.before else None,
        "from_zh": row.before.zh if row.before else None,
        "from_list": row.before.kind if row.before else None,
        "to": change.target_code or None,
        "to_en": row.after.en if row.after else None,
        "to_zh": row.after.zh if row.after else None,
        "to_list": row.after.kind if row.after else None,
        "scope": change.scope or None,
        "weight": None if change.weight is None else str(change.weight),
        "weight_source": change.weight_source or None,
        "certainty": change.certainty,
        "source": change.source,
        "source_title_en": source.title_en if source else None,
        "source_title_zh": source.title_zh if source else None,
        "source_publisher_en": source.publisher_en if source else None,
        "source_publisher_zh": source.publisher_zh if source else None,
        "note_en": change.note_en or None,
        "note_zh": change.note_zh or None,
    }


def carried_record(figure: CarriedFigure, version: Version, area: str, indicator: str) -> Record:
    """Give one carried figure, with all it rests on."""
    item = version.by_code[figure.code]
    carried = figure.carried
    words = {f"value_{language}": carried_words(figure, language) for language in ("en", "zh")}
    return {
        "area": area,
        "indicator": indicator,
        "period": str(figure.period),
        "code": figure.code,
        "en": item_name(item, "en"),
        "zh": item_name(item, "zh"),
        "state": figure.state,
        **ends(figure.interval),
        **words,
        "unit": figure.unit,
        "path": list(figure.path),
        "parents": list(carried.parents) if carried else [],
        "missing": list(carried.missing) if carried else [],
        "reasons": list(carried.reasons) if carried else [],
        "certainty": figure.certainty,
        "change": change_parts(figure.change),
        "claims": sorted({claim for o in figure.observations for claim in o.claims}),
        "vintage": max((str(o.vintage) for o in figure.observations if o.vintage), default=None),
    }


def carried_words(carried: CarriedFigure, language: str) -> str:
    """Write a value: as printed where it is stated, its bounds else."""
    if carried.state == "open":
        return label("carried", "open", language)
    if carried.state == "stated" and (value := carried.observations[0].value) is not None:
        return amount(value, carried.unit, language)
    return interval(carried.interval, carried.unit, language)


def ends(interval: Interval) -> Mapping[str, float | None]:
    """Give the ends of an interval as plain numbers."""
    return {
        "low": None if interval.low is None else float(interval.low),
        "high": None if interval.high is None else float(interval.high),
    }


def change_parts(change: SplitChange | None) -> Mapping[str, Mapping[str, float | None]] | None:
    """Give a split change: total, reclassified and rest, in percent."""
    if change is None:
        return None
    return {
        "total": ends(change.total),
        "reclassified": ends(change.reclassified),
        "rest": ends(change.rest),
    }


def label(kind: str, code: str, language: str) -> str:
    """Give the name of a code of the catalogue's own words."""
    return catalogue().label(kind, code, language)
