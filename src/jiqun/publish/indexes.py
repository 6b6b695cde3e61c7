"""Say what indexes a site has and how they turned out: the list of them, and a place's ranks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jiqun.publish.index_words import index_phrases
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render

if TYPE_CHECKING:
    from jiqun.index.evaluation import Evaluation

FOLDER = "indexes"
"""Where the pages of indexes lie, under a language's folder."""


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """How one index turned out, in the few numbers that other pages show.

    Attributes:
        name: the folder of its pages.
        titles: English and Chinese.
        units, indicators, filled: how many cities and indicators, and the share of cells filled.
        width: median number of places in the interval of a rank.
        tiers: groups of statistical ties.
        places: unit → rank, least and greatest rank, and the file name of its page.
        digest: of all that its pages are made of.
    """

    name: str
    titles: tuple[str, str]
    units: int
    indicators: int
    filled: float
    width: float
    tiers: int
    places: Mapping[str, tuple[int, int, int, str]]
    digest: str

    @classmethod
    def of(cls, name: str, index: "Evaluation", digest: str) -> "IndexSummary":
        """Sum an index up; `digest` is of all that its pages are made of."""
        from jiqun.publish.index_files import slugs_of

        rows, files = index.rank(), slugs_of(index)
        named = index.specification.called
        return cls(
            name,
            (named("en") or name, named("zh") or name),
            len(rows),
            len(index.tree.codes),
            float(index.table.columns(index.tree.codes).present.mean()),
            float(median(r["high"] - r["low"] + 1 for r in rows)),
            max(r["tier"] for r in rows),
            {r["unit"]: (r["rank"], r["low"], r["high"], files[r["unit"]]) for r in rows},
            digest,
        )

    def to_record(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "name": self.name,
            "titles": list(self.titles),
            "units": self.units,
            "indicators": self.indicators,
            "filled": round(self.filled, 6),
            "width": self.width,
            "tiers": self.tiers,
            "places": {unit: list(place) for unit, place in self.places.items()},
            "digest": self.digest,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "IndexSummary":
        """Read what `to_record` gave."""
        places = {u: (p[0], p[1], p[2], p[3]) for u, p in record["places"].items()}
        titles = (record["titles"][0], record["titles"][1])
        return cls(**{**record, "titles": titles, "places": places})

    def called(self, language: str) -> str:
        """Give the title in a language."""
        return self.titles[language == "zh"]


def indexes_pages(summaries: Iterable[IndexSummary], *, served: bool = False) -> Iterator[Page]:
    """Give the list of a site's indexes, in both languages, each with its JSON."""
    known = list(summaries)
    for language in LANGUAGES:
        yield render(
            "indexes.html",
            f"{FOLDER}/index.html",
            language,
            served=served,
            twin="index.json",
            w=index_phrases(language),
            indexes=[(s, s.called(language)) for s in known],
        )
        yield json_page(f"{language}/{FOLDER}/index.json", [s.to_record() for s in known])


@dataclass(frozen=True, slots=True)
class RankLine:
    """A place's rank in one index, as its page shows it."""

    href: str
    title: str
    said: str


def rank_lines(
    summaries: Iterable[IndexSummary], area: str, language: str, up: str
) -> list[RankLine]:
    """Give a place's rank in each index that ranks it."""
    w = index_phrases(language)
    lines = []
    for s in summaries:
        if area in s.places:
            rank, low, high, file = s.places[area]
            said = w["rank_of"].format(rank=rank, count=s.units, low=low, high=high)
            href = f"{up}{FOLDER}/{quote(s.name)}/units/{quote(file)}.html"
            lines.append(RankLine(href, s.called(language), said))
    return lines
