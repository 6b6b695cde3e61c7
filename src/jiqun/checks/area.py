"""Check everything of one area; nothing outside it plays a part."""

from collections.abc import Iterator, Mapping, Sequence

from jiqun.checks import agreement, concept, derived, error, target
from jiqun.checks.context import Context
from jiqun.checks.diagnosis import diagnose
from jiqun.checks.hypotheses import settled
from jiqun.checks.network import network
from jiqun.checks.propagate import blank, float_facts, narrow
from jiqun.model import Claim, Finding, Kind, Severity, Source

_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2, Severity.INFO: 3}


def check_area(
    area: str,
    claims: Sequence[Claim],
    context: Context | None = None,
    sources: Mapping[str, Source] | None = None,
) -> tuple[Finding, ...]:
    """Give every finding of one area, the most severe first.

    Args:
        area: a name of `areas_of`, or `doc:ID` for claims without a place.
        claims: at least the claims that speak of it; others are passed over, and so are those
            with labels that a language model proposed.
    """
    placed = [claim for claim in claims if not claim.proposed]
    told = list(_found(area, placed, context or Context(), sources or {}))
    return in_order(told, claims)


def _found(
    area: str, claims: Sequence[Claim], context: Context, sources: Mapping[str, Source]
) -> Iterator[Finding]:
    net = network(area, claims, context)
    facts = dict(enumerate(float_facts(net, range(len(net.claims)))))
    diagnoses = diagnose(net, facts)
    state = narrow(net, blank(net), settled(net, facts, diagnoses).values())
    sure = narrow(net, blank(net), settled(net, facts, diagnoses, sure=True).values())
    errors = [f for d in diagnoses if (f := error.told(net, d, state)) is not None]
    yield from errors
    doubtful = frozenset(i for f in errors if f.kind is Kind.ERROR for i in f.suspects)
    clashing = doubtful | {i for f in errors if f.kind is Kind.NOTE for i in f.conflict}
    yield from agreement.compare(net, clashing, sources)
    yield from derived.derive(net, sure, errors)
    yield from target.compare(area, claims, doubtful, sources)
    yield from concept.find(net, claims, sure, doubtful)


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
