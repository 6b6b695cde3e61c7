"""What is known beside the claims: complete sets, exchange bands, price changes, tolerances."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from jiqun.data import catalogue, data_path
from jiqun.data.catalogue import read_yaml
from jiqun.ledger.cells import subject_code
from jiqun.model import InputError

if TYPE_CHECKING:
    from jiqun.checks.counted import CountedSet
    from jiqun.checks.given import Given

Band = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Member:
    """One side of a complete set: an indicator and the subjects' codes that mean it."""

    indicator: str
    subjects: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class CompleteSet:
    """Parts that are all the parts there are.

    Attributes:
        areas: where it holds; None is everywhere.
        periods: the periods, or years, in which it holds; None is always.
        called: names under which its parts are counted, such as `clusters`.
    """

    name: str
    total: Member
    parts: tuple[Member, ...]
    areas: frozenset[str] | None = None
    periods: frozenset[str] | None = None
    called: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Magnitude:
    """The share of GDP, in percent, that an indicator's level is known to keep to."""

    indicator: str
    any_subject: bool
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far figures of different documents and years may part without being wrong.

    Attributes:
        level: relative, for levels.
        points: absolute, for percentages.
        told_from: relative difference from which two documents are a vintage.
        scope: factors between which a change of scope may move a level against its growth.
    """

    level: Fraction
    points: Fraction
    told_from: Fraction
    scope: Band


@dataclass(frozen=True, slots=True)
class Context:
    """What the checks know beside the claims; the default is the project's data.

    Attributes:
        sums: complete sets; `means` hold for growth alone.
        total_lists: kinds of list of a classification whose items make up its total.
        fx: pair such as `CNY per USD` → year → lowest and highest rate.
        deflator: lowest and highest price change, in percent, between nominal and real.
        deflator_of_parts: the same of single industries, outside which a note is told.
        real, nominal: indicators by the basis of their growth; of others nothing is assumed.
        nested: indicators of which a place's level is part of the level of the place around it.
        counted: sets whose members are counted by size.
        given: identities of other kinds that a context file adds.
        tolerance: None where a context speaks with authority: then every figure of an area is
            taken to be of one vintage and one scope, and one cell is one number.
    """

    sums: tuple[CompleteSet, ...] = field(default_factory=lambda: _default("sums"))
    means: tuple[CompleteSet, ...] = field(default_factory=lambda: _default("means"))
    total_lists: frozenset[str] = field(default_factory=lambda: _default("total_lists"))
    fx: Mapping[str, Mapping[int, Band]] = field(default_factory=lambda: _default("fx"))
    deflator: Band = field(default_factory=lambda: _default("deflator"))
    deflator_of_parts: Band = field(default_factory=lambda: _default("deflator_of_parts"))
    real: frozenset[str] = field(default_factory=lambda: _default("real"))
    nominal: frozenset[str] = field(default_factory=lambda: _default("nominal"))
    tolerance: Tolerance | None = field(default_factory=lambda: _default("tolerance"))
    comparable: frozenset[str] = field(default_factory=lambda: _default("comparable"))
    magnitudes: tuple[Magnitude, ...] = field(default_factory=lambda: _default("magnitudes"))
    nested: frozenset[str] = field(default_factory=lambda: _default("nested"))
    counted: tuple["CountedSet", ...] = field(default_factory=lambda: _default("counted"))
    given: tuple["Given", ...] = ()


@cache
def _shipped() -> Context:
    return _read()


def _default(name: str) -> Any:
    return getattr(_shipped(), name)


def context_from_record(record: Mapping[str, Any]) -> Context:
    """Read a context file; what it leaves out is the project's default.

    A context that is given speaks with authority on its claims: one cell is one number, unless it
    holds `revision_percent`.

    Raises:
        InputError: a part does not have the form of the contract, or the identities cannot hold
            together.
    """
    from jiqun.checks.consistent import contradictions
    from jiqun.checks.counted import counted_in
    from jiqun.checks.given import given_from_record

    shipped = _shipped()
    try:
        basis = record.get("growth_basis", {})
        revision = record.get("revision_percent")
        tolerance = None
        if revision is not None:
            tolerance = Tolerance(
                _exact(revision) / 100,
                shipped.tolerance.points if shipped.tolerance else Fraction(1, 2),
                Fraction(3, 1000),
                (Fraction(1), Fraction(1)),
            )
        identities = record.get("identities", ())
        sums = (
            *(s for s in shipped.sums if s.areas is None),
            *(_given_sum(s) for s in identities if s["kind"] == "sum"),
        )
        given = tuple(given_from_record(s) for s in identities if s["kind"] != "sum")
        if identities and (wrong := contradictions(sums, given)):
            raise ValueError("; ".join(wrong))
        return Context(
            sums=sums,
            means=tuple(s for s in shipped.means if s.areas is None),
            total_lists=frozenset(),
            counted=(*shipped.counted, *counted_in(sums)),
            given=given,
            fx={
                pair: {int(y): (_exact(low), _exact(high)) for y, (low, high) in years.items()}
                for pair, years in record["fx"].items()
            }
            if "fx" in record
            else shipped.fx,
            deflator=_pair(record["deflator_percent"])
            if "deflator_percent" in record
            else shipped.deflator,
            deflator_of_parts=_pair(record["deflator_percent"])
            if "deflator_percent" in record
            else shipped.deflator_of_parts,
            real=frozenset(basis["real"]) if "real" in basis else shipped.real,
            nominal=frozenset(basis["nominal"]) if "nominal" in basis else shipped.nominal,
            tolerance=tolerance,
        )
    except ValueError as problem:
        raise InputError("bad_context", "context", detail=str(problem)) from None
    except (KeyError, TypeError, AttributeError) as problem:
        raise InputError("bad_context", "context", detail=repr(problem)) from None


def _exact(number: Any) -> Fraction:
    return Fraction(str(number))


def _pair(raw: Iterable[Any]) -> Band:
    low, high = raw
    return _exact(low), _exact(high)


def member_of(raw: Mapping[str, Any]) -> Member:
    """Read one side of a complete set."""
    names = raw["subjects"] if "subjects" in raw else [raw.get("subject")]
    return Member(str(raw["indicator"]), tuple(dict.fromkeys(subject_code(n) for n in names)))


def _given_sum(raw: Mapping[str, Any]) -> CompleteSet:
    return CompleteSet(
        str(raw.get("name", "sum")),
        member_of(raw["total"]),
        tuple(member_of(p) for p in raw["parts"]),
        frozenset([raw["area"]]) if raw.get("area") else None,
        frozenset(map(str, raw["periods"])) if raw.get("periods") else None,
        frozenset(str(name).lower() for name in raw.get("called", ())),
    )


def _read() -> Context:
    from jiqun.checks.counted import shipped

    raw = read_yaml("identities.yaml")
    revision = raw["revision"]
    basis = {
        code: label.more.get("growth") for code, label in catalogue().labels["indicator"].items()
    }
    fx: dict[str, dict[int, Band]] = {}
    with data_path("fx.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            fx.setdefault(row["pair"], {})[int(row["year"])] = _pair((row["low"], row["high"]))
    return Context(
        sums=tuple(_shipped_sum(s) for s in raw["sums"]),
        means=tuple(_shipped_sum(s) for s in raw["means"]),
        total_lists=frozenset(raw["total_lists"]),
        fx=fx,
        deflator=_pair(raw["deflator_percent"]),
        deflator_of_parts=_pair(raw["deflator_percent_of_parts"]),
        real=frozenset(c for c, b in basis.items() if b == "real"),
        nominal=frozenset(c for c, b in basis.items() if b == "nominal"),
        tolerance=Tolerance(
            _exact(revision["level_percent"]) / 100,
            _exact(revision["points"]),
            _exact(revision["told_from_percent"]) / 100,
            _pair(raw["scope_factor"]),
        ),
        comparable=frozenset(raw["comparable"]),
        nested=frozenset(raw["nested"]),
        counted=shipped(),
        magnitudes=tuple(
            Magnitude(b["indicator"], b["subject"] == "any", _exact(b["low"]), _exact(b["high"]))
            for b in raw["bands"]
        ),
    )


def _shipped_sum(raw: Mapping[str, Any]) -> CompleteSet:
    years = raw["years"]
    return CompleteSet(
        raw["name"],
        member_of(raw["total"]),
        tuple(member_of(p) for p in raw["parts"]),
        None if raw["areas"] == "all" else frozenset(raw["areas"]),
        None if years == "all" else frozenset(str(y) for y in range(years[0], years[1] + 1)),
    )
