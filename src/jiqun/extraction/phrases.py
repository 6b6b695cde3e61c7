"""Find the noun phrase that stands left or right of a place, without a parser."""

import re
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.extraction.marks import Lexicon, lexicon
from jiqun.lang import Forms, Pack

_ZH = Forms("zh", "forms", "phrases")

_WORD = re.compile(r"[\w'&/.+-]+|[\"“”]")
_PARTED = re.compile(r"[,;:()\[\]\n—–!?]|\. ")
"""What two words of a phrase are never parted by."""
_EDGE = " \t\n\"'“”.,，、；;:：()（）「」『』-—–的了·•"
LONGEST_PHRASE = 12
"""Words of an English noun phrase; our choice, longer ones are clauses."""
OPENING_WORDS = 6
"""Words of a noun phrase that opens a clause: our choice, longer ones hold verbs."""
LONGEST_DENSE = 30
"""Characters of a Chinese noun phrase; our choice."""


class Phrases:
    """Noun phrases of one language: everything up to a word that cannot be in one."""

    def __init__(self, language: Pack) -> None:
        """Read stops, fillers and heads of a pack."""
        names = language.names
        self.spaced = language.spaced
        self.stops = frozenset(str(w).lower() for w in names["stops"])
        self.fillers = frozenset(str(w).lower() for w in names["fillers"])
        self._vague = language.form("names", "vague")
        self._tail = language.form("names", "things", "tail")
        things = names.get("things") or {}
        self.openers = frozenset(map(str, things.get("openers", ()))) | self.fillers
        self.joins = frozenset(map(str, things.get("joins", ())))
        self.adverbs = tuple(map(str, things.get("adverbs", ())))
        self.no_adverbs = frozenset(map(str, names.get("no_adverbs", ())))
        self.broad = frozenset(str(w).lower() for w in names.get("broad", ()))
        self.heads = tuple(sorted((str(w) for w in names["heads"]), key=len, reverse=True))
        self._endings = tuple((" " if self.spaced else "") + head for head in self.heads)
        self.known: Lexicon = lexicon(language.code)
        if not self.spaced:
            keep = longest_first(map(str, names["keep"]))
            words = longest_first(self.stops | self.fillers)
            self._stop = compiled(rf"{keep}|(?P<stop>{words}|[，,。；;：:！？（）()\n\d%])")

    def left(self, text: str, low: int, at: int, *, listed: bool = False) -> tuple[int, int] | None:
        """Give the span of the phrase that ends at a place; None where there is none.

        A `listed` phrase is cut out at commas already: single characters do not end it.
        """
        window = max(low, at - 160)
        piece = text[window:at]
        if not self.spaced:
            return self._dense_left(text, window, at, 2 if listed else 1)
        cut = max((piece.rfind(c) for c in ",;:()[]\n—–!?"), default=-1)
        dot = piece.rfind(". ")
        first = window + max(cut, dot) + 1
        start = None
        words = list(_WORD.finditer(text, first, at))
        for word in reversed(words[-LONGEST_PHRASE:]):
            low_word = word[0].lower().rstrip(".")
            if low_word in self.stops or low_word in self.fillers or low_word.endswith("'s"):
                break
            if low_word[:1].isdigit() and low_word.replace(".", "").isdigit():
                break
            start = word.start()
        return self._trim(text, start, at)

    def right(self, text: str, at: int, high: int) -> tuple[int, int] | None:
        """Give the span of the phrase that begins at a place; None where there is none."""
        high = min(high, at + 160)
        if not self.spaced:
            return self._dense_right(text, at, high)
        end = None
        begun = False
        for count, word in enumerate(_WORD.finditer(text, at, high)):
            between = text[(end if end is not None else at) : word.start()]
            if count >= LONGEST_PHRASE or (between != " " and _PARTED.search(between)):
                break
            low_word = word[0].lower().rstrip(".")
            if low_word in self.stops:
                if begun and low_word in self.joins and count < 8:
                    nxt = _WORD.search(text, word.end(), high)
                    if (
                        nxt
                        and nxt[0].lower() not in self.stops
                        and not nxt[0][:1].isdigit()
                        and text[word.end() : nxt.start()].isspace()
                        and nxt[0][:1].islower()
                    ):
                        end = word.end()
                        continue
                break
            if low_word[:1].isdigit():
                break
            begun = True
            end = word.end()
        if end is None:
            return None
        return self._trim(text, at, end)

    def opening(self, text: str, low: int, high: int) -> tuple[int, int] | None:
        """Give the noun phrase that opens the last clause before a place; None without one."""
        clause = max([low] + [text.rfind(c, low, high) + 1 for c in ",;:()"])
        start = end = None
        for word in _WORD.finditer(text, clause, high):
            low_word = word[0].lower().rstrip(".")
            if low_word in self.stops or low_word in self.fillers or self._is_adverb(low_word):
                if start is not None or low_word not in self.openers:
                    break
                continue
            if low_word[:1].isdigit():
                return None
            start, end = (word.start() if start is None else start), word.end()
        if start is None or end is None or len(text[start:end].split()) > OPENING_WORDS:
            return None
        if len(text[start:end]) < 4 or end >= high - 1:
            return None
        return self._trim(text, start, end)

    def is_vague(self, words: str) -> bool:
        """Say whether words name nothing of their own: the city, the sector, it."""
        return self._vague.fullmatch(words) is not None

    def joins_more(self, words: str) -> bool:
        """Say whether words join two things: makers and users."""
        return any(f" {word}" in words for word in self.joins)

    def _is_adverb(self, word: str) -> bool:
        return word.endswith(self.adverbs) and word not in self.no_adverbs

    def filler_at(self, text: str, at: int, high: int) -> int:
        """Give the length of a word at a place that only says `in all the city`; 0 if none."""
        found = self._stop.match(text, at, high)
        return len(found[0]) if found and found[0] in self.fillers else 0

    def ends_at(self, text: str, at: int) -> bool:
        """Say whether a word that cannot be in a noun phrase begins at a place."""
        found = self._stop.match(text, at)
        return found is not None and found["stop"] is not None

    def _dense_left(self, text: str, low: int, at: int, shortest: int) -> tuple[int, int] | None:
        low = max(low, at - LONGEST_DENSE)
        start, stops = low, []
        known = [
            m
            for m in self.known.find(text, low, at)
            if m.meaning.subject and not m.meaning.indicator and m.end - m.start > 2
        ]
        for stop in self._stop.finditer(text, low, at):
            if stop["stop"] is None or len(stop["stop"]) < shortest:
                continue
            if any(m.start < stop.end() and stop.start() < m.end for m in known):
                continue
            stops.append(stop)
        if stops and stops[-1].end() == at and len(stops[-1][0]) >= 2 and stops[-1][0].isalpha():
            before = stops[-2].end() if len(stops) > 1 else low
            if before < stops[-1].start() - 1:
                at = stops.pop().start()  # a verb that ends the name: 城镇管线改造(1323公里)
        start = stops[-1].end() if stops else low
        for gap in _ZH.gap.finditer(text, start, at):
            start = gap.end()  # 二、农业　粮食作物
        return self._trim(text, start, at)

    def _dense_right(self, text: str, at: int, high: int) -> tuple[int, int] | None:
        high = min(high, at + LONGEST_DENSE)
        while (stop := self._stop.match(text, at, high)) and stop[0] in self.fillers:
            at = stop.end()
        known = [
            m for m in self.known.find(text, at, high) if m.meaning.subject and m.end - m.start > 2
        ]
        for stop in self._stop.finditer(text, at, high):
            if stop["stop"] is None or any(
                m.start < stop.end() and stop.start() < m.end for m in known
            ):
                continue
            return self._trim(text, at, stop.start())
        return self._trim(text, at, high)

    def _trim(self, text: str, start: int | None, end: int) -> tuple[int, int] | None:
        if start is None:
            return None
        while start < end and text[start] in _EDGE and text[start] not in '“"「':
            start += 1
        while end > start and text[end - 1] in _EDGE and text[end - 1] not in '”"」':
            end -= 1
        label = text.find("】", start, end) if text.startswith("【", start, end) else -1
        if 0 < label < end - 1:
            start = label + 1  # 【工业】规模以上工业
        if text[start:end].strip(_EDGE) == "":
            return None
        if (tail := self._tail.search(text, start, end)) is not None:
            end = tail.start()
        for opening, closing in ("“”", '""', "「」"):
            inner = text[start:end]
            if inner.count(opening) + (inner.count(closing) if opening != closing else 0) == 1:
                if inner.startswith((opening, closing)):
                    start += 1
                elif inner.endswith((opening, closing)):
                    end -= 1
        return (start, end) if end > start else None

    def label(self, phrase: str) -> str:
        """Give the canonical label of a phrase, or the phrase itself without its frills."""
        clean = " ".join(phrase.split()).strip(_EDGE if self.spaced else " 的、，")
        if clean.count('"') == 1:
            clean = clean.replace('"', "")
        if not self.spaced and (place := _ZH.this_place.match(clean)):
            clean = clean[place.end() :]
        found = self.known.meaning(clean)
        if found and found.subject and not found.indicator and found.recurring:
            return found.subject
        if not self.spaced and (large := _ZH.large.match(clean)):
            found = self.known.meaning(clean[large.end() :])
            if found and found.subject and not found.indicator and found.recurring:
                return found.subject
        low = clean.lower()
        for head, ending in zip(self.heads, self._endings, strict=True):
            if not low.endswith(self._endings):
                break
            if low.endswith(ending) and len(clean) > len(head) + 1:
                stem = clean[: -len(head)].rstrip()
                found = self.known.meaning(stem)
                if found and found.subject and not found.indicator and found.recurring:
                    return found.subject
        return clean


@cache
def phrases(code: str) -> Phrases:
    """Give the noun phrase finder of a language."""
    from jiqun.lang import pack

    return Phrases(pack(code))
