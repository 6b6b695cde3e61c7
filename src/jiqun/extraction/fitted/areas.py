"""Candidates for the place that a figure is of, and what speaks for each.

Candidates are the places that the sentence names, and the sentences and headings before it; those
of figures before; the place that the text is about, and what it lies in; none, and what the
grammar chose.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from jiqun.data import catalogue
from jiqun.extraction.fitted.choices import Candidate, Group
from jiqun.extraction.fitted.surroundings import Case, ReadSentence, parts_of
from jiqun.extraction.state import Slot, country_of, is_ancestor, province_of

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
    for back, sentence in enumerate(case.whole.before):
        same = "\\n" not in case.whole.text[sentence.end : case.at]
        for n, area in enumerate(_named(sentence)):
            _add(found, Slot(area), f"back{back}", (f"{same}", f"{same}:{n == 0}", own))
    for sentence in case.whole.headings:
        for area in _named(sentence):
            _add(found, Slot(area), "heading", (own,))
    left, right = case.around(LEFT, RIGHT)
    near = [*(f"L:{word}" for word in left), *(f"R:{word}" for word in right)]
    near += [f"of:{word}" for word in parts_of(of)] or ["of:NONE"]
    said = [f"S:{word}" for word in case.said()]
    for area, candidate in found.items():
        form = relation(area, home)
        candidate.add(form, f"{form}:{kind_of(area)}", *(f"{form}:{kind}" for kind in kinds))
        candidate.add(f"{form}:{own}", f"is:{kind_of(area)}")
        candidate.groups.append(Group(partial(_beside, form, near)))
        candidate.groups.append(Group(partial(_beside, form, said), (form, *case.window())))
    return found


def _wider(home: str) -> list[str]:
    """Give what a place lies in, the nearest first."""
    outer = dict.fromkeys((province_of(home), country_of(home)))
    return [name for name in outer if name is not None and name != home]


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
        same = "\\n" not in case.whole.text[before.end : case.draft.start]
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
