"""Sentences an editor could send: what is printed, what it clashes with, what would agree."""

from collections.abc import Sequence
from typing import Any

from jiqun.checks.arithmetic import implied
from jiqun.checks.certainty import (
    best_readings,
    certainty,
    may_be_slip,
    near_miss,
    open_ways,
    quotes_of,
)
from jiqun.checks.hypotheses import Diagnosis, Verdict
from jiqun.checks.left_over import left_over
from jiqun.checks.network import Network
from jiqun.checks.propagate import State
from jiqun.checks.rules import RULES
from jiqun.checks.slips import Reading, slip_name
from jiqun.checks.ways import number_read
from jiqun.checks.words import (
    about,
    about_quantity,
    between,
    listed,
    number,
    quoted,
    residual,
)
from jiqun.model import Claim, Interval, Outcome, Resolution


def note(
    net: Network,
    diagnosis: Diagnosis,
    kinds: tuple[str, ...],
    outcome: Outcome,
    ways: Sequence[Resolution],
    language: str,
) -> str:
    """Say that figures agree through rounding only, or what may part them: a slip, a definition."""
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
    said = may_be_slip(diagnosis, ways, quotes_of(net), language)
    if kinds == ("restatement",) and len({net.claims[n].doc for n in diagnosis.core}) == 1:
        said = said if ways else ""
        if language == "zh":
            return (
                f"{names}在同一文件中被读作同一指标，却互不相符。{said}"
                "其一可能属于其他时期、地区或口径，也可能被误读；核对原句即可判断，此前均不视为可靠。"
            )
        said = f" {said}" if said else ""
        return (
            f"{names} are read as one quantity in one document and do not agree.{said} One may be "
            "of another period, place or definition, or read wrongly here; the sentences would "
            "settle it, and until then neither counts as sound."
        )
    revised = diagnosis.outcome is Outcome.VINTAGE
    if language == "zh":
        cause = "两次发布之间的修订，或口径、范围不同" if revised else "口径、范围或时点不同"
        return f"{names}互不相符（{rule}）。{said}也可能是{cause}；核对指标定义即可判断。"
    cause = "A revision between the documents" if revised else "Another definition, scope or date"
    return (
        f"{names} do not fit together ({rule}). {said} {cause} may explain it too; "
        "the definitions behind the figures would settle it."
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
    ways: Sequence[Resolution],
    language: str,
) -> str:
    """Give the message of an error: what clashes, the repairs, how sure, what settles it."""
    rule = listed([RULES[k][language == "zh"] for k in kinds[:2]], language)
    claims = [net.claims[n] for n in whole]
    if not diagnosis.verdicts:
        suspects = [net.claims[n] for n in diagnosis.suspects]
        head = (
            f"{_names(claims, 'zh', net.area)}不可能同时正确：{rule}。"
            if language == "zh"
            else f"{_names(claims, 'en', net.area)} cannot all be right: {rule}."
        )
        said = open_ways(net, diagnosis, ways, _names(suspects, language), language)
        return (" " if language == "en" else "").join([head, *said])
    wrong = [v.claim for v in diagnosis.verdicts]
    others = [n for n in whole if n not in wrong]
    spoken = _names([net.claims[n] for n in wrong], language, net.area)
    parts = [_clash_sentence(net, wrong, others, spoken, rule, language)]
    parts += [_repair_sentence(net, v, language) for v in diagnosis.verdicts]
    parts.append(_residual(net, diagnosis, whole, language))
    parts.append(_elsewhere(net, diagnosis, language))
    parts += near_miss(net, diagnosis, whole, ways, language)
    parts += certainty(net, diagnosis, ways, state, language)
    return (" " if language == "en" else "").join(p for p in parts if p)


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
        text = _number(verdict.reading, language)
        name = slip_name(verdict.reading.kind, language)
        if verdict.reading.moved:
            quantity = net.variables[net.variable_of[verdict.claim]][0]
            fields: dict[str, Any] = dict(verdict.reading.fields)
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
    guess, rival = verdict.guess, verdict.runner_up
    if guess is None:
        if language == "zh":
            return f"没有一种已知的印刷差错能解释“{claim.quote}”；正确值应为{extent}。"
        return f"No known misprint explains “{claim.quote}”; the right value lies {_lies(extent)}."
    text = _number(guess, language)
    after = _number(rival, language) if rival else ""
    name = slip_name(guess.kind, language)
    if language == "zh":
        after = f"，其次为{after}" if after else ""
        return (
            f"“{claim.quote}”：{name}；正确值在{extent}，最可能为{text}{after}"
            "（只是较可能，并非定论）。"
        )
    after = f", then {after}" if after else ""
    return (
        f"“{claim.quote}”: {name}; the right value lies {_lies(extent)}, best guess {text}{after}: "
        "a preference, not a proof."
    )


def _number(reading: Reading, language: str) -> str:
    return number_read(reading.kind, reading.value, reading.unit, language, reading.half)


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
    left = left_over(net, whole, best_readings(diagnosis))
    if left is None:
        return ""
    parts = number(left.parts, left.unit, language, left.half)
    text = residual(left.residual, left.half, left.total, left.unit, language)
    if language == "zh":
        return f"如此读，分项之和为{parts}，与合计的残差为{text}。"
    return f"So read, the parts add up to {parts}: a residual of {text} against the total."


def _lies(extent: str) -> str:
    return extent if extent.startswith(("between", "at ")) else f"at {extent}"
