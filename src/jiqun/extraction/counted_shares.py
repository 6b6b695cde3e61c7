"""Give a share told right behind a count what was counted: 126 firms, accounting for 30 percent."""

from collections.abc import Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.model import Indicator, Measure

LONGEST = 110
"""Characters before a share in which the number of things is told to take it: our choice."""


def read_counted_shares(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Tell shares of how many there are from shares of what they make."""
    if not g.spaced:
        return
    for n, share in enumerate(drafts):
        if not _is_share(share):
            continue
        before = drafts[n - 1] if n else None
        if before is not None and _is_count(before) and _leads(g, text, before, share):
            pair = drafts[n - 2 : n] if n > 1 else ()
            both = n + 1 < len(drafts) and _respectively(g, text, pair, share, drafts[n + 1])
            for part, count in zip(drafts[n : n + 2], pair, strict=True) if both else ():
                part.take(count, "indicator", "subject")
            if both:
                drafts[n].slots["of"] = drafts[n + 1].slots["of"] = _of_those(share, drafts[n + 1])
            else:
                share.take(before, "indicator", "subject")
            continue
        if before is not None and _is_the_same(g, text, before, share):
            share.take(before, "indicator", "subject")
            continue
        low = max(s.start, share.start - LONGEST, before.end if before is not None else 0)
        named = g.pack.form("indicators", "counting", "number_takes").search(text, low, share.start)
        if named is not None and share.value("indicator") is not Indicator.COUNT:
            thing = g.phrases.label(text[slice(*named.span("thing"))])
            share.set("indicator", Indicator.COUNT, named.span("thing"))
            share.set("subject", thing, named.span("thing"))


def _is_share(draft: Draft) -> bool:
    return draft.value("measure") is Measure.SHARE and draft.value("unit") == "percent"


def _is_count(draft: Draft) -> bool:
    return draft.value("unit") == "count" and draft.value("measure") is Measure.LEVEL


def _is_the_same(g: Grammar, text: str, amount: Draft, share: Draft) -> bool:
    """Say whether a share tells an amount again: 8 billion yuan, equal to 5% of revenue."""
    if amount.value("measure") is not Measure.LEVEL or amount.value("indicator") is None:
        return False
    form = g.pack.form("indicators", "counting", "equal_led")
    return form.fullmatch(text, amount.end, share.start) is not None


def _leads(g: Grammar, text: str, count: Draft, share: Draft) -> bool:
    """Say whether a share is told of what was counted right before: …, making up 12 percent."""
    form = g.pack.form("indicators", "counting", "share_led")
    return form.fullmatch(text, count.end, share.start) is not None


def _respectively(
    g: Grammar, text: str, counts: Sequence[Draft], first: Draft, second: Draft
) -> bool:
    """Say whether two shares are told of two counts, one of each, in their order."""
    if len(counts) < 2 or not all(map(_is_count, counts)) or not _is_share(second):
        return False
    if not g.is_connector(text[first.end : second.start]):
        return False
    closes = g.pack.form("indicators", "counting", "share_closes")
    return closes.match(text, second.end) is not None


def _of_those(first: Draft, second: Draft) -> Slot:
    """Give the whole of two shares that is told behind the second: of those in the province."""
    scopes = [d.slots["of"] for d in (second, first) if str(d.value("of")).endswith(" total")]
    return scopes[0] if scopes else Slot(None)
