"""Fit a measure to the words right around its figure: 41 more than a year earlier, another 300."""

from jiqun.extraction.defaults import is_money
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot
from jiqun.extraction.text_reader import TextReader
from jiqun.model import Indicator, Measure

REACH = 60
"""Characters around a figure in which the words that fit its measure stand: our choice."""
_FORMS = (
    "more",
    "fewer",
    "further",
    "by",
    "then",
    "gives",
    "grows_by",
    "reaches",
    "part_of",
    "by_too",
    "moved_since",
    "and_since",
    "added",
    "two_years",
    "two_year_rate",
    "and_by",
    "up_by",
    "from_then",
    "cut_by",
    "cut_of",
    "closes",
    "of_capacity",
    "increase_is",
    "sector_adds",
    "extra_sum",
    "by_again",
    "fell_off",
    "minus",
    "loss_of",
    "made_loss",
    "lost_money",
    "lost_goes_on",
    "told_again",
    "to_stand",
    "as_well",
    "of_too",
    "down_in_bracket",
)
_RATES = ("percent", "percentage_point", "multiple", "rank")


def are_alike(draft: Draft, figure: Figure) -> bool:
    """Say whether a figure is of the unit of the one before, or both tell growth.

    So it is with 1.5 times, 43.9% and 19.3%.
    """
    unit = draft.value("unit")
    rates = {unit, figure.unit} == {"percent", "multiple"}
    return bool(unit == figure.unit) or (rates and draft.value("measure") is Measure.GROWTH)


class MeasureFitter(TextReader):
    """Fits the measures of figures of one text, in languages whose pack has the forms."""

    def __init__(self, g: Grammar) -> None:
        """Keep the forms of the pack."""
        super().__init__(g)
        self.spaced, self._may = g.spaced, g.may
        fitted = ("indicators", "fitted")
        self.forms = {name: g.pack.form(*fitted, name) for name in _FORMS}
        self._guards = {name: ".".join((*fitted, name)) for name in _FORMS}

    def fit(self, figure: Figure, draft: Draft, gap: int, previous: Draft | None) -> None:
        """Change the measure that the cues of a sentence gave where the nearest words differ."""
        if not self.spaced:
            return
        self._falls_too(draft, previous)
        measure = draft.value("measure")
        if figure.unit not in _RATES and measure is Measure.LEVEL:
            self._changes(figure, draft, gap)
        elif (
            is_money(figure.unit)
            and measure is Measure.CHANGE
            and self._before("sector_adds", figure, gap)
        ):
            self._set(draft, Measure.LEVEL)  # the primary industry added 18 billion yuan
        elif figure.unit == "percentage_point" and measure is Measure.GROWTH_GAP:
            shares = (Measure.SHARE, Measure.SHARE_CHANGE, Measure.CONTRIBUTION)
            share = previous is not None and previous.value("measure") in shares
            if share and self.forms["then"].match(self.text, figure.after):
                self._set(draft, Measure.SHARE_CHANGE)
                draft.slots.pop("of_alike", None)
                draft.slots["of"] = previous.slots.get("of", Slot(None)) if previous else Slot(None)
        elif measure is Measure.CONTRIBUTION and figure.unit == "percent":
            grows = self.forms["grows_by"].match(self.text, figure.after)
            if self._before("gives", figure, gap) and not grows:
                self._set(draft, Measure.SHARE)
        elif figure.unit == "percent":
            grew = previous is not None and previous.value("measure") is Measure.GROWTH
            if measure is Measure.SHARE and grew and self._before("by_too", figure, gap):
                self._set(draft, Measure.GROWTH)  # coal fell by a tenth, and exports by a quarter
                if previous is not None and previous.value("sign") == -1:
                    draft.slots["sign"] = previous.slots["sign"]
            self._rate(figure, draft, gap, measure)
            told = previous is not None and self.forms["and_since"].fullmatch(
                self.text, previous.end, figure.start
            )
            if grew and told:
                self._falls_too(draft, previous)
            self._two_years(figure, draft, gap)
            if previous is not None:
                self._beside(figure, draft, previous)
        self._below_naught(figure, draft, gap)

    def _beside(self, figure: Figure, draft: Draft, previous: Draft) -> None:
        """Read a rate by the figure before: up by 14 thousand (0.8%), up 4 points to 41%."""
        text, told = self.text, previous.value("measure")
        share = draft.value("measure") is Measure.SHARE
        ranged = self.g.pack.form("numbers", "between", "range")
        average = draft.value("measure") is Measure.GROWTH_AVG and told is Measure.GROWTH
        if average and ranged.fullmatch(text, previous.end, figure.start):
            self._set(previous, Measure.GROWTH_AVG)  # 7 to 9 percent a year on average
        again = self.forms["told_again"].fullmatch(text, previous.end, figure.start)
        if share and again and told is Measure.CHANGE and previous.value("unit") not in _RATES:
            self._set(draft, Measure.GROWTH)  # an increase of 14 thousand (0.8%)
            draft.slots.pop("of", None)
            draft.take(previous, "sign", "indicator", "subject")
        elif told is Measure.SHARE_CHANGE and self.forms["to_stand"].fullmatch(
            text, previous.end, figure.start
        ):
            self._set(draft, Measure.SHARE)  # its share up 3.9 points to 41.3%
            draft.slots.pop("sign", None)
            draft.take(previous, "of", "indicator", "subject")
        elif (
            share
            and told is Measure.CONTRIBUTION
            and previous.value("unit") == "percent"
            and self.forms["of_too"].match(text, figure.after)
            and self.forms["as_well"].fullmatch(text, previous.end, figure.start)
        ):
            self._set(draft, Measure.CONTRIBUTION)  # contributed 82% of GDP and 90% of jobs

    def _below_naught(self, figure: Figure, draft: Draft, gap: int) -> None:
        """Make negative what lies below naught: minus 1.35 billion, a loss of 0.3 percent."""
        rate, money = figure.unit == "percent", is_money(figure.unit)
        if not (rate or money) or figure.value <= 0 or draft.value("sign") == -1:
            return
        measure = draft.value("measure")
        rated = measure in (Measure.SHARE, Measure.GROWTH)
        fell = ("down_in_bracket", "fell_off")
        if rate and rated and any(self._before(name, figure, gap) for name in fell):
            self._set(draft, Measure.GROWTH)
            draft.slots.pop("of", None)
        elif money and (
            self._before("made_loss", figure, gap)
            or (
                self._before("lost_money", figure, gap)
                and self.forms["lost_goes_on"].match(self.text, figure.after)
            )
        ):
            draft.set("indicator", Indicator.PROFIT, (figure.start, figure.end))
        elif not (
            self._before("minus", figure, gap)
            or (rate and measure is Measure.GROWTH and self._before("loss_of", figure, gap))
        ):
            return
        draft.set("sign", -1, (figure.start, figure.end))

    def _falls_too(self, draft: Draft, previous: Draft | None) -> None:
        """Give a second thing that one verb makes less its sign: cut steel by 5 and coal by 3."""
        if previous is None or previous.value("sign") != -1 or "sign" in draft.slots:
            return
        if draft.value("measure") not in (Measure.CHANGE, Measure.GROWTH, Measure.LEVEL):
            return
        joined = [self.forms[name] for name in ("and_by", "and_since", "by_again")]
        if any(form.fullmatch(self.text, previous.end, draft.start) for form in joined):
            self._set(draft, previous.value("measure"))
            draft.slots["sign"] = previous.slots["sign"]

    def _two_years(self, figure: Figure, draft: Draft, gap: int) -> None:
        """Read the average of two years: up 4.8 % on average over the past two years."""
        if draft.value("measure") not in (Measure.GROWTH, Measure.GROWTH_AVG):
            return
        low = max(gap, figure.start - REACH)
        behind = self.forms["two_years"].match(self.text, figure.after)
        told = draft.value("measure") is Measure.GROWTH_AVG
        average = behind is not None and (told or behind["average"])
        if average or self.forms["two_year_rate"].search(self.text, low, figure.start):
            self._set(draft, Measure.GROWTH_AVG)
            draft.slots["two_years"] = Slot(True)

    def _changes(self, figure: Figure, draft: Draft, gap: int) -> None:
        """Read `41 more than a year earlier`, `three fewer`, `15 more berths`, `another 300`."""
        if self.forms["fewer"].match(self.text, figure.after):
            self._set(draft, Measure.CHANGE)
            draft.set("sign", -1, (figure.start, figure.after))
        elif self.forms["from_then"].match(self.text, figure.after) and (
            moved := self.forms["up_by"].search(
                self.text, max(gap, figure.start - REACH), figure.start
            )
        ):
            self._set(draft, Measure.CHANGE)  # down 1,200 from three months earlier
            if moved["down"]:
                draft.set("sign", -1, moved.span())
        elif (
            self._before("cut_by", figure, gap)
            or self._before("cut_of", figure, gap)
            or (
                self._before("closes", figure, gap)
                and self.forms["of_capacity"].match(self.text, figure.after)
            )
        ):
            self._set(draft, Measure.CHANGE)  # cut steel capacity by 40 million tons
            draft.set("sign", -1, (figure.start, figure.after))
        elif draft.value("indicator") is Indicator.EMPLOYMENT:
            more = self.forms["more"].match(self.text, figure.after)
            if more is not None and more["then"]:
                self._set(draft, Measure.CHANGE)  # 750 more than a year earlier, but no new jobs
        elif (
            self.forms["more"].match(self.text, figure.after)
            or self.forms["added"].match(self.text, figure.after)
            or self._before("further", figure, gap)
            or (is_money(figure.unit) and self._before("extra_sum", figure, gap))
            or self._before("increase_is", figure, gap)
            or self._before("by", figure, gap)
        ):
            self._set(draft, Measure.CHANGE)

    def _rate(self, figure: Figure, draft: Draft, gap: int, measure: Measure) -> None:
        text, start = self.text, figure.start
        plus = text.startswith("+", start) or text[start - 1 : start] == "+"
        moved = self.forms["moved_since"].match(text, figure.after)
        if (plus or moved) and measure is Measure.SHARE:
            self._set(draft, Measure.GROWTH)
            draft.slots["of"] = Slot(None)
            if moved and (moved["less"] or moved["down"]):
                draft.set("sign", -1, moved.span())
            return
        cue = draft.slots["measure"]
        if measure is not Measure.GROWTH or cue.end is None or cue.end > start:
            return
        if self.forms["part_of"].fullmatch(text, cue.end, figure.after + 5):
            self._set(draft, Measure.SHARE)
            draft.slots.pop("sign", None)
        elif draft.value("sign") == -1 and self.forms["reaches"].search(
            text, max(gap, (cue.start or 0) - REACH), start
        ):
            draft.slots.pop("sign", None)  # growth fell back to 3.9%: the rate itself

    def _before(self, name: str, figure: Figure, gap: int) -> bool:
        low = max(gap, figure.start - REACH)
        if not self._may(self._guards[name], self.text, low, figure.start):
            return False
        return self.forms[name].search(self.text, low, figure.start) is not None

    @staticmethod
    def _set(draft: Draft, measure: Measure) -> None:
        draft.slots["measure"] = Slot(measure, draft.start, draft.end)
