"""Find numbers that a blank or the end of a line broke apart: `2 672.7`, `1,⏎076.5`, `6. 0%`."""

import re
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import longest_first
from jiqun.lang import Pack

_JOINT = re.compile(
    r"\d(?: |, ?\n ?|,  ?|\s{0,2}\.\s{1,3}|\s{1,2}\.|[ ]{0,2}\n[ ]{0,2})"
    r"[\d万亿%元个家户辆台吨倍]"
)
"""Two digits with something between that one number has no room for; most texts hold none."""
_NUMBER = re.compile(
    r"\d(?<![\d.,/A-Za-z-].)(?:\d{0,2}(?P<groups>(?:,[ \n]{0,3}\d{3}(?!\d))+"
    r"|(?: \d{3}(?!\d))+)|\d{0,5})"
    r"(?P<part>\s{0,2}\.\s{0,3}\d{1,4}(?!\d))?"
    r"(?P<tail>[ ]{0,2}\n[ ]{0,2}(?=万(?=[亿元户人家吨台辆千平])|亿|%|元(?!旦)|个(?![人体])"
    r"|家(?![具电庭居])|户|辆|台(?!湾)|吨|倍))?"
)
_ALL_OF_NUMBERS = re.compile(r"[\d,.\s]+")
"""A run of what numbers consist of: none begins in one run and ends in another."""
_ROW_BEFORE = re.compile(r"\d[%.,、]?\s{1,3}$|\d[、,]$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ZERO = re.compile(r"\s0")
_TWO_SENTENCES = re.compile(r"\. \d{2,}%")
_WHITE = re.compile(r"\s+")
BEFORE, BEHIND = 24, 40
"""Characters around a number in which the words that vouch for it stand: our choice."""


class BrokenNumbers:
    """The forms of one language, compiled."""

    def __init__(self, language: Pack) -> None:
        """Compile what stands before and behind a whole number."""
        self._spaced = language.spaced
        words = [*language.unit_words("after"), *language.numbers["scales"]]
        words += [] if language.spaced else language.units["classifiers"]
        glued = set(language.numbers.get("glued_only", ()))
        ends = "(?![A-Za-z])"
        units = longest_first(str(w) for w in words if w not in glued and len(str(w)) > 0)
        self._unit = compiled(rf"[ -]?(?:{units}){ends}", re.I)
        money = longest_first(language.unit_words("before"))
        self._money = compiled(rf"(?:{money}) ?$", re.I)
        self._lead = language.form("numbers", "broken", "lead")
        self._label = language.form("numbers", "broken", "label")
        self._things = language.form("numbers", "broken", "things")
        self._list = language.form("numbers", "broken", "list")
        self._sentence = language.form("numbers", "broken", "sentence")

    def find(self, text: str) -> list[tuple[int, int]]:
        """Give the spans of the numbers that are broken, each from its first digit to its last.

        Two numbers told one behind the other are left alone, hence words must vouch for the one:
        a unit behind it, a word before it that a figure follows, or a group that begins with 0.

        >>> from jiqun.lang import pack
        >>> broken = BrokenNumbers(pack("en"))
        >>> text = "GDP reached 2 672.7 billion yuan, up 6. 0%, in phase 2 300 homes were built."
        >>> [text[a:b] for a, b in broken.find(text)]
        ['2 672.7', '6. 0']
        """
        found: list[tuple[int, int]] = []
        end = 0
        for joint in _JOINT.finditer(text):
            if joint.start() < end:
                continue
            start, end = _run(text, end, joint.start())
            for match in _NUMBER.finditer(text, start):
                if match.start() >= end:
                    break
                if self._is_one(text, match):
                    found.append(match.span())
        return found

    def _is_one(self, text: str, m: re.Match[str]) -> bool:
        groups, part, tail = m["groups"] or "", m["part"] or "", m["tail"] or ""
        if not _WHITE.search(groups + part + tail):
            return False
        if tail and self._spaced:
            return False
        before, behind = text[max(0, m.start() - BEFORE) : m.start()], text[m.end() :][:BEHIND]
        if self._label.search(before) or _ROW_BEFORE.search(before) or self._list.match(behind):
            return False
        if not self._spaced and not self._is_told(before):
            return False
        unit = self._unit.match(text, m.end()) is not None
        vouched = bool(self._lead.search(before) or self._money.search(before))
        if _WHITE.search(part) and not self._point(text, m, unit, vouched):
            return False
        if not _WHITE.search(groups):
            return True
        sure = _ZERO.search(groups) is not None
        if "," not in groups:
            named = self._is_named(before)
            things = self._things.match(behind) is not None
            return vouched or sure or ((unit or things) and not named)
        if "\n" in groups:
            return vouched or sure or unit
        return sure or (unit and (vouched or not self._spaced))

    def _point(self, text: str, m: re.Match[str], unit: bool, vouched: bool) -> bool:
        """Say whether a point and a blank stand in one number, and end no sentence."""
        if not unit or self._sentence.match(text, m.end()):
            return False
        if self._spaced and "\n" not in m["part"] and _TWO_SENTENCES.match(text, m.start("part")):
            return False  # the figure was 31. 22% brace for a fall
        if _WHITE.match(m["part"]) and not m["part"].strip()[1:2].isspace():
            return True  # 5 .2%: no sentence begins with a point
        if _YEAR.fullmatch(text[m.start() : m.start("part")]):
            return False
        return vouched or not self._spaced

    def _is_told(self, before: str) -> bool:
        """Say whether words without blanks lead up to a number, and no list or table does."""
        last = before.rstrip(" ")[-1:]
        return "\u4e00" <= last <= "\u9fff" or bool(self._money.search(before))

    def _is_named(self, before: str) -> bool:
        """Say whether a name stands before a number that may belong to it: Boeing 7."""
        words = before.split()
        return not words or (words[-1].istitle() and before[: -len(words[-1]) - 1].strip() != "")


def _run(text: str, low: int, at: int) -> tuple[int, int]:
    """Give the run of digits, stops and white space around a place, from `low` on."""
    start = at
    while start > low and _ALL_OF_NUMBERS.match(text, start - 1, start):
        start -= 1
    run = _ALL_OF_NUMBERS.match(text, at)
    return start, run.end() if run else at


@cache
def broken_numbers(language: str) -> BrokenNumbers:
    """Give the compiled forms of a language."""
    from jiqun.lang import pack

    return BrokenNumbers(pack(language))
