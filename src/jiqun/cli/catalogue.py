"""`jiqun catalogue`: what the classifications hold, how they changed, and figures carried over."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jiqun.cli.dates import first_date
from jiqun.cli.printing import Format, note, print_records
from jiqun.cli.texts import language, say
from jiqun.model import InputError, close_hint

if TYPE_CHECKING:
    from jiqun.data import Classification, Version

app = typer.Typer(help=say("catalogue"), no_args_is_help=True, rich_markup_mode=None)

Form = Annotated[Format, typer.Option("--format", help=say("format"))]
ListName = Annotated[str | None, typer.Option("--classification", help=say("classification"))]
WorkspaceFolder = Annotated[Path, typer.Option("--workspace", help=say("folder"))]


@app.command(help=say("catalogue_show"))
def show(
    classification: Annotated[str | None, typer.Argument(help=say("classification"))] = None,
    version: Annotated[str | None, typer.Argument(help=say("list_version"))] = None,
    form: Form = Format.TABLE,
) -> None:
    """Print the classifications, the versions of one, or the items of a version."""
    from jiqun.data import catalogues
    from jiqun.data.difference import classification_with

    known = catalogues()
    lists = known.classifications
    if classification is None:
        _show_all(list(lists.values()), form)
        return
    versions = {v for c in lists.values() for v in c.by_version}
    if classification in versions and version is None and classification not in lists:
        # a version alone names its classification where only one has it
        classification, version = classification_with(known, (classification,)).code, classification
    if version is None:
        if classification not in lists:
            hint = close_hint(classification, [*lists])
            raise InputError("unknown_value", field="classification", value=classification,
                             hint=hint)  # fmt: skip
        _show_versions(lists[classification], form)
        return
    chosen = known.version(classification, version)
    if chosen.items:
        _show_items(lists[classification], chosen, form)
    else:
        _show_priorities(chosen, form)


def _show_all(lists: "list[Classification]", form: Format) -> None:
    from jiqun.publish.catalogue_records import classification_record

    records = [classification_record(c) for c in lists]
    rows = [{**r, "versions": ", ".join(r["versions"])} for r in records]
    _print(rows, records, form, ("classification", "kind", "area", language(), "versions"))


def _show_versions(lists: "Classification", form: Format) -> None:
    from jiqun.publish.catalogue_records import label, version_record

    name = language()
    records = [version_record(v) for v in lists.versions]
    rows = [
        {
            **r,
            "status": label("version_status", r["status"], name),
            "items": ", ".join(
                f"{lists.list_name(kind, name)} {count}" for kind, count in r["items"].items()
            ),
            "certainty": label("certainty", r["certainty"], name),
        }
        for r in records
    ]
    columns = ("version", name, "from", "until", "status", "items", "certainty", "source")
    _print(rows, records, form, columns)
    for record in records:
        if form is Format.TABLE and record[f"note_{name}"]:
            note(f"{record['version']}: {record[f'note_{name}']}")


def _show_items(lists: "Classification", version: "Version", form: Format) -> None:
    from jiqun.publish.catalogue_records import item_record, label

    name = language()
    records = [item_record(version, item) for item in version.items]
    rows = [
        {
            **r,
            name: r[name] or r["zh"],
            "list": lists.list_name(r["list"], name),
            "certainty": label("certainty", r["certainty"], name),
        }
        for r in records
    ]
    _print(rows, records, form, ("code", name, "list", "parent", "certainty", "source"))


def _show_priorities(version: "Version", form: Format) -> None:
    """Print what an announced version names; its members are not known."""
    from jiqun.publish.catalogue_records import label, version_record

    name = language()
    records = version_record(version)["priorities"]
    rows = [
        {
            **r,
            "role": say(f"role_{r['role']}"),
            "maps_to": ", ".join(r["maps_to"]),
            "certainty": label("certainty", r["certainty"], name),
        }
        for r in records
    ]
    _print(rows, records, form, ("role", name, "maps_to", "certainty", "source"))
    note(say("no_members", status=label("version_status", version.status, name)))


@app.command(help=say("catalogue_diff"))
def diff(
    older: Annotated[str, typer.Argument(help=say("diff_older"))],
    newer: Annotated[str, typer.Argument(help=say("diff_newer"))],
    classification: ListName = None,
    form: Form = Format.TABLE,
) -> None:
    """Print what became of each code, or of each entry of two CSV lists."""
    if older.endswith(".csv") or newer.endswith(".csv"):
        _diff_lists(Path(older), Path(newer), form)
        return
    from jiqun.data import catalogues
    from jiqun.data.difference import classification_with, difference
    from jiqun.publish.catalogue_records import change_record, label

    known = catalogues()
    chosen = classification_with(known, (older, newer), classification)
    known.version(chosen.code, older), known.version(chosen.code, newer)
    order_of = [v.version for v in chosen.versions]
    if order_of.index(older) > order_of.index(newer):
        note(say("diff_turned", older=newer, newer=older))
    records = [change_record(row, known) for row in difference(chosen, older, newer, known)]
    name = language()
    order = ("split", "merged", "moved", "new", "dropped", "renamed", "kept")
    records.sort(key=lambda r: (r["from_version"], order.index(r["kind"])))
    rows = [
        {
            **r,
            "kind": label("change", r["kind"], name)
            + (f" ({label('scope_change', r['scope'], name)})" if r["scope"] else ""),
            "from": " ".join(filter(None, (r["from"], r[f"from_{name}"]))),
            "to": " ".join(filter(None, (r["to"], r[f"to_{name}"]))),
            "certainty": label("certainty", r["certainty"], name),
            "note": r[f"note_{name}"],
        }
        for r in records
    ]
    _print(rows, records, form, ("kind", "from", "to", "certainty", "source", "note"))


def _diff_lists(older: Path, newer: Path, form: Format) -> None:
    from jiqun.data.difference import list_difference

    records = [
        {
            "kind": row.kind,
            "key": row.key,
            "name_before": row.before.get("name"),
            "name_after": row.after.get("name"),
            "valid_until_before": row.before.get("valid_until") or None,
            "valid_until_after": row.after.get("valid_until") or None,
        }
        for row in list_difference(older, newer)
    ]
    words = [{**r, "kind": say(f"list_{r['kind']}")} for r in records]
    _print(words, records, form, ("kind", "name_before", "name_after", "valid_until_after"))


@app.command(help=say("catalogue_carry"))
def carry(
    series: Annotated[list[str], typer.Argument(help=say("carry_series"))],
    to: Annotated[str, typer.Option("--to", help=say("carry_to"))],
    classification: ListName = None,
    workspace: WorkspaceFolder = Path(),
    form: Form = Format.TABLE,
) -> None:
    """Print the figures of a code, or of all, in the terms of one version."""
    from jiqun.data.asking import ask_area, ask_indicator
    from jiqun.data.catalogues import catalogues
    from jiqun.data.difference import classification_with
    from jiqun.ledger import open_ledger
    from jiqun.ledger.carrying import carried_figures, figures_of
    from jiqun.publish.catalogue_records import carried_record, label

    known = catalogues()
    chosen = classification_with(known, (to,), classification)
    with open_ledger(workspace) as ledger:
        words = _words(series, ledger)
        area, indicator = ask_area(words[0]), ask_indicator(words[1])
        codes = _codes(words[2] if len(words) > 2 else None, chosen, to, area)
        figures = list(
            carried_figures(figures_of(ledger, area, indicator), chosen, to, indicator, codes=codes)
        )
    version = chosen.by_version[to]
    records = [carried_record(f, version, area, indicator) for f in figures]
    name = language()
    rows = [
        {
            **r,
            "value": "" if r["state"] == "open" else r[f"value_{name}"],
            "state": label("carried", r["state"], name),
            "from": f"{'+'.join(r['parents'])} ({' → '.join(r['path'])})" if r["parents"] else "",
            "why": "; ".join(label("reason", reason, name) for reason in r["reasons"]),
            "certainty": label("certainty", r["certainty"], name),
        }
        for r in records
    ]
    _print(rows, records, form, ("period", "code", name, "value", "state", "from", "why",
                                 "certainty"))  # fmt: skip
    if not records:
        note(say("carry_nothing", area=area, version=to))


def _words(series: list[str], ledger: Any) -> list[str]:
    """Read a series as AREA INDICATOR [SUBJECT], AREA/INDICATOR/SUBJECT, or a page's name."""
    if len(series) == 1 and "/" not in series[0]:
        found = ledger.query(
            "SELECT DISTINCT area, indicator, subject FROM claim_cells WHERE series = ?",
            [series[0].removesuffix(".html")],
        )
        if found:
            return [word for word in found[0] if word is not None]
    words = series[0].split("/") if len(series) == 1 else series
    if not 2 <= len(words) <= 3:
        raise InputError("bad_series", value=" ".join(series))
    return words


def _codes(subject: str | None, chosen: Any, to: str, area: str) -> list[str] | None:
    """Give the codes of a version that a name means: itself, or what became of it."""
    from jiqun.data.asking import ask_subject
    from jiqun.data.catalogues import catalogues
    from jiqun.data.lineage import descendants

    if subject is None:
        return None
    code = ask_subject(subject, area)
    found = descendants(chosen, str(code), to, catalogues())
    if not found:
        items = [item.code for v in chosen.versions for item in v.items]
        hint = close_hint(subject, items)
        raise InputError(
            "unknown_value", field="code", value=subject,
            hint=hint if hint.startswith("; did") else "",
        )  # fmt: skip
    return list(found)


@app.command(help=say("catalogue_resolve"))
def resolve(
    names: Annotated[list[str], typer.Argument(help=say("resolve_names"))],
    area: Annotated[str | None, typer.Option("--area", help=say("resolve_area"))] = None,
    on: Annotated[str | None, typer.Option("--on", help=say("resolve_on"))] = None,
    form: Form = Format.TABLE,
) -> None:
    """Print which codes names mean; `-` reads names from standard input, one a line."""
    from jiqun.data import resolve as find
    from jiqun.data.asking import ask_area

    place = ask_area(area) if area else None
    day = first_date(on, "--on") if on else None
    lines: Iterable[str] = (line.strip() for line in sys.stdin) if names == ["-"] else names
    records = [
        {
            "name": name,
            "code": match.code,
            "classification": match.classification,
            "version": match.version,
            "item": match.item.code,
            "en": match.item.en or None,
            "zh": match.item.zh,
            "how": match.how,
            "certainty": match.item.certainty,
        }
        for name in lines
        if name
        for match in find(name, area=place, on=day)
    ]
    _print(records, records, form, ("name", "code", "classification", "version", language()))


@app.command(help=say("catalogue_define"))
def define(
    name: Annotated[str, typer.Argument(help=say("define_name"))],
    area: Annotated[str | None, typer.Option("--area", help=say("resolve_area"))] = None,
    form: Form = Format.TABLE,
) -> None:
    """Print the definitions of an indicator or subject, by the years in which they held."""
    from jiqun.data.asking import ask_area, ask_indicator, ask_subject
    from jiqun.data.lineage import definitions_of
    from jiqun.publish.catalogue_records import label

    place = ask_area(area) if area else None
    try:
        of: str | None = ask_indicator(name)
    except InputError:
        of = ask_subject(name, place)
    records = definitions_of(str(of), place)
    if not records:
        raise InputError("unknown_value", field="definition", value=name, hint="")
    rows = [
        {**r, "text": r[language()], "certainty": label("certainty", r["certainty"], language())}
        for r in records
    ]
    _print(rows, records, form, ("from", "until", "area", "text", "certainty", "source"))


@app.command(help=say("catalogue_check"))
def check(
    folder: Annotated[Path, typer.Argument(help=say("check_folder"))],
) -> None:
    """Check the files of a catalogue; end with 2 and all that is wrong, or with 0."""
    from jiqun.data.compiling import compiled

    if not folder.is_dir():
        raise InputError("missing", str(folder))
    record = compiled(folder)
    lists = record["classifications"]
    items = sum(len(v["items"]) for c in lists for v in c["versions"])
    versions = sum(len(c["versions"]) for c in lists)
    note(say("catalogue_good", lists=len(lists), versions=versions, items=items))


def _print(
    rows: Iterable[dict[str, Any]] | Iterator[dict[str, Any]],
    records: list[dict[str, Any]],
    form: Format,
    columns: tuple[str, ...],
) -> None:
    """Print words for people in a table, codes for programs in the other forms."""
    print_records(rows if form is Format.TABLE else records, form, columns)
