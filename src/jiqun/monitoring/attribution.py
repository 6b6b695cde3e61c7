"""Whose trade a figure counts: the exporter's, the producer's, or the port's."""

from jiqun.monitoring.facts import Fact
from jiqun.monitoring.settings import Named, settings


def attribution_of(fact: Fact) -> Named | None:
    """Give whose trade a figure counts; None for indicators where it is plain.

    Words of the figure's scope or subject decide; without any it is the default of
    `monitoring.yaml`, by which cities report their own trade.
    """
    known = settings()
    if str(fact.cell.indicator) not in known.attributed:
        return None
    told = f"{fact.cell.scope} {fact.cell.subject or ''}".lower()
    for code, words in known.attribution_words.items():
        if any(word in told for word in words):
            return known.attributions[code]
    return known.attributions[known.attribution_default]
