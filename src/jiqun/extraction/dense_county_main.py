"""Find the county that a Chinese text is about, where it mostly goes by its short name.

News on a county says its province once, its full name once or never, and then its short name and
全县. The county is the text's place when it is told apart from its namesakes (by its full name, or
by the city or province around it) and is named more than what is around it, or is what 全县 means.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jiqun.data import Area, catalogue
from jiqun.extraction.dense_areas import counties_named, short_name
from jiqun.extraction.dense_place_ranking import dense_headlines
from jiqun.extraction.state import INHERITED, Slot, country_of, is_ancestor, province_of
from jiqun.lang import Forms
from jiqun.lang.patterns import kept_pattern

_ZH = Forms("zh", "forms", "county_main")

LEAD = 3000
"""Characters of a beginning in which a county is looked for: our choice."""
TITLE = 60
"""Characters of a beginning without headlines that are its title: our choice."""
HEADLINES = 150
"""Characters of headlines in which a title names its county: our choice."""
OFTEN = 3
"""Times that a short name tells its county without the place around it: our choice."""
SHORT = 2
"""Characters of names that other words may hold by chance: our choice."""
_NAMES_OF_OTHERS = "市县区旗镇乡州盟"


@dataclass(frozen=True, slots=True)
class _Told:
    """A county with how often a text names it, where first, and whether beyond doubt."""

    area: Area
    times: int
    at: int
    certain: bool


class CountyMain:
    """Chooses the county that one text is about."""

    def __init__(self, text: str, ordinary: frozenset[str]) -> None:
        """Keep the beginning, and the short names that are words of their own."""
        self.head = text[:LEAD]
        self.ordinary = ordinary
        lines = dense_headlines(self.head)
        self.title_end = min(lines[-1][1] if lines else TITLE, HEADLINES)

    def find(self, found: Slot | None, is_named: Callable[[int, str], bool]) -> Slot | None:
        """Give the county that the text is about, where it is not `found`; None where none is.

        Args:
            found: the place that the lists know the text by.
            is_named: whether another place of the lists than one given covers a position.
        """
        home = str(found.value) if found is not None else None
        known = catalogue().areas
        if home is not None and (home not in known or known[home].kind == "county"):
            return None
        abroad = home if home is not None and country_of(home) == home != "China" else None
        home = None if abroad is not None else home
        told = sorted(self._told(home, is_named), key=lambda t: (-t.times, t.at))
        if not told or (len(told) > 1 and told[1].times == told[0].times and told[1].certain):
            return None
        best = told[0]
        meant_by_all = best.at < self.title_end and self._means_all_of(best.area)
        least = 0 if meant_by_all else OFTEN - 1
        if abroad is not None and best.times <= max(least, self.head.count(known[abroad].zh)):
            return None  # trains from Alashankou that go to Germany
        if home is not None and not is_ancestor(home, best.area.name):
            return None
        wholes = _ZH.entry("wholes")
        whole = kept_pattern(wholes.get(best.area.zh[-1], wholes["市"]))
        meant = len(whole.findall(self.head))
        around = self._times(home)
        wider = len(_ZH.province.findall(self.head))
        if wider > meant or (not meant and best.times <= around):
            return None
        in_city = home is not None and known[home].kind == "prefecture"
        if in_city and best.area.zh[-1] == "市" and best.times <= around:
            return None  # 全市 is of the city around it
        return Slot(best.area.name, best.at, best.at + 2, INHERITED)

    def _told(self, home: str | None, is_named: Callable[[int, str], bool]) -> Iterator[_Told]:
        for short, places in counties_named(self.head):
            ats = [m.start() for m in re.finditer(re.escape(short), self.head)]
            fits = [p for p in places if self._fits(p, short, home)]
            fits = [p for p in fits if not self._is_of_the_city(p, short)]
            sure = [p for p in fits if self._is_certain(p, short)]
            if len(sure or fits) != 1:
                continue
            place = (sure or fits)[0]
            mine = [at for at in ats if self._is_of(place, short, at)]
            mine = [at for at in mine if not is_named(at, place.name)]
            known = sure and (self.head.startswith(short) or self._has_people(short))
            if short in self.ordinary and not (known or self._has_people(short, OFTEN - 1)):
                mine = [at for at in mine if self.head.startswith(place.zh, at)]
            if not sure and len(short) <= SHORT:
                mine = [at for at in mine if _ZH.before.search(self.head, 0, at)]
            if not mine:
                continue
            titled = mine[0] < self.title_end and len(short) > 1
            alone = titled or (home is None and self._means_all_of(place))
            if sure or len(mine) >= OFTEN or (alone and len(places) == 1):
                yield _Told(place, len(mine), mine[0], bool(sure))

    def _has_people(self, short: str, often: int = 1) -> bool:
        """Say whether a text speaks of people from a place, so that its name is no word: 高密人."""
        return len(re.findall(rf"{re.escape(short)}{_ZH.people.pattern}", self.head)) >= often

    def _fits(self, place: Area, short: str, home: str | None) -> bool:
        """Say whether a county lies in the place the text is on, or in one that it names."""
        if place.zh in self.head and place.zh != short:
            return True
        if home is not None and home != "China":
            return is_ancestor(home, place.name)
        return True

    def _is_of_the_city(self, place: Area, short: str) -> bool:
        """Say whether a short name is that of the prefecture around as well: 文山, for 文山州."""
        around = catalogue().areas.get(place.parent or "")
        return (
            around is not None
            and short_name(around.zh).startswith(short)
            and place.zh not in self.head
        )

    def _means_all_of(self, place: Area) -> bool:
        """Say whether the text speaks of all of a county by its kind: 全县."""
        return f"全{place.zh[-1]}" in self.head and place.zh[-1] in "县旗"

    def _is_certain(self, place: Area, short: str) -> bool:
        """Say whether a text names a county in full, or right behind what is around it."""
        if place.zh in self.head and place.zh != short:
            return True
        outer = [o for o in (place.parent, province_of(place.name)) if o and o != "China"]
        known = catalogue().areas
        names = {n for o in outer for n in (known[o].zh, short_name(known[o].zh))}
        names |= {n for o in outer for n in known[o].aliases_zh}
        return any(f"{name}{short}" in self.head for name in names)

    def _is_of(self, place: Area, short: str, at: int) -> bool:
        if _ZH.portal.match(self.head, at + len(short)) is not None:
            return False  # 天山网 tells of all of its region
        after = self.head[at + len(short) : at + len(short) + 1]
        return self.head.startswith(place.zh, at) or after not in tuple(_NAMES_OF_OTHERS)

    def _times(self, home: str | None) -> int:
        """Count how often the place around is named."""
        if home is None or home == country_of(home):
            return 0
        area = catalogue().areas[home]
        return self.head.count(short_name(area.zh))
