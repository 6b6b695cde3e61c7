"""Find the noun phrase that a figure is said of: the subject of the verb before it."""

import re
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jiqun.data.kept_patterns import compiled
from jiqun.extraction.clause_masks import ClauseMasks, LeadingWords
from jiqun.extraction.figures import longest_first
from jiqun.extraction.normal import lower, small_letters
from jiqun.lang import Pack
from jiqun.lang.patterns import kept_pattern

_BREAK = re.compile(r"[;:]|,(?!\d)| [–—-]{1,2} |\.(?=\s|\[)")
_ACTING = re.compile(r"(?:(?<=,)\s*|\b(?:and|but)\s+)(\w+ing)\b")
LONGEST_NAME = 14
"""Words of a noun phrase that a clause is about: our choice, longer ones hold clauses."""


@dataclass(slots=True, unsafe_hash=True)
class Clause:
    """What the clause of a figure is about.

    Attributes:
        start, end: the noun phrase.
        verb: the finite verb, in small letters; empty where the clause has none of its own.
        after: where the verb ends; for a clause without one, where the noun phrase does.
        holder: what has what the phrase names: a fund with a scale of, each with an investment.
    """

    start: int
    end: int
    verb: str
    after: int
    holder: tuple[int, int] | None = None


class ClauseReader:
    """Finds clauses in the sentences of one text."""

    def __init__(self, language: Pack) -> None:
        """Compile the verbs and joining words of a pack."""
        self.text = self._low = ""
        self.stops = frozenset(str(w).lower() for w in language.names["stops"])
        table = language.clauses.get("clauses")
        self.works = bool(table)
        self._names: list[tuple[int, int]] = []
        self._language = language
        self._masks: ClauseMasks
        self._last: tuple[Any, int, Clause | None] = None, -1, None
        self._begun: tuple[str, int, int, int] = "", 0, 0, 0
        if not table:
            return
        verbs = longest_first(table["verbs"])
        self._passive = compiled(rf"(?:{longest_first(table['passive'])})\b")
        modals = [str(modal) for modal in table["modals"]]
        last = "".join(sorted({modal[-1] for modal in modals}))
        bases = "|".join(rf"(?<=\b{modal} )[a-z]+" for modal in modals)
        bases = rf"(?<=[{last}] )(?:{bases})"  # one look back spares most words one for each modal
        self._verb = compiled(
            rf"\b(?<![\w'’-])(?:(?:{longest_first(table['auxiliaries'])})\s+)*"
            rf"(?:(?:{longest_first(table['adverbs'])}|\w+ly)\s+)*"
            rf"(?P<verb>{bases}|{verbs}|costs?(?=\s+$)|{longest_first(table['auxiliaries'])})(?![\w’'-])"
        )
        joins = longest_first(table["joins"])
        self._join = compiled(rf"(?<!\w)(?:{joins}|{table['joins_like']})(?!\w)", re.I)
        self._pointer = compiled(rf"\s(?=(?:{longest_first(table['pointers'])})\s)", re.I)
        before = longest_first([*table["prepositions"], *table["governing"]])
        self._governed = compiled(rf"(?<![\w'’])(?:{before})\s$", re.I)
        self._ago = compiled(str(table["ago"]), re.I)
        self._list = compiled(rf"\s(?:{longest_first(table['listing'])})\s", re.I)
        self._with = compiled(rf"\s(?:{longest_first(table['holding'])})\s+", re.I)
        self._inner = frozenset(map(str, table["inner"]))
        self._begins = compiled(
            rf"(?:{longest_first(table['prepositions'])})\s.*\s"
            rf"(?=(?:{longest_first(table['determiners'])})(?:\s|$))",
            re.I,
        )
        self._preposition = compiled(rf"(?:{longest_first(table['prepositions'])})(?!\w)", re.I)
        self._lead = compiled(
            rf"(?:\s*(?:{joins}|\w+ly|{longest_first(table['leads'])})(?![\w-]))+", re.I
        )
        self._tells = kept_pattern(str(table["tells"]), re.I)
        self._insert = compiled(rf"\s*(?:{longest_first(table['inserts'])})(?!\w)", re.I)
        self._apposed = compiled(r"\s*(?:an?|one)\s", re.I)
        self._goes_on = compiled(rf"\s*(?:{longest_first(table['continues'])})(?!\w)", re.I)
        self._leading = LeadingWords([str(words) for words in table["before_figure"]])
        self._no_name = compiled(rf"\s*(?:{longest_first(table['no_names'])})(?!\w)", re.I)

    def reading(self, text: str) -> "ClauseReader":
        """Give a reader of one text, which shares what was compiled."""
        reader = copy(self)
        reader.text, reader._low = text, small_letters(text)
        if self.works:
            reader._masks = ClauseMasks(self._language, text, reader.verb_in)
        return reader

    def of(self, sentence: Any, at: int) -> Clause | None:
        """Give the clause of the figure at a place; None where nothing is told by a clause."""
        if not self.works:
            return None
        if self._last[0] is not sentence or self._last[1] != at:
            self._last = sentence, at, self._find(sentence, at)
        return self._last[2]

    def _find(self, sentence: Any, at: int) -> Clause | None:
        masked = self._masks.of(sentence, at)
        small = lower(masked)
        pieces = self._pieces(masked)
        base, looks_back = sentence.start, False
        predicate = "", 0
        names = self._names = self._masks.names
        for i in range(len(pieces) - 1, -1, -1):
            low, high = pieces[i]
            if not masked[low:high].strip():
                continue
            if masked[high : high + 1] in (":", ";", ".") and not looks_back:
                return None
            last = i == len(pieces) - 1
            verbs = [
                v
                for v in self._verb.finditer(small, low, high)
                if not self._governed.search(masked, max(low, v.start() - 12), v.start())
                and not self._in_name(v, names)
            ]
            if looks_back and (
                self._insert.match(masked, low, high)
                or self._preposition.match(masked[low:high].lstrip())
            ):
                continue
            if (last or looks_back or not masked[high:].strip(" ,")) and (
                named := self._behind_figure(masked, low, high, verbs, last)
            ):
                return self._clause(masked, *named, "", named[1], base)
            found = self._with_verb(masked, low, verbs, base)
            if found is not None and not (looks_back and self._apposed.match(masked, low, high)):
                return self._listed(masked, pieces[:i], found, base)
            if verbs:
                if not looks_back and self._starts(masked, low, verbs[0].start()):
                    looks_back = True
                    predicate = verbs[0]["verb"].lower(), base + verbs[0].end()
                continue
            if last and (named := self._gapped(masked, low, high)):
                name = self._clause(masked, *named, "", named[1], base)
                holds = self._with.search(masked, low, named[0])
                if holds is None:
                    return name
                owner = self._clause(masked, low, holds.start(), "", 0, base)
                return replace(name, holder=(owner.start, owner.end))
            if looks_back and self._apposed.match(masked, low, high):
                continue
            if not last and self._is_name(masked, low, high):
                while looks_back and i and self._is_name(masked, *pieces[i - 1]):
                    if "#" in masked[slice(*pieces[i - 1])] or masked[pieces[i - 1][1]] != ",":
                        break
                    i -= 1
                    low, high = pieces[i]  # the private economy, the engine of Foshan, …
                name = self._clause(masked, low, high, "", high, base)
                return replace(name, verb=predicate[0], after=max(name.after, predicate[1]))
        return None

    def _in_name(self, verb: re.Match[str], names: list[tuple[int, int]]) -> bool:
        """Say whether a verb is part of a known name: value added, but not is valued at."""
        at, end = verb.start("verb"), verb.end()
        for a, b in names:
            if a <= at and end <= b and b - a > end - at:
                return a != at or self._passive.match(verb[0]) is None
        return False

    def _listed(
        self, masked: str, pieces: list[tuple[int, int]], found: Clause, base: int
    ) -> Clause:
        """Take in the names before the last of a list: batteries, modules and turbines rose."""
        if self._list.search(self.text, found.start, found.end) is None:
            return found
        begin = None
        small = lower(masked)
        for low, high in reversed(pieces):
            plain = self._verb.search(small, low, high) is None and "#" not in masked[low:high]
            if masked[high] != "," or not plain or not self._is_name(masked, low, high):
                break
            if self._preposition.match(masked[low:high].lstrip()):
                break
            begin = low
            if base + low != found.start and self._join.match(masked[low:high].lstrip()):
                break
        if begin is None:
            return found
        start = base + self._begin(masked, begin, found.start - base)
        return replace(found, start=start) if start < found.start else found

    def name_start(self, low: int, high: int) -> int:
        """Give where a name begins behind the words that join or open clauses."""
        lead = self._lead.match(self.text, low, high)
        return self._skip(self.text, lead.end() if lead else low, high)

    def verb_in(self, low: int, high: int) -> re.Match[str] | None:
        """Give the first finite verb between two places."""
        return self._verb.search(self._low, low, high)

    def _pieces(self, masked: str) -> list[tuple[int, int]]:
        cuts = [0]
        for found in _BREAK.finditer(masked):
            cuts += [found.start(), found.end()]
        cuts.append(len(masked))
        return [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts) - 1, 2)]

    def _starts(self, masked: str, low: int, at: int) -> bool:
        lead = self._lead.match(masked, low, at)
        return not masked[lead.end() if lead else low : at].strip()

    def _with_verb(
        self, masked: str, low: int, verbs: list[re.Match[str]], base: int
    ) -> Clause | None:
        """Give the noun phrase before the last verb of a piece that has one."""
        for i in range(len(verbs) - 1, -1, -1):
            first = i
            while first and self._is_participle(masked, verbs[first - 1], verbs[i].start()):
                first -= 1
            if first == 0 and self._is_adjective(masked, low, verbs[i]):
                continue
            begin = verbs[first - 1].end() if first else low
            start = self._after_joins(masked, begin, verbs[i].start(), bool(first))
            if start is None:
                continue
            if self._is_name(masked, start, verbs[i].start()):
                stop = verbs[i].start()
                return self._clause(
                    masked, start, stop, verbs[i]["verb"].lower(), verbs[i].end(), base
                )
        return None

    def _after_joins(self, masked: str, begin: int, stop: int, behind: bool) -> int | None:
        """Give where the noun phrase before a verb begins: behind a figure or a joining word."""
        start = begin
        if "#" in masked[begin:stop]:
            start = masked.rindex("#", begin, stop) + 1
            join = self._join.search(masked, start, stop) or self._pointer.search(
                masked, start, stop
            )
            return join.end() if join else None
        for join in self._join.finditer(masked, begin, stop):
            if self._is_known(join.start() + 1):
                continue  # imports and exports
            if behind or not self._is_list(join[0]):
                start = join.end()
        return start

    def _is_list(self, word: str) -> bool:
        return word.lower() in ("and", "or", "as well as", "with")

    def _is_participle(self, masked: str, verb: re.Match[str], at: int) -> bool:
        """Say whether a verb only describes a noun before another verb: homes sold fell."""
        word = verb["verb"].lower()
        if not word.endswith(("ed", "n", "t", "old", "ade")) or word != verb[0].lower().strip():
            return False
        between = masked[verb.end() : at]
        return not between.strip() or self._insert.match(between) is not None

    def _is_adjective(self, masked: str, low: int, verb: re.Match[str]) -> bool:
        """Say whether a verb without a noun phrase before it begins one: added value."""
        word = verb["verb"].lower()
        return (
            word.endswith("ed")
            and self._starts(masked, low, verb.start())
            and (
                re.match(r" [a-z]+", masked[verb.end() :]) is not None
                and self._goes_on.match(masked, verb.end()) is None
            )
        )

    def _behind_figure(
        self, masked: str, low: int, high: int, verbs: list[re.Match[str]], last: bool
    ) -> tuple[int, int] | None:
        """Give a noun phrase that follows a figure and has no verb: and imports 540 billion."""
        if "#" not in masked[low:high]:
            return None
        start = masked.rindex("#", low, high) + 1
        if any(v.start() >= start for v in verbs):
            return None
        join = self._join.search(masked, start, high)
        if join is None:
            return None
        end = high
        if last:
            end = self._leading.begin(masked, join.end(), high)
        begin = join.end()
        if self._goes_on.match(masked, begin, end) or not self._is_name(masked, begin, end):
            return None
        return None if self._acts(masked, begin, end) else (begin, end)

    def _acts(self, masked: str, low: int, end: int) -> bool:
        """Say whether a stretch holds a participle that acts: reaching, leaving a deficit."""
        if "ing" not in masked[low:end]:
            return False
        return any(not self._is_known(m.start(1)) for m in _ACTING.finditer(masked, low, end))

    def _gapped(self, masked: str, low: int, high: int) -> tuple[int, int] | None:
        """Give the noun phrase right before a figure without a verb: imports 540 billion."""
        end = self._leading.begin(masked, low, high)
        lead = self._lead.match(masked, low, end)
        start = self._skip(masked, lead.end() if lead else low, end)
        if self._preposition.match(masked, start, end):
            return None
        for held in self._with.finditer(masked, start, end):
            start = held.end()  # each with an investment
        if not masked[start:end].strip() or "#" in masked[low:end]:
            return None
        acting = "ing" in masked[end:high]  # with coal output reaching …
        if self._goes_on.match(masked, start if acting else low, end):
            return None
        if self._goes_on.match(masked, start, end) or self._acts(masked, low, end):
            return None
        return (start, end) if self._is_name(masked, start, end) else None

    def _is_name(self, masked: str, start: int, end: int) -> bool:
        start = self._begin(masked, start, end)
        words = masked[start:end].split()
        if not words or len(words) > LONGEST_NAME or "#" in masked[start:end]:
            return False
        if self._insert.match(masked, start, end) or self._no_name.match(masked, start, end):
            return False
        first, last = words[0].lower(), words[-1].lower().rstrip(".")
        begins = first in self._inner or first not in self.stops or self._is_known(start)
        stop = len(masked[:end].rstrip()) - 1
        return begins and (last in self._inner or last not in self.stops or self._is_known(stop))

    def _is_known(self, at: int) -> bool:
        """Say whether a known name begins at a place: added value."""
        return any(low <= at < high for low, high in self._names)

    def _begin(self, masked: str, start: int, end: int) -> int:
        """Give where the name in a stretch begins: behind `and the`, `in real terms the`."""
        if self._begun[0] is not masked or self._begun[1:3] != (start, end):
            self._begun = masked, start, end, self._find_begin(masked, start, end)
        return self._begun[3]

    def _find_begin(self, masked: str, begin: int, end: int) -> int:
        while begin < end and not masked[begin].isalnum():
            begin += 1
        lead = self._lead.match(masked, begin, end)
        begin = self._skip(masked, lead.end() if lead else begin, end)
        if told := self._tells.match(masked, begin, end):
            lead = self._lead.match(masked, told.end(), end)
            begin = self._skip(masked, lead.end() if lead else told.end(), end)
        if time := self._ago.match(masked, begin, end):
            begin = time.end()
        if self._preposition.match(masked, begin, end):
            found = self._begins.match(masked, begin, end)
            if found is None:
                return end
            lead = self._lead.match(masked, found.end(), end)
            begin = lead.end() if lead else found.end()
        return self._skip(masked, begin, end)

    def _skip(self, masked: str, begin: int, end: int) -> int:
        while begin < end and masked[begin].isspace():
            begin += 1
        return begin

    def _clause(
        self, masked: str, start: int, end: int, verb: str, after: int, base: int
    ) -> Clause:
        start = self._begin(masked, start, end)
        while start < end and not masked[start].isalnum():
            start += 1
        while end > start and not masked[end - 1].isalnum():
            end -= 1
        return Clause(base + start, base + end, verb, base + after)


@cache
def clause_reader(code: str) -> ClauseReader:
    """Give the compiled reader of a language."""
    from jiqun.lang import pack

    return ClauseReader(pack(code))
