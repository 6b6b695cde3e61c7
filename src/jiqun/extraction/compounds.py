"""Find the noun phrase of an indicator or a clause: exports of what, whose value added."""

import re

from jiqun.extraction.dense_subjects import is_vague, names_no_thing, without_place
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of, within
from jiqun.extraction.state import Slot
from jiqun.lang import Forms

_ZH = Forms("zh", "forms", "compounds")

_POSSESSIVE = re.compile(r"(?:'s)?\s*")
SHORT_CLAUSE = 12
"""Characters of a clause that may be a name as a whole: our choice."""


class Compounds:
    """Finds noun phrases in one text.

    Attributes:
        barriers: where words of time end in the sentence in hand; no phrase crosses them.
        gap: where the words of the figure in hand begin.
    """

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self.phrases = g.phrases
        form = g.pack.form
        self._of = form("names", "things", "of")
        self._owns = form("names", "things", "owns")
        self.barriers: list[int] = []
        self.gap = 0

    def _is_time(self, span: tuple[int, int]) -> bool:
        """Say whether words tell when, and no thing."""
        whens = self.g.periods.find(self.text, max(0, span[0] - len("the ")), span[1])
        return any(w.start <= span[0] and span[1] <= w.stop for w in whens)

    def subject_of(self, own: list[Mark], at: int, low: int, high: int) -> Slot | None:
        """Give the subject that stands with an indicator: before it, or behind `of`."""
        mark = own[at]
        text = self.text
        if self.g.spaced:
            behind = self._of.match(text[mark.end : min(high, mark.end + 40)])
            if behind:
                start = mark.end + behind.end()
                skip = next((m for m in own if m.meaning.area and m.start == start), None)
                if skip:
                    start = skip.end
                    start += len(_POSSESSIVE.match(text[start : start + 4])[0])  # type: ignore[index]
                for m in own[at + 1 :]:
                    if (
                        m.meaning.subject
                        and m.start - start < 22
                        and not re.search(r"[,;.]", text[start : m.start])
                        and m.start >= start
                    ):
                        return self.widen(m, high)
                found = self.phrases.right(text, start, high)
                if found and any(found[0] < stop <= found[1] + 1 for stop in self.barriers):
                    found = None  # industrial output for November 2010
                if found and self.phrases.is_vague(text[slice(*found)]):
                    found = None  # production in the State
                if found and self._is_time(found):
                    found = None  # investment in the first six months
                if found and found[0] - start < 3:
                    phrase = text[found[0] : found[1]]
                    meaning = self.g.lexicon.meaning(phrase)
                    if not (meaning and (meaning.area or meaning.cues)):
                        return Slot(self.phrases.label(phrase), *found)
        for m in reversed(own[:at]):
            between = text[m.end : mark.start]
            if m.meaning.subject and not m.meaning.indicator and self._owns.fullmatch(between):
                return self.widen_left(m, self.floor(own, own.index(m), low, m.start))
            break
        if own[at].meaning.whole and self.g.spaced:
            return self._goods_before(own, at, low)
        if own[at].meaning.subject:
            return None
        if self.g.spaced and mark.meaning.indicator == "other":
            low = self.floor(own, at, low, mark.start)
            found = self.phrases.left(text, low, mark.end)
            if found is not None and found[0] < mark.start:
                return Slot(self.phrases.label(text[slice(*found)]), *found)
            return None
        floor = self.floor(own, at, low, mark.start)
        if not self.g.spaced and (realised := _ZH.realised.search(text, floor, mark.start)):
            words, span = realised["who"], realised.span("who")
            if not (is_vague(words) or names_no_thing(words)):
                return Slot(self.phrases.label(without_place(words)), *span)
        found = self.phrases.left(text, floor, mark.start)
        if found and mark.start - found[1] <= 3:
            phrase = text[found[0] : found[1]]
            meaning = self.g.lexicon.meaning(phrase)
            if not (meaning and (meaning.area or (meaning.cues and not meaning.subject))):
                return Slot(self.phrases.label(phrase), *found)
        return None

    def _goods_before(self, own: list[Mark], at: int, low: int) -> Slot | None:
        """Give the goods right before a word of trade: electronics exports, cement imports."""
        mark = own[at]
        if mark.meaning.indicator not in ("exports", "imports", "investment"):
            return None
        if self.text[mark.start - 1 : mark.start] != " ":
            return None
        found = self.phrases.left(self.text, self.floor(own, at, low, mark.start), mark.start)
        if found is None or mark.start - found[1] > 1:
            return None
        words = self.text[found[0] : found[1]].split()
        while words and words[0].lower().removesuffix("'s") in self.phrases.broad:
            words.pop(0)
        if not words or len(words) > 3 or any(w.lower() in self.phrases.broad for w in words):
            return None
        if not all(w.replace("-", "").replace("&", "").isalpha() for w in words):
            return None
        start = found[1] - len(" ".join(words))
        if self.text[start : found[1]] != " ".join(words) or words[-1].lower().endswith(
            self.phrases.adverbs
        ):
            return None
        if any(
            m.meaning.area and m.start >= start
            for m in self.g.lexicon.find(self.text, start, found[1])
        ):
            return None
        return Slot(self.phrases.label(self.text[start : found[1]]), start, found[1])

    def floor(self, own: list[Mark], at: int, low: int, stop: int) -> int:
        """Give the place before which a noun phrase cannot begin: after places, times, cues."""
        return max(
            [low]
            + [
                m.end
                for m in own[:at]
                if m.end <= stop
                and (
                    m.meaning.area
                    or m.meaning.indicator
                    or (m.meaning.cues and not m.meaning.subject)
                )
            ]
            + [end for end in self.barriers if end <= stop]
        )

    def widen(self, mark: Mark, high: int) -> Slot:
        """Take in the words that make a compound of a known subject: battery makers."""
        text = self.text
        if self.g.spaced:
            found = self.phrases.right(text, mark.end, min(high, mark.end + 40))
            if (
                found
                and text[mark.end : found[0]].strip() == ""
                and not self.phrases.joins_more(text[slice(*found)])
            ):
                phrase = text[mark.start : found[1]]
                if not within(self.g.lexicon.find(text, found[0], found[1]), found[0], found[1]):
                    return Slot(self.phrases.label(phrase), mark.start, found[1])
        return Slot(name_of(self.text, mark), mark.start, mark.end)

    def widen_left(self, mark: Mark, low: int) -> Slot:
        """Take in the words before a known subject that belong to its name."""
        if not self.g.spaced:
            found = self.phrases.left(self.text, low, mark.end)
            if found and found[0] < mark.start:
                return Slot(self.phrases.label(self.text[found[0] : mark.end]), found[0], mark.end)
        return Slot(name_of(self.text, mark), mark.start, mark.end)

    def clause_phrase(self, own: list[Mark], low: int, high: int) -> Slot | None:
        """Give the thing that a clause names although no lexicon knows it."""
        text = self.text
        low = max([low] + [text.rfind(c, low, high) + 1 for c in "，；：。"])
        if low == self.gap and low > 0 and text[low - 1] not in "，；：。、\n":
            if text[low : low + 1] != "、":
                return None
            low += 1
        low = max([low] + [stop for stop in self.barriers if stop <= high])
        cues = [m for m in own if m.start >= low and m.meaning.cues]
        while cues and cues[0].start - low <= 1 and cues[0].end < high:
            low = max(low, cues.pop(0).end)  # a verb that opens the clause: 新增…, 争取…
        high = min([high] + [m.start for m in cues])
        trimmed = _ZH.reach.search(text, max(low, high - 12), high)
        high = trimmed.start() if trimmed else high
        low = self.floor(own, len(own), low, high)
        found = self.phrases.left(text, low, high)
        if (
            found is None
            or found[1] - found[0] < 2
            or text[found[0] : found[1]] in _ZH.entry("empty")
        ):
            found = self._short_clause(low, high)
        if found is None or found[1] < high - 2:
            return None
        return Slot(self.phrases.label(text[found[0] : found[1]]), *found)

    def _short_clause(self, low: int, high: int) -> tuple[int, int] | None:
        """Give a clause as it stands where a verb in its name cut it short: 义务教育巩固(率)."""
        while filler := self.phrases.filler_at(self.text, low, high):
            low += filler
        words = self.text[low:high]
        if not 2 <= len(words) <= SHORT_CLAUSE or not words.strip("“”").isalpha():
            return None
        if words in _ZH.entry("empty") or self.phrases.ends_at(self.text, low):
            return None
        return low, high
