"""`jiqun index`: build, rank, explain, improve, audit and test an index."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jiqun.cli.printing import Format, note, print_records
from jiqun.cli.texts import language, say

if TYPE_CHECKING:
    from jiqun.index.evaluation import Evaluation

index_app = typer.Typer(help=say("index"), no_args_is_help=True, rich_markup_mode=None)

Spec = Annotated[Path, typer.Argument(help=say("spec"))]
Form = Annotated[Format, typer.Option("--format", help=say("format"))]
Unit = Annotated[str, typer.Option("--unit", help=say("unit"))]


@index_app.command("build", help=say("index_build"))
def build(
    spec: Spec,
    output: Annotated[Path, typer.Option("--output", "-o", help=say("index_out"))] = Path(
        "index-out"
    ),
    cards: Annotated[Path | None, typer.Option(help=say("cards"))] = None,
    workbook: Annotated[bool, typer.Option("--excel", help=say("excel"))] = False,
) -> None:
    """Write ranking, scores, audit, chart and pages of an index."""
    from jiqun.index.cards import read_cards
    from jiqun.index.coin_tool import write_coin_tool
    from jiqun.index.files import write_results
    from jiqun.publish.index_site import index_pages

    found = _read(spec)
    named = found.specification.cards
    beside = cards or (found.specification.folder / named if named else None)
    shown = read_cards(beside) if beside else []
    output.mkdir(parents=True, exist_ok=True)
    write_results(found, output)
    if workbook:
        write_coin_tool(output / "coin-tool.xlsx", found.tree, found.table)
    count = 0
    for page in index_pages(found, shown):
        path = output / "site" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.body)
        count += 1
    note(say("index_done", path=output, pages=count))


@index_app.command("ranks", help=say("index_ranks"))
def ranks(spec: Spec, form: Form = Format.TABLE) -> None:
    """Print the ranking with its intervals."""
    columns = ("rank", "low", "high", "tier", "name", "score", "top10", "available")
    print_records(_read(spec).rank(language()), form, columns)


@index_app.command("explain", help=say("index_explain"))
def explain(
    spec: Spec,
    unit: Unit,
    against: Annotated[str | None, typer.Option(help=say("against"))] = None,
    form: Form = Format.TABLE,
) -> None:
    """Print what a score, or the gap to another unit, is made of."""
    from jiqun.index.explanation import contributions

    found = _read(spec)
    if against:
        _explain_gap(found, unit, against, form)
        return
    split = contributions(found.run, unit)
    last = found.run.last
    scores = last.values[last.units.index(unit)]
    records = [
        {"code": code, "name": _name(found, code), "part": _number(part), "score": _number(score)}
        for code, part, score in zip(split.codes, split.parts, scores, strict=True)
    ]
    _print_parts(records, form, ("code", "name", "part", "score"))
    note(say("index_whole", whole=f"{split.whole:.4f}", kind=say("exact")))


def _explain_gap(found: "Evaluation", unit: str, against: str, form: Format) -> None:
    """Print the gap between two units as their comparison on the pages splits it."""
    from jiqun.index.comparison import compare

    split = compare(found.run, unit, against)
    rows = zip(split.codes, split.figures, split.gaps, split.first, split.second, strict=True)
    records = [
        {
            "code": code,
            "name": _name(found, code),
            "part": _number(figures + gaps),
            "figures": _number(figures),
            "gaps": _number(gaps),
            "score": _number(first),
            "other": _number(second),
        }
        for code, figures, gaps, first, second in rows
    ]
    _print_parts(records, form, ("code", "name", "part", "figures", "gaps", "score", "other"))
    kind = say("exact") if split.exact else say("sampled")
    note(say("index_whole", whole=f"{split.whole:.4f}", kind=kind))


def _print_parts(records: list[dict[str, Any]], form: Format, columns: tuple[str, ...]) -> None:
    print_records(sorted(records, key=lambda r: -abs(r["part"] or 0.0)), form, columns)


def _name(found: "Evaluation", code: str) -> str:
    return found.tree.by_code[code].label(language())


@index_app.command("improve", help=say("index_improve"))
def improve(
    spec: Spec,
    unit: Unit,
    places: Annotated[int, typer.Option(help=say("places"), min=1)] = 1,
    limit: Annotated[float, typer.Option(help=say("limit"), min=0.0)] = 10.0,
    bound: Annotated[list[str] | None, typer.Option(help=say("bound"))] = None,
    form: Form = Format.TABLE,
) -> None:
    """Print the least change that gains places."""
    from jiqun.index.improvement import improve as least_change

    found = _read(spec)
    most = dict(_pair(text) for text in bound or [])
    done = least_change(found.run, unit, places, most=most, limit=limit)
    rows = zip(done.codes, done.now, done.then, done.raw_now, done.raw_then, strict=True)
    records = [
        {
            "code": code,
            "name": found.tree.by_code[code].label(language()),
            "now": _number(now),
            "then": _number(then),
            "figure_now": _number(raw_now),
            "figure_then": _number(raw_then),
        }
        for code, now, then, raw_now, raw_then in rows
    ]
    print_records(records, form, ("code", "name", "now", "then", "figure_now", "figure_then"))
    key = "reached" if done.reached else "not_reached"
    told = {"unit": unit, "rank": done.rank, "wanted": done.wanted, "best": done.reachable}
    note(say(key, **told))


@index_app.command("audit", help=say("index_audit"))
def audit(spec: Spec, form: Form = Format.TABLE) -> None:
    """Print the audit over the ten steps of the Handbook."""
    from jiqun.index.audit import audit as remarks_of
    from jiqun.index.audit import steps_of_handbook

    names = dict(steps_of_handbook(language()))
    records = ({"title": names[r.step], **r.record()} for r in remarks_of(_read(spec)))
    print_records(records, form, ("title", "severity", f"message_{language()}"))


@index_app.command("sensitivity", help=say("index_sensitivity"))
def sensitivity(
    spec: Spec,
    base: Annotated[int, typer.Option(help=say("base"), min=8)] = 128,
    each: Annotated[bool, typer.Option("--each", help=say("each"))] = False,
    form: Form = Format.TABLE,
) -> None:
    """Print which uncertain choice moves the ranks most."""
    from jiqun.index.sensitivity import sensitivity as indices

    found = _read(spec)
    s = found.specification
    done = indices(found.table, s.tree, s.steps, s.uncertainty, base)
    outputs = range(len(done.outputs) if each else 1)
    records = (
        {
            "output": done.outputs[k],
            "input": name,
            "first": _number(done.first[i, k]),
            "total": _number(done.total[i, k]),
            "shapley": _number(done.shapley[i, k]),
            "total_low": _number(done.total_interval[i, k, 0]),
            "total_high": _number(done.total_interval[i, k, 1]),
        }
        for k in outputs
        for i, name in enumerate(done.inputs)
    )
    columns = ("output", "input", "first", "total", "total_low", "total_high", "shapley")
    print_records(records, form, columns)


def _read(spec: Path) -> "Evaluation":
    from jiqun.index.evaluation import Evaluation

    if spec.suffix == ".xlsx":
        from jiqun.index.evaluation import of_coin_tool

        return of_coin_tool(spec)
    return Evaluation.read(spec)


def _number(value: Any) -> float | None:
    return None if value != value else round(float(value), 4) + 0.0


def _pair(text: str) -> tuple[str, float]:
    from jiqun.model import InputError

    code, sign, value = text.partition("=")
    try:
        return code, float(value if sign else "")
    except ValueError:
        raise InputError(
            "unknown_value", "--bound", field="bound", value=text, hint="; write CODE=POINTS"
        ) from None
