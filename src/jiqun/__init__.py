"""An observatory for industrial clusters: every published figure, its sentence, its arithmetic.

From a file to a table of claims and findings::

    import jiqun

    document = jiqun.read("article.txt")
    claims = jiqun.extract(document)
    findings = jiqun.check(claims)
    jiqun.frame(claims), jiqun.frame(findings)

`build` does all of this for a workspace or a heap of files, and writes the ledger and the site.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiqun.model import (
    Bound,
    Cell,
    Claim,
    Decision,
    Document,
    Finding,
    Indicator,
    Interval,
    JiqunError,
    Kind,
    Measure,
    Observation,
    Outcome,
    Period,
    Repair,
    Severity,
    Source,
    Status,
    Term,
)

if TYPE_CHECKING:
    from jiqun.checks import Context
    from jiqun.ledger import Ledger
    from jiqun.pipeline import BuildResult

__version__ = "0.1.0"

__all__ = [
    "Bound",
    "Cell",
    "Claim",
    "Decision",
    "Document",
    "Finding",
    "Indicator",
    "Interval",
    "JiqunError",
    "Kind",
    "Measure",
    "Observation",
    "Outcome",
    "Period",
    "Repair",
    "Severity",
    "Source",
    "Status",
    "Term",
    "build",
    "check",
    "extract",
    "frame",
    "open_ledger",
    "read",
]


def read(path: Path | str, *, published: date | None = None) -> Document:
    """Read one file as plain text with its metadata.

    Args:
        path: a text or HTML file; front matter or a sidecar `NAME.meta.toml` says the rest.
        published: the day of publication, where the file does not say it.

    Raises:
        InputError: the file cannot be read; the message says why and what to do.
    """
    from jiqun.documents import read as read_document

    return read_document(Path(path), published=published)


def extract(document: Document | str) -> tuple[Claim, ...]:
    """Give the claims of a document, or of a text, in reading order.

    A text is read as a document named `text` without publication date or place.
    """
    from jiqun.documents import read_bytes
    from jiqun.extraction import extract as extract_claims

    if isinstance(document, str):
        document = read_bytes(document.encode("utf-8"), "text.txt")
    return extract_claims(document)


def check(
    claims: Iterable[Claim],
    *,
    context: "Context | None" = None,
    sources: Mapping[str, Source] | None = None,
) -> tuple[Finding, ...]:
    """Give what arithmetic has to say about claims; the order of the claims does not matter.

    Args:
        claims: of any number of documents.
        context: what is known beside them: complete sets, exchange rates, deflators.
        sources: who published each document, and when; without it every document counts as a
            source of its own and no figure as revised.
    """
    from jiqun.checks import Context
    from jiqun.checks import check as check_claims

    return check_claims(claims, context=context or Context(), sources=sources or {})


def build(
    *paths: Path | str, output: Path | str | None = None, workers: int | None = None
) -> "BuildResult":
    """Build a workspace, or some files: claims, ledger, findings and site.

    Args:
        paths: one folder with a jiqun.toml, or files and folders of documents.
        output: where the build is to appear; `build` in the workspace, `jiqun-out` for files.
        workers: processes; by default one a core.

    Raises:
        InputError: a path is missing or nothing can be written. Documents that cannot be read
            are listed in the result's report instead.
    """
    from jiqun.pipeline import build as build_workspace
    from jiqun.pipeline import workspace_of

    place = workspace_of([Path(p) for p in paths], Path(output) if output else None)
    return build_workspace(place, workers=workers)


def open_ledger(path: Path | str) -> "Ledger":
    """Open the ledger of a workspace or a build for reading.

    Raises:
        LedgerError: there is none, it is damaged, or it has another version.
    """
    from jiqun.ledger import open_ledger as open_file

    return open_file(path)


def frame(records: Iterable[Claim | Finding]) -> Any:
    """Give claims or findings as a data frame: pandas, or Polars where pandas is missing.

    Raises:
        MissingExtra: neither is installed.
    """
    from jiqun.ledger import frame_of

    rows = [record.to_record() for record in records]
    names = list(dict.fromkeys(name for row in rows for name in row))
    return frame_of(names, [[row.get(name) for name in names] for row in rows])
