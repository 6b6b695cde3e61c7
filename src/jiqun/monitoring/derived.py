"""A figure that nobody printed, or a verdict on printed ones, with all it rests on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any

from jiqun.checks.stood_by import COMPUTED
from jiqun.checks.words import listed
from jiqun.model import Interval, Term
from jiqun.monitoring.facts import Fact
from jiqun.monitoring.messages import message, parts_of
from jiqun.monitoring.wording import as_printed, in_both, named, part_name, spread, thing, when

OUTCOMES = (
    *("derived", "break", "plausible", "outside_band", "confirmed", "contradicted"),
    *("missing", "cannot_tell", "other_vintage", "alert", "backtest", "not_value_added"),
    *("in_operation", "under_construction", "joint", "codes_stated", "codes_unstated"),
)
"""Everything that can be told; the manual explains each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """One derived observation.

    Attributes:
        rule: a code of `data/monitoring.yaml`, which names the rule and its source.
        outcome: one of `OUTCOMES`.
        marks: what a reader has to know before using it: `scope_break`, `vintages_differ`, …
        interval: of the result, in base units of `unit`; None where nothing is computed.
        terms: the arithmetic, one number a line.
        cells, claims: the parents' cell keys and the ids of the claims they rest on.
    """

    rule: str
    area: str
    indicator: str
    subject: str | None
    period: str
    unit: str
    interval: Interval | None
    outcome: str
    terms: tuple[Term, ...]
    cells: tuple[str, ...]
    claims: tuple[str, ...]
    message_en: str
    message_zh: str
    marks: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The permanent name: hash of rule, place, period and parents."""
        parts = (self.rule, self.area, self.indicator, self.subject or "", self.period, self.unit)
        # two releases of one cell are two parents
        releases = (m for m in self.marks if m.startswith("vintage:"))
        return sha256("\n".join((*parts, *releases, *self.cells)).encode()).hexdigest()[:12]

    def to_record(self) -> dict[str, Any]:
        """Give a JSON-ready object; ends are numbers, exact up to a float's digits."""
        return {
            "id": self.id,
            "rule": self.rule,
            "area": self.area,
            "indicator": self.indicator,
            "subject": self.subject,
            "period": self.period,
            "unit": self.unit,
            "low": plain(self.interval.low) if self.interval else None,
            "high": plain(self.interval.high) if self.interval else None,
            "outcome": self.outcome,
            "marks": list(self.marks),
            "message_en": self.message_en,
            "message_zh": self.message_zh,
            "terms": [
                {
                    "operator": t.operator,
                    "claim": t.claim,
                    "label_en": t.label_en,
                    "label_zh": t.label_zh,
                    "text": t.text,
                    "unit": t.unit,
                    "low": plain(t.low),
                    "high": plain(t.high),
                }
                for t in self.terms
            ],
            "cells": list(self.cells),
            "claims": list(self.claims),
        }


def plain(value: Fraction | None) -> int | float | None:
    """Give a JSON number for a fraction."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(f"{float(value):.12g}")


def term(operator: str, fact: Fact, *, with_area: bool = False) -> Term:
    """Give the line of a fact in the arithmetic; its finest claim stands for it."""
    return Term(
        operator,
        fact.claims[0] if fact.claims else None,
        named(fact, "en", with_area=with_area),
        named(fact, "zh", with_area=with_area),
        as_printed(fact, "en"),
        fact.unit,
        fact.interval.low,
        fact.interval.high,
    )


def result(operator: str, interval: Interval, unit: str, label: tuple[str, str]) -> Term:
    """Give the line of a computed number; the label is English and Chinese."""
    return Term(
        operator, None, *label, spread(interval, unit, "en"), unit, interval.low, interval.high
    )


def labels(code: str) -> tuple[str, str]:
    """Give a fixed label in both languages."""
    return in_both(message, code)


def level_name(fact: Fact) -> tuple[str, str]:
    """Name the level that a fact is of, without its period, in both languages."""
    return thing(fact, "en", as_level=True), thing(fact, "zh", as_level=True)


def _value(_: Fact, interval: Interval | None, unit: str) -> tuple[str, str]:
    if interval is None:
        raise AssertionError("a sentence with a value needs an interval")
    return in_both(spread, interval, unit)


_FILLED: Mapping[str, Callable[[Fact, Interval | None, str], tuple[str, str]]] = {
    "what": lambda f, i, u: in_both(named, f),
    "thing": lambda f, i, u: in_both(thing, f),
    "level": lambda f, i, u: level_name(f),
    "part": lambda f, i, u: in_both(part_name, f),
    "now": lambda f, i, u: in_both(as_printed, f),
    "when": lambda f, i, u: when(f.period),
    "value": _value,
}
"""Parts of a sentence that follow from the fact and the result, each made only where it is used."""


def _not_printed(parents: Iterable[Fact], language: str) -> str:
    """Name the figures that no document prints, with what other figures imply for them."""
    told = [f for f in parents if f.state in COMPUTED]
    if not told:
        return ""
    mark = "{} {}" if language == "en" else "{}{}"
    what = (mark.format(named(f, language), as_printed(f, language)) for f in told)
    return message("not_printed", language, what=listed(list(what), language))


def derive(
    rule: str,
    about: Fact,
    parents: Iterable[Fact],
    *,
    code: str,
    interval: Interval | None,
    unit: str,
    terms: Iterable[Term],
    outcome: str = "derived",
    marks: Iterable[str] = (),
    period: str | None = None,
    words: dict[str, tuple[str, str]] | None = None,
) -> Derived:
    """Make a derived observation; the sentence is `code` of the message table.

    Args:
        about: gives place, indicator, subject, and the period unless another is given.
        words: parts of the sentence, English and Chinese. Filled in unless given: `what` (the
            fact's name), `thing` (without its period), `level` (its level without period), `part`
            (its subject), `now` (its figure as printed), `when` (its period), and `value` (the
            interval).
    """
    if outcome not in OUTCOMES:
        raise AssertionError(f"unknown outcome {outcome}")
    told = list({(f.cell.key, f.claims): f for f in parents}.values())
    given = words or {}
    parts = {
        name: given[name] if name in given else _FILLED[name](about, interval, unit)
        for name in sorted(parts_of(code))
    }
    sentences = [
        message(code, language, **{name: both[i] for name, both in parts.items()})
        + _not_printed(told, language)
        for i, language in enumerate(("en", "zh"))
    ]
    return Derived(
        rule=rule,
        area=about.cell.area,
        indicator=str(about.cell.indicator),
        subject=about.cell.subject,
        period=about.period if period is None else period,
        unit=unit,
        interval=interval,
        outcome=outcome,
        terms=tuple(terms),
        cells=tuple(dict.fromkeys(f.cell.key for f in told)),
        claims=tuple(dict.fromkeys(c for f in told for c in f.claims)),
        message_en=sentences[0],
        message_zh=sentences[1],
        marks=tuple(dict.fromkeys(marks)),
    )
