"""The scope of a figure, and what a change of it means for two figures side by side."""

from jiqun.data import catalogues, scope_at
from jiqun.model import UNSPECIFIED, Cell
from jiqun.monitoring.facts import Fact


def scope_of(cell: Cell) -> str:
    """Give the code of the scope in force for a cell, by the catalogue's dates.

    A share or growth of a thing has the scope of the thing.
    """
    if cell.period is None:
        return UNSPECIFIED
    found = scope_at(str(cell.indicator), cell.subject, cell.area, cell.period)
    return found.code if found else UNSPECIFIED


def scope_name(code: str, language: str) -> str:
    """Name a scope; one that a document states is shown in its own words."""
    for scope in catalogues().scopes:
        if scope.code == code:
            return scope.name(language)
    if code == UNSPECIFIED:
        return "not said" if language == "en" else "未注明"
    return code


def is_break(now: Fact, before: Fact) -> bool:
    """Whether the scope changed between two figures; an unknown one is no other one."""
    return UNSPECIFIED not in (now.scope, before.scope) and now.scope != before.scope


def scope_words(now: Fact, before: Fact) -> dict[str, tuple[str, str]]:
    """Give the names of both scopes for a sentence."""
    return {
        "old": (scope_name(before.scope, "en"), scope_name(before.scope, "zh")),
        "new": (scope_name(now.scope, "en"), scope_name(now.scope, "zh")),
    }
