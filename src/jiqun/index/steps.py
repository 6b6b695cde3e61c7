"""The steps of an index as frozen settings: what is done with the figures, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Options = tuple[tuple[str, Any], ...]


def options(given: Mapping[str, Any] | None = None, **more: Any) -> Options:
    """Freeze options: sorted pairs, lists as tuples.

    >>> options({"range": [0, 100]})
    (('range', (0, 100)),)
    """
    whole = {**(given or {}), **more}
    return tuple((k, _frozen(whole[k])) for k in sorted(whole))


def _frozen(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_frozen(v) for v in value)
    if isinstance(value, dict):
        return options(value)
    return value


@dataclass(frozen=True, slots=True)
class Choice:
    """A method with its options."""

    method: str
    options: Options = ()

    def get(self, name: str, default: Any = None) -> Any:
        """Give an option, or the default."""
        return dict(self.options).get(name, default)

    def __str__(self) -> str:
        """Give `method(name=value)`."""
        inside = ", ".join(f"{k}={v}" for k, v in self.options)
        return f"{self.method}({inside})" if inside else self.method


def choice(method: str, **given: Any) -> Choice:
    """Make a choice from a method's name and its options."""
    return Choice(method, options(given))


_MEAN, _WINSORISE, _LOG, _MINMAX = (Choice(name) for name in ("mean", "winsorise", "log", "minmax"))
_ARITHMETIC = (Choice("arithmetic"),)


@dataclass(frozen=True, slots=True)
class Denominate:
    """Divide by size. `by` None takes each indicator's own denominator.

    Attributes:
        by: (indicator, denominator, factor): value / denominator * factor.
    """

    by: tuple[tuple[str, str, float], ...] | None = None


@dataclass(frozen=True, slots=True)
class Impute:
    """Fill gaps.

    Attributes:
        how: `mean`, `median`, `em`, `knn`, `latest`, `linear`, `constant`, or `none`.
        by: `column` (other units) or `row` (the unit's other indicators).
        group: fill from the unit's own group of this grouping alone.
        level: by row, fill from indicators under the same node of this level; 0 from all.
        normalise_first: by row, bring columns to one scale before; None says by row only.
    """

    how: Choice = _MEAN
    by: str = "column"
    group: str = ""
    level: int = 0
    normalise_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """Leave out units with too few figures.

    Attributes:
        rule: `available`, `nonzero`, or `both`.
        least_available: share of indicators that must be there (2/3: COINr's default).
        least_nonzero: share of those there that must not be zero (0.05: COINr's default).
        force: (unit, kept) that override the rule.
    """

    rule: str = "available"
    least_available: float = 2 / 3
    least_nonzero: float = 0.05
    force: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Treatment:
    """How one column is treated for outliers.

    Attributes:
        first: what is tried when the column fails the test (`winsorise`, a transform, `none`).
        second: what is tried when it still fails.
        skew, kurt: the test: passes if |skew| < skew or kurtosis < kurt (2 and 3.5: Handbook on
            Constructing Composite Indicators practice of the JRC, COINr's defaults).
        combine: the second works on what the first gave, not on the original.
        always: run `first` whether or not the column fails.
    """

    first: Choice = _WINSORISE
    second: Choice = _LOG
    skew: float = 2.0
    kurt: float = 3.5
    combine: bool = False
    always: bool = False


_TREATMENT = Treatment()


@dataclass(frozen=True, slots=True)
class Treat:
    """Treat outliers; `own` names indicators with a treatment of their own, None for none."""

    default: Treatment | None = _TREATMENT
    own: tuple[tuple[str, Treatment | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Normalise:
    """Bring figures to one scale on which more is better.

    Attributes:
        default: `minmax`, `zscore`, `rank`, `borda`, `percentile`, `distance_to_max`,
            `distance_to_reference`, `distance_to_target`, `fraction_of_max`, `goalposts`,
            `scaled`, `none`.
        own: (indicator, choice) that differ.
        from_nodes: take the options from each indicator's parameters.
        whole_panel: over all years at once, so that scores compare across years.
        flat: what becomes of a column with one value only: `refuse`, or `empty` (it tells nobody
            apart, so it counts for nobody; for thin data such as a ledger's). `keep` takes what the
            formula gives for any column, infinite, nothing or backwards, as COINr does with a
            warning.
    """

    default: Choice = _MINMAX
    own: tuple[tuple[str, Choice], ...] = ()
    from_nodes: bool = False
    whole_panel: bool = True
    flat: str = "refuse"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Put scores together, from the bottom to the top.

    Attributes:
        levels: one choice a level from the lowest up; the last serves those above.
        own: (node, choice) that differ from their level's.
        least_available: least share of children that must be there; or one share a level from the
            lowest up, the last of which serves those above.
        weights: (code, weight) that replace the tree's.
    """

    levels: tuple[Choice, ...] = _ARITHMETIC
    own: tuple[tuple[str, Choice], ...] = ()
    least_available: float | tuple[float, ...] = 0.0
    weights: tuple[tuple[str, float], ...] = ()


Step = Denominate | Impute | Screen | Treat | Normalise | Aggregate
KINDS: dict[str, type[Any]] = {
    "denominate": Denominate,
    "impute": Impute,
    "screen": Screen,
    "treat": Treat,
    "normalise": Normalise,
    "aggregate": Aggregate,
}
"""Each kind of step by the word that names it in a specification."""


def kind_of(step: Step) -> str:
    """Give the word for a step."""
    return type(step).__name__.lower()
