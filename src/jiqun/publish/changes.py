"""Make the page of what changed, its JSON, and a feed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from jiqun.data import catalogues, item_name
from jiqun.data.dates import day_name, period_name
from jiqun.ledger.rows import cell_from_key
from jiqun.model import Interval
from jiqun.publish import numbers
from jiqun.publish.address import Links, finding_href, series_href
from jiqun.publish.findings import basis
from jiqun.publish.names import area_name, code_name, quantity_html, quantity_name
from jiqun.publish.page import LANGUAGES, Page
from jiqun.publish.rendering import json_page, render
from jiqun.publish.texts import text

SHOWN = 200
"""Events of one build on the page; the JSON has all that its line names (our choice, for size)."""

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that happened: what, where, before and now."""

    kind: str
    name: str
    area: str
    parts: Markup | str
    href: str | None
    period: str
    before: str
    now: str
    basis: str
    note: str


@dataclass(frozen=True, slots=True)
class BuildRow:
    """One build: when, why, how much of what, and its events."""

    number: int
    day: str
    time: str
    reason: str
    counts: tuple[tuple[str, str, int], ...]
    alert: bool
    events: tuple[EventRow, ...]
    more: int


def changes_pages(
    lines: Sequence[Line], standing: Collection[str], *, served: bool = False
) -> Iterator[Page]:
    """Give the page, JSON and Atom feed of what changed, the last build first.

    Args:
        lines: of the history, oldest first; empty where none is kept.
        standing: claims and cells that are still there: only they are linked to.
    """
    newest = list(reversed(lines))
    body = json_page("", {"builds": newest}).body
    for language in LANGUAGES:
        builds = [_build(line, standing, language) for line in newest]
        yield render(
            "changes.html",
            "changes.html",
            language,
            served=served,
            twin="changes.json",
            builds=builds,
        )
        yield Page(f"{language}/changes.json", body)
        yield Page(f"{language}/changes.atom", _feed(newest, builds, language))


def _build(line: Line, standing: Collection[str], language: str) -> BuildRow:
    events = [_event(e, standing, language) for e in line["events"][:SHOWN]]
    day = datetime.fromisoformat(line["built"])
    return BuildRow(
        number=line["build"],
        day=day_name(day.date(), language),
        time=line["built"],
        reason="" if line.get("reason") == "changes" else _reason(line, language),
        counts=tuple(
            (kind, code_name("events", kind, language), count)
            for kind, count in line["counts"].items()
        ),
        alert=bool(line.get("alert")),
        events=tuple(events),
        more=sum(line["counts"].values()) - len(events),
    )


def _reason(line: Line, language: str) -> str:
    if line.get("reason") == "first":
        told = text("built_first", language)
        return told.format(documents=line["documents"], claims=line["claims"])
    return text("built_anew", language)


def _event(event: Mapping[str, Any], standing: Collection[str], language: str) -> EventRow:
    kind = event["kind"]
    name = code_name("events", kind, language)
    held = [c for c in event.get("claims", ()) if c in standing]
    if "finding" in event:
        there = kind != "settled" and len(held) == len(event["claims"]) and bool(held)
        return EventRow(
            kind,
            name,
            area_name(event["area"], language),
            event[f"message_{language}"],
            finding_href(event["finding"], event["area"]) if there else None,
            *("", "", "", "", ""),
        )
    cell = cell_from_key(event["cell"])
    href = None
    if event["cell"] in standing or (kind == "silent" and held):
        href = Links("").claim(held[0]) if held else series_href(cell)
    return EventRow(
        kind,
        name,
        area_name(cell.area, language),
        quantity_html(cell, language),
        href,
        period_name(cell.period, language),
        _value(event.get("before"), language),
        _value(event.get("now"), language),
        basis(held),
        _note(event, language),
    )


def event_words(event: Mapping[str, Any], language: str) -> dict[str, str]:
    """Give an event in words: `event`, `what`, `before`, `now`."""
    name = code_name("events", event["kind"], language)
    if "finding" in event:
        return {"event": name, "what": event[f"message_{language}"], "before": "", "now": ""}
    cell = cell_from_key(event["cell"])
    parts = (
        area_name(cell.area, language),
        quantity_name(cell, language),
        period_name(cell.period, language),
        _note(event, language),
    )
    return {
        "event": name,
        "what": " · ".join(part for part in parts if part),
        "before": _value(event.get("before"), language),
        "now": _value(event.get("now"), language),
    }


def _note(event: Mapping[str, Any], language: str) -> str:
    if "missing" in event:
        version = catalogues().classifications[event["classification"]].by_version[event["version"]]
        names = [item_name(version.by_code[c], language) for c in event["missing"]]
        return f"{text('missing_members', language)}{text('colon', language)}" + text(
            "semicolon", language
        ).join(names)
    return str(event.get("by", ""))


def _value(record: Mapping[str, Any] | None, language: str) -> str:
    if record is None:
        return ""
    if record["value"] is not None:
        return numbers.amount(Fraction(record["value"]), record["unit"], language)
    low, high = (None if record[n] is None else Fraction(record[n]) for n in ("low", "high"))
    return numbers.interval(Interval(low, high), record["unit"], language)


def _feed(lines: Sequence[Line], builds: Sequence[BuildRow], language: str) -> bytes:
    """Write the Atom feed: an entry for each build that changed something.

    Its ids are names, not addresses: the site may stand anywhere. A build with an alert has the
    category `alert`; one with new and revised figures alone has none.
    """
    title = text("changes", language)
    updated = lines[0]["built"] if lines else f"{date.min.isoformat()}T00:00:00+00:00"
    made = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<title>{escape(title)}</title>",
        f"<id>urn:jiqun:changes:{language}</id>",
        f"<updated>{escape(updated)}</updated>",
        "<author><name>jiqun</name></author>",
    ]
    for line, build in zip(lines, builds, strict=True):
        if not build.counts:
            continue
        comma = text("comma", language)
        heads = comma.join(f"{name} {count}" for _, name, count in build.counts)
        made += [
            "<entry>",
            f"<title>{escape(heads)}</title>",
            f"<id>urn:jiqun:build:{language}:{build.number}:{_digest(line)}</id>",
            f"<updated>{escape(line['built'])}</updated>",
            f"<link href={quoteattr(f'changes.html#b{build.number}')}/>",
        ]
        if build.alert:
            made.append('<category term="alert"/>')
        made += [
            f"<summary>{escape(_summary(line, language))}</summary>",
            "</entry>",
        ]
    made.append("</feed>")
    return ("\n".join(made) + "\n").encode("utf-8", "replace")


def _digest(line: Line) -> str:
    """Name what a build says: one build's entry is one entry, whatever else repeats."""
    told = "".join(f"{k}={v};" for k, v in sorted(line["digests"].items()))
    return sha256(f"{line['built']};{told}".encode()).hexdigest()[:16]


def _summary(line: Line, language: str) -> str:
    told = (event_words(event, language) for event in line["events"][:20])
    return "\n".join(f"{e['event']}: {e['what']} {e['now']}".rstrip() for e in told)
