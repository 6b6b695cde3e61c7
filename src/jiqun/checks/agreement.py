"""One quantity in several documents: sources that confirm each other, and revisions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term
from jiqun.checks.network import Network, is_comparable
from jiqun.checks.quantity import Quantity
from jiqun.checks.words import about, listed, quoted
from jiqun.data.dates import day_name
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

NEAR = Fraction(3, 2)
"""Units of the coarser last place within which a figure is cut off, not another one: our choice,
the whole unit of cutting off and the half of rounding."""
_PERCENT = frozenset({"percent", "percentage_point"})


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


def witness_of(claim: Claim, sources: Mapping[str, Source]) -> str | None:
    """Give who stands behind a claim: the publisher of the document that said it first.

    A copy stands for its original, and a sentence in another document's words for that document.
    Reprints whose original is not known stand for nobody.
    """
    doc = first_said(claim, sources)
    source = sources.get(doc)
    if source is None:
        return doc
    if source.publisher_class == "reprint":
        return None
    return source.publisher or doc


def first_said(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Give the document that said a claim first: the original of a copy or of a quotation."""
    doc = claim.doc
    if doc in sources:
        doc = sources[doc].quoted.get(claim.id, doc)
    return (sources[doc].original if doc in sources else None) or doc


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
    tolerance = net.context.tolerance
    exact = [c for c in claims if printed_interval(c).low is not None]
    exact = [c for c in exact if printed_interval(c).high is not None]
    if tolerance is None or len(exact) < 2:
        return
    first = min(exact, key=lambda c: (c.value, c.doc, c.start))
    last = max(exact, key=lambda c: (c.value, c.doc, c.start))
    if (
        first.doc == last.doc
        or not _meet((printed_interval(first), printed_interval(last))).is_empty
    ):
        return
    apart = printed_value(last) - printed_value(first)
    if first.unit in _PERCENT:
        small, large = False, apart > tolerance.points
    else:
        relative = apart / abs(printed_value(last))
        small, large = relative < tolerance.told_from, relative > tolerance.level
    if large:
        return
    dates = [sources[c.doc].published if c.doc in sources else None for c in (first, last)]
    dated = dates[0] is not None and dates[1] is not None and dates[0] != dates[1]
    within_unit = apart < max(last_place(first), last_place(last)) * NEAR
    outcome = Outcome.ROUNDING if small or within_unit else Outcome.VINTAGE
    if outcome is Outcome.VINTAGE and not dated:
        outcome = Outcome.MISMATCH
    yield Finding(
        kind=Kind.NOTE,
        outcome=outcome,
        rule="restatement",
        area=net.area,
        claims=tuple(sorted((first.id, last.id))),
        conflict=tuple(sorted((first.id, last.id))),
        arithmetic=(claim_term("", first), claim_term("≠", last)),
        message_en=_vintage_en(net.area, first, last, outcome, dates),
        message_zh=_vintage_zh(net.area, first, last, outcome, dates),
        severity=Severity.INFO if outcome is Outcome.ROUNDING else Severity.LOW,
    )


def _vintage_en(
    area: str, a: Claim, b: Claim, outcome: Outcome, dates: Sequence[date | None]
) -> str:
    days = [day_name(d, "en") for d in dates if d]
    head = f"Two documents give {quoted(a, 'en')} and {quoted(b, 'en')} for {about(a, 'en', area)}."
    if outcome is Outcome.ROUNDING:
        return f"{head} The difference is one of rounding or cutting off."
    if outcome is Outcome.VINTAGE:
        return (
            f"{head} They were published on {days[0]} and {days[1]}; revisions often make a "
            "difference of this size. Both stand, each as of its date."
        )
    return (
        f"{head} A revision or another definition may explain a difference of this size; "
        "the dates of publication would settle it."
    )


def _vintage_zh(
    area: str, a: Claim, b: Claim, outcome: Outcome, dates: Sequence[date | None]
) -> str:
    days = [day_name(d, "zh") for d in dates if d]
    head = f"两份文件对{about(a, 'zh', area)}分别给出{quoted(a, 'zh')}和{quoted(b, 'zh')}。"
    if outcome is Outcome.ROUNDING:
        return f"{head}差异出于四舍五入或截尾。"
    if outcome is Outcome.VINTAGE:
        return (
            f"{head}发布日期分别为{days[0]}和{days[1]}；这样大小的差异常见于数据修订，"
            "两个数各以其发布日期为准。"
        )
    return f"{head}可能是数据修订或口径不同；核对发布日期即可判断。"
