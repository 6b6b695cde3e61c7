"""Which places of a ledger are checked again, and read, because others speak of them."""

from collections.abc import Collection, Iterable

from jiqun.checks import Context
from jiqun.checks.nested import around, country_of
from jiqun.checks.ranked import Place, Thing, places_of
from jiqun.ledger import Ledger
from jiqun.ledger.rows import CLAIM_COLUMNS, claim_from_row
from jiqun.model import Claim, Measure


def checked_again(
    touched: Collection[str], new: Iterable[Claim], ledger: Ledger, context: Context
) -> tuple[frozenset[str], frozenset[str]]:
    """Give the places to check again where some are touched, and those whose claims that takes.

    A place bounds those in it. A place in a ranking is held against the figures of all others of
    its list, so that places with a ranking are checked whenever anything is.

    Args:
        touched: places with claims that came, went or changed.
        new: claims that the ledger does not have.
    """
    moved, places = set(touched), _rankings(new, ledger, context)
    known = {area for (area,) in ledger.query("SELECT DISTINCT area FROM claim_cells")}
    again = frozenset(moved | {a for a in known if moved.intersection(around(a))})
    if again:
        again |= {p.area for p in places}
    return again, again | _beside(again, places, ledger)


def read_beside(
    areas: Collection[str], new: Iterable[Claim], ledger: Ledger, context: Context
) -> frozenset[str]:
    """Give the places whose claims are read to check some, themselves among them."""
    return frozenset(areas) | _beside(areas, _rankings(new, ledger, context), ledger)


def _rankings(new: Iterable[Claim], ledger: Ledger, context: Context) -> list[Place]:
    rows = ledger.query(f"SELECT {CLAIM_COLUMNS} FROM claims WHERE measure = 'rank'")
    held = (*map(claim_from_row, rows), *(c for c in new if c.measure is Measure.RANK))
    return places_of(held, is_one_field=context.tolerance is None)


def _beside(areas: Collection[str], places: list[Place], ledger: Ledger) -> frozenset[str]:
    above = {place for area in areas for place in around(area)}
    above |= {country for area in areas if (country := country_of(area)) is not None}
    return frozenset(above | _told({p.thing for p in places if p.area in areas}, ledger))


def _told(things: Collection[Thing], ledger: Ledger) -> set[str]:
    """Give the places with a figure or a place of what is ranked, and perhaps a few more."""
    if not things:
        return set()
    rows = ledger.query(
        "SELECT DISTINCT area FROM claim_cells WHERE measure = 'rank'"
        " OR concat_ws('|', indicator, measure, period) IN (SELECT unnest(?))",
        [sorted({"|".join((t.indicator, t.measure, t.period)) for t in things})],
    )
    return {area for (area,) in rows}
