"""Read numbers of languages that divide words by blanks: 1.3 trillion yuan, one-third."""

import re
from decimal import Decimal
from functools import cache

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.fraction_words import FractionWords
from jiqun.extraction.normal import small_letters
from jiqun.extraction.openings import Openings, Words
from jiqun.lang import Pack
from jiqun.model import Bound

_DOTTED_THOUSANDS = re.compile(r"\d{1,3}(?:\.000)+")
"""Thousands with points, as printed in much of Europe; only round ones cannot be decimals."""
_DIGITS = re.compile(r"\d\d*")
FACTOR = 32
"""Characters before a number in which `by a factor of` stands: our choice."""
RISES = 70
"""Characters before `six times` in which something is told to multiply: our choice."""
_PLUS = re.compile(r"\+(?![\w+])")
"""A plus behind a number, which says that it is more; before another number it adds."""
_MILLION = re.compile(r" M(?![\w.])")
_NTH = re.compile(r"\d(?:[Ss][Tt]|[Nn][Dd]|[Rr][Dd]|[Tt][Hh])")
_RANK_WORDS = ("top", "no", "number", "double")
ONES = 3
"""Digits of the ones behind thousands: 867 thousand 710."""
LONGEST_CURRENCY = 14
"""Characters of a currency with its blank and sign: our choice."""


def _digits(group: str, decimal: str) -> str:
    """Make the pattern of a number in digits, with the separators of a language."""
    part = rf"(?:{decimal}\d+)?"
    return rf"\d{{1,3}}(?:{group}\d{{2,3}})+{part}|\d{{1,3}}(?: {group}\d{{3}})+{part}|\d+{part}"


class SpacedNumbers:
    """The number grammar of one language, compiled."""

    def __init__(self, language: Pack) -> None:
        """Compile the regexes of a pack."""
        table = language.numbers
        self._words = {str(k): Decimal(v) for k, v in table["words"].items()}
        self._scales = {str(k): Decimal(v) for k, v in table["scales"].items()}
        self._scales |= {word.rstrip("."): factor for word, factor in self._scales.items()}
        self._glued = set(table["glued_only"])
        self._fractions = FractionWords(language)
        self._multiples = {str(k): Decimal(v) for k, v in table["multiples"].items()}
        led = {str(k): Decimal(v) for k, v in table.get("multiples_of", {}).items()}
        self._ordinals = {str(k): Decimal(v) for k, v in table["ordinals"].items()}
        self._before = language.unit_words("before")
        self._after, self._exact = language.unit_words("after"), language.exact_units()
        self._spans = {str(w).lower() for w in language.units["spans"]}
        self._classifiers = {str(w).lower() for w in language.units["classifiers"]}
        self._group = str(table.get("group", ","))
        self._decimal = str(table.get("decimal", "."))
        digits = _digits(re.escape(self._group), re.escape(self._decimal))
        self._comma_decimal = language.form("numbers", "comma_decimal")
        self._times = language.entry("numbers", "times", "word")
        self._thousandth = language.form("numbers", "thousandth")
        self._compares = language.form("numbers", "times", "compares")
        self._factor = language.form("numbers", "factor")
        self._rises = language.form("numbers", "times", "rises")
        if comma := language.entry("numbers", "comma_decimal"):
            digits = f"{comma}|{digits}"
        whole = [s for s in self._scales if s not in self._glued]
        scale = longest_first(whole)
        self._scale_words = compiled(rf"(?<![a-z])(?:{longest_first(self._scales)})(?![a-z])", re.I)
        word = longest_first(self._words)
        articles = longest_first(table["articles"])
        currency = longest_first(self._before)
        number_words = rf"(?:{word})(?:(?:[ -]| and )(?:{word}|{scale}))*"
        lead = table.get("multiples_lead", "")
        of_another = rf"|(?:{longest_first(led)})(?={lead})" if led else ""
        for before in map(str, table.get("multiples_after", ())):
            of_another += rf"|(?<={before})(?:{longest_first(led)})(?= (?!down\b)[a-z])"
        parts = longest_first(self._fractions.parts)
        of_scale = (
            rf"(?<![\w-])(?P<part>{parts}) (?P<of>{scale})(?!\w)|" if parts else "(?P<part>\0)|"
        )
        self.number = compiled(
            rf"(?:(?P<currency>(?<![A-Za-z])(?:{currency}) ?)|(?<![\w.,])|(?<=[A-Za-z][.,])"
            rf"|(?<=[A-Z]{{2}})(?=[\d.,]+ ?(?:{scale})\b))"
            rf"(?:{of_scale}(?P<sign>(?<![\w%])[-+])?(?P<digits>{digits})"
            rf"(?P<tight>(?:{longest_first(self._glued | set(whole))})(?![A-Za-z]))?"
            rf"(?P<scale>(?:[ -]{{1,2}}(?:{scale})(?:\.(?=(?-i: [A-Z]{{3}}\b))|(?![A-Za-z])))*)"
            rf"|(?<![\w'’-])(?P<fraction>{longest_first(self._fractions.words)})(?![\w-])"
            rf"|(?<![\w-])(?P<words>{number_words})(?!\w)"
            rf"|(?<![\w-])(?:(?:{articles}) )?(?P<alone>(?:{scale})(?: (?:{scale}))*)(?!\w)"
            rf"|(?<![\w-])(?P<multiple>{longest_first(self._multiples)}{of_another})(?!\w))",
            re.I,
        )
        self._currency = compiled(rf"(?<![A-Za-z])(?:{currency}) ?[-+]?$", re.I)
        self._currency_ends = frozenset(word[-1] for word in self._before)
        self._multiples |= led
        starts = {*self._words, *whole, *self._multiples, *self._fractions.words}
        starts |= {f"{article} {word}" for article in table["articles"] for word in whole}
        self._goes_on = compiled(
            rf" (?P<rest>\d{{1,3}})(?: (?P<scale>{scale})(?![A-Za-z])|(?![\d,.%]| ?(?:%|per)))",
            re.I,
        )
        count = rf"(?:\d{{1,3}}|{word})"
        self._classed = compiled(count + str(table.get("class_of_size", "(?!)")), re.I)
        self._starts = Words(starts)
        self._places = Openings(self._number_places)
        self.unit = compiled(
            rf"[ -]{{0,2}}(?P<unit>{longest_first(self._after)})(?:(?<=[%％])|(?![A-Za-z]))",
            re.I,
        )
        self.classifier = compiled(
            rf"[ -](?P<unit>{longest_first(self._classifiers)})(?![A-Za-z])", re.I
        )
        self.span = compiled(rf"[ -]{{0,2}}(?:{longest_first(self._spans)})(?![A-Za-z])", re.I)
        self._rank_starts = Words([*_RANK_WORDS, *self._ordinals])
        self._rank_places = Openings(self._places_of_ranks)
        ordinal = longest_first(set(self._ordinals) - {"top"})
        self.rank = compiled(
            rf"\b(?P<top>top)[ -](?P<n>\d{{1,4}}|{word})\b"
            rf"|\bno\.? ?(?P<no>\d{{1,3}})\b|\bnumber (?P<number>one|two|three|\d{{1,2}})\b"
            rf"|\b(?P<nth>\d{{1,3}})(?:st|nd|rd|th)\b|\b(?:double )?(?P<word>{ordinal})\b",
            re.I,
        )

    def read(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[Figure]:
        """Give the quantities between two places; none that touches a closed span."""
        found: list[Figure] = []
        at = start
        for place in self._free_places(text, start, end, closed):
            if place < at or (match := self._number_at(text, place, at, end)) is None:
                continue
            first, at = match.span()
            for low, high in closed:
                if low < at and first < high:
                    at = max(first + 1, min(high, end))
                    break
            else:
                figure = self._figure(match, text)
                if figure is not None and figure.end <= end:
                    found.append(figure)
                    at = max(at, figure.end)
                    if figure.bare and (sized := self._classed.match(text, place, end)):
                        at = max(at, sized.end("class"))
        return found

    def may_begin(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> bool:
        """Say whether a quantity or a place in a list may begin outside of closed spans."""
        return bool(
            self._free_places(text, start, end, closed)
            or self._rank_places.between(text, start, end)
        )

    def _free_places(
        self, text: str, start: int, end: int, closed: list[tuple[int, int]]
    ) -> list[int]:
        places = self._places.between(text, start, end)
        for low, high in closed:
            if places:
                places = [place for place in places if not low <= place < high]
        return places

    def _number_places(self, text: str) -> list[int]:
        """Give where digits and number words begin; numbers are looked for there alone."""
        digits = [match.start() for match in _DIGITS.finditer(text)]
        return [*digits, *self._starts.starts(small_letters(text))]

    def _number_at(self, text: str, place: int, low: int, high: int) -> re.Match[str] | None:
        """Give the number whose first digit or word stands at a place, with sign and currency."""
        before = place - 1
        if before >= low and text[before] in "-+":
            before -= 1
        if before >= low and text[before] == " ":
            before -= 1
        money = None
        if before >= low and text[before].lower() in self._currency_ends:
            money = self._currency.search(text, max(low, place - LONGEST_CURRENCY), place)
        begin = money.start() if money else place
        if not money and place > low and text[place - 1] in "-+":
            begin -= 1
        if money is None and (counted := self._classed.match(text, place, high)):
            high = counted.end()  # three trillion-yuan industries
        match = self.number.match(text, begin, high)
        return match or (self.number.match(text, place, high) if begin < place else None)

    def _figure(self, match: re.Match[str], text: str) -> Figure | None:
        start, stop = match.span()
        if match["multiple"]:
            if re.match(r"[- ]digit", text[stop : stop + 6]):
                return None
            value = self._multiples[match["multiple"].lower()]
            return Figure(start, stop, value, "multiple", "multiple", after=stop)
        currency = (match["currency"] or "").rstrip()
        if match["fraction"]:
            if text[stop : stop + 1] == "-" or self.span.match(text, stop):
                return None
            return self._fractions.read(text, start, stop, match["fraction"].lower())
        scale = Decimal(1)
        if match["part"]:
            value, scale = (
                self._fractions.of_scale(match["part"].lower()),
                self._scales[match["of"].lower()],
            )
            form = "words"
        elif match["digits"]:
            plain = match["digits"].replace(self._group, "").replace(" ", "")
            if self._comma_decimal.match(text, match.start("digits")):
                plain = match["digits"].replace(",", ".")
            value = Decimal(plain.replace(self._decimal, "."))
            form = "digits"
            if match["sign"] == "-":
                value = -value
            for word in self._scale_words.findall(f"{match['tight'] or ''} {match['scale']}"):
                if (
                    word.lower() in self._glued
                    and not currency
                    and not self._is_scaled(text, match)
                ):
                    stop = match.end("digits")
                    break
                scale *= self._scales[word.lower()]
            if currency and scale == 1 and (million := _MILLION.match(text, stop)):
                scale, stop = Decimal(1_000_000), million.end()  # US$ 2,019 M
        elif match["words"]:
            if currency:
                start = match.start("words")
                currency = ""
            value = self._spoken(match["words"].lower())
            last = match["words"].lower().replace("-", " ").split()[-1]
            if last in self._scales and value % self._scales[last] == 0:
                scale = self._scales[last]
                value /= scale
            form = "words"
        else:
            value, form = Decimal(1), "scale"
            for word in match["alone"].lower().split():
                scale *= self._scales[word]
            start = match.start("alone") if not currency else start
        if form == "digits" and scale > 1:
            value, stop = self._with_rest(text, value, scale, stop)
        if form == "digits" and scale == 1 and not currency:
            share = self._fractions.in_digits(text, start, stop, value)
            if share is not None:
                return share
        unit, after, bare, factor, classifier = "count", stop, True, Decimal(1), ""
        if currency:
            unit, factor = self._before[currency.lower()]
            bare = False
        if (found := self.unit.match(text, stop)) and not (
            currency and found["unit"].lower() in ("x", "m", "points", "point")
        ):
            word = found["unit"]
            word_unit, word_factor = self._exact.get(word) or self._after[word.lower()]
            if not currency or (currency == "$" and word_unit.isupper()):
                unit, factor = word_unit, word_factor  # $1.7 billion CAD
            after = stop = found.end()
            bare = False
        elif not currency and (point := self._fractions.of_a_point(text, stop)) is not None:
            unit, after, stop, bare = "percentage_point", point, point, False
        elif found := self.classifier.match(text, stop):
            after, classifier, bare = found.end(), found["unit"], False
        elif not currency and self.span.match(text, stop):
            return None
        if (
            bare
            and form == "digits"
            and scale == 1
            and _DOTTED_THOUSANDS.fullmatch(text[start:stop])
        ):
            value *= 1000 ** text.count(".", start, stop)
        if bare and self._factor.search(text, max(0, start - FACTOR), start):
            unit = form = "multiple"
        if unit == "point":
            unit = "percentage_point"
        if unit == "basis_point":
            unit, factor = "percentage_point", Decimal("0.01")
        if form == "scale" and (unit == "count" or currency):
            return None  # `US$ billion` heads a column
        if (
            unit == "multiple"
            and found
            and found["unit"].lower() == self._times
            and not self._compares.match(text, stop)
            and not self._rises.search(text[max(0, start - RISES) : start])
        ):
            return None  # devalued three times: how often, not how much
        if form == "words" and unit == "count":
            if value * scale <= 1:
                return None
            if text[stop : stop + 1] == "-":
                return None
        if form == "digits" and bare and text[stop : stop + 1].isalpha():
            return None
        bound = None
        if form == "digits" and _PLUS.match(text, stop):
            stop += 1  # 45,000+ people
            after, bound = max(after, stop), Bound.GT
        return Figure(
            start,
            stop,
            value * scale * factor,
            unit,
            form,
            bound,
            after=after,
            bare=bare,
            scale=scale * factor,
            classifier=classifier,
        )

    def _with_rest(
        self, text: str, value: Decimal, scale: Decimal, stop: int
    ) -> tuple[Decimal, int]:
        """Add what goes on in smaller scales: 1 million 867 thousand 710."""
        below = scale
        while (more := self._goes_on.match(text, stop)) is not None:
            unit = self._scales[more["scale"].lower()] if more["scale"] else Decimal(1)
            if unit >= below or (unit == 1 and (below != 1000 or len(more["rest"]) < ONES)):
                break
            value, below, stop = value + Decimal(more["rest"]) * unit / scale, unit, more.end()
        return value, stop

    def _is_scaled(self, text: str, match: re.Match[str]) -> bool:
        """Say whether a glued letter is a scale: 1.2m tons, 4.3M sales, 35m of its, 228k units.

        A `m` alone may be metres, and a big `K` names kinds of screens.
        """
        if match["tight"] == "k":
            return not self._thousandth.match(text, match.end())
        if match["tight"].lower() not in ("m", "b"):
            return False
        behind = text[match.end() : match.end() + 4]
        if behind[:1] == " " and self.unit.match(text, match.end()):
            return True
        return match["tight"] in ("M", "B") or "." in match["digits"] or behind == " of "

    def _spoken(self, words: str) -> Decimal:
        total, group = Decimal(0), Decimal(0)
        for word in re.findall(r"[^\W\d_]+", words):
            if word in self._words:
                group += self._words[word]
            elif word in self._scales:
                scale = self._scales[word]
                if scale == 100:
                    group = (group or Decimal(1)) * scale
                else:
                    total, group = total + (group or Decimal(1)) * scale, Decimal(0)
        return total + group

    def _places_of_ranks(self, text: str) -> list[int]:
        places = [*self._rank_starts.starts(small_letters(text))]
        for match in _NTH.finditer(text):
            place = match.start()
            while place and text[place - 1].isdecimal():
                place -= 1
            places.append(place)
        return places

    def value_of(self, word: str) -> Decimal | None:
        """Give what a number in digits or in one word is; None where it is none."""
        return Decimal(word) if word.isdigit() else self._words.get(word.lower())

    def ranks(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[Figure]:
        """Give the places and ordinals between two places; a reader decides which are ranks."""
        found = []
        at = start
        for place in self._rank_places.between(text, start, end):
            if place < at or (match := self.rank.match(text, place, end)) is None:
                continue
            at = match.end()
            if any(s < match.end() and match.start() < e for s, e in closed):
                continue
            raw = next(filter(None, match.group("n", "no", "number", "nth", "word")))
            low = raw.lower()
            value = Decimal(raw) if raw.isdigit() else self._ordinals.get(low, self._words.get(low))
            if value is None:
                continue
            found.append(
                Figure(
                    match.start(),
                    match.end(),
                    value,
                    "rank",
                    "rank",
                    bound=Bound.LE if match["top"] else None,
                    after=match.end(),
                    shape="top" if match["top"] else ("number" if match["no"] else ""),
                )
            )
        return found


@cache
def spaced_numbers(code: str) -> SpacedNumbers:
    """Give the compiled grammar of a language."""
    from jiqun.lang import pack

    return SpacedNumbers(pack(code))
