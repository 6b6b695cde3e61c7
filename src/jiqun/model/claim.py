"""One published figure, as one document states it, tied to the characters that state it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from jiqun.model.errors import InputError, close_hint
from jiqun.model.period import Period


class Bound(StrEnum):
    """What the words around a figure say of its exactness."""

    EQ = "eq"
    GT = "gt"
    LT = "lt"
    LE = "le"
    GE = "ge"
    APPROX = "approx"


class Measure(StrEnum):
    """How the indicator is measured."""

    LEVEL = "level"
    GROWTH = "growth"
    GROWTH_AVG = "growth_avg"
    SHARE = "share"
    GROWTH_GAP = "growth_gap"
    SHARE_CHANGE = "share_change"
    CONTRIBUTION = "contribution"
    CHANGE = "change"
    RANK = "rank"
    MULTIPLE = "multiple"


class Status(StrEnum):
    """Whether the figure is done, promised, expected or prescribed."""

    ACTUAL = "actual"
    TARGET = "target"
    FORECAST = "forecast"
    RULE = "rule"


class Indicator(StrEnum):
    """What is measured; the list is the claim contract's."""

    GDP = "gdp"
    VALUE_ADDED = "value_added"
    GROSS_OUTPUT = "gross_output"
    PRODUCTION = "production"
    REVENUE = "revenue"
    PROFIT = "profit"
    EXPORTS = "exports"
    IMPORTS = "imports"
    TRADE = "trade"
    INVESTMENT = "investment"
    FDI = "fdi"
    RETAIL_SALES = "retail_sales"
    RD_EXPENDITURE = "rd_expenditure"
    FISCAL_REVENUE = "fiscal_revenue"
    DEPOSITS = "deposits"
    LOANS = "loans"
    INCOME = "income"
    PRICES = "prices"
    POPULATION = "population"
    EMPLOYMENT = "employment"
    ENERGY = "energy"
    LAND = "land"
    CAPACITY = "capacity"
    SUBSIDY = "subsidy"
    PATENTS = "patents"
    COUNT = "count"
    RANKING = "ranking"
    OTHER = "other"


@dataclass(slots=True, unsafe_hash=True)
class Trace:
    """Which characters gave a field, or from where it was inherited; never changed.

    Not `frozen`, which would make it four times as slow to build: each claim has a dozen.

    Attributes:
        how: `stated` (in the clause), `inherited` (from the sentence, heading, byline or the
            text before), `metadata` (publication date or area of the document), `default`,
            `fitted` (chosen by weights of the words around it, over what the rules chose),
            `proposed` (by a language model that somebody configured), `no_date` (null, for a word
            of time that counts from a day nobody tells), `unequal` (a list of names that has not
            as many figures: which is of which, nobody can tell).
        start, end: the characters that gave it; None where it came from metadata or a default.
    """

    how: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One published figure; the fields are those of the claim contract.

    `value` is exact, in base units, as printed: repairs stand beside a claim, never in it.
    `area` is the catalogue's label of the place, which no other has: `Xifeng (Tieling)`. The record
    gives what the place is called, `Xifeng`, and the label beside it where the two differ.
    `subject` null and `total` mean the same: the whole area. `subject_code` is the catalogue's
    code for the subject in the version that was in force; None where no catalogue lists it.
    `streak` is how many years running a bound or a place is told to hold, 1 for the first time.
    """

    doc: str
    start: int
    end: int
    quote: str
    value: Decimal
    unit: str
    bound: Bound
    measure: Measure
    indicator: Indicator
    subject: str | None = None
    of: str | None = None
    area: str | None = None
    period: Period | None = None
    status: Status = Status.ACTUAL
    scope: str | None = None
    basis: str | None = None
    speaker: str | None = None
    streak: int | None = None
    publisher_class: str | None = None
    confidence: float | None = None
    trace: tuple[tuple[str, Trace], ...] = ()
    subject_code: str | None = None

    @property
    def id(self) -> str:
        """The permanent name: document and span."""
        return f"{self.doc}:{self.start}-{self.end}"

    @property
    def proposed(self) -> tuple[str, ...]:
        """The fields that a language model proposed: no check and no value rests on these."""
        return tuple(name for name, trace in self.trace if trace.how == "proposed")

    @property
    def unpaired(self) -> bool:
        """Whether its list has more or fewer names than figures: the subject is the whole list."""
        return any(name == "subject" and trace.how == "unequal" for name, trace in self.trace)

    @property
    def unplaced(self) -> bool:
        """Whether no check and no value rests on it: it was labelled by a model, or unpaired."""
        return any(t.how in ("proposed", "unequal") for _, t in self.trace)

    def to_record(self) -> dict[str, Any]:
        """Give the contract's JSON object, in the contract's order of fields."""
        record: dict[str, Any] = {
            "doc": self.doc,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "value": plain_number(self.value),
            "unit": self.unit,
            "bound": str(self.bound),
            "measure": str(self.measure),
            "indicator": str(self.indicator),
            "subject": self.subject,
            "of": self.of,
            "area": plain_area(self.area),
            "period": str(self.period) if self.period else None,
            "status": str(self.status),
        }
        if record["area"] != self.area:
            record["area_label"] = self.area
        for name in ("subject_code", "scope", "basis", "speaker", "streak"):
            if (extra := getattr(self, name)) is not None:
                record[name] = extra
        for name in ("publisher_class", "confidence"):
            if (extra := getattr(self, name)) is not None:
                record[name] = extra
        if self.trace:
            record["trace"] = {
                name: {"how": t.how} | ({} if t.start is None else {"start": t.start, "end": t.end})
                for name, t in self.trace
            }
        return record

    def to_json(self) -> str:
        """Give one line of a claims file."""
        return json.dumps(self.to_record(), ensure_ascii=False)


def plain_area(label: str | None) -> str | None:
    """Give what a place is called, of its label in the catalogue.

    Where several are called the same, the label says in brackets at its end where each lies.

    >>> plain_area("Xifeng (Tieling)"), plain_area("Suzhou (Anhui), Bengbu"), plain_area("Shenzhen")
    ('Xifeng', 'Suzhou, Bengbu', 'Shenzhen')
    """
    if label is None or (not label.endswith(")") and "), " not in label):
        return label
    return ", ".join(
        one.partition(" (")[0] if one.endswith(")") else one for one in label.split(", ")
    )


_REQUIRED = ("doc", "start", "end", "quote", "value", "unit", "measure", "indicator")
_TEXTS = (
    *("doc", "quote", "unit", "subject", "of", "area"),
    *("area_label", "subject_code", "scope", "basis", "speaker", "publisher_class"),
)
_ENUMS: dict[str, type[StrEnum]] = {
    "bound": Bound,
    "measure": Measure,
    "indicator": Indicator,
    "status": Status,
}
_ALLOWED = {name: {str(v): v for v in kind} for name, kind in _ENUMS.items()}


def claim_from_record(record: Mapping[str, Any], where: str = "") -> Claim:
    """Read one JSON object of the claim contract; unknown extra fields are left out.

    Numbers may be int, float or Decimal; a float is read by its shortest decimal form.

    Raises:
        InputError: a field is missing or has a value that the contract does not know.
    """
    missing = [name for name in _REQUIRED if record.get(name) is None]
    if missing:
        raise InputError("bad_claim", where, detail=f"no {', '.join(missing)}")
    fields: dict[str, Any] = {}
    for name, allowed in _ALLOWED.items():
        raw = record.get(name)
        if raw is None:
            continue
        if not isinstance(raw, str) or raw not in allowed:
            hint = close_hint(str(raw), list(allowed))
            raise InputError("unknown_value", where, field=name, value=raw, hint=hint)
        fields[name] = allowed[raw]
    start, end = record["start"], record["end"]
    if not (type(start) is int and type(end) is int and 0 <= start < end):
        raise InputError("bad_claim", where, detail=f"span {start}-{end} is no half-open range")
    for name in _TEXTS:
        raw = record.get(name)
        if raw is not None and not isinstance(raw, str):
            raise InputError("bad_claim", where, detail=f"{name} is no text: {raw!r}")
        fields[name] = raw
    fields["area"] = fields.pop("area_label") or fields["area"]
    streak = record.get("streak")
    if streak is not None and not (type(streak) is int and streak > 0):
        raise InputError("bad_claim", where, detail=f"streak is no number of years: {streak!r}")
    period = record.get("period")
    if period is not None and not isinstance(period, str):
        raise InputError("bad_claim", where, detail=f"period is no text: {period!r}")
    try:
        parsed = Period.parse(period) if period else None
    except InputError as problem:
        raise InputError(problem.code, where, **problem.parts) from None
    fields.setdefault("bound", Bound.EQ)
    return Claim(
        start=start,
        end=end,
        value=exact_number(record["value"], where),
        period=parsed,
        streak=streak,
        confidence=record.get("confidence"),
        trace=_traces(record.get("trace")),
        **fields,
    )


def _traces(raw: Any) -> tuple[tuple[str, Trace], ...]:
    if not isinstance(raw, Mapping):
        return ()
    return tuple(
        (str(name), Trace(str(t.get("how", "stated")), t.get("start"), t.get("end")))
        for name, t in raw.items()
        if isinstance(t, Mapping)
    )


def exact_number(raw: Any, where: str = "") -> Decimal:
    """Make an exact decimal of a JSON number; refuse text, NaN and infinity."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        raise InputError("bad_claim", where, detail=f"value is no number: {raw!r}")
    try:
        value = Decimal(str(raw))
    except InvalidOperation:
        raise InputError("bad_claim", where, detail=f"value is no number: {raw!r}") from None
    if not value.is_finite():
        raise InputError("bad_claim", where, detail=f"value is not finite: {raw!r}")
    return value


def plain_number(value: Decimal) -> int | float:
    """Give an integer where the decimal is one, else the nearest float.

    >>> plain_number(Decimal("1.67E+12")), plain_number(Decimal("41.1"))
    (1670000000000, 41.1)
    """
    return int(value) if value == value.to_integral_value() else float(value)
