"""Read the steps of a specification: a list of one-word mappings, in the order they are run."""

from collections.abc import Mapping, Sequence
from typing import Any

from jiqun.index import aggregation, imputation, scales, screening, treatment
from jiqun.index.problems import Problem
from jiqun.index.steps import (
    KINDS,
    Aggregate,
    Choice,
    Denominate,
    Impute,
    Normalise,
    Screen,
    Step,
    Treat,
    Treatment,
    options,
)

ORDER = tuple(KINDS)
TREATMENT_KEYS = ("first", "second", "skew", "kurt", "combine", "always")


def read_choice(given: Any) -> Choice:
    """Read a method: its name, or a mapping with `method` and its options."""
    if isinstance(given, str):
        return Choice(given)
    rest = {k: v for k, v in given.items() if k != "method"}
    return Choice(str(given.get("method", "")), options(rest))


def read_treatment(given: Any, problems: list[Problem]) -> Treatment | None:
    """Read a treatment: `none`, or a mapping of its settings."""
    if given == "none" or given is None:
        return None
    _only(given, TREATMENT_KEYS, "treat", problems)
    return Treatment(
        read_choice(given.get("first", "winsorise")),
        read_choice(given.get("second", "log")),
        float(given.get("skew", 2.0)),
        float(given.get("kurt", 3.5)),
        combine=bool(given.get("combine", False)),
        always=bool(given.get("always", False)),
    )


def read_steps(rows: Sequence[Mapping[str, Any]], problems: list[Problem]) -> tuple[Step, ...]:
    """Read all steps; unknown ones, and aggregation that is not last, become problems."""
    made: list[Step] = []
    for place, row in enumerate(rows):
        for word, given in row.items():
            if word not in READERS:
                known = ", ".join(ORDER)
                problems.append(
                    Problem("unknown_method", indicator="steps", value=word, method=known)
                )
                continue
            made.append(READERS[word](given or {}, problems))
            if word == "aggregate" and place != len(rows) - 1:
                problems.append(
                    Problem(
                        "bad_option",
                        indicator="steps",
                        value="aggregate is not last",
                        method="put it at the end",
                    )
                )
    return tuple(made)


def _only(
    given: Mapping[str, Any], known: Sequence[str], where: str, problems: list[Problem]
) -> None:
    from jiqun.model.errors import close_hint

    for key in given:
        if key not in known:
            hint = close_hint(str(key), list(known)).removeprefix("; ")
            problems.append(
                Problem("bad_option", indicator=where, value=f"unknown key '{key}'", method=hint)
            )


def _known(choice: Choice, methods: Any, where: str, problems: list[Problem]) -> Choice:
    if choice.method not in methods:
        problems.append(
            Problem(
                "unknown_method", indicator=where, value=choice.method, method=", ".join(methods)
            )
        )
    return choice


def _denominate(given: Mapping[str, Any], problems: list[Problem]) -> Denominate:
    _only(given, ("by",), "denominate", problems)
    if "by" not in given:
        return Denominate()
    rows = []
    for code, entry in given["by"].items():
        name, factor = (entry, 1.0) if isinstance(entry, str) else (entry[0], float(entry[1]))
        rows.append((code, name, factor))
    return Denominate(tuple(rows))


def _impute(given: Mapping[str, Any], problems: list[Problem]) -> Impute:
    own = ("by", "group", "level", "normalise_first")
    how = read_choice({k: v for k, v in given.items() if k not in own} or "mean")
    return Impute(
        _known(how, imputation.METHODS, "impute", problems),
        by=str(given.get("by", "column")),
        group=str(given.get("group", "")),
        level=int(given.get("level", 0)),
        normalise_first=given.get("normalise_first"),
    )


def _screen(given: Mapping[str, Any], problems: list[Problem]) -> Screen:
    _only(given, ("rule", "least_available", "least_nonzero", "force"), "screen", problems)
    rule = _known(Choice(given.get("rule", "available")), screening.RULES, "screen", problems)
    force = tuple((str(k), bool(v)) for k, v in (given.get("force") or {}).items())
    return Screen(
        rule.method,
        float(given.get("least_available", 2 / 3)),
        float(given.get("least_nonzero", 0.05)),
        force,
    )


def _treat(given: Mapping[str, Any], problems: list[Problem]) -> Treat:
    _only(given, (*TREATMENT_KEYS, "own"), "treat", problems)
    default = read_treatment({k: v for k, v in given.items() if k != "own"}, problems)
    own = tuple(
        (code, read_treatment(entry, problems)) for code, entry in (given.get("own") or {}).items()
    )
    for plan in (default, *(p for _, p in own)):
        if plan:
            _known(plan.first, treatment.METHODS, "treat", problems)
            _known(plan.second, treatment.METHODS, "treat", problems)
    return Treat(default, own)


def _normalise(given: Mapping[str, Any], problems: list[Problem]) -> Normalise:
    own_keys = ("own", "from_nodes", "whole_panel", "flat")
    how = read_choice({k: v for k, v in given.items() if k not in own_keys} or "minmax")
    own = tuple((code, read_choice(entry)) for code, entry in (given.get("own") or {}).items())
    for choice in (how, *(c for _, c in own)):
        _known(choice, scales.METHODS, "normalise", problems)
    return Normalise(
        how,
        own,
        from_nodes=bool(given.get("from_nodes", False)),
        whole_panel=bool(given.get("whole_panel", True)),
        flat=str(given.get("flat", "refuse")),
    )


def _aggregate(given: Mapping[str, Any], problems: list[Problem]) -> Aggregate:
    own_keys = ("levels", "own", "least_available", "weights")
    rest = {k: v for k, v in given.items() if k not in own_keys}
    levels = tuple(read_choice(c) for c in given.get("levels") or [rest or "arithmetic"])
    own = tuple((code, read_choice(entry)) for code, entry in (given.get("own") or {}).items())
    for choice in (*levels, *(c for _, c in own)):
        _known(choice, aggregation.METHODS, "aggregate", problems)
    weights = tuple(sorted((str(k), float(v)) for k, v in (given.get("weights") or {}).items()))
    least = given.get("least_available", 0.0)
    shares = tuple(float(v) for v in least) if isinstance(least, list) else float(least)
    return Aggregate(levels, own, shares, weights)


READERS: dict[str, Any] = {
    "denominate": _denominate,
    "impute": _impute,
    "screen": _screen,
    "treat": _treat,
    "normalise": _normalise,
    "aggregate": _aggregate,
}
