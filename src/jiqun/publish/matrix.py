"""Make a classification's matrix: item by year, each cell stated, derived, bounded or silent."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jiqun.data import Classification, catalogue
from jiqun.ledger.carrying import CarriedFigure
from jiqun.ledger.catalogue_views import MatrixView
from jiqun.publish.address import Links
from jiqun.publish.catalogue import item_row
from jiqun.publish.catalogue_records import carried_record, carried_words, label
from jiqun.publish.names import area_name, code_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render
from jiqun.publish.texts import text

STATES = ("stated", "exact", "bounded", "open", "silent")


def matrix_pages(
    classification: Classification, views: Sequence[MatrixView], *, served: bool = False
) -> Iterator[Page]:
    """Give the matrices of a classification on one page, in both languages, with their JSON."""
    path = f"catalogue/{classification.code}-matrix"
    record = {
        "classification": classification.code,
        "area": classification.area,
        "tables": [
            {
                "version": view.version.version,
                "indicator": view.indicator,
                "measure": view.measure,
                "years": list(view.years),
                "cells": [
                    carried_record(figure, view.version, classification.area or "", view.indicator)
                    for row in view.rows.values()
                    for figure in row.values()
                ],
                "silent": {
                    code: [y for y in view.years if y not in row] for code, row in view.rows.items()
                },
            }
            for view in views
        ],
    }
    for language in LANGUAGES:
        yield render(
            "matrix.html",
            f"{path}.html",
            language,
            served=served,
            twin=f"{classification.code}-matrix.json",
            name=classification.name(language),
            area=area_name(classification.area or "", language),
            home=f"{classification.code}.html",
            legend=[(state, _shape(state), label("carried", state, language)) for state in STATES],
            tables=[_table(view, language) for view in views],
        )
        yield json_page(f"{language}/{path}.json", record)


def _shape(state: str) -> str:
    return str(catalogue().labels["carried"][state].more["shape"])


def _table(view: MatrixView, language: str) -> Mapping[str, Any]:
    links = Links("../")
    last = view.years[-1] if view.years else 0
    told = [
        item.code
        for item in view.version.items
        if (found := view.rows[item.code].get(last)) and found.state == "stated"
    ]
    lists = []
    for kind in dict.fromkeys(item.kind for item in view.version.items):
        items = view.version.of_kind(kind)
        quiet = [item for item in items if item.code not in told]
        lists.append(
            {
                "name": view.classification.list_name(kind, language),
                "rows": [
                    {
                        "item": item_row(item, language),
                        "cells": [
                            _cell(view.rows[item.code].get(year), language, links)
                            for year in view.years
                        ],
                    }
                    for item in items
                ],
                "silence": text("matrix_silence", language).format(
                    told=len(items) - len(quiet), all=len(items), year=last
                ),
                "is_silent": bool(quiet),
            }
        )
    measure = "" if view.measure == "level" else code_name("measure", view.measure, language)
    return {
        "version": view.version.name(language),
        "what": " · ".join(
            filter(None, (code_name("indicator", view.indicator, language), measure))
        ),
        "years": view.years,
        "lists": lists,
    }


def _cell(figure: CarriedFigure | None, language: str, links: Links) -> Mapping[str, Any]:
    if figure is None:
        name = label("carried", "silent", language)
        return {"state": "silent", "shape": _shape("silent"), "words": "", "name": name, "href": ""}
    claims = sorted({c for o in figure.observations for c in o.claims})
    reasons = figure.carried.reasons if figure.carried else ()
    why = text("semicolon", language).join(label("reason", r, language) for r in reasons)
    state = label("carried", figure.state, language)
    return {
        "state": figure.state,
        "shape": _shape(figure.state),
        "words": "" if figure.state == "open" else carried_words(figure, language),
        "name": f"{state}{text('colon', language)}{why}" if why else state,
        "href": links.claim(claims[0]) if claims else "",
        "basis": " ".join(claims),
    }
