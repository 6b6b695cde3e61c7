"""Give the figures of headlines the time that the text below tells for the same figures."""

from collections.abc import Iterable

from jiqun.extraction.publication_dates import LONGEST_LINE
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.model import Bound, Status

ROUNDED = 1.2
"""Up to how many times the number of a title is the exact one below: our choice."""
MOST, SHORTEST = 2, 20
"""Lines of a title, and characters of each: our choice."""


def fit_headlines(text: str, drafts: Iterable[Draft], main: Slot | None) -> None:
    """Fill in the periods of the first lines, where they tell no year themselves.

    `Economy expands 5.7 pct in first three quarters` above `… grew 5.7 percent … in the first
    three quarters of 2025`: one figure, one time. Where no such figure follows, a headline tells
    of the time that the whole text is about.
    """
    above: list[Draft] = []
    below: list[Draft] = []
    end = _headlines_end(text)
    for draft in drafts:
        (above if draft.end <= end else below).append(draft)
    for draft in above:
        slot = draft.slots.get("period")
        if slot is not None and slot.value is not None and slot.how != INHERITED:
            continue
        same = next((d for d in below if _is_same(draft, d)), None)
        if same is not None and same.value("period") is not None:
            draft.slots["period"] = same.slots["period"].inherited()
        elif main is not None and draft.value("status") is Status.ACTUAL:
            draft.slots["period"] = main.inherited()


def fit_titles(text: str, drafts: Iterable[Draft], main: Slot | None) -> None:
    """Give the figures of a Chinese title, told without a time, that of the same ones below.

    `海洋生产总值达2909亿元` above `2017年，…实现海洋生产总值2909亿元`: one figure, one time.
    A title rounds down: `产值跨过400亿元` above 412.6亿元. Where no such figure follows, a title
    tells of the time that the text begins with.
    """
    stop = text.find("。")
    end = text.rfind("\n", 0, stop if stop >= 0 else len(text)) + 1
    told = list(drafts)
    below = [d for d in told if d.start >= end and d.value("period")]
    for draft in told:
        slot = draft.slots.get("period")
        if draft.start >= end or (slot is not None and slot.value is not None):
            continue
        found = next((d for d in below if _is_same(draft, d)), None)
        found = found or next((d for d in below if _is_rounded(draft, d)), None)
        if found is not None:
            draft.slots["period"] = found.slots["period"].inherited()
        elif main is not None and draft.value("status") is Status.ACTUAL:
            draft.slots["period"] = main.inherited()


def _is_rounded(title: Draft, other: Draft) -> bool:
    """Say whether a title rounds a figure down: over 400 for 412.6."""
    if title.value("bound") is not Bound.GT and title.value("bound") is not Bound.GE:
        return False
    if any(title.value(f) != other.value(f) for f in ("unit", "measure", "indicator")):
        return False
    low, exact = float(title.value("value") or 0), float(other.value("value") or 0)
    return low < exact <= low * ROUNDED


def _headlines_end(text: str) -> int:
    """Give where the title and a second line below it end; lists have no headlines."""
    at = kept = 0
    for line in text.split("\n", MOST * 3)[: MOST * 3]:
        words = line.strip(" |#*")
        if words and (
            kept == MOST
            or not SHORTEST <= len(words) <= LONGEST_LINE
            or words[-1] in ".;"
            or line[:1] in " \t-•"
        ):
            break
        kept += bool(words)
        at += len(line) + 1
    return at


def _is_same(one: Draft, other: Draft) -> bool:
    """Say whether two drafts tell one figure: value, unit, and growth or level."""
    fields = ("value", "unit", "measure")
    return all(one.value(f) == other.value(f) for f in fields)
