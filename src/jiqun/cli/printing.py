"""Print records as JSON Lines, CSV or a table; words and progress go to standard error."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TextIO

from jiqun.cli.texts import say


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def note(text: str) -> None:
    """Print one line to standard error."""
    print(text, file=sys.stderr, flush=True)


def print_records(
    records: Iterable[Mapping[str, Any]], form: Format, columns: tuple[str, ...]
) -> None:
    """Print records to standard output; a table shows `columns` alone, the others all."""
    if form is Format.JSONL:
        for record in records:
            print(json.dumps(record, ensure_ascii=False))
    elif form is Format.CSV:
        _print_csv(list(records), sys.stdout)
    else:
        _print_table(list(records), columns)


def _print_csv(records: list[Mapping[str, Any]], target: TextIO) -> None:
    names = list(dict.fromkeys(name for record in records for name in record))
    writer = csv.writer(target)
    writer.writerow(names)
    for record in records:
        writer.writerow([_cell(record.get(name)) for name in names])


def _cell(value: Any) -> Any:
    """Give a CSV cell; text that a spreadsheet would run as a formula gets a quote before it."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _print_table(records: list[Mapping[str, Any]], columns: tuple[str, ...]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold", justify="right" if name == "value" else "left")
    for record in records:
        values = (record.get(name) for name in columns)
        table.add_row(*(Text("" if v is None else str(v)) for v in values))
    Console().print(table)


class ProgressBar:
    """A bar on standard error for steps that take long; nothing where it is no terminal."""

    def __init__(self, *, quiet: bool) -> None:
        """Make the bar; it appears with the first step."""
        self._live: Any = None
        self._tasks: dict[str, Any] = {}
        self._quiet = quiet or not sys.stderr.isatty()

    def __call__(self, step: str, done: int, whole: int) -> None:
        """Show how far a step is."""
        if self._quiet or whole < 2:
            return
        if self._live is None:
            from rich.console import Console
            from rich.progress import Progress

            self._live = Progress(console=Console(stderr=True), transient=True)
            self._live.start()
        if step not in self._tasks:
            self._tasks[step] = self._live.add_task(say(f"step_{step}"), total=whole)
        self._live.update(self._tasks[step], completed=done, total=whole)

    def close(self) -> None:
        """Take the bar away."""
        if self._live is not None:
            self._live.stop()
