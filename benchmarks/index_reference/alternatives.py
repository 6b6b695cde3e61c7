"""The index made otherwise: elements removed, methods compared, sensitivity."""

import re
from dataclasses import replace

import numpy as np
from index_reference.case import Unreadable
from index_reference.data_sets import scores_rows

from jiqun.index import coinr
from jiqun.index.aggregation import aggregate
from jiqun.index.moments import places, quantiles
from jiqun.index.pipeline import run
from jiqun.index.steps import Choice, choice, kind_of


def remove_elements(case):
    level = case.level()
    base = case.run()
    nominal = places(base.scores.index)
    scores = [
        {"uCode": u, "Nominal": base.scores.index[i]} for i, u in enumerate(base.scores.units)
    ]
    ranks = [{"uCode": u, "Nominal": nominal[i]} for i, u in enumerate(base.scores.units)]
    mean = [{"iCode": "Nominal", "MeanAbsRankDiff": 0.0}]
    step = next(s for s in case.steps() if hasattr(s, "least_available") and hasattr(s, "levels"))
    for node in case.tree.nodes:
        if node.level != level:
            continue
        without = replace(step, weights=(*step.weights, (node.code, 0.0)))
        top = aggregate(base.last, without, case.tree).index
        place = places(top)
        for i in range(len(top)):
            scores[i][node.code] = top[i]
            ranks[i][node.code] = place[i]
        mean.append({"iCode": node.code, "MeanAbsRankDiff": np.nanmean(np.abs(place - nominal))})
    return {"scores": scores, "ranks": ranks, "mean": mean}


MEANS = "geometric|harmonic|arithmetic|generalised|copeland|median"


SCALES = {
    r"z-?scores?": "zscore",
    r"percentile ranks?": "percentile",
    r"borda": "borda",
    r"ranks?\b(?! comparison)": "rank",
    r"distances? to (the )?max": "distance_to_max",
}


def compare_methods(case):
    """Run the pipeline again with what the case says is different in the second index."""
    base = case.run()
    said = case.text.split("coin 2")[-1]
    steps, changed = list(case.steps()), 0

    def change(test, made):
        nonlocal changed
        for i, s in enumerate(steps):
            if test(s):
                steps[i], changed = made(s), changed + 1

    def is_kind(kind):
        return lambda s: kind_of(s) == kind

    if m := re.search(r"min-?max (-?[\d.]+)(?:\.\.| to |-|, ?)(\d+)", said):
        how = choice("minmax", range=[float(m[1].rstrip(".")), float(m[2])])
        change(is_kind("normalise"), lambda s: replace(s, default=how, own=(), from_nodes=False))
    for word, method in SCALES.items():
        if not m and re.search(word, said, re.IGNORECASE):
            how = Choice(method)
            pair = re.search(word + r"\D*?(-?[\d.]+), ?(?:sd )?([\d.]*\d)", said, re.IGNORECASE)
            if pair and method == "zscore":
                how = choice(method, centre=float(pair[1]), spread=float(pair[2]))
            change(is_kind("normalise"), lambda s, how=how: replace(s, default=how, own=()))
            break
    if m := re.search(rf"({MEANS}) mean|({MEANS})\b", said, re.IGNORECASE):
        how = Choice((m[1] or m[2]).lower())
        change(is_kind("aggregate"), lambda s: replace(s, levels=(how,), own=()))
    if re.search(r"equal weights|no weights", said):
        same = tuple(sorted((n.code, 1.0) for n in case.tree.nodes))
        change(is_kind("aggregate"), lambda s: replace(s, weights=same))
    if re.search(r"custom weights", said):
        own = tuple(sorted(case.custom_weights().items()))
        change(is_kind("aggregate"), lambda s: replace(s, weights=own))
    if m := re.search(r"(?:winmax|winsoris\w+)\D{0,20}(\d+)", said):
        change(is_kind("treat"), lambda s: varied(s, "winmax", int(m[1])))
    for kind, words in (
        ("treat", r"(no|without) (outlier )?treatment"),
        ("impute", r"(no|without) imputation"),
    ):
        if re.search(words, said):
            changed += sum(kind_of(s) == kind for s in steps)
            steps = [s for s in steps if kind_of(s) != kind]
    if m := re.search(r"(mean|median) imputation|imputation by (?:group )?(mean|median)", said):
        how = Choice(m[1] or m[2])
        change(is_kind("impute"), lambda s: replace(s, how=how))
    if not changed:
        raise Unreadable(f"what is different in the second index: {said}")
    other = case.run(steps)
    one, two = base.scores.index, other.scores.index
    if not case.says(r"compare\w* (of |by )?scores|score comparison"):
        one, two = places(one), places(two)
    second = dict(zip(other.scores.units, two, strict=True))
    return {
        "c": [
            {
                "uCode": u,
                "coin.1": one[i],
                "coin.2": second[u],
                "Diff": one[i] - second[u],
                "Abs.diff": abs(one[i] - second[u]),
            }
            for i, u in enumerate(base.scores.units)
            if u in second
        ]
    }


def exclude(case):
    gone = [w for w in re.split(r"[\s,]+| and ", case.text.split(":")[-1]) if w.strip()]
    if unknown := [c for c in gone if c not in case.tree.by_code]:
        raise Unreadable(f"leave out {', '.join(unknown)}, which the index does not have")
    tree = case.tree.without(gone)
    return {case.wanted()[0]: scores_rows(run(case.raw, tree, case.steps()))}


TREATED = {"winmax": "most", "skew": "skew", "kurt": "kurt"}


def varied(step, name, value):
    """Give a step with one uncertain parameter set; the value tells which step it is for."""
    word, kind = name.lower(), kind_of(step)
    if kind == "treat" and step.default is not None:
        plan = step.default
        for key, ours in TREATED.items():
            if key in word:
                first = choice("winsorise", **{**dict(plan.first.options), ours: value})
                own = {} if ours == "most" else {ours: float(value)}
                return replace(step, default=replace(plan, first=first, **own))
        if isinstance(value, str) and value.startswith(("log_", "boxcox")):
            given = {"global": {"f2": value}}
            second = coinr.steps_of([{"treat": given}])[0].default.second
            return replace(step, default=replace(plan, second=second))
    if kind == "normalise":
        if isinstance(value, dict) and "f_n" in value:
            given = {"f": value["f_n"], "para": value.get("f_n_para")}
            made = coinr.steps_of([{"normalise": given}])[0]
            return replace(made, whole_panel=step.whole_panel)
        if isinstance(value, str) and value.startswith("n_"):
            return coinr.steps_of([{"normalise": {"f": value}}])[0]
        if isinstance(value, list) and word in ("l_u", "range"):
            return replace(step, default=choice("minmax", range=value))
    if kind == "aggregate":
        names = [value] if isinstance(value, str) else value
        if isinstance(names, list) and all(str(n).startswith("a_") for n in names):
            levels = coinr.steps_of([{"aggregate": {"f": names}}])[0].levels
            return replace(step, levels=levels)
        if isinstance(value, dict) and "f_ag" in value:
            return replace(step, levels=coinr.steps_of([{"aggregate": value}])[0].levels)
        if "thresh" in word and "ag" in word:
            return replace(step, least_available=float(value))
    if kind == "impute" and isinstance(value, str) and value.startswith("i_"):
        group = step.group if value.endswith("_grp") else ""
        return coinr.steps_of([{"impute": {"f": value, "group": group}}])[0]
    if kind == "impute" and isinstance(value, bool) and "imp" in word:
        off = value if "disable" in word else not value
        return replace(step, how=Choice("none")) if off else step
    if kind == "screen" and "thresh" in word and "ag" not in word:
        return replace(step, least_available=float(value))
    return step


def sensitivity(case):
    from jiqun.index.uncertainty import evaluate

    parameters = case.output["parameters"]
    design = case.expected("design")
    sets = {}
    for r in case.expected("weights") or []:
        sets.setdefault(int(r["set"]), {})[r["iCode"]] = float(r["Weight"])
    steps = case.steps()
    for name, values in parameters.items():
        if isinstance(values, list) and all(varied(s, name, v) == s for s in steps for v in values):
            raise Unreadable(f"vary {name}: no step of the pipeline is changed by it")
    variants = []
    for row in design:
        made = []
        pick = {k: int(row[f"choice_{k}"]) for k in parameters}
        for s in steps:
            for name, values in parameters.items():
                if isinstance(values, list):
                    s = varied(s, name, values[pick[name] - 1])
            if hasattr(s, "levels") and sets and "Weights" in pick:
                s = replace(s, weights=tuple(sorted(sets[pick["Weights"]].items())))
            made.append(s)
        variants.append(tuple(made))
    nominal = case.run()
    scores = evaluate(case.raw, case.tree, variants)
    ranks = places(scores)
    base = places(nominal.scores.index)
    units = nominal.scores.units
    names = [f"r_{k + 1}" for k in range(len(variants))]
    srows = [
        {
            "uCode": u,
            "Nominal": nominal.scores.index[i],
            **dict(zip(names, scores[:, i], strict=True)),
        }
        for i, u in enumerate(units)
    ]
    rrows = [
        {"uCode": u, "Nominal": base[i], **dict(zip(names, ranks[:, i], strict=True))}
        for i, u in enumerate(units)
    ]
    used = ranks
    out = {"scores": srows, "ranks": rrows}
    if case.expected("indices"):
        from jiqun.index.sensitivity import sobol_indices

        d = len(parameters)
        n = len(design) // (d + 2)
        used = ranks[: 2 * n]
        y = np.abs(ranks - base).mean(axis=1)[:, None]
        first, total = sobol_indices(y, n, d)
        out["indices"] = [
            {"Variable": p, "Si": first[k, 0], "STi": total[k, 0]} for k, p in enumerate(parameters)
        ]
    q = quantiles(used.T, (0.5, 0.05, 0.95))
    out["rankstats"] = [
        {
            "uCode": u,
            "Nominal": base[i],
            "Mean": used[:, i].mean(),
            "Median": q[i, 0],
            "Q5": q[i, 1],
            "Q95": q[i, 2],
        }
        for i, u in enumerate(units)
    ]
    return out
