"""What a build has to look at anew: the areas, series and pages that a change reaches."""

from collections.abc import Iterable, Mapping, Sequence

from jiqun import monitoring
from jiqun.checks import Context
from jiqun.ledger import Ledger
from jiqun.ledger import rows as ledger_rows
from jiqun.ledger.copying import quoted_claims
from jiqun.model import Claim, Finding, Reconciled, Source
from jiqun.pipeline.changes import Before, before_of
from jiqun.pipeline.checking import Checked, by_area
from jiqun.pipeline.outputs import Work
from jiqun.pipeline.rivals import checked_again
from jiqun.pipeline.site import Changed
from jiqun.pipeline.state import digests


def touched_areas(old: "OldClaims", new: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Give the claims of every area that has to be checked."""
    areas = by_area([*old.claims, *new])
    return {area: areas.get(area, []) for area in old.touched}


def _quoted_anew(old: Mapping[str, str], new: Mapping[str, Checked], read: set[str]) -> set[str]:
    """Give the claims that are in the words of another document than before, or of a new one."""
    now = {claim: doc for checked in new.values() for claim, doc in checked.quoted.items()}
    moved = {claim for claim in old.keys() | now.keys() if old.get(claim) != now.get(claim)}
    return moved | {claim for claim, doc in now.items() if doc in read}


def _beside(work: Work, changed: set[str]) -> frozenset[str]:
    """Give the documents whose pages name a copy or an original that is not what it was."""
    anew = changed | {p.doc for p in work.copying.printed} | work.copying.moved
    named: set[str] = set()
    for doc, copy in work.copying.copies.items():
        group = {doc, copy.of, work.copying.originals[doc]}
        if group & anew:
            named |= group
    return frozenset(named | work.copying.moved | work.copying.beside)


def decided_anew(work: Work, ledger: Ledger) -> set[str]:
    """Give the areas on which people decided since the last build; all, where they named none."""
    before = work.state.decided if work.state else {}
    now = digests(work.decisions)
    moved = {area for area in before.keys() | now.keys() if before.get(area) != now.get(area)}
    if "" in moved:
        return {row[0] for row in ledger.query("SELECT DISTINCT area FROM claim_cells")}
    return moved


class OldClaims:
    """What the last build said where something changes now."""

    def __init__(
        self,
        ledger: Ledger | None,
        changed: set[str],
        new: Sequence[Claim],
        decided: Iterable[str] = (),
        recopied: Iterable[str] = (),
        *,
        context: Context,
    ) -> None:
        """Read what the last build's ledger says; nothing where there was none.

        Args:
            changed: documents whose old claims no longer stand.
            new: claims read now.
            decided: areas on which people decided since.
            recopied: documents that are copies of others than before.
            context: what is known beside the claims.
        """
        self.touched = {*by_area(new), *decided}
        self.claims: tuple[Claim, ...] = ()
        self.findings: Mapping[str, Finding] = {}
        self.before: Before | None = None
        self.sources: dict[str, Source] = {}
        self.series: set[str] = set()
        self.compared: frozenset[str] = frozenset()
        self.named = False
        self.implied: frozenset[Reconciled] = frozenset()
        self.quoted: dict[str, str] = {}
        if ledger is None:
            return
        wanted = "WHERE doc IN (SELECT unnest(?))"
        rows = ledger.query(
            f"SELECT DISTINCT area, series FROM claim_cells {wanted}",
            [sorted({*changed, *recopied})],
        )
        self.touched |= {area for area, _ in rows}
        self.series = {series for _, series in rows}
        again, needed = checked_again(self.touched, new, ledger, context)
        self.touched |= again
        self.claims = tuple(c for c in ledger.claims(areas=needed) if c.doc not in changed)
        self.before = before_of(ledger, self.touched)
        self.findings = self.before.findings
        self.implied = frozenset(ledger.reconciled(areas=self.touched))
        self.sources = ledger.sources()
        self.quoted = quoted_claims(ledger, self.touched)
        self.compared = monitoring.keys_of_claims(ledger, changed, ())
        self.named = bool(
            ledger.query(f"SELECT 1 FROM mentions {wanted} LIMIT 1", [sorted(changed)])
        )


def changed_documents(work: Work) -> set[str]:
    """Give the ids whose old claims no longer stand: changed, removed or refused now."""
    before = {d.doc for d in work.state.documents.values()} if work.state else set()
    return before - {d.doc for d in work.scanned.kept.values()}


def _moved(old: Mapping[str, Finding], new: Mapping[str, Checked]) -> set[str]:
    """Give the claims whose findings are not what they were."""
    now = {f.id: f for checked in new.values() for f in checked.findings}
    moved = {i for i in old.keys() | now.keys() if old.get(i) != now.get(i)}
    return {claim for i in moved for table in (old, now) if i in table for claim in table[i].claims}


def _implied(old: frozenset[Reconciled], new: Mapping[str, Checked]) -> set[str]:
    """Give the series with a cell of which the figures of its place imply something else now."""
    now = frozenset(row for checked in new.values() for row in checked.reconciled)
    return {ledger_rows.series_of(row.cell) for row in old ^ now}


def _series(claims: Iterable[Claim]) -> set[str]:
    return {row["series"] for claim in claims for row in ledger_rows.cell_rows(claim)}


def pages_anew(
    work: Work,
    old: OldClaims,
    changed: set[str],
    new: Sequence[Claim],
    findings: Mapping[str, Checked],
) -> Changed:
    """Give what of the site has to be written anew.

    Args:
        old: what the last build said.
        changed: documents whose old claims no longer stand.
        new: claims read now.
        findings: area → what its checks say now.
    """
    read = changed | {r.document.id for r in work.readings.values()}
    return Changed(
        documents=read,
        claims=frozenset(_moved(old.findings, findings) | _quoted_anew(old.quoted, findings, read)),
        copies=_beside(work, changed),
        series=frozenset(old.series) | _series(new) | _implied(old.implied, findings),
        areas=frozenset(findings),
        compared=old.compared | monitoring.keys_of(new),
        named=old.named or any(r.mentions for r in work.readings.values()),
        is_addition=not changed,
    )
