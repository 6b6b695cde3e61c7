"""How sure an explanation is, in words: its rivals, what is left open, what would settle it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor

from jiqun.checks.grown import grown_parts
from jiqun.checks.hypotheses import Diagnosis
from jiqun.checks.magnitude import gdp_of
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.resolutions import odds
from jiqun.checks.slips import Reading
from jiqun.checks.ways import is_of_scale, way_text, ways_text
from jiqun.checks.words import about, between, listed
from jiqun.model import Interval, Outcome, Resolution, printed_value


def may_be_slip(
    diagnosis: Diagnosis, ways: Sequence[Resolution], quotes: Mapping[str, str], language: str
) -> str:
    """Say which misprints would explain figures that are not asserted to be wrong."""
    zh = language == "zh"
    if not diagnosis.explanations:
        return "没有已知的印刷差错能解释。" if zh else "No known misprint explains it."
    several = fewest(diagnosis) > 1
    if not ways and several:
        return "没有哪一处印刷差错能单独解释。" if zh else "No single misprint explains it."
    if not ways:
        return (
            "许多种印刷差错都能解释，但没有哪一种更可信。"
            if zh
            else "Many misprints would explain it, and none stands out."
        )
    said = ways_text(ways, quotes, language)
    if several:
        return (
            f"单独一处印刷差错不能解释，须同时有两处以上：{said}。"
            if zh
            else f"No single misprint explains it, several at once would: {said}."
        )
    if len(ways) > 1:
        return (
            f"可能的印刷差错不止一种：{said}。"
            if zh
            else f"Several single misprints would explain it: {said}."
        )
    return f"可能是印刷差错：{said}。" if zh else f"A misprint would explain it: {said}."


def open_ways(
    net: Network,
    diagnosis: Diagnosis,
    ways: Sequence[Resolution],
    suspects: str,
    language: str,
) -> list[str]:
    """Say what can be told where no claim is known to be the wrong one."""
    zh = language == "zh"
    parts = []
    if fewest(diagnosis) > 1:
        parts.append(
            "任何单独一处印刷差错都不能使各数相符，至少有两个有误。"
            if zh
            else "No single known misprint makes them agree: at least two are wrong."
        )
    elif len(diagnosis.suspects) == 1:
        parts.append(
            f"其中至少一个有误，最可能是{suspects}，但不能排除其他。"
            if zh
            else f"At least one is wrong, most likely {suspects}; the others are not excluded."
        )
    else:
        parts.append(
            f"其中至少一个有误，仅凭这些数字无法判断是哪一个（可疑：{suspects}）。"
            if zh
            else "At least one is wrong; which one cannot be told from these figures (in doubt: "
            f"{suspects})."
        )
    fitting = [w for w in ways if w.fits]
    if fitting:
        said = ways_text(fitting, quotes_of(net), language)
        if len(fitting) > 1:
            head = (
                "可以相符的读法，按可能性排列：" if zh else "Readings that fit, likeliest first: "
            )
        else:
            head = "可以相符的读法：" if zh else "A reading that fits: "
        parts.append(f"{head}{said}{'。' if zh else '.'}")
    if is_of_scale(fitting):
        parts.append(
            "数字相符而量级未定；一个已知量级的数字（如地区生产总值）即可确定。"
            if zh
            else "The digits fit, the scale is open; one figure of known size, such as GDP, would "
            "settle it."
        )
    else:
        parts.append(
            "查对原始统计表即可确定。" if zh else "The original statistical table would settle it."
        )
    return parts


def fewest(diagnosis: Diagnosis) -> int:
    """Give the fewest claims that are wrong under any explanation; 0 where there is none."""
    return min((len(e.claims) for e in diagnosis.explanations), default=0)


def quotes_of(net: Network) -> dict[str, str]:
    """Give every claim's quote."""
    return {c.id: c.quote for c in net.claims}


def near_miss(
    net: Network,
    diagnosis: Diagnosis,
    whole: tuple[int, ...],
    ways: Sequence[Resolution],
    language: str,
) -> list[str]:
    """Say which plainer slip nearly fits, what it leaves, and what growth alone says of both."""
    zh = language == "zh"
    near = next((w for w in ways if not w.fits), None)
    if near is None:
        return []
    said = way_text(near, quotes_of(net), language)
    parts = [f"更简单的读法：{said}。" if zh else f"A plainer reading would be {said}."]
    grown = grown_parts(net, whole, best_readings(diagnosis))
    if not grown:
        return parts
    named = [
        f"{about(net.claims[n], language)}{'应在' if zh else ' '}{between(i, 'CNY', language)}"
        for n, i in grown
    ]
    admitted = all(_admits(net, w, dict(grown)) for w in ways)
    if zh:
        verdict = "各种读法均在其内" if admitted else "并非各种读法都在其内"
        return [*parts, f"仅由合计与增速推算，{listed(named, 'zh')}；{verdict}。"]
    verdict = "all these readings lie within" if admitted else "not all these readings lie within"
    growth = "The total and the growth rates alone put"
    return [*parts, f"{growth} {listed(named, 'en')}: {verdict}."]


def _admits(net: Network, way: Resolution, grown: Mapping[int, Interval]) -> bool:
    by_claim = {net.claims[n].id: i for n, i in grown.items()}
    for told in way.rereads:
        within = by_claim.get(told.claim)
        if within is not None and not within.holds(told.value):
            return False
    return True


def best_readings(diagnosis: Diagnosis) -> dict[int, Reading]:
    """Give the likeliest reading of every claim that is known to be wrong."""
    return {v.claim: v.best for v in diagnosis.verdicts if v.best is not None}


def certainty(
    net: Network,
    diagnosis: Diagnosis,
    ways: Sequence[Resolution],
    state: State,
    language: str,
) -> list[str]:
    """Say how sure the repairs are: their rivals, what fixes the scale, what would settle it."""
    zh = language == "zh"
    parts = []
    if len(diagnosis.verdicts) > 2:
        parts.append(_scale(net, diagnosis, state, language))
    parts.append(_rivals(net, diagnosis, ways, language))
    parts.append(
        "查对原始统计表或原文即可确定。"
        if zh
        else "The source table, or the text in its original language, would settle it."
    )
    return parts


def _rivals(net: Network, diagnosis: Diagnosis, ways: Sequence[Resolution], language: str) -> str:
    zh = language == "zh"
    first = diagnosis.verdicts[0]
    if diagnosis.outcome is Outcome.REPAIR_UNIQUE:
        times = odds(net, diagnosis, first.claim, first.best) if first.best else None
        if times is None:
            return (
                "没有其他单一差错能使各数相符。" if zh else "No other known slip makes them agree."
            )
        n = floor(times)
        return (
            f"其他读法合计的可能性不到它的{n}分之一。"
            if zh
            else f"All other readings together are {n:,} times less likely."
        )
    if diagnosis.outcome is not Outcome.REPAIR_RIVALS:
        return ""
    others = [w for w in ways if w.fits and not _is_told(net, diagnosis, w)]
    if others:
        said = way_text(others[0], quotes_of(net), language)
        return (
            f"另一种读法：{said}；可能性较小，但不能排除。"
            if zh
            else f"The next best reading is {said}: less likely, but not excluded."
        )
    if len({net.claims[n].doc for n in diagnosis.core}) > 1:
        return (
            "也不能排除两次发布之间的修订。"
            if zh
            else "A revision between the documents is not excluded either."
        )
    return ""


def _is_told(net: Network, diagnosis: Diagnosis, way: Resolution) -> bool:
    """Whether a way is the very one that the repairs tell."""
    told = {net.claims[n].id: r for n, r in best_readings(diagnosis).items()}
    return all(
        r.claim in told
        and (r.unit, r.moved) == (told[r.claim].unit, told[r.claim].fields)
        and abs(r.value - told[r.claim].value) <= r.half
        for r in way.rereads
    )


def _scale(net: Network, diagnosis: Diagnosis, state: State, language: str) -> str:
    """Say what fixes the scale of figures that were all read otherwise."""
    largest = max(
        (v for v in diagnosis.verdicts if v.reading), key=lambda v: _value(v.reading), default=None
    )
    zh = language == "zh"
    open_en = "Sums and growth rates also hold if all of them are multiplied by ten"
    open_zh = "各数同乘以十，合计与增速关系仍然成立"
    if largest is None or largest.reading is None:
        return f"{open_zh}，量级未定。" if zh else f"{open_en}, so the scale is open."
    gdp = gdp_of(net, largest.claim, state)
    if gdp is None or gdp.low is None or gdp.high is None:
        return (
            f"{open_zh}，仅凭这些数字不能确定量级。"
            if zh
            else f"{open_en}: these figures alone do not fix the scale."
        )
    middle = (gdp.low + gdp.high) / 2
    quote = net.claims[largest.claim].quote
    share = round(100 * largest.reading.value / middle)
    raw = round(100 * abs(printed_value(net.claims[largest.claim])) / middle)
    extent = between(gdp, "CNY", language)
    if zh:
        return (
            f"{open_zh}；量级由地区生产总值（{extent}，由其他数字推算）确定："
            f"如此读，“{quote}”相当于其{share}%；照所印数字则为{raw}%。"
        )
    return (
        f"{open_en}; the scale rests on GDP ({extent}, by other figures): "
        f"so read, “{quote}” is {share}% of GDP; as printed, {raw}%."
    )


def _value(reading: Reading | None) -> Fraction:
    return reading.value if reading else Fraction(0)
