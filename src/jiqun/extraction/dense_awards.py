"""Read Chinese rows of awards, one for each of a row of cases.

对当年评为省级未来工厂、市级智能工厂的，分别给予100万元、30万元: the first is for the first.
"""

from collections.abc import Iterator, Sequence

from jiqun.extraction.grammar import Grammar
from jiqun.extraction.named_lists import list_cutter
from jiqun.extraction.sentence import Sentence
from jiqun.extraction.state import Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Status

_ZH = Forms("zh", "forms", "awards")


def read_awards(g: Grammar, text: str, s: Sentence, drafts: Sequence[Draft]) -> None:
    """Give each award of a row the case that it is for, where as many cases are told."""
    for row in _rows(text, drafts):
        cases = _ZH.cases.search(text, s.start, row[0].start)
        if cases is None:
            continue
        items = list_cutter(g.pack.code).cut(text, *cases.span("items"), len(row))
        if items is None or len({d.value("subject") for d in row}) == len(row):
            continue
        lead = cases["lead"] or ""
        for draft, (start, end) in zip(row, items, strict=True):
            known = g.lexicon.meaning(text[start:end])
            listed = known.subject if known is not None and not known.indicator else None
            label = listed or g.phrases.label(lead + text[start:end])
            draft.slots["subject"] = Slot(label, start, end)


def _rows(text: str, drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Give the rows of awards: two or more, with nothing but a comma of lists between them."""
    row: list[Draft] = []
    for draft in drafts:
        award = draft.value("indicator") is Indicator.SUBSIDY
        award = award and draft.value("status") is Status.RULE
        if row and award and _ZH.joins.fullmatch(text, row[-1].end, draft.start):
            row.append(draft)
            continue
        if len(row) > 1:
            yield row
        row = [draft] if award else []
    if len(row) > 1:
        yield row
