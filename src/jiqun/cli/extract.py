"""`jiqun extract`: documents in, claims out."""

import json
import sys
from pathlib import Path

from jiqun.cli.dates import publication_dates
from jiqun.cli.printing import Format, note, print_records
from jiqun.cli.texts import language
from jiqun.model import Claim, InputError

COLUMNS = (
    "quote",
    "value",
    "unit",
    "bound",
    "measure",
    "indicator",
    "subject",
    "area",
    "period",
    "status",
)


def run(
    files: list[Path], form: Format, out: Path | None, workers: int | None, published: list[str]
) -> None:
    """Read, extract and print; list what was refused."""
    from jiqun.pipeline.extracting import extract_files, extract_input

    dates = publication_dates(published)
    if files == [Path("-")]:
        readings, refused = extract_input(sys.stdin.buffer.read(), dates)
    else:
        readings, refused = extract_files(files, dates, workers)
    for refusal in refused:
        note(f"jiqun: {refusal[f'message_{language()}']}")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for document, claims in readings:
            _write(out / f"{document}.jsonl", claims)
    else:
        print_records((c.to_record() for _, claims in readings for c in claims), form, COLUMNS)
    if refused and not readings:
        raise InputError("all_refused", count=len(refused))


def _write(path: Path, claims: tuple[Claim, ...]) -> None:
    lines = (json.dumps(claim.to_record(), ensure_ascii=False) for claim in claims)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
