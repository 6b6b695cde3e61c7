"""`jiqun extract --explain`: a text with its claims in the terminal, coloured."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from jiqun.cli.printing import note
from jiqun.cli.texts import language
from jiqun.model import Claim, Document, InputError, Trace

FIELDS = ("measure", "indicator", "subject", "of", "area", "period", "status", "speaker")
STYLES = {
    **{"stated": "green", "inherited": "yellow", "metadata": "cyan"},
    **{"fitted": "blue", "proposed": "magenta"},
}
"""Colour of a field by where it came from; what is a default stays grey."""
WORDS_SHOWN = 30
"""Characters of the words that gave a field: our choice, so that a claim stays on a line or two."""


def run(files: list[Path], published: Mapping[str, date]) -> None:
    """Print every paragraph that holds a figure, and under it each claim with its fields."""
    from jiqun.pipeline.explaining import explain_files

    console = Console(highlight=False, soft_wrap=True)
    read = refused = 0
    for item in explain_files(files, published):
        if isinstance(item, tuple):
            read += 1
            _document(console, *item)
        else:
            refused += 1
            note(f"jiqun: {item[f'message_{language()}']}")
    if refused and not read:
        raise InputError("all_refused", count=refused)


def _document(console: Console, document: Document, claims: tuple[Claim, ...]) -> None:
    console.print(Text(f"{document.id} ({document.language})", style="bold underline"))
    at = 0
    for line in document.text.split("\n"):
        end = at + len(line)
        own = [claim for claim in claims if at <= claim.start <= end]
        if own:
            shown = Text(line)
            for claim in own:
                style = "bold black on yellow"
                shown.stylize(style, claim.start - at, min(end, claim.end) - at)
            console.print(shown)
            for claim in own:
                console.print(_claim(claim, document.text))
            console.print()
        at = end + 1


def _words(trace: Trace, text: str) -> str:
    if trace.how == "default":
        return ""
    if trace.start is None or trace.end is None:
        return f" ‹{trace.how}›"
    words = " ".join(text[trace.start : trace.end].split())
    shown = words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN] + "…"
    return f" ‹{'←' if trace.how == 'inherited' else ''}{shown}›"


def _claim(claim: Claim, text: str) -> Text:
    """Write a claim with the words that gave each field; `←` where they stand further up."""
    traces = dict(claim.trace)
    row = Text("    ")
    row.append(claim.quote.replace("\n", " "), style="bold")
    row.append(f"  {claim.bound} {claim.to_record()['value']} {claim.unit}")
    for name in FIELDS:
        value = getattr(claim, name)
        if value is None:
            continue
        trace = traces.get(name, Trace("default"))
        row.append(f"  {name}=", style="dim")
        row.append(f"{value}{_words(trace, text)}", style=STYLES.get(trace.how, "dim"))
    if claim.confidence is not None:
        row.append(f"  {claim.confidence:.2f}", style="dim")
    return row
