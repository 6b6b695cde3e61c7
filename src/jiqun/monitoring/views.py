"""Put together what the monitoring pages show: derived observations, comparisons, quotes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from jiqun.ledger import NOWHERE, DocumentSummary, Quote
from jiqun.ledger.cells import cells_of
from jiqun.ledger.records import Records
from jiqun.ledger.rows import CELL_COLUMNS, cell_from_row
from jiqun.model import Cell, Claim, area_slug
from jiqun.monitoring.comparison import Comparison, Key, compare, key_of
from jiqun.monitoring.derived import Derived
from jiqun.monitoring.facts import Fact, Facts
from jiqun.monitoring.monitor import monitor
from jiqun.monitoring.reading import areas_above, areas_read, read_facts, read_facts_of
from jiqun.monitoring.scene import Scene

BATCH = 40
"""Areas or comparisons whose facts are held at once: our choice, some tens of megabytes."""

PERIODS = 6
"""Periods that a comparison tells, the latest first: our choice, since all of its places stand in
each; older ones stand on the pages of their series."""


@dataclass(frozen=True, slots=True)
class ComparedKey:
    """What several places have a dated figure of, with one of its cells to name it by."""

    key: Key
    cell: Cell
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonitorView:
    """What the series of one area say.

    Attributes:
        comparisons: the cells of the area that other places have too, by the slug of their page.
        quotes, documents: what is needed to show the claims that the derived figures rest on.
    """

    area: str
    slug: str
    derived: tuple[Derived, ...]
    comparisons: Mapping[str, Cell]
    quotes: Mapping[str, Quote]
    documents: Mapping[str, DocumentSummary]


@dataclass(frozen=True, slots=True)
class CompareView:
    """One quantity over the places that have it; `cell` names it, without place or period."""

    key: Key
    slug: str
    cell: Cell
    comparisons: tuple[Comparison, ...]
    quotes: Mapping[str, Quote]
    documents: Mapping[str, DocumentSummary]


def monitor_views(ledger: Records, areas: Iterable[str]) -> Iterator[MonitorView]:
    """Give areas as their monitoring pages show them, in order of name."""
    wanted = sorted(set(areas))
    keys = compared_keys(ledger)
    for first in range(0, len(wanted), BATCH):
        batch = wanted[first : first + BATCH]
        needed = sorted({other for area in batch for other in areas_read(area)})
        facts = read_facts(ledger, needed)
        for area in batch:
            derived = monitor(Scene(area, facts, areas_above(area)))
            claims = {c for d in derived for c in d.claims}
            quotes = ledger.quotes(claims)
            yield MonitorView(
                area=area,
                slug=area_slug(area),
                derived=derived,
                comparisons=_own_comparisons(facts, area, keys),
                quotes=quotes,
                documents=_documents(ledger, quotes),
            )


def _own_comparisons(facts: Facts, area: str, keys: Mapping[str, ComparedKey]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for _, by_period in facts.lines(area=area, status=None):
        cell = next(iter(by_period.values())).cell
        key = key_of(cell)
        if key is not None and key.slug in keys:
            found.setdefault(key.slug, cell)
    return found


def compared_keys(ledger: Records) -> dict[str, ComparedKey]:
    """Give what at least two places have a dated figure of, by slug."""
    return {slug: key for slug, key in placed_keys(ledger).items() if len(key.areas) > 1}


def placed_keys(ledger: Records) -> dict[str, ComparedKey]:
    """Give everything that could be compared, with the places that have a dated figure of it."""
    places: defaultdict[Key, dict[str, Cell]] = defaultdict(dict)
    for row in ledger.query(
        f"SELECT DISTINCT ON (area, indicator, subject, measure, of_what, dimension)"
        f" {CELL_COLUMNS} FROM claim_cells"
        " WHERE period IS NOT NULL AND NOT starts_with(area, ?) ORDER BY ALL",
        [NOWHERE],
    ):
        cell = cell_from_row(row)
        key = key_of(cell)
        if key is not None:
            places[key].setdefault(cell.area, cell)
    return {
        key.slug: ComparedKey(key, areas[min(areas)], tuple(sorted(areas)))
        for key, areas in sorted(places.items(), key=lambda item: item[0].slug)
    }


def keys_of_claims(
    ledger: Records, documents: Collection[str], claims: Collection[str]
) -> frozenset[str]:
    """Give the slugs of the comparisons that claims of documents, or some claims, stand in."""
    rows = ledger.query(
        f"SELECT DISTINCT {CELL_COLUMNS} FROM claim_cells"
        " WHERE doc IN (SELECT unnest(?)) OR claim IN (SELECT unnest(?))",
        [sorted(documents), sorted(claims)],
    )
    keys = (key_of(cell_from_row(row)) for row in rows)
    return frozenset(key.slug for key in keys if key is not None)


def keys_of(claims: Iterable[Claim]) -> frozenset[str]:
    """Give the slugs of the comparisons that some claims could stand in."""
    keys = {key_of(cell) for claim in claims for cell in cells_of(claim)}
    return frozenset(key.slug for key in keys if key is not None)


def compare_views(ledger: Records, slugs: Iterable[str] | None = None) -> Iterator[CompareView]:
    """Give comparisons as their pages show them, in order of slug; None is all."""
    keys = compared_keys(ledger)
    wanted = sorted(keys if slugs is None else keys.keys() & set(slugs))
    by_key: defaultdict[Key, list[Fact]] = defaultdict(list)
    read: set[str] = set()
    for slug in wanted:
        if slug not in read:
            batch = [s for s in wanted if s not in read][:BATCH]
            read.update(batch)
            by_key.clear()
            for fact in read_facts_of(ledger, [keys[s].cell for s in batch]).stood:
                key = key_of(fact.cell)
                if key is not None:
                    by_key[key].append(fact)
        key = keys[slug].key
        compared = compare(by_key[key])[:PERIODS]
        shown = {s.fact for c in compared for s in c.together} | {
            a.fact for c in compared for a in c.apart
        }
        quotes = ledger.quotes({c for fact in shown for c in fact.claims})
        first_cell = min((f.cell for f in shown), key=lambda c: c.key, default=None)
        if first_cell is not None:
            yield CompareView(key, slug, first_cell, compared, quotes, _documents(ledger, quotes))


def _documents(ledger: Records, quotes: Mapping[str, Quote]) -> Mapping[str, DocumentSummary]:
    return ledger.summaries({quote.claim.doc for quote in quotes.values()})
