"""Any index and any data: trees of uneven depth, gaps, ties, flat columns, every method."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from jiqun.index import Hierarchy, Node, Table
from jiqun.index.steps import (
    Aggregate,
    Choice,
    Denominate,
    Impute,
    Normalise,
    Screen,
    Step,
    Treat,
    Treatment,
    choice,
)

GROUPS = ("east", "west", "")
TRANSFORMS = [
    *(Choice(m) for m in ("none", "log", "log_plain", "log_signed", "log_gii")),
    choice("boxcox", **{"lambda": 0.5}),
    choice("boxcox", **{"lambda": 0.0, "shift": True}),
]
IMPUTED = [
    Impute(Choice("none")),
    Impute(Choice("mean")),
    Impute(Choice("median")),
    Impute(Choice("mean"), group="side"),
    Impute(Choice("median"), group="side"),
    Impute(Choice("mean"), by="row"),
    Impute(Choice("median"), by="row", level=2),
    Impute(Choice("mean"), by="row", normalise_first=False),
    Impute(choice("em", rounds=50)),
    Impute(choice("knn", k=2)),
]
SCALES = [
    choice("minmax", range=[1.0, 100.0]),
    choice("minmax", range=[0.0, 100.0]),
    choice("zscore", centre=100.0, spread=10.0),
    *(choice("rank", ties=t) for t in ("min", "max", "average")),
    Choice("borda"),
    choice("percentile", ties="average"),
    Choice("distance_to_max"),
    choice("distance_to_reference", reference="u0"),
    choice("distance_to_target", target=3.0, cap=True),
    choice("distance_to_target", target=3.0, start="highest"),
    Choice("fraction_of_max"),
    choice("goalposts", posts=[-5.0, 5.0], factor=100.0),
    choice("goalposts", posts=[-5.0, 5.0], factor=100.0, truncate=False),
    choice("scaled", between=[-5.0, 5.0], factor=100.0),
    Choice("none"),
]
MEANS = [
    Choice("arithmetic"),
    Choice("geometric"),
    Choice("harmonic"),
    *(choice("generalised", p=p) for p in (-1.0, 0.0, 0.5, 2.0)),
    choice("generalised", p=2.0, gaps="empty"),
    Choice("copeland"),
    Choice("median"),
    choice("owa", order=[3.0, 2.0, 1.0]),
    choice("mpi", penalty="POS"),
    choice("ampi", penalty="NEG"),
    choice("ampi", reference="mean"),
    choice("mean_min", alpha=0.5, beta=1.0),
    Choice("wroclaw"),
    Choice("doubt"),
]


@st.composite
def trees(draw: Any) -> Hierarchy:
    """Give one to eight indicators under groups of groups, some of one child, uneven in depth."""
    count = draw(st.integers(1, 8))
    weight = st.sampled_from([1.0, 1.0, 2.0, 0.5, 0.25])
    groups = draw(st.integers(1, 4))
    nodes = []
    used = set()
    for k in range(count):
        parent = draw(st.sampled_from([*(f"g{g}" for g in range(groups)), "top"]))
        used.add(parent)
        nodes.append(Node(f"i{k}", parent, draw(weight), draw(st.sampled_from([1.0, -1.0]))))
    half = draw(st.booleans())
    for g in range(groups):
        if f"g{g}" in used:
            above = draw(st.sampled_from(["half", "top"])) if half else "top"
            used.add(above)
            nodes.append(Node(f"g{g}", above, draw(weight), is_indicator=False))
    if "half" in used:
        nodes.append(Node("half", "top", draw(weight), is_indicator=False))
    nodes.append(Node("top", is_indicator=False))
    return Hierarchy.of(nodes)


@st.composite
def tables(draw: Any, tree: Hierarchy, *, gaps: bool = True, units: int = 0) -> Table:
    """Give two to nine units with figures of any kind, ties and gaps among them."""
    n, p = units or draw(st.integers(2, 9)), len(tree.codes)
    source = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    values = np.empty((n, p))
    for j in range(p):
        kind = draw(st.sampled_from(["normal", "skewed", "ties", "binary", "flat", "positive"]))
        values[:, j] = {
            "normal": source.normal(0, 3, n),
            "skewed": source.lognormal(0, 2, n),
            "ties": source.integers(-1, 3, n),
            "binary": (source.random(n) < 0.3).astype(float),
            "flat": np.full(n, 2.0),
            "positive": source.uniform(0.5, 4, n),
        }[kind]
    if gaps:
        values[source.random((n, p)) < draw(st.sampled_from([0.0, 0.1, 0.4]))] = np.nan
    names = tuple(f"u{k}" for k in range(n))
    sides = tuple(str(s) for s in source.choice(GROUPS, n))
    sizes = {"people": source.uniform(1, 9, n)}
    return Table(names, tree.codes, values, groups={"side": sides}, denominators=sizes)


@st.composite
def pipelines(draw: Any, tree: Hierarchy, means: list[Choice] | None = None) -> tuple[Step, ...]:
    """Give steps in the usual order, each of them or not, with any method."""
    steps: list[Step] = []
    if draw(st.booleans()):
        steps.append(Denominate(((draw(st.sampled_from(tree.codes)), "people", 2.0),)))
    if draw(st.booleans()):
        rule = draw(st.sampled_from(["available", "nonzero", "both"]))
        steps.append(Screen(rule, draw(st.sampled_from([0.0, 0.5, 0.8])), 0.05))
    steps.append(draw(st.sampled_from(IMPUTED)))
    if draw(st.booleans()):
        first = choice("winsorise", most=draw(st.integers(0, 4)), force=draw(st.booleans()))
        plan = Treatment(
            draw(st.sampled_from([first, *TRANSFORMS])),
            draw(st.sampled_from(TRANSFORMS)),
            1.0,
            1.0,
            combine=draw(st.booleans()),
            always=draw(st.booleans()),
        )
        steps.append(Treat(plan, ((tree.codes[0], None),) if draw(st.booleans()) else ()))
    own = tuple((c, draw(st.sampled_from(SCALES))) for c in tree.codes[:1] if draw(st.booleans()))
    flat = draw(st.sampled_from(["empty", "empty", "refuse"]))
    steps.append(Normalise(draw(st.sampled_from(SCALES)), own, flat=flat))
    levels = draw(st.lists(st.sampled_from(means or MEANS), min_size=1, max_size=3))
    least = draw(st.sampled_from([0.0, 0.5, (0.3, 0.9), (0.0, 0.5, 1.0)]))
    steps.append(Aggregate(tuple(levels), (), least))
    return tuple(steps)
