"""Say whose a figure is by what its sentence opens with, or by the projects told before it.

`工程机械仍是它的名片，全年营收1586亿元` is of the industry; `实施项目112个，完成投资186亿元` of the
projects.
"""

from collections import Counter

from jiqun.extraction.defaults import is_industry
from jiqun.extraction.dense_subjects import is_vague, names_no_thing, without_place
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import INHERITED, Draft, Slot
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "opens")

_HELD = frozenset(
    [
        *(Indicator.EMPLOYMENT, Indicator.GROSS_OUTPUT, Indicator.REVENUE, Indicator.PROFIT),
        *(Indicator.CAPACITY, Indicator.VALUE_ADDED, Indicator.EXPORTS, Indicator.IMPORTS),
        Indicator.INVESTMENT,
    ]
)
HEAD = 400
"""Characters of a beginning in which a text names its cluster: our choice."""


class DenseOpens:
    """Gives figures without a thing of their own the thing told around them, in one text."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Keep the grammar and the text."""
        self.g, self.text = g, text
        self._product: Slot | None = None
        self._named: str | None = None

    def mend(self, s: Sentence, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Give one figure what its sentence opens with, or the projects or product before it."""
        if draft.value("unit") == "rank":
            return
        here = before if before is not None and before.start >= s.start else None
        self._cluster(draft)
        self._output(draft, lead, s)
        if draft.value("indicator") is Indicator.INVESTMENT:
            self._projects(draft, here, lead)
        self._opening(draft, s)
        self._before_time(draft, s, lead)

    def _stale(self, draft: Draft, low: int) -> bool:
        """Say whether a figure has no thing that was told behind a place."""
        held = draft.slots.get("subject")
        if held is None or held.value in (None, "total"):
            return True
        return (held.start or 0) < low or is_vague(str(held.value))

    def _opening(self, draft: Draft, s: Sentence) -> None:
        """Read what opens a sentence: 新能源产业后来居上，规上产值1120亿元."""
        if draft.value("indicator") not in _HELD:
            return
        start = behind_last(self.text, "；", s.start, draft.start)
        first = (start, start + 1)
        dated = [w.stop for w in s.whens if w.start in first and w.stop < draft.start]
        opens = dated[0] + 1 if dated and self.text.startswith("，", dated[0]) else start
        because = _ZH.because.match(self.text, opens, draft.start)
        if because is not None and self._stale(draft, because.end("topic") + 1):
            span = because.span("topic")
            if not (names_no_thing(because["topic"]) or self._is_a_place(s, span)):
                label = self.g.phrases.label(because["topic"])
                draft.slots["subject"] = Slot(label, *span, INHERITED)
                return
        bracketed = _ZH.bracketed.search(self.text, start, draft.start)
        if bracketed is not None and draft.value("subject") in (None, "total"):
            who = bracketed.span("who")
            cuts = [m.end for m in within(s.marks, *who) if m.meaning.area]
            cuts += [w.stop for w in s.whens if who[0] < w.stop < who[1]]
            low = max([who[0], *[c for c in cuts if c < who[1] - 1]])
            words = without_place(self.text[low : who[1]])
            if len(words) > 1 and not names_no_thing(words):
                draft.slots["subject"] = Slot(self.g.phrases.label(words), low, who[1])
                return
        found = _ZH.opens.match(self.text, start, draft.start)
        if found is None or not self._stale(draft, found.end()):
            return
        words, span = found["topic"], found.span("topic")
        if _ZH.generic.search(words):
            named = _ZH.is_one.match(self.text, span[1], draft.start)
            if named is None:
                return
            words, span = named["what"], named.span("what")  # 另一张牌是新能源，产值1034亿元
        else:
            whole = self.g.phrases.left(self.text, span[0], span[1])
            if not (found["kind"] or whole == span or is_industry(self.g, words)):
                return
        if names_no_thing(words):
            return
        if self._is_a_place(s, span):
            return
        draft.slots["subject"] = Slot(self.g.phrases.label(words), *span, INHERITED)

    def _is_a_place(self, s: Sentence, span: tuple[int, int]) -> bool:
        return any(m.meaning.area and m.end == span[1] for m in within(s.marks, *span))

    def _before_time(self, draft: Draft, s: Sentence, lead: tuple[int, int]) -> None:
        """Read an industry before the time of its figure: 船舶产业前三季度产值486亿元."""
        kind = draft.slots.get("indicator")
        if kind is None or kind.value not in _HELD or kind.start is None or kind.start < lead[0]:
            return
        if draft.value("subject") not in (None, "total"):
            return
        when = next((w for w in s.whens if w.start >= lead[0] and w.stop == kind.start), None)
        if when is None:
            return
        found = _ZH.of_time.search(self.text, lead[0], when.start)
        if found is None:
            return
        start = found.start("what")
        cuts = [m.end for m in within(s.marks, start, found.end()) if m.meaning.area]
        start = max([start, *[c for c in cuts if c < found.end("what") - 1]])
        words = without_place(self.text[start : found.end("what")])
        if len(words) > 1 and not names_no_thing(words):
            draft.slots["subject"] = Slot(self.g.phrases.label(words), start, found.end("what"))

    def _projects(self, draft: Draft, before: Draft | None, lead: tuple[int, int]) -> None:
        """Read what was spent on projects as theirs: 项目112个，完成投资186亿元."""
        if draft.value("measure") is not Measure.LEVEL or not self._stale(draft, lead[0]):
            return
        if before is not None and _ZH.invested.fullmatch(self.text, lead[0], lead[1]):
            told = before.slots.get("subject")
            counted = before.value("indicator") is Indicator.COUNT and told is not None
            if counted and told is not None and _ZH.projects.search(str(told.value or "")):
                draft.slots["subject"] = told.inherited()
            return
        found = _ZH.completes.search(self.text, *lead)
        if found is None:
            return
        named = self.g.phrases.left(self.text, lead[0], found.start())
        if named is None or named[1] != found.start():
            return
        words = self.text[slice(*named)]
        if _ZH.works.search(words) and not names_no_thing(words):
            draft.slots["subject"] = Slot(self.g.phrases.label(words), *named)

    def _output(self, draft: Draft, lead: tuple[int, int], s: Sentence) -> None:
        """Read a bare 产量 as of the product told last, and 产量少了7.1万辆 as output."""
        kind = draft.value("indicator")
        if kind is Indicator.COUNT:
            found = _ZH.of_output.search(self.text, *lead)
            if found is not None:
                draft.set("indicator", Indicator.PRODUCTION, found.span())
                named = self.g.phrases.left(self.text, lead[0], found.end("what"))
                if named is not None:
                    label = self.g.phrases.label(self.text[slice(*named)])
                    draft.slots["subject"] = Slot(label, *named)
        if draft.value("indicator") is not Indicator.PRODUCTION:
            return
        held = draft.slots.get("subject")
        if held is not None and held.value is not None and not is_vague(str(held.value)):
            self._product = held.inherited()
            return
        words = s.without_times(self.text, lead)
        grew = draft.value("measure") in (Measure.GROWTH, Measure.CHANGE)
        if self._product is not None and (grew or _ZH.product.fullmatch(words)):
            draft.slots["subject"] = self._product

    def _cluster(self, draft: Draft) -> None:
        """Read 集群 alone as the cluster that a text is about: 集群利润总额."""
        held = draft.slots.get("subject")
        if held is None or not isinstance(held.value, str):
            return
        found = _ZH.cluster.match(held.value)
        if found is None or not (name := self._name()):
            return
        draft.slots["subject"] = Slot(name + found["rest"], held.start, held.end, held.how)

    def _name(self) -> str:
        """Give the cluster that the beginning of a text names and the text returns to."""
        if self._named is None:
            names: Counter[str] = Counter()
            for found in _ZH.clusters.finditer(self.text):
                span = self.g.phrases.left(self.text, found.start(), found.end("what"))
                words = self.text[slice(*span)] if span else ""
                marks = self.g.lexicon.find(words, 0, len(words))
                cut = max((m.end for m in marks if m.meaning.area), default=0)
                words = words[cut:].removeprefix("市").removeprefix("省")
                if (
                    len(words) > 1
                    and not _ZH.no_name.fullmatch(words)
                    and not names_no_thing(words)
                ):
                    names[words] += 1
            best = names.most_common(2)
            alone = len(best) == 1 or (len(best) > 1 and best[0][1] > best[1][1])
            first = best[0][0] if best and alone else ""
            self._named = first if first and first in self.text[:HEAD] else ""
        return self._named
