"""One quantity in several documents: sources that confirm each other, and revisions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term
from jiqun.checks.network import Network, is_comparable
from jiqun.checks.quantity import Quantity
from jiqun.checks.revising import days_of, role_beside, stand_of
from jiqun.checks.witness import class_of, first_said, witness_of
from jiqun.checks.words import PERCENT, about, listed, quoted
from jiqun.data import catalogue
from jiqun.data.dates import published_when
from jiqun.model import (
    Claim,
    Finding,
    Interval,
    Kind,
    Outcome,
    Severity,
    Source,
    last_place,
    printed_interval,
    printed_value,
)


def compare(
    net: Network, doubtful: frozenset[str], sources: Mapping[str, Source]
) -> Iterator[Finding]:
    """Report agreements and vintages, one a quantity at most."""
    groups: dict[Quantity, list[Claim]] = {}
    said = {c.id: i for c, i in zip(net.claims, net.intervals, strict=True)}
    for claim, v in zip(net.claims, net.variable_of, strict=True):
        quantity = net.variables[v][0]
        if claim.id not in doubtful and is_comparable(net.context, quantity):
            groups.setdefault(quantity, []).append(claim)
    for quantity in sorted(groups, key=repr):
        claims = groups[quantity]
        if len({c.doc for c in claims}) < 2:
            continue
        if not _meet(said[c.id] for c in claims).is_empty:
            yield from _agreement(net.area, claims, said, sources)
        elif net.context.tolerance is not None:
            yield from _vintage(net, claims, sources)


def _meet(intervals: Iterable[Interval]) -> Interval:
    common = Interval(None, None)
    for interval in intervals:
        common = common.meet(interval)
    return common


def _agreement(
    area: str,
    claims: list[Claim],
    said: Mapping[str, Interval],
    sources: Mapping[str, Source],
) -> Iterator[Finding]:
    finest: dict[str, Claim] = {}
    for claim in claims:
        interval = said[claim.id]
        who = witness_of(claim, sources)
        if interval.low is None or interval.high is None or who is None:
            continue
        if who not in finest or _is_better(claim, finest[who], sources):
            finest[who] = claim
    if len(finest) < 2:
        return
    told = sorted(finest.values(), key=lambda c: (last_place(c), c.doc, c.start))
    origins = [sources.get(first_said(c, sources)) for c in told]
    known = all(source and source.publisher for source in origins)
    names = (
        listed([quoted(c, "en") for c in told], "en"),
        listed([quoted(c, "zh") for c in told], "zh"),
    )
    yield Finding(
        kind=Kind.AGREEMENT,
        outcome=Outcome.CONFIRMED,
        rule="restatement",
        area=area,
        claims=tuple(sorted(c.id for c in told)),
        arithmetic=tuple(claim_term("↔" if i else "", c) for i, c in enumerate(told)),
        message_en=f"{len(told)} {'independent sources' if known else 'documents'} give one "
        f"quantity ({about(told[0], 'en', area)}): {names[0]} agree within the digits printed."
        + ("" if known else " Who published them is not known, so one may copy the other."),
        message_zh=f"{len(told)}{'个独立来源' if known else '份文件'}对同一指标"
        f"（{about(told[0], 'zh', area)}）的表述一致：{names[1]}在所印位数内相同。"
        + ("" if known else "发布者不全明确，可能互为转载。"),
        severity=Severity.INFO,
    )


def _is_better(claim: Claim, other: Claim, sources: Mapping[str, Source]) -> bool:
    """Whether one witness is better heard in this claim: it is finer, or the original says it."""

    def order(c: Claim) -> tuple[Fraction, bool]:
        return last_place(c), first_said(c, sources) != c.doc

    return order(claim) < order(other)


def _vintage(net: Network, claims: list[Claim], sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Tell two figures of one quantity that differ: what stands and a rival, else the extremes."""
    tolerance = net.context.tolerance
    exact = [c for c in claims if printed_interval(c).low is not None]
    exact = [c for c in exact if printed_interval(c).high is not None]
    if tolerance is None or len(exact) < 2:
        return
    days = days_of(exact, sources)
    far = _extremes(exact)
    if not _is_small(*far, tolerance.points, tolerance.level):
        return
    stand = stand_of(exact, days, sources)
    if stand.rivals and stand.is_decided:
        kept = min(stand.kept, key=lambda c: (last_place(c), c.doc, c.start))
        far = kept, max(stand.rivals, key=lambda c: (_apart(kept, c), c.doc, c.start))
    early, late = sorted(far, key=lambda c: (days[c.doc] is None, days[c.doc] or date.min, c.doc))
    common = printed_interval(early).meet(printed_interval(late))
    if early.doc == late.doc or not common.is_empty:
        return
    role = role_beside(late, [early], days, sources)
    outcome = {"same": Outcome.ROUNDING, "revised": Outcome.VINTAGE}.get(role, Outcome.MISMATCH)
    slight = role == "same" or _is_small(early, late, Fraction(0), tolerance.told_from)
    yield Finding(
        kind=Kind.NOTE,
        outcome=outcome,
        rule="restatement",
        area=net.area,
        claims=tuple(sorted((early.id, late.id))),
        conflict=tuple(sorted((early.id, late.id))),
        arithmetic=(claim_term("", early), claim_term("≠", late)),
        message_en=_vintage_en(net.area, (early, late), role, sources),
        message_zh=_vintage_zh(net.area, (early, late), role, sources),
        severity=Severity.INFO if slight else Severity.LOW,
    )


def _extremes(claims: Sequence[Claim]) -> tuple[Claim, Claim]:
    ordered = sorted(claims, key=lambda c: (c.value, c.doc, c.start))
    return ordered[0], ordered[-1]


def _apart(a: Claim, b: Claim) -> Fraction:
    return abs(printed_value(a) - printed_value(b))


def _is_small(a: Claim, b: Claim, points: Fraction, relative: Fraction) -> bool:
    """Whether rates differ by some points at most, or amounts by a part of the larger."""
    if a.unit in PERCENT:
        return _apart(a, b) <= points
    largest = max(abs(printed_value(a)), abs(printed_value(b)))
    return _apart(a, b) <= relative * largest


def _published(claims: Sequence[Claim], sources: Mapping[str, Source], language: str) -> list[str]:
    """Give the days of publication, as exact as they are told: `on 2 Feb 2021`, then `9 Feb`."""
    told = [sources[c.doc] for c in claims if c.doc in sources]
    days = [published_when(s.published, s.published_text, language) or "" for s in told]
    if language == "zh" or not days:
        return days
    leading = days[0].partition(" ")[0] + " "
    return [days[0], *(day.removeprefix(leading) for day in days[1:])]


def _tellers(claims: Sequence[Claim], sources: Mapping[str, Source], language: str) -> list[str]:
    """Give the classes of those who said figures first."""
    kinds = [class_of(c, sources) for c in claims]
    return [catalogue().label("publisher_class", kind, language) for kind in kinds]


def _is_one_day(claims: Sequence[Claim], sources: Mapping[str, Source]) -> bool:
    return len(set(days_of(claims, sources).values())) == 1


def _vintage_en(
    area: str, pair: tuple[Claim, Claim], role: str, sources: Mapping[str, Source]
) -> str:
    said = [quoted(c, "en") for c in pair]
    head = f"Two documents give {said[0]} and {said[1]} for {about(pair[0], 'en', area)}."
    days = _published(pair, sources, "en")
    if role == "same":
        return f"{head} The difference is one of rounding or cutting off."
    if role == "revised":
        return (
            f"{head} They were published {days[0]} and {days[1]}; revisions often make a "
            "difference of this size. Both stand, each as of its date."
        )
    if role == "undated":
        return (
            f"{head} A revision or another definition may explain a difference of this size; "
            "the dates of publication would settle it."
        )
    if _is_one_day(pair, sources):
        why = f"Both were published {days[0]}, so that neither revises the other."
    else:
        who = _tellers(pair, sources, "en")
        why = (
            f"They were published {days[0]} ({who[0]}) and {days[1]} ({who[1]}): the second "
            "contradicts the first and revises nothing, for its publisher weighs less."
        )
    return f"{head} {why} Another definition may explain it; the publishers could say."


def _vintage_zh(
    area: str, pair: tuple[Claim, Claim], role: str, sources: Mapping[str, Source]
) -> str:
    said = [quoted(c, "zh") for c in pair]
    head = f"两份文件对{about(pair[0], 'zh', area)}分别给出{said[0]}和{said[1]}。"
    days = _published(pair, sources, "zh")
    if role == "same":
        return f"{head}差异出于四舍五入或截尾。"
    if role == "revised":
        return (
            f"{head}发布日期分别为{days[0]}和{days[1]}；这样大小的差异常见于数据修订，"
            "两个数各以其发布日期为准。"
        )
    if role == "undated":
        return f"{head}可能是数据修订或口径不同；核对发布日期即可判断。"
    if _is_one_day(pair, sources):
        why = f"两者均发布于{days[0]}，互不构成修订。"
    else:
        who = _tellers(pair, sources, "zh")
        why = (
            f"发布日期分别为{days[0]}（{who[0]}）和{days[1]}（{who[1]}）：后者与前者矛盾，"
            "其发布者权重较低，不构成修订。"
        )
    return f"{head}{why}也可能是口径不同；向发布者核实即可确定。"
