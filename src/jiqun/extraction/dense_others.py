"""Read the other side of Chinese shares and rates from the sentence as a whole.

发电量2106亿千瓦时，其中外送703亿千瓦时，占三分之一 is a third of the generation; 384家企业…110家，
占比28.65% is a share of those whose number it fits; 对武汉市工业增长贡献率60% is one to the growth
of industry."""

from collections.abc import Sequence

from jiqun.data import catalogue
from jiqun.extraction.dense_beside import DenseBeside
from jiqun.extraction.grammar import Grammar
from jiqun.extraction.marks import within
from jiqun.extraction.sentence import Sentence, behind_last
from jiqun.extraction.state import (
    DEFAULT,
    INHERITED,
    Draft,
    Slot,
    country_of,
    province_of,
)
from jiqun.lang import Forms
from jiqun.model import Indicator, Measure

_ZH = Forms("zh", "forms", "others")

_WIDER = {"全国": "national", "我国": "national", "全省": "provincial"}
_LEVELS = {"country": "national", "province": "provincial", "prefecture": "city"}
_FLOWS = (Indicator.EXPORTS, Indicator.IMPORTS)
_AS_MANY = 0.02
"""By how much a share may miss the ratio of two counts that it rounds: our choice."""
SHARES = (Measure.SHARE, Measure.SHARE_CHANGE)
_EARNS = ("收入", "营收", "销售额", "出口额")
_WORDS = {
    Indicator.GROSS_OUTPUT: " gross output",
    Indicator.VALUE_ADDED: " value added",
    Indicator.EXPORTS: "出口",
    Indicator.INVESTMENT: "投资",
}
_TOTAL = (
    *(Indicator.TRADE, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.INVESTMENT),
    *(Indicator.LOANS, Indicator.POPULATION, Indicator.FDI),
)
RECALL = 40
"""Figures told before in which a share finds its whole: our choice."""
WORDS = 12
"""Characters of a whole's own words: our choice."""
SHORT = 3
"""Characters between an amount and the share of it told right behind: our choice."""


class DenseOthers:
    """Reads wholes, contributions and comparisons of one text by its sentences."""

    def __init__(self, g: Grammar, text: str, home: str | None) -> None:
        """Keep the grammar, the text, and the place it is about."""
        self.g, self.text, self.home = g, text, home
        self._paragraph: list[Draft] = []
        self.beside = DenseBeside(g, text, home)

    def forget(self) -> None:
        """Forget the figures told: a paragraph begins."""
        self._paragraph = []

    def read(self, s: Sentence, drafts: Sequence[Draft]) -> None:
        """Mend the other sides of a sentence's figures."""
        for at, draft in enumerate(drafts):
            low = behind_last(self.text, "，；：", s.start, draft.start)
            lead = (max(low, drafts[at - 1].end) if at else low, draft.start)
            lead = (min(lead), draft.start)
            if draft.value("measure") is Measure.CONTRIBUTION:
                self._driven(draft, lead)
            elif draft.value("measure") in SHARES:
                self._share(s, draft, drafts[max(0, at - RECALL) : at], lead)
            elif draft.value("of") == "previous month":
                self._by_quarter(draft, lead)
            self._of_the_nation(draft, drafts[at + 1 : at + 2], lead)
        self.beside.read(s, drafts)
        self._paragraph = [*self._paragraph, *drafts[-RECALL:]][-RECALL:]

    def _driven(self, draft: Draft, lead: tuple[int, int]) -> None:
        of = str(draft.value("of") or "total growth")
        found = _ZH.drives.search(self.text, *lead)
        if found is not None and of.endswith("total growth"):
            draft.slots["of"] = Slot(_ZH.entry("growths")[found["what"]], *found.span("what"))
        whole = _ZH.drives_all.search(self.text, *lead)
        kind = draft.slots.get("indicator")
        if whole is None or kind is None:
            return
        own = kind.start is not None and lead[0] <= kind.start < whole.start("by")
        if not own:
            told = _ZH.entry("drivers").get(whole["who"], "value_added")
            draft.slots["indicator"] = Slot(Indicator(told), *whole.span())

    def _by_quarter(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read 环比 of a quarter as against the quarter before."""
        period = draft.value("period")
        if period is not None and "-Q" in str(period) and "环比" in self.text[lead[0] : lead[1]]:
            draft.slots["of"] = Slot("previous quarter", *lead)

    def _share(
        self, s: Sentence, draft: Draft, told: Sequence[Draft], lead: tuple[int, int]
    ) -> None:
        subject = draft.slots.get("subject")
        words = str(subject.value) if subject is not None and subject.value else ""
        kind, of = draft.value("indicator"), draft.value("of")
        research = kind is Indicator.RD_EXPENDITURE and of in (None, "gdp")
        if research and _ZH.intensity.search(self.text, *lead):
            own = self.text[lead[0] : lead[1]]
            if _ZH.firms.search(words) or ("企业" in own and "占GDP" not in own):
                draft.slots["of"] = Slot("revenue", *lead)
        if (found := _ZH.of_staff.search(self.text, *lead)) is not None:
            draft.slots["of"] = Slot(found["of"], *found.span("of"))
        elif (found := _ZH.totals_of.search(self.text, *lead)) is not None and of == words:
            draft.slots["of"] = Slot("total capacity", *found.span("what"))
        elif (found := _ZH.inside.fullmatch(self.text, *lead)) is not None:
            self._inside(draft, found.span("of"), found.span("what"))
        elif of is None and kind is Indicator.REVENUE and words.endswith(_EARNS):
            draft.slots["of"] = Slot("revenue", *lead)
        elif of is None and kind is Indicator.EXPORTS and (_ZH.firms.search(words)):
            if "占到" in self.text[lead[0] : lead[1]]:
                draft.slots["of"] = Slot("revenue", *lead)
        elif (found := _ZH.part_of.search(self.text, *lead)) is not None:
            self._part_of(draft, found.span("what"), _ZH.entry("kinds")[found["kind"]])
        elif self._of_a_place(s, draft, told, lead):
            return
        elif _ZH.bare_part.fullmatch(self.text, *lead) and told:
            self._bare_part(draft, told)
        if isinstance(of, str) and _ZH.all.fullmatch(of):
            self._of_all(draft)
        self._of_product(draft, told, lead)
        self._kind_of(draft, lead)
        change = draft.value("measure") is Measure.SHARE_CHANGE
        if change and told and told[-1].value("measure") is Measure.SHARE:
            before = told[-1]
            if before.value("subject") == draft.value("subject") and before.value("of"):
                draft.slots["of"] = before.slots["of"].inherited()

    def _kind_of(self, draft: Draft, lead: tuple[int, int]) -> None:
        """Read a share of revenue that names no measure as one of revenue."""
        kind = draft.slots.get("indicator")
        usual = kind is not None and kind.how == DEFAULT and kind.value is Indicator.VALUE_ADDED
        if usual and draft.value("of") == "revenue":
            draft.slots["indicator"] = Slot(Indicator.REVENUE, how=DEFAULT)
        words = str(draft.value("subject") or "")
        gdp = kind is not None and kind.value is Indicator.GDP and draft.value("of") == "gdp"
        if gdp and words and _ZH.industry.search(self.text, *lead):
            draft.slots["indicator"] = Slot(Indicator.VALUE_ADDED, how=DEFAULT)

    def _of_product(self, draft: Draft, told: Sequence[Draft], lead: tuple[int, int]) -> None:
        """Read a partner's share where a product's exports are told as one of these exports."""
        kind = draft.value("indicator")
        if kind not in _FLOWS or draft.value("of") != f"total {kind}":
            return
        if _ZH.wide.search(self.text, *lead):
            return
        flows = [
            d
            for d in [*self._paragraph, *told]
            if d.value("indicator") is kind and d.value("measure") is Measure.LEVEL
        ]
        named = flows[0].slots.get("subject") if flows else None
        if named is None or any(d.value("subject") in (None, "total") for d in flows):
            return
        meaning = self.g.lexicon.meaning(str(named.value))
        place = meaning is not None and meaning.area is not None
        if place or len(str(named.value)) < len("车床") or named.value == draft.value("subject"):
            return
        word = "出口" if kind is Indicator.EXPORTS else "进口"
        draft.slots["of"] = Slot(f"{named.value}{word}", named.start, named.end, INHERITED)

    def _inside(self, draft: Draft, whole: tuple[int, int], part: tuple[int, int]) -> None:
        """Read 外送电量中绿电占比 as a part inside a whole."""
        marks = self.g.lexicon.find(self.text, *whole)
        if any(m.meaning.area or m.meaning.cues for m in marks):
            return
        draft.slots["of"] = Slot(self.text[slice(*whole)], *whole)
        draft.slots["subject"] = Slot(self.g.phrases.label(self.text[slice(*part)]), *part)
        kinds = [m.meaning.indicator for m in marks if m.meaning.indicator]
        if kinds and draft.value("indicator") is Indicator.OTHER:
            draft.slots["indicator"] = Slot(Indicator(kinds[-1]), *whole)

    def _part_of(self, draft: Draft, span: tuple[int, int], kind: str) -> None:
        """Name the whole by its thing where its words hold another: 占专利密集型产业增加值."""
        of = str(draft.value("of") or "")
        if of.endswith(kind) or of.endswith("total") or of == "revenue":
            return
        marks = self.g.lexicon.find(self.text, *span)
        if any(m.meaning.area or m.meaning.cues for m in marks) or of.startswith("total "):
            return
        draft.slots["of"] = Slot(f"{self.text[slice(*span)]} {kind}", *span)

    def _of_a_place(
        self, s: Sentence, draft: Draft, told: Sequence[Draft], lead: tuple[int, int]
    ) -> bool:
        """Read 其中滕州占比70% as a place's share of the total of the place before."""
        places = [m for m in within(s.marks, *lead) if m.meaning.area]
        if not places or not told or "其中" not in self.text[lead[0] - 3 : places[-1].start]:
            return False
        if _ZH.of_place.fullmatch(self.text, places[-1].end, draft.start) is None:
            return False
        before = next((d for d in reversed(told) if d.value("measure") is Measure.LEVEL), None)
        known = catalogue().areas.get(str(before.value("area"))) if before is not None else None
        if before is None or known is None or known.kind not in _LEVELS:
            return False
        draft.slots["of"] = Slot(f"{_LEVELS[known.kind]} total", *lead)
        for name in ("indicator", "subject"):
            if name in before.slots:
                draft.slots[name] = before.slots[name].inherited()
        return True

    def _bare_part(self, draft: Draft, told: Sequence[Draft]) -> None:
        """Read a bare 占三分之一 behind a part as one of what the part was taken from."""
        part = told[-1]
        if part.value("measure") is not Measure.LEVEL:
            return
        rate, value = draft.value("value"), part.value("value")
        if rate and value and (whole := self._fits(draft, part, told)) is not None:
            self._take_whole(draft, part, whole)
            return
        if part.value("indicator") is Indicator.COUNT:
            return
        row = [d for d in told if d.value("measure") is Measure.SHARE and d.value("of")]
        same = row and row[-1].value("indicator") is draft.value("indicator")
        if same and row[-1].end < part.start and "；" in self.text[row[-1].end : part.start]:
            draft.slots["of"] = row[-1].slots["of"].inherited()
            return
        if len(told) < 2 or told[-2].value("unit") != part.value("unit"):
            return
        whole = told[-2]
        if whole.value("measure") is not Measure.LEVEL:
            return
        if "其中" not in self.text[whole.end : part.start]:
            return
        low = behind_last(self.text, "，；：。\n", 0, whole.start)
        words = self.text[low : whole.start].strip("，、为达到约近超过共 ")
        if 2 <= len(words) <= WORDS and not any(c.isdigit() for c in words):
            draft.slots["of"] = Slot(words, low, low + len(words))
            if "indicator" in part.slots:
                draft.slots["indicator"] = part.slots["indicator"].inherited()

    def _fits(self, draft: Draft, part: Draft, told: Sequence[Draft]) -> Draft | None:
        """Give the level told before of which a part makes the share, by arithmetic."""
        wanted = float(part.value("value")) * 100 / float(draft.value("value"))
        for other in reversed([*self._paragraph, *told[:-1]]):
            if other.value("measure") is not Measure.LEVEL or not other.value("value"):
                continue
            if other.value("unit") != part.value("unit"):
                continue
            if abs(float(other.value("value")) - wanted) <= _AS_MANY * wanted:
                return other
        return None

    def _take_whole(self, draft: Draft, part: Draft, whole: Draft) -> None:
        """Make a level what a share is of, and the share one of what its part was."""
        kind, named = part.slots.get("indicator"), whole.slots.get("subject")
        if kind is not None and draft.value("indicator") in (
            None,
            Indicator.OTHER,
            Indicator.COUNT,
        ):
            draft.slots["indicator"] = kind.inherited()
        if named is not None and named.value not in (None, "total"):
            counted = whole.value("indicator") is Indicator.COUNT
            words = "" if counted else _WORDS.get(whole.value("indicator"), "")
            draft.slots["of"] = Slot(f"{named.value}{words}", named.start, named.end, INHERITED)
        elif whole.value("indicator") in _TOTAL:
            name = f"total {whole.value('indicator')}"
            draft.slots["of"] = Slot(name, whole.start, whole.end, INHERITED)

    def _of_all(self, draft: Draft) -> None:
        """Read 占整体31.7% as of what the paragraph told first of the same measure."""
        for whole in self._paragraph:
            if whole.value("indicator") is not draft.value("indicator"):
                continue
            named, kind = whole.slots.get("subject"), whole.slots["indicator"]
            if named is None or named.value in (None, "total") or kind.start is None:
                continue
            word = _WORDS.get(kind.value) or self.text[kind.start : kind.end].rstrip("值额量总")
            draft.slots["of"] = Slot(f"{named.value}{word}", named.start, named.end, INHERITED)
            return

    def _of_the_nation(
        self, draft: Draft, following: Sequence[Draft], lead: tuple[int, int]
    ) -> None:
        """Read 占全国销售总额10840亿元的52% as a figure of the nation, and a share of it."""
        if not following or not self.text.startswith("的", draft.end):
            return
        share = following[0]
        found = _ZH.in_all.search(self.text, *lead)
        if found is None or share.value("unit") != "percent" or share.start - draft.end > SHORT:
            return
        level = _WIDER.get(found["whose"], "global")
        area = {"national": country_of, "provincial": province_of}.get(level)
        place = area(self.home) if area is not None else "world"
        if place is not None:
            draft.slots["area"] = Slot(place, *found.span("whose"))
        share.slots["of"] = Slot(f"{level} total", *found.span("whose"))
