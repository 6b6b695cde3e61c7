"""Look once more at the figures of a text, and overrule the grammar where much speaks for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from jiqun.extraction.defaults import TRADED
from jiqun.extraction.fitted.choices import choose
from jiqun.extraction.fitted.labels import evidence, scores
from jiqun.extraction.fitted.periods import candidates
from jiqun.extraction.fitted.subjects import SubjectFinder
from jiqun.extraction.fitted.surroundings import Case, cases
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot
from jiqun.lang.pack import has_file, read_file
from jiqun.model import Indicator, Status

FITTED = "fitted"
"""How a field was given that a fitted model chose."""
_LABELS: dict[str, type[Indicator] | type[Status]] = {"indicator": Indicator, "status": Status}


@cache
def fitted(code: str) -> Mapping[str, Any]:
    """Give the fitted weights of a language; nothing where it has none."""
    return read_file(code, "fitted") if has_file(code, "fitted") else {}


class FittedLooks:
    """Chooses the fields of figures of one language by its fitted weights."""

    def __init__(self, g: Grammar) -> None:
        """Load the weights of a language; where it has none, nothing is ever changed."""
        self._fitted = fitted(g.pack.code)
        self._spaced = g.pack.spaced
        self._margins = self._fitted.get("margins", {})
        told = self._fitted.get("subject_words", {})
        self._subjects = SubjectFinder(
            told.get("function", ()), told.get("joins", ()), self._spaced
        )
        models: dict[str, Callable[[Case], Slot | None]] = {
            "indicator": partial(self._label, "indicator"),
            "status": partial(self._label, "status"),
            "subject": self._subject,
            "period": self._period,
        }
        self._models = {name: models[name] for name in models if name in self._margins}

    def read(
        self,
        text: str,
        sentences: Sequence[tuple[int, int, Sequence[Draft]]],
        year: int | None,
        main: Any,
    ) -> None:
        """Give figures the fields that more speaks for than for the grammar's.

        Args:
            text: the whole text.
            sentences: start, end and figures of each sentence, in reading order.
            year: the one that the text counts from.
            main: the period that the text is about.
        """
        if not self._models:
            return
        chosen = [
            (case.draft, name, slot)
            for case in cases(text, self._spaced, sentences, year, main)
            for name, model in self._models.items()
            if (slot := model(case)) is not None
        ]
        for draft, name, slot in chosen:
            draft.slots[name] = slot

    def _label(self, name: str, case: Case) -> Slot | None:
        told = scores(self._fitted[name], evidence(name, case))
        best = max(told, key=told.__getitem__, default=None)
        own = str(case.draft.value(name))
        if best is None or best == own or told[best] - told.get(own, 0.0) < self._margins[name]:
            return None
        return Slot(_LABELS[name](best), None, None, FITTED)

    def _subject(self, case: Case) -> Slot | None:
        own = case.draft.value("subject")
        found = self._subjects.candidates(case)
        best = choose(self._fitted["subject"], found, own, self._margins["subject"])
        if best is None:
            return None
        if best.slot.value is None and case.draft.value("indicator") in TRADED:
            return Slot("total", how=FITTED) if own != "total" else None
        return replace(best.slot, how=FITTED)

    def _period(self, case: Case) -> Slot | None:
        found, own = candidates(case), case.draft.value("period")
        best = choose(self._fitted["period"], found, own, self._margins["period"])
        return None if best is None else replace(best.slot, how=FITTED)
