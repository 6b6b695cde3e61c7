"""Look once more at the figures of a text, and overrule the grammar where much speaks for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import inf
from typing import Any

from jiqun.data import catalogue
from jiqun.data.gazetteer import gazetteer
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.fitted.choices import Candidate, choose, likeliest
from jiqun.extraction.fitted.labels import Labels, evidence
from jiqun.extraction.fitted.periods import periods
from jiqun.extraction.fitted.phrases import Found, PhraseFinder
from jiqun.extraction.fitted.subjects import subjects
from jiqun.extraction.fitted.surroundings import Case, ReadSentence, cases
from jiqun.extraction.fitted.wholes import OF, wholes
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import INHERITED, METADATA, STATED, Draft, Slot
from jiqun.lang.pack import has_file, read_file, read_weights
from jiqun.model import Indicator, Measure, Status

FITTED = "fitted"
"""How a field was given that a fitted model chose."""
SHORTEST = 300
"""Characters up to the end of the first paragraph that is looked at again. The models were fitted
on documents; on single sentences the rules, which were made on them, read better: of 2,418 tests
of rules, most of them on a sentence or two, the models break some sixty."""
WHOLE_COUNTS = 6.0
"""How many times the margin is wanted where a figure shall be of a whole place: our choice. A part
that is taken for the whole contradicts it, which is a false alarm; a wrong name is none."""
OPEN = "open"
"""The margin of what was taken over from elsewhere or left open; that of others is named as `how`
names them."""
_ASKED = (STATED, METADATA)
WHOLES = (None, "total")
"""What a figure is of that is of all there is in its place."""
BESIDE = 4
"""Characters between a number and what it counts, at most: our choice, such as `of` or 左右的. Of
70 counted things in English encyclopedia pages that the models gave another name, six were the
better for it and over fifty the worse (read by hand, November 2026)."""
SETTLED = frozenset({"unequal", "no_date"})
"""How a field is left open on purpose; no model closes it."""
_LABELS: dict[str, type[Indicator] | type[Status]] = {"indicator": Indicator, "status": Status}


@cache
def fitted(code: str) -> Mapping[str, Any]:
    """Give the fitted models of a language: margins, words, weights; nothing where it has none."""
    return {**read_file(code, "fitted"), **read_weights(code)} if has_file(code, "fitted") else {}


def _is_document(text: str, at: int) -> bool:
    """Say whether the paragraph of a place ends far enough behind the beginning of the text."""
    if at >= SHORTEST:
        return True
    return len(text) >= SHORTEST and text.find("\n", at, SHORTEST) < 0


def how_of(draft: Draft, name: str) -> str | None:
    """Give how a field was read; None where it was not."""
    slot = draft.slots.get(name)
    return None if slot is None else slot.how


def _is_usual(draft: Draft) -> bool:
    """Say whether a figure of an industry of the catalogue is of value added, as the contract has
    it where no measure is named."""
    usual = draft.value("indicator") is Indicator.VALUE_ADDED
    return usual and draft.value("subject") in catalogue().subjects


def _goes_on(case: Case) -> bool:
    """Say whether a figure is of the part that one before it in the sentence is of: 893 billion
    yuan, 15.1% more."""
    own = case.draft.value("subject")
    before = (d for d in case.beside if d.start < case.draft.start)
    return own not in WHOLES and any(d.value("subject") == own for d in before)


def _is_counted(draft: Draft, slot: Slot) -> bool:
    """Say whether a phrase right behind a number is what is counted: seven special zones."""
    behind = slot.start is not None and 0 <= slot.start - draft.end <= BESIDE
    return behind and draft.value("indicator") is Indicator.COUNT


def _looks_past(case: Case, found: Slot) -> bool:
    """Say whether a phrase stands before another figure, and the grammar's own behind that one.

    In `woven garments fetched 5 billion and knitwear 6 billion` the knitwear is of the second.
    """
    own = case.draft.slots.get("subject")
    if own is None or own.how != STATED or own.start is None or found.end is None:
        return False
    before = max((d.end for d in case.beside if d.end <= case.draft.start), default=0)
    return found.end <= before <= own.start < case.draft.start


def is_part(one: str | None, other: str | None) -> bool:
    """Say whether a phrase is but a part of another, in whole words where blanks divide them.

    The models cannot tell the two apart: they were fitted on labels that are alike where one holds
    the other.

    >>> is_part("交易", "交易额"), is_part("firms", "new firms"), is_part("car", "scarves")
    (True, True, False)
    """
    if one is None or other is None:
        return False
    return f" {one} " in f" {other} " if one.isascii() else one in other


class FittedLooks:
    """Chooses the fields of figures of one language by its fitted weights."""

    def __init__(self, g: Grammar) -> None:
        """Load the weights of a language; where it has none, nothing is ever changed."""
        self._fitted = fitted(g.pack.code)
        self._spaced = g.pack.spaced
        self._lexicon = g.lexicon
        self._margins = self._fitted.get("margins", {})
        told = self._fitted.get("subject_words", {})
        self._phrases = PhraseFinder(told.get("function", ()), told.get("joins", ()), self._spaced)
        models: dict[str, Callable[[Case], Slot | None]] = {
            "subject": self._subject,
            "period": self._period,
            "of": self._of,
        }
        self._labels = Labels(self._fitted)
        self._sights = {
            name: self._phrases.sight(self._fitted.get(name, {})) for name in ("subject", "of")
        }
        self._models = {name: models[name] for name in models if name in self._fitted}

    def read(self, text: str, sentences: Sequence[ReadSentence]) -> None:
        """Give figures the fields that more speaks for than for the grammar's.

        What follows a paragraph has no part in it: a text that goes on is read as before.

        Args:
            text: the whole text.
            sentences: those that were read, in order.
        """
        if not self._fitted or len(text) < SHORTEST:
            return
        chosen = [
            (case.draft, name, slot)
            for case in cases(text, self._spaced, sentences)
            if _is_document(text, case.draft.end)
            for name, slot in self._choices(case)
        ]
        for draft, name, slot in chosen:
            draft.slots[name] = slot

    def _choices(self, case: Case) -> Iterator[tuple[str, Slot]]:
        yield from self._named(case)
        for name, model in self._models.items():
            slot = model(case)
            if slot is not None:
                yield name, slot

    def _named(self, case: Case) -> Iterator[tuple[str, Slot]]:
        """Give the fields of labels that the words around a figure speak against."""
        told = self._labels.scores(evidence(case), case.kept("labels"))
        for field, places in self._labels.fields.items():
            likely: dict[int | None, float] = {place: told[place] for place in places}
            own = self._labels.place(field, case.draft.value(field))
            likely.setdefault(own, 0.0)
            margin = self._margin(field, case.draft)
            if margin is None or (field == "indicator" and _is_usual(case.draft)):
                margin = inf
            held, case.draft.chances[field] = likeliest(likely, own, margin)
            if held is not None and held != own:
                label = _LABELS[field](self._labels.names[held][1])
                yield field, Slot(label, *self._labels.strongest(case, held), FITTED)

    def _margin(self, field: str, draft: Draft) -> float | None:
        """Give by how much another must be likelier than the grammar's choice; None: not asked.

        What a sentence states itself, or the metadata do, is more often right than what is taken
        over from elsewhere, and has a margin of its own, or none.
        """
        slot = draft.slots.get(field)
        if slot is not None and slot.how in SETTLED:
            return None
        how = OPEN if slot is None or slot.value is None or slot.how not in _ASKED else slot.how
        margin = self._margins.get(field, {}).get(how)
        return None if margin is None else float(margin)

    def _subject(self, case: Case) -> Slot | None:
        if not self._asks(case.draft):
            return None
        found = subjects(case, self._near("subject", case))
        best = self._best("subject", case, found)
        if best is not None and best.slot.value in WHOLES:
            best = self._best("subject", case, found, inf if _goes_on(case) else WHOLE_COUNTS)
        if best is not None and (self._is_place(best.slot.value) or _looks_past(case, best.slot)):
            return None
        if best is not None and (longer := self._touching(case, best.slot)) is not None:
            return longer if longer.how == FITTED else None
        traded = case.draft.value("indicator") in TRADED
        if best is not None and best.slot.value is None and traded:
            own = case.draft.value("subject")
            return Slot("total", how=FITTED) if own != "total" else None
        return None if best is None else replace(best.slot, how=FITTED)

    def _is_place(self, phrase: str | None) -> bool:
        """Say whether a phrase is but the name of a place, which figures are of in another way."""
        if phrase is None:
            return False
        known = self._lexicon.meaning(phrase)
        return (known is not None and known.area is not None) or phrase in gazetteer()

    def _touching(self, case: Case, found: Slot) -> Slot | None:
        """Give what the grammar's subject becomes by a phrase that names the same, or goes on.

        None where the phrase names something else. 老旧小区 with 改造 behind it is 老旧小区改造,
        but 死伤人数 stays one of 事故起数、死伤人数, each of which has a figure of its own.
        """
        own = case.draft.slots.get("subject")
        if own is None or own.value is None or found.value is None:
            return None
        if is_part(found.value, own.value):
            return own
        if own.how != STATED or own.start is None or own.end is None or found.end is None:
            return None
        if is_part(own.value, found.value) and self._spaced:
            return own
        if found.start is None or found.start > own.end or found.end < own.start:
            return None
        more = case.words.text[own.end : found.end]
        if self._spaced or not more.isalpha() or self._phrases.joins(more):
            return own
        return Slot(case.words.text[own.start : found.end], own.start, found.end, FITTED)

    def _asks(self, draft: Draft) -> bool:
        """Say whether what a figure is of is worth a second look.

        Of the labels that a sentence states, none was read better by the model; nor is anything
        gained where all of the trade is meant, or at places in lists.
        """
        if draft.value("measure") is Measure.RANK or self._margin("subject", draft) is None:
            return False
        slot = draft.slots.get("subject")
        if slot is None or slot.value is None:
            return True
        if slot.how == STATED:
            return slot.value not in catalogue().subjects and not _is_counted(draft, slot)
        return slot.how == INHERITED

    def _period(self, case: Case) -> Slot | None:
        if self._margin("period", case.draft) is None:
            return None
        best = self._best("period", case, periods(case))
        if best is not None and best.slot.value is None and case.whole.dated:
            return None
        return None if best is None else replace(best.slot, how=FITTED)

    def _of(self, case: Case) -> Slot | None:
        if case.draft.value("measure") not in OF:
            return None
        found = wholes(case, self._near("of", case), self._fitted["usual_wholes"])
        best = self._best("of", case, found)
        if best is not None and is_part(best.slot.value, case.draft.value("of")):
            return None
        return None if best is None else replace(best.slot, how=FITTED)

    def _near(self, name: str, case: Case) -> Found:
        return self._phrases.find(case, self._sights[name])

    def _best(
        self, name: str, case: Case, found: Mapping[Any, Candidate], counts: float = 1.0
    ) -> Candidate | None:
        margin = self._margin(name, case.draft)
        if margin is None:
            return None
        own, kept = case.draft.value(name), case.kept(name)
        best, case.draft.chances[name] = choose(
            self._fitted[name], found, own, counts * margin, kept
        )
        return best
