"""Put the compiled parts of a language together: numbers, periods, lexicon, names."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Protocol, TypeVar

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.denied import Denied
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.fraction_words import fraction_words
from jiqun.extraction.guards import guards
from jiqun.extraction.marks import Lexicon, lexicon
from jiqun.extraction.phrases import Phrases, phrases
from jiqun.extraction.spaced_periods import spaced_periods
from jiqun.extraction.when import When
from jiqun.lang import Forms, Pack, pack
from jiqun.model import Indicator

_OLD_YEAR = re.compile(r"1[0-9]\d{2}|20\d{2}")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3} {1,4}(?!(?:M|B|Tr)illion)[A-Z]")
"""The number of a section at the beginning of a line: 4.1 The economy."""
_ENUMERATES = re.compile(r"[,;:.]\s*(?:and |or )?\($")
_NUMBERS_A_LINE = re.compile(r"\s*(?:[.．、)）\]]|\n|$)")
_IN_A_NAME = re.compile(r"[\w/&]")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_NO_YEAR = r"\d\d(?![\d.,]\d|\d)"
_COUNTABLE = re.compile(rf"(?:[03-9]|1(?!9{_NO_YEAR})|2(?!0{_NO_YEAR}))(?<![\d\[]\d)(?!\d?\d?\])")
"""A digit that begins neither a year nor a note; written so that the engine skips to digits."""


_BLANKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_BEFORE, _BEHIND = _BLANKS + ",，、;", _BLANKS + ",，、"
"""What may stand before and behind the `and` between two figures."""


Judge = TypeVar("Judge")


class Numbers(Protocol):
    """What a number grammar gives."""

    def read(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[Figure]:
        """Give the quantities between two places."""

    def may_begin(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> bool:
        """Say whether a quantity or a place in a list may begin outside of closed spans."""

    def ranks(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[Figure]:
        """Give the places in lists between two places."""


class Periods(Protocol):
    """What a period grammar gives."""

    def find(self, text: str, start: int, end: int) -> list[When]:
        """Give the words of time between two places."""


class Grammar:
    """Everything that reads one language.

    Attributes:
        readers: the readers of texts that were made of it, by their class.
    """

    def __init__(self, language: Pack) -> None:
        """Compile the parts of a pack."""
        from jiqun.extraction.dense_numbers import dense_numbers
        from jiqun.extraction.dense_periods import dense_periods
        from jiqun.extraction.spaced_numbers import spaced_numbers

        self.pack = language
        self.readers: dict[type, Any] = {}
        self._judges: dict[Any, Any] = {}
        self.spaced = language.spaced
        self.lexicon: Lexicon = lexicon(language.code)
        self.phrases: Phrases = phrases(language.code)
        self.may = guards(language.code).may
        self.numbers: Numbers = (
            spaced_numbers(language.code) if self.spaced else dense_numbers(language.code)
        )
        self.periods: Periods = (
            spaced_periods(language.code) if self.spaced else dense_periods(language.code)
        )
        self._denied = Denied(
            language.denied(),
            self.spaced,
            str(language.guards.get("begins", {}).get("names.deny", "")),
        )
        numbers = language.numbers
        hints = (
            [
                *numbers["words"],
                *numbers["scales"],
                *fraction_words(numbers),
                *numbers["multiples"],
                *numbers.get("multiples_of", ()),
                *numbers["ordinals"],
            ]
            if self.spaced
            else list(numbers["hints"])
        )
        self._number_words = frozenset(
            word for hint in hints for word in _LETTERS.findall(str(hint).lower())
        )
        self._hint = compiled(r"\d|" + longest_first(map(str, hints)), re.I if self.spaced else 0)
        compounds = language.names.get("compounds")
        self.compound = (
            compiled(rf"[ -](?:{longest_first(compounds)})\b", re.I) if compounds else None
        )
        self._connectors = {"", *(str(word).lower() for word in language.names["connectors"])}
        back = longest_first(map(str, language.cues["retrospect"]))
        self._back = compiled(back.replace(r"\ ", r"[\W_]"), re.I)
        among = longest_first(language.cues["among"])
        self._among = compiled(rf"\s*(?:{among})", re.I)
        anaphora = language.names.get("anaphora")
        self._anaphora = compiled(rf"\s*(?:{anaphora})\b") if anaphora else None
        self._now = compiled(longest_first(str(w).lower() for w in language.names["now"]))
        yearly = [str(w) for w in language.periods.get("yearly", ())]
        self._yearly = compiled(rf"\s*(?:{longest_first(yearly)})\b", re.I) if yearly else None
        self._beside = language.form("periods", "told", "behind")
        self.measures = Forms(language.code, "indicators", "measures")
        self.shares = Forms(language.code, "indicators", "shares")
        self.ranked = Forms(language.code, "names", "ranked")
        self.told = Forms(language.code, "periods", "told")
        self.breaks = self.measures.breaks
        self.far_bound = language.form("bounds", "far")
        self.bound_behind = language.form("bounds", "behind")
        self.not_more = language.form("bounds", "not_more")
        bounds = language.bounds
        articles = [str(w) for w in bounds.get("articles", ())]
        self.bound_before = {
            str(w).lower(): kind for kind, words in bounds["before"].items() for w in words
        }
        self.bound_after = {
            str(w).lower(): kind for kind, words in bounds["after"].items() for w in words
        }
        edge = r"(?![A-Za-z])" if self.spaced else ""
        self._ends = tuple(self.bound_before)
        self._articles = tuple(f" {w}" for w in articles)
        article = rf"(?:\s(?:{longest_first(articles)}))?" if articles else ""
        self.after_regex = compiled(rf"[ -]?({longest_first(self.bound_after)}){edge}", re.I)
        self.mark_regex = compiled(rf"[ -]?(?:{longest_first(bounds['marks'])}){edge}", re.I)
        self.before_regex = compiled(
            (r"(?:^|[^\w])" if self.spaced else "")
            + rf"({longest_first(self.bound_before)})"
            + (rf"{article}\s*$" if self.spaced else r"\s*[“\"]?$"),
            re.I,
        )
        self.indicators: dict[str, Any] = dict(language.indicators)
        self.makers = tuple(map(str, self.indicators.get("makers", ())))
        branches = self.indicators.get("branches", {})
        self.branches = frozenset(map(str, branches.get("names", ())))
        self.branch_ends = tuple(f" {w}" for w in branches.get("endings", ()))
        self.markets = tuple(f" {w}" for w in self.indicators.get("markets", ()))
        self.wholes = tuple(
            (str(word), Indicator(kind))
            for kind, words in self.indicators.get("wholes", {}).items()
            for word in words
        )

    def may_hold_figure(self, text: str, start: int, end: int) -> bool:
        """Say whether a stretch can hold a figure at all."""
        if self.spaced:
            return _DIGIT.search(text, start, end) is not None or self._has_number_word(
                text, start, end
            )
        return self._hint.search(text, start, end) is not None

    def has_years_alone(self, text: str, start: int, end: int) -> bool:
        """Say whether a stretch holds no digit but years and notes, and no word of number."""
        return (
            self.spaced
            and _COUNTABLE.search(text, start, end) is None
            and not self._has_number_word(text, start, end)
        )

    def _has_number_word(self, text: str, start: int, end: int) -> bool:
        return not self._number_words.isdisjoint(_LETTERS.findall(text[start:end].lower()))

    def judge(self, kind: "Callable[[Grammar], Judge]") -> "Judge":
        """Give what judges whole texts of this language, and keeps nothing of any: made once."""
        if kind not in self._judges:
            self._judges[kind] = kind(self)
        made: Judge = self._judges[kind]
        return made

    def may_look_back(self, text: str, start: int, end: int) -> bool:
        """Say whether a stretch holds a word of looking back, of whatever it may be a part."""
        return self._back.search(text, start, end) is not None

    def denied(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Give the spans of names and other things that hold digits and are no figures."""
        return self._denied.find(text, start, end)

    def is_connector(self, between: str) -> bool:
        """Say whether only a comma or an `and` stands between two figures."""
        if len(between) >= 12:
            return False
        return between.lstrip(_BEFORE).rstrip(_BEHIND).lower() in self._connectors

    def bound_word_before(self, text: str, low: int, start: int) -> re.Match[str] | None:
        """Give the match of the word of bound right before a place; offsets count from `low`."""
        window = text[low:start]
        tail = window.rstrip(' \t\n“"').lower()
        if not tail.endswith(self._ends) and not tail.endswith(self._articles):
            return None
        return self.before_regex.search(window)

    def says_now(self, text: str, sentence: Any) -> bool:
        """Say whether a sentence speaks of a present without a date."""
        if sentence.now is None:
            sentence.now = self._now.search(sentence.low) is not None
        return bool(sentence.now)

    def goes_on(self, text: str, start: int) -> bool:
        """Say whether a sentence begins with `of which` and so speaks of the one before."""
        return self._among.match(text, start) is not None

    def speaks_on(self, text: str, start: int) -> bool:
        """Say whether a sentence goes on about the figure before it: the growth rate, the total."""
        return self._anaphora is not None and self._anaphora.match(text, start) is not None

    def is_yearly(self, text: str, figure: Figure) -> bool:
        """Say whether `a year` or `annually` stands behind a rate."""
        return self._yearly is not None and self._yearly.match(text, figure.after) is not None

    def close_period(self, text: str, figure: Figure, whens: list[When]) -> When | None:
        """Give the period that stands right behind a figure: `1.03 trillion yuan in 2020`."""
        if not whens or not self.spaced:
            return None
        between = text[figure.after : whens[0].start].lower()
        if self._beside.fullmatch(between):
            return whens[0] if whens[0].role != "than" else None
        return None

    def is_furniture(self, text: str, figure: Figure, start: int, end: int) -> bool:
        """Say whether a bare number is a list number, a page number or an unnamed code."""
        if not (figure.bare and figure.unit == "count" and figure.form == "digits"):
            return False
        if self.spaced and _OLD_YEAR.fullmatch(text[figure.start : figure.end]):
            return self.phrases.right(text, figure.after, figure.after + 24) is None
        line_start = text.rfind("\n", max(0, figure.start - 12), figure.start) + 1
        before = text[line_start if line_start else max(0, figure.start - 12) : figure.start]
        after = text[figure.end : figure.end + 3]
        if self.spaced and _SECTION.match(text, line_start) and not before.strip():
            return True
        at_line_start = not before.strip(" \t•·(（[第#") and (line_start > 0 or figure.start < 12)
        if at_line_start and _NUMBERS_A_LINE.match(after):
            return True
        whole = text[start:end].strip()
        if whole == text[figure.start : figure.end]:
            return True
        if self.spaced and after[:1] == ")" and _ENUMERATES.search(before):
            return True
        return self.spaced and _IN_A_NAME.match(after) is not None


@cache
def grammar(code: str) -> Grammar:
    """Give the compiled grammar of a language."""
    return Grammar(pack(code))
