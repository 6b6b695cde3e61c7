"""Make the sheet of an item: all that is known of one cluster, on one page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jiqun.data import catalogues
from jiqun.data.dates import period_name, published_name
from jiqun.ledger.carrying import CarriedFigure
from jiqun.ledger.catalogue_views import ItemView
from jiqun.ledger.views import DocumentSummary
from jiqun.publish.address import Links, series_href
from jiqun.publish.catalogue import change_row, item_row
from jiqun.publish.catalogue_records import (
    carried_record,
    carried_words,
    change_record,
    item_record,
    label,
)
from jiqun.publish.figures import figure
from jiqun.publish.names import area_name, code_name, quantity_html
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render
from jiqun.publish.source_notes import source_note
from jiqun.publish.texts import text


def item_pages(view: ItemView, *, served: bool = False) -> Iterator[Page]:
    """Give an item's sheet in both languages, each with its JSON."""
    classification, item = view.classification, view.item
    record = {
        **item_record(view.version, item),
        "versions": [v.version for v in view.versions],
        "before": [change_record(row, catalogues()) for row in view.before],
        "after": [change_record(row, catalogues()) for row in view.after],
        "figures": [q.claim.to_record() for _, quotes, _ in view.figures for q in quotes],
        "carried": [
            carried_record(f, view.version, classification.area or "", indicator)
            for indicator, figures in view.carried.items()
            for f in figures
        ],
        "mentions": [
            {"doc": m.doc, "sentence": m.sentence, "start": m.start, "end": m.end}
            for m in view.mentions
        ],
        "gaps": list(view.gaps),
    }
    links = Links("../")
    for language in LANGUAGES:
        row = item_row(item, language)
        yield render(
            "item.html",
            f"items/{item.code}.html",
            language,
            served=served,
            twin=f"{item.code}.json",
            item=row,
            other_name=item.en if language == "zh" else item.zh,
            aliases=", ".join((*item.names_zh, *item.names_en)),
            list_name=classification.list_name(item.kind, language),
            classification=classification.name(language),
            home=f"../catalogue/{classification.code}.html",
            matrix=f"../catalogue/{classification.code}-matrix.html",
            area=area_name(classification.area or "", language),
            source=source_note(item.source, catalogues(), language),
            parent=_parent(view, language),
            parent_certainty=label("certainty", item.parent_certainty, language)
            if item.parent_certainty
            else "",
            parts=[item_row(part, language) for part in view.version.parts(item.code)],
            versions=[
                {
                    "version": v.version,
                    "name": v.name(language),
                    "status": label("version_status", v.status, language),
                }
                for v in view.versions
            ],
            before=[change_row(r, language) for r in view.before],
            after=[change_row(r, language) for r in view.after],
            figures=_figures(view, language, links),
            carried=[
                _carried(f, indicator, language, links)
                for indicator, figures in view.carried.items()
                for f in figures
            ],
            mentions=_mentions(view, language, links),
            gaps=("、" if language == "zh" else ", ").join(map(str, view.gaps)),
        )
        yield json_page(f"{language}/items/{item.code}.json", record)


def _parent(view: ItemView, language: str) -> Any:
    parent = view.version.by_code.get(view.item.parent or "")
    return item_row(parent, language) if parent else None


def _figures(view: ItemView, language: str, links: Links) -> list[Mapping[str, Any]]:
    """Give one row a cell: what it is, when, each published figure, what the ledger stands by."""
    rows: list[Mapping[str, Any]] = []
    for cell, quotes, observation in view.figures:
        href = series_href(cell)
        rows.append(
            {
                "what": quantity_html(cell, language),
                "series": href and f"../{href}",
                "period": period_name(cell.period, language),
                "area": area_name(cell.area, language),
                "state": code_name("states", observation.state, language) if observation else "",
                "claims": [
                    {
                        "figure": figure(quote.claim, language, links),
                        "document": _cited(view.documents[quote.claim.doc], language, links),
                    }
                    for quote in quotes
                ],
            }
        )
    return rows


def _cited(summary: DocumentSummary, language: str, links: Links) -> Mapping[str, Any]:
    date = published_name(summary.published, summary.published_text, language)
    return {
        "href": links.document(summary.id),
        "publisher": summary.publisher or text("unknown_publisher", language),
        "date": date or text("unknown_date", language),
    }


def _carried(
    carried: CarriedFigure, indicator: str, language: str, links: Links
) -> Mapping[str, Any]:
    claims = sorted({c for o in carried.observations for c in o.claims})
    reasons = carried.carried.reasons if carried.carried else ()
    parents = carried.carried.parents if carried.carried else ()
    return {
        "indicator": code_name("indicator", indicator, language),
        "period": period_name(carried.period, language),
        "words": carried_words(carried, language),
        "href": links.claim(claims[0]) if claims else "",
        "basis": " ".join(claims),
        "state": label("carried", carried.state, language),
        "parents": " + ".join(parents),
        "path": " → ".join(carried.path),
        "why": text("semicolon", language).join(label("reason", r, language) for r in reasons),
        "certainty": carried.certainty,
        "certainty_name": label("certainty", carried.certainty, language),
    }


def _mentions(view: ItemView, language: str, links: Links) -> Sequence[Mapping[str, Any]]:
    return [
        {
            "before": m.sentence[: m.start],
            "name": m.sentence[m.start : m.end],
            "after": m.sentence[m.end :],
            "tongue": view.documents[m.doc].language,
            "title": view.documents[m.doc].title or m.doc,
            **_cited(view.documents[m.doc], language, links),
        }
        for m in view.mentions
    ]
