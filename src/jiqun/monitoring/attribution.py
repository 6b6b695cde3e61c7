"""Whose trade a figure counts: the trader's, the producer's, or the port's."""

from jiqun.data import catalogue
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.settings import Named, settings


def attribution_of(fact: Fact) -> Named | None:
    """Give whose trade a figure counts; None for indicators where it is plain.

    Words of the figure's scope or subject decide; without any it is what `indicators.yaml` says,
    by which cities report their own trade.
    """
    known = settings()
    default = catalogue().labels["indicator"][str(fact.cell.indicator)].more.get("attribution")
    if default is None:
        return None
    told = f"{fact.cell.scope} {fact.cell.subject or ''}".lower()
    for code, words in known.attribution_words.items():
        if any(word in told for word in words):
            return known.attributions[code]
    return known.attributions[str(default)]
