"""`jiqun check`: claims in, flags out; reads nothing but the file."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import typer

from jiqun.cli.build import at_least
from jiqun.cli.printing import Format, note, print_records
from jiqun.cli.texts import language
from jiqun.model import Claim, Finding, InputError, JiqunError, Severity, Source, claim_from_record

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
    sources: list[str] | None = None,
) -> None:
    """Check the claims of a file; bad lines are listed and the others checked.

    `shape` is `flags`, `findings` or `sarif`; `documents` is where the documents lie, which say who
    published them and when, and where SARIF finds lines and columns.
    """
    from jiqun.checks import Context, check, flags
    from jiqun.ledger.tellers import checked_tellers, told_by
    from jiqun.pipeline import read_context

    tellers = checked_tellers(sources or [])
    claims, problems = _read(path)
    for problem in problems:
        note(f"jiqun: {problem.message(language())}")
    refused = bool(problems and not claims)
    claims = [*told_by(claims, tellers)]
    known = read_context(context) if context else Context()
    files = _files(documents) if documents else {}
    told = {c.doc for c in claims}
    origins = _origins({doc: path for doc, path in files.items() if doc in told})
    findings = check(claims, context=known, sources=origins)
    if shape == "sarif":
        _print_sarif(findings, claims, files)
    elif shape == "findings":
        columns = tuple(c.replace("_en", f"_{language()}") for c in FINDING_COLUMNS)
        print_records((f.to_record() for f in findings), form, columns)
    else:
        columns = tuple(c.replace("_en", f"_{language()}") for c in COLUMNS)
        print_records(flags(findings, claims), form, columns)
    if refused:
        raise InputError("all_refused", count=len(problems))
    if threshold and any(f.kind == "error" and at_least(f.severity, threshold) for f in findings):
        raise typer.Exit(1)


def _print_sarif(
    findings: Iterable[Finding], claims: Iterable[Claim], files: Mapping[str, Path]
) -> None:
    from jiqun import __version__
    from jiqun.publish.sarif import sarif

    whole: set[str] = set()

    @cache
    def place(doc: str) -> tuple[str, str | None]:
        if doc not in files:
            return doc, None
        address, text = files[doc].as_posix(), _plain_text(files[doc])
        if text is None:
            whole.add(quote(address))
        return address, text

    known = {c.id: c for c in claims}
    log = sarif(findings, known, place, version=__version__, language=language())
    for result in log["runs"][0]["results"]:
        for told in (*result["locations"], *result["relatedLocations"]):
            where = told["physicalLocation"]
            if where["artifactLocation"]["uri"] in whole:
                del where["region"]  # offsets are of the text that was read, not of the file
    print(json.dumps(log, ensure_ascii=False, indent=1))


def _files(folder: Path) -> dict[str, Path]:
    """Give the files of a folder by the ids that a build gives their documents."""
    from jiqun.documents import document_ids, find, load
    from jiqun.pipeline.tables import split

    paths, tables, _ = split(find(folder)[0])
    hashes: dict[Path, str] = {}
    for path in (*paths, *(table.path for table in tables)):
        with suppress(JiqunError):  # a build refuses it too
            hashes[path] = sha256(load(path)).hexdigest()
    ids = document_ids(list(hashes.items()))
    found: dict[str, Path] = {}
    for doc, path in zip(ids, hashes, strict=True):
        found.setdefault(doc, path)
    return found


def _origins(files: Mapping[str, Path]) -> dict[str, Source]:
    """Give who published documents and when, as their metadata say; a build refuses the others."""
    from jiqun.documents import read

    found: dict[str, Source] = {}
    for doc, path in files.items():
        with suppress(JiqunError):
            found[doc] = replace(Source.of(read(path)), doc=doc)
    return found


def _plain_text(path: Path) -> str | None:
    """Give a file's text where it is what was read; None for pages, tables, pictures of text."""
    from jiqun.documents import read, reader_of

    try:
        if reader_of(path.name).name not in ("text", "Markdown"):
            return None
        text = path.read_text(encoding="utf-8-sig")  # turns every end of line into a newline
        return text if read(path).text.strip() in text else None
    except (OSError, UnicodeDecodeError, JiqunError):
        return None


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
