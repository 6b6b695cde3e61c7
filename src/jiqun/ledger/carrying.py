"""Tell the figures of an area in the terms of any version of a catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from jiqun.data import Classification, Version, catalogue
from jiqun.data.bridge import Carried, SplitChange, carry, split_change
from jiqun.data.catalogues import Catalogues, catalogues
from jiqun.data.classification import CERTAINTIES
from jiqun.ledger.records import Records
from jiqun.ledger.rows import OBSERVATION_COLUMNS, observation_from_row
from jiqun.model import UNSPECIFIED, CatalogueError, Interval, Observation, Period

SIGNED = frozenset({"profit"})
"""Indicators whose parts can be negative: of these nothing follows for a part of unknown size."""


@dataclass(frozen=True, slots=True)
class CarriedFigure:
    """What is known of one code in one period, in the terms of one version.

    Attributes:
        code: of the version carried to.
        state: `stated` (a document says it under this code), `exact` (sums and renamings of
            stated figures), `bounded` (only bounds follow), `open` (nothing follows).
        path: the versions it was carried over, from where it was stated; one for a stated figure.
        carried: how; None for a stated figure.
        observations: those it rests on.
        change: against the year before, where that was told in another version.
        certainty: the weakest among the rows of the catalogue that were used.
    """

    code: str
    period: Period
    interval: Interval
    state: str
    path: tuple[str, ...]
    carried: Carried | None
    observations: tuple[Observation, ...]
    unit: str
    change: SplitChange | None = None
    certainty: str = "stated"


@dataclass(frozen=True, slots=True)
class Figures:
    """The levels of an indicator in an area and period, by subject code, in one unit."""

    period: Period
    unit: str
    by_subject: Mapping[str, Observation]


def figures_of(ledger: Records, area: str, indicator: str) -> tuple[Figures, ...]:
    """Give the actual levels that the ledger stands by, in order of period and unit.

    Of one subject with several scopes the figure without a scope is taken, else the first.
    """
    rows = ledger.query(
        f"SELECT {OBSERVATION_COLUMNS} FROM observations WHERE area = ?"
        " AND starts_with(cell, ?) ORDER BY cell",
        [area, f"{area}|{indicator}|"],
    )
    found: dict[tuple[Period, str], dict[str, Observation]] = {}
    for row in rows:
        _, _, subject, measure, of, period, status, scope, _ = row[0].split("|")
        if measure == "level" and status == "actual" and subject and period and not of:
            observation = observation_from_row(row)
            if observation.interval != Interval(None, None):
                key = (Period.parse(period), observation.unit)
                by_subject = found.setdefault(key, {})
                if scope == UNSPECIFIED or subject not in by_subject:
                    by_subject[subject] = observation
    return tuple(
        Figures(period, unit, found[period, unit])
        for period, unit in sorted(found, key=lambda key: (key[0].last, key[0].first, key[1]))
    )


def carried_figures(
    figures: Iterable[Figures],
    classification: Classification,
    to: str,
    indicator: str,
    *,
    codes: Iterable[str] | None = None,
    known: Catalogues | None = None,
) -> Iterator[CarriedFigure]:
    """Give figures in the terms of a version, for every period of which something is known.

    A stated figure is never replaced. Others are carried from the nearest version in which their
    codes are told; where no bridge is stated nothing is carried.

    Args:
        codes: of the version, those wanted; by default all, less those of which nothing is known
            but that they are no more than the total of all.

    Raises:
        CatalogueError: the indicator does not add up over subjects.
    """
    book = known or catalogues()
    additive = catalogue().labels["indicator"][indicator].more.get("additive", ())
    if "subjects" not in additive:
        raise CatalogueError("not_additive", indicator=indicator)
    version = classification.by_version[to]
    wanted = tuple(codes) if codes is not None else tuple(version.by_code)
    previous: dict[tuple[str, str], Figures] = {}
    for table in figures:
        before = previous.get((table.unit, _kind(table.period)))
        for code in wanted:
            found = _one(code, table, classification, to, book, indicator in SIGNED)
            if found is not None and (codes is not None or not _is_faint(found)):
                yield _with_change(found, before, classification, to, book, indicator in SIGNED)
        if any(_told(table, v) for v in classification.versions):
            previous[table.unit, _kind(table.period)] = table


def _is_faint(figure: CarriedFigure) -> bool:
    return figure.carried is not None and "total" in figure.carried.reasons


def _kind(period: Period) -> str:
    """Give what two periods must share to be compared: years with years, halves with halves."""
    return period.text[4:] if "/" not in period.text else "span"


def _one(
    code: str,
    table: Figures,
    classification: Classification,
    to: str,
    book: Catalogues,
    signed: bool,
) -> CarriedFigure | None:
    item = classification.by_version[to].by_code[code]
    stated = table.by_subject.get(item.subject)
    if stated is not None:
        return CarriedFigure(
            code, table.period, stated.interval, "stated", (to,), None, (stated,), stated.unit
        )
    version = classification.by_version[to]
    bounded = None if signed else _under(version, code, table, classification, book)
    if bounded is not None and version.holds(table.period.last):
        return bounded
    weak: CarriedFigure | None = None
    for path in _paths(classification, to, book):
        found = _along(path, code, table, classification, book, signed)
        if found is None or not found.observations:
            continue
        if found.state != "open":
            return found
        weak = weak or found
    return bounded or weak


def _under(
    version: Version, code: str, table: Figures, classification: Classification, book: Catalogues
) -> CarriedFigure | None:
    """Bound a code by what stands around it in its own version."""
    value = _known(table, version, classification, book, signed=False).get(code)
    if value is None:
        return None
    changes = Carried(value.interval, False, (), (), value.reasons, ())
    return CarriedFigure(
        code,
        table.period,
        value.interval,
        "bounded",
        (version.version,),
        changes,
        value.observations,
        table.unit,
        certainty=value.certainty,
    )


def _paths(
    classification: Classification, to: str, book: Catalogues
) -> Iterator[tuple[Version, ...]]:
    """Give the ways that concordances lead to a version, the shortest first, older ones first."""
    versions = classification.versions
    end = [v.version for v in versions].index(to)
    ways: list[tuple[Version, ...]] = []
    for step in (-1, 1):
        way = [versions[end]]
        place = end + step
        while 0 <= place < len(versions):
            pair = (versions[place], way[0]) if step < 0 else (way[0], versions[place])
            if book.concordance(classification.code, pair[0].version, pair[1].version) is None:
                break
            way = [versions[place], *way]
            ways.append(tuple(way))
            place += step
    yield from sorted(ways, key=len)


def _along(
    path: Sequence[Version],
    code: str,
    table: Figures,
    classification: Classification,
    book: Catalogues,
    signed: bool,
) -> CarriedFigure | None:
    """Carry one way, from where figures are stated to the code wanted."""
    order = [v.version for v in classification.versions]
    values = _known(table, path[0], classification, book, signed)
    last: dict[str, Carried] = {}
    for here, there in pairwise(path):
        forward = order.index(here.version) < order.index(there.version)
        names = (here.version, there.version) if forward else (there.version, here.version)
        concordance = book.concordance(classification.code, *names)
        if concordance is None:
            return None
        last = carry(
            {c: value.interval for c, value in values.items()},
            concordance,
            forward=forward,
            signed=signed,
            only=[code] if there is path[-1] else None,
        )
        values = {c: _joined(found, values) for c, found in last.items() if found.parents} | (
            {} if there is path[-1] else _told(table, there)
        )
    if code not in values or code not in last:
        return None
    value = values[code]
    found = replace(
        last[code],
        interval=value.interval,
        reasons=value.reasons,
        is_exact=not value.reasons,
    )
    state = "exact" if found.is_exact else "bounded" if found.says_something else "open"
    return CarriedFigure(
        code,
        table.period,
        found.interval,
        state,
        tuple(v.version for v in path),
        found,
        value.observations,
        table.unit,
        certainty=value.certainty,
    )


@dataclass(frozen=True, slots=True)
class _Value:
    """What is known of a code: stated, or bounded by what stands around it."""

    interval: Interval
    observations: tuple[Observation, ...]
    reasons: tuple[str, ...] = ()
    certainty: str = "stated"


def _told(table: Figures, version: Version) -> dict[str, _Value]:
    """Give what a table says under the codes of a version."""
    return {
        item.code: _Value(observation.interval, (observation,))
        for item in version.items
        if (observation := table.by_subject.get(item.subject)) is not None
    }


def _known(
    table: Figures,
    version: Version,
    classification: Classification,
    book: Catalogues,
    signed: bool,
) -> dict[str, _Value]:
    """Give what is told of a version's codes, and bounds for parts of a whole that is told.

    A part is no more than its group less what is told of the other parts; a group or a code
    without one is no more than the total of all. Future industries stand outside the total.
    """
    told = _told(table, version)
    if signed:
        return told
    found = dict(told)
    total = _total(table, version, classification, book)
    for item in version.items:
        if item.code in told:
            continue
        whole = told.get(item.parent or "")
        if whole is not None:
            others = [told[p.code] for p in version.parts(item.parent or "") if p.code in told]
            certainty = item.parent_certainty or item.certainty
            found[item.code] = _less(whole.interval, whole.observations, others, "group", certainty)
        elif total is not None and item.kind != "future":
            found[item.code] = _less(total.interval, (total,), [], "total", item.certainty)
    return found


def _total(
    table: Figures, version: Version, classification: Classification, book: Catalogues
) -> Observation | None:
    """Give the total of all in a period, where its scope is that of the version."""
    total = table.by_subject.get(classification.total or "")
    if total is None:
        return None
    area, indicator = total.cell.split("|")[:2]
    scope = book.scope_at(indicator, classification.total, area, table.period)
    follows = scope is None or scope.classification != classification.code
    return total if follows or (scope and version.version in scope.in_versions) else None


def _less(
    whole: Interval,
    observations: tuple[Observation, ...],
    others: Sequence[_Value],
    reason: str,
    certainty: str,
) -> _Value:
    taken = sum((o.interval.low or Fraction(0) for o in others), Fraction(0))
    high = None if whole.high is None else max(Fraction(0), whole.high - taken)
    sources = (*observations, *(o for other in others for o in other.observations))
    return _Value(Interval(Fraction(0), high), sources, (reason,), certainty)


def _joined(found: Carried, values: Mapping[str, _Value]) -> _Value:
    """Give a carried value with all that it rests on, and why it is not exact."""
    parents = [values[code] for code in found.parents]
    certainties = (found.certainty, *(parent.certainty for parent in parents))
    reasons = (*found.reasons, *(r for parent in parents for r in parent.reasons))
    return _Value(
        Interval(found.interval.low, _under_one_whole(found.interval.high, parents)),
        tuple(dict.fromkeys(o for parent in parents for o in parent.observations)),
        tuple(dict.fromkeys(reasons)),
        max(certainties, key=CERTAINTIES.index),
    )


def _under_one_whole(high: Fraction | None, parents: Sequence[_Value]) -> Fraction | None:
    """Lower the end of a sum whose parts are bounded by one whole: together they are no more."""
    wholes: dict[tuple[Observation, ...], list[Fraction]] = {}
    for parent in parents:
        if set(parent.reasons) & {"group", "total"} and parent.interval.high is not None:
            wholes.setdefault(parent.observations, []).append(parent.interval.high)
    for ends in wholes.values():
        high = None if high is None else high - sum(ends, Fraction(0)) + max(ends)
    return high


def _with_change(
    found: CarriedFigure,
    before: Figures | None,
    classification: Classification,
    to: str,
    book: Catalogues,
    signed: bool,
) -> CarriedFigure:
    """Split the change on the year before where that was told under another code."""
    if before is None or found.state != "stated":
        return found
    if found.period.first.year - before.period.first.year != 1:
        return found
    earlier = _one(found.code, before, classification, to, book, signed)
    if earlier is None or earlier.carried is None or len(earlier.carried.parents) != 1:
        return found
    if len(earlier.observations) != 1:
        return found
    change = split_change(earlier.observations[0].interval, earlier.interval, found.interval)
    return replace(found, change=change)
