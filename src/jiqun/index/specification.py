"""Read an index from one file: its tree, its data, its steps, and what is not sure about it."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jiqun.index.draws import DataDraw, WeightDraw
from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.method_options import check_options
from jiqun.index.problems import IndexProblems, Problem
from jiqun.index.specification_steps import read_choice, read_steps, read_treatment
from jiqun.index.steps import Step
from jiqun.index.uncertainty import Uncertainty
from jiqun.model import InputError
from jiqun.model.errors import close_hint

SCHEMA = Path(__file__).with_name("specification.schema.json")
DIRECTIONS = {"+": 1.0, "-": -1.0, "1": 1.0, "-1": -1.0, "1.0": 1.0, "-1.0": -1.0}


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where figures come from.

    Attributes:
        file: CSV, Parquet or Excel, beside the specification; empty where the ledger serves.
        ledger: a workspace or build, beside the specification, whose observations are taken.
        unit, name, time: columns with a unit's code, name and year.
        period: the year wanted of a panel or of the ledger; empty for all.
        groups, denominators: columns kept beside the figures.
        leave_out: units that are not in the field.
        only: if given, the field.
    """

    file: str = ""
    ledger: str = ""
    unit: str = "unit"
    name: str = "name"
    time: str = "year"
    period: str = ""
    groups: tuple[str, ...] = ()
    denominators: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Specification:
    """One index as its file says it.

    Attributes:
        title, title_zh, note, note_zh: for readers.
        tree: indicators and aggregates.
        data: where figures come from.
        steps: what is done with them.
        uncertainty: what is not sure.
        weight_sets: named weightings.
        folder: where the file lies.
    """

    title: str
    title_zh: str
    tree: Hierarchy
    data: DataSource
    steps: tuple[Step, ...]
    uncertainty: Uncertainty
    weight_sets: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    note: str = ""
    note_zh: str = ""
    folder: Path = Path()

    def called(self, language: str) -> str:
        """Give the title in a language."""
        return (self.title_zh if language == "zh" else self.title) or self.title or self.title_zh


def read_specification(path: Path) -> Specification:
    """Read a specification from YAML, TOML or JSON.

    Raises:
        InputError: the file cannot be opened or parsed.
        IndexProblems: everything in it that is wrong, at once.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise InputError("not_readable", str(path), detail=problem.strerror or "") from None
    except UnicodeDecodeError as problem:
        raise InputError("not_utf8", str(path), detail=str(problem)) from None
    record = _parse(text, path)
    if not isinstance(record, dict):
        raise InputError("bad_data", str(path), detail="the file holds no mapping")
    try:
        return specification_of(record, path.parent)
    except IndexProblems as found:
        raise IndexProblems(found.problems, str(path)) from None


def _parse(text: str, path: Path) -> Any:
    import yaml

    try:
        if path.suffix == ".toml":
            return tomllib.loads(text)
        return json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, yaml.YAMLError) as problem:
        first = " ".join(str(problem).split())
        raise InputError("bad_data", str(path), detail=first) from None


def specification_of(record: Mapping[str, Any], folder: Path = Path()) -> Specification:
    """Read a specification from a record.

    Raises:
        IndexProblems: everything that is wrong, at once.
    """
    problems: list[Problem] = []
    _unknown(record, "specification", _keys(), problems)
    record = _named_weights(record, problems)
    nodes = _nodes(record.get("nodes") or [], problems)
    steps = read_steps(record.get("steps") or [], problems)
    data = _data(record.get("data") or {}, problems)
    plan = _uncertainty(record.get("uncertainty") or {}, problems)
    problems += check_options([*steps, *plan.steps()])
    tree: Hierarchy | None = None
    try:
        tree = Hierarchy.of(nodes).weighted(steps)
    except IndexProblems as found:
        problems += found.problems
    if problems or tree is None:
        raise IndexProblems(problems)
    return Specification(
        title=str(record.get("title", "")),
        title_zh=str(record.get("title_zh", "")),
        tree=tree,
        data=data,
        steps=steps,
        uncertainty=plan,
        weight_sets=record.get("weight_sets") or {},
        note=str(record.get("note", "")),
        note_zh=str(record.get("note_zh", "")),
        folder=folder,
    )


def _named_weights(record: Mapping[str, Any], problems: list[Problem]) -> Mapping[str, Any]:
    """Put the weightings of `weight_sets` where steps and uncertainty name them."""
    known = record.get("weight_sets") or {}

    def looked_up(given: Any, where: str) -> Any:
        if not isinstance(given, str):
            return given
        if given not in known:
            told = ", ".join(known) or "-"
            problems.append(Problem("unknown_method", indicator=where, value=given, method=told))
        return known.get(given, {})

    steps = []
    for row in record.get("steps") or []:
        last = row.get("aggregate")
        if last and "weights" in last:
            row = {"aggregate": {**last, "weights": looked_up(last["weights"], "aggregate")}}
        steps.append(row)
    plan = dict(record.get("uncertainty") or {})
    drawn = plan.get("weights") or {}
    if "sets" in drawn:
        sets = [looked_up(entry, "uncertainty.weights") for entry in drawn["sets"]]
        plan["weights"] = {**drawn, "sets": sets}
    return {**record, "steps": steps, "uncertainty": plan}


def _schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


def _keys(*path: str) -> list[str]:
    at = _schema()
    for name in path:
        at = at["$defs"][name]
    return list(at["properties"])


def _unknown(
    record: Mapping[str, Any], where: str, known: Iterable[str], problems: list[Problem]
) -> None:
    allowed = sorted(known)
    for key in record:
        if key not in allowed:
            hint = close_hint(str(key), allowed).removeprefix("; ")
            problems.append(
                Problem("bad_option", indicator=where, value=f"unknown key '{key}'", method=hint)
            )


def _nodes(rows: Iterable[Mapping[str, Any]], problems: list[Problem]) -> list[Node]:
    given = list(rows)
    parents = {str(r.get("parent", "")) for r in given}
    made = []
    known = _keys("node")
    for row in given:
        code = str(row.get("code", ""))
        _unknown(row, code or "nodes", known, problems)
        leaf = code not in parents and not row.get("aggregate", False)
        sign = str(row.get("direction", "" if leaf else 1))
        direction = DIRECTIONS.get(sign)
        if direction is None:
            problems.append(Problem("no_direction", indicator=code, value=sign))
        weight = row.get("weight", 1)
        if not isinstance(weight, int | float) or isinstance(weight, bool):
            problems.append(Problem("bad_weight", indicator=code, value=str(weight)))
            weight = 1
        made.append(
            Node(
                code=code,
                parent=str(row.get("parent") or ""),
                weight=float(weight),
                direction=direction or 1.0,
                name=str(row.get("name", "")),
                name_zh=str(row.get("name_zh", "")),
                unit=str(row.get("unit", "")),
                denominator=str(row.get("denominator", "")),
                is_indicator=leaf,
                parameters={**(row.get("parameters") or {}), **_kept(row)},
            )
        )
    return made


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: row[k] for k in ("target", "cell", "source", "bounds") if k in row}


def _data(record: Mapping[str, Any], problems: list[Problem]) -> DataSource:
    known = _keys("data")
    _unknown(record, "data", known, problems)
    words = {
        k: (str(v) if not isinstance(v, list) else tuple(str(x) for x in v))
        for k, v in record.items()
        if k in known
    }
    return DataSource(**words)  # type: ignore[arg-type]


def _uncertainty(record: Mapping[str, Any], problems: list[Problem]) -> Uncertainty:
    _unknown(record, "uncertainty", _keys("uncertainty"), problems)
    w = record.get("weights") or {}
    _unknown(w, "uncertainty.weights", _keys("weights"), problems)
    bounds = tuple((c, float(b[0]), float(b[1])) for c, b in (w.get("bounds") or {}).items())
    sets = tuple(
        tuple((c, float(v)) for c, v in sorted(entry.items())) for entry in w.get("sets") or []
    )
    drawn = WeightDraw(
        kind=str(w.get("kind", "dirichlet")),
        concentration=float(w.get("concentration", 20.0)),
        spread=float(w.get("spread", 0.25)),
        bounds=bounds,
        sets=sets,
        levels=tuple(w.get("levels") or ()),
    )
    d = record.get("data") or {}
    _unknown(d, "uncertainty.data", _keys("figures"), problems)
    return Uncertainty(
        replications=int(record.get("replications", 1000)),
        seed=int(record.get("seed", 20)),
        weights=drawn,
        data=DataDraw(bool(d.get("intervals", True)), str(d.get("missing", "leave"))),
        normalise=tuple(read_choice(c) for c in record.get("normalise") or []),
        aggregate=tuple(read_choice(c) for c in record.get("aggregate") or []),
        impute=tuple(read_choice(c) for c in record.get("impute") or []),
        treat=tuple(read_treatment(c, problems) for c in record.get("treat") or []),
        drop=bool(record.get("drop", False)),
    )
