"""Give Chinese figures what they go back to: 这个数字, a share behind a gap, 三者, 年产能.

`在全市工业产值中的占比已达21%。而在2020年，这个数字只有9.4%`: both shares are of one thing.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jiqun.extraction.defaults import is_money
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import DEFAULT, INHERITED, Draft, Slot
from jiqun.extraction.wholes import whole_named
from jiqun.lang import Forms
from jiqun.lang.patterns import late_pattern
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "back")

_SHARED = ("比例", "比重", "占比", "份额", "比率")
_GREW = ("增速", "增幅")
_SHARES = (Measure.SHARE, Measure.SHARE_CHANGE)
_GAPS = (Measure.GROWTH, Measure.GROWTH_AVG, Measure.GROWTH_GAP, *_SHARES)
_JOINED = late_pattern(r"[^，。；\d]{1,14}")
KEPT = 12
"""Figures that are kept for words that point back: our choice."""


class DenseBack:
    """Gives the figures of one text what they go back to."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._told: list[Draft] = []

    def note(self, draft: Draft) -> None:
        """Keep a figure when all is known of it."""
        self._told = [*self._told[1 - KEPT :], draft]

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Give one figure what its words go back to."""
        self._base(draft, lead)
        if self._points(draft, lead):
            return
        self._made(draft, lead)
        self._fund(draft)
        here = before if before is not None and before.start >= s.start else None
        if draft.value("measure") in _SHARES:
            self._within(draft, here, lead)
            if here is not None and here.value("measure") in _GAPS:
                self._behind_gap(draft, here)
                self._moved(draft, here)

    def _points(self, draft: Draft, lead: tuple[int, int]) -> bool:
        """Read 这个数字 and 这一比例 as the like figure told last."""
        found = _ZH.points.search(self.text, max(0, lead[0] - 1), lead[1])
        if found is None or draft.value("unit") == "rank":
            return False
        what = found["what"] or found["also"]
        told = next((d for d in reversed(self._told) if self._like(d, draft, what)), None)
        if told is None:
            return False
        draft.take(told, "indicator", "subject", "of")
        loose = draft.value("measure") not in (Measure.SHARE_CHANGE, Measure.GROWTH_GAP)
        if loose and draft.value("unit") == told.value("unit"):
            draft.slots["measure"] = told.slots["measure"].inherited()
        return True

    def _like(self, told: Draft, draft: Draft, what: str) -> bool:
        unit = draft.value("unit")
        if unit == "percentage_point":
            unit = "percent"
        if told.value("unit") != unit or told.end > draft.start:
            return False
        if what in _SHARED:
            return told.value("measure") is Measure.SHARE
        return what not in _GREW or told.value("measure") in (Measure.GROWTH, Measure.GROWTH_AVG)

    def _base(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Keep the sign of a rate that is only compared with: 较9月的16.1%略为放缓."""
        value = draft.slots.get("value")
        if draft.value("unit") != "percent" or value is None or value.value >= 0:
            return
        found = None if "moved_to" in draft.slots else _ZH.base.search(self.text, *lead)
        if found is not None and not _ZH.fell.search(found[0]):
            draft.slots["value"] = replace(value, value=-value.value)

    def _within(self, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Read 在全市工业产值中的占比 as a share in that, of what was told before."""
        found = _ZH.within.search(self.text, *lead)
        if found is None:
            return
        span = found.span("of")
        draft.slots["of"] = Slot(whole_named(self.g, self.text, span) or found["of"], *span)
        own = self.g.phrases.left(self.text, lead[0], found.start())
        if own is not None and own[1] >= found.start() - 1:
            return
        if before is not None and before.value("measure") in (Measure.LEVEL, *_GAPS):
            draft.take(before, "indicator", "subject")

    def _behind_gap(self, draft: Draft, before: Draft) -> None:
        """Give a share told behind a rate what the rate is of, not what that is compared with."""
        between = self.text[before.end : draft.start]
        if not (_ZH.then_of.match(between) or _ZH.rose.match(between)):
            return
        held, kind = before.slots.get("subject"), before.slots.get("indicator")
        if held is None or held.value in (None, "total"):
            return
        draft.slots["subject"] = held.inherited()
        own = draft.slots.get("indicator")
        loose = own is None or own.value is Indicator.OTHER or own.how in (DEFAULT, INHERITED)
        if loose and kind is not None and kind.value is not None:
            draft.slots["indicator"] = kind.inherited()
        if before.value("measure") in _SHARES and draft.value("of") is None:
            draft.slots["of"] = before.slots.get("of", Slot(None)).inherited()

    def _moved(self, draft: Draft, before: Draft) -> None:
        """Give the change of a share, told right behind it, all that the share is of."""
        if draft.value("measure") is not Measure.SHARE_CHANGE:
            return
        if before.value("measure") is not Measure.SHARE:
            return
        if not _ZH.moved.fullmatch(self.text, before.end, draft.start):
            return
        draft.take(before, "indicator", "subject", "of")

    def _made(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read what can be made as capacity: 加工能力达180万吨, 年产能2万台的发动机生产线."""
        if draft.value("measure") not in (Measure.LEVEL, Measure.CHANGE):
            return
        kind = draft.value("indicator")
        if kind is Indicator.PRODUCTION and _ZH.able.search(self.text, *lead):
            draft.set("indicator", Indicator.CAPACITY, lead)
        if draft.value("indicator") is not Indicator.CAPACITY:
            return
        if draft.value("subject") is not None or not self.text.startswith("的", draft.end):
            return
        found = self.g.phrases.right(self.text, draft.end + 1, draft.end + 30)
        if found is None or found[0] != draft.end + 1:
            return
        words = _ZH.works.sub("", self.text[slice(*found)])
        if len(words) > 1:
            label = self.g.phrases.label(words)
            draft.slots["subject"] = Slot(label, found[0], found[0] + len(words))

    def _fund(self, draft: Draft) -> None:
        """Read 规模为30亿元的产业基金 as the size of the fund."""
        if not is_money(draft.value("unit")):
            return
        if not _ZH.fund.search(self.text, max(0, draft.start - 10), draft.start):
            return
        found = _ZH.a_fund.match(self.text, draft.end)
        told = next(
            (d for d in reversed(self._told[-2:]) if _ZH.is_fund.search(str(d.value("subject")))),
            None,
        )
        if found is None and told is not None and told.value("unit") == "count":
            draft.set("indicator", Indicator.OTHER, (draft.start, draft.end))
            draft.slots["subject"] = told.slots["subject"].inherited()  # 基金71只，总规模987亿元
            return
        if found is not None:
            draft.set("indicator", Indicator.OTHER, found.span("what"))
            draft.slots["subject"] = Slot(found["what"], *found.span("what"))

    def together(self, drafts: Sequence[Draft]) -> None:
        """Read what stands behind a list for all of it, and 三者 for each of a list before it."""
        for at, draft in enumerate(drafts):
            if draft.value("indicator") is Indicator.PRODUCTION and _ZH.capacity.match(
                self.text, draft.end
            ):
                self._all_capacity(drafts[: at + 1])
        for run in _runs(self.text, drafts):
            levels = self._before(drafts, run)
            if levels:
                for draft, level in zip(run, levels, strict=True):
                    draft.take(level, "indicator", "subject")

    def _all_capacity(self, drafts: Sequence[Draft]) -> None:
        last = drafts[-1]
        for draft in reversed(drafts):
            between = self.text[draft.end : last.start]
            if draft is not last and not (between[:1] in "、和及与" and _JOINED.fullmatch(between)):
                return
            if draft.value("indicator") is Indicator.PRODUCTION:
                draft.set("indicator", Indicator.CAPACITY, (last.end, last.end + 2))
            last = draft

    def _before(self, drafts: Sequence[Draft], run: Sequence[Draft]) -> Sequence[Draft]:
        """Give the figures that as many others tell of: A24万吨、B6万吨，三者分别占38%和55%."""
        at = drafts.index(run[0])
        levels = drafts[max(0, at - len(run)) : at]
        if len(levels) < len(run) or run[0].value("unit") not in ("percent", "multiple"):
            return ()
        if any(d.value("unit") in ("percent", "percentage_point", "rank") for d in levels):
            return ()
        if not _ZH.these.fullmatch(self.text, levels[-1].end, run[0].start):
            return ()
        gaps = [self.text[a.end : b.start] for a, b in pairwise(levels)]
        if any(any(c in gap for c in "。；") for gap in gaps):
            return ()
        named = [d.value("subject") for d in levels]
        return levels if len(set(named)) == len(named) else ()


def _runs(text: str, drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Cut figures into those that only commas and `and` divide, of two and more."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        last = runs[-1][-1] if runs else None
        joined = last is not None and _ZH.next.fullmatch(text, last.end, draft.start)
        if joined and last is not None and last.value("unit") == draft.value("unit"):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return [run for run in runs if len(run) > 1]
