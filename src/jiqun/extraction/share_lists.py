"""Give shares told in lists, or as ratios of counts, their wholes."""

from itertools import combinations, pairwise

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.state import Draft, Slot
from jiqun.model import Indicator, Measure

ROUNDED = 0.06
"""Percent by which a share may be off the ratio of its counts: one decimal. Our choice."""
_SCOPES = ("global", "national", "provincial", "city")


class ShareLists:
    """Reads the shares that the sentences of one text tell together."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar, the text and the counts of the sentence before."""
        self.g, self.text = g, text
        self.counts: list[Draft] = []

    def share_back(self, drafts: list[Draft]) -> None:
        """Give the shares of a list the whole behind its last: 20%, 43% and 36% of value added.

        And what a share changed by the whole of the share: reached 91.6%, up 1.4 points.
        """
        for before, draft in pairwise(drafts):
            changed = draft.value("measure") is Measure.SHARE_CHANGE and draft.value("of") is None
            if changed and before.value("measure") is Measure.SHARE and before.value("of"):
                draft.slots["of"] = before.slots["of"].inherited()
        for before, draft in reversed(list(pairwise(drafts))):
            if before.value("measure") is not Measure.SHARE or before.value("of") is not None:
                continue
            if draft.value("measure") is not Measure.SHARE or draft.value("of") is None:
                continue
            if self.g.is_connector(self.text[before.end : draft.start]):
                before.slots["of"] = draft.slots["of"].inherited()
                if before.value("indicator") in (None, Indicator.OTHER):
                    before.slots["indicator"] = draft.slots["indicator"]

    def parts_of_one(self, drafts: list[Draft]) -> None:
        """Read shares of several goods of a place: 41% of the lamps and 62% of the fans made here.

        What stands between two of them is the first one's thing, and not its whole.
        """
        for before, draft in reversed(list(pairwise(drafts))):
            scope, of = str(draft.value("of")), before.slots.get("of")
            if not scope.endswith(" total") or scope.split()[0] not in _SCOPES:
                continue
            if of is None or not of.value or of.start is None or of.end is None:
                continue
            if str(of.value).endswith(" total"):
                continue  # 40 percent of the national output and 20 percent of the global one
            if not before.end <= of.start < of.end <= draft.start:
                continue
            alike = all(d.value("measure") is Measure.SHARE for d in (before, draft))
            if alike and self.g.is_connector(self.text[of.end : draft.start]):
                before.slots["subject"] = of
                before.slots["of"] = draft.slots["of"].inherited()
                before.slots["indicator"] = draft.slots["indicator"]

    def counted(self, drafts: list[Draft]) -> None:
        """Give a share that is the ratio of two counts their things: 25 of 37 sectors, 67.6%."""
        counts: list[Draft] = []
        for draft in [*self.counts, *drafts]:
            if draft.value("unit") == "count" and draft.value("indicator") is Indicator.COUNT:
                counts.append(draft)
            if draft.value("unit") != "percent" or draft.value("measure") is not Measure.SHARE:
                continue
            share = float(draft.value("value"))
            for part, whole in combinations(reversed(counts), 2):
                if not 0 < part.value("value") < whole.value("value"):
                    part, whole = whole, part
                if not whole.value("value") or whole.value("subject") is None:
                    continue
                ratio = 100 * float(part.value("value") / whole.value("value"))
                if 0 < ratio < 100 and abs(ratio - share) <= ROUNDED:
                    draft.slots["of"] = whole.slots["subject"].inherited()
                    draft.slots["indicator"] = Slot(Indicator.COUNT, part.start, part.end)
                    draft.slots["subject"] = part.slots.get("subject", Slot(None))
                    break
        self.counts = [d for d in drafts if d.value("unit") == "count"]


def same_scope(g: Grammar, text: str, draft: Draft, before: Draft | None) -> str:
    """Give the wider place of a share told before: 66% of the world's iPads, 50% of laptops."""
    if before is None or before.value("measure") is not Measure.SHARE:
        return ""
    scope, goods = str(before.value("of")), before.slots.get("subject")
    if not scope.endswith(" total") or goods is None or goods.end is None:
        return ""
    if goods.start is None or goods.start < before.end:
        return ""
    joined = g.is_connector(text[goods.end : draft.start])
    return scope if joined and scope.split()[0] in _SCOPES else ""
