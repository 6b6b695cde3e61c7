"""Candidates for the place that a figure is of, and what speaks for each.

Candidates are the places that the sentence names, and the sentences and headings before it; those
of figures before; the place that the text is about, and what it lies in; none, and what the
grammar chose.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from jiqun.data import catalogue
from jiqun.extraction.fitted.choices import Candidate, Group
from jiqun.extraction.fitted.surroundings import Case, ReadSentence, parts_of
from jiqun.extraction.state import Slot, country_of, is_ancestor, province_of

_SPELT = re.compile(
    r"[A-Z][\w'’-]*\w(?: (?:(?:of|de|del|da|do|la|el|and the|the|&) )?[A-Z][\w'’-]*\w){0,5}"
)
"""What may be the name of a place that we do not list, in languages with capitals."""
_GOES_ON = re.compile(
    r"(?:['’]s)?(?:[,.:]| [-–—] | (?:is|are|was|has|had|have|itself|alone|also)\b)"
)
"""What follows the name that a paragraph opens with where it is the paragraph's place."""
_TYPES = re.compile(
    r"(?i)\b(?:zone|park|county|province|district|city|area|port|region|base|valley|island|town"
    r"|village|prefecture|state|municipality|corridor|cluster)$"
)
_TIMES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4])\b"
)
MOST_SPELT = 6
"""Such names of a sentence, or of the first of a paragraph, that are looked at: our choice."""
HEAD = 160
"""Characters of a paragraph in which its first names are looked for: our choice."""
OFTEN = 8
"""What counts as often: our choice."""
REMEMBERED = 3
"""How many places told before are candidates: our choice."""
LEFT, RIGHT = 10, 6
"""Words before and behind a figure that are weighed: our choice."""
_AWAY = ((0, "0"), (1, "1"), (4, "2-4"), (9, "5-9"), (19, "10-19"))

Found = dict[str | None, Candidate]


def areas(case: Case) -> Found:
    """Give the candidates of a figure by the names of places."""
    draft, home = case.draft, case.whole.home
    slot = draft.slots.get("area") or Slot(None)
    found: Found = {}
    kinds = (case.context, f"indicator:{case.indicator}")
    of = draft.value("subject")
    own = f"own:{slot.how}"
    _add(found, slot, own, kinds)
    _add(found, Slot(None), "none", (*kinds, own))
    if home is not None:
        _add(found, Slot(home), "home", (*kinds, own))
        for rank, wider in enumerate(_wider(home)):
            _add(found, Slot(wider), f"wider{rank}", (*kinds, own))
    _add_told(found, case, own)
    _add_named(found, case, own)
    _add_spelt(found, case, own)
    for back, sentence in enumerate(case.whole.before):
        same = "\n" not in case.whole.text[sentence.end : case.at]
        for n, area in enumerate(_named(sentence)):
            _add(found, Slot(area), f"back{back}", (f"{same}", f"{same}:{n == 0}", own))
    for sentence in case.whole.headings:
        for area in _named(sentence):
            _add(found, Slot(area), "heading", (own,))
    left, right = case.around(LEFT, RIGHT)
    near = [*(f"L:{word}" for word in left), *(f"R:{word}" for word in right)]
    near += [f"of:{word}" for word in parts_of(of)] or ["of:NONE"]
    opener = _opener(case)
    for area, candidate in found.items():
        form = relation(area, home)
        kind = kind_of(area)
        candidate.add(form, f"{form}:{kind}", *(f"{form}:{told}" for told in kinds))
        candidate.add(f"{form}:{own}", f"is:{kind}")
        mine = opener is not None and area is not None and opener == area
        led = "mine" if mine else "none" if opener is None else relation(opener, home)
        candidate.add(f"{form}:opener:{led}", f"{form}:opener:{led}:{own}")
        if area is not None:
            here = _is_told(area, case.whole.text[case.at : case.sentence.end])
            there = here or _is_told(area, case.whole.text[_begins(case) : case.at])
            candidate.add(f"{form}:here{here}:there{there}", f"here{here}:there{there}:{led}")
        candidate.groups.append(Group(partial(_beside, form, near)))
    return found


def _wider(home: str) -> list[str]:
    """Give what a place lies in, the nearest first."""
    outer = dict.fromkeys((province_of(home), country_of(home)))
    return [name for name in outer if name is not None and name != home]


def _begins(case: Case) -> int:
    """Give where the paragraph of a figure begins."""
    return case.whole.text.rfind("\n", 0, case.at) + 1


def _is_told(area: str, text: str) -> bool:
    known = catalogue().areas.get(area)
    return area in text or (known is not None and known.zh in text)


def _opener(case: Case) -> str | None:
    """Give the place that the paragraph opens with, be it listed or only spelt like a name."""
    text, first = case.whole.text, _begins(case)
    for sentence in (case.sentence, *case.whole.before):
        for mark in sentence.marks:
            if mark.meaning.area and first <= mark.start and not text[first : mark.start].strip():
                return mark.meaning.area
    if not case.spaced:
        return None
    found = _SPELT.match(text, first, first + HEAD)
    if found is None:
        return None
    name = found[0].removesuffix("'s").removesuffix("’s")
    return name if _GOES_ON.match(text, found.end()) else None


def _beside(form: str, near: Iterable[str]) -> list[str]:
    return [f"{form}:{name}" for name in near]


@lru_cache(maxsize=4096)
def relation(area: str | None, home: str | None) -> str:
    """Give how a place lies to the one that the text is about.

    >>> relation("China", "Wuxi"), relation("Wuxi", "Jiangsu"), relation("Kenya", "Wuxi")
    ('over', 'in', 'other')
    """
    if area is None:
        return "none"
    if home is None:
        return "free"
    if area == home:
        return "home"
    if is_ancestor(area, home):
        return "over"
    return "in" if is_ancestor(home, area) else "other"


def kind_of(area: str | None) -> str:
    """Give the kind of a place: country, province, county; `unknown` where we do not list it."""
    if area is None:
        return "none"
    known = catalogue().areas.get(area)
    return "unknown" if known is None else known.kind


def _add(found: Found, slot: Slot, kind: str, told: Iterable[str]) -> None:
    one = found.get(slot.value)
    if one is None:
        one = found[slot.value] = Candidate(slot)
    one.add(kind, *(f"{kind}:{name}" for name in told))


def _add_told(found: Found, case: Case, own: str) -> None:
    """Add the places of figures before, the nearest first."""
    seen: list[str | None] = []
    for before in reversed(case.told):
        slot = before.slots.get("area")
        if slot is None or slot.value in seen:
            continue
        seen.append(slot.value)
        if len(seen) > REMEMBERED:
            return
        same = "\n" not in case.whole.text[before.end : case.draft.start]
        where = "sentence" if before.start >= case.at else "paragraph" if same else "far"
        alike = before.value("subject") == case.draft.value("subject")
        told = (where, f"{where}:{own}", f"{where}:{alike}", slot.how)
        _add(found, slot.inherited(), f"told{len(seen)}", told)


def _named(sentence: ReadSentence) -> Iterator[str]:
    """Give the places that a sentence names, each once."""
    named = (mark.meaning.area for mark in sentence.marks)
    return iter(dict.fromkeys(area for area in named if area is not None))


def _add_named(found: Found, case: Case, own: str) -> None:
    """Add the places that the sentence names."""
    s, draft = case.words, case.draft
    for mark in case.sentence.marks:
        area = mark.meaning.area
        if area is None or (mark.start < draft.end and draft.start < mark.end):
            continue
        behind = mark.start >= draft.end
        low, high = (draft.end, mark.start) if behind else (mark.end, draft.start)
        gap = max(0, s.before(high) - s.behind(low))
        away = next((name for most, name in _AWAY if gap <= most), "20+")
        side = "R" if behind else "L"
        first, last = s.behind(mark.start), s.behind(mark.end)
        led = s.words[first - 1] if first else "^"
        follows = s.words[last] if last < len(s.words) else "$"
        other = any(low <= d.start < high for d in case.beside)
        opens = not s.text[case.at : mark.start].strip()
        told = (away, f"led:{led}", f"follows:{follows}", f"other{other}", f"other{other}:{away}")
        more = (f"opens{opens}", f"opens{opens}:other{other}", own, case.context)
        _add(found, Slot(area, mark.start, mark.end), f"named{side}", (*told, *more))


def _add_spelt(found: Found, case: Case, own: str) -> None:
    """Add names that may be of places: of the sentence, and those its paragraph opens with."""
    if not case.spaced:
        return
    text, at = case.whole.text, case.at
    first = text.rfind("\n", 0, at) + 1
    known = [(m.start, m.end) for m in case.sentence.marks if m.meaning.area]
    for start, end, kind in (
        (at, case.sentence.end, "spelt"),
        (first, min(at, first + HEAD), "led"),
    ):
        matches = [*_SPELT.finditer(text, start, end)][:MOST_SPELT]
        for number, match in enumerate(matches):
            low, high = match.span()
            name = match[0].removeprefix("The ").removesuffix("'s").removesuffix("’s")
            if any(a < high and low < b and b - a >= len(name) for a, b in known):
                continue
            opens = not text[start:low].strip()
            if _TIMES.search(name):
                continue
            ended = _TYPES.search(name)
            ends = ended[0].lower() if ended else "name"
            titled = any(name in text[h.start : h.end] for h in case.whole.headings)
            led = text[max(start, low - 12) : low].rpartition(" ")[0].rpartition(" ")[2].lower()
            follows = text[high : high + 12].split(" ")
            behind = follows[0] or (follows[1] if len(follows) > 1 else "")
            side = "L" if high <= case.draft.start else "R"
            often = min(case.whole.often(name), OFTEN)
            told = (
                *(f"opens{opens}", f"{number}", f"ends:{ends}", f"led:{led}"),
                *(f"behind:{behind.lower()}", f"often{often}", f"words{name.count(' ')}", own),
                *(side, f"{side}:{led}", f"opens{opens}:{behind.lower()}", f"titled{titled}"),
                *(f"opens{opens}:ends:{ends}", f"titled{titled}:ends:{ends}"),
                *(f"of{name == case.draft.value('subject')}", f"opens{opens}:often{often}"),
            )
            _add(found, Slot(name, low, low + len(name)), kind, told)
