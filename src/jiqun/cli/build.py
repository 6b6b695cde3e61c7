"""`jiqun build`: run the main job and print what was found."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from jiqun.cli.dates import publication_dates
from jiqun.cli.printing import Format, ProgressBar, note, print_records
from jiqun.cli.texts import language, say
from jiqun.model import SETTLING, InputError, Severity

COLUMNS = ("severity", "outcome", "message")
_LEVELS = list(Severity)


def run(
    paths: list[Path],
    output: Path | None,
    workers: int | None,
    published: list[str],
    fail_on: Severity | None,
    form: Format,
    *,
    quiet: bool,
    sources: list[str] | None = None,
) -> None:
    """Build, print the summary, and end with the code that fits."""
    from jiqun.ledger.tellers import checked_tellers, teller_name
    from jiqun.pipeline import BuildResult, build, workspace_of

    if paths == [Path()] and not Path("jiqun.toml").is_file():
        raise InputError("no_workspace")
    workspace = workspace_of(paths, output, publication_dates(published))
    if tellers := checked_tellers(sources or []):
        if output is None and not workspace.is_temporary:
            raise InputError("sources_without_output")
        told, told_zh = ([teller_name(t, tongue) for t in tellers] for tongue in ("en", "zh"))
        workspace = replace(
            workspace,
            tellers=tellers,
            title_en=f"{workspace.title_en} (told by {', '.join(told)} alone)",
            title_zh=f"{workspace.title_zh}（仅据{'、'.join(told_zh)}）",
        )
    progress = ProgressBar(quiet=quiet)
    try:
        result: BuildResult = build(workspace, workers=workers, progress=progress)
    finally:
        progress.close()
    lines = (result.path / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    findings = [json.loads(line) for line in lines]
    if form is not Format.TABLE:
        print_records(findings, form, COLUMNS)
    if not quiet:
        _summarise(result, findings)
    if result.report["refused"] and not result.report["documents"]:
        raise InputError("all_refused", count=len(result.report["refused"]))
    errors = [f for f in findings if f["kind"] == "error"]
    if fail_on and any(at_least(f["severity"], fail_on) for f in _undecided(result, errors)):
        raise typer.Exit(1)


def _undecided(result: Any, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out the findings on which a verdict stands that still fits them."""
    from jiqun.ledger import open_ledger

    with open_ledger(result.path) as ledger:
        standing = ledger.query("SELECT finding, choice FROM decisions WHERE state = 'standing'")
    settled = {finding for finding, choice in standing if choice in SETTLING}
    return [f for f in findings if f["id"] not in settled]


def at_least(severity: str, threshold: Severity) -> bool:
    """Whether a severity reaches a threshold."""
    return _LEVELS.index(Severity(severity)) >= _LEVELS.index(threshold)


def _summarise(result: Any, findings: list[dict[str, Any]]) -> None:
    from jiqun.data import catalogue
    from jiqun.ledger import open_ledger

    report = result.report
    kinds = Counter(finding["kind"] for finding in findings)
    names = catalogue()
    with open_ledger(result.path) as ledger:
        ((cells,),) = ledger.query("SELECT count(*) FROM cells")
    found = ", ".join(
        f"{names.label('kind', kind, language())} {kinds[kind]}"
        for kind in names.labels["kind"]
        if kinds[kind]
    )
    detail = say("read_detail", read=result.read, kept=result.kept)
    rows = {
        say("read"): f"{report['documents']} ({detail})",
        say("claims_found"): str(report["claims"]),
        say("cells"): str(cells),
        say("found"): found or say("none"),
        say("rankings"): str(report["indexes"]),
        say("refused"): str(len(report["refused"])),
    }
    width = max(len(name) for name in rows)
    for name, value in rows.items():
        note(f"  {name:<{width}}  {value}")
    for refusal in report["refused"]:
        note(f"    - {refusal[f'message_{language()}']}")
    sign = names.labels["kind"]["error"].more["shape"]
    for finding in findings:
        if finding["kind"] == "error":
            note(f"  {sign} {finding[f'message_{language()}']}")
    note(f"  {say('site')}: {result.site / 'index.html'}")
