"""Audit an index over the ten steps of the OECD/JRC Handbook: what a reader must know."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from jiqun.data.kept import read_yaml_file
from jiqun.index.aggregation import contributions_exist, node_choices
from jiqun.index.correlation import correlations, cronbach
from jiqun.index.evaluation import Evaluation
from jiqun.index.explanation import effective_shares, last_step
from jiqun.index.moments import highest, lowest
from jiqun.index.rank_range import over_gaps
from jiqun.index.reversal import try_methodology
from jiqun.index.sensitivity import sensitivity
from jiqun.index.statistics import describe
from jiqun.index.steps import Impute, Normalise

TABLE = Path(__file__).with_name("audit.yaml")
THIN = 0.65
"""Share of figures under which an indicator or unit is called thin (COINr's `t_avail`)."""
HIGH, LOW = 0.92, -0.4
"""Correlations that the JRC's audits call redundant (0.92) and contrary (-0.4)."""
ALPHA = 0.7
"""Nunnally's (1978) threshold for Cronbach's alpha, as the Handbook cites it."""
RELATIVE = ("minmax", "zscore", "rank", "borda", "percentile", "distance_to_max", "fraction_of_max")


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence of an audit.

    Attributes:
        step: key of the Handbook's step.
        code: key of the sentence in `audit.yaml`.
        severity: `fine`, `note` or `warning`.
        parts: what fills the sentence.
        names: what readers call the codes among the parts, English and Chinese.
    """

    step: str
    code: str
    severity: str
    parts: tuple[tuple[str, Any], ...]
    names: tuple[tuple[str, tuple[str, str]], ...] = ()

    def message(self, language: str = "en") -> str:
        """Give the sentence."""
        words = audit_words()
        parts = dict(self.parts)
        for key, group in (("input", "inputs"), ("test", "tests"), ("method", "methods")):
            if parts.get(key) in words[group]:
                parts[key] = words[group][parts[key]][language]
        parts |= {key: both[language == "zh"] for key, both in self.names}
        return str(words["words"][self.code][language].format(**parts))

    def record(self) -> dict[str, str]:
        """Give a JSON object: step, severity, code, and the sentence in both languages."""
        return {
            "step": self.step,
            "severity": self.severity,
            "code": self.code,
            "message_en": self.message("en"),
            "message_zh": self.message("zh"),
        }


@cache
def audit_words() -> dict[str, Any]:
    """Give the table of sentences."""
    found: dict[str, Any] = read_yaml_file(TABLE)
    return found


def steps_of_handbook(language: str) -> list[tuple[str, str]]:
    """Give (key, name) of the ten steps."""
    return [(s["key"], s[language]) for s in audit_words()["steps"]]


def audit(index: Evaluation, *, base: int = 64) -> list[Remark]:
    """Audit an index; remarks stand in the order of the ten steps.

    Args:
        index: the evaluation.
        base: base sample of the sensitivity analysis.
    """
    out: list[Remark] = []
    for key, found in CHECKS.items():
        out += [
            Remark(key, code, severity, tuple(sorted(parts.items())), _names(index, parts))
            for code, severity, parts in found(index, base)
        ]
    return out


def _names(index: Evaluation, parts: dict[str, Any]) -> tuple[tuple[str, tuple[str, str]], ...]:
    """Give the names of the units and nodes that a remark speaks of."""
    out = []
    for key, code in parts.items():
        if key == "unit" and code in index.table.units:
            out.append((key, (index.name_of(code, "en"), index.name_of(code, "zh"))))
        elif key in ("code", "first", "second") and code in index.tree.by_code:
            node = index.tree.by_code[code]
            out.append((key, (node.label("en"), node.label("zh"))))
        elif key == "examples":
            en, zh = ([_called(index, c, n) for c in code] for n in ("en", "zh"))
            out.append((key, (", ".join(en), "、".join(zh))))
    return tuple(out)


def _called(index: Evaluation, code: str, language: str) -> str:
    """Give what readers call a unit or a node."""
    if code in index.table.units:
        return index.name_of(code, language)
    node = index.tree.by_code.get(code)
    return code if node is None else node.label(language)


Found = Iterator[tuple[str, str, dict[str, Any]]]


def _framework(index: Evaluation, _: int) -> Found:
    tree = index.tree
    groups = {n.code: tree.children[n.code] for n in tree.aggregates}
    sizes = [len(below) for below in groups.values() if all(c.is_indicator for c in below)]
    yield (
        "tree",
        "fine",
        {
            "indicators": len(tree.codes),
            "groups": len(sizes),
            "levels": tree.depth,
            "units": len(set(index.table.units)),
        },
    )
    shares = tree.effective_weights()
    own = [shares[c] for c in tree.codes if shares[c] > 0]
    if len(sizes) > 1 and max(own) / min(own) > 2:
        ratio = f"{max(own) / min(own):.1f}"
        yield "uneven_groups", "note", {"least": min(sizes), "most": max(sizes), "ratio": ratio}
    for code, below in groups.items():
        if len(below) == 1:
            yield "single_child", "note", {"code": code}
    nameless = sum(not n.name for n in tree.indicators)
    if nameless:
        yield "no_names", "note", {"count": nameless}


def _data(index: Evaluation, _: int) -> Found:
    table = index.table.columns(index.tree.codes)
    there = table.present
    share = there.mean()
    yield "available", "fine" if share >= THIN else "warning", {"share": f"{share:.0%}"[:-1]}
    for j, code in enumerate(table.codes):
        part = there[:, j].mean()
        if part == 0:
            yield "empty_indicator", "warning", {"code": code}
        elif part < THIN:
            yield "thin_indicator", "warning", {"code": code, "share": f"{part:.0%}"[:-1]}
    for i, unit in enumerate(table.units):
        if there[i].mean() < THIN:
            yield "thin_unit", "warning", {"unit": unit, "share": f"{there[i].mean():.0%}"[:-1]}
    for d in describe(table.values, table.codes):
        if d.count > 1 and d.low == d.high:
            yield "flat", "warning", {"code": d.code}
        elif "outliers" in d.flags:
            skew, kurt = f"{d.skew:.1f}", f"{d.kurt:.1f}"
            yield "outliers", "note", {"code": d.code, "skew": skew, "kurt": kurt}
        if "nonzero" in d.flags:
            part = 1 - d.nonzero / d.count
            yield "zeros", "note", {"code": d.code, "share": f"{part:.0%}"[:-1]}


def _imputation(index: Evaluation, _: int) -> Found:
    gaps = int(np.isnan(index.table.columns(index.tree.codes).values).sum())
    if not gaps:
        yield "no_gaps", "fine", {}
        return
    step = next((s for s in index.specification.steps if isinstance(s, Impute)), None)
    if step is None or step.how.method == "none":
        yield "not_imputed", "note", {"count": gaps}
    else:
        yield "imputed", "note", {"count": gaps, "method": step.how.method}
    last = index.run.last
    low, high = lowest(last.values), highest(last.values)
    ends = [np.broadcast_to(np.nan_to_num(e), last.values.shape) for e in (low, high)]
    raw = index.run.raw.rows([index.run.raw.units.index(u) for u in last.units])
    unknown = ~raw.present | ~last.present
    holed = last.with_values(np.where(unknown, np.nan, last.values))
    found = over_gaps(
        holed,
        index.tree,
        np.where(unknown, ends[0], holed.values),
        np.where(unknown, ends[1], holed.values),
        effective_shares(
            index.tree, np.asarray(last.present.any(axis=0))
        ),  # an empty column tells nothing
    )
    span = float(np.median(found.worst - found.best + 1))
    severity = "warning" if span > len(last.units) / 2 else "note"
    yield "gap_range", severity, {"span": f"{span:.0f}", "units": len(last.units)}


def _multivariate(index: Evaluation, _: int) -> Found:
    tree, table = index.tree, index.run.last
    sparse = 0
    for node in tree.aggregates:
        below = [c.code for c in tree.children[node.code]]
        if not all(tree.by_code[c].is_indicator for c in below) or len(below) < 2:
            continue
        x = np.column_stack([table.column(c) for c in below])
        r = correlations(x)
        for i in range(len(below)):
            for j in range(i + 1, len(below)):
                told = {"first": below[i], "second": below[j], "r": f"{r[i, j]:.2f}"}
                enough = (~np.isnan(x[:, [i, j]]).any(axis=1)).sum() >= 5
                if enough and r[i, j] > HIGH:
                    yield "high_pair", "warning", told
                elif enough and r[i, j] < LOW:
                    yield "low_pair", "warning", told
        alpha = cronbach(x)
        if not np.isnan(alpha):
            code = "alpha" if alpha >= ALPHA else "low_alpha"
            severity = "fine" if alpha >= ALPHA else "note"
            yield code, severity, {"code": node.code, "alpha": f"{alpha:.2f}"}
        else:
            sparse += 1
    if sparse:
        yield "sparse", "warning", {"groups": sparse}


def _normalisation(index: Evaluation, _: int) -> Found:
    step = next((s for s in index.specification.steps if isinstance(s, Normalise)), None)
    if step is None:
        yield "no_scale", "warning", {}
        return
    yield "scale", "fine", {"method": step.default.method}
    if step.default.method in RELATIVE:
        yield "relative", "note", {}


def _weighting(index: Evaluation, _: int) -> Found:
    choices = node_choices(index.tree, last_step(index.run))
    scores = index.run.need_scores()
    for code, how in choices.items():
        yield "mean", "fine", {"code": code, "method": how.method}
    if choices[index.tree.top.code].method == "arithmetic":
        yield "compensation", "note", {}
    shares = index.tree.effective_weights()
    below = index.tree.children[index.tree.top.code]
    for node in below:
        r = float(correlations(np.column_stack([scores.of(node.code), scores.index]))[0, 1])
        weight = shares[node.code]
        if r < 0:
            yield "against", "warning", {"code": node.code, "r": f"{r:.2f}"}
        elif len(below) > 1 and r < 0.4 and weight >= 0.5 / len(below):
            told = {"code": node.code, "weight": f"{weight:.0%}"[:-1], "r": f"{r:.2f}"}
            yield "importance", "warning", told


def _robustness(index: Evaluation, base: int) -> Found:
    sure = index.uncertain
    widths = np.diff(sure.interval(), axis=1)[:, 0] + 1
    units = len(sure.units)
    told = {
        "count": len(sure.ranks),
        "median": f"{np.nanmedian(widths):.0f}",
        "most": f"{np.nanmax(widths):.0f}",
    }
    yield "width", "warning" if np.nanmedian(widths) > units / 3 else "note", told
    yield "tiers", "note", {"tiers": max(sure.tiers()), "units": units}
    plan = index.specification.uncertainty
    varied = bool(plan.normalise or plan.aggregate or plan.impute or plan.treat)
    if varied or plan.weights.kind != "fixed":
        found = sensitivity(index.table, index.tree, index.specification.steps, plan, base)
        for name, share in zip(found.inputs, found.shapley[:, 0], strict=True):
            if not np.isnan(share):
                yield "share", "note", {"input": name, "share": f"{share * 100:.0f}"}
    for test in try_methodology(index.table, index.tree, index.specification.steps):
        parts = {"test": test.test, "tried": test.tried}
        if test.passed:
            yield "passed", "fine", parts
        else:
            more = {"failed": test.failed, "examples": tuple(test.examples)}
            yield "failed", "warning", parts | more


def _back(index: Evaluation, _: int) -> Found:
    last, scores = index.run.last, index.run.need_scores()
    top = scores.index
    if contributions_exist(node_choices(index.tree, last_step(index.run))):
        yield _dominant(index)
    r = correlations(last.values, top[:, None], "spearman")[:, 0]
    enough = last.present.mean(axis=0) >= THIN
    for k in np.flatnonzero(enough & (r > 0.95)):
        yield "same_as_one", "warning", {"code": last.codes[k], "r": f"{r[k]:.2f}"}


def _dominant(index: Evaluation) -> tuple[str, str, dict[str, Any]]:
    last, top = index.run.last, index.run.need_scores().index
    shares = index.tree.effective_weights()
    parts = {}
    for j, code in enumerate(last.codes):
        x = np.nan_to_num(
            last.values[:, j],
            nan=float(np.nanmean(last.values[:, j]))
            if (~np.isnan(last.values[:, j])).any()
            else 0.0,
        )
        there = ~np.isnan(top)
        spread = float(np.var(top[there]))
        together = float(np.cov(x[there], top[there], bias=True)[0, 1]) if spread else 0.0
        parts[code] = shares[code] * together / spread if spread else 0.0
    code = max(parts, key=lambda c: parts[c])
    return "dominant", "note", {"code": code, "share": f"{parts[code] * 100:.0f}"}


def _links(index: Evaluation, _: int) -> Found:
    scores = index.run.need_scores()
    rows = [index.table.units.index(u) for u in scores.units]
    found = False
    for name, column in index.table.denominators.items():
        found = True
        r = float(correlations(scores.index[:, None], column[rows][:, None])[0, 0])
        yield "size", "warning" if abs(r) > 0.7 else "fine", {"code": name, "r": f"{r:.2f}"}
    if not found:
        yield "no_links", "note", {}


def _presentation(index: Evaluation, _: int) -> Found:
    yield "intervals", "fine", {}
    nodes = index.tree.nodes
    both = sum(bool(n.name and n.name_zh) for n in nodes)
    severity = "fine" if both == len(nodes) else "note"
    yield "both", severity, {"count": both, "whole": len(nodes)}


CHECKS: dict[str, Callable[[Evaluation, int], Found]] = {
    "framework": _framework,
    "data": _data,
    "imputation": _imputation,
    "multivariate": _multivariate,
    "normalisation": _normalisation,
    "weighting": _weighting,
    "robustness": _robustness,
    "back_to_data": _back,
    "links": _links,
    "presentation": _presentation,
}
"""The steps in the Handbook's order."""
