"""Pair series of figures with series of names: the three sectors, partners, the same again."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from jiqun.extraction.defaults import SECTORS
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import INHERITED, Draft, Slot, make_period
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_SPLIT = re.compile(r",? and |, ")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_UNIT = re.compile(r"^ [a-z]+(?=,? and |, )")
_ARTICLE = re.compile(r"(?:the|its)\s", re.I)
_RATES = (Measure.GROWTH, Measure.SHARE, Measure.SHARE_CHANGE)
FEWEST_YEARS = 3
"""Figures from which on a series can be one of years: our choice, two are a path."""
NEAR = 200
"""Characters to a series told before, from one that tells of the same names again: our choice."""


class SeriesLists:
    """Pairs the series of figures of one text with the names told before them."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Compile the words of a pack."""
        self.g, self.text = g, text
        table = g.pack.clauses.get("series") if g.spaced else None
        self.works = bool(table)
        self._told: tuple[list[Slot], int] | None = None
        if not table:
            return
        self._sectors = kept_pattern(str(table["sectors"]), re.I)
        self._partners = kept_pattern(str(table["partners"]), re.I)
        self._again = kept_pattern(str(table["again"]), re.I)
        self._of_each = g.pack.form("indicators", "counting", "share_closes")
        self._grows = kept_pattern(str(table["grows"]), re.I)

    def read(self, s: Any, drafts: list[Draft]) -> None:
        """Give each series of figures of a sentence the names that it belongs to."""
        if not self.works:
            return
        here = dated = False
        for run in self._runs(drafts):
            low = s.start
            names = self._three(low, run) or self._dealt_with(low, run)
            if names is not None:
                here, self._told = True, (names, run[-1].end)
            elif self._told is not None and self._goes_on(s, run, here):
                names = [slot.inherited() for slot in self._told[0]]
            if names is not None:
                self._pair(run, names, drafts)
            if dated or not self._of_each.match(self.text, run[-1].end):
                dated = self._years(run)  # not: profit and investment grew by …, respectively

    def _years(self, run: list[Draft]) -> bool:
        """Give a series as long as its span of years a year each, and its growth all but the first.

        `Between 2000 and 2003 output was 55, 74, 99 and 125 billion, growth of 34%, 33% and 26%`.
        """
        told = run[0].slots.get("period")
        if told is None or told.value is None or len(run) < FEWEST_YEARS:
            return False
        if any(d.value("period") != told.value for d in run) or not told.value.is_span:
            return False
        first, last = told.value.years
        level = run[0].value("measure") in (Measure.LEVEL, Measure.CHANGE)
        if last - first + (1 if level else 0) != len(run) or told.value.text != f"{first}/{last}":
            return False
        for i, draft in enumerate(run):
            year = make_period(first + i + (0 if level else 1))
            draft.slots["period"] = replace(told, value=year, how=INHERITED)
        return True

    def _pair(self, run: list[Draft], names: list[Slot], drafts: list[Draft]) -> None:
        low = max(0, run[0].start - NEAR)
        grows = self._grows.search(self.text, low, run[0].start) is not None
        for draft, name in zip(run, names, strict=True):
            draft.slots["subject"] = name
            if name.value in SECTORS:
                draft.set("indicator", Indicator.VALUE_ADDED)
            at = drafts.index(draft) + 1
            if at < len(drafts) and self._is_aside(drafts[at]):
                drafts[at].slots["subject"] = name  # the same in another currency
            if draft.value("measure") is Measure.SHARE and draft.value("of") is None and grows:
                draft.set("measure", Measure.GROWTH)

    def _runs(self, drafts: list[Draft]) -> list[list[Draft]]:
        """Give the series of a sentence: figures alike with commas between, asides left out."""
        runs: list[list[Draft]] = []
        for draft in drafts:
            if self._is_aside(draft):
                continue
            last = runs[-1][-1] if runs else None
            alike = last is not None and all(
                last.value(n) == draft.value(n) for n in ("unit", "measure")
            )
            if last is not None and alike and self._joined(last, draft):
                runs[-1].append(draft)
            else:
                runs.append([draft])
        return [run for run in runs if len(run) > 1]

    def _joined(self, last: Draft, draft: Draft) -> bool:
        between = _ASIDE.sub("", self.text[last.end : draft.start])
        return self.g.is_connector(_UNIT.sub("", between))

    def _is_aside(self, draft: Draft) -> bool:
        return self.text[draft.start - 1 : draft.start] == "("

    def _three(self, low: int, run: list[Draft]) -> list[Slot] | None:
        if len(run) != len(SECTORS):
            return None
        found = [*self._sectors.finditer(self.text, low, run[0].start)]
        return [Slot(label, *found[-1].span()) for label in SECTORS] if found else None

    def _dealt_with(self, low: int, run: list[Draft]) -> list[Slot] | None:
        """Give the partners of a trade that a list tells: with ASEAN, the EU and Africa."""
        found = [*self._partners.finditer(self.text, low, run[0].start)]
        if not found:
            return None
        start, end = found[-1].span("names")
        cuts = [start, *(at for m in _SPLIT.finditer(self.text, start, end) for at in m.span())]
        cuts.append(end)
        spans = [(a, b) for a, b in [*pairwise(cuts)][::2] if self.text[a:b].strip(" ,")]
        if len(spans) != len(run):
            return None
        return [Slot(self._name(a, b), a, b) for a, b in spans]

    def _name(self, start: int, end: int) -> str:
        words = " ".join(self.text[start:end].split()).strip(" ,")
        return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words

    def _goes_on(self, s: Any, run: list[Draft], here: bool) -> bool:
        """Say whether a series tells of the same names again: these figures rose by …."""
        if self._told is None:
            return False
        names, end = self._told
        if len(run) != len(names) or run[0].start - end > NEAR:
            return False
        if run[0].value("measure") not in _RATES:
            return False
        return here or self._again.match(self.text, s.start) is not None
