"""Make a place's monitoring page: what its series say, rule by rule, each with its arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from jiqun.model import Finding, Kind, Outcome, Severity
from jiqun.monitoring import Derived, MonitorView, settings
from jiqun.monitoring.wording import spread
from jiqun.publish.address import Links
from jiqun.publish.findings import Row, arithmetic, basis
from jiqun.publish.names import area_name, code_name, quantity_html, quantity_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.records import monitor_record
from jiqun.publish.rendering import json_page, render

SHOWN = 80
"""Results of one rule told on a page; the others stand in its JSON (our choice, for size)."""


@dataclass(frozen=True, slots=True)
class DerivedShown:
    """All that a template needs of a derived observation."""

    id: str
    href: str
    basis: str
    message: str
    value: str | None
    outcome: str
    outcome_name: str
    marks: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule with its results; `more` of them stand in the JSON only."""

    code: str
    name: str
    source: str
    results: tuple[DerivedShown, ...]
    more: int


def monitor_pages(view: MonitorView, *, served: bool = False) -> Iterator[Page]:
    """Give a place's monitoring in both languages, each with its JSON."""
    record = json_page("", monitor_record(view)).body
    for language in LANGUAGES:
        rules = list(_rules(view, language))
        yield render(
            "monitor.html",
            f"monitor/{view.slug}.html",
            language,
            served=served,
            twin=f"{view.slug}.json",
            name=area_name(view.area, language),
            area_href=f"../areas/{view.slug}.html",
            rules=rules,
            comparisons=_comparisons(view, language),
        )
        yield Page(f"{language}/monitor/{view.slug}.json", record)


def _rules(view: MonitorView, language: str) -> Iterator[RuleShown]:
    by_rule: dict[str, list[Derived]] = {}
    for derived in view.derived:
        by_rule.setdefault(derived.rule, []).append(derived)
    for code, found in by_rule.items():
        rule = settings().rules[code]
        yield RuleShown(
            code,
            rule.name(language),
            rule.source(language),
            tuple(shown(d, view, language) for d in found[:SHOWN]),
            max(0, len(found) - SHOWN),
        )


def shown(derived: Derived, view: MonitorView, language: str) -> DerivedShown:
    """Make a derived observation ready for a template."""
    links = Links("../")
    value = None
    if derived.interval is not None and derived.outcome not in ("alert", "backtest"):
        value = spread(derived.interval, derived.unit, language)
    outcome = code_name("monitor_outcomes", derived.outcome, language)
    marks = (code_name("monitor_marks", m, language) for m in derived.marks if m in MARKS)
    return DerivedShown(
        id=derived.id,
        href=f"#d-{derived.id}",
        basis=basis(derived.claims),
        message=derived.message_zh if language == "zh" else derived.message_en,
        value=value,
        outcome=derived.outcome,
        outcome_name=outcome,
        marks=tuple(mark for mark in marks if mark != outcome),
        rows=arithmetic(_as_finding(derived), view.quotes, view.documents, language, links),
    )


MARKS = (
    *("scope_break", "vintages_differ", "vintage_unknown"),
    *("rebased_share", "end_weights", "systems_differ"),
)
"""Marks that stand beside a result as words; the others are for programs."""


def _as_finding(derived: Derived) -> Finding:
    """Give what the table of the arithmetic reads."""
    return Finding(
        kind=Kind.DERIVED,
        outcome=Outcome.DERIVED,
        rule=derived.rule,
        area=derived.area,
        claims=derived.claims,
        arithmetic=derived.terms,
        message_en=derived.message_en,
        message_zh=derived.message_zh,
        severity=Severity.INFO,
    )


def _comparisons(view: MonitorView, language: str) -> list[tuple[str, Markup]]:
    return [
        (f"../compare/{slug}.html", quantity_html(cell, language))
        for slug, cell in sorted(
            view.comparisons.items(), key=lambda e: (quantity_name(e[1], language).lower(), e[0])
        )
    ]
