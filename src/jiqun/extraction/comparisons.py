"""Read with what another time a rate is compared: up 0.1 percent from August, over 2019."""

import re
from typing import Any

from jiqun.extraction.figures import longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot, make_period
from jiqun.extraction.text_reader import TextReader
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_RISES = (Measure.GROWTH, Measure.CHANGE, Measure.SHARE_CHANGE)


class Comparisons(TextReader):
    """Reads the other time of growth and gaps in one text."""

    def __init__(self, g: Grammar) -> None:
        """Compile the words of a pack."""
        super().__init__(g)
        table = g.pack.clauses.get("comparisons") if g.spaced else None
        self.works = bool(table)
        if not table:
            return
        self._months = {str(k).lower(): int(v) for k, v in g.pack.periods["months"].items()}
        self._parts = {str(k).lower(): str(v) for k, v in table["parts"].items()}
        month = longest_first(self._months)
        lead = rf"[^,;:.]{{0,40}}?\b(?:{table['leads']}) (?:the )?(?:[A-Z][a-z]+-[a-z]+ )?"
        self._with_month = kept_pattern(
            rf"{lead}(?P<month>{month})(?:[ ]?[-–][ ]?(?P<last>{month}))?\b(?! \d)", re.I
        )
        self._with_part = kept_pattern(rf"{lead}(?P<part>{longest_first(self._parts)})\b", re.I)
        self._base = kept_pattern(str(table["base"]), re.I)
        self._ahead = [
            (str(label), kept_pattern(str(table["ahead"]).replace("{label}", str(pattern)), re.I))
            for label, pattern in table["before"].items()
        ]
        self._before = [
            (str(label), kept_pattern(rf"{lead}(?:{pattern})\b", re.I))
            for label, pattern in table["before"].items()
        ]

    def read(self, s: Any, drafts: list[Draft]) -> None:
        """Give the rates of a sentence the other time that stands behind them."""
        if not self.works:
            return
        for i, draft in enumerate(drafts):
            self._ratio(draft)
            self._since(draft, drafts[i + 1].start if i + 1 < len(drafts) else s.end)
            measure, of = draft.value("measure"), draft.slots.get("of")
            if measure not in (Measure.GROWTH, Measure.GROWTH_GAP):
                continue
            if of is not None and of.value is not None:
                continue
            high = drafts[i + 1].start if i + 1 < len(drafts) else s.end
            label = self._label(draft, measure, high)
            if label is None and measure is Measure.GROWTH:
                low = drafts[i - 1].end if i else s.start
                label = self._told_ahead(low, draft.start)
            if label is not None:
                draft.set("of", label, (draft.end, high))

    def _told_ahead(self, low: int, high: int) -> str | None:
        """Give the other time that stands before a rate: against the previous quarter, it fell."""
        return next((n for n, p in self._ahead if p.search(self.text, low, high)), None)

    def _since(self, draft: Draft, high: int) -> None:
        """Give a rise over a year long before the span of years that it took: 12% over 2019."""
        when = draft.slots.get("period")
        if draft.value("measure") not in _RISES or when is None or when.value is None:
            return
        base = self._base.match(self.text, draft.end, high)
        if base is None or not when.value.is_year:
            return
        last, since = when.value.years[0], int(base["year"])
        if since + 1 < last:
            draft.slots["period"] = Slot(make_period(since + 1, last=last), *base.span("year"))

    def _label(self, draft: Draft, measure: Measure, high: int) -> str | None:
        period = str(draft.value("period") or "")
        year = int(period[:4]) if period[:4].isdigit() else None
        if measure is Measure.GROWTH:
            for label, pattern in self._before:
                if pattern.match(self.text, draft.end, high):
                    return label
        month = self._with_month.match(self.text, draft.end, high)
        if month is not None:
            number = self._months[month["month"].lower()]
            if measure is Measure.GROWTH:
                own = _MONTH.fullmatch(period)
                return "previous month" if own and int(own[2]) % 12 == (number + 1) % 12 else None
            if month["last"]:
                last = self._months[month["last"].lower()]
                span = make_period(year, f"{number:02d}/{last:02d}") if year else None
                named = "-".join((month["month"], month["last"]))
                return f"growth in {span or named}"
            one = make_period(year, f"{number:02d}") if year else None
            return f"growth in {one or month['month']}"
        part = self._with_part.match(self.text, draft.end, high)
        if part is None:
            return None
        code = self._parts[" ".join(part["part"].lower().split())]
        if measure is Measure.GROWTH:
            own = _QUARTER.fullmatch(period)
            before = own is not None and code == f"Q{int(own[2]) - 1}"
            return "previous quarter" if before else None
        one = make_period(year, code) if year else None
        return f"growth in {one or code}"

    def _ratio(self, draft: Draft) -> None:
        """Call the other side of a gap between shares of GDP a ratio and no growth."""
        of = draft.value("of")
        if draft.value("measure") is not Measure.GROWTH_GAP or not isinstance(of, str):
            return
        wide = of in ("national growth", "provincial growth")
        if wide and draft.value("indicator") is Indicator.RD_EXPENDITURE:
            draft.set("of", of.replace("growth", "ratio to gdp"), (draft.start, draft.end))
