"""Sentences on what is told to hold for years running, or for the first time."""

from collections.abc import Sequence
from dataclasses import dataclass

from jiqun.checks.rank_sentences import ordinal
from jiqun.checks.words import about, listed, quoted
from jiqun.data.dates import period_name
from jiqun.model import Claim, Outcome, Period

FIRST = 1
"""The streak of what is told to be reached for the first time."""
SPELT = 6
"""Years that a sentence names one by one: our choice."""


@dataclass(frozen=True, slots=True)
class Said:
    """A streak with what the record says of it.

    Attributes:
        behind: figures of other years: those against it where `outcome` is a mismatch.
        missing: the periods of which no figure is on record.
        near: those whose figures fall short by no more than a revision may move them, or lie in
            another scope.
    """

    claim: Claim
    area: str
    outcome: Outcome
    behind: Sequence[Claim]
    missing: Sequence[str]
    near: Sequence[str] = ()


def message(said: Said, language: str) -> str:
    """Say what is printed, and whether the years on record bear it out."""
    return _chinese(said) if language == "zh" else _english(said)


def _years(claims: Sequence[Claim], language: str) -> str:
    return listed([_told(c, language) for c in claims[:SPELT]], language)


def _told(claim: Claim, language: str) -> str:
    when = period_name(claim.period, language) if claim.period else ""
    figure = quoted(claim, language)
    return f"{when}为{figure}" if language == "zh" else f"{figure} in {when}"


def _missing(said: Said, language: str) -> str:
    names = [period_name(Period.parse(p), language) for p in reversed(said.missing)]
    shown = listed(names[-SPELT:], language)
    if len(names) > SPELT:
        shown = f"{shown}等{len(names)}年" if language == "zh" else f"{shown} ({len(names)} in all)"
    if said.claim.streak == FIRST and not said.behind:
        return f"{shown}及以前" if language == "zh" else f"{shown} and before"
    return shown


def _english(s: Said) -> str:
    n = s.claim.streak or FIRST
    told = "for the first time" if n == FIRST else f"for the {ordinal(n)} year running"
    head = f"{quoted(s.claim, 'en')} ({about(s.claim, 'en', s.area)}) is told as reached {told}"
    if s.outcome is Outcome.MISMATCH:
        against = _years(s.behind, "en")
        verb = "was reached before" if n == FIRST else "was not reached in one of these years"
        return (
            f"{head}, yet it {verb}: {against}. Either the words or a figure is wrong, or a "
            "revision or another scope lies between them; the series of the publisher would "
            "settle it."
        )
    if s.outcome is Outcome.CONFIRMED:
        if n == FIRST:
            return f"{head}. Every year on record lies short of it: {_years(s.behind, 'en')}."
        return f"{head}. The years on record bear it out: {_years(s.behind, 'en')}."
    rest = f" On record: {_years(s.behind, 'en')}." if s.behind else ""
    why = [f"years missing: {_missing(s, 'en')}"] if s.missing else []
    if s.near:
        years = listed([period_name(Period.parse(p), "en") for p in reversed(s.near)], "en")
        why.append(f"a revision or another scope may lie between it and the figures of {years}")
    return f"{head}. It cannot be told whether that is so; {'; '.join(why)}.{rest}"


def _chinese(s: Said) -> str:
    n = s.claim.streak or FIRST
    told = "首次达到" if n == FIRST else f"连续第{n}年达到"
    head = f"{about(s.claim, 'zh', s.area)}{told}{quoted(s.claim, 'zh')}"
    if s.outcome is Outcome.MISMATCH:
        verb = "此前已经达到" if n == FIRST else "其中有的年份并未达到"
        return (
            f"文中称{head}，但{verb}：{_years(s.behind, 'zh')}。或是表述或数字有误，"
            "或是数据经过修订、口径不同；查对发布机构的历年数据即可确定。"
        )
    if s.outcome is Outcome.CONFIRMED:
        verb = "已有记录的年份均未达到" if n == FIRST else "已有记录的年份均与此相符"
        return f"文中称{head}，{verb}：{_years(s.behind, 'zh')}。"
    rest = f"已有记录：{_years(s.behind, 'zh')}。" if s.behind else ""
    why = [f"缺少的年份：{_missing(s, 'zh')}"] if s.missing else []
    if s.near:
        years = listed([period_name(Period.parse(p), "zh") for p in reversed(s.near)], "zh")
        why.append(f"{years}的数据与之相差不超过修订幅度，或口径不同")
    return f"文中称{head}。是否如此尚无法判断，{'；'.join(why)}。{rest}"
