"""Name the list in which a place is held, in languages without blanks.

A list has a name of its own (在国家高新区综合评价中), or the clause names what is ranked
(乘用车产量居全国第3位), or it is what was just told (进出口8124亿元，居全国第6位).
"""

from jiqun.extraction.dense_subjects import is_vague
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import Draft, Slot, State
from jiqun.lang import Forms

_ZH = Forms("zh", "forms", "ranks")


class DenseRanks:
    """Reads what is ranked in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._named: Slot | None = None

    def subject(
        self, draft: Draft, own: list[Mark], gap: int, sentence: Sentence, state: State
    ) -> Slot | None:
        """Give the list or the thing ranked: named, told in the clause, or just told."""
        if listed := _ZH.held_in.search(self.text, max(gap, draft.start - 30), draft.start):
            return Slot(listed["list"], *listed.span("list"))
        clause = self._clause(draft, own, gap, sentence)
        if clause is not None:
            words = self.text[slice(*clause)]
            told = self._just_told(sentence, state) if is_vague(words) else None
            if told is not None:  # 出口增长9%，增速居全省第2位
                return Slot(f"{told.value}{words}", told.start, told.end, told.how)
            return Slot(words, *clause)
        for found in _ZH.list.finditer(self.text, sentence.start, draft.start):
            group = "title" if found["title"] else "named"
            return Slot(found[group], *found.span(group))
        return self._just_told(sentence, state)

    def _clause(
        self, draft: Draft, own: list[Mark], gap: int, s: Sentence
    ) -> tuple[int, int] | None:
        text = self.text
        low = behind_last(text, "，；、。：（", gap, draft.start)
        marks = within(own, low, draft.start)
        cue = next((m for m in marks if "rank_before" in m.meaning.cues), None)
        high = cue.start if cue is not None else draft.start
        low = max([low] + [w.stop for w in s.whens if w.stop <= high])
        for mark in marks:
            if mark.meaning.area and mark.end <= high and not text[low : mark.start].strip("在"):
                low = mark.end
        low += len(m[0]) if (m := _ZH.head.match(text[low:high])) else 0
        if cut := _ZH.cut.search(text, low, high):
            high = cut.start()
        for pattern in (_ZH.wide, _ZH.tail, _ZH.wide, _ZH.tail):
            if found := pattern.search(text[low:high]):
                high = low + found.start()
        piece = text[low:high].strip()
        if _ZH.among.fullmatch(piece) or _ZH.place.fullmatch(piece):
            return None
        if (
            len(piece) < 2
            or "）" in piece
            or any(c.isdigit() for c in piece)
            or self.g.phrases.ends_at(text, low)
        ):
            return None
        return low, high

    def _just_told(self, sentence: Sentence, state: State) -> Slot | None:
        """Give the words of what the figure before is of: its thing, and its measure."""
        before = sentence.previous or state.said
        if before is not None and before.value("unit") == "rank":
            held = before.slots.get("subject")
            return held.inherited() if held is not None else None
        slots = before.slots if before is not None else {}
        kind = slots.get("indicator") or state.indicator
        thing = slots.get("subject") or state.subject
        spans = [
            (x.start, x.end)
            for x in (thing, kind)
            if x is not None and x.start is not None and x.end is not None and x.end > x.start
        ]
        words: list[str] = []
        for start, end in sorted(set(spans)):
            piece = self.text[self._behind_place(start, end) : end]
            named = self.g.lexicon.meaning(piece)
            if _ZH.place.fullmatch(piece) or (named is not None and named.area):
                continue
            if not any(piece in w or w in piece for w in words):
                words.append(piece)
        if not words or any(c.isdigit() for c in "".join(words)):
            return None
        return Slot("".join(words), spans[0][0], spans[-1][1], "inherited")

    def _behind_place(self, start: int, end: int) -> int:
        """Give where a thing begins behind the place that it opens with: 杭州|国家高新技术企业."""
        places = [m for m in self.g.lexicon.find(self.text, start, end) if m.meaning.area]
        opens = bool(places) and places[0].start == start and places[0].end < end
        return places[0].end if opens else start
