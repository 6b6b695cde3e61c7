"""Make an area's page: all its findings in full, and the list of its series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jiqun.data import catalogues
from jiqun.ledger.views import AreaView, SeriesSummary
from jiqun.publish.address import Links, series_href
from jiqun.publish.findings import shown
from jiqun.publish.indexes import IndexSummary, rank_lines
from jiqun.publish.names import area_name, quantity_html, quantity_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.records import area_record
from jiqun.publish.rendering import json_page, render


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One line of an area's list of series."""

    href: str | None
    parts: Markup
    years: str
    periods: int
    claims: int
    errors: int


def area_pages(
    view: AreaView, indexes: Sequence[IndexSummary] = (), *, served: bool = False
) -> Iterator[Page]:
    """Give an area in both languages, each with its JSON; `indexes` are those of the site."""
    record = area_record(view)
    links = Links("../")
    for language in LANGUAGES:
        yield render(
            "area.html",
            f"areas/{view.slug}.html",
            language,
            served=served,
            twin=f"{view.slug}.json",
            name=area_name(view.area, language),
            ranks=rank_lines(indexes, view.area, language, "../"),
            monitor_href=f"../monitor/{view.slug}.html",
            members=members_of(view.area, language),
            findings=[
                shown(f, view.quoted, view.documents, language, links) for f in view.findings
            ],
            series=[
                _series(s, language) for s in sorted(view.series, key=lambda s: _order(s, language))
            ],
        )
        yield json_page(f"{language}/areas/{view.slug}.json", record)


def members_of(area: str, language: str) -> list[tuple[str, str, str]]:
    """Give what a group of areas holds: the names, since when, and the document that says so.

    >>> members_of("Yangtze River Delta", "en")[0][:2]
    ('Shanghai, Jiangsu, Zhejiang, Anhui', '2019-12-01–')
    """
    book = catalogues()
    groups: dict[tuple[str, str], list[str]] = {}
    for m in book.memberships:
        if m.group == area:
            source = book.sources.get(m.source)
            said = source.title(language) if source else m.source
            ends = [day.isoformat() if day else "" for day in (m.first, m.end)]
            groups.setdefault(("–".join(ends), said), []).append(area_name(m.member, language))
    comma = "、" if language == "zh" else ", "
    return [(comma.join(names), days, said) for (days, said), names in groups.items()]


def _order(summary: SeriesSummary, language: str) -> tuple[str, str]:
    return quantity_name(summary.cell, language, summary.written).lower(), summary.slug


def _series(summary: SeriesSummary, language: str) -> SeriesRow:
    href = series_href(summary.cell)
    first, last = summary.first_year, summary.last_year
    years = "" if first is None else str(first) if first == last else f"{first}–{last}"
    return SeriesRow(
        href and f"../{href}",
        quantity_html(summary.cell, language, summary.written),
        years,
        summary.periods,
        summary.claims,
        summary.errors,
    )
