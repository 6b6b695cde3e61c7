"""A list told off with `respectively` has as many figures as names."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from jiqun.checks.arithmetic import claim_term
from jiqun.checks.words import listed, quoted
from jiqun.ledger.cells import areas_of
from jiqun.model import Claim, Finding, Kind, Outcome, Severity

RULE = "list"


def find(area: str, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Report the lists of an area that have more or fewer names than figures, one note a list.

    The reader gives their figures the whole list as subject; no other check rests on them.
    """
    own = [c for c in claims if c.unpaired and area in areas_of(c)]
    for _, told in groupby(sorted(own, key=_place), key=lambda c: (c.doc, c.subject)):
        yield _finding(area, list(told))


def _place(claim: Claim) -> tuple[str, int]:
    return claim.doc, claim.start


def _finding(area: str, told: list[Claim]) -> Finding:
    names = told[0].subject or ""
    figures = {tongue: listed([quoted(c, tongue) for c in told], tongue) for tongue in ("en", "zh")}
    ids = tuple(sorted(c.id for c in told))
    return Finding(
        kind=Kind.NOTE,
        outcome=Outcome.LIST_UNEQUAL,
        rule=RULE,
        area=area,
        claims=ids,
        conflict=ids,
        arithmetic=tuple(claim_term("" if n == 0 else "↔", c) for n, c in enumerate(told)),
        message_en=f"“{names}” is told with {len(told)} figures, {figures['en']}, “respectively”, "
        "and has not as many names: which figure is of which cannot be told. None of them is used "
        "further; the source’s own table would settle it.",
        message_zh=f"“{names}”后分别列出{len(told)}个数字（{figures['zh']}），与名称个数不等，"
        "无法判断各数字分别属于哪一项；这些数字不再用于其他核对。查对原始表格即可确定。",
        severity=Severity.MEDIUM,
    )
