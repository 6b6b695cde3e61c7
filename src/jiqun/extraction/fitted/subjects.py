"""Candidates for what a figure is of, and what speaks for each.

Candidates are the noun phrases of the sentence and of the one before it, what the figures before
were of, what the text tells most of, nothing at all, and what the grammar chose. A conditional
logit (McFadden 1974) chooses among them.
"""

import re
from collections.abc import Iterator, Sequence

from jiqun.extraction.figures import longest_first
from jiqun.extraction.fitted.choices import Candidate
from jiqun.extraction.fitted.surroundings import Case, Surroundings, kind_of_unit, parts_of
from jiqun.extraction.state import Draft, Slot

REMEMBERED = 4
"""How many subjects told before are candidates: our choice."""
LONGEST_CUT = 4
"""Words of the beginning or end of a longer phrase that is a candidate of its own: our choice."""
MOST_JOINED = 2
"""Phrases that may be joined to another by `of` or `and`: our choice."""
FAR = 20
"""Words that a phrase of the sentence before counts as away: our choice."""
_AWAY = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))


class SubjectFinder:
    """Finds candidates in texts of one language."""

    def __init__(self, function_words: Sequence[str], joins: Sequence[str], spaced: bool) -> None:
        """Keep the words that end a noun phrase, and those that join two."""
        self._spaced = spaced
        self._closed = frozenset(function_words)
        self._joins = frozenset([*joins, ","])
        self._passed = self._joins | {"the"}
        self._ends = re.compile(rf"[^\u3400-\u9fffA-Za-z]|{longest_first(function_words)}")

    def candidates(self, case: Case) -> dict[str | None, Candidate]:
        """Give the candidates of a figure by their labels."""
        found: dict[str | None, Candidate] = {}
        draft, s = case.draft, case.words
        indicator = str(draft.value("indicator") or "-")
        measure = draft.value("measure") or "level"
        context = f"{kind_of_unit(draft)}{measure}"
        for first, last in self._phrases(s, *case.window()):
            start, end = s.starts[first], s.ends[last - 1]
            if start < draft.end and end > draft.start:
                continue
            label = s.text[start:end]
            known = self._of_phrase(case, first, last, context, indicator)
            found.setdefault(label, Candidate(Slot(label, start, end))).known.update(known)
        _add_told(found, case, context, indicator)
        for rank, (label, share) in enumerate(case.whole.common["subject"]):
            found.setdefault(label, Candidate(Slot(label))).known.update(
                ("common", f"common{rank}", f"common:{share:.1f}")
            )
        found.setdefault(None, Candidate(Slot(None))).known.update(
            (f"none:{context}", f"none:{indicator}", f"none:{indicator}:{measure}")
        )
        _add_own(found, draft, context, indicator)
        return found

    def _phrases(self, s: Surroundings, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Give runs of words that may be a noun phrase, joined runs, and their ends."""
        runs = [*(self._runs if self._spaced else self._pieces)(s, start, stop)]
        seen = set()
        for number, (first, last) in enumerate(runs):
            ends = [last, *self._joined(s, runs, number)]
            least = 1 if self._spaced else 2
            cuts = [(first, x) for x in range(first + least, min(last, first + LONGEST_CUT + 1))]
            cuts += [(x, last) for x in range(max(first + 1, last - LONGEST_CUT), last - least + 1)]
            for phrase in [*((first, end) for end in ends), *cuts]:
                if phrase not in seen:
                    seen.add(phrase)
                    yield phrase

    def _runs(self, s: Surroundings, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Give runs of words that are no function words."""
        first = None
        for n in range(start, stop):
            if s.tokens[n][0].isalpha() and s.tokens[n].lower() not in self._closed:
                first = n if first is None else first
            elif first is not None:
                yield first, n
                first = None
        if first is not None:
            yield first, stop

    def _pieces(self, s: Surroundings, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Give runs of characters between marks, numbers and function words."""
        at, last = s.starts[start], s.ends[stop - 1]
        for end in [*self._ends.finditer(s.text, at, last), None]:
            upto = end.start() if end else last
            first, behind = s.behind(at), s.before(upto)
            if behind - first > 1:
                yield first, behind
            at = end.end() if end else last

    def _joined(
        self, s: Surroundings, runs: Sequence[tuple[int, int]], number: int
    ) -> Iterator[int]:
        last = runs[number][1]
        for first, end in runs[number + 1 : number + 1 + MOST_JOINED]:
            between = [token.lower() for token in s.tokens[last:first]]
            if not 1 <= len(between) <= 2 or between[0] not in self._joins:
                return
            if any(token not in self._passed for token in between):
                return
            yield end
            last = end

    def _of_phrase(
        self, case: Case, first: int, last: int, context: str, indicator: str
    ) -> list[str]:
        s, draft = case.words, case.draft
        start, end = s.starts[first], s.ends[last - 1]
        before = s.tokens[first - 1].lower() if first else "^"
        behind = s.tokens[last].lower() if last < len(s.tokens) else "$"
        low, high = (draft.end, start) if start > draft.start else (end, draft.start)
        between = s.tokens[s.behind(low) : s.before(high)]
        side = "prev" if start < case.at else "L" if end <= draft.start else "R"
        gap = len(between) if side != "prev" else FAR
        away = next((name for most, name in _AWAY if gap <= most), "9+")
        unit = kind_of_unit(draft)
        other = any(low <= d.start < high for d in case.beside)
        words = s.words[first : last if self._spaced else last - 1]
        one, two = s.tokens[first], s.tokens[last - 1]
        known = [
            side,
            f"{side}{away}",
            f"{side}{away}:{unit}",
            f"{side}:other{other}",
            f"{side}:bef:{before}",
            f"{side}:aft:{behind}",
            f"{side}:{context}",
            f"{side}:{indicator}",
            f"{side}{away}:{indicator}",
            f"len{min(6, len(words))}",
            f"{side}first{start == case.at or not s.text[case.at : start].strip()}",
            f"clause:{side}:{',' in between or ';' in between}",
            f"{side}{away}:bef:{before}",
            f"lastsuf:{two[-3:].lower()}",
            f"firstsuf:{one[-3:].lower()}",
            f"cap:{side}:{one[0].isupper()}",
            f"last:{words[-1]}",
            f"first:{words[0]}",
            f"lastu:{unit}:{words[-1]}",
            f"maxL:{before in self._closed or not before[0].isalpha()}",
            f"maxR:{behind in self._closed or not behind[0].isalpha()}",
            *(f"w:{word}" for word in words),
        ]
        if gap <= 3 and side == "L":
            known.append(f"gapL:{' '.join(between).lower()}")
        elif gap <= 2 and side == "R":
            known.append(f"gapR:{' '.join(between).lower()}")
            known.append(f"gapR:{unit}:{' '.join(between).lower()}")
        return known


def _add_told(found: dict[str | None, Candidate], case: Case, context: str, indicator: str) -> None:
    """Add what the figures before were of, the nearest first."""
    seen: list[str | None] = []
    for before in reversed(case.told):
        slot = before.slots.get("subject")
        label = slot.value if slot is not None else None
        if label in seen:
            continue
        seen.append(label)
        if len(seen) > REMEMBERED:
            return
        if slot is None or label is None:
            continue
        rank = len(seen)
        alike = before.value("indicator") == case.draft.value("indicator")
        known = [
            f"told{rank}",
            f"told{rank}:here{before.start >= case.at}",
            f"told:{context}",
            f"told{rank}:{indicator}",
            f"told:alike{alike}",
            *(f"tw:{word}" for word in parts_of(label)),
        ]
        found.setdefault(label, Candidate(slot.inherited())).known.update(known)


def _add_own(
    found: dict[str | None, Candidate], draft: Draft, context: str, indicator: str
) -> None:
    """Mark what the grammar chose."""
    slot = draft.slots.get("subject") or Slot(None)
    known = [
        "own",
        f"own:{slot.how}",
        f"own:{slot.how}:{indicator}",
        f"own:{context}",
        f"own:none{slot.value is None}:{indicator}",
        f"own:none{slot.value is None}:{context}",
        *(f"ow:{word}" for word in parts_of(slot.value)),
    ]
    found.setdefault(slot.value, Candidate(slot)).known.update(known)
