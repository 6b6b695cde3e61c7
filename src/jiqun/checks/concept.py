"""Two measures under one word: output said to be a share of GDP, or as small as value added."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiqun.checks.arithmetic import claim_term, computed_term, interval_of
from jiqun.checks.conflicts import bits
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.words import about, between
from jiqun.data import subject_name
from jiqun.ledger.cells import areas_of, subject_of
from jiqun.model import (
    Claim,
    Finding,
    Interval,
    Kind,
    Outcome,
    Severity,
    Term,
    printed_interval,
    printed_value,
)

FAMILY = frozenset({None, "industry", "above-scale industry", "manufacturing"})
"""Names of industry as a whole; its output buys materials from others, so it exceeds its share."""
NEAR_VALUE_ADDED = (Fraction(85, 100), Fraction(130, 100))
"""An output within these factors of a value added of at most two years before or after is value
added: Chinese industry's output is three to five times its value added (input-output table 2020),
services' about twice."""
KNOWN = Fraction(15, 100)
"""A level known less closely than this decides nothing here."""
RATES = {"USD": "CNY per USD", "HKD": "CNY per HKD"}


def find(
    net: Network, claims: Sequence[Claim], state: State, doubtful: frozenset[str]
) -> Iterator[Finding]:
    """Report outputs that can only be value added."""
    sound = [c for c in claims if c.id not in doubtful and c.period is not None]
    sound = [c for c in sound if net.area in areas_of(c)]
    yield from _shares(net, sound, state)
    yield from _levels(net, sound, state)


def known_level(
    net: Network, state: State, indicator: str, subject: str | None, year: int
) -> tuple[Interval, tuple[int, ...]] | None:
    """Give the narrowest interval known of a year's level in yuan, with its claims."""
    best: tuple[Fraction, Interval, tuple[int, ...]] | None = None
    for v, (q, _) in enumerate(net.variables):
        if (q.indicator, q.subject, q.measure, q.period, q.unit) != (
            indicator,
            subject,
            "level",
            str(year),
            "CNY",
        ):
            continue
        interval = interval_of(state, v)
        if interval.low is None or interval.high is None or interval.low <= 0:
            continue
        width = interval.high - interval.low
        if width > KNOWN * interval.low:
            continue
        if best is None or width < best[0]:
            best = (width, interval, tuple(bits(state.low_mask[v] | state.high_mask[v])))
    return (best[1], best[2]) if best else None


def _shares(net: Network, claims: Sequence[Claim], state: State) -> Iterator[Finding]:
    outputs = [
        c
        for c in claims
        if str(c.indicator) == "gross_output"
        and str(c.measure) == "level"
        and str(c.status) == "actual"
        and c.unit == "CNY"
    ]
    for share in claims:
        if not (
            str(share.indicator) == "gross_output"
            and str(share.measure) == "share"
            and share.of == "gdp"
        ):
            continue
        for output in outputs:
            if not _is_one_thing(subject_of(share), subject_of(output)):
                continue
            low = printed_interval(output).low
            year = output.period.last.year if output.period and output.period.is_year else None
            gdp = known_level(net, state, "gdp", None, year) if year else None
            if gdp is None or low is None or gdp[0].high is None or low <= gdp[0].high:
                continue
            yield _share_finding(net, share, output, gdp)
            break


def _is_one_thing(subject: str | None, other: str | None) -> bool:
    return subject == other or (subject in FAMILY and other in FAMILY)


def _share_finding(
    net: Network, share: Claim, output: Claim, gdp: tuple[Interval, tuple[int, ...]]
) -> Finding:
    parents = [net.claims[n] for n in gdp[1]]
    year = output.period.text if output.period else ""
    extent_en, extent_zh = between(gdp[0], "CNY", "en"), between(gdp[0], "CNY", "zh")
    named = None if subject_of(share) in FAMILY else subject_of(share)
    what_en = f"output of {subject_name(named, 'en')}" if named else "industrial output"
    what_zh = f"{subject_name(named, 'zh')}产值" if named else "工业产值"
    return _note(
        net.area,
        [share, output, *parents],
        (
            claim_term("", share),
            claim_term("≠", output),
            computed_term("÷", f"GDP, {year}", f"{year}年地区生产总值", gdp[0], "CNY"),
            *(claim_term("↔", p) for p in parents),
        ),
        f"“{share.quote}” is called the share of {what_en} in GDP, but gross output is no "
        f"part of GDP: it was “{output.quote}” in {year}, more than the whole GDP of that year "
        f"({extent_en}). Two measures go under one word; {share.quote} can only be "
        "value added. Saying “value added” would settle it.",
        f"“{share.quote}”被称为{what_zh}占地区生产总值的比重，但总产值不是地区生产总值的组成部分："
        f"{year}年总产值为“{output.quote}”，已超过当年地区生产总值（{extent_zh}）。同一词语指两种指标，"
        f"{share.quote}只能是增加值占比；改称“增加值”即可。",
    )


def _levels(net: Network, claims: Sequence[Claim], state: State) -> Iterator[Finding]:
    for claim in claims:
        subject = subject_of(claim)
        if (
            str(claim.indicator) != "gross_output"
            or str(claim.measure) != "level"
            or subject is None
            or claim.period is None
            or not claim.period.is_year
        ):
            continue
        year = claim.period.last.year
        band = _in_yuan(net, claim, year)
        if band is None:
            continue
        for other in (year, year - 1, year + 1, year - 2, year + 2):
            added = _value_added(net, state, subject, other)
            if added is None:
                continue
            low, high = added[0].low, added[0].high
            if low is None or high is None:
                continue
            if NEAR_VALUE_ADDED[0] * low <= band[0] and band[1] <= NEAR_VALUE_ADDED[1] * high:
                yield _level_finding(net, claim, other, added)
            break


def _in_yuan(net: Network, claim: Claim, year: int) -> tuple[Fraction, Fraction] | None:
    value = abs(printed_value(claim))
    if claim.unit == "CNY":
        return value, value
    pair = RATES.get(claim.unit)
    rates = net.context.fx.get(pair, {}).get(year) if pair else None
    if rates is None:
        return None
    middle = (rates[0] + rates[1]) / 2 * value
    return middle, middle


def _value_added(
    net: Network, state: State, subject: str, year: int
) -> tuple[Interval, tuple[int, ...]] | None:
    """Give value added as claimed or as a share of a known GDP of that year implies."""
    return known_level(net, state, "value_added", subject, year)


def _level_finding(
    net: Network, claim: Claim, year: int, added: tuple[Interval, tuple[int, ...]]
) -> Finding:
    parents = [net.claims[n] for n in added[1]]
    extent = between(added[0], "CNY", "en"), between(added[0], "CNY", "zh")
    terms: tuple[Term, ...] = (
        claim_term("", claim),
        computed_term("↔", f"value added, {year}", f"{year}年增加值", added[0], "CNY"),
        *(claim_term("↔", p) for p in parents),
    )
    return _note(
        net.area,
        [claim, *parents],
        terms,
        f"“{claim.quote}” ({about(claim, 'en')}) is called output, yet it is about as large as the "
        f"value added of the same industries, {extent[0]} in {year}. Output holds what was bought "
        "from others and is far larger: this can only be value added. The plan or table it was "
        "taken from would settle it.",
        f"“{claim.quote}”（{about(claim, 'zh')}）被称为产值，但与同一产业{year}年的增加值"
        f"（{extent[1]}）大致相当。总产值包含中间投入，应远大于增加值，因此这里只能是增加值；核对所引计划或统计表即可确定。",
    )


def _note(
    area: str, claims: list[Claim], terms: tuple[Term, ...], message_en: str, message_zh: str
) -> Finding:
    return Finding(
        kind=Kind.NOTE,
        outcome=Outcome.TWO_MEASURES,
        rule="concept",
        area=area,
        claims=tuple(sorted({c.id for c in claims})),
        arithmetic=terms,
        message_en=message_en,
        message_zh=message_zh,
        severity=Severity.LOW,
    )
