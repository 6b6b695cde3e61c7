"""Parts that a document's own words call all there are: `four industries totalled …, namely …`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from jiqun.checks.context import CompleteSet, Member
from jiqun.lang import pack
from jiqun.ledger.cells import subject_of
from jiqun.model import Bound, Claim, Indicator, Measure, Status

NEAR = 120
"""Characters between a figure of a list and the next at most, with rates and names between (our
choice: two clauses)."""
MOST = 20
"""More parts than this are no list of a sentence."""


def worded_sets(claims: Iterable[Claim]) -> Iterator[CompleteSet]:
    """Give the complete sets that documents tell in words, each for its own area and period.

    A total whose subject counts its parts (`four industries`, 四大产业) or was counted right before
    it (`three pillar industries`), with exactly as many levels of that indicator right behind it,
    each of another subject.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.measure is Measure.LEVEL and claim.status is Status.ACTUAL:
            told.setdefault(claim.doc, []).append(claim)
    for own in told.values():
        own.sort(key=lambda c: (c.start, c.end))
        for place, total in enumerate(own):
            number = _counted(total.subject or "") or _counted_before(total, own[:place])
            if number is None or total.bound is not Bound.EQ or total.period is None:
                continue
            parts = _behind(total, own[place + 1 :])
            codes = {subject_of(p) for p in parts}
            if len(parts) == len(codes) == number and not codes & {None, subject_of(total)}:
                indicator = str(total.indicator)
                yield CompleteSet(
                    "worded",
                    Member(indicator, (subject_of(total),)),
                    tuple(Member(indicator, (subject_of(p),)) for p in parts),
                    frozenset([total.area]) if total.area else None,
                    frozenset([total.period.text]),
                )


def _behind(total: Claim, after: Sequence[Claim]) -> list[Claim]:
    """Give the levels of the total's kind that follow it without a break."""
    found: list[Claim] = []
    last = total
    for claim in after:
        alike = all(
            getattr(claim, f) == getattr(total, f)
            for f in ("indicator", "unit", "area", "period", "scope")
        )
        if claim.start - last.end > NEAR:
            break
        if alike:
            found.append(claim)
            last = claim
        elif claim.unit == total.unit:
            break  # the amount of something else ends the list
    return found


def _counted_before(total: Claim, before: Sequence[Claim]) -> int | None:
    """Give the number of things of the total's name that is told just before it."""
    for claim in reversed(before):
        if total.start - claim.end > NEAR:
            return None
        if claim.indicator is Indicator.COUNT and subject_of(claim) == subject_of(total):
            whole = claim.bound is Bound.EQ and claim.value == int(claim.value)
            return int(claim.value) if whole and 2 <= claim.value <= MOST else None
    return None


def _counted(subject: str) -> int | None:
    """Give the number of parts that a subject names, from two on.

    >>> _counted("four industries"), _counted("四大产业"), _counted("十二个行业"), _counted("steel")
    (4, 4, 12, None)
    """
    english, chinese = _WORD.match(subject), _SIGN.match(subject)
    number = None
    if english:
        number = int(english[1]) if english[1].isdigit() else _words().get(english[1].lower())
    elif chinese:
        number = int(chinese[1]) if chinese[1].isdigit() else _signs(chinese[1])
    return number if number is not None and 2 <= number <= MOST else None


_WORD = re.compile(r"(?:the )?(\d{1,2}|[A-Za-z]+) [a-z]")
_SIGN = re.compile(r"(\d{1,2}|[二两三四五六七八九十]{1,2})[大个类项]")


@cache
def _words() -> dict[str, int]:
    return dict(pack("en").numbers["words"])


@cache
def _signs(text: str) -> int | None:
    digits = pack("zh").numbers["digits"]
    if len(text) == 1:
        return 10 if text == "十" else int(digits[text])
    return 10 + int(digits[text[1]]) if text[0] == "十" and text[1] != "十" else None
