"""Understand the names that a person types: areas, indicators, subjects, in either language."""

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache

from jiqun.data.catalogue import Area, canonical_area, catalogue
from jiqun.data.catalogues import catalogues
from jiqun.data.resolving import name_key, resolve
from jiqun.model import InputError


def ask_area(name: str) -> str:
    """Give the canonical name of an area by any of its names or its code.

    >>> ask_area("深圳"), ask_area("440300")
    ('Shenzhen', 'Shenzhen')

    Raises:
        InputError: nobody knows it; close names are offered.
    """
    found = canonical_area(name) or _areas_by_code().get(name.strip())
    if found is None:
        raise _unknown("area", name, (*catalogue().areas, *(a.zh for a in _areas())))
    return found


def ask_indicator(name: str) -> str:
    """Give the code of an indicator by its code or its name in either language.

    >>> ask_indicator("增加值"), ask_indicator("value added")
    ('value_added', 'value_added')

    Raises:
        InputError: nobody knows it; close names are offered.
    """
    known = _by_name("indicator")
    found = known.get(name_key(name).replace("_", " "))
    if found is None:
        raise _unknown("indicator", name, known)
    return found


def ask_measure(name: str) -> str:
    """Give the code of a measure by its code or its name in either language.

    Raises:
        InputError: nobody knows it; close names are offered.
    """
    known = _by_name("measure")
    found = known.get(name_key(name).replace("_", " "))
    if found is None:
        raise _unknown("measure", name, known)
    return found


def ask_subject(name: str | None, area: str | None = None, on: date | None = None) -> str | None:
    """Give the code or label of a subject by any of its names; None is the whole area.

    A code of the catalogue is taken as it is; a name means what it means in the place on the day,
    and without a day the newest version that knows it. Words that nobody knows come back as they
    are: the ledger may hold them.

    >>> ask_subject("IROBOT"), ask_subject("人工智能", "Shenzhen"), ask_subject("total")
    ('IROBOT', 'AI', None)
    """
    if name is None or name_key(name) in ("", "total"):
        return None
    if name in catalogues().items:
        return catalogues().items[name][2].subject
    lists = catalogues().classifications
    for match in resolve(name, area=area, on=on):
        if lists[match.classification].kind == "policy":
            return match.code
    for classification in reversed(list(lists.values())):
        if classification.kind != "policy" or on is not None:
            continue
        for version in reversed(classification.versions):
            day = version.first
            if day is not None:
                for match in resolve(name, area=area, on=day):
                    if match.classification == classification.code:
                        return match.code
    return subject_labels().get(name_key(name), name)


@cache
def subject_labels() -> Mapping[str, str]:
    """Every name of every common subject → its label."""
    return {
        name_key(name): subject.label
        for subject in reversed(list(catalogue().subjects.values()))
        for name in (*subject.aliases_zh, *subject.aliases_en, subject.zh, subject.label)
    }


def _unknown(what: str, name: str, known: Iterable[str]) -> InputError:
    close = get_close_matches(name, list(known), 3, 0.6)
    hint = f"; did you mean {', '.join(repr(c) for c in close)}?" if close else ""
    return InputError("unknown_value", field=what, value=name, hint=hint)


@cache
def _by_name(kind: str) -> Mapping[str, str]:
    return {
        name_key(name).replace("_", " "): code
        for code, label in catalogue().labels[kind].items()
        for name in (label.zh, label.en, code)
    }


@cache
def _areas_by_code() -> Mapping[str, str]:
    return {area.code: area.name for area in _areas() if area.code}


def _areas() -> Iterable[Area]:
    return catalogue().areas.values()
