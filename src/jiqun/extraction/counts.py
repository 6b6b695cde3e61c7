"""Read how many of a thing there are: the thing stands behind, or before `reached`."""

import re
from dataclasses import replace
from typing import Any

from jiqun.extraction.clause_things import ClauseThings
from jiqun.extraction.compounds import EMPTY, REACH, Compounds
from jiqun.extraction.defaults import FLOWS
from jiqun.extraction.employers import EmployerReader
from jiqun.extraction.figures import Figure
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark, name_of, within
from jiqun.extraction.state import Draft, Slot, State
from jiqun.model import Indicator

_ASIDE = re.compile(r"[（(][^（）()\d]{1,10}[）)]$")
_PATH = re.compile(r"[从由](?:20\d\d年|上年|去年|上年同期|去年同期)(?:末|底|初)?的$")
_COUNT_TAIL = re.compile(r"(?:的)?(?:数量|总数|户数|家数|数|规模|总量)$")
LONGEST_NAME = 80
"""Characters of a known name that is counted: our choice, the longest known has 74."""


def _both(previous: Draft) -> dict[str, Slot]:
    return {k: previous.slots[k] for k in ("indicator", "subject") if k in previous.slots}


class CountReader:
    """Reads the things that figures count in one text."""

    def __init__(self, g: Grammar, text: str, compounds: Compounds, clauses: ClauseThings) -> None:
        """Keep the grammar, the text and its phrases."""
        self.g, self.text, self.compounds = g, text, compounds
        self.clauses = clauses
        self.employers = EmployerReader(g, text, clauses)
        self.phrases = g.phrases
        form = g.pack.form
        self._part_of = form("indicators", "counting", "part_of")
        self._qualified = form("indicators", "counting", "qualified")
        self._bare = form("indicators", "counting", "bare")
        self._numbered = form("indicators", "counting", "numbered")
        self._points = form("indicators", "counting", "points_back")
        self._counts = form("indicators", "counting", "counts")
        self._participle = form("indicators", "counting", "participle")
        self._makes = form("indicators", "counting", "makes")
        self._was_made = form("indicators", "counting", "was_made")
        self._employs = form("indicators", "counting", "employs")
        self._people = form("indicators", "counting", "people")
        self._count_of = form("indicators", "counting", "number_of")

    def read(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        limit: int,
        state: State,
        sentence: Any,
    ) -> bool:
        """Read how many of a thing: the thing stands behind, or before `reached`."""
        previous = sentence.previous
        text = self.text
        more = self.clauses.more.match(text, figure.after) if self.clauses.works else None
        if more is not None and previous is not None and previous.value("unit") == "count":
            draft.slots.update(_both(previous))
            return True
        if self.employers.read(figure, draft, sentence, state):
            return True
        if self.clauses.objects.counted(figure, draft, sentence, state):
            return True
        part = self._part_of.match(text, figure.after)
        if part is not None:
            found = self.phrases.right(text, part.end(), part.end() + 80)
            if found is not None:
                label = self.phrases.label(text[found[0] : found[1]])
                draft.slots["indicator"] = Slot(Indicator.COUNT, *found)
                draft.slots["subject"] = Slot(label, *found)
                return True
        if not self.g.spaced:
            return self._counted_dense(figure, draft, own, gap, limit, state, previous)
        found = self.phrases.right(text, figure.after, limit) if self.g.spaced else None
        if found is None and (formed := self._participle.match(text, figure.after)):
            after = self.phrases.right(text, formed.end(), limit)
            if after and after[0] - formed.end() < 2:
                found = (formed.start(1), after[1])  # 2,292 listed companies
        if found:
            known = self.g.lexicon.find(text, found[0], min(limit, found[0] + LONGEST_NAME))
            if known and known[0].start == found[0] and known[0].meaning.subject:
                found = found[0], max(found[1], known[0].end)  # specialized, refined and new SMEs
        if found and self.clauses.works:
            of = self.clauses.classed.match(text, found[0], min(limit, found[1] + 4))
            thing = self.phrases.right(text, of.end(), limit) if of else None
            if of is not None and thing is not None and thing[0] - of.end() < 2:
                found, figure = thing, replace(figure, after=of.end())  # 2 million pairs of shoes
        if found and previous is not None and self._acts(previous, found, sentence):
            thing = previous.value("subject")
            words = self.clauses.who.format(thing=thing, act=text[slice(*found)])
            draft.slots["indicator"] = Slot(Indicator.COUNT, *found)
            draft.slots["subject"] = Slot(words, *found)
            return True
        if found and found[0] - figure.after <= 3:
            inner = within(self.g.lexicon.find(text, found[0], found[1]), found[0], found[1])
            named = next(
                (
                    m
                    for m in inner
                    if m.meaning.indicator and m.meaning.indicator not in ("count", "gdp")
                ),
                None,
            )
            subject = [m for m in inner if m.meaning.subject]
            label = self.phrases.label(text[found[0] : found[1]])
            if subject and (subject[-1].end == found[1] or self._is_tier(subject[-1])):
                label = name_of(text, subject[-1]) or label
            kind = Indicator.COUNT
            if self._people.fullmatch(label) and any(
                m.meaning.indicator == "employment" for m in own
            ):
                kind, carry = Indicator.EMPLOYMENT, state.subject
                draft.slots["indicator"] = Slot(kind, *found)
                draft.slots["subject"] = carry.inherited() if carry else Slot(label, *found)
                return True
            if named and not subject and self._is_head(named, found):
                kind = Indicator(named.meaning.indicator or "count")
                employer = self._employer(gap, figure, state)
                if employer is not None:
                    draft.slots["indicator"] = Slot(kind, *found)
                    draft.slots["subject"] = employer
                    return True
            elif (made := self._made(own, gap, figure, found[1])) is not None:
                kind = made
            elif (act := self.clauses.act(figure, sentence)) is not None and act[1] is not None:
                kind = act[1]
            elif previous is not None and self._goes_on(previous, figure):
                kind = previous.value("indicator")
            draft.slots["indicator"] = Slot(kind, *found)
            draft.slots["subject"] = Slot(label, *found)
            more = self._qualified.match(text, found[1], min(limit + 60, len(text)))
            if more is not None and text[more.end() - 1].isdigit():
                more = None  # 600 firms with about 38,000 employees
            if more is not None and label == text[found[0] : found[1]]:
                words = " ".join(text[found[0] : more.end()].split())
                draft.slots["subject"] = Slot(words, found[0], more.end())
            carried = [m for m in own if m.meaning.indicator]
            if carried:
                state.indicator = Slot(
                    Indicator(carried[-1].meaning.indicator or "other"),
                    carried[-1].start,
                    carried[-1].end,
                )
            elif state.indicator is None or figure.form == "digits":
                state.indicator = None
            state.subject = draft.slots["subject"]
            return True
        named_before = self._number_of(gap, figure.start) if self.g.spaced else None
        if named_before is not None:
            draft.slots["indicator"] = Slot(Indicator.COUNT, *named_before)
            if self._bare.fullmatch(text, *named_before) and state.subject is not None:
                draft.slots["subject"] = state.subject.inherited()
                return True
            label = self.phrases.label(text[named_before[0] : named_before[1]])
            draft.slots["subject"] = Slot(label, *named_before)
            state.subject, state.indicator = draft.slots["subject"], draft.slots["indicator"]
            return True
        if (
            previous is not None
            and previous.value("unit") == "count"
            and not any(m.meaning.indicator or m.meaning.subject for m in own)
        ):
            draft.slots.update(_both(previous))
            return True
        return False

    def _is_head(self, named: Mark, found: tuple[int, int]) -> bool:
        """Say whether an indicator is what is counted: no 11,917 foreign trade firms."""
        if named.end == found[1]:
            return True
        return (named.start == found[0] and self.text[named.end : named.end + 1] != " ") or (
            named.start == found[0] and self.text.startswith((" of ", " in "), named.end)
        )

    def _acts(self, previous: Draft, found: tuple[int, int], sentence: Any) -> bool:
        """Say whether a bare count is whose verb follows: of the 36 sectors, 29 achieved growth."""
        if not self.clauses.works or previous.value("unit") != "count":
            return False
        if not self.clauses.among.match(self.text, sentence.start):
            return False
        verb = self.clauses.clauses.verb_in(*found)
        return verb is not None and verb.start() == found[0]

    def _goes_on(self, previous: Draft, figure: Figure) -> bool:
        """Say whether a count shares the verb of the one before: and Lamborghini 10,112 cars."""
        if not self.clauses.works or previous.value("unit") != "count":
            return False
        if previous.value("indicator") not in (*FLOWS, Indicator.OTHER, Indicator.CAPACITY):
            return False
        return self.clauses.clauses.verb_in(previous.end, figure.start) is None

    def _employer(self, gap: int, figure: Figure, state: State) -> Slot | None:
        """Give who employs the counted people: the industry employs 700,000 workers."""
        verb = self._employs.search(self.text, max(0, gap - 80), figure.start)
        if verb is None:
            return None
        low = max([0] + [self.text.rfind(c, 0, verb.start()) + 1 for c in ".;\n"])
        span = self.phrases.opening(self.text, low, verb.start() + 2)
        words = self.text[slice(*span)] if span else ""
        if span is None or self.phrases.is_vague(words):
            return state.subject.inherited() if state.subject and state.subject.value else None
        marks = self.g.lexicon.find(self.text, *span)
        if any(m.meaning.area for m in marks):
            return None
        known = [m for m in marks if m.meaning.subject]
        return Slot(known[-1].meaning.subject if known else self.phrases.label(words), *span)

    def _made(self, own: list[Mark], gap: int, figure: Figure, end: int) -> Indicator | None:
        """Give what was done with the things: produced, exported, imported; None if nothing."""
        low = max(gap, figure.start - 60)
        verb = self._makes.search(self.text, low, figure.start)
        last = next((m for m in reversed(own) if m.meaning.indicator), None)
        if verb is not None:
            told = last if last is not None and last.end > verb.start() else None
            kind = Indicator(told.meaning.indicator or "other") if told else Indicator.PRODUCTION
            return kind if kind in FLOWS else None
        passive = self._was_made.match(self.text, end)
        if passive is None:
            return None
        if passive["exports"]:
            return Indicator.EXPORTS
        return Indicator.IMPORTS if passive["imports"] else Indicator.PRODUCTION

    def _number_of(self, low: int, high: int) -> tuple[int, int] | None:
        found = list(self._count_of.finditer(self.text, low, high))
        if found:
            named = self._numbered.match(self.text, found[-1].end(), high)
            if named is not None:
                return None if self._points.match(named[1]) else named.span(1)
            return self.phrases.right(self.text, found[-1].end(), high)
        verb = self._counts.search(self.text, low, high)
        phrase = self.phrases.left(self.text, low, verb.start()) if verb else None
        if phrase is None:
            return None
        marks = self.g.lexicon.find(self.text, *phrase)
        return None if any(m.meaning.indicator for m in marks) else phrase

    def _counted_dense(
        self,
        figure: Figure,
        draft: Draft,
        own: list[Mark],
        gap: int,
        limit: int,
        state: State,
        previous: Draft | None,
    ) -> bool:
        text = self.text
        clause = gap
        for match in re.finditer(r"[，,；;、：:（(]", text[gap : figure.start]):
            if match[0] != "、" or previous is None or previous.value("unit") == "count":
                clause = gap + match.end()
        here = within(own, clause, figure.start)
        named = [m for m in here if m.meaning.indicator and m.meaning.indicator not in ("other",)]
        if named and self._counts_people(named[-1], figure):
            return False
        low = max([clause] + [stop for stop in self.compounds.barriers if stop <= figure.start])
        at = figure.after
        if bounded := self.g.after_regex.match(text, at):
            at = bounded.end()  # 3个以上省级集群, 5家左右概念验证中心
        behind = text[at : at + 1]
        found: tuple[int, int] | None = None
        if behind in ("为", "是", "属") and text[max(0, figure.start - 2) : figure.start] == "其中":
            at = at + (2 if text.startswith("属于", at) else 1)
            behind = text[at : at + 1]  # 其中9家为稀土企业
        if (
            behind
            and behind not in "，。、；;,：）)！？以余左多\n为占的，和与及"
            and not behind.isspace()
        ):
            found = self.phrases.right(text, at, limit)
            named = within(self.g.lexicon.find(text, at, limit), at, limit)
            cut = next((m.start for m in named if m.meaning.indicator and m.start > at), None)
            if found and cut is not None and found[0] + 1 < cut < found[1]:
                found = (found[0], cut)  # 3个园区产值: the parks are counted
        if found is not None and text[found[1] : found[1] + 1] in tuple("到至成"):
            found = None  # 从212家压减到109家: what was done with them, not what they are
        if found is not None:
            found = self._without_time(found)
        if found is None:
            stop = figure.start
            if aside := _ASIDE.search(text, max(gap, stop - 16), stop):
                stop = aside.start()
                clause = max([gap] + [text.rfind(c, gap, stop) + 1 for c in "，；、：（("])
                low = max([clause] + [b for b in self.compounds.barriers if b <= stop])
            elif path := _PATH.search(text, gap, stop):
                stop = path.start()  # 印染企业从2010年的212家
                low = max([gap] + [text.rfind(c, gap, stop) + 1 for c in "，；、：（("])
            trimmed = REACH.search(text, max(low, stop - 12), stop)
            found = self.phrases.left(text, low, trimmed.start() if trimmed else stop)
            if found:
                tail = _COUNT_TAIL.search(text, found[0], found[1])
                if tail and tail.start() > found[0]:
                    found = (found[0], tail.start())
        if found is None or text[found[0] : found[1]] in EMPTY:
            other = [m for m in here if m.meaning.indicator]
            if other:
                return False
            if previous is not None and previous.value("unit") == "count":
                draft.slots.update(_both(previous))
                return True
            return False
        other = [m for m in here if m.meaning.indicator and m.end >= found[1] - 1]
        if other and not re.search(r"(?:企业|项目|平台|家|人才)$", text[found[0] : found[1]]):
            return False
        draft.slots["indicator"] = Slot(Indicator.COUNT, *found)
        draft.slots["subject"] = Slot(self.phrases.label(text[found[0] : found[1]]), *found)
        state.subject, state.indicator = draft.slots["subject"], draft.slots["indicator"]
        return True

    def _without_time(self, found: tuple[int, int]) -> tuple[int, int]:
        """Cut a phrase where a word of time begins in it: 三家企业|上半年研发投入."""
        whens = self.g.periods.find(self.text, found[0], found[1] + 4)
        first = next((w.start for w in whens if found[0] < w.start < found[1]), found[1])
        return found[0], first

    def _counts_people(self, mark: Mark, figure: Figure) -> bool:
        between = self.text[mark.end : figure.start]
        return not between or REACH.fullmatch(between) is not None

    def _is_tier(self, mark: Mark) -> bool:
        return "enterprises" in (mark.meaning.subject or "")
