"""Which documents of a table are as the last build knew them, and which are new."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jiqun.extraction import TableProblems, document_id
from jiqun.model import Refusal
from jiqun.pipeline.readings import NOTHING, Reading, stat_of
from jiqun.pipeline.state import DocumentState, State, refusal_record
from jiqun.pipeline.tables import TableFiles, digest_of, metadata_of, read_files


@dataclass(frozen=True, slots=True)
class ChangedTable:
    """A table that may have changed."""

    files: TableFiles
    key: str
    id: str
    signature: tuple[int | None, ...]
    limit: int

    def documents(
        self, last: State | None, refused: dict[str, Mapping[str, Any]]
    ) -> dict[str, DocumentState | tuple[str, Reading]]:
        """Give its documents by key: as the last build knew them, or read with their digest.

        Problems go to `refused`, one a row and column; then nothing of the table is taken.
        """
        known = self._known(last)
        before = last.tables.get(self.key) if last else None
        if last and before and before[0] == self.signature:
            old = {k: r for k, r in last.refused.items() if k.startswith(f"{self.key}#")}
            refused.update(old)
            if old:
                return {}
            if known and all(self._name(part) == s.doc for part, s in known.items()):
                return dict(known)
        try:
            found = read_files(self.files, key=self.key, id=self.id, limit=self.limit)
        except TableProblems as told:
            for number, problem in enumerate(told.problems, 1):
                refused[f"{self.key}#{number:04}"] = refusal_record(problem, problem.where)
            return {}
        except Exception as problem:  # a defect of ours must not cost the other documents
            defect = Refusal("failed", detail=f"{type(problem).__name__}: {problem}")
            refused[f"{self.key}#0001"] = refusal_record(defect, self.key)
            return {}
        made: dict[str, DocumentState | tuple[str, Reading]] = {}
        for one in found:
            part = self.key if one.source is None else f"{self.key}#{one.source}"
            digest = digest_of(one)
            state = known.get(part)
            if state and state.sha256 == digest and state.doc == one.document.id:
                made[part] = replace(state, signature=self.signature)
            else:
                made[part] = digest, Reading(part, one.document, one.claims)
        return made

    def _known(self, last: State | None) -> dict[str, DocumentState]:
        documents = last.documents if last else {}
        ours = f"{self.key}#"
        return {k: s for k, s in documents.items() if k == self.key or k.startswith(ours)}

    def _name(self, part: str) -> str:
        return document_id(self.id, None if part == self.key else part[len(self.key) + 1 :])


def doubled(
    kept: Mapping[str, DocumentState], ready: Mapping[str, Reading], ids: Mapping[str, str]
) -> list[str]:
    """Give the documents of tables whose id a document of a file has."""
    files = set(ids.values())
    named = {k: s.doc for k, s in kept.items() if k not in ids}
    named |= {k: r.document.id for k, r in ready.items() if k not in ids}
    return sorted(key for key, doc in named.items() if doc in files)


def table_signature(files: TableFiles) -> tuple[int | None, ...]:
    """Give sizes and times of a table, its mapping and the file that describes its sources."""
    beside = metadata_of(files.mapping)
    return (
        *stat_of(files.path),
        *stat_of(files.mapping),
        *(stat_of(beside) if beside else NOTHING),
    )
