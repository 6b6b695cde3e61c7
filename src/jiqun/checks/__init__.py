"""What cannot be right, said as an editor would: findings from claims by exact arithmetic."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from jiqun.checks.area import check_area, in_order, reconcile
from jiqun.checks.beside import Beside
from jiqun.checks.context import Context, context_from_record
from jiqun.checks.flags import flags
from jiqun.checks.observe import observations
from jiqun.data import fingerprint
from jiqun.ledger.cells import areas_of
from jiqun.model import Claim, Finding, Source


def check(
    claims: Iterable[Claim],
    context: Context | None = None,
    sources: Mapping[str, Source] | None = None,
) -> tuple[Finding, ...]:
    """Give every finding on some claims; their order never matters.

    Args:
        claims: the claims of any number of documents.
        context: what is known beside them; the project's data where none is given.
        sources: document id → who published it and when.
    """
    told = list(claims)
    known = context or Context()
    areas: dict[str, list[Claim]] = {}
    for claim in told:
        for area in areas_of(claim):
            areas.setdefault(area, []).append(claim)
    beside = Beside(areas, known)
    found = [
        f
        for area in sorted(areas)
        for f in check_area(area, [*areas[area], *beside.of(area)], known, sources)
    ]
    return in_order(found, told)


def _version() -> str:
    digest = sha256(fingerprint().encode())
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


VERSION = _version()
"""Hash of this package's sources and of all data files: what findings were made with."""

__all__ = [
    "VERSION",
    "Context",
    "check",
    "check_area",
    "context_from_record",
    "flags",
    "observations",
    "reconcile",
]
