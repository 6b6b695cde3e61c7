"""Sentences on a place in a ranking that figures contradict."""

from dataclasses import dataclass

from jiqun.checks.words import quoted
from jiqun.model import Claim

_ORDINALS = {1: "first", 2: "second", 3: "third"}
_SETTLE = {
    "en": "One of the places or figures is wrong, or they are of two scopes; the table that the "
    "ranking was made from would settle it.",
    "zh": "位次与数字之中必有一误，或口径不同；查对排名所依据的统计表即可确定。",
}


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a finding, in one language.

    Attributes:
        thing: what is ranked, and when.
        area, field, place, figure: whose place, among whom, the place and the figure as quoted.
        above: the greater figures with their places, the first of them; `count`: how many.
        other, other_place: the area of one of these that is held to stand behind, and its place.
    """

    thing: str
    area: str
    field: str
    place: str
    figure: str
    above: str
    count: int
    other: str | None
    other_place: str


def message(said: Said, language: str) -> str:
    """Say what is printed, what stands against it, and what would settle it."""
    return (_chinese(said) if language == "zh" else _english(said)) + _SETTLE[language]


def _english(s: Said) -> str:
    among = f" ({s.field})" if s.field else ""
    printed = f"{s.place} is printed as {s.area}'s place by {s.thing}{among}"
    if s.other is not None:
        return (
            f"{printed} and {s.other_place} as that of {s.other}, yet {s.area} ({s.figure}) is "
            f"below {s.above}: the order of the places is not that of the figures. "
        )
    count = "one figure is" if s.count == 1 else f"{s.count} figures are"
    return (
        f"{printed}, but {count} above its {s.figure}: {s.above}. By these its place is "
        f"{ordinal(s.count + 1)} at best. "
    )


def _chinese(s: Said) -> str:
    among = f"（{s.field}）" if s.field else ""
    printed = f"{s.area}{s.thing}的位次{among}印作{s.place}，"
    if s.other is not None:
        return (
            f"{printed}{s.other}印作{s.other_place}，但{s.area}为{s.figure}，少于{s.above}："
            "位次的先后与数字的大小相反。"
        )
    return (
        f"{printed}但已读到的数字中有{s.count}个高于{s.area}的{s.figure}：{s.above}。"
        f"据此最多排第{s.count + 1}位。"
    )


def confirmation(
    area: str, thing: str, place: str, figure: str, above: str, below: str, language: str
) -> str:
    """Say that the figures on record bear a place out, and which these are.

    Args:
        area, thing, place, figure: whose place, of what, and both as quoted.
        above, below: the figures on each side of it with their places, listed; empty for none.
    """
    if language == "zh":
        sides = "，".join(
            f"{word}它的有{names}" for word, names in (("高于", above), ("低于", below)) if names
        )
        return (
            f"{area}{thing}的位次印作{place}，与已有记录的数字相符：{area}为{figure}，{sides}。"
            "没有记录的地区不在其内。"
        )
    sides = " and ".join(
        f"{word} it {names}" for word, names in (("above", above), ("below", below)) if names
    )
    return (
        f"{place} is printed as {area}'s place by {thing}, and the figures on record bear it out: "
        f"{area} has {figure}, {sides}. Places without a figure here are not among them."
    )


def with_figure(name: str, claim: Claim, language: str) -> str:
    """Put a figure behind the name of its place."""
    return (
        f"{name}（{quoted(claim, 'zh')}）"
        if language == "zh"
        else f"{name} ({quoted(claim, 'en')})"
    )


def ordinal(number: int) -> str:
    """Give an ordinal in English.

    >>> ordinal(2), ordinal(11), ordinal(22)
    ('second', '11th', '22nd')
    """
    if number in _ORDINALS:
        return _ORDINALS[number]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else ending}"
