"""Choose among the places before a figure the one whose figure it is."""

import re

from jiqun.data import catalogue
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.state import Draft, Slot, country_of, is_ancestor
from jiqun.lang.patterns import kept_pattern
from jiqun.model import Measure

_LEADS = "，在、从由据："
JOINS = ("、", "和", "及", "与")
BESIDE = 70
"""Characters before a place in which it is told to be where another lies: our choice."""
GOVERNED = 60
"""Characters before a place in which it is told to be one of those governed: our choice."""
FAR_CLAUSES = 1
"""Commas between a place in mid-sentence and a figure that is still its own: our choice."""

OF_NATION = 12
"""Characters behind 全国 in which stands what makes it that of a list: our choice."""
FIELD = 6
"""Characters between a field of places and a place in it: our choice."""
_BRACKET = re.compile(r"(?: [Pp]rovince| [Cc]ity)? \(\s*")
"""Between a place and a figure in brackets right behind it, which is of the place."""


class OwnAreas:
    """Chooses the place before a figure in texts of one language.

    Attributes:
        group: the last places told of together: how many, their names, where they stand.
    """

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and the words around places that own no figure."""
        names = g.pack.names
        self.g = g
        words = longest_first(map(str, names["institutions"]))
        stops = longest_first(map(str, names["stops"]))  # Gansu holds press conferences
        self._institution = kept_pattern(
            rf"(?:'s)?\s+(?:(?!(?:{stops})\b)\w+\s+)?(?:{words})\b" if g.spaced else words, re.I
        )
        form = g.pack.form
        self._acts = form("names", "acts")
        self._joined = form("names", "places", "joined")
        self._listed = form("names", "places", "listed")
        self._compared = form("names", "places", "compared")
        self._cited = form("names", "places", "cited")
        self._among = form("names", "places", "among")
        self._national = form("names", "places", "national")
        self._beside = form("places", "beside")
        self._feature = form("places", "names_feature")
        self._as_whole = form("places", "as_whole")
        self._shown = form("places", "shown")
        self._of = form("places", "owner")
        self._level_of = form("names", "places", "level_of")
        self._part_of = form("names", "places", "part_of")
        self._has = form("names", "places", "has")
        self._toward = form("names", "places", "toward")
        self._times_of = form("names", "places", "times_of")
        self._speaks_of = form("names", "places", "speaks_of")
        self._facility = form("names", "places", "facility")
        self._governed = form("names", "places", "governed")
        self._dated = form("names", "places", "dated")
        self._opens_nation = form("names", "places", "opens_nation")
        self._called = form("names", "places", "called_wide")
        self._of_nation = form("names", "places", "of_nation")
        self._longer_name = form("places", "longer_name")
        self._in_field = form("places", "in_field")
        self._whole_town, self._a_town = form("places", "whole_town"), form("places", "a_town")
        self._whole_of_it = form("places", "whole_of_it")
        self._held_against = form("places", "held_against")
        partners = longest_first(map(str, names["partners"]))
        self._partner = kept_pattern(
            rf"\b(?:{partners})\s+(?:the )?$" if g.spaced else rf"(?:{partners})$", re.I
        )
        self.group: tuple[int, str, int, int] | None = None

    def find(
        self, text: str, marks: list[Mark], home: str | None, draft: Draft, figure: Figure
    ) -> Slot | None:
        """Give the last place before a figure that is not only compared, counted or traded with."""
        chosen: tuple[int, Mark] | None = None
        trade = draft.value("indicator") in TRADED
        rank = draft.value("measure") is Measure.RANK
        areas = [m for m in marks if m.meaning.area]
        for i, mark in enumerate(areas):
            area = mark.meaning.area or ""
            if self.is_institution(text, mark.end) or self._feature.match(text, mark.end):
                continue
            if not rank and self._is_owner(text, marks, mark):
                chosen = (i, mark)
                continue
            before = text[max(0, mark.start - 24) : mark.start]
            first = self._first_joined(text, areas, i)
            if self._cited.search(before) or self.is_beside(text, areas, i, home):
                continue
            if first is not mark and self.is_beside(text, areas, areas.index(first), home):
                continue  # adjacent to Hong Kong and Macao
            if (
                self.g.spaced
                and home
                and area != home
                and (self._is_wide(text, areas, mark) or self._compared.search(before))
                and not (self._shown.fullmatch(text, mark.end, figure.start) and not trade)
            ):
                continue
            if trade and self._toward.search(before):
                continue
            if (trade or not self.g.spaced) and self._partner.search(
                text[max(0, first.start - 24) : first.start]
            ):
                continue
            if "global" in mark.meaning.cues:
                continue
            if figure.unit == "multiple" and self._times_of.search(text, mark.start - 2, mark.end):
                continue
            if self._is_counted(text, areas, i, draft, figure):
                continue
            called = self._called.match(text, mark.start) is not None
            if not (self.g.spaced or called or area == home) and self.in_a_name(text, mark):
                continue
            if not self.g.spaced and area != home and self._far_off(text, first, mark, figure):
                continue
            if self._is_governed(text, mark) or self._is_of_a_way(text, mark):
                continue
            outer = home is not None and is_ancestor(area, home)
            bracketed = _BRACKET.fullmatch(text, mark.end, figure.start)
            if outer and (rank or not (bracketed or self._whole_nation(text, mark, before))):
                continue
            if rank and (self._among.search(before) or self._is_field(text, before, mark, figure)):
                continue
            chosen = (i, mark)
        chosen = self._town(text, areas, chosen, figure)
        if chosen is None:
            level = [m for m in marks if "national" in m.meaning.cues and self.g.spaced]
            country = country_of(home) if level else None
            if country and self._level_of.fullmatch(text, level[-1].start, figure.start):
                return Slot(country, level[-1].start, level[-1].end)
            if (
                level
                and self._national.match(text, level[-1].start)
                and not self._part_of.search(text[max(0, level[-1].start - 16) : level[-1].start])
            ):
                country = country_of(home)
                if country and draft.value("measure") is not Measure.GROWTH_GAP:
                    return Slot(country, level[-1].start, level[-1].end)
            return None
        i, mark = chosen
        start = i
        while start > 0 and self._joined.fullmatch(text, areas[start - 1].end, areas[start].start):
            start -= 1
        names = self.joined(text, areas, start)
        last = areas[start + names.count(", ")]
        if ", " in names:
            self.group = names.count(", ") + 1, names, areas[start].start, last.end
        return Slot(names, areas[start].start, last.end)

    def _is_of_a_way(self, text: str, mark: Mark) -> bool:
        """Say whether a place is where a way begins or ends: 天祝至景泰公路."""
        if self.g.spaced:
            return False
        return text.startswith("至", mark.end) or text[mark.start - 1 : mark.start] == "至"

    def _is_governed(self, text: str, mark: Mark) -> bool:
        """Say whether a place is one of those that another is told to govern: 现辖新罗区."""
        low = max(0, mark.start - GOVERNED)
        if self.g.spaced or text.find("辖", low, mark.start) < 0:
            return False
        return self._governed.search(text, low, mark.start) is not None

    def is_beside(self, text: str, areas: list[Mark], at: int, home: str | None) -> bool:
        """Say whether a place only tells where another lies: Jinjiang, a city under Quanzhou."""
        if at == 0 and (home is None or areas[at].meaning.area == home):
            return False
        start = areas[at].start
        low = max(0, start - BESIDE)
        may = self.g.may("places.beside", text, low, start)
        return may and self._beside.search(text, low, start) is not None

    def is_institution(self, text: str, at: int) -> bool:
        """Say whether the words behind a place make an institution of it: 深圳海关, China Daily."""
        return self._institution.match(text, at) is not None

    def joined(self, text: str, marks: list[Mark], at: int) -> str:
        """Give the names of the places that are told of together from one on: A, B and C."""
        names = [marks[at].meaning.area or ""]
        for this, following in zip(marks[at:], marks[at + 1 :], strict=False):
            between = text[this.end : following.start]
            if not following.meaning.area or not self._joined.fullmatch(between):
                break
            if between == ", " and self._holds(following.meaning.area, names[-1]):
                break  # Kecskemét, Hungary
            names.append(following.meaning.area)
        return ", ".join(names)

    def _holds(self, outer: str, inner: str) -> bool:
        """Say whether the second of two names only says where the first one lies."""
        known = catalogue().areas
        if inner in known:
            return is_ancestor(outer, inner)
        return outer in known and known[outer].kind == "country"

    def in_a_name(self, text: str, mark: Mark) -> bool:
        """Say whether a place only begins a longer name: 苏州实验室, 昆明长水国际机场."""
        at = mark.end
        if text[at - 1] in "市县区旗省" and at - mark.start > len("郊区"):
            return False  # 城阳区轨道交通装备产业
        if self._facility.match(text, at):
            return False
        if re.match(r"[、，,。；：:和与及的市省区县两各]|\d|\s|“", text[at : at + 1] or "。"):
            return False
        if self._speaks_of.match(text, at):
            return False
        if self.g.phrases.ends_at(text, at):
            return False
        following = self.g.lexicon.find(text, at, min(len(text), at + 16))
        if following and following[0].start == at:
            return False
        return self.g.spaced or self._longer_name.match(text, at) is not None

    def _first_joined(self, text: str, areas: list[Mark], at: int) -> Mark:
        while at > 0 and self._listed.fullmatch(text, areas[at - 1].end, areas[at].start):
            at -= 1
        return areas[at]

    def _far_off(self, text: str, first: Mark, mark: Mark, figure: Figure) -> bool:
        """Say whether a place is of a clause long before the figure's, and opens no sentence."""
        if first.start == 0 or text[first.start - 1] in "。；\n！？\u3000 ":
            return False
        far = text.count("，", mark.end, figure.start)
        if (
            far
            and text[first.start - 1] not in _LEADS
            and not self._dated.search(text, max(0, first.start - 12), first.start)
        ):
            return True
        return far > FAR_CLAUSES

    def _is_owner(self, text: str, marks: list[Mark], mark: Mark) -> bool:
        """Say whether a region owns what is named before it: the GDP of the Yangtze River Delta."""
        known = catalogue().areas.get(mark.meaning.area or "")
        if known is None or known.kind != "group":
            return False
        return any(m.meaning.whole and self._of.fullmatch(text, m.end, mark.start) for m in marks)

    def _is_wide(self, text: str, areas: list[Mark], mark: Mark) -> bool:
        """Say whether a part of the world is only where something is compared or sold."""
        known = catalogue().areas.get(mark.meaning.area or "")
        if known is None or known.kind != "group":
            return False
        if not text.startswith("'s", mark.end):
            return True
        return any(m.start == mark.end + len("'s ") for m in areas)  # Central China's Hubei

    def _is_counted(
        self, text: str, areas: list[Mark], at: int, draft: Draft, figure: Figure
    ) -> bool:
        """Say whether a place is one of those that a figure counts: 赤壁、恩施等14个县市."""
        if self.g.spaced or draft.value("unit") != "count":
            return False
        last = at
        while last + 1 < len(areas) and text[areas[last].end : areas[last + 1].start] in JOINS:
            last += 1
        end = areas[last].end
        listed = areas[last] is not self._first_joined(text, areas, last)
        return text[end : end + 1] == "等" or (listed and figure.start - end <= 1)

    def _town(
        self, text: str, areas: list[Mark], chosen: tuple[int, Mark] | None, figure: Figure
    ) -> tuple[int, Mark] | None:
        """Give the town that 全镇 means, where another place stands behind its name."""
        if self.g.spaced or chosen is None:
            return chosen
        if self._whole_town.search(text, chosen[1].end, figure.start) is None:
            return chosen
        towns = [(i, m) for i, m in enumerate(areas) if self._a_town.search(text, m.start, m.end)]
        return towns[-1] if towns else chosen

    def _is_field(self, text: str, before: str, mark: Mark, figure: Figure) -> bool:
        """Say whether a Chinese place is the field in which another holds one: 居珠三角第2位."""
        if self.g.spaced or figure.start - mark.end > FIELD:
            return False
        return self._in_field.search(before) is not None

    def _whole_nation(self, text: str, mark: Mark, before: str) -> bool:
        if not self.g.spaced:
            if self._whole_of_it.match(text, mark.end) and not self._held_against.search(before):
                return True  # 顺德全区规上工业总产值, in a text on its town
            begins = self._opens_nation.search(before[-1:]) is not None
            return begins and not self._of_nation.match(text, mark.end, mark.end + OF_NATION)
        opens = not before.strip() or before.rstrip()[-1:] in ".;:!?\n"
        if opens and self._acts.match(text, mark.end):
            return True
        if self._as_whole.match(text, mark.end):
            return True
        if before.endswith(("of ", "of the ")) and text.startswith(("'s ", "’s "), mark.end):
            return True  # the added value of China's manufacturing
        follows = text[mark.end : mark.end + 40].lower()
        return self._has.match(follows) is not None
