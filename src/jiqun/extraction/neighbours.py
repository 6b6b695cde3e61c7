"""Give a figure what only the figure beside it, or the words right behind it, say.

The low end of a range is of what its high end is; a second currency in brackets tells the same
figure again; a share in GDP is of the thing told before, not of GDP; output told in money is no
physical output, and whose it is may follow: output of $139 billion in its emerging industries.
"""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from jiqun.extraction.defaults import FLOWS, is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of, within
from jiqun.extraction.state import DEFAULT, STATED, Draft, Slot
from jiqun.model import Bound, Indicator, Measure

_MADE = (Indicator.PRODUCTION, Indicator.CAPACITY)
_GUESSED = (Indicator.OTHER, Indicator.VALUE_ADDED)
"""What a rise is taken for where no words say what of a thing rose."""
LONGEST_BALANCE = 70
"""Characters before an amount in which its balance is named: our choice."""
_SIGNS = "-−–负負"
_OF_ONE = ("measure", "of", "indicator", "subject", "area", "period", "status")
"""Fields that the two ends of a range share, and two currencies of one figure."""


class Neighbours:
    """Reads the figures of one text beside one another."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar, the text and the forms of a pack."""
        self.g, self.text = g, text
        self._to = g.pack.form("numbers", "between", "range")
        self._again = g.pack.form("units", "again")
        self._of_year = g.pack.form("indicators", "measures", "multiple_of_year")
        self._than_year = g.pack.form("indicators", "measures", "multiple_than_year")
        self._left = g.pack.form("names", "things", "balance")
        self._share_of = g.pack.form("names", "things", "share_of")
        self._as_share = g.pack.form("names", "things", "as_share")
        self._and_of = g.pack.form("names", "things", "and_of")
        self._able = g.pack.form("names", "things", "able")
        self._whose = g.pack.form("names", "things", "whose")

    def read(self, s: Any, drafts: list[Draft]) -> None:
        """Settle the figures of a sentence that their neighbours say more of."""
        for low, high in pairwise(drafts):
            self._range(low, high)
            self._second_currency(low, high)
        for i, draft in enumerate(drafts):
            self._output_in_money(draft, drafts[:i])
            self._people_are_no_money(draft, drafts[:i])
            self._share_in_gdp(draft, drafts[:i])
            self._year_of_multiple(s, draft)
            if self.g.spaced:
                self._whose_it_is(s, draft)
                self._capacity(draft)
                self._measured(draft)
                self._balance(s, draft)
                self._same_rise(draft, drafts[i - 1] if i else None)

    def _range(self, low: Draft, high: Draft) -> None:
        """Give the low end of a range what the high end is, where only that has the words behind.

        Growth of 8-9 percent in exports; or only the high end tells what is measured.
        """
        if low.value("bound") is not Bound.GE or high.value("bound") is not Bound.LE:
            return
        if not self._to.fullmatch(self.text, low.end, high.start):
            return
        self._falls_by(low, high)
        kind, below = high.slots.get("indicator"), low.slots.get("indicator")
        behind = kind is not None and (kind.start or 0) >= high.end
        behind = behind and (below is None or (below.start or 0) < low.start)
        guessed = low.slots["measure"].how == DEFAULT
        if not behind and (low.value("measure") == high.value("measure") or not guessed):
            return
        for name in _OF_ONE:
            low.slots.pop(name, None)
            if name in high.slots:
                low.slots[name] = high.slots[name]

    def _falls_by(self, low: Draft, high: Draft) -> None:
        """Make both ends of a fall negative: 降了12%-15%, where no end has a sign of its own."""
        ends = low.value("value"), high.value("value")
        if low.value("measure") is not Measure.GROWTH or None in ends or not ends[0] < 0 < ends[1]:
            return
        if high.value("measure") is Measure.GROWTH and self.text[low.start] not in _SIGNS:
            high.slots["value"] = Slot(-ends[1], high.start, high.end)

    def _second_currency(self, first: Draft, again: Draft) -> None:
        """Give a figure told again in another currency all that the first is."""
        units = str(first.value("unit")), str(again.value("unit"))
        if units[0] == units[1] or not all(map(is_money, units)):
            return
        if not self._again.fullmatch(self.text, first.end, again.start):
            return
        for name in _OF_ONE:
            again.slots.pop(name, None)
            if name in first.slots:
                again.slots[name] = first.slots[name]
        if again.slots["bound"].how == DEFAULT:
            again.slots["bound"] = first.slots["bound"].inherited()

    def _output_in_money(self, draft: Draft, before: list[Draft]) -> None:
        """Tell output in money from physical output; its growth and shares are of the same."""
        kind = draft.slots.get("indicator")
        if kind is not None and kind.value is Indicator.COUNT and kind.how != STATED:
            money = is_money(draft.value("unit"))
            usual = Indicator(self.g.indicators["default_money"])
            draft.slots["indicator"] = Slot(usual, how=DEFAULT) if money else kind
        if kind is None or kind.value is not Indicator.PRODUCTION:
            return
        level = draft.value("measure") is Measure.LEVEL
        in_money = level and is_money(draft.value("unit"))
        told = [d.slots["indicator"] for d in before if "indicator" in d.slots]
        if in_money or (not level and kind.start is not None and _same_word(kind, told)):
            draft.slots["indicator"] = Slot(Indicator.GROSS_OUTPUT, kind.start, kind.end, kind.how)

    def _balance(self, s: Any, draft: Draft) -> None:
        """Name what is left of two flows: resulting in a trade deficit of $160 million."""
        low = max(s.start, draft.start - LONGEST_BALANCE)
        if draft.value("indicator") is Indicator.OTHER and (
            told := self._left.search(self.text, low, draft.start)
        ):
            draft.slots["subject"] = Slot(told["thing"], *told.span("thing"))

    def _measured(self, draft: Draft) -> None:
        """Take off a name what is measured of it: the share of services, R&D as a share of GDP."""
        subject = draft.slots.get("subject")
        if subject is None or draft.value("unit") not in ("percent", "percentage_point"):
            return
        words = str(subject.value or "")
        if (told := self._share_of.fullmatch(words)) is not None:
            draft.slots["subject"] = replace(subject, value=told["thing"])
        elif (told := self._as_share.fullmatch(words)) is not None:
            meaning = self.g.lexicon.meaning(told["thing"])
            if meaning is None or not meaning.indicator:
                draft.slots["subject"] = replace(subject, value=told["thing"])
                return
            draft.slots["indicator"] = replace(subject, value=Indicator(meaning.indicator))
            draft.slots["subject"] = replace(subject, value=meaning.subject)

    def _capacity(self, draft: Draft) -> None:
        """Tell what can be made from what is: 40 million tonnes of cement capacity."""
        subject, kind = draft.slots.get("subject"), draft.slots.get("indicator")
        if subject is None or kind is None or kind.value not in _MADE:
            return
        told = self._able.search(str(subject.value or ""))
        if told is not None:
            draft.slots["indicator"] = replace(kind, value=Indicator.CAPACITY)
            draft.slots["subject"] = replace(subject, value=subject.value[: told.start()])

    def _same_rise(self, draft: Draft, before: Draft | None) -> None:
        """Give a rise of another thing the indicator told of the first: steel rose 5%, glass 3%."""
        kind = draft.slots.get("indicator")
        if before is None or kind is None or kind.value not in _GUESSED:
            return
        told, rises = (
            before.slots.get("indicator"),
            (draft.value("measure"), before.value("measure")),
        )
        if kind.how != DEFAULT or set(rises) != {Measure.GROWTH} or told is None:
            return
        stated = told.value in FLOWS and told.start is not None
        between = self.text[before.end : draft.start]
        apart = any(c in between for c in ";.()")
        if kind.value is not Indicator.OTHER and self._and_of.match(between) is None:
            return  # that industry grew is of its value added; of drones by 5% is of what was told
        if stated and not apart and draft.value("subject") is not None:
            draft.slots["indicator"] = told.inherited()

    def _people_are_no_money(self, draft: Draft, before: list[Draft]) -> None:
        """Give money told of people what it is, and its growth: that of residents was 5 yuan."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value is not Indicator.POPULATION:
            return
        if is_money(draft.value("unit")):
            draft.slots["indicator"] = replace(kind, value=Indicator.INCOME)
            return
        grown = draft.value("unit") == "percent" and kind.start is not None
        if grown and any(_is_income_of(d, kind) for d in before):
            draft.slots["indicator"] = replace(kind, value=Indicator.INCOME)

    def _year_of_multiple(self, s: Any, draft: Draft) -> None:
        """Give a multiple the year that it is of: 是2020年的1.9倍, 1.9 times that of 2020."""
        if draft.value("measure") is not Measure.MULTIPLE or draft.value("of") is not None:
            return
        for when in s.whens:
            if when.year is None or when.last is not None or when.part:
                continue
            before = self._of_year.fullmatch(self.text, when.stop, draft.start)
            behind = self._than_year.fullmatch(self.text, draft.end, when.start)
            if (when.stop <= draft.start and before) or (when.start >= draft.end and behind):
                draft.slots["of"] = Slot(str(when.year), when.start, when.stop)
                return

    def _share_in_gdp(self, draft: Draft, before: list[Draft]) -> None:
        """Give a share in GDP the thing told before: 比GDP增速高…，占GDP比重31.5%."""
        if draft.value("measure") is not Measure.SHARE or draft.value("of") != "gdp":
            return
        if draft.value("indicator") is not Indicator.GDP or draft.value("subject") is not None:
            return
        for told in reversed(before):
            if told.value("indicator") is not Indicator.GDP or told.value("subject"):
                draft.take(told, "indicator", "subject")
                return

    def _whose_it_is(self, s: Any, draft: Draft) -> None:
        """Take the thing right behind a figure before the adjective of its indicator."""
        kind, subject = draft.slots.get("indicator"), draft.slots.get("subject")
        if kind is None or kind.start is None or kind.end is None:
            return
        if (
            subject is not None
            and subject.value
            and not (subject.start is not None and kind.start <= subject.start < kind.end)
        ):
            return
        led = self._whose.match(self.text, draft.end, s.end)
        if led is None:
            return
        thing: Mark | None = next(iter(within(s.marks, led.end(), s.end)), None)
        if thing is None or thing.start != led.end() or thing.meaning.indicator:
            return
        if (name := name_of(self.text, thing)) is not None:
            draft.slots["subject"] = Slot(name, thing.start, thing.end)


def _same_word(kind: Slot, told: list[Slot]) -> bool:
    """Say whether the word that tells an indicator told output in money before."""
    return any(t.start == kind.start and t.value is Indicator.GROSS_OUTPUT for t in told)


def _is_income_of(draft: Draft, kind: Slot) -> bool:
    told = draft.slots.get("indicator")
    return told is not None and told.value is Indicator.INCOME and told.start == kind.start
