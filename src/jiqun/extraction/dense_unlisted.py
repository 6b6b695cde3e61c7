"""Find the town or zone that a Chinese text is on where no list has it: 柳市镇, 小蓝经济技术开发区.

No list has the 40,000 towns and the parks with names of their own. A text on one says so by its
title and by 全镇 or 园区; the English name is the Chinese one in pinyin (GB/T 28039-2011), behind
the name of the city where that stands before it, with the word for its kind where it is a zone.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from jiqun.extraction.dense_areas import headlines
from jiqun.extraction.dense_towns import is_known, latin
from jiqun.extraction.figures import longest_first
from jiqun.extraction.marks import Lexicon
from jiqun.extraction.state import INHERITED, Slot
from jiqun.lang import Forms, Pack

_ZH = Forms("zh", "forms", "unlisted")

HEAD = 400
"""Characters of a beginning in which a text on a town names it: our choice."""
OFTEN = 2
"""Times that a text names the town or zone it is on: our choice."""
RETURNS = 3
"""Times that a text on a port names it: our choice."""
SHORTEST, LONGEST = 2, 3
"""Characters of the own name of a town or zone: our choice, nearly all have as many."""


@dataclass(frozen=True, slots=True)
class UnlistedMain:
    """The place that a text is on, and the names by which the text calls it.

    Attributes:
        slot: its canonical name, at its first mention.
        names: Chinese name → canonical name.
    """

    slot: Slot
    names: Mapping[str, str]


def find_unlisted(pack: Pack, lexicon: Lexicon, text: str) -> UnlistedMain | None:
    """Give the town or zone that a text is on and that no list has; None where there is none."""
    zones = pack.names.get("zone_words", {})
    if pack.spaced or not zones:
        return None
    return _zone(zones, lexicon, text) or _town(lexicon, text) or _port(lexicon, text)


def _town(lexicon: Lexicon, text: str) -> UnlistedMain | None:
    """Give the town that a text on it calls 全镇, by its name in the beginning."""
    own = len(_ZH.all_town.findall(text))
    if own == 0 or own < len(_ZH.all_of_a_county.findall(text)):
        return None
    told: Counter[str] = Counter()
    first: dict[str, int] = {}
    title = next((line for line in text.split("\n") if line.strip()), "")
    for found in (*_ZH.town.finditer(text, 0, HEAD), *_ZH.people.finditer(text, 0, HEAD)):
        name = _whole_name(text, found["name"])
        if name is None or is_known(lexicon, name) or _ZH.no_town.search(name):
            continue
        told[name] += 1 + 2 * (name in title)
        first.setdefault(name, text.find(name))
    best = next(iter(told.most_common(1)), None)
    if best is None or (text.count(best[0]) < OFTEN and best[0] not in title):
        return None
    name, english = best[0], latin(best[0])
    at = first[name]
    slot = Slot(english, at, at + len(name), INHERITED)
    return UnlistedMain(slot, dict.fromkeys((f"{name}镇", name), english))


def _port(lexicon: Lexicon, text: str) -> UnlistedMain | None:
    """Give the port that a headline names and that the text, which tells of no city, returns to."""
    if _ZH.whole_city.search(text) is not None:
        return None
    for start, line in headlines(text):
        for found in _ZH.port.finditer(line):
            name, low = found["name"], start + found.start()
            place, port = lexicon.meaning(name), f"{name}{found['kind']}"
            known = lexicon.meaning(port)
            if place is None or place.area is None or (known is not None and known.area):
                continue
            if text.count(port) < RETURNS:
                continue
            english = f"{latin(name)} Port"
            return UnlistedMain(
                Slot(english, low, low + len(port), INHERITED), {port: english, name: english}
            )
    return None


def _whole_name(text: str, run: str) -> str | None:
    """Cut a town's name from the words before it: the shortest end that stands elsewhere too."""
    for length in (SHORTEST, LONGEST):
        name = run[-length:]
        if len(name) == length and text.count(name) >= OFTEN:
            return name
    return run if len(run) == SHORTEST else None


def _zone(zones: Mapping[str, str], lexicon: Lexicon, text: str) -> UnlistedMain | None:
    """Give the zone with a name of its own that a headline names, of a text that says 园区."""
    if _ZH.of_the_zone.search(text) is None:
        return None
    kinds = longest_first(w for w in zones if _ZH.too_short.fullmatch(w) is None)
    for start, line in headlines(text):
        for found in re.finditer(rf"(?P<own>[\u4e00-\u9fff]{{2,10}}?)(?P<kind>{kinds})", line):
            run, low = found["own"], start + found.start()
            base, name = _parts(lexicon, text, low, low + len(run))
            if name is None or is_known(lexicon, name) or _ZH.no_name.search(name):
                continue
            if text.count(name) < OFTEN:
                continue
            words = [*([base] if base else ()), latin(name), zones[found["kind"]]]
            english = " ".join(words)
            at = low + len(run) - len(name)
            slot = Slot(english, at, low + len(found[0]), INHERITED)
            short = {name + word for word in zones if name + word in text}
            return UnlistedMain(slot, dict.fromkeys((*short, name + found["kind"]), english))
    return None


def _parts(lexicon: Lexicon, text: str, low: int, high: int) -> tuple[str, str | None]:
    """Give the listed place that opens a run of characters, and the name behind it."""
    marks = [m for m in lexicon.find(text, low, high) if m.meaning.area and m.start == low]
    base = max(marks, key=lambda m: m.end, default=None)
    name = text[base.end if base else low : high]
    name = name.removeprefix("市").removeprefix("县")
    fits = SHORTEST <= len(name) <= LONGEST
    return (str(base.meaning.area) if base else ""), name if fits else None
