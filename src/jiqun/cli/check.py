"""`jiqun check`: claims in, flags out; reads nothing but the file."""

import json
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import typer

from jiqun.cli.build import at_least
from jiqun.cli.printing import Format, note, print_records
from jiqun.cli.texts import language
from jiqun.model import Claim, Finding, InputError, Severity, claim_from_record

COLUMNS = ("doc", "start", "status", "kind", "unique", "message_en")
FINDING_COLUMNS = ("kind", "outcome", "severity", "message_en")


def run(
    path: Path,
    context: Path | None,
    form: Format,
    threshold: Severity | None,
    *,
    shape: str,
    documents: Path | None = None,
) -> None:
    """Check the claims of a file; bad lines are listed and the others checked.

    `shape` is `flags`, `findings` or `sarif`; `documents` is where SARIF finds lines and columns.
    """
    from jiqun.checks import Context, check, flags
    from jiqun.pipeline import read_context

    claims, problems = _read(path)
    for problem in problems:
        note(f"jiqun: {problem.message(language())}")
    known = read_context(context) if context else Context()
    findings = check(claims, context=known)
    if shape == "sarif":
        _print_sarif(findings, claims, documents)
    elif shape == "findings":
        columns = tuple(c.replace("_en", f"_{language()}") for c in FINDING_COLUMNS)
        print_records((f.to_record() for f in findings), form, columns)
    else:
        columns = tuple(c.replace("_en", f"_{language()}") for c in COLUMNS)
        print_records(flags(findings, claims), form, columns)
    if problems and not claims:
        raise InputError("all_refused", count=len(problems))
    if threshold and any(f.kind == "error" and at_least(f.severity, threshold) for f in findings):
        raise typer.Exit(1)


def _print_sarif(
    findings: Iterable[Finding], claims: Iterable[Claim], documents: Path | None
) -> None:
    from jiqun import __version__
    from jiqun.publish.sarif import sarif

    files = {p.stem: p for p in sorted(documents.rglob("*"))} if documents else {}

    def place(doc: str) -> tuple[str, str | None]:
        found = files.get(doc)
        if found is None or not found.is_file():
            return doc, None
        text = found.read_text(encoding="utf-8-sig", errors="replace")
        return found.as_posix(), text.replace("\r\n", "\n").replace("\r", "\n")

    known = {c.id: c for c in claims}
    log = sarif(findings, known, place, version=__version__, language=language())
    print(json.dumps(log, ensure_ascii=False, indent=1))


def _read(path: Path) -> tuple[list[Claim], list[InputError]]:
    if path == Path("-"):
        return _parse(sys.stdin, "-")
    try:
        with path.open(encoding="utf-8") as lines:
            return _parse(lines, str(path))
    except OSError as problem:
        raise InputError("not_readable", str(path), detail=problem.strerror or "") from None
    except UnicodeDecodeError as problem:
        raise InputError("not_utf8", str(path), detail=str(problem)) from None


def _parse(lines: Iterable[str], name: str) -> tuple[list[Claim], list[InputError]]:
    claims: dict[str, Claim] = {}
    problems: list[InputError] = []
    for where, line in _numbered(lines, name):
        try:
            record = json.loads(line, parse_float=Decimal)
            if not isinstance(record, dict):
                raise InputError("bad_claim", where, detail="the line is no JSON object")
            claim = claim_from_record(record, where)
            claims[claim.id] = claim
        except ValueError as problem:
            problems.append(InputError("bad_claim", where, detail=str(problem)))
        except InputError as problem:
            problems.append(problem)
    return list(claims.values()), problems


def _numbered(lines: Iterable[str], name: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{name}:{number}", line
