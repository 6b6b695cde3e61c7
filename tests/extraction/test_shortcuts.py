"""Laws of the shortcuts: what is looked for in likely places alone is found as if everywhere."""

import re
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.extraction.denied import Denied
from jiqun.extraction.dense_numbers import dense_numbers
from jiqun.extraction.dense_periods import dense_periods
from jiqun.extraction.figures import longest_first
from jiqun.extraction.normal import lower
from jiqun.extraction.openings import Openings, Words
from jiqun.extraction.place_forms import Forms, place_forms
from jiqun.extraction.spaced_numbers import SpacedNumbers
from jiqun.lang import LANGUAGES, pack

NUMBERS = [
    *[
        "$",
        "US$ ",
        "RMB ",
        "yuan",
        "-",
        "+",
        "12",
        "1,204.5",
        "3.6%",
        "5m",
        "7",
        "million",
        "tenth",
    ],
    *["a", "a million", "half", "one-third", "two thirds of", "doubled", "seven", "hundred", "and"],
    *["top", "no.", "number one", "the third", "21st", "double second", "not", "seconds", "€4bn"],
]
NAMES = [
    *["5G", "ISO 9001", "A380", "Article 12", "version 2.0", "tel", "86-755-82123456", "of 1925"],
    *["one of", "no one", "Top 100", "top 20 cities", "those two", "THE FOUR", "24/7", "[12]"],
    *["info@shenzhen.gov.cn", "www.sz.gov.cn", "three-year", "20 volts", "in", "1998", "3.5%"],
    *["ranked No. 5", "No. 7", "NO. 3", "port", "1 US dollar = 7.1 yuan", "US$1 = 7.1", "B12", "R"],
]
PLACES = [
    *["Penang", "Sines", "Johor Bahru", "Map Ta Phut", "Industrial Estate", "New Area", "Freeport"],
    *[
        "the",
        "in",
        "of",
        "state",
        "port city",
        "region",
        "'s",
        "economy",
        "GDP",
        "a",
        "plants",
        "at",
    ],
    *["and", ",", ".", "\n", "districts", "Province", "northern", "population", "exports", "from"],
]
QUICK, SLOW = SpacedNumbers(pack("en")), SpacedNumbers(pack("en"))
SLOW._places = SLOW._rank_places = Openings(lambda whole: range(len(whole)))
DENY = pack("en").denied()
PLAIN, DENIED = re.compile("|".join(f"(?:{p})" for p in DENY)), Denied(DENY, spaced=True)
DENSE = [
    *[
        "2026年",
        "1.67万亿元",
        "两千三百",
        "百分之七",
        "三成",
        "翻一番",
        "一半",
        "-5%",
        " 12",
        "人民币",
        "US$",
    ],
    *[
        "“十四五”",
        "时期",
        "前三季度",
        "9月末",
        "去年",
        "上半年",
        "年底",
        "近五年",
        "平均",
        "一、二",
        "季度",
        "至",
    ],
    *[
        "民国113年",
        "，",
        "增长",
        "过去五年",
        "二〇二五年",
        "7、8月",
        "末",
        "以来",
        "3∶2",
        "名",
        "规划",
        "月",
    ],
]


def texts(pieces: list[str], *, glued: bool = True) -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(pieces), max_size=9)
    between = st.sampled_from(["", " ", " "] if glued else [" "])
    return st.tuples(words, between).map(lambda both: both[1].join(both[0]))


@given(texts(NUMBERS))
@settings(max_examples=300, deadline=None)
def test_numbers_and_ranks_are_found_where_they_can_begin(text: str) -> None:
    assert QUICK.read(text, 0, len(text), []) == SLOW.read(text, 0, len(text), [])
    assert QUICK.ranks(text, 0, len(text), []) == SLOW.ranks(text, 0, len(text), [])


@given(texts(NAMES, glued=False))
@settings(max_examples=300, deadline=None)
def test_names_with_digits_are_found_by_their_first_letter(text: str) -> None:
    assert DENIED.find(text, 0, len(text)) == [m.span() for m in PLAIN.finditer(text)]


@given(texts(PLACES))
@settings(max_examples=300, deadline=None)
def test_unlisted_places_are_found_in_sentences_with_their_words(text: str) -> None:
    known = place_forms("en")
    for forms in (known.forms, known.refers, *known.whole, *known.telling, *known.once):
        assert _spans(forms, text) == {
            m.span("kind" if forms is known.refers else "place")
            for pattern in forms.patterns
            for m in pattern.finditer(text)
        }


def _spans(forms: Forms, text: str) -> set[tuple[int, int]]:
    group = "kind" if forms is place_forms("en").refers else "place"
    places = [*Words(forms.words).starts(lower(text))]
    return {m.span(group) for m in forms.find(text, places)}


@pytest.mark.parametrize("words", [["per", "per cent", "percent"], ["a", "ab", "abc", "b"], [" x"]])
def test_a_word_list_takes_the_longest_word(words: list[str]) -> None:
    pattern = re.compile(longest_first(words))
    for word in words:
        assert pattern.fullmatch(word)
    assert all(pattern.match(word + "z")[0] == word for word in words)  # type: ignore[index]


@given(texts(DENSE))
@settings(max_examples=300, deadline=None)
def test_chinese_numbers_and_words_of_time_begin_with_known_characters(text: str) -> None:
    numbers, periods = dense_numbers("zh"), dense_periods("zh")
    found = numbers._next(text, 0, len(text))
    plain = numbers.number.search(text)
    assert (found and found.span()) == (plain and plain.span())
    spans = [m.span() for m in periods._matches(text, 0, len(text))]
    assert spans == [m.span() for m in periods._regex.finditer(text)]


def _held(items: Any, words: list[str]) -> bool:
    """Say whether whatever meets a parsed pattern holds one of some words, in small letters."""
    run = ""
    for op, value in [*items, (constants.ANY, None)]:
        if op is constants.IN and value[0][0] is constants.LITERAL:
            small = {chr(code).lower() for kind, code in value if kind is constants.LITERAL}
            if len(small) == 1 and len(value) == 2:  # [Ii]
                run += small.pop()
                continue
        if op is constants.LITERAL:
            run += chr(value).lower()
            continue
        if any(word in run for word in words):
            return True
        run = ""
        if op is constants.SUBPATTERN and _held(value[3], words):
            return True
        if op is constants.BRANCH and all(_held(way, words) for way in value[1]):
            return True
        if op is constants.MAX_REPEAT and value[0] and _held(value[2], words):
            return True
    return False


GUARDED = pack("en").guards["guards"]


@pytest.mark.parametrize("name", GUARDED)
def test_a_guarded_form_is_met_nowhere_without_one_of_its_words(name: str) -> None:
    file, *keys = name.split(".")
    form = str(pack("en").entry(file, *keys))
    assert _held(parser.parse(form), GUARDED[name])
    assert not _held(parser.parse(form), ["xyz"])


def _begins_in(items: Any, known: re.Pattern[str]) -> bool:
    """Say whether whatever meets a parsed pattern begins with a character of a class."""
    for op, value in items:
        if op in (constants.ASSERT, constants.ASSERT_NOT, constants.AT):
            continue
        if op is constants.LITERAL:
            return known.fullmatch(chr(value)) is not None
        if op is constants.IN:
            return all(_all_of(kind, part, known) for kind, part in value)
        if op is constants.SUBPATTERN:
            return _begins_in(value[3], known)
        if op is constants.BRANCH:
            return all(_begins_in(way, known) for way in value[1])
        if op is constants.MAX_REPEAT:
            if not _begins_in(value[2], known):
                return False
            if value[0]:
                return True
            continue
        return False
    return False


def _all_of(kind: Any, part: Any, known: re.Pattern[str]) -> bool:
    if kind is constants.CATEGORY:
        return part is constants.CATEGORY_DIGIT and r"\d" in known.pattern
    first, last = part if kind is constants.RANGE else (part, part)
    return all(known.fullmatch(chr(code)) for code in range(first, last + 1))


@pytest.mark.parametrize("name", pack("zh").guards["begins"])
def test_forms_begin_with_the_characters_that_they_are_looked_for_at(name: str) -> None:
    file, *keys = name.split(".")
    known = re.compile(f"[{pack('zh').guards['begins'][name]}]")
    forms = [str(form) for form in pack("zh").entry(file, *keys)]
    kept = [form for form in forms if "@" not in form]
    assert len(kept) > 20
    for form in kept:
        assert _begins_in(parser.parse(form), known), form
    assert not _begins_in(parser.parse("(?:第|甲)一"), known)
    assert not _begins_in(parser.parse("第?甲"), known)


@pytest.mark.parametrize("code", LANGUAGES)
def test_forms_that_are_sought_near_an_at_sign_have_one(code: str) -> None:
    for form in pack(code).denied():
        if "@" in form:
            assert _held(parser.parse(form), ["@"]), form
