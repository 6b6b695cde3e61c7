"""Concordances: what became of each code from one version of a classification to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

KINDS = ("kept", "renamed", "split", "merged", "moved", "new", "dropped")
SCOPES = ("", "widened", "narrowed", "changed")
"""How the contents of the code itself changed beside what the rows say."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a concordance.

    Attributes:
        source_code: the code in the older version; empty for `new`.
        target_code: the code in the newer version; empty for `dropped`.
        kind: one of `KINDS`.
        scope: one of `SCOPES`; `widened` says that the target also holds what no row names,
            `narrowed` that part of the source went nowhere in particular, `changed` both.
        weight: the share of the source that goes to the target, where a source gives it.
        certainty: who says so.
    """

    source_code: str
    target_code: str
    kind: str
    scope: str = ""
    weight: Fraction | None = None
    weight_source: str = ""
    certainty: str = "stated"
    source: str = ""
    note_en: str = ""
    note_zh: str = ""

    def note(self, language: str) -> str:
        """Give its note in one language."""
        return self.note_zh if language == "zh" else self.note_en


@dataclass(frozen=True)
class Concordance:
    """All changes from one version to another; each code of both stands in at least one row."""

    classification: str
    from_version: str
    to_version: str
    changes: tuple[Change, ...]

    @cached_property
    def out_of(self) -> Mapping[str, tuple[Change, ...]]:
        """Older code → its rows."""
        return _grouped(self.changes, "source_code")

    @cached_property
    def into(self) -> Mapping[str, tuple[Change, ...]]:
        """Newer code → its rows."""
        return _grouped(self.changes, "target_code")


def _grouped(changes: tuple[Change, ...], side: str) -> dict[str, tuple[Change, ...]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(getattr(change, side), []).append(change)
    return {code: tuple(rows) for code, rows in found.items() if code}
