"""Read shares of what was told before: 88 percent of it, 40 percent of them women, of the total."""

import re
from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.defaults import TRADED, is_unnamed
from jiqun.extraction.figures import longest_first
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator

_NAMED_BY_THINGS = (None, Indicator.OTHER, Indicator.COUNT, Indicator.PRICES)
SUMMED = (
    *TRADED, Indicator.FDI, Indicator.INVESTMENT, Indicator.LOANS, Indicator.POPULATION,
    Indicator.RETAIL_SALES,
)  # fmt: skip
"""Indicators whose whole has no other name than the total of them."""
_OF = re.compile(r"of\b")
_JOINED = re.compile(r" and |, ")
"""Within a list of names: each has its own whole."""
_ENDS = re.compile(r"$| and\b|,")


def total_label(kind: Indicator | None) -> str | None:
    """Give what all of a measure is called; None where it has no name of its own.

    >>> total_label(Indicator.RETAIL_SALES), total_label(Indicator.VALUE_ADDED)
    ('total retail sales', 'gdp')
    """
    if kind in (Indicator.VALUE_ADDED, Indicator.GDP):
        return "gdp"
    return f"total {str(kind).replace('_', ' ')}" if kind in SUMMED else None


def whole_of(draft: Draft) -> Slot | None:
    """Give what a figure told before is called as a whole: chemical industry gross output."""
    kind, thing = draft.value("indicator"), draft.slots.get("subject")
    if thing is None or thing.value in (None, "total"):
        label = total_label(kind)
        return Slot(label, draft.start, draft.end) if label else None
    words = str(thing.value)
    name = words if kind in _NAMED_BY_THINGS else f"{words} {str(kind).replace('_', ' ')}"
    return Slot(name, thing.start, thing.end)


class PronounWholes:
    """Reads the pronouns that stand for wholes in one text."""

    def __init__(self, text: str, clauses: ClauseThings, table: dict[str, Any]) -> None:
        """Compile the words of a pack."""
        self.text, self.clauses = text, clauses
        self._is = kept_pattern(rf"\s*{table['is']}\s+", re.I)
        self._total = kept_pattern(rf"(?:{longest_first(table['totals'])})", re.I)
        self._plural = kept_pattern(rf"(?:{longest_first(table['them'])})(?!\w)\s*", re.I)
        self._single = kept_pattern(rf"(?:{longest_first(table['it'])})(?!\w)\s*", re.I)

    def read(self, draft: Draft, before: Draft | None, told: Draft | None, span: Any) -> bool:
        """Give a share the whole that its `of` points back to; say whether it does.

        `before` is the figure before it in its sentence, `told` the last one of the sentence
        before, `span` where the words behind `of` stand.
        """
        low, high = span
        low += len(self.text[low:high]) - len(self.text[low:high].lstrip())
        words = self.text[low:high].strip()
        plural = self._plural.match(words)
        if plural is not None:
            if before is not None:
                self._of_them(draft, before, low + plural.end(), high)
            return before is not None
        single = self._single.match(words)
        rest = words[single.end() :] if single is not None else "of"
        if single is not None and (not rest or (before is not None and not _OF.match(rest))):
            back = before or told
            if back is not None:
                self._of_it(draft, back, low + single.end(), high)
            return True
        total = self._total.match(words)
        if total is None or _ENDS.match(words, total.end()) is None:
            return False
        self._of_all(draft, before or told, (low, high))
        return True

    def _of_them(self, draft: Draft, before: Draft, low: int, high: int) -> None:
        things = before.slots.get("subject")
        part = self._part(low, high)
        if things is None or not things.value:
            if part is not None:
                draft.slots["of"], draft.slots["subject"] = Slot(None), part
            return
        draft.slots["of"] = things.inherited()
        draft.slots["indicator"] = before.slots.get("indicator", Slot(Indicator.COUNT))
        draft.slots["subject"] = part or things.inherited()

    def _of_it(self, draft: Draft, before: Draft, low: int, high: int) -> None:
        if "indicator" in before.slots:
            draft.slots["indicator"] = before.slots["indicator"].inherited()
        whole = whole_of(before)
        if whole is not None:
            draft.slots["of"] = whole
        part = self._part(low, high)
        if part is not None:
            draft.slots["subject"] = part

    def _of_all(self, draft: Draft, before: Draft | None, span: tuple[int, int]) -> None:
        own, kind = draft.slots.get("indicator"), draft.value("indicator")
        unnamed = is_unnamed(own)
        if unnamed and before is not None and before.value("indicator") in SUMMED:
            draft.slots["indicator"] = before.slots["indicator"].inherited()
            kind = before.value("indicator")
        label = total_label(kind)
        same = before is not None and before.value("indicator") is kind
        if label is None and same and before is not None and kind not in _NAMED_BY_THINGS:
            whole = whole_of(before)
            label = str(whole.value) if whole is not None else None
            label = None if _JOINED.search(str(before.value("subject"))) else label
        if label is not None:
            draft.set("of", label, span)

    def _part(self, low: int, high: int) -> Slot | None:
        """Give the thing right behind the pronoun: of them women, of it build-to-suit."""
        told = self._is.match(self.text, low, high)
        low = told.end() if told is not None else low  # 65 per cent of whom are women
        if low >= high or not self.text[low:high].strip():
            return None
        end = self.clauses.nouns.clause_end(low, high)
        named = self.clauses.nouns.read(low, end) if low < end else None
        if named is None or named.refers or named.indicator is not None:
            return None
        return named.subject
