"""Make the page of what fell silent, with its JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from jiqun.data import Version, catalogues, item_name
from jiqun.data.dates import period_name
from jiqun.ledger.silence import Silence, SilentCell, SilentMembers
from jiqun.ledger.spellings import spelling_of
from jiqun.ledger.views import Quote
from jiqun.publish.address import Links, series_href
from jiqun.publish.figures import Figure, figure
from jiqun.publish.names import area_name, code_name, quantity_html
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render
from jiqun.publish.texts import text

MOST = 500
"""Silent figures on the page; the JSON has all (our choice, for size)."""


@dataclass(frozen=True, slots=True)
class CellRow:
    """One figure that is no longer given."""

    by: str
    area: str
    href: str | None
    parts: Markup
    period: str
    last: Figure | None
    last_period: str
    times: int
    elsewhere: str


@dataclass(frozen=True, slots=True)
class MembersRow:
    """One list of which only some members have a figure."""

    area: str
    parts: Markup
    period: str
    list_name: str
    summary: str
    given: tuple[tuple[str, tuple[Figure, ...]], ...]
    missing: tuple[str, ...]


def silence_pages(
    silence: Silence, quotes: Mapping[str, Quote], *, served: bool = False
) -> Iterator[Page]:
    """Give the page of what fell silent in both languages; `quotes` has every claim named."""
    body = json_page("", silence_record(silence)).body
    for language in LANGUAGES:
        links = Links("")
        yield render(
            "silent.html",
            "silent.html",
            language,
            served=served,
            twin="silent.json",
            cells=[_cell(c, quotes, language, links) for c in silence.cells[:MOST]],
            more=max(0, len(silence.cells) - MOST),
            members=[_members(m, quotes, language, links) for m in silence.members],
        )
        yield Page(f"{language}/silent.json", body)


def silence_record(silence: Silence) -> dict[str, Any]:
    """Give what fell silent as the JSON twin has it."""
    return {
        "cells": [
            {
                "by": c.by,
                "kind": c.kind,
                "cell": c.cell.key,
                "period": str(c.cell.period),
                "last_claims": list(c.claims),
                "times": c.times,
                "elsewhere": list(c.elsewhere),
            }
            for c in silence.cells
        ],
        "members": [
            {
                "cell": m.cell.key,
                "classification": m.classification,
                "version": m.version,
                "list": m.kind,
                "given": {code: list(claims) for code, claims in m.given.items()},
                "missing": list(m.missing),
            }
            for m in silence.members
        ],
    }


def _cell(c: SilentCell, quotes: Mapping[str, Quote], language: str, links: Links) -> CellRow:
    last = quotes.get(c.claims[0])
    by = c.by
    if c.kind == "class":
        by = text("any_of_class", language).format(
            name=code_name("publisher_class", c.by, language)
        )
    before = c.cell.period.year_before() if c.cell.period else None
    return CellRow(
        by=by,
        area=area_name(c.cell.area, language),
        href=series_href(c.cell),
        parts=quantity_html(c.cell, language, spelling_of([last.claim] if last else ())),
        period=period_name(c.cell.period, language),
        last=figure(last.claim, language, links) if last else None,
        last_period=period_name(before, language),
        times=c.times,
        elsewhere=text("semicolon", language).join(c.elsewhere),
    )


def _members(
    m: SilentMembers, quotes: Mapping[str, Quote], language: str, links: Links
) -> MembersRow:
    lists = catalogues().classifications[m.classification]
    version = lists.by_version[m.version]
    given = tuple(
        (
            _name(version, code, language),
            _figures([quotes[c] for c in claims if c in quotes], language, links),
        )
        for code, claims in m.given.items()
    )
    return MembersRow(
        area=area_name(m.cell.area, language),
        parts=quantity_html(m.cell, language),
        period=period_name(m.cell.period, language),
        list_name=f"{version.name(language)}{text('colon', language)}"
        f"{lists.list_name(m.kind, language)}",
        summary=text("given_of", language).format(
            given=len(m.given), all=len(m.given) + len(m.missing), missing=len(m.missing)
        ),
        given=given,
        missing=tuple(_name(version, code, language) for code in m.missing),
    )


def _figures(told: list[Quote], language: str, links: Links) -> tuple[Figure, ...]:
    """Give each number once, whoever printed it first."""
    figures = (figure(quote.claim, language, links) for quote in told)
    return tuple({one.words: one for one in reversed(list(figures))}.values())


def _name(version: Version, code: str, language: str) -> str:
    return item_name(version.by_code[code], language)
