"""What the files of a catalogue must agree on: ids, parents, meanings, dates, concordances."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from jiqun.data.dates import first_day
from jiqun.data.source_files import CatalogueFiles, Entry
from jiqun.model import CatalogueError, Indicator, close_hint

Problems = Iterator[CatalogueError]


def inconsistencies(files: CatalogueFiles, areas: Mapping[str, str | None]) -> Problems:
    """Give everything that the entries contradict each other in.

    Args:
        files: entries whose own form is right.
        areas: name of each known area → the area it lies in.
    """
    yield from _doubles("source", files.tables["sources"], "id")
    yield from _doubles("division", files.tables["divisions"], "code")
    for table in ("scopes", "revisions", "plans", "currencies"):
        yield from _doubles(table.rstrip("s"), files.tables[table], "code")
    yield from _doubles("classification", files.classifications, "classification", "code")
    sources = {e.record["id"] for e in files.tables["sources"]}
    for entry in _sourced(files):
        for name in (entry.record.get("source"), *entry.record.get("also", ())):
            if name and name not in sources:
                yield _unknown("source", name, sources, entry.where)
        name = entry.record.get("weight_source")
        if name and name not in sources:
            yield _unknown("weight_source", name, sources, entry.where)
    yield from _meant(files)
    yield from _divisions(files)
    for entry in _placed(files):
        for name in ("area", "group", "member"):
            value = entry.record.get(name)
            if value and value not in areas:
                yield _unknown("area", value, areas, entry.where)
    for name, entries in files.tables.items():
        if name not in ("sources", "divisions", "division_changes"):
            for entry in entries:
                yield from _order(entry.record, entry.where)
    yield from _cycles(files.tables["divisions"], "code", {})
    yield from _cycles([], "", areas)
    yield from _overlaps(files.tables["scopes"])
    yield from _followed(files)
    for classification in files.classifications:
        yield from _versions(classification)
    yield from _concordances(files)


def _versions(classification: Entry) -> Problems:
    record = classification.record
    meaning: dict[str, tuple[str, str, str]] = {}
    versions: list[Entry] = record["versions"]
    yield from _doubles("version", versions, "version")
    for version in versions:
        items: list[Entry] = version.record["items"]
        yield from _order(version.record, version.where)
        yield from _doubles("code", items, "code")
        codes = {item.record["code"] for item in items}
        for item in items:
            row = item.record
            if row["list"] not in record["lists"]:
                yield _unknown("list", row["list"], record["lists"], item.where)
            for name in ("parent", "equals"):
                if row.get(name) and row[name] not in codes:
                    yield _unknown(name, row[name], codes, item.where)
            names = (str(row.get("en", "")), str(row["zh"]))
            known = meaning.setdefault(row["code"], (*names, item.where))
            if known[:2] != names:
                yield CatalogueError(
                    "cat_meaning",
                    item.where,
                    item=row["code"],
                    name=" / ".join(filter(None, names)),
                    other=" / ".join(filter(None, known[:2])),
                    first=known[2],
                )
        yield from _cycles(items, "code", {})
        mapped = {
            code for p in version.record.get("priorities", ()) for code in p.get("maps_to", ())
        }
        everywhere = {i.record["code"] for v in versions for i in v.record["items"]}
        for code in sorted(mapped - everywhere):
            yield _unknown("code", code, everywhere, version.where)
    dated = [v for v in versions if v.record.get("from")]
    for first, second in pairwise(dated):
        end = first.record.get("until")
        if end is None or first_day(end) > first_day(second.record["from"]):
            yield CatalogueError(
                "cat_overlap",
                second.where,
                item=first.record["version"],
                other=second.record["version"],
            )


def _concordances(files: CatalogueFiles) -> Problems:
    known = {c.record["classification"]["code"]: c for c in files.classifications}
    for name, rows in files.concordances.items():
        parts = name.removesuffix(".csv").split("--")
        if len(parts) != 3 or parts[0] not in known:
            yield _unknown("classification", parts[0], known, f"{name}:1")
            continue
        versions = {v.record["version"]: v for v in known[parts[0]].record["versions"]}
        missing = [v for v in parts[1:] if v not in versions]
        for version in missing:
            yield _unknown("version", version, versions, f"{name}:1")
        if missing:
            continue
        sides = [
            {i.record["code"]: i.record for i in versions[v].record["items"]} for v in parts[1:]
        ]
        for row in rows:
            yield from _row(row, *sides)
        yield from _weights(rows)
        for side, codes, version in zip(("from", "to"), sides, parts[1:], strict=True):
            named = {row.record[side] for row in rows}
            # A list without rows of one kind (no groups bridged, say) is left out on purpose.
            kinds = {codes[c]["list"] for c in named if c in codes}
            for code, item in codes.items():
                if code not in named and item["list"] in kinds:
                    yield CatalogueError(
                        "cat_uncovered", f"{name}:1", item=code, version=version, file=name
                    )


def _row(row: Entry, older: Mapping[str, Any], newer: Mapping[str, Any]) -> Problems:
    """Tell what is wrong with one row of a concordance."""
    r = row.record
    source, target, kind = r["from"], r["to"], r["kind"]
    for code, side in ((source, older), (target, newer)):
        if code and code not in side:
            yield _unknown("code", code, side, row.where)
            return
    wrong = ""
    if (kind == "new") != (not source):
        wrong = "only a new code has an empty from"
    elif (kind == "dropped") != (not target):
        wrong = "only a dropped code has an empty to"
    elif source and target:
        same_name = older[source]["zh"] == newer[target]["zh"]
        moved = older[source]["list"] != newer[target]["list"]
        if kind == "kept" and not same_name:
            wrong = "the names differ"
        elif kind == "renamed" and same_name:
            wrong = "the names are the same"
        elif kind == "moved" and not moved:
            wrong = "both stand in the same list"
        elif r["scope"] and source == target:
            wrong = "a change of scope needs a new code"
    if wrong:
        yield CatalogueError(
            "cat_kind", row.where, source=source, target=target, kind=kind, detail=wrong
        )


def _weights(rows: Iterable[Entry]) -> Problems:
    out_of: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        out_of[row.record["from"]].append(row)
        if row.record["weight"] and not row.record["weight_source"]:
            weight = row.record["weight"]
            yield CatalogueError("cat_weight_source", row.where, weight=weight)
    for code, group in out_of.items():
        given = [Fraction(row.record["weight"]) for row in group if row.record["weight"]]
        if not code or not given:
            continue
        where = group[0].where
        if len(given) < len(group):
            yield CatalogueError("cat_half_weights", where, item=code)
        elif sum(given) != 1:
            yield CatalogueError("cat_weights", where, item=code, sum=float(sum(given)))


def _doubles(what: str, entries: Iterable[Entry], *keys: str) -> Problems:
    seen: dict[Any, str] = {}
    for entry in entries:
        value: Any = entry.record
        for key in keys:
            value = value[key]
        if value in seen:
            yield CatalogueError("cat_twice", entry.where, what=what, id=value, first=seen[value])
        seen.setdefault(value, entry.where)


def _cycles(entries: Iterable[Entry], key: str, given: Mapping[str, str | None]) -> Problems:
    """Find things that lie in themselves, each circle once."""
    parents = dict(given)
    where = {}
    for entry in entries:
        parents[entry.record[key]] = entry.record.get("parent") or None
        where[entry.record[key]] = entry.where
    done: set[str] = set()
    for start in parents:
        way: list[str] = []
        code: str | None = start
        while code is not None and code not in done and code not in way:
            way.append(code)
            code = parents.get(code)
        if code in way:
            circle = " → ".join([*way[way.index(code) :], code])
            yield CatalogueError("cat_cycle", where.get(code, "areas.csv:1"), item=code, way=circle)
        done.update(way)


def _followed(files: CatalogueFiles) -> Problems:
    """Find scopes that follow a classification or version that is not there."""
    known = {
        c.record["classification"]["code"]: {v.record["version"] for v in c.record["versions"]}
        for c in files.classifications
    }
    for scope in files.tables["scopes"]:
        name = scope.record.get("classification")
        if name and name not in known:
            yield _unknown("classification", name, known, scope.where)
        for version in scope.record.get("in_versions", ()):
            if version not in known.get(name, {version}):
                yield _unknown("version", version, known[name], scope.where)


def _meant(files: CatalogueFiles) -> Problems:
    """Find definitions, scopes and items that speak of something nobody knows."""
    from jiqun.data.catalogue import catalogue

    lists = [c.record for c in files.classifications]
    items = [i for c in lists for v in c["versions"] for i in v.record["items"]]
    codes = {item.record["code"] for item in items}
    subjects = {
        *catalogue().subjects,
        *codes,
        *(item.record["label"] for item in items if "label" in item.record),
        *(c["classification"]["total"] for c in lists if "total" in c["classification"]),
    }
    for entry in files.tables["definitions"]:
        if entry.record["of"] not in subjects | set(Indicator):
            known = subjects | set(Indicator)
            yield _unknown("indicator or subject", entry.record["of"], known, entry.where)
    for entry in files.tables["scopes"]:
        if entry.record["subject"] not in subjects:
            yield _unknown("subject", entry.record["subject"], subjects, entry.where)
    for item in items:
        for code in item.record.get("consists_of", ()):
            if code not in codes:
                yield _unknown("code", code, codes, item.where)


def _divisions(files: CatalogueFiles) -> Problems:
    """Find divisions in divisions that are not there, and changes into codes that never were."""
    codes = {e.record["code"] for e in files.tables["divisions"]}
    for entry in files.tables["divisions"]:
        parent = entry.record["parent"]
        if parent and parent not in codes:
            yield _unknown("parent", parent, codes, entry.where)
    ended = codes | {e.record["from"] for e in files.tables["division_changes"]}
    for entry in files.tables["division_changes"]:
        code = entry.record["to"]
        if code and code not in ended:
            yield _unknown("code", code, ended, entry.where)


def _overlaps(scopes: Iterable[Entry]) -> Problems:
    """Find two scopes of one total that hold at once."""
    of: defaultdict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for scope in scopes:
        for indicator in scope.record["indicators"]:
            of[scope.record["area"], scope.record["subject"], indicator].append(scope)
    told: set[tuple[str, str]] = set()
    for group in of.values():
        group.sort(key=lambda e: first_day(e.record["from"]))
        for first, second in pairwise(group):
            until = first.record.get("until")
            pair = (first.record["code"], second.record["code"])
            if (until is None or first_day(until) > first_day(second.record["from"])) and (
                pair not in told
            ):
                told.add(pair)
                yield CatalogueError("cat_overlap", second.where, item=pair[0], other=pair[1])


def _order(record: Mapping[str, Any], where: str) -> Problems:
    first, end = record.get("from"), record.get("until")
    if first and end and first_day(first) >= first_day(end):
        yield CatalogueError("cat_order", where, first=first, end=end)


def _sourced(files: CatalogueFiles) -> Iterator[Entry]:
    for table in ("scopes", "revisions", "definitions", "plans", "groups"):
        yield from files.tables[table]
    for rows in files.concordances.values():
        yield from rows
    for classification in files.classifications:
        for version in classification.record["versions"]:
            yield version
            yield from version.record["items"]
            for priority in version.record.get("priorities", ()):
                yield Entry(priority, version.where)


def _placed(files: CatalogueFiles) -> Iterator[Entry]:
    for table in ("scopes", "revisions", "definitions", "currencies", "groups"):
        yield from files.tables[table]
    for classification in files.classifications:
        yield Entry(classification.record["classification"], classification.where)


def _unknown(what: str, value: str, known: Collection[str], where: str) -> CatalogueError:
    hint = close_hint(value, sorted(known))
    if len(known) > _LISTED and not hint.startswith("; did"):
        hint = ""
    return CatalogueError("cat_unknown", where, what=what, value=value, hint=hint)


_LISTED = 12
"""Up to so many allowed values are listed where none is close: our choice, one line of text."""
