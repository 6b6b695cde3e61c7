"""What is left of a sum or a share whose figures one document prints, and what rounding allows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import erfc, factorial, prod, sqrt

from jiqun.checks.arithmetic import claim_term, number_term
from jiqun.checks.linked import LinkedRow
from jiqun.checks.network import Network
from jiqun.checks.passage import is_one_passage
from jiqun.checks.words import about, listed, quoted, residual
from jiqun.model import (
    Bound,
    Claim,
    Finding,
    Kind,
    Outcome,
    Severity,
    Term,
    last_place,
    printed_value,
)

EDGE = 0.01
"""Chance below which rounding alone leaves so much that it is worth a note: one sum in a hundred,
our choice. Half a unit of every figure is taken as equally likely everywhere."""
COARSE = Fraction(5, 100)
"""Part of the total from which on what rounding allows says nothing of the sum: our choice."""
EXACT = 10
"""Figures up to which the chance is summed exactly; of more the normal law is near enough."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of an identity between printed figures.

    Attributes:
        residual: parts less total, or the part less its share of the whole.
        halves: by how much the rounding of each figure may move it.
        total: the figure that it is measured by.
        place: the finest last place of the figures that are told in its unit.
    """

    residual: Fraction
    halves: tuple[Fraction, ...]
    total: Fraction
    place: Fraction
    unit: str

    @property
    def slack(self) -> Fraction:
        """Give what rounding allows at most."""
        return sum(self.halves, Fraction(0))

    @property
    def at_edge(self) -> bool:
        """Whether the figures agree through rounding only.

        Beyond two standard deviations: a coarse total of exact parts may round anywhere.
        """
        spread = sum(h * h for h in self.halves) / 3
        far = self.residual**2 > 4 * spread
        return far and chance(self.residual, self.halves) < EDGE

    @property
    def holds(self) -> bool:
        """Whether the figures agree as printed, and say something of each other."""
        return abs(self.residual) <= self.slack <= COARSE * abs(self.total)


def chance(left: Fraction, halves: Sequence[Fraction]) -> float:
    """Give how often rounding alone leaves at least so much, either way.

    The tail of a sum of uniform errors of unlike widths (Mitra 1971; for equal widths Irwin 1927
    and Hall 1927): three figures that are each off by their whole half unit leave nothing beyond.

    >>> chance(Fraction(27, 10), [Fraction(1)] * 3)  # 0.15 ** 3 / 6 of each side
    0.001125
    """
    widths = [h for h in halves if h]
    if not widths:
        return 1.0
    if len(widths) > EXACT:
        return erfc(abs(left) / sqrt(2 * sum(h * h for h in widths) / 3))
    total, power = Fraction(0), len(widths)
    for signs in product((1, -1), repeat=power):
        beyond = sum(s * h for s, h in zip(signs, widths, strict=True)) - abs(left)
        if beyond > 0:
            total += prod(signs) * beyond**power
    return float(2 * total / (factorial(power) * 2**power * prod(widths)))


def find(net: Network, doubtful: frozenset[str]) -> Iterator[Finding]:
    """Tell every sum and share whose figures one document prints and that holds, one finding each.

    It is a note where it holds through rounding only: each figure has to be off nearly as far as
    rounding allows. A sum of which all growth rates are printed is told for the year before too.
    """
    on: dict[int, Claim] = {}
    for claim, v in zip(net.claims, net.variable_of, strict=True):
        if claim.bound is Bound.EQ and claim.id not in doubtful:
            held = on.get(v)
            if held is None or last_place(claim) < last_place(held):
                on[v] = claim
    told: set[frozenset[str]] = set()
    for row in net.rows:
        is_sum = row.is_exact_sum
        is_share = row.kind == "share" and row.variables[-1] >= 0
        if not (is_sum or is_share) or not all(v in on for v in row.variables):
            continue
        claims = [on[v] for v in row.variables]
        if len({c.doc for c in claims}) > 1 or len({c.id for c in claims}) < len(claims):
            continue
        left = _of_sum(net, row, claims) if is_sum else _of_share(net, row, claims)
        if left.holds and (is_sum or is_one_passage(claims)) and told.isdisjoint({_ids(claims)}):
            told.add(_ids(claims))
            yield _sum(net, row, claims, left, on) if is_sum else _share(net, claims, left)


def _ids(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset(c.id for c in claims)


def _of_sum(net: Network, row: LinkedRow, claims: Sequence[Claim]) -> Left:
    terms = list(zip(row.coefficients, claims, strict=True))
    return Left(
        residual=sum((c * printed_value(claim) for c, claim in terms), Fraction(0)),
        halves=tuple(abs(c) * last_place(claim) / 2 for c, claim in terms),
        total=sum((-c * printed_value(claim) for c, claim in terms if c < 0), Fraction(0)),
        place=min(map(last_place, claims)),
        unit=net.variables[row.variables[0]][0].unit,
    )


def _of_share(net: Network, row: LinkedRow, claims: Sequence[Claim]) -> Left:
    part, whole, share = claims
    p, w, s = map(printed_value, claims)
    halves = last_place(part), s / 100 * last_place(whole), w / 100 * last_place(share)
    unit = net.variables[row.variables[0]][0].unit
    least = min(last_place(part), last_place(whole))
    return Left(p - s / 100 * w, tuple(h / 2 for h in halves), p, least, unit)


def _year_before(
    net: Network, row: LinkedRow, claims: Sequence[Claim], on: dict[int, Claim]
) -> tuple[list[Claim], Left] | None:
    """Give the growth rates of a sum's figures, and what is left of the sum they imply before."""
    rates: list[Claim] = []
    residual, halves = Fraction(0), []
    for c, v, claim in zip(row.coefficients, row.variables, claims, strict=True):
        quantity, document = net.variables[v]
        growth = quantity._replace(measure="growth", of=None, unit="percent")
        rate = on.get(net.number.get((growth, document), -1))
        if rate is None or quantity.indicator not in net.context.nominal:
            return None
        factor = 1 + printed_value(rate) / 100
        if factor <= 0:
            return None
        rates.append(rate)
        value, half = printed_value(claim) / factor, last_place(claim) / 2 / factor
        residual += c * value
        halves.append(half + value * last_place(rate) / 200 / factor)
    place = min(map(last_place, claims))
    total = _of_sum(net, row, claims).total
    left = Left(residual, tuple(halves), total, place, net.variables[row.variables[0]][0].unit)
    return (rates, left) if left.holds else None


def _sum(
    net: Network, row: LinkedRow, claims: Sequence[Claim], left: Left, on: dict[int, Claim]
) -> Finding:
    ordered = list(zip(row.coefficients, claims, strict=True))
    parts = [c for k, c in ordered if k > 0]
    (total,) = (c for k, c in ordered if k < 0)
    before = _year_before(net, row, claims, on) if row.kind == "sum" else None
    said = [
        listed([quoted(c, "en") for c in parts], "en"),
        listed([quoted(c, "zh") for c in parts], "zh"),
    ]
    en = (
        f"{said[0]} add up to {quoted(total, 'en')} ({about(total, 'en', net.area)}): "
        f"{_told_en(left)}"
    )
    zh = (
        f"{said[1]}之和与{quoted(total, 'zh')}（{about(total, 'zh', net.area)}）相符："
        f"{_told_zh(left)}"
    )
    terms = [claim_term("+" if i else "", c) for i, c in enumerate(parts)]
    terms += [claim_term("=", total), _residual_term(left, "parts less total", "分项之和减合计")]
    told = [*claims]
    if before:
        rates, then = before
        told += rates
        terms += [claim_term("↔", c) for c in rates]
        year = "parts less total a year before", "上年分项之和减合计"
        terms.append(_residual_term(then, *year))
        en += f" By their growth rates they add up a year before too: {_told_en(then)}"
        zh += f"按各自增速回推，上年也相符：{_told_zh(then)}"
    return _finding(net, row.kind, told, terms, (en, zh), left)


def _share(net: Network, claims: Sequence[Claim], left: Left) -> Finding:
    part, whole, share = claims
    labels = "the part less its share of the whole", "分项减占比与总量之积"
    terms = [
        claim_term("", whole),
        claim_term("×", share),
        claim_term("=", part),
        _residual_term(left, *labels),
    ]
    en = (
        f"{quoted(part, 'en')} is {quoted(share, 'en')} of {quoted(whole, 'en')} "
        f"({about(share, 'en', net.area)}): {_told_en(left)}"
    )
    zh = (
        f"{quoted(part, 'zh')}占{quoted(whole, 'zh')}的{quoted(share, 'zh')}"
        f"（{about(share, 'zh', net.area)}），三者相符：{_told_zh(left)}"
    )
    return _finding(net, "share", claims, terms, (en, zh), left)


def _residual_term(left: Left, label_en: str, label_zh: str) -> Term:
    labels = f"residual: {label_en}", f"残差：{label_zh}"
    value = round(left.residual / left.place) * left.place
    return number_term("→", *labels, value, left.place / 2, left.unit)


def _told_en(left: Left) -> str:
    rest, room = _texts(left, "en")
    return f"a residual of {rest}, where rounding allows {room} either way."


def _told_zh(left: Left) -> str:
    rest, room = _texts(left, "zh")
    return f"残差{rest}，四舍五入所允许的范围为正负{room}。"


def _texts(left: Left, language: str) -> tuple[str, str]:
    """Write the residual and what rounding allows, this with one more place for half units."""
    half, total, unit = left.place / 2, left.total, left.unit
    return (
        residual(left.residual, half, total, unit, language),
        residual(left.slack, half / 10, total, unit, language),
    )


def _finding(
    net: Network,
    rule: str,
    claims: Sequence[Claim],
    terms: Sequence[Term],
    messages: tuple[str, str],
    left: Left,
) -> Finding:
    en, zh = messages
    at_edge = left.at_edge
    if at_edge:
        en += (
            " They agree through rounding only: nearly every figure must be off by half a unit of "
            "its last place. More digits would remove the doubt."
        )
        zh += "仅靠四舍五入才相符：几乎每个数字都须差到末位的半个单位。给出更多位数即可消除疑问。"
    return Finding(
        kind=Kind.NOTE if at_edge else Kind.AGREEMENT,
        outcome=Outcome.ROUNDING if at_edge else Outcome.CONFIRMED,
        rule=rule,
        area=net.area,
        claims=tuple(sorted(c.id for c in claims)),
        arithmetic=tuple(terms),
        message_en=en,
        message_zh=zh,
        severity=Severity.INFO,
    )
