"""Say what a percentage is that is held against another time, place or level."""

from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, last_cue
from jiqun.extraction.state import Draft
from jiqun.model import Measure

RATES = (Measure.GROWTH, Measure.GROWTH_GAP, Measure.GROWTH_AVG)


def held_against(
    g: Grammar, text: str, figure: Figure, gap: int, before: Draft | None
) -> Measure | None:
    """Say what a percentage is that is held against something: the gap of two rates, or growth.

    `Up 9.8%, 7.4 percent higher than the national growth rate` is a gap of growth;
    `6.5 percent higher than the 2.8 billion of 2015` is growth.
    """
    if g.measures.passed_by.search(text, gap, figure.start):
        return Measure.GROWTH_GAP
    if g.measures.of_the_total.match(text, figure.after) and text[figure.start - 1] == "(":
        return Measure.SHARE
    found = g.measures.beside.match(text, figure.after)
    then = g.measures.beside_then.match(text, figure.after)
    if (found or then) and g.measures.rate_of.search(text, gap, figure.start):
        return Measure.GROWTH_GAP
    stands = g.measures.stands.search(text, gap, figure.start) is not None
    beside = g.measures.led_by_comma.search(text, gap, figure.start) is not None
    if then is not None and (stands or (beside and not is_rate(before))):
        return Measure.GROWTH  # exports were 3 percent lower than a year before
    if stands and g.measures.more_alone.match(text, figure.after):
        return Measure.GROWTH  # the tonnes shipped were 2.2 percent more
    if found is None:
        return Measure.GROWTH if then is not None and then["down"] == "short" else None
    rates = is_rate(before)
    other = g.measures.other_rate.search(found["other"])
    if rates and other is not None:
        return Measure.GROWTH_GAP
    return Measure.GROWTH if any(c.isdigit() for c in found["other"]) else None


def is_rate(before: Draft | None) -> bool:
    """Say whether the figure before is a rate of growth or a gap of two."""
    return before is not None and before.value("measure") in RATES


def reaches_level(
    g: Grammar, text: str, grow: Mark, left: list[Mark], gap: int, figure: Figure
) -> bool:
    """Say whether a rate rose or fell to a figure, which then is the rate and no growth.

    `Equity ownership rose to 23%, from 2.4%`; growth and inflation that rose to 5% stay growth.
    """
    if not g.measures.to_level.match(text[grow.end : figure.start]):
        return False
    told = text[gap : figure.start].lower()
    return last_cue(left, "growth") is None and not g.measures.grows.search(told)


def grown_by(g: Grammar, text: str, grow: Mark, figure: Figure) -> bool:
    """Say whether something rose or fell by an amount, which then is a change."""
    begin = grow.end - len(" by") * text.endswith(" by", grow.start, grow.end)
    return g.measures.by.fullmatch(text, begin, figure.start) is not None
