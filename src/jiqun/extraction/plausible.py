"""Tell names of things from other words: a name ends in a word that can be a noun."""

import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from jiqun.extraction.figures import longest_first
from jiqun.extraction.marks import lexicon
from jiqun.extraction.state import INHERITED, Draft, Slot, State
from jiqun.lang import Pack, pack
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Indicator, Measure

_WORD = re.compile(r"[^\W_](?:[\w'’&.-]*\w)?")
_RELATIVE = frozenset(("that", "which", "who", "whose"))
WHOLE = "total"
"""The label of all exports or all trade (claims.md)."""
NO_INDUSTRY = (Indicator.LAND, Indicator.POPULATION, Indicator.INCOME, Indicator.GDP)
"""What an industry told of before has none of."""
KEPT = 12
"""Things told before that words can point back to: our choice."""
ACTOR = 8
"""Characters before a lone verb in which who acts stands, such as which and that: our choice."""
NEAR = 16
"""Characters between a verb and its figure, for `at`, `by about`, a sign of money: our choice."""
_HOW = "ly"
"""Ending of what tells how or where things are made: locally made, newly built."""
_INNER = ("ed", "en")
"""Endings of verbs that may stand inside a name: newly listed firms, driven trains."""


class Names:
    """Judges the names that one language reads from its texts."""

    def __init__(self, language: Pack) -> None:
        """Take in the words of a pack that are no nouns."""
        table: Mapping[str, Any] = language.words
        self.works = bool(table)
        self._lexicon = lexicon(language.code)
        if not table:
            return
        self._verbs = frozenset(str(table["verbs"]).split())
        self._participles = frozenset(map(str, table["participles"]))
        self._acting = frozenset(str(table["acting"]).split())
        self._others = frozenset(str(table["others"]).split())
        peoples = language.names.get("demonyms", {}).values()
        self._peoples = frozenset(str(word).lower() for words in peoples for word in words)
        self._others |= self._peoples
        self._pronouns = frozenset(map(str, table["actors"]))
        self._joins = frozenset(map(str, language.names["connectors"]))
        self._generic = frozenset(map(str, table["generic"]))
        self._openers = frozenset(map(str, table["openers"]))
        phrases = language.clauses.get("noun_phrases") or {}
        self._frills = frozenset(map(str, phrases.get("frills", ())))
        self._determiners = frozenset(map(str, table["determiners"]))
        self._approximates = frozenset(map(str, table["approximates"]))
        self._actor = kept_pattern(rf"\b(?:{longest_first(table['actors'])}) $", re.I)
        self.is_name = lru_cache(maxsize=4096)(self._is_name)

    def _is_name(self, words: str) -> bool:
        """Say whether words can name a thing.

        >>> names("en").is_name("listed companies"), names("en").is_name("generate")
        (True, False)
        >>> names("en").is_name("surpassing the other states"), names("en").is_name("period")
        (False, False)
        """
        meaning = self._lexicon.meaning(words)
        if meaning is not None and meaning.subject:
            return True
        told = _WORD.findall(words)
        low = [word.lower() for word in told]
        if not low or " ".join(low) in self._generic or low[0] in self._openers:
            return False
        if all(word in self._generic or word in self._others for word in low):
            return False
        if not self._ends(told[-1], low[-1], len(low)):
            return False
        if low[0] in self._verbs and (len(low) == 1 or not low[0].endswith(_INNER)):
            return False
        if low[0] in self._acting and len(low) > 1 and low[1] in self._determiners:
            return False
        if not _RELATIVE.isdisjoint(low):
            return True
        return not any(self._goes_on(w) and not self._made(a, w) for a, w in pairwise(low[:-1]))

    def is_word(self, low: str) -> bool:
        """Say whether a word in small letters is a verb, or one that names nothing."""
        return self.works and (low in self._verbs or low in self._others)

    def names_nothing(self, words: str) -> bool:
        """Say whether words are but pronouns, adverbs and the like.

        >>> names("en").names_nothing("Together they"), names("en").names_nothing("Together")
        (True, True)
        """
        told = words.lower().split()
        return self.works and all(word in self._others or word in self._pronouns for word in told)

    def _goes_on(self, word: str) -> bool:
        """Say whether a word inside a name is a verb, with which the clause goes on."""
        return word in self._verbs and not word.endswith(_INNER)

    def _made(self, adverb: str, word: str) -> bool:
        """Say whether a participle stands in a name, behind how or where: locally made."""
        return word in self._participles and adverb.endswith(_HOW)

    def _ends(self, last: str, low: str, count: int) -> bool:
        """Say whether a name can end in a word."""
        if low not in self._verbs and low not in self._others:
            return True
        if count > 1 and (low.endswith("ed") or low in self._participles):
            return True  # firms surveyed, new homes sold
        meaning = self._lexicon.meaning(low)
        known = meaning is not None and bool(meaning.subject)
        return known or (last[:1].isupper() and count > 1)

    def settle(self, text: str, draft: Draft, before: Draft | None, state: State) -> None:
        """Give a draft whose subject is no name what the text spoke of before."""
        subject = draft.slots.get("subject")
        if not self.works or subject is None or subject.value is None:
            return
        words, kind = str(subject.value), draft.slots.get("indicator")
        acts = self._acts(text, draft, subject)
        if words == WHOLE or (not acts and self.is_name(words)):
            return
        if acts and " " in words:
            head = words.rsplit(" ", 1)[0]
            self._replace(draft, state, replace(subject, value=head))
            return
        beside = (
            kind is not None
            and subject.end is not None
            and (kind.start in (subject.end, subject.end + 1))
        )
        if beside and self._is_sort(words):
            return  # surveyed urban unemployment, online retail sales: what sort of it
        cut = self.trimmed(words)
        if cut or draft.value("unit") == "count" or draft.value("measure") is Measure.RANK:
            if cut:
                self._replace(draft, state, replace(subject, value=cut))
                return
            if kind is None or kind.value is not Indicator.EMPLOYMENT:
                return
        held = before.slots.get("subject") if before is not None else None
        if held is None or held.value is None or not self.is_name(str(held.value)):
            held = state.industry if draft.value("indicator") not in NO_INDUSTRY else None
        self._replace(draft, state, held.inherited() if held is not None else Slot(None))

    def settle_late(self, text: str, drafts: Sequence[Draft]) -> None:
        """Give amounts and rates whose subject turned out a lone verb that of the figure before.

        `Exports of 114.5 million pairs, generating revenue of $967 million`.
        """
        if not self.works:
            return
        for before, draft in pairwise(drafts):
            named, held = draft.slots.get("subject"), before.slots.get("subject")
            words = str(named.value) if named is not None else ""
            if named is None or held is None or " " in words or not words.endswith("ing"):
                continue
            known = self._lexicon.meaning(words)
            opens = named.start is not None and text.endswith((", ", " and "), 0, named.start)
            opens = opens and (known is None or not known.subject)
            if (opens or words in self._verbs) and draft.value("unit") != "count":
                draft.slots["subject"] = held.inherited()

    def _acts(self, text: str, draft: Draft, subject: Slot) -> bool:
        """Say whether a name ends in the verb of its clause: inventory ended at, which ploughs."""
        if subject.start is None or subject.end is None or subject.how == INHERITED:
            return False
        between = text[subject.end : draft.start]
        if not (subject.end < draft.start <= subject.end + NEAR) or set(between) & set(",;:.()"):
            return False
        head, _, last = text[subject.start : subject.end].rpartition(" ")
        if not str(subject.value).endswith(last):
            return False
        if head:
            return last in self._verbs and last.endswith("ed")
        if not self._approximates.issuperset(between.split()):
            return False
        return self._actor.search(text, max(0, subject.start - ACTOR), subject.start) is not None

    def _is_sort(self, words: str) -> bool:
        """Say whether words before an indicator tell a sort of it: online sales, not installed.

        >>> names("en")._is_sort("online"), names("en")._is_sort("respective")
        (True, False)
        >>> names("en")._is_sort("Chilean")
        False
        """
        low = words.lower()
        if low in self._generic or low in self._peoples:
            return False
        return low not in self._frills and (" " in words or not low.endswith("ed"))

    def trimmed(self, words: str) -> str:
        """Give a name without the verbs and adverbs behind it; empty where none is left.

        >>> names("en").trimmed("leading industries carry"), names("en").trimmed("generate")
        ('leading industries', '')
        >>> names("en").trimmed("market entities and sends goods")
        'market entities'
        """
        kept = words.split()
        verb = next((i for i, w in enumerate(kept) if i and self._goes_on(w.lower())), len(kept))
        kept = kept[: verb - (kept[verb - 1].lower() in self._joins)] if verb < len(kept) else kept
        while kept and not self._ends(kept[-1], kept[-1].lower().strip(".,"), len(kept)):
            kept.pop()
        left = " ".join(kept)
        return left if kept and left != words and self.is_name(left) else ""

    @staticmethod
    def _replace(draft: Draft, state: State, found: Slot) -> None:
        before = draft.slots["subject"]
        if state.subject is not None and state.subject.value == before.value:
            state.subject = found
        draft.slots["subject"] = found


class Antecedents:
    """Finds what one text means by `these zones`, `such a market`."""

    def __init__(self, language: Pack) -> None:
        """Take in the words that point back."""
        pointing = language.words.get("pointing")
        either = "|".join(map(str, pointing or ()))
        self._pointing = kept_pattern(rf"(?:{either or '(?!)'})\s+(?P<thing>\S.*)", re.I)
        self._told: deque[Slot] = deque(maxlen=KEPT)

    def settle(self, draft: Draft, state: State) -> None:
        """Give a draft whose subject only points back what it means, and keep what others name."""
        subject = draft.slots.get("subject")
        if subject is None or not isinstance(subject.value, str):
            return
        points = self._pointing.fullmatch(subject.value)
        if points is None:
            if subject.value != WHOLE:
                self._told.append(subject)
            return
        head = _single(points["thing"].split()[-1])
        meant = (s for s in reversed(self._told) if _single(str(s.value).split()[-1]) == head)
        found = next(meant, None)
        slot = found.inherited() if found else replace(subject, value=points["thing"])
        if state.subject is not None and state.subject.value == subject.value:
            state.subject = slot
        draft.slots["subject"] = slot


def _single(word: str) -> str:
    low = word.lower()
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")


@cache
def names(code: str) -> Names:
    """Give the judge of names of a language."""
    return Names(pack(code))
