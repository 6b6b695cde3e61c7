"""Growth less the growth of something else is the gap told in points."""

from collections.abc import Iterator

from jiqun.checks.quantity import Linear, Quantity, Row, View
from jiqun.ledger.cells import subject_code


def rows(view: View) -> Iterator[Row]:
    """Give a row for every gap of which a side is known."""
    for q in view.known:
        if q.measure != "growth_gap" or not (q.of or "").endswith(" growth"):
            continue
        own = q._replace(measure="growth", of=None, unit="percent")
        other = _other(own, (q.of or "").removesuffix(" growth"))
        if other is not None and other != own and (own in view.known or other in view.known):
            yield Linear("gap", ((1, q), (-1, own), (1, other)))


WIDER = ("provincial", "national", "global", "city", "world")
"""The growth of a wider place is a figure of another area: nothing here is tied to it."""


def _other(own: Quantity, name: str) -> Quantity | None:
    if name.startswith(WIDER):
        return None
    if name in {"gdp", "exports", "imports", "trade"}:
        return own._replace(indicator=name, subject=None)
    if name.startswith("total "):
        return own._replace(subject=None)
    return own._replace(subject=subject_code(name.removesuffix(" value added")))
