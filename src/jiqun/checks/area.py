"""Check everything of one area; nothing outside it plays a part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jiqun.checks import (
    agreement,
    concept,
    counted_parts,
    derived,
    error,
    exchange,
    forecast,
    nested,
    only_rounding,
    price,
    rank,
    residuals,
    streaks,
    target,
    unequal,
)
from jiqun.checks.context import Context
from jiqun.checks.diagnosis import diagnose
from jiqun.checks.hypotheses import Diagnosis, settled
from jiqun.checks.network import Network, network
from jiqun.checks.propagate import State, blank, float_facts, narrow
from jiqun.checks.reconcile import Implied, implied, reconciled_cells
from jiqun.ledger.cells import areas_of
from jiqun.model import Claim, Finding, Kind, Reconciled, Severity, Source

_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2, Severity.INFO: 3}


@dataclass(frozen=True, slots=True)
class Examined:
    """The network of an area and what became of its claims.

    Attributes:
        diagnoses: of its conflicts.
        state: what the claims imply, repairs in place and doubtful ones left out.
        sure: the same without repairs that have rivals.
        implied: what `sure` says of each quantity.
    """

    net: Network
    diagnoses: tuple[Diagnosis, ...]
    state: State
    sure: State
    implied: tuple[Implied, ...]

    def reconciled(self) -> tuple[Reconciled, ...]:
        """Give what stands for every cell of the area, sorted by cell."""
        return reconciled_cells(self.net, self.sure, self.implied)


def placed(claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims that the grammar placed: on a language model's word nothing is checked."""
    return [claim for claim in claims if not claim.unplaced]


def examine(area: str, claims: Sequence[Claim], context: Context | None = None) -> Examined:
    """Find and explain the conflicts of one area, and narrow its cells by the claims that stand."""
    net = network(area, placed(claims), context or Context())
    facts = dict(enumerate(float_facts(net, range(len(net.claims)))))
    diagnoses = tuple(diagnose(net, facts))
    state = narrow(net, blank(net), settled(net, facts, diagnoses).values())
    sure = narrow(net, blank(net), settled(net, facts, diagnoses, sure=True).values())
    return Examined(net, diagnoses, state, sure, implied(net, sure))


def check_area(
    area: str,
    claims: Sequence[Claim],
    context: Context | None = None,
    sources: Mapping[str, Source] | None = None,
) -> tuple[Finding, ...]:
    """Give every finding of one area, the most severe first.

    Args:
        area: a name of `areas_of`, or `doc:ID` for claims without a place.
        claims: at least the claims that speak of it, and those read beside them (`beside`): of
            the places around it, which its figures cannot exceed, and of those it is ranked with.
            Others are passed over, and so are those with labels that a language model proposed.
    """
    return findings_of(examine(area, claims, context), claims, sources)


def reconcile(
    area: str, claims: Sequence[Claim], context: Context | None = None
) -> tuple[Reconciled, ...]:
    """Give what stands for every cell of an area that is stated or bounded, sorted by cell."""
    return examine(area, claims, context).reconciled()


def findings_of(
    examined: Examined, claims: Sequence[Claim], sources: Mapping[str, Source] | None = None
) -> tuple[Finding, ...]:
    """Tell what was found in an area, the most severe first."""
    found = [*_found(examined, placed(claims), sources or {})]
    return in_order([*found, *unequal.find(examined.net.area, claims)], claims)


def _found(
    examined: Examined, claims: Sequence[Claim], sources: Mapping[str, Source]
) -> Iterator[Finding]:
    net, state, sure = examined.net, examined.state, examined.sure
    errors = [f for d in examined.diagnoses if (f := error.told(net, d, state)) is not None]
    yield from errors
    doubtful = _in_doubt(errors)
    clashing = doubtful | {i for f in errors if f.kind is Kind.NOTE for i in f.conflict}
    yield from agreement.compare(net, clashing, sources)
    yield from only_rounding.find(net, clashing)
    yield from residuals.find(net, clashing)
    yield from derived.derive(net, examined.implied, errors)
    yield from target.compare(net, claims, doubtful, sources, examined.implied)
    yield from forecast.find(net.area, claims, clashing, sources)
    yield from concept.find(net, claims, sure, doubtful)
    yield from nested.find(net.area, claims, net.context, doubtful)
    yield from counted_parts.find(net.area, claims, clashing)
    yield from exchange.find(net.area, claims, net.context, clashing, sources)
    yield from price.find(net.area, claims, net.context, clashing)
    yield from streaks.find(net.area, claims, net.context, doubtful)
    yield from rank.find(net.area, claims, net.context, _Doubts(net, claims, doubtful))


def _in_doubt(findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(i for f in findings if f.kind is Kind.ERROR for i in f.suspects)


class _Doubts:
    """Tells which claims of a place are in doubt; of other places only when it is asked."""

    def __init__(self, net: Network, claims: Sequence[Claim], own: frozenset[str]) -> None:
        self._claims, self._context, self._known = claims, net.context, {net.area: own}

    def __call__(self, area: str) -> frozenset[str]:
        if area not in self._known:
            told = examine(area, [c for c in self._claims if area in areas_of(c)], self._context)
            errors = (error.told(told.net, d, told.state) for d in told.diagnoses)
            self._known[area] = _in_doubt(f for f in errors if f is not None)
        return self._known[area]


def in_order(findings: Sequence[Finding], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Give each finding once: severe first, then by area, place in the documents, and id."""
    place = {c.id: (c.doc, c.start, c.end) for c in claims}
    once = {f.id: f for f in findings}
    return tuple(
        sorted(
            once.values(),
            key=lambda f: (
                _RANK[f.severity],
                f.area,
                min((place[i] for i in f.claims if i in place), default=("", 0, 0)),
                f.id,
            ),
        )
    )
