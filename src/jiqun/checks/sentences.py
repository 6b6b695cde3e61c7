"""Sentences an editor could send: what is printed, what it clashes with, what would agree."""

from fractions import Fraction
from typing import Any

from jiqun.checks.arithmetic import implied
from jiqun.checks.hypotheses import Diagnosis, Verdict
from jiqun.checks.magnitude import gdp_of
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.rules import RULES
from jiqun.checks.slips import Reading, slip_name
from jiqun.checks.words import (
    about,
    about_quantity,
    between,
    listed,
    number,
    quoted,
    residual,
)
from jiqun.model import Claim, Interval, Outcome, last_place, printed_value


def note(
    net: Network, diagnosis: Diagnosis, kinds: tuple[str, ...], outcome: Outcome, language: str
) -> str:
    """Say that figures agree through rounding only, or that a definition may part them."""
    names = _names([net.claims[n] for n in diagnosis.core], language, net.area)
    rule = RULES[kinds[0]][language == "zh"]
    if outcome is Outcome.ROUNDING and language == "zh":
        return (
            f"{names}只有在数字被截尾而非四舍五入时才相符（{rule}）。"
            "无需更正；给出更多位数即可消除疑问。"
        )
    if outcome is Outcome.ROUNDING:
        return (
            f"{names} agree only if a figure was cut off instead of rounded ({rule}). "
            "Nothing needs correcting; more digits would remove the doubt."
        )
    if language == "zh":
        return (
            f"{names}互不相符（{rule}），但没有哪一种印刷差错能可靠地解释。"
            "可能是口径、范围或时点不同；核对指标定义即可判断。"
        )
    return (
        f"{names} do not fit together ({rule}), and no single misprint explains it well. Another "
        "definition, scope or date may; the definitions behind the figures would settle it."
    )


SPELT = 3
"""More figures than this are quoted without saying what each one is; the arithmetic says it."""


def _names(claims: list[Claim], language: str, area: str | None = None) -> str:
    """Quote figures, each with what it is of; the first names the place where one is given."""
    if len(claims) > SPELT:
        return listed([quoted(c, language) for c in claims], language)
    mark = " ({})" if language == "en" else "（{}）"
    said = [about(c, language, None if i else area) for i, c in enumerate(claims)]
    return listed(
        [f"{quoted(c, language)}{mark.format(w)}" for c, w in zip(claims, said, strict=True)],
        language,
    )


def message(
    net: Network,
    diagnosis: Diagnosis,
    whole: tuple[int, ...],
    kinds: tuple[str, ...],
    state: State,
    language: str,
) -> str:
    """Give the message of an error: what clashes, the repairs, how sure, what settles it."""
    rule = listed([RULES[k][language == "zh"] for k in kinds[:2]], language)
    claims = [net.claims[n] for n in whole]
    if not diagnosis.verdicts:
        suspects = [net.claims[n] for n in diagnosis.suspects]
        if diagnosis.outcome is Outcome.SCALE_OPEN:
            return _scale_open(net.area, claims, rule, language)
        return _one_of(net.area, claims, suspects, rule, language)
    wrong = [v.claim for v in diagnosis.verdicts]
    others = [n for n in whole if n not in wrong]
    spoken = _names([net.claims[n] for n in wrong], language, net.area)
    parts = [_clash_sentence(net, wrong, others, spoken, rule, language)]
    parts += [_repair_sentence(net, v, language) for v in diagnosis.verdicts]
    parts.append(_residual(net, diagnosis, whole, language))
    parts.append(_elsewhere(net, diagnosis, language))
    parts.append(_certainty(net, diagnosis, state, language))
    return (" " if language == "en" else "").join(p for p in parts if p)


def _one_of(area: str, claims: list[Claim], suspects: list[Claim], rule: str, language: str) -> str:
    if language == "zh":
        return (
            f"{_names(claims, 'zh', area)}不可能同时正确：{rule}。"
            f"其中至少一个有误，仅凭这些数字无法判断是哪一个（可疑：{_names(suspects, 'zh')}）。"
            "查对原始统计表即可确定。"
        )
    return (
        f"{_names(claims, 'en', area)} cannot all be right: {rule}. At least one is wrong; which "
        f"one cannot be told from these figures (in doubt: {_names(suspects, 'en')}). "
        "The original statistical table would settle it."
    )


def _scale_open(area: str, claims: list[Claim], rule: str, language: str) -> str:
    if language == "zh":
        return (
            f"{_names(claims, 'zh', area)}不可能同时正确：{rule}。数字相符而量级不符："
            "要么一个的数量级单位有误，要么其余各数的都有误；仅凭这些数字不能确定量级。一个已知量级的数字（如地区生产总值）即可确定。"
        )
    return (
        f"{_names(claims, 'en', area)} cannot all be right: {rule}. The digits fit, the scale does "
        "not: either the scale of one is wrong or that of all the others, and these figures alone "
        "do not tell which. One figure of known size, such as GDP, would settle it."
    )


def _clash_sentence(
    net: Network,
    wrong: list[int],
    beside: list[int],
    spoken: str,
    rule: str,
    language: str,
) -> str:
    others = [net.claims[n] for n in beside]
    if len(wrong) > 1:
        against = f" beside {_names(others, 'en')}" if others else ""
        against_zh = f"与{_names(others, 'zh')}" if others else ""
        if language == "zh":
            return f"{spoken}{against_zh}不可能照所印的样子全部成立：{rule}。"
        return f"{spoken} cannot stand as printed{against}: {rule}."
    n = wrong[0]
    should = implied(net, beside, net.variable_of[n])
    extent = between(should, net.claims[n].unit, language)
    if not others:
        return (
            f"{spoken}不可能正确：{rule}。"
            if language == "zh"
            else f"{spoken} cannot be right: {rule}."
        )
    if language == "zh":
        return f"{spoken}不可能正确：{rule}；由{_names(others, 'zh')}推算，应为{extent}。"
    return f"{spoken} cannot be right: {rule}, and by {_names(others, 'en')} it should be {extent}."


def _repair_sentence(net: Network, verdict: Verdict, language: str) -> str:
    claim = net.claims[verdict.claim]
    if verdict.reading is not None:
        text = number(verdict.reading.value, verdict.reading.unit, language, verdict.reading.half)
        name = slip_name(verdict.reading.kind, language)
        if verdict.reading.moved:
            quantity = net.variables[net.variable_of[verdict.claim]][0]
            fields: dict[str, Any] = {k: v or None for k, v in verdict.reading.moved}
            place = quantity._replace(**fields)
            what = about_quantity(place, language)
            if language == "zh":
                return f"“{claim.quote}”若为{what}（{name}），则各数相符。"
            return f"Take “{claim.quote}” as {what} ({name}) and the figures agree."
        if language == "zh":
            return f"“{claim.quote}”若读作{text}（{name}），则各数相符。"
        return f"Read “{claim.quote}” as {text} ({name}) and the figures agree."
    if verdict.interval is None:
        return ""
    extent = between(verdict.interval, claim.unit, language)
    guess = verdict.runner_up
    if guess is None:
        if language == "zh":
            return f"没有一种已知的印刷差错能解释“{claim.quote}”；正确值应为{extent}。"
        return f"No known misprint explains “{claim.quote}”; the right value lies {_lies(extent)}."
    text = number(guess.value, guess.unit, language, guess.half)
    name = slip_name(guess.kind, language)
    if language == "zh":
        return (
            f"“{claim.quote}”：{name}；正确值在{extent}，最可能为{text}（只是较可能，并非定论）。"
        )
    return (
        f"“{claim.quote}”: {name}; the right value lies {_lies(extent)}, best guess {text}, "
        "which is a preference, not a proof."
    )


def elsewhere(net: Network, diagnosis: Diagnosis) -> list[Claim]:
    """Give figures of other documents that fall within what a wrong one is read as."""
    found: dict[str, Claim] = {}
    for verdict in diagnosis.verdicts:
        within = verdict.reading.interval if verdict.reading else verdict.interval
        quantity = net.variables[net.variable_of[verdict.claim]][0]
        unit = verdict.reading.unit if verdict.reading else quantity.unit
        for n, claim in enumerate(net.claims):
            same = net.variables[net.variable_of[n]][0] == quantity._replace(unit=unit)
            if within is None or not same or n in diagnosis.core or not _is_fine(net.intervals[n]):
                continue
            apart = claim.doc != net.claims[verdict.claim].doc
            if apart and not within.meet(net.intervals[n]).is_empty:
                found.setdefault(claim.quote, claim)
    return list(found.values())


def _is_fine(said: Interval) -> bool:
    """Whether a figure is told to a hundredth of itself: a coarser one supports any reading."""
    if said.low is None or said.high is None:
        return False
    return said.high - said.low <= max(abs(said.low), abs(said.high)) / 100


def _elsewhere(net: Network, diagnosis: Diagnosis, language: str) -> str:
    others = elsewhere(net, diagnosis)[:SPELT]
    if not others:
        return ""
    if language == "zh":
        names = listed([f"{quoted(c, 'zh')}（{about(c, 'zh')}）" for c in others], "zh")
        return f"其他文件给出{names}，与此读法相符。"
    names = listed([f"{quoted(c, 'en')} ({about(c, 'en')})" for c in others], "en")
    return f"Other documents give {names}, which fits this reading."


def _residual(net: Network, diagnosis: Diagnosis, whole: tuple[int, ...], language: str) -> str:
    """Say what is left between parts and total once the repairs are read."""
    readings = {v.claim: v.reading or v.runner_up for v in diagnosis.verdicts}
    values: dict[int, tuple[Fraction, Fraction]] = {}
    for n in whole:
        reading = readings.get(n)
        value = reading.value if reading else printed_value(net.claims[n])
        half = reading.half if reading else last_place(net.claims[n]) / 2
        values.setdefault(net.variable_of[n], (value, half))
    row = next(
        (r for r in net.rows if r.kind in ("sum", "periods") and set(r.variables) <= set(values)),
        None,
    )
    if row is None or any(r and r.unit != net.claims[n].unit for n, r in readings.items()):
        return ""
    pairs = list(zip(row.coefficients, row.variables, strict=True))
    left = sum((c * values[v][0] for c, v in pairs), Fraction(0))
    finest = min(values[v][1] for _, v in pairs)
    unit = net.claims[whole[0]].unit
    power = max(values[v][0] for _, v in pairs)
    if not left:
        return (
            "如此读，分项之和与合计完全相等。"
            if language == "zh"
            else "So read, the parts add up to the total exactly."
        )
    text = residual(left, finest, power, unit, language)
    if language == "zh":
        return f"如此读，分项之和与合计相差{text}。"
    return f"So read, parts and total differ by {text}."


def _lies(extent: str) -> str:
    return extent if extent.startswith(("between", "at ")) else f"at {extent}"


def _certainty(net: Network, diagnosis: Diagnosis, state: State, language: str) -> str:
    parts = []
    zh = language == "zh"
    if len(diagnosis.verdicts) > 2:
        parts.append(_scale(net, diagnosis, state, language))
    first = diagnosis.verdicts[0]
    if diagnosis.outcome is Outcome.REPAIR_UNIQUE:
        parts.append(
            "没有其他单一差错能使各数相符。" if zh else "No other known slip makes them agree."
        )
    elif diagnosis.outcome is Outcome.REPAIR_RIVALS and first.runner_up is not None:
        rival = number(first.runner_up.value, first.runner_up.unit, language, first.runner_up.half)
        parts.append(
            f"另一种读法为{rival}，可能性较小，但不能排除。"
            if zh
            else f"The next best reading is {rival}: less likely, but not excluded."
        )
    parts.append(
        "查对原始统计表或原文即可确定。"
        if zh
        else "The source table, or the text in its original language, would settle it."
    )
    return "".join(parts) if zh else " ".join(parts)


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
