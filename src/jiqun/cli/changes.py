"""`jiqun changes`: what builds found new, revised, contradicted, silent; which goals moved."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jiqun.cli.printing import Format, note, print_records
from jiqun.cli.texts import language, say
from jiqun.model import InputError

COLUMNS = ("build", "event", "what", "before", "now")


def run(since: str | None, workspace: Path, form: Format) -> None:
    """Print the events of the last build, or of all builds since one."""
    from jiqun.pipeline.changes import read_history
    from jiqun.pipeline.changes import since as after
    from jiqun.pipeline.history import FILE

    path = workspace / FILE
    if not path.is_file():
        raise InputError("no_history", str(workspace))
    lines = after(read_history(path), since)
    events = [
        {"build": line["build"], "built": line["built"], **e}
        for line in lines
        for e in line["events"]
    ]
    for line in lines:
        if line.get("reason") in ("first", "versions"):
            note(say(f"built_{line['reason']}", build=line["build"], day=line["built"][:10]))
    if not events:
        note(say("nothing_changed"))
    elif form is Format.TABLE:
        print_records(_rows(events), form, COLUMNS)
    else:
        print_records(events, form, COLUMNS)


def _rows(events: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    from jiqun.publish.changes import event_words

    for event in events:
        yield {"build": event["build"], **event_words(event, language())}
