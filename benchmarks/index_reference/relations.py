"""How indicators hang together: correlations, their flags, Cronbach's alpha, statistics."""

import re

import numpy as np
from index_reference.case import Unreadable

from jiqun.index.correlation import correlations, cronbach, flag_pairs, p_values
from jiqun.index.statistics import Thresholds, describe


def corr(case):
    """Correlate the pairs that are expected: of indicators, aggregates, or with an ancestor."""
    done, method = case.run(), case.method()
    columns = case.columns(done)
    table, want = case.wanted()
    least = case.number(r"p ?(?:>|above|over|is above) ?(0?\.\d+)")
    names = {}
    for row in want:
        for name in (row["Var1"], row["Var2"]):
            code = _family(case.tree, name, row["Var2"])
            if code not in columns:
                raise Unreadable(f"correlations with {name}, which the data set does not have")
            names.setdefault(code, len(names))
    x = np.column_stack([columns[n] for n in names])
    r = correlations(x, method=method)
    if least is not None:
        r = np.where(p_values(x, x, r, method) > least, np.nan, r)
    rows = []
    for row in want:
        above = _family(case.tree, row["Var1"], row["Var2"])
        found = r[names[above], names[row["Var2"]]]
        rows.append({"Var1": row["Var1"], "Var2": row["Var2"], "Correlation": found})
    return {table: rows}


def _family(tree, name, code):
    m = re.fullmatch(r"Level_(\d)", name)
    return tree.ancestor(code, int(m[1])).code if m else name


def corr_flags(case):
    done = case.run()
    found = case.says(r"(above|below|over|under) (-?[\d.]*\d)")
    if not found:
        raise Unreadable("flags without a threshold (above or below a number)")
    level = case.level(2)
    table = case.table(done, case.data_set("normalised"))
    x = table.values * (
        [case.tree.by_code[c].direction for c in table.codes] if case.turned(False) else 1
    )
    groups = {c: case.tree.ancestor(c, level).code for c in table.codes}
    low = found[1].lower() in ("below", "under")
    pairs = flag_pairs(x, table.codes, groups, float(found[2]), low=low, method=case.method())
    rows = [
        {"Group": p.group, "Ind1": p.first, "Ind2": p.second, "Corr": round(p.correlation, 3)}
        for p in pairs
    ]
    return {"c": rows}


def corr_denominators(case):
    t = case.table(case.run(), case.data_set("raw"))
    least = case.number(r"(?:>|above) ([\d.]*\d)", 0.6)
    names = list(t.denominators)
    sizes = np.column_stack([t.denominators[n] for n in names])
    r = correlations(t.values, sizes, case.method())
    return {
        "c": [
            {"Ind": c, "Denom": d, "Corr": r[i, j]}
            for i, c in enumerate(t.codes)
            for j, d in enumerate(names)
            if abs(r[i, j]) > least
        ]
    }


def cronbach_case(case):
    done = case.run()
    columns = case.columns(done)
    whole_rows = bool(case.says(r"complete (rows|cases|obs)|complete\.obs")) and not case.says(
        r"pairwise"
    )
    table, want = case.wanted()
    rows = []
    for row in want:
        if "set" in row:
            level = case.level(1)
            below = [n.code for n in case.tree.nodes if n.level == level]
        elif case.says(r"indicators"):
            below = case.tree.leaves(row["iCode"])
        else:
            below = [c.code for c in case.tree.children[row["iCode"]]]
        x = np.column_stack([columns[c] for c in below])
        key = "set" if "set" in row else "iCode"
        rows.append({key: row[key], "alpha": cronbach(x, whole_rows=whole_rows)})
    return {table: rows}


def stats(case):
    done = case.run()
    columns = case.columns(done, "raw")

    def t(name, default):
        return case.number(rf"{name}[ =]+([\d.]*\d)", default)

    limits = Thresholds(
        t("t_skew", 2), t("t_kurt", 3.5), t("t_avail", 0.65), t("t_zero", 0.5), t("t_unq", 0.5)
    )
    x = np.column_stack(list(columns.values()))
    rows = []
    for d in describe(x, tuple(columns), limits):
        n = d.count
        numbers = {
            "Min": d.low,
            "Max": d.high,
            "Mean": d.mean,
            "Median": d.median,
            "Std": d.deviation,
            "Skew": d.skew,
            "Kurt": d.kurt,
            "N.Avail": n,
            "N.NonZero": d.nonzero,
            "N.Unique": d.unique,
            "N.Same": d.same,
            "Frc.Avail": n / d.units,
            "Frc.NonZero": d.nonzero / n if n else np.nan,
            "Frc.Unique": d.unique / n if n else np.nan,
            "Frc.Same": d.same / n if n else np.nan,
        }
        rows.append(
            {
                "iCode": d.code,
                **{k: case.rounded(v) for k, v in numbers.items()},
                "Flag.Avail": "LOW" if "available" in d.flags else "ok",
                "Flag.NonZero": "LOW" if "nonzero" in d.flags else "ok",
                "Flag.Unique": "LOW" if "unique" in d.flags else "ok",
                "Flag.SkewKurt": "OUT" if "outliers" in d.flags else "ok",
            }
        )
    return {"s": rows}
