"""A change of share that agrees with the share and both growth rates through rounding only."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from jiqun.checks.arithmetic import claim_term, computed_term
from jiqun.checks.identities.share import whole_of
from jiqun.checks.network import Network
from jiqun.checks.passage import is_one_passage
from jiqun.checks.words import about, between, listed, quoted
from jiqun.model import (  # fmt: skip
    Bound,
    Claim,
    Finding,
    Interval,
    Kind,
    Outcome,
    Severity,
    last_place,
    printed_interval,
    printed_value,
)


def find(net: Network, doubtful: frozenset[str]) -> Iterator[Finding]:
    """Report changes of shares that what stands beside them makes likelier to be another number.

    With s the share, p and w the growth of part and whole, the change is s (1 - (1 + w)/(1 + p)).
    Told where the intervals meet, yet the middle of that one rounds to another printed number.
    """
    on = {(net.variables[v], n) for n, v in enumerate(net.variable_of)}
    at: dict[object, int] = {}
    for key, n in sorted(on, key=lambda e: e[1]):
        at.setdefault((key[0], net.claims[n].doc), n)
    for n, change in enumerate(net.claims):
        q = net.variables[net.variable_of[n]][0]
        if q.measure != "share_change" or change.bound is not Bound.EQ:
            continue
        share = q._replace(measure="share", unit="percent")
        whole = whole_of(share)
        if whole is None or not {q.indicator, whole[0]} <= net.context.nominal:
            continue
        part = share._replace(measure="growth", of=None)
        total = part._replace(indicator=whole[0], subject=whole[1])
        found = [at.get((k, change.doc)) for k in (share, part, total)]
        beside = [net.claims[m] for m in found if m is not None]
        if len(beside) < 3 or any(c.bound is not Bound.EQ for c in beside):
            continue
        if (printed_interval(beside[1]).low or 0) <= -100:  # nothing of the part may be left
            continue
        told = (change, *beside)
        if not is_one_passage(told) or doubtful & {c.id for c in told}:
            continue
        implied, middle = _change(beside)
        shared = implied.meet(printed_interval(change))
        place = last_place(change)
        if not shared.is_empty and round(middle / place) * place != printed_value(change):
            yield _told(net.area, change, beside, implied, shared)


def _change(beside: list[Claim]) -> tuple[Interval, Fraction]:
    def of(s: Fraction, p: Fraction, w: Fraction) -> Fraction:
        return s * (1 - (100 + w) / (100 + p))

    said = [printed_interval(c) for c in beside]
    ends = [(i.low or Fraction(0), i.high or Fraction(0)) for i in said]
    corners = [of(*corner) for corner in product(*ends)]
    s, p, w = map(printed_value, beside)
    return Interval(min(corners), max(corners)), of(s, p, w)


def _told(
    area: str, change: Claim, beside: list[Claim], implied: Interval, shared: Interval
) -> Finding:
    en, zh = (listed([quoted(c, lang) for c in beside], lang) for lang in ("en", "zh"))
    said = [
        between(i, "percentage_point", lang) for i in (implied, shared) for lang in ("en", "zh")
    ]
    ids = tuple(sorted(c.id for c in (change, *beside)))
    labels = f"implied: {about(change, 'en')}", f"推算：{about(change, 'zh')}"
    both = "left by both", "两者共同所余"
    return Finding(
        kind=Kind.NOTE,
        outcome=Outcome.ROUNDING,
        rule="share_change",
        area=area,
        claims=ids,
        conflict=(),
        arithmetic=(
            *(claim_term("↔" if i else "", c) for i, c in enumerate(beside)),
            computed_term("→", *labels, implied, change.unit),
            claim_term("↔", change),
            computed_term("→", *both, shared, change.unit),
        ),
        message_en=f"{quoted(change, 'en')} ({about(change, 'en', area)}) agrees with {en} through "
        f"rounding only: they imply {said[0]}, and both together leave {said[2]}. Nothing needs "
        "correcting; more digits would remove the doubt.",
        message_zh=f"{quoted(change, 'zh')}（{about(change, 'zh', area)}）与{zh}"
        f"仅靠四舍五入才相符：由后者推算为{said[1]}，两者共同所余为{said[3]}。无需更正；给出更多位数即可消除疑问。",
        severity=Severity.INFO,
    )
