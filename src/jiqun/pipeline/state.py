"""What the last build knew: which bytes were read with which versions, and where they went."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiqun.model import Decision, JiqunError, told

FILE = "state.json"
FORM = 3


@dataclass(frozen=True, slots=True)
class DocumentState:
    """A document as the last build read it.

    Attributes:
        signature: sizes and times of the file and its sidecar; equal means not read again.
        sha256: of the bytes.
        doc: its id.
        claims: how many.
        chunk: first and last byte of its lines in claims.jsonl, half-open.
    """

    signature: tuple[int | None, ...]
    sha256: str
    doc: str
    claims: int
    chunk: tuple[int, int]


@dataclass(frozen=True, slots=True)
class State:
    """All that a build leaves for the next.

    Attributes:
        versions: of extractor, checks, publisher, and the digest of options and context.
        documents: path relative to the workspace → what was read.
        refused: path → the refusal's code and parts, with the file's signature.
        areas: area → its bytes in findings.jsonl, and how many findings.
        decided: area → digest of the decisions that were folded in.
        tables: path → the signature of a table with its mapping and metadata, and the hash of its
            bytes; its documents are `PATH#SOURCE`, its problems `PATH#NUMBER`.
        unasked: paths of documents whose labels a language model could not be asked for.
    """

    versions: Mapping[str, str]
    documents: Mapping[str, DocumentState] = field(default_factory=dict)
    refused: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    areas: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    tables: Mapping[str, tuple[tuple[int | None, ...], str]] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)
    unasked: tuple[str, ...] = ()

    def save(self, folder: Path) -> None:
        """Write it into a build's folder."""
        record = {
            "form": FORM,
            "versions": dict(self.versions),
            "documents": {
                path: [list(d.signature), d.sha256, d.doc, d.claims, list(d.chunk)]
                for path, d in self.documents.items()
            },
            "refused": dict(self.refused),
            "areas": self.areas,
            "decided": dict(self.decided),
            "unasked": list(self.unasked),
            "tables": {path: [list(signed), sha] for path, (signed, sha) in self.tables.items()},
        }
        text = json.dumps(record, ensure_ascii=True)
        (folder / FILE).write_text(text, encoding="utf-8")


def digests(decisions: Iterable[Decision]) -> dict[str, str]:
    """Give a digest of the decisions of each area; where it changes, the area is checked again."""
    lines: dict[str, list[str]] = {}
    for d in decisions:
        lines.setdefault(d.area, []).append(json.dumps(d.to_record(), sort_keys=True))
    return {a: sha256("\n".join(told).encode()).hexdigest()[:16] for a, told in lines.items()}


def load_state(folder: Path) -> State | None:
    """Read the state of a build; None where there is none or it has another form.

    A build without a readable state is simply made anew.
    """
    try:
        record = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if record["form"] != FORM:
            return None
        return State(
            versions=record["versions"],
            documents={
                path: DocumentState(tuple(signature), sha, doc, claims, (chunk[0], chunk[1]))
                for path, (signature, sha, doc, claims, chunk) in record["documents"].items()
            },
            refused=record["refused"],
            areas={area: (a, b, n) for area, (a, b, n) in record["areas"].items()},
            decided=record.get("decided", {}),
            unasked=tuple(record["unasked"]),
            tables={path: (tuple(signed), sha) for path, (signed, sha) in record["tables"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def refusal_record(problem: JiqunError, place: str) -> dict[str, Any]:
    """Give a refusal as it stands in report.json, with its sentence in both languages."""
    return {
        "file": place,
        "code": problem.code,
        "parts": {key: str(value) for key, value in problem.parts.items()},
        "message_en": told(problem.code, place, problem.parts, "en"),
        "message_zh": told(problem.code, place, problem.parts, "zh"),
    }
