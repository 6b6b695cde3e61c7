"""Tell a diagnosis as a finding: what cannot be right, why, and what would make all agree."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jiqun.checks.arithmetic import clash, computed_term, number_term
from jiqun.checks.certainty import best_readings
from jiqun.checks.counted import size_of
from jiqun.checks.doubts import is_read_surely
from jiqun.checks.grown import grown_parts
from jiqun.checks.hypotheses import Diagnosis, Verdict
from jiqun.checks.left_over import left_over
from jiqun.checks.magnitude import gdp_of
from jiqun.checks.network import Network, is_well_defined
from jiqun.checks.passage import is_one_passage
from jiqun.checks.propagate import State
from jiqun.checks.resolutions import reread, resolutions
from jiqun.checks.scale import SCALES
from jiqun.checks.sentences import message, note
from jiqun.checks.stretches import is_misprint
from jiqun.checks.words import about
from jiqun.model import (
    Bound,
    Finding,
    Interval,
    Kind,
    Outcome,
    Repair,
    Resolution,
    Severity,
    Term,
    plain_number,
)

CHANCE = 0.3
"""Where conflicts rest on two tellings of one figure, or on several documents, a reading must be
one that would fit by chance less than three times in ten conflicts; else it is told as a note."""


def told(net: Network, diagnosis: Diagnosis, state: State) -> Finding | None:
    """Give the finding of a diagnosis: an error, or a note where the evidence is too thin.

    None where figures differ under words that may well mean two things: that is no news. Two
    tellings of one figure in one document are a note, whatever parts them: neither can be trusted;
    none where the reader doubts one of them itself. Their cell is questioned all the same.
    """
    core = diagnosis.core
    culprit = diagnosis.verdicts[0].claim if diagnosis.verdicts else core[-1]
    if culprit not in core:
        culprit = core[-1]
    kinds, arithmetic, whole = clash(net, core, culprit)
    within_one = len({net.claims[n].doc for n in core}) == 1
    defined = (within_one and kinds == ("sum",)) or _is_defined(net, core)
    if diagnosis.outcome is Outcome.ROUNDING:
        if not defined or any(net.claims[n].bound is not Bound.EQ for n in core):
            return None
        return _note(net, diagnosis, kinds, arithmetic, Outcome.ROUNDING, ())
    if diagnosis.outcome is Outcome.VINTAGE:
        if not defined:
            return None
        ways = resolutions(net, diagnosis, whole, state)
        return _note(net, diagnosis, kinds, arithmetic, Outcome.MISMATCH, ways)
    exact = bool(set(kinds) - _THIN) or (kinds == ("periods",) and is_misprint(net, diagnosis))
    alone = within_one and exact and _is_one_statement(net, diagnosis, kinds)
    if not _stands(net, diagnosis, alone, defined):
        retold = within_one and set(kinds) == {"restatement"}
        surely = all(is_read_surely(net.claims[n]) for n in core)
        if not defined or len(core) == 1 or (retold and not surely):
            return None
        ways = resolutions(net, diagnosis, whole, state)
        return _note(net, diagnosis, kinds, arithmetic, Outcome.MISMATCH, ways)
    arithmetic = (*arithmetic, *(_repaired_term(net, v) for v in diagnosis.verdicts))
    if len(diagnosis.verdicts) > 2 and gdp_of(net, culprit, state) is None:
        diagnosis = replace(diagnosis, outcome=Outcome.SCALE_OPEN)
    ways = resolutions(net, diagnosis, whole, state)
    arithmetic = (*arithmetic, *_after(net, diagnosis, whole, ways))
    messages = [
        message(net, diagnosis, whole, kinds, state, ways, language) for language in ("en", "zh")
    ]
    return Finding(
        kind=Kind.ERROR,
        outcome=diagnosis.outcome,
        rule=kinds[0],
        area=net.area,
        claims=_ids(net, {*whole, *diagnosis.suspects}),
        conflict=_ids(net, core),
        suspects=_ids(net, diagnosis.suspects),
        arithmetic=arithmetic,
        repairs=tuple(_repair(net, v) for v in diagnosis.verdicts),
        resolutions=ways,
        message_en=messages[0],
        message_zh=messages[1],
        severity=Severity.MEDIUM if not diagnosis.verdicts else Severity.HIGH,
    )


def _ids(net: Network, numbers: set[int] | tuple[int, ...]) -> tuple[str, ...]:
    return tuple(sorted({net.claims[n].id for n in numbers}))


_THIN = frozenset(
    {
        *("restatement", "growth", "order", "periods", "average", "mean"),
        *("change", "multiple", "contribution", "count"),
    }
)
"""Two tellings of one figure, levels or rates of two periods, a part and its whole: where they
clash, what the text meant is as doubtful as what it printed. Sums, shares and gaps are arithmetic
alone, and so are quarters and months that miss their longer period by a digit."""


def _is_one_statement(net: Network, diagnosis: Diagnosis, kinds: tuple[str, ...]) -> bool:
    """Whether arithmetic alone may convict: the figures of one sum, or of one passage.

    Two wrong claims in two different rows are as likely two figures that were read wrongly.
    """
    slips = len(diagnosis.explanations[0].claims) if diagnosis.explanations else 0
    if slips == 2 and len(kinds) > 1:
        return False
    if "sum" in kinds or "gap" in kinds:
        return True
    return is_one_passage([net.claims[n] for n in diagnosis.core])


def _is_defined(net: Network, core: tuple[int, ...]) -> bool:
    """Whether words name one thing in all documents; a sum of one document is named by itself."""
    if net.context.tolerance is None:
        return True
    quantities = [net.variables[net.variable_of[n]][0] for n in core]
    return all(is_well_defined(net.context, q) or size_of(q.subject) for q in quantities)


def _stands(net: Network, diagnosis: Diagnosis, arithmetic: bool, defined: bool) -> bool:
    """Whether a conflict is an error, not a matter of definitions, vintages or reading.

    Where no known slip explains it, a figure that was meant otherwise is as likely as a wrong one;
    and `nearly` or `over` is worn too loosely to convict another telling.
    """
    if net.context.tolerance is None:
        return True
    if not diagnosis.explanations:
        return False
    if len(diagnosis.core) == 1:
        # alone against what is possible: a share of -0.5% is a growth that was called a share
        return all(v.reading is not None and v.reading.kind in SCALES for v in diagnosis.verdicts)
    if arithmetic and defined:
        return True
    bounds = {net.claims[n].bound for n in diagnosis.core}
    if bounds - {Bound.EQ, Bound.APPROX}:
        return False
    likely = bool(diagnosis.verdicts) and diagnosis.accidental <= CHANCE
    return likely and (defined or arithmetic)


def _note(
    net: Network,
    diagnosis: Diagnosis,
    kinds: tuple[str, ...],
    arithmetic: tuple[Term, ...],
    outcome: Outcome,
    ways: tuple[Resolution, ...],
) -> Finding:
    message_en, message_zh = (
        note(net, diagnosis, kinds, outcome, ways, language) for language in ("en", "zh")
    )
    return Finding(
        kind=Kind.NOTE,
        outcome=outcome,
        rule=kinds[0],
        area=net.area,
        claims=_ids(net, diagnosis.core),
        conflict=_ids(net, diagnosis.core),
        arithmetic=arithmetic,
        resolutions=ways,
        message_en=message_en,
        message_zh=message_zh,
        severity=Severity.LOW,
    )


def _repaired_term(net: Network, verdict: Verdict) -> Term:
    claim, reading = net.claims[verdict.claim], verdict.reading
    labels = f"read as: {about(claim, 'en')}", f"读作：{about(claim, 'zh')}"
    if reading is not None:
        return number_term("→", *labels, reading.value, reading.half, reading.unit)
    return computed_term("→", *labels, verdict.interval or Interval(None, None), claim.unit)


def _after(
    net: Network, diagnosis: Diagnosis, whole: tuple[int, ...], ways: tuple[Resolution, ...]
) -> Iterator[Term]:
    """Give the sum once the repairs are read, and what growth alone says of its parts."""
    readings = best_readings(diagnosis)
    left = left_over(net, whole, readings)
    if left is None:
        return
    added = "the parts, so read", "如此读，分项之和"
    yield number_term("=", *added, left.parts, left.half, left.unit)
    rest = "residual: parts less total", "残差：分项之和减合计"
    yield number_term("→", *rest, left.residual, left.half, left.unit)
    if any(not w.fits for w in ways):
        for n, interval in grown_parts(net, whole, readings):
            claim = net.claims[n]
            labels = (
                f"by total and growth rates alone: {about(claim, 'en')}",
                f"仅由合计与增速：{about(claim, 'zh')}",
            )
            yield computed_term("→", *labels, interval, claim.unit)


def _repair(net: Network, verdict: Verdict) -> Repair:
    claim, reading = net.claims[verdict.claim], verdict.reading
    fields: list[tuple[str, str | int | float | None]] = []
    if reading is not None:
        if reading.moved:
            fields.extend(reading.fields)
        else:
            fields.append(("value", _plain(reading.value)))
        if reading.unit != claim.unit:
            fields.append(("unit", reading.unit))
    best, rival = verdict.best, verdict.runner_up
    return Repair(
        claim=claim.id,
        kind=best.kind if best else "unknown",
        fields=tuple(fields),
        interval=verdict.interval,
        cost=None if verdict.cost is None else round(verdict.cost, 3),
        margin=None if verdict.margin is None else round(verdict.margin, 3),
        unique=verdict.unique,
        best=reread(net, verdict.claim, best) if best else None,
        runner_up=reread(net, verdict.claim, rival) if rival else None,
    )


def _plain(value: Fraction) -> int | float:
    from decimal import Decimal

    return plain_number(Decimal(value.numerator) / Decimal(value.denominator))
