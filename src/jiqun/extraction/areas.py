"""Decide whose figure it is: the places a text names, and the one it is about."""

import re
from collections import Counter
from typing import Any

from jiqun.data import catalogue
from jiqun.extraction.defaults import TRADED
from jiqun.extraction.figures import Figure, longest_first
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import Mark
from jiqun.extraction.state import (
    INHERITED,
    Draft,
    Slot,
    State,
    city_of,
    country_of,
    is_ancestor,
    province_of,
)
from jiqun.model import Measure

_JOIN = re.compile(r"\s*(?:,|and|, and|、|和|及|与)\s*")
_NATIONAL = re.compile(
    r"national (?:level|average)|\w+\s+(?:level|average|rate|growth|figure|total)\b|nationwide\b"
    r"|(?:the )?\w+(?:'s)? (?:total |overall |foreign |industrial )?"
    r"(?:gdp|gross domestic|economy|exports?|imports?|trade|retail sales|population"
    r"|output|production|fiscal revenue)\b",
    re.I,
)
_LEVEL_OF = re.compile(
    r"national (?:average|level|rate|figure|growth|total) (?:of|at|was|is|reached) (?:\w+ )?", re.I
)
_PART_OF = re.compile(r"\b(?:of|among|in|to|than|above|below)\s+(?:the )?$", re.I)
_COMPARED = re.compile(
    r"\b(?:than|compared (?:to|with)|only to|against|behind|ahead of|unlike)"
    r"(?: (?:the|that of|those of|neighbou?ring))*\s$",
    re.I,
)
_TOPIC = re.compile(r"'s\b|[,?:.]|\s+[a-z]")
OPENING = 60
"""Characters of a paragraph in which the place it speaks of may stand: our choice."""
_LEADS = "，在、从由据："
_DATED = re.compile(r"(?:年|月|日|末|底|季度|时期|期间|以来|其中|目前|而)$")
_FACILITY = re.compile(r"港(?:口|区)?(?!集团|澳|珠|深|币|元|股|资|商|企|务|航|交)|口岸")
_WHOLE_NATION = re.compile(
    r"国家统计局(?!.{0,6}调查)|全国|我国|海关总署|国家发展改革委|工业和信息化部"
)
PASSING = 3
"""Weight of countries named up to which they are named in passing: our choice."""
_TOWARD = re.compile(r"(?:对|向|从|自|输往|销往)[^，。；的\d]{0,14}$")
_WIDER = re.compile(
    r"(?<=[，。；：（\n])(?:但|而|同期)?全(国|省|市)(?:平均)?(?:水平)?(?:仅|约)?(?:为|是|达|只有)(?:约|近|超)?$"
)
_TOGETHER = re.compile(
    r"([两三四五六七八九十])(?:个)?(?:市|地|城|省|县|区)(?:合计|共|总)[^。；\n]*$"
)
_NUMERALS = "零一两三四五六七八九十"
JOINS = ("、", "和", "及", "与")
TITLE = 400
"""Characters in which a text names the place it is about, where no list has it: our choice."""
LOCATED = 3
"""Times that things lie in an unlisted place before a text can be about it: our choice."""
FAR_CLAUSES = 1
"""Commas between a place in mid-sentence and a figure that is still its own: our choice."""
LEAD = 6000
"""Characters of a text's beginning in which its main place is looked for: our choice."""


class AreaReader:
    """Reads the areas of one language."""

    def __init__(self, g: Grammar) -> None:
        """Keep the grammar and the words that follow names of institutions."""
        names = g.pack.names
        self.g = g
        words = sorted(map(str, names["institutions"]), key=len, reverse=True)
        self._institution = re.compile(
            (r"(?:'s)?\s+(?:\w+\s+)?(?:" if g.spaced else "(?:")
            + "|".join(map(re.escape, words))
            + (r")\b" if g.spaced else ")"),
            re.I,
        )
        economy = names.get("economy_of")
        self._economy = re.compile(str(economy)) if economy else None
        zones = names.get("zones")
        self._zone = re.compile(str(zones)) if zones else None
        located = names.get("located")
        self._located = re.compile(str(located)) if located else None
        self._stands_for = {
            str(word): str(area)
            for area, words in names.get("stands_for", {}).items()
            for word in words
        }
        edge = r"\b" if g.spaced else ""
        self._stand_in = (
            re.compile(rf"{edge}(?:{longest_first(self._stands_for)}){edge}")
            if self._stands_for
            else None
        )
        opens = longest_first(names.get("opens", ()))
        self._opens = re.compile(rf"[\W\d]*(?:{opens})?,?\s*")
        nationwide, acts = names.get("nationwide"), names.get("acts")
        self._nationwide = re.compile(str(nationwide)) if nationwide else None
        self._acts = re.compile(str(acts)) if acts else None
        refers = names.get("refers")
        self._refers = re.compile(str(refers)) if refers else None
        partners = "|".join(re.escape(str(w)) for w in names["partners"])
        self._group: tuple[int, str, int, int] | None = None
        self._partner = re.compile(
            rf"\b(?:{partners})\s+(?:the )?$" if g.spaced else rf"(?:{partners})$", re.I
        )

    def main_area(self, text: str) -> Slot | None:
        """Give the place the whole text is about, read off its title and beginning."""
        head = text[:LEAD]
        title_end = head.find("\n", 1)
        votes: Counter[str] = Counter()
        first: dict[str, Mark] = {}
        known = catalogue().areas
        for mark in self.g.lexicon.find(head, 0, len(head)):
            area = mark.meaning.area
            if not area or (known[area].kind == "group" and not first):
                continue
            first.setdefault(area, mark)
            weight = 6 if mark.start < (title_end if 0 < title_end < 200 else 80) else 1
            if known[area].kind == "country":
                weight = 1 if weight == 1 else 4
            votes[area] += weight
        if zone := self._titled_zone(head):
            return zone
        if not self.g.spaced and self._only_abroad(head, votes, first):
            return self._meant(head) or self._nation(head)
        if unknown := self._unlisted(head, votes):
            return unknown
        if all(known[a].kind == "group" for a in votes) and (meant := self._meant(head)):
            return meant
        if not votes:
            return None
        placed = {a: n for a, n in votes.items() if known[a].kind != "group"}
        votes = Counter(placed) if placed else votes
        narrow = {a: n for a, n in votes.items() if known[a].kind != "country"} or dict(votes)
        best = max(votes.items(), key=lambda item: (item[1], -first[item[0]].start))[0]
        if known[best].kind == "country" and any(
            country_of(a) == best and n * 3 >= votes[best] for a, n in narrow.items() if a != best
        ):
            inside = {a: n for a, n in narrow.items() if country_of(a) == best and a != best}
            best = max(inside.items(), key=lambda item: (item[1], -first[item[0]].start))[0]
        mark = first[best]
        return Slot(best, mark.start, mark.end, INHERITED)

    def _meant(self, head: str) -> Slot | None:
        """Give the country that a text means by its capital or its people: Astana, Korean."""
        found = [*self._stand_in.finditer(head)] if self._stand_in else []
        if not found:
            return None
        meant = Counter(self._stands_for[m[0]] for m in found).most_common(1)[0][0]
        first = next(m for m in found if self._stands_for[m[0]] == meant)
        return Slot(meant, *first.span(), INHERITED)

    def _titled_zone(self, head: str) -> Slot | None:
        """Give the zone that a title names in full: … West Coast New Area, … Free Trade Zone."""
        found = self._zone.search(head, 0, TITLE) if self._zone else None
        if found is None:
            return None
        name = " ".join(found["zone"].split())
        listed = self.g.lexicon.meaning(name)
        return Slot(listed.area if listed and listed.area else name, *found.span("zone"), INHERITED)

    def topic(self, text: str, start: int, end: int, home: str | None) -> Slot | None:
        """Give the place that opens a paragraph, whose sentences then speak of it."""
        if not self.g.spaced:
            return None
        head = text[start : min(end, start + OPENING)]
        for mark in self.g.lexicon.find(head, 0, len(head)):
            if not mark.meaning.area or not self._opens.fullmatch(head[: mark.start]):
                return None
            place = catalogue().areas[mark.meaning.area]
            if place.kind == "group" or self._institution.match(head, mark.end):
                return None
            if not _TOPIC.match(head, mark.end) or is_ancestor(mark.meaning.area, home or ""):
                return None
            return Slot(mark.meaning.area, start + mark.start, start + mark.end)
        return None

    def refers_back(self, text: str, start: int) -> bool:
        """Say whether a sentence begins with a word for the place named before: it, the city."""
        return self._refers is not None and self._refers.match(text, start) is not None

    def _unlisted(self, head: str, votes: Counter[str]) -> Slot | None:
        """Give a place that no list has, where a text keeps speaking of its economy.

        It must be spoken of more often than any listed place: `Penang's exports` in a text on
        Penang, though only Malaysia is listed. Its name stays as the document writes it.
        """
        if self._economy is None:
            return None
        names: Counter[str] = Counter()
        first: dict[str, re.Match[str]] = {}
        title = head[:TITLE]
        located = [*self._located.finditer(head)] if self._located else []
        stands = {" ".join(m["place"].split()) for m in located}
        often = Counter(m["place"] for m in located)
        told = [m for m in located if m["place"] in title or often[m["place"]] >= LOCATED]
        for found in [*self._economy.finditer(head), *told]:
            name = " ".join(found["place"].split())
            if self._located is not None and name not in stands:
                continue  # Medical technology is no place: nothing is said to lie in Medical
            meaning = self.g.lexicon.meaning(name)
            if meaning is None or not (meaning.area or meaning.subject or meaning.cues):
                names[name] += 1
                first.setdefault(name, found)
        for name, _ in names.most_common(1):
            said = len(re.findall(rf"\b{re.escape(name)}\b" if self.g.spaced else name, head))
            early = head.find(name) < TITLE
            if said >= 2 and early and said + (3 if early else 0) > max(votes.values(), default=0):
                place = self._stands_for.get(name, name)
                return Slot(place, *first[name].span("place"), INHERITED)
        return None

    def place(
        self,
        text: str,
        figure: Figure,
        draft: Draft,
        left: list[Mark],
        right: list[Mark],
        limit: int,
        sentence: Any,
        state: State,
        twin: Draft | None,
    ) -> None:
        """Set the area of a draft and carry it along the sentence."""
        home = state.area.value if state.area else None
        if figure.unit == "percent" and draft.value("measure") is Measure.CHANGE:
            draft.slots["area"] = Slot(None)  # a technique's property has no place (ruling 25)
            return
        told = self.g.spaced and figure.form != "rank"
        behind = self._behind(text, figure, right, limit, home) if told else None
        if behind is not None:
            draft.slots["area"] = behind
            return
        of_from = draft.value("of_from")
        own = [m for m in left if of_from is None or m.start < of_from]
        if not self.g.spaced:
            shown = self._shown(text, figure, left, home, sentence.start)
            if shown is not None:
                draft.slots["area"] = sentence.area = shown
                return
        found = self._subject_areas(text, own, home, draft, figure)
        if found is not None and self._takes_a_share(draft, found, home):
            draft.slots["subject"] = Slot(
                " ".join(text[found.start or 0 : found.end].split()), found.start, found.end
            )
            draft.slots["area"] = state.area.inherited() if state.area else Slot(None)
            return
        if found is not None:
            draft.slots["area"] = found
            sentence.area = found
            return
        country = country_of(home) if self._nationwide is not None else None
        wide = self._nationwide.match(text, sentence.start) if self._nationwide else None
        if country and wide:
            draft.slots["area"] = Slot(country, *wide.span())
        elif twin is not None and "area" in twin.slots:
            draft.slots["area"] = twin.slots["area"]
        elif sentence.area is not None and (
            self.g.spaced or "；" not in text[sentence.area.end or figure.start : figure.start]
        ):
            draft.slots["area"] = sentence.area.inherited()
        elif state.topic is not None:
            draft.slots["area"] = state.topic.inherited()
        elif state.area is not None:
            draft.slots["area"] = state.area.inherited()
        else:
            draft.slots["area"] = Slot(None)

    def _takes_a_share(self, draft: Draft, found: Slot, home: str | None) -> bool:
        """Say whether a place is whom a share of the home's trade goes to: China took 58%."""
        if not self.g.spaced or home is None or found.value == home:
            return False
        of = draft.slots.get("of")
        return (
            draft.value("measure") is Measure.SHARE
            and of is not None
            and of.value in ("total exports", "total imports", "total trade")
            and (
                draft.value("subject") in (None, "total") or draft.slots["subject"].how == INHERITED
            )
        )

    def _only_abroad(self, head: str, votes: Counter[str], first: dict[str, Mark]) -> bool:
        """Say whether a text names no place but a country, in passing: 来自中国区的收入."""
        known = catalogue().areas
        if any(known[a].kind not in ("country", "group") for a in votes):
            return False
        return sum(n for a, n in votes.items() if known[a].kind == "country") < PASSING

    def _nation(self, head: str) -> Slot | None:
        """Give China where a text without a place speaks of the whole nation."""
        found = _WHOLE_NATION.search(head, 0, TITLE)
        return Slot("China", *found.span(), INHERITED) if found else None

    def _shown(
        self, text: str, figure: Figure, left: list[Mark], home: str | None, low: int
    ) -> Slot | None:
        """Give the place right before a figure in brackets, or the wider one that a clause names.

        合肥（3.97%）; 但全国为2.68%; 三市合计, where a list of three places went before.
        """
        if left and left[-1].meaning.area and text[left[-1].end : figure.start] in ("（", "("):
            return Slot(left[-1].meaning.area, left[-1].start, left[-1].end)
        if found := _WIDER.search(text, max(0, figure.start - 30), figure.start):
            wider = {"国": country_of, "省": province_of, "市": city_of}[found[1]](home)
            if wider is not None and wider != home:
                return Slot(wider, *found.span())
        if self._group is not None and (found := _TOGETHER.search(text, low, figure.start)):
            count, names, start, end = self._group
            if _NUMERALS.find(found[1]) == count:
                return Slot(names, start, end, INHERITED)
        return None

    def _behind(
        self, text: str, figure: Figure, right: list[Mark], limit: int, home: str | None
    ) -> Slot | None:
        for i, mark in enumerate(right):
            between = text[figure.after : mark.start]
            if len(between) > 50 or re.search(r"[,;:.()]", between):
                return None
            if not mark.meaning.area:
                continue
            if self._institution.match(text, mark.end):
                return None
            if re.search(
                r"\b(?:in|for|recorded in|by|for the|came from|comes from|come from)\s+(?:the )?$",
                between,
            ) and not re.search(r"\bof (?:the )?(?:\w+ )?in\b", between):
                if draft_is_home(mark.meaning.area, home):
                    came = mark.meaning.area == home and between.rstrip().endswith("from")
                    return Slot(home, mark.start, mark.end) if came else None
                return Slot(self._joined(text, right, i), mark.start, mark.end)
            return None
        return None

    def _joined(self, text: str, marks: list[Mark], at: int) -> str:
        names = [marks[at].meaning.area or ""]
        for this, following in zip(marks[at:], marks[at + 1 :], strict=False):
            between = text[this.end : following.start]
            if following.meaning.area and re.fullmatch(r"\s*(?:,|and|, and|、|和)\s*", between):
                names.append(following.meaning.area)
            else:
                break
        return ", ".join(names)

    def _in_a_name(self, text: str, mark: Mark) -> bool:
        """Say whether a place only begins a longer name: 苏州实验室, 昆明长水国际机场."""
        at = mark.end
        if _FACILITY.match(text, at):
            return False
        if re.match(r"[、，,。；：:和与及的市省区县两各]|\d|\s|“", text[at : at + 1] or "。"):
            return False
        if self.g.phrases.ends_at(text, at):
            return False
        following = self.g.lexicon.find(text, at, min(len(text), at + 16))
        return not (following and following[0].start == at)

    def _first_joined(self, text: str, areas: list[Mark], at: int) -> Mark:
        while at > 0 and _JOIN.fullmatch(text[areas[at - 1].end : areas[at].start]):
            at -= 1
        return areas[at]

    def _subject_areas(
        self, text: str, marks: list[Mark], home: str | None, draft: Draft, figure: Figure
    ) -> Slot | None:
        chosen: tuple[int, Mark] | None = None
        trade = draft.value("indicator") in TRADED
        rank = draft.value("measure") is Measure.RANK
        areas = [m for m in marks if m.meaning.area]
        for i, mark in enumerate(areas):
            area = mark.meaning.area or ""
            if self._institution.match(text, mark.end):
                continue
            before = text[max(0, mark.start - 24) : mark.start]
            if self.g.spaced and re.search(r"\baccording to (?:the )?$", before, re.I):
                continue
            first = self._first_joined(text, areas, i)
            if (
                self.g.spaced
                and home
                and area != home
                and (self._is_wide(text, mark) or _COMPARED.search(before))
            ):
                continue
            if trade and not self.g.spaced and _TOWARD.search(before):
                continue
            if (trade or not self.g.spaced) and self._partner.search(
                text[max(0, first.start - 24) : first.start]
            ):
                continue
            if "global" in mark.meaning.cues:
                continue
            if self._is_counted(text, areas, i, draft, figure):
                continue
            if not self.g.spaced and area != home and self._in_a_name(text, mark):
                continue
            if not self.g.spaced and area != home and self._far_off(text, first, mark, figure):
                continue
            outer = home is not None and is_ancestor(area, home)
            if outer and (rank or not self._whole_nation(text, mark, before)):
                continue
            if rank and re.search(r"\b(?:in|among|the)\s+(?:the )?$", before) and self.g.spaced:
                continue
            chosen = (i, mark)
        if chosen is None:
            level = [m for m in marks if "national" in m.meaning.cues and self.g.spaced]
            country = country_of(home) if level else None
            if country and _LEVEL_OF.fullmatch(text, level[-1].start, figure.start):
                return Slot(country, level[-1].start, level[-1].end)
            if (
                level
                and _NATIONAL.match(text, level[-1].start)
                and not _PART_OF.search(text[max(0, level[-1].start - 16) : level[-1].start])
            ):
                country = country_of(home)
                if country and draft.value("measure") is not Measure.GROWTH_GAP:
                    return Slot(country, level[-1].start, level[-1].end)
            return None
        i, mark = chosen
        start = i
        while start > 0 and re.fullmatch(
            r"\s*(?:,|and|, and|、|和)\s*", text[areas[start - 1].end : areas[start].start]
        ):
            start -= 1
        names = self._joined(text, areas, start)
        last = areas[start + names.count(", ")]
        if ", " in names:
            self._group = names.count(", ") + 1, names, areas[start].start, last.end
        return Slot(names, areas[start].start, last.end)

    def _far_off(self, text: str, first: Mark, mark: Mark, figure: Figure) -> bool:
        """Say whether a place is of a clause long before the figure's, and opens no sentence."""
        if first.start == 0 or text[first.start - 1] in "。；\n！？":
            return False
        far = text.count("，", mark.end, figure.start)
        if (
            far
            and text[first.start - 1] not in _LEADS
            and not _DATED.search(text, max(0, first.start - 12), first.start)
        ):
            return True
        return far > FAR_CLAUSES

    def _is_wide(self, text: str, mark: Mark) -> bool:
        """Say whether a part of the world is only where something is compared or sold."""
        if catalogue().areas[mark.meaning.area or ""].kind != "group":
            return False
        return not text.startswith("'s", mark.end)

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

    def _whole_nation(self, text: str, mark: Mark, before: str) -> bool:
        if not self.g.spaced:
            return bool(
                re.search(r"(?:^|[，。；：、\s年月度末半])$", before[-1:])
            ) and not re.match(
                r"(?:的|城市|同类|首|第|前|各|平均|市场|市占|领先|外)", text[mark.end :][:2]
            )
        opens = not before.strip() or before.rstrip()[-1:] in ".;:!?\n"
        if opens and self._acts is not None and self._acts.match(text, mark.end):
            return True
        follows = text[mark.end : mark.end + 40].lower()
        return bool(re.match(r"(?:'s)? (?:gdp|economy|exports|imports|population|total)", follows))


def draft_is_home(area: str, home: str | None) -> bool:
    """Say whether a place is the one the text is about, or holds it."""
    return area == home or (home is not None and is_ancestor(area, home))
