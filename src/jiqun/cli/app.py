"""The commands and their options."""

from pathlib import Path
from typing import Annotated

import typer

from jiqun.cli.catalogue import app as catalogue_app
from jiqun.cli.index import index_app
from jiqun.cli.printing import Format
from jiqun.cli.texts import say
from jiqun.model import Severity

app = typer.Typer(
    help=say("about"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

app.add_typer(catalogue_app, name="catalogue")
app.add_typer(index_app, name="index")

Published = Annotated[list[str] | None, typer.Option(help=say("published"))]
Workers = Annotated[int | None, typer.Option(help=say("workers"), min=1)]
FailOn = Annotated[Severity | None, typer.Option(help=say("fail_on"))]
Sources = Annotated[list[str] | None, typer.Option(help=say("sources"))]
ContextFile = Annotated[Path | None, typer.Option(help=say("context"))]


def _print_version(wanted: bool) -> None:
    if wanted:
        from jiqun import __version__

        print(f"jiqun {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help=say("version"), callback=_print_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help=say("debug"))] = False,
    language: Annotated[str, typer.Option(help=say("language"))] = "",
) -> None:
    """Hold the options of every command; `debug` and `language` are read before parsing."""


@app.command(help=say("build"))
def build(
    paths: Annotated[list[Path] | None, typer.Argument(help=say("paths"))] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=say("output"))] = None,
    workers: Workers = None,
    published: Published = None,
    fail_on: FailOn = None,
    form: Annotated[Format, typer.Option("--format", help=say("format"))] = Format.TABLE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=say("quiet"))] = False,
    sources: Sources = None,
) -> None:
    """Read documents, check every figure, write the ledger and the site."""
    from jiqun.cli.build import run

    run(paths or [Path()], output, workers, published or [], fail_on, form, quiet=quiet,
        sources=sources)  # fmt: skip


@app.command(help=say("extract"))
def extract(
    files: Annotated[list[Path] | None, typer.Argument(help=say("files"))] = None,
    form: Annotated[Format, typer.Option("--format", help=say("format"))] = Format.JSONL,
    out: Annotated[Path | None, typer.Option("--out", help=say("out"))] = None,
    workers: Workers = None,
    published: Published = None,
    explain: Annotated[bool, typer.Option("--explain", help=say("explain"))] = False,
) -> None:
    """Print the claims of documents."""
    if explain:
        from jiqun.cli.dates import publication_dates
        from jiqun.cli.explain import run as show

        return show(files or [], publication_dates(published or []))
    from jiqun.cli.extract import run

    run(files or [Path("-")], form, out, workers, published or [])


@app.command(help=say("lexicon"))
def lexicon(
    action: Annotated[str, typer.Argument(help=say("lexicon_action"))] = "test",
    codes: Annotated[list[str] | None, typer.Argument(help=say("lexicon_codes"))] = None,
) -> None:
    """Test the language packs by their own examples."""
    from jiqun.cli.lexicon import run

    run(action, codes or [])


@app.command(help=say("check"))
def check(
    claims: Annotated[Path, typer.Argument(help=say("claims"))] = Path("-"),
    context: ContextFile = None,
    form: Annotated[Format, typer.Option("--format", help=say("format"))] = Format.JSONL,
    findings: Annotated[bool, typer.Option("--findings", help=say("findings"))] = False,
    sarif: Annotated[bool, typer.Option("--sarif", help=say("sarif"))] = False,
    documents: Annotated[Path | None, typer.Option(help=say("documents"))] = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("strict"))] = False,
    fail_on: FailOn = None,
    sources: Sources = None,
) -> None:
    """Print which claims cannot be right."""
    from jiqun.cli.check import run

    threshold = Severity.INFO if strict else fail_on
    shape = "sarif" if sarif else "findings" if findings else "flags"
    run(claims, context, form, threshold, shape=shape, documents=documents, sources=sources)


@app.command(help=say("review"))
def review(
    folder: Annotated[Path, typer.Argument(help=say("folder"))] = Path(),
    listed: Annotated[bool, typer.Option("--list", help=say("listed"))] = False,
    form: Annotated[Format, typer.Option("--format", help=say("format"))] = Format.TABLE,
    finding: Annotated[str | None, typer.Option(help=say("finding"))] = None,
    choice: Annotated[str | None, typer.Option(help=say("choice"))] = None,
    value: Annotated[str | None, typer.Option(help=say("value"))] = None,
    claim: Annotated[str | None, typer.Option(help=say("claim"))] = None,
    name: Annotated[str | None, typer.Option(help=say("name"))] = None,
    reason: Annotated[str, typer.Option(help=say("reason"))] = "",
) -> None:
    """Look through findings and decide."""
    from jiqun.cli.review import run

    run(folder, form, listed=listed, finding=finding, choice=choice, value=value, claim=claim,
        name=name, reason=reason)  # fmt: skip


@app.command(help=say("monitor"))
def monitor(
    area: Annotated[str, typer.Argument(help=say("area"))],
    indicator: Annotated[str | None, typer.Argument(help=say("only_indicator"))] = None,
    workspace: Annotated[Path, typer.Option("--workspace", help=say("folder"))] = Path(),
    rule: Annotated[list[str] | None, typer.Option("--rule", help=say("rule"))] = None,
    peer: Annotated[list[str] | None, typer.Option("--peer", help=say("peer"))] = None,
    add: Annotated[list[str] | None, typer.Option("--add", help=say("add"))] = None,
    form: Annotated[Format, typer.Option("--format", help=say("format"))] = Format.TABLE,
) -> None:
    """Print what the series of a place say: derived figures, warnings, gaps."""
    from jiqun.cli.monitor import Asked, run

    asked = Asked(area, indicator, tuple(rule or ()), tuple(peer or ()), tuple(add or ()))
    run(asked, workspace, form)


@app.command(help=say("serve"))
def serve(
    folder: Annotated[Path, typer.Argument(help=say("folder"))] = Path(),
    port: Annotated[int, typer.Option(help=say("port"), min=0, max=65535)] = 8230,
    browser: Annotated[bool, typer.Option("--open", help=say("open"))] = False,
) -> None:
    """Show a workspace in the browser, on this machine only."""
    from jiqun.cli.serve import run

    run(folder, port, browser=browser)


@app.command(help=say("init"))
def init(
    folder: Annotated[Path, typer.Argument(help=say("folder"))] = Path(),
    title: Annotated[str | None, typer.Option(help=say("title"))] = None,
) -> None:
    """Make an empty workspace."""
    from jiqun.cli.printing import note
    from jiqun.pipeline.workspace import make_workspace

    path = make_workspace(folder, title)
    note(say("made", path=path, folder=folder / "documents", root=folder))


@app.command(help=say("series"))
def series(
    area: Annotated[str, typer.Argument(help=say("area"))],
    indicator: Annotated[str, typer.Argument(help=say("indicator"))],
    subject: Annotated[str | None, typer.Argument(help=say("subject"))] = None,
    measure: Annotated[str, typer.Option(help=say("measure"))] = "level",
    status: Annotated[str, typer.Option(help=say("status"))] = "actual",
    as_of: Annotated[str | None, typer.Option("--as-of", help=say("as_of"))] = None,
    workspace: Annotated[Path, typer.Option(help=say("folder"))] = Path(),
    form: Annotated[Format, typer.Option("--format", help=say("format"))] = Format.TABLE,
    sources: Sources = None,
) -> None:
    """Print a series with its vintages and every rival figure."""
    from jiqun.cli.series import run

    run(area, indicator, subject, measure, status, as_of, workspace, form, sources or [])


@app.command(help=say("changes"))
def changes(
    since: Annotated[str | None, typer.Option(help=say("since"))] = None,
    workspace: Annotated[Path, typer.Option(help=say("folder"))] = Path(),
    form: Annotated[Format, typer.Option("--format", help=say("format"))] = Format.TABLE,
) -> None:
    """Print what the last build, or all builds since one, found changed."""
    from jiqun.cli.changes import run

    run(since, workspace, form)
