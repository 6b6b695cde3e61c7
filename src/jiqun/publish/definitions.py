"""Say what words meant and how indicators count: for series, and on a page of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiqun.data import catalogue, catalogues
from jiqun.data.lineage import definitions_of
from jiqun.model import Cell
from jiqun.publish.catalogue_records import label
from jiqun.publish.names import area_name, code_name, subject_part
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render
from jiqun.publish.source_notes import SourceNote, source_note


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """What something meant in some years, with who says so."""

    name: str
    years: str
    area: str
    words: str
    certainty: str
    certainty_name: str
    source: SourceNote


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """How an indicator counts."""

    code: str
    name: str
    unit: str
    kind: str
    growth: str
    additive: str
    identities: str
    attribution: str
    definitions: tuple[DefinitionRow, ...]


def definition_rows(of: str, language: str, area: str | None = None) -> tuple[DefinitionRow, ...]:
    """Give the definitions of an indicator or subject, of all times, the oldest first."""
    is_indicator = of in catalogue().labels["indicator"]
    name = code_name("indicator", of, language) if is_indicator else subject_part(of, language)[0]
    return tuple(
        DefinitionRow(
            name,
            years(d["from"], d["until"], language),
            area_name(d["area"], language) if d["area"] else "",
            d[language],
            d["certainty"],
            label("certainty", d["certainty"], language),
            source_note(d["source"], catalogues(), language),
        )
        for d in definitions_of(of, area)
    )


def definitions_of_cell(cell: Cell, language: str) -> tuple[DefinitionRow, ...]:
    """Give what the indicator and the subject of a series meant, in its place."""
    named = (str(cell.indicator), *((cell.subject,) if cell.subject else ()))
    return tuple(row for of in named for row in definition_rows(of, language, cell.area))


def years(first: int | None, last: int | None, language: str) -> str:
    """Write a stretch of years; `last` None has not ended.

    >>> years(2011, None, "en"), years(2018, 2020, "zh")
    ('from 2011', '2018—2020年')
    """
    if last is None:
        return f"{first}年起" if language == "zh" else f"from {first}"
    if first == last:
        return f"{first}年" if language == "zh" else str(first)
    return f"{first}—{last}年" if language == "zh" else f"{first}–{last}"


def indicator_pages(*, served: bool = False) -> Iterator[Page]:
    """Give the page that says how each indicator counts, in both languages, with its JSON."""
    labels = catalogue().labels["indicator"]
    record = {
        code: {**dict(entry.more), "definitions": definitions_of(code)}
        for code, entry in labels.items()
    }
    for language in LANGUAGES:
        yield render(
            "indicators.html",
            "catalogue/indicators.html",
            language,
            served=served,
            twin="indicators.json",
            rows=[_indicator(code, entry.more, language) for code, entry in labels.items()],
        )
        yield json_page(f"{language}/catalogue/indicators.json", record)


def _indicator(code: str, more: Mapping[str, Any], language: str) -> IndicatorRow:
    def named(group: str, codes: Sequence[str]) -> str:
        mark = "、" if language == "zh" else ", "
        return mark.join(code_name(group, c, language) for c in codes)

    return IndicatorRow(
        code,
        code_name("indicator", code, language),
        code_name("unit_kinds", more["unit"], language),
        code_name("flows", "flow" if more["flow"] else "stock", language),
        code_name("bases", more["growth"], language),
        named("levels", more["additive"]),
        named("identity_kinds", more["identities"]),
        named("attributions", [more["attribution"]]) if "attribution" in more else "",
        definition_rows(code, language),
    )
