"""Find the firm that a text is about, and give it the figures that are a firm's.

A text on a firm names it with its legal form and then speaks of `the company`, `the maker`, or of
nobody: `Net profit fell by 7 percent`.
"""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.model import Indicator

HEAD = 700
"""Characters of a beginning in which a text on a firm names it: our choice, two paragraphs."""
OF_FIRMS = frozenset(
    {
        *(Indicator.REVENUE, Indicator.PROFIT, Indicator.RD_EXPENDITURE, Indicator.EMPLOYMENT),
        Indicator.INVESTMENT,
    }
)
"""Indicators that a firm's own text tells of the firm."""


def give_firm(g: Grammar, text: str, drafts: Sequence[Draft]) -> None:
    """Give the figures of a text on one firm that name no other thing that firm as subject."""
    firm = find_firm(g, text) if g.spaced else None
    if firm is None:
        return
    called = g.pack.form("clauses", "firm_texts", "called")
    for draft in drafts:
        subject = draft.value("subject")
        if draft.value("indicator") not in OF_FIRMS:
            continue
        if subject is None or called.fullmatch(str(subject)):
            draft.slots["subject"] = firm


def find_firm(g: Grammar, text: str) -> Slot | None:
    """Give the one firm that a text is about; None where it names none, or several.

    >>> from jiqun.extraction.grammar import grammar
    >>> find_firm(grammar("en"), "Orla Foods Ltd. had a good year. The company grew.").value
    'Orla Foods'
    """
    form = g.pack.form
    if form("clauses", "firm_texts", "speaks").search(text) is None:
        return None
    found = [*form("clauses", "firm_texts", "named").finditer(text, 0, HEAD)]
    if len({m["name"] for m in found}) != 1:
        return None
    name = found[0]["name"]
    return Slot(name, *found[0].span("name"), INHERITED)
