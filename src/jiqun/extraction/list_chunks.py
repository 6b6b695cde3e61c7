"""Cut the coordinated names before a list of figures into one for each."""

import re

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.named_lists import list_cutter
from jiqun.extraction.state import Slot
from jiqun.lang import Forms

_ZH = Forms("zh", "forms", "list_chunks")

SHORT_ITEM = 8
"""Characters of a listed name that may be a verb and what is made of it: 开工率. Our choice."""


def sectors_in_brief() -> dict[str, str]:
    """Give the label of each of the first, second and third of 一、二、三产业."""
    sectors: dict[str, str] = _ZH.entry("sectors_in_brief")
    return sectors


class ListChunks:
    """Cuts the lists of names of one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text, self.phrases = g, text, g.phrases
        self._verb = g.pack.form("names", "lists", "verb")
        self._clause = g.pack.form("names", "lists", "clause")
        self._behind = g.pack.form("names", "lists", "of_what")
        self._head = g.pack.form("names", "lists", "head")

    def read(
        self, marks: list[Mark], low: int, high: int, count: int, *, exact: bool = False
    ) -> list[Slot] | None:
        """Cut the coordinated names before a list at commas, but never inside a known name."""
        text = self.text
        if opens := [*self._clause.finditer(text, low, high)]:
            low = opens[-1].end()  # investment rose, with schools, roads and railways up …
            marks = [m for m in marks if m.start >= low]
        indicator = next((m for m in reversed(marks) if m.meaning.indicator), None)
        stop = indicator.start if indicator else high
        if indicator and not self.g.spaced and text[stop - 1] in "、和与及":
            stop = high  # the last name of the list is the indicator's own: 城镇和农村居民收入
        behind = self._behind.match(text, indicator.end, high) if indicator else None
        if behind and any(m.meaning.area and m.start == behind.end() for m in marks):
            behind = None  # the income of urban and rural residents in Liuzhou
        if self.g.spaced and indicator is None:
            stop = min((m.start for m in marks if m.meaning.cues & {"up", "down"}), default=high)
        if self.g.spaced and indicator and behind:
            low = behind.end()
            verbs = [m.start for m in marks if m.start >= low and m.meaning.cues & {"up", "down"}]
            spoken = self._verb.search(text, low, high)
            tails = [
                m.start - 4
                for m in marks
                if m.meaning.area and text[m.start - 4 : m.start] in (" of ", " in ")
            ]
            tails = [at for at in tails if at > low]
            stop = min([*verbs, *tails, *([spoken.start()] if spoken else [])], default=high)
        if indicator and not self.g.spaced and _ZH.connected.search(text, indicator.end, high):
            stop = high  # more names follow the one that the lexicon knows
        known = [m for m in marks if m.meaning.subject and not m.meaning.indicator]
        places = [m for m in marks if m.meaning.area]
        cuts = [low]
        for match in re.finditer(r", and |,|，|、|\band\b|和|及|以及|与", text[low:stop]):
            at, after = low + match.start(), low + match.end()
            if any(m.start < after and at < m.end for m in known):
                continue
            cuts += [at, after]
        cuts.append(stop)
        pieces = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts) - 1, 2)]
        pieces = [p for p in pieces if text[p[0] : p[1]].strip()]
        if self.g.spaced and len(pieces) > count and (named := self._cut(low, stop, count)):
            return named
        if len(pieces) < count or (exact and len(pieces) != count):
            return None
        slots = []
        head = self._head.search(text, pieces[-1][0], pieces[-1][1])
        for start, end in pieces[-count:]:
            start = max([start] + [m.start for m in marks if self._is_partner(m, start, end)])
            if not self.g.spaced:
                start = max([start] + [m.end for m in places if m.start == start and m.end < end])
            own = [m for m in known if start <= m.start and m.end <= end]
            if own and _ZH.heads.fullmatch(text, own[-1].end, end):
                found = self.phrases.left(text, start, own[-1].end, listed=True)
                begin = (
                    min(own[-1].start, found[0]) if found and not self.g.spaced else own[-1].start
                )
                slots.append(
                    Slot(self.phrases.label(text[begin : own[-1].end]), begin, own[-1].end)
                )
                continue
            if letter := self._with_shared_tail((start, end), pieces[-1]):
                slots.append(letter)
                continue
            found = self.phrases.left(text, start, end, listed=True)
            whole = text[start:end].strip()
            cut_off = not self.g.spaced and (found is None or found[1] - found[0] < 2)
            if cut_off and 1 < len(whole) <= SHORT_ITEM and whole.isalpha():
                found = start, start + len(text[start:end].rstrip())
            if found is None:
                return None
            if head is not None and head.start() > pieces[-1][0]:
                stem = text[found[0] : min(found[1], head.start())].rstrip()
                whole = f"{stem} {head[1] or 'industry'}"
                slots.append(Slot(self.phrases.label(whole), *found))
                continue
            if (end == stop or end >= stop - 1) and not self.g.spaced:
                collective = _ZH.set_name.search(text, found[0] + 1, found[1])
                found = (found[0], collective.start()) if collective else found
            if shared := self._with_shared_head(found, indicator):
                slots.append(Slot(shared, *found))
                continue
            slots.append(Slot(self.phrases.label(text[found[0] : found[1]]), *found))
        return slots

    def _with_shared_tail(self, item: tuple[int, int], last: tuple[int, int]) -> Slot | None:
        """Give an item that is told by its first character: the 内 of 内、外贸吞吐量."""
        letter = self.text[slice(*item)].strip().removeprefix("其中")
        if self.g.spaced or len(letter) != 1 or not letter.isalpha() or item == last:
            return None
        found = self.phrases.left(self.text, *last, listed=True)
        if found is None or found[1] - found[0] < 2:
            return None
        return Slot(self.phrases.label(letter + self.text[found[0] + 1 : found[1]]), *item)

    def _with_shared_head(self, item: tuple[int, int], indicator: Mark | None) -> str | None:
        """Give the whole name of an item that shares the end of the last one's.

        城镇和农村居民人均可支配收入: the first is 城镇居民人均可支配收入.
        """
        if self.g.spaced:
            return None
        words = self.text[slice(*item)]
        if (sector := sectors_in_brief().get(words.strip())) is not None:
            return sector
        if indicator is None or not indicator.meaning.subject:
            return None
        last = self.text[indicator.start : indicator.end]
        for cut in range(1, min(len(last), 6)):
            meaning = self.g.lexicon.meaning(words + last[cut:])
            if meaning and meaning.indicator == indicator.meaning.indicator and meaning.subject:
                return meaning.subject
        return None

    def _cut(self, low: int, high: int, count: int) -> list[Slot] | None:
        """Cut a list whose names hold an `and`: food, textiles and apparel, and pulp and paper."""
        return self.slots(list_cutter(self.g.pack.code).cut_led(self.text, low, high, count))

    def slots(self, spans: list[tuple[int, int]] | None) -> list[Slot] | None:
        """Give the names that stand in spans."""
        if spans is None:
            return None
        words = [" ".join(self.text[slice(*span)].split()) for span in spans]
        return [Slot(self.phrases.label(w), *span) for w, span in zip(words, spans, strict=True)]

    def _is_partner(self, mark: Mark, start: int, end: int) -> bool:
        """Say whether a place in a list is one that is traded with: 对欧盟."""
        return (
            start < mark.start
            and mark.end <= end
            and bool(mark.meaning.area or mark.meaning.subject)
            and self.text[mark.start - 1] in "对与向从自"
        )
