"""The middle step: claims become findings and observations, area by area."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jiqun.checks import Context, observations
from jiqun.checks.area import examine, findings_of
from jiqun.checks.beside import Beside
from jiqun.checks.decided import decide
from jiqun.engine import run
from jiqun.ledger import Quote, areas_of
from jiqun.ledger.decisions import Standing, standing
from jiqun.model import Claim, Decision, EngineError, Finding, Observation, Reconciled, Source
from jiqun.pipeline.copying import quoted_in_area

_FEW_CLAIMS = 4000
"""Under this many claims everything runs here: starting processes would take longer."""


@dataclass(frozen=True, slots=True)
class AreaTask:
    """What a worker needs to check one area; `around` are claims of other places (`Beside`)."""

    area: str
    claims: tuple[Claim, ...]
    around: tuple[Claim, ...]
    sources: Mapping[str, Source]
    context: Context
    decisions: tuple[Decision, ...] = ()
    quotes: Mapping[str, Quote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks say of one area.

    Attributes:
        quoted: claims in the words of another document → that document.
    """

    area: str
    findings: tuple[Finding, ...]
    observations: tuple[Observation, ...]
    reconciled: tuple[Reconciled, ...] = ()
    stands: Mapping[str, Standing] = field(default_factory=dict)
    quoted: Mapping[str, str] = field(default_factory=dict)


def by_area(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Sort claims into the areas they speak of, each area's in order of document and place."""
    areas: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for area in areas_of(claim):
            areas[area].append(claim)
    for found in areas.values():
        found.sort(key=lambda c: (c.doc, c.start, c.end))
    return dict(areas)


def check_areas(
    areas: Mapping[str, list[Claim]],
    sources: Mapping[str, Source],
    context: Context,
    *,
    workers: int,
    decisions: Iterable[Decision] = (),
    quotes: Mapping[str, Quote] | None = None,
    around: Mapping[str, Sequence[Claim]] | None = None,
) -> Iterator[Checked]:
    """Check each area by itself, in any order.

    Args:
        areas: area → its claims.
        sources: document id → who published it and when, and of what it is a copy.
        context: what is known beside the claims.
        workers: processes.
        decisions: what people decided.
        quotes: claims that several documents state, in their sentences: those that repeat another
            document's sentence are no witnesses of their own.
        around: claims by area, of the places that those areas lie in or are ranked with.
    """
    said = quotes or {}
    decided: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        decided[decision.area].append(decision)
    read_beside = Beside({**(around or {}), **areas}, context)
    tasks = [
        AreaTask(
            area,
            tuple(claims),
            tuple(beside := read_beside.of(area)),
            _sources_of((*claims, *beside), sources),
            context,
            (*decided[""], *decided[area]),
            {c.id: said[c.id] for c in claims if c.id in said},
        )
        for area, claims in sorted(areas.items())
    ]
    # The largest first, so that no worker ends alone with it.
    tasks.sort(key=lambda task: (-len(task.claims), task.area))
    many = sum(len(task.claims) for task in tasks) > _FEW_CLAIMS
    for _, result in run(check_one, tasks, workers=workers if many else 1):
        if isinstance(result, EngineError):
            raise result
        yield result


def _sources_of(claims: Iterable[Claim], sources: Mapping[str, Source]) -> dict[str, Source]:
    """Give the sources of claims, and the originals of those that are copies."""
    own = {c.doc: sources[c.doc] for c in claims if c.doc in sources}
    ends = {s.original for s in own.values() if s.original in sources}
    return own | {end: sources[end] for end in sorted(filter(None, ends))}


def check_one(task: AreaTask) -> Checked:
    """Check one area and give what it says."""
    sources = dict(task.sources)
    quoted = quoted_in_area(task.claims, task.quotes, sources)
    by_doc: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for claim, original in quoted.items():
        by_doc[claim.rpartition(":")[0]][claim] = original
    for doc, claims in by_doc.items():
        sources[doc] = replace(sources.get(doc) or Source(doc), quoted=claims)
    examined = examine(task.area, task.claims, task.context)
    found = findings_of(examined, (*task.claims, *task.around), sources)
    own = tuple(f for f in found if _home(f, task) == task.area)
    by_id = {c.id: c for c in (*task.claims, *task.around)}
    stands = standing(found, by_id, task.decisions)
    values = observations(task.claims, found, sources, stands)
    read_as = decide(by_id, found, stands).read_as
    if read_as:
        told = [read_as.get(c.id, c) for c in task.claims]
        examined = examine(task.area, told, task.context)
    return Checked(
        task.area,
        own,
        tuple(v for v in values if v.cell.split("|", 1)[0] == task.area),
        examined.reconciled(),
        {f.id: stands[f.id] for f in own if f.id in stands},
        quoted,
    )


def _home(finding: Finding, task: AreaTask) -> str:
    """Give the one area that tells a finding: claims on two places would tell it twice."""
    named = set(finding.claims)
    shared = [set(areas_of(c)) for c in task.claims if c.id in named]
    return min(set.intersection(*shared), default=task.area) if shared else task.area
