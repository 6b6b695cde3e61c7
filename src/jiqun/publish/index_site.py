"""Make the pages of an index: ranking, cities, indicators, comparison, audit, published lists."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from jiqun.index.audit import Remark, audit, audit_words, steps_of_handbook
from jiqun.index.cards import RankingCard
from jiqun.index.evaluation import Evaluation
from jiqun.index.variants import GAPS, OWN, methods_of, scales_of
from jiqun.publish.assets import asset_page
from jiqun.publish.index_cards import card_records, card_values
from jiqun.publish.index_files import slugs_of
from jiqun.publish.index_live import live_data, matrix
from jiqun.publish.index_sources import Cited
from jiqun.publish.index_units import (
    indicator_record,
    indicator_values,
    unit_record,
    unit_values,
)
from jiqun.publish.index_words import index_phrases
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render

ASSETS = ("style.css", "icon.svg", "index.css", "index_ranks.js", "index_gap.js", "index_means.js")
SCRIPT_WORDS = (
    "inside", "rank_said", "said_page", "said_ready", "said_ready_weights", "said_not_ready",
    "said_engine", "said_engine_filled", "said_alone", "said_switched", "sum", "lead_said",
    "lead_split", "level", "split_needs", "split_sampled", "overlap", "apart",
)  # fmt: skip
WIDTH, PAD = 320, 8
"""Of the drawing of intervals, in units of its view box."""


@dataclass(frozen=True)
class IndexSite:
    """The pages of one index, each made when it is asked for.

    Attributes:
        index: the evaluation.
        cards: published rankings to set beside it.
        base: the folder of its pages under a language's folder, ending with `/`; empty where
            the index is a site of its own.
        cited: how each claim that a cell rests on is cited.
        areas: unit → file name of its page in the site around.
        served: whether a server stands behind the pages.
    """

    index: Evaluation
    cards: Sequence[RankingCard] = ()
    base: str = ""
    cited: Mapping[str, Cited] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    served: bool = False

    def pages(self) -> Iterator[Page]:
        """Give every page in both languages, each with its JSON."""
        for language in LANGUAGES:
            for address in self.addresses():
                yield from self.page(address, language)

    def addresses(self) -> Iterator[str]:
        """Give the addresses of all pages, below the folder of the index, without a suffix."""
        yield from ("index", "compare", "audit")
        if self.cards:
            yield "cards"
        yield from (f"units/{self.files[r['unit']]}" for r in self.ranking["en"])
        yield from (f"indicators/{self.files[n.code]}" for n in self.index.tree.indicators)

    def page(self, address: str, language: str) -> tuple[Page, ...]:
        """Give one page and its JSON; nothing where the index has no such page."""
        kind, _, name = address.rpartition("/")
        if kind == "units":
            made = self._unit(name, language)
        elif kind == "indicators":
            made = self._indicator(name, language)
        elif kind or address not in ("index", "compare", "audit", "cards"):
            made = None
        else:
            made = getattr(self, f"_{address}")(language)
        if made is None:
            return ()
        template, values, record = made
        place = f"{self.base}{address}"
        page = render(
            template,
            f"{place}.html",
            language,
            served=self.served,
            twin=f"{place.rpartition('/')[2]}.json",
            w=index_phrases(language),
            frame="layout.html" if self.base else "frame.html",
            base=self.base,
            top="../" * address.count("/"),
            title=self.index.specification.called(language) or index_phrases(language)["ranking"],
            digest=self.index.digest,
            has_cards=bool(self.cards),
            **values,
        )
        return page, json_page(f"{language}/{place}.json", record)

    @cached_property
    def files(self) -> dict[str, str]:
        """The file name of each unit and indicator."""
        return slugs_of(self.index)

    @cached_property
    def ranking(self) -> dict[str, list[dict[str, Any]]]:
        """The ranking in each language, with where its bar is drawn and what its page is called."""
        found = {}
        for language in LANGUAGES:
            rows = self.index.rank(language)
            found[language] = [{**r, **_bar(r, rows), "slug": self.files[r["unit"]]} for r in rows]
        return found

    @cached_property
    def remarks(self) -> list[Remark]:
        """What the audit says."""
        return audit(self.index)

    def _index(self, language: str) -> tuple[str, dict[str, Any], Any]:
        s, rows = self.index.specification, self.ranking[language]
        note = (s.note_zh if language == "zh" else s.note) or s.note or s.note_zh
        values = {
            "rows": rows,
            "told": _told(self.index, rows, index_phrases(language)),
            "note": note,
            "scales": scales_of(self.index),
            "methods": methods_of(self.index),
            "gaps": (OWN,) if self.index.run.last.present.all() else (OWN, *GAPS),
            "w_json": _script_words(language),
            "data": live_data(self.index, language) | {"width": WIDTH, "pad": PAD},
        }
        names = {r["unit"]: r["name"] for r in self.ranking["zh"]}
        hidden = {"slug", "x", "x_low", "x_high"}
        record = {
            "title": s.title,
            "title_zh": s.title_zh,
            "digest": self.index.digest,
            "ranking": [
                {k: v for k, v in r.items() if k not in hidden} | {"name_zh": names[r["unit"]]}
                for r in self.ranking["en"]
            ],
        }
        return "index_ranking.html", values, record

    def _compare(self, language: str) -> tuple[str, dict[str, Any], Any]:
        data = live_data(self.index, language, is_ranking=False)
        last = self.index.run.last
        record = {
            "digest": self.index.digest,
            "codes": list(last.codes),
            "scores": dict(zip(last.units, matrix(last.values), strict=True)),
        }
        rows = self.ranking[language]
        values = {"data": data, "rows": rows, "w_json": _script_words(language)}
        return "index_compare.html", values, record

    def _audit(self, language: str) -> tuple[str, dict[str, Any], Any]:
        severities = {k: v[language] for k, v in audit_words()["severities"].items()}
        steps = [
            (
                name,
                [
                    (r.severity, severities[r.severity], r.message(language))
                    for r in self.remarks
                    if r.step == key
                ],
            )
            for key, name in steps_of_handbook(language)
        ]
        return "index_audit.html", {"steps": steps}, [r.record() for r in self.remarks]

    def _cards(self, language: str) -> tuple[str, dict[str, Any], Any] | None:
        if not self.cards:
            return None
        shown = [card_values(c, self.index, language) for c in self.cards]
        return "index_cards.html", {"cards": shown}, card_records(self.cards, self.index)

    def _unit(self, name: str, language: str) -> tuple[str, dict[str, Any], Any] | None:
        record = next((r for r in self.ranking[language] if r["slug"] == name), None)
        if record is None:
            return None
        values = unit_values(self, record, language)
        return "index_unit.html", {"record": record, **values}, unit_record(self, record["unit"])

    def _indicator(self, name: str, language: str) -> tuple[str, dict[str, Any], Any] | None:
        nodes = self.index.tree.indicators
        code = next((n.code for n in nodes if self.files[n.code] == name), None)
        if code is None:
            return None
        values = indicator_values(self, code, language)
        return "index_indicator.html", values, indicator_record(self, code)


def index_pages(index: Evaluation, cards: Sequence[RankingCard] = ()) -> Iterator[Page]:
    """Give an index as a site of its own: every page in both languages, and the files they load."""
    for name in ASSETS:
        page = asset_page(name)
        if page is not None:
            yield page
    yield from IndexSite(index, cards).pages()


def _script_words(language: str) -> str:
    """Give the words that scripts write, as JSON."""
    words = index_phrases(language)
    return json.dumps({key: words[key] for key in SCRIPT_WORDS}, ensure_ascii=False)


def _told(index: Evaluation, ranking: Sequence[dict[str, Any]], w: dict[str, str]) -> list[str]:
    tree, table = index.tree, index.table.columns(index.tree.codes)
    groups = sum(all(c.is_indicator for c in tree.children[n.code]) for n in tree.aggregates)
    widths = [r["high"] - r["low"] + 1 for r in ranking]
    return [
        w["lead"].format(
            units=len(ranking),
            indicators=len(tree.codes),
            groups=groups,
            share=f"{table.present.mean():.0%}",
        ),
        w["lead_sure"].format(
            median=f"{np.median(widths):.0f}", tiers=max(r["tier"] for r in ranking)
        ),
    ]


def _bar(record: dict[str, Any], ranking: Sequence[dict[str, Any]]) -> dict[str, str]:
    last = max(len(ranking), 2)

    def x(rank: float) -> str:
        return f"{PAD + (rank - 1) / (last - 1) * (WIDTH - 2 * PAD):.1f}"

    return {"x_low": x(record["low"]), "x_high": x(record["high"]), "x": x(record["rank"])}
