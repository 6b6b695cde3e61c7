"""What a finding is made of: lines of arithmetic, repairs, and ways in which figures agree."""

from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from jiqun.model.interval import Interval, plain_fraction


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the arithmetic.

    Attributes:
        operator: `` (first), `+`, `-`, `×`, `÷`, `=`, `≠`, `↔` (one quantity), `→` (implies).
        claim: the id of the claim that gives the number, or None for a computed one.
        label_en, label_zh: what the number is.
        text: the quote where a claim gives the number; empty where it is computed: it is written in
            the reader's language from `value` or the interval.
        low, high: its interval in base units of `unit`; None is an open side.
        value: a computed number that is one number, printed to a place as wide as the interval.
    """

    operator: str
    claim: str | None
    label_en: str
    label_zh: str
    text: str
    unit: str
    low: Fraction | None = None
    high: Fraction | None = None
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Reread:
    """One figure read otherwise: by which slip, and what it then says.

    Attributes:
        kind: the typed slip, as of a repair.
        value, half: the number in base units of `unit`, and half a unit of its last place.
        moved: fields of the claim that change beside, such as (("period", "2022"),).
    """

    claim: str
    kind: str
    value: Fraction
    half: Fraction
    unit: str
    moved: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """One way in which the figures of a conflict agree, or nearly do.

    Attributes:
        rereads: the figures read otherwise; all others stand as printed.
        cost: description length in nats; lower is likelier.
        alike: how many more readings change the same figures by the same slips, in other digits.
        fits: False where the sum leaves more than rounding explains.
        residual, half, unit: what is left between parts and total, half a unit of the finest last
            place, and their unit; None where no sum is touched.
    """

    rereads: tuple[Reread, ...]
    cost: float
    alike: int = 0
    fits: bool = True
    residual: Fraction | None = None
    half: Fraction | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A reading of one claim under which the identities hold.

    Attributes:
        claim: the claim read otherwise.
        kind: the typed slip, such as `comma_point`, `scale_word`, `digit_drop`, `concept`.
        fields: what changes, as (name, value) with JSON-ready values.
        interval: [a, b] in base units where only bounds of the right number can be told.
        cost: description length in nats; lower is likelier.
        margin: cost of the next reading less this one's; None where there is no other.
        unique: whether no other explanation is about as cheap.
        best: the likeliest reading, also where only bounds can be told; None where no slip fits.
        runner_up: the next reading, of another value than `best`, or None.
    """

    claim: str
    kind: str
    fields: tuple[tuple[str, Any], ...] = ()
    interval: Interval | None = None
    cost: float | None = None
    margin: float | None = None
    unique: bool = False
    best: Reread | None = None
    runner_up: Reread | None = None


def term_record(term: Term) -> dict[str, Any]:
    """Give the JSON object of a line of arithmetic."""
    record = {k: v for k, v in asdict(term).items() if k != "value"}
    record |= {"low": plain_fraction(term.low), "high": plain_fraction(term.high)}
    return record if term.value is None else record | {"value": plain_fraction(term.value)}


def repair_record(repair: Repair) -> dict[str, Any]:
    """Give the JSON object of a repair."""
    return {
        "claim": repair.claim,
        "kind": repair.kind,
        "fields": dict(repair.fields),
        "interval": repair.interval.ends() if repair.interval else None,
        "cost": repair.cost,
        "margin": repair.margin,
        "unique": repair.unique,
        "best": _reread_record(repair.best) if repair.best else None,
        "runner_up": _reread_record(repair.runner_up) if repair.runner_up else None,
    }


def _reread_record(reread: Reread) -> dict[str, Any]:
    record: dict[str, Any] = {
        "claim": reread.claim,
        "kind": reread.kind,
        "value": plain_fraction(reread.value),
        "half": plain_fraction(reread.half),
        "unit": reread.unit,
    }
    return record | ({"moved": dict(reread.moved)} if reread.moved else {})


def resolution_record(way: Resolution) -> dict[str, Any]:
    """Give the JSON object of a way in which figures agree."""
    return {
        "rereads": [_reread_record(r) for r in way.rereads],
        "cost": way.cost,
        "alike": way.alike,
        "fits": way.fits,
        "residual": plain_fraction(way.residual),
        "half": plain_fraction(way.half),
        "unit": way.unit,
    }


def _exact(number: int | float | None) -> Fraction | None:
    return None if number is None else Fraction(str(number))


def interval_from(ends: list[int | float | None] | None) -> Interval | None:
    """Read the two ends of an interval."""
    return None if ends is None else Interval(_exact(ends[0]), _exact(ends[1]))


def term_from(raw: dict[str, Any]) -> Term:
    """Read a line of arithmetic; the inverse of `term_record`."""
    return Term(**{**raw, **{k: _exact(raw.get(k)) for k in ("low", "high", "value")}})


def _reread(raw: dict[str, Any] | None) -> Reread | None:
    return None if raw is None else _rereads([raw])[0]


def _rereads(raw: list[dict[str, Any]]) -> tuple[Reread, ...]:
    return tuple(
        Reread(
            r["claim"],
            r["kind"],
            Fraction(str(r["value"])),
            Fraction(str(r["half"])),
            r["unit"],
            tuple(r.get("moved", {}).items()),
        )
        for r in raw
    )


def repair_from(raw: dict[str, Any]) -> Repair:
    """Read a repair; the inverse of `repair_record`."""
    return Repair(
        claim=raw["claim"],
        kind=raw["kind"],
        fields=tuple(raw["fields"].items()),
        interval=interval_from(raw["interval"]),
        cost=raw["cost"],
        margin=raw["margin"],
        unique=raw["unique"],
        best=_reread(raw["best"]),
        runner_up=_reread(raw["runner_up"]),
    )


def resolution_from(raw: dict[str, Any]) -> Resolution:
    """Read a resolution; the inverse of `resolution_record`."""
    return Resolution(
        rereads=_rereads(raw["rereads"]),
        cost=raw["cost"],
        alike=raw["alike"],
        fits=raw["fits"],
        residual=_exact(raw["residual"]),
        half=_exact(raw["half"]),
        unit=raw["unit"],
    )
