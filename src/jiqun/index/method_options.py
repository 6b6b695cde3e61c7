"""Which options each method takes, so that a misspelt one is an error and not silence."""

from collections.abc import Mapping, Sequence

from jiqun.index.problems import Problem
from jiqun.index.steps import (
    Aggregate,
    Choice,
    Denominate,
    Impute,
    Normalise,
    Screen,
    Step,
    Treat,
    kind_of,
)
from jiqun.model.errors import close_hint

_TIES = ("min", "max", "average", "first", "last")
_RANKED = {"ties": _TIES}
_BOTH = {"penalty": ("POS", "NEG")}

OPTIONS: dict[str, dict[str, Mapping[str, Sequence[str] | None]]] = {
    "impute": {
        "none": {},
        "mean": {},
        "median": {},
        "em": {"tolerance": None, "rounds": None},
        "knn": {"k": None},
        "latest": {"most_years": None, "most_points": None},
        "linear": {},
        "constant": {},
    },
    "treat": {
        "none": {},
        "winsorise": {"most": None, "skew": None, "kurt": None, "force": None},
        "log": {},
        "log_plain": {},
        "log_signed": {},
        "log_gii": {},
        "boxcox": {"lambda": None, "shift": None},
    },
    "normalise": {
        "minmax": {"range": None},
        "zscore": {"centre": None, "spread": None},
        "rank": _RANKED,
        "borda": _RANKED,
        "percentile": _RANKED,
        "distance_to_max": {},
        "distance_to_reference": {"reference": None, "cap": None},
        "distance_to_target": {
            "target": None,
            "cap": None,
            "mirror": None,
            "start": ("lowest", "highest"),
        },
        "fraction_of_max": {},
        "goalposts": {"posts": None, "factor": None, "truncate": None, "mirror": None},
        "scaled": {"between": None, "factor": None, "mirror": None},
        "none": {},
    },
    "aggregate": {
        "arithmetic": {},
        "geometric": {},
        "harmonic": {"negative": ("refuse", "allow")},
        "generalised": {"p": None},
        "copeland": {"gaps": ("rescale", "empty", "first_loses")},
        "median": {},
        "owa": {"order": None},
        "mpi": _BOTH,
        "ampi": {**_BOTH, "posts": None, "reference": None},
        "mean_min": {"alpha": None, "beta": None},
        "wroclaw": {"standardise": None},
        "doubt": {"shares": None},
    },
}
"""The options of each method of each step; None where any value may stand, else those that may."""

EVERY: dict[str, Mapping[str, Sequence[str] | None]] = {"aggregate": {"gaps": ("rescale", "empty")}}
"""Options that every method of a step takes."""


def check_options(steps: Sequence[Step]) -> list[Problem]:
    """List options that a step's methods do not take, and values that an option cannot have."""
    found: list[Problem] = []
    for step in steps:
        kind = kind_of(step)
        for choice in choices_of(step):
            known = {**EVERY.get(kind, {}), **OPTIONS[kind].get(choice.method, {})}
            if choice.method in OPTIONS[kind]:
                found += _wrong(choice, known, kind)
    return list(dict.fromkeys(found))


def _wrong(choice: Choice, known: Mapping[str, Sequence[str] | None], kind: str) -> list[Problem]:
    found = []
    for name, value in choice.options:
        where = f"{kind}.{choice.method}"
        if name not in known:
            hint = close_hint(name, list(known)).removeprefix("; ")
            told = hint or f"known: {', '.join(known) or '-'}"
            found.append(
                Problem("bad_option", indicator=where, value=f"unknown key '{name}'", method=told)
            )
            continue
        allowed = known[name]
        if allowed is not None and value not in allowed:
            told = f"{name}: {value}"
            found.append(
                Problem("bad_option", indicator=where, value=told, method=", ".join(allowed))
            )
    return found


def choices_of(step: Step) -> list[Choice]:
    """Give every method that a step names."""
    match step:
        case Impute():
            return [step.how]
        case Treat():
            plans = [p for p in (step.default, *(p for _, p in step.own)) if p is not None]
            return [choice for p in plans for choice in (p.first, p.second)]
        case Normalise():
            return [step.default, *(choice for _, choice in step.own)]
        case Aggregate():
            return [*step.levels, *(choice for _, choice in step.own)]
        case Denominate() | Screen():
            return []
