"""Read what a front matter or a sidecar file says of a document.

Only plain values of known keys are used. Nothing is constructed from the file but text, so no
tag, alias or nesting in it can do harm; what cannot be used becomes a warning.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from jiqun.data import canonical_area, catalogue
from jiqun.documents.publication import read_date
from jiqun.documents.reading import Warnings
from jiqun.lang import LANGUAGES
from jiqun.model import close_hint

KEYS = ("url", "publisher", "title", "date", "language", "class", "area")
"""What a front matter or sidecar may say: see docs/en/workspace.md."""
CLASSES = ("authority", "press", "blog", "reprint", "unknown")
MAX_METADATA_CHARS = 16_384
"""A front matter or sidecar is never longer: our choice, a hundred times what one needs."""
MAX_VALUE_CHARS = 2_000
"""A value is never longer: our choice; long addresses have some hundred characters."""

_MAX_DEPTH = 10
"""Values that nest are not used, and beyond this not even looked at: a parser's time grows with
the square of the depth (our choice)."""
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_LANGUAGE = {"cmn": "zh", "chinese": "zh", "中文": "zh", "english": "en"} | {
    c: c for c in LANGUAGES
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before a text, and where the text begins.

    Attributes:
        values: known keys with their text.
        end: code points to cut off; 0 where there is no front matter.
        lines: how many lines that are.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    end: int = 0
    lines: int = 0
    warnings: Warnings = ()


def front_matter(text: str) -> FrontMatter:
    """Read the metadata between two fences at the very start of a text.

    Something that only looks like a front matter (a horizontal rule, broken YAML) stays part of
    the text, so that no figure is lost; broken ones give a warning with the line.
    """
    fence = text[:3]
    if fence not in _FENCES or not text[3:].lstrip(" \t").startswith("\n"):
        return FrontMatter()
    start = text.index("\n") + 1
    closing = "|".join(re.escape(f) for f in _FENCES[fence])
    end = re.compile(rf"^(?:{closing})[ \t]*(?:\n|\Z)", re.M).search(
        text, start, start + MAX_METADATA_CHARS
    )
    if not end:
        return FrontMatter()
    raw = text[start : end.start()]
    try:
        pairs = _yaml_values(raw) if fence == "---" else _toml_values(raw)
    except ValueError as problem:
        looks_meant = re.match(r"\s*\w+\s*[:=]", raw)
        return FrontMatter(warnings=(_bad(str(problem)),) if looks_meant else ())
    values, warnings = _known(pairs)
    if not values and not any(key in KEYS for key in pairs):
        return FrontMatter()
    return FrontMatter(values, end.end(), text.count("\n", 0, end.end()), warnings)


def sidecar(data: bytes, name: str) -> tuple[Mapping[str, str], Warnings]:
    """Read the bytes of a `NAME.meta.toml`."""
    if len(data) > MAX_METADATA_CHARS:
        return {}, (_bad(f"{name} has more than {MAX_METADATA_CHARS} bytes"),)
    try:
        pairs = _toml_values(data.decode("utf-8-sig"))
    except ValueError as problem:
        return {}, (_bad(f"{name}: {problem}"),)
    values, warnings = _known(pairs)
    return values, tuple((code, f"{name}: {detail}") for code, detail in warnings)


def checked(pairs: Mapping[str, Any]) -> tuple[Mapping[str, str], Warnings]:
    """Check metadata that a program gives: the same keys, the same rules."""
    return _known({str(key): _plain(value) for key, value in pairs.items() if value is not None})


def _yaml_values(raw: str) -> dict[str, str | None]:
    """Read `key: value` pairs from the parser's events; what nests gives None as value."""
    import yaml

    values: dict[str, str | None] = {}
    depth, key = 0, None
    try:
        for event in yaml.parse(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.CollectionStartEvent):
                if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                    raise ValueError("line 2: no list of keys")
                if depth == 1 and key is not None:
                    values[key], key = None, None
                depth += 1
                if depth > _MAX_DEPTH:
                    raise ValueError("line 2: nested too deeply")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.ScalarEvent) and depth == 1:
                if key is None:
                    key = event.value
                else:
                    empty = event.value in {"", "~", "null"} and event.style is None
                    if not empty:
                        values[key] = event.value
                    key = None
            elif isinstance(event, yaml.AliasEvent) and depth == 1 and key is not None:
                values[key], key = None, None
            elif isinstance(event, yaml.ScalarEvent) and depth == 0:
                raise ValueError("line 2: no list of keys")
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 2 if problem.problem_mark else 2
        raise ValueError(f"line {line}: {problem.problem}") from None
    except yaml.YAMLError as problem:
        raise ValueError(f"line 2: {' '.join(str(problem).split())[:200]}") from None
    return values


def _toml_values(raw: str) -> dict[str, str | None]:
    try:
        return {key: _plain(value) for key, value in tomllib.loads(raw).items()}
    except tomllib.TOMLDecodeError as problem:
        raise ValueError(str(problem)) from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _plain(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    return value.isoformat() if isinstance(value, time) else None


def _known(pairs: Mapping[str, str | None]) -> tuple[dict[str, str], Warnings]:
    values: dict[str, str] = {}
    warnings: list[tuple[str, str]] = []
    for key, raw in pairs.items():
        if key not in KEYS:
            warnings.append(_bad(f"unknown key '{key[:60]}'{close_hint(key, list(KEYS))}"))
            continue
        value = None if raw is None else " ".join(raw.split())
        problem = _problem(key, value)
        if problem:
            warnings.append(_bad(f"{key} {problem}"))
        elif value:
            values[key] = _LANGUAGE[_language_key(value)] if key == "language" else value
    if "area" in values:
        values["area"], unknown = _canonical(values["area"])
        warnings.extend(_bad(f"area '{name[:60]}' is in no list{hint}") for name, hint in unknown)
    return values, tuple(warnings)


def _canonical(area: str) -> tuple[str, list[tuple[str, str]]]:
    """Give the canonical names of places joined by commas, and those that nobody knows.

    A place that is in no list is kept as it is written: it may be a village.
    """
    names, unknown = [], []
    for name in filter(None, map(str.strip, re.split("[,，、]", area))):
        known = canonical_area(name)
        names.append(known or name)
        if known is None:
            unknown.append((name, close_hint(name, catalogue().areas)))
    return ", ".join(dict.fromkeys(names)), unknown


def _language_key(value: str) -> str:
    return re.split(r"[-_]", value.lower())[0]


def _problem(key: str, value: str | None) -> str | None:
    if value is None:
        return "is no plain text"
    if len(value) > MAX_VALUE_CHARS:
        return f"has more than {MAX_VALUE_CHARS} characters"
    if key == "date" and value and read_date(value) == (None, None):
        return f"'{value[:40]}' is no date; write 2024, 2024-02 or 2024-02-07"
    if key == "class" and value and value not in CLASSES:
        return f"'{value[:40]}' is unknown{close_hint(value, list(CLASSES))}"
    if key == "language" and value and _language_key(value) not in _LANGUAGE:
        return f"'{value[:40]}' is not read; {', '.join(LANGUAGES)} are"
    if key == "url" and value and not re.match(r"https?://[^\s<>\"]+$", value, re.I):
        return f"'{value[:60]}' is no http or https address"
    return None


def _bad(detail: str) -> tuple[str, str]:
    return "bad_metadata", detail


def described(values: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Give the fields of a `Document` that metadata values stand for."""
    names = {"class": "publisher_class"}
    for key, value in values.items():
        if key == "date":
            published, published_text = read_date(value)
            yield "published", published
            yield "published_text", published_text
        else:
            yield names.get(key, key), value
