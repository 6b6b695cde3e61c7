"""Score the evaluation engine against reference outputs of its peers.

    python benchmarks/index_cases.py PATH/TO/gold/index [--only WORD] [--failed]

The folder holds `cases.yaml` (its README says how to read it), `data/` and `cases/`. Prints one
line a failed case with the greatest difference, and the number that agree.
"""

import argparse
import csv
import re
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import yaml

from jiqun.index import coinr
from jiqun.index.aggregation import combine
from jiqun.index.correlation import components, correlations, cronbach, flag_pairs, p_values
from jiqun.index.moments import places, quantiles
from jiqun.index.neighbours import fill_by_em
from jiqun.index.panel_imputation import fill_over_time
from jiqun.index.pipeline import run
from jiqun.index.results import order, profile, ranks_of, ranks_within, strengths
from jiqun.index.screening import availability, availability_by_node
from jiqun.index.statistics import describe
from jiqun.index.steps import Choice, choice, options
from jiqun.index.tabular import read_csv, table_of
from jiqun.index.trends import METHODS as TRENDS
from jiqun.index.trends import trends
from jiqun.index.weighting import (
    METHODS as WEIGHTS,
)
from jiqun.index.weighting import (
    correlation_objective,
    optimise_weights,
    weights_from_data,
)


class Case:
    """One case with its data read and its pipeline run."""

    def __init__(self, folder, entry):
        self.folder, self.entry, self.id = folder, entry, entry["id"]
        self.output = entry["output"]
        self.text = self.output if isinstance(self.output, str) else ""
        meta = read_csv(folder / entry["data"]["meta"])
        self.meta = meta
        self.tree = coinr.tree_of(meta)
        groups = [r["iCode"] for r in meta if r["Type"] == "Group"]
        sizes = [r["iCode"] for r in meta if r["Type"] == "Denominator"]
        rows = read_csv(folder / entry["data"]["units"])
        raw = table_of(rows, self.tree.codes, groups=groups, denominators=sizes)
        # the reference sorts units by code before it counts rows
        self.raw = raw.rows(sorted(range(len(raw.units)), key=lambda i: raw.units[i]))

    def steps(self):
        made = []
        for step in self.entry["pipeline"]:
            ((word, given),) = step.items()
            given = dict(given or {})
            if "weights_file" in given:
                name = given.pop("weights_file")
                rows = read_csv(self.folder / "data" / name)
                given["weights"] = {r["iCode"]: float(r["Weight"]) for r in rows}
            made.append({word: given})
        return coinr.steps_of(made)

    def run(self):
        return run(self.raw, self.tree, self.steps())

    def expected(self, table):
        for e in self.entry["expected"]:
            if e["table"] == table:
                return read_csv(self.folder / e["file"])
        return None

    def choice_of_data(self, done):
        """The data set a prose case speaks of: raw, normalised, treated, aggregated."""
        if "raw data" in self.text:
            return done.raw
        return done.last


def rows_of(units, codes, values, key="uCode", times=None):
    out = []
    for i, unit in enumerate(units):
        row = {key: unit, **{c: values[i, j] for j, c in enumerate(codes)}}
        if times:
            row["Time"] = times[i]
        out.append(row)
    return out


def data_set(case):
    done = case.run()
    return {None: scores_rows(done)}


def scores_rows(done):
    table = done.last
    times = table.times or None
    if done.scores is not None:
        return rows_of(done.scores.units, done.scores.codes, done.scores.values, times=times)
    return rows_of(table.units, table.codes, table.values, times=times)


def data_availability(case):
    a = availability(case.raw.values)
    summary = [
        {
            "uCode": u,
            "N_missing": a.missing[i],
            "N_zero": a.zero[i],
            "N_miss_or_zero": a.missing[i] + a.zero[i],
            "Dat_Avail": a.available[i],
            "Non_Zero": a.nonzero[i],
        }
        for i, u in enumerate(case.raw.units)
    ]
    by = availability_by_node(case.raw, case.tree)
    group = [{"uCode": u, **{c: v[i] for c, v in by.items()}} for i, u in enumerate(case.raw.units)]
    return {"summary": summary, "bygroup": group}


def treat_details(case):
    done = case.run()
    details, points = [], {u: {"uCode": u} for u in done.last.units}
    for code, t in done.treated.items():
        row = {"iCode": code, "winsorise.nwin": t.count}
        for i, s in enumerate(t.tests):
            row |= {
                f"check_SkewKurt{i}.Pass": str(s.passed).upper(),
                f"check_SkewKurt{i}.Skew": s.skew,
                f"check_SkewKurt{i}.Kurt": s.kurt,
            }
        details.append(row)
        for unit, mark in zip(done.last.units, t.marks, strict=True):
            points[unit][code] = mark.replace("log_signed", "log_CT").replace("log", "log_CT")
    return {"details": details, "points": list(points.values())}


def effective_weights(case):
    found = case.tree.effective_weights()
    return {
        "w": [
            {"iCode": n.code, "Level": n.level, "Weight": n.weight, "EffWeight": found[n.code]}
            for n in case.tree.nodes
        ]
    }


def level_in(case, default=1):
    found = re.search(r"level[ _-]?(\d)", f"{case.id} {case.text}")
    return int(found[1]) if found else default


def weights_by_data(case):
    done = case.run()
    level = int(m[1]) if (m := re.search(r"level(\d)", case.id)) else 1
    method = next((w for w in WEIGHTS if w in case.id), "pca")
    s = done.scores
    found = weights_from_data(s.values, case.tree, s.codes, level, method)
    rows = [{"iCode": n.code, "Level": n.level, "Weight": found[n.code]} for n in case.tree.nodes]
    return {"w": rows}


def pca_variance(case):
    done, level = case.run(), level_in(case)
    rows = []
    for node in case.tree.aggregates:
        below = [c.code for c in case.tree.children[node.code] if c.level == level]
        if len(below) > 0:
            x = np.column_stack([done.scores.of(c) for c in below])
            pcs = components(x)
            rows += [
                {
                    "Parent": node.code,
                    "PC": k + 1,
                    "sdev": pcs.deviations[k],
                    "var_share": pcs.shares[k],
                }
                for k in range(len(pcs.shares))
            ]
    return {"v": rows}


def optimised(case):
    done, level = case.run(), level_in(case, 2)
    codes = [n.code for n in case.tree.nodes if n.level == level]
    x = np.column_stack([done.scores.of(c) for c in codes])
    wanted = {r["iCode"]: r["Desired"] for r in case.expected("result")}
    target = None
    if all(wanted.get(c) for c in codes):
        target = np.array([float(wanted[c]) for c in codes])
    how = case.steps()[-1].levels[-1]
    signed = target is None
    weights, _ = optimise_weights(x, case.tree, level, codes, target=target, how=how, signed=signed)
    got = correlation_objective(x, weights, case.tree, level, codes, target, how)
    ((_, value),) = [
        (k, float(v)) for k, v in case.expected("objective")[0].items() if k.startswith("obj")
    ]
    slack = case.entry["tolerance"].get("atol", 0)
    return {"objective": "at most", "pass": got <= value + slack, "got": got, "want": value}


def _method(case):
    return next((m for m in ("spearman", "kendall") if m in f"{case.id} {case.text}"), "pearson")


def corr(case):
    done = case.run()
    method = _method(case)
    want = case.expected("c")
    keys = [(r["Var1"], r["Var2"]) for r in want]
    # the pairs asked for may be of indicators, or of a level with one above
    table = done.raw if "raw" in f"{case.id} {case.text}" else done.last
    columns = {c: table.values[:, i] for i, c in enumerate(table.codes)}
    if done.scores is not None and "raw" not in f"{case.id} {case.text}":
        columns |= {c: done.scores.of(c) for c in done.scores.codes}
    names = sorted({k for pair in keys for k in pair if k in columns})
    x = np.column_stack([columns[n] for n in names])
    r = correlations(x, method=method)
    if m := re.search(r"p > (0?\.\d+)", case.text):
        r = np.where(p_values(x, x, r) > float(m[1]), np.nan, r)
    place = {n: i for i, n in enumerate(names)}
    rows = []
    for a, b in keys:
        one, two = _family(case.tree, a, b), b
        rows.append({"Var1": a, "Var2": b, "Correlation": r[place[one], place[two]]})
    return {"c": rows}


def _family(tree, name, code):
    m = re.fullmatch(r"Level_(\d)", name)
    return tree.ancestor(code, int(m[1])).code if m else name


def corr_family(case):
    done = case.run()
    method = _method(case)
    rows = []
    for row in case.expected("c"):
        above = _family(case.tree, row["Var1"], row["Var2"])
        x = np.column_stack([done.scores.of(above), done.scores.of(row["Var2"])])
        r = correlations(x, method=method)[0, 1]
        rows.append({"Var1": row["Var1"], "Var2": row["Var2"], "Correlation": r})
    return {"c": rows}


def corr_flags(case):
    done = case.run()
    found = re.search(r"(above|below) (-?[\d.]+\d)", case.text)
    level = int(m[1]) if (m := re.search(r"level-(\d)", case.text)) else 2
    table = case.choice_of_data(done)
    groups = {c: case.tree.ancestor(c, level).code for c in table.codes}
    pairs = flag_pairs(table.values, table.codes, groups, float(found[2]))
    rows = [
        {"Group": p.group, "Ind1": p.first, "Ind2": p.second, "Corr": round(p.correlation, 3)}
        for p in pairs
    ]
    want = case.expected("c")
    for w in want:  # the order inside a pair is not significant
        w["Ind1"], w["Ind2"] = sorted((w["Ind1"], w["Ind2"]))
    return {"c": rows}


def corr_denominators(case):
    t = case.raw
    least = float(re.search(r"> ([\d.]+\d)", case.text)[1])
    names = list(t.denominators)
    r = correlations(t.values, np.column_stack([t.denominators[n] for n in names]), _method(case))
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
    table = case.choice_of_data(done)
    want = case.expected("c")
    if "set" in want[0]:
        return {"c": [{"set": want[0]["set"], "alpha": cronbach(table.values)}]}
    rows = []
    for row in want:
        below = [c.code for c in case.tree.children[row["iCode"]]]
        source = done.scores if case.tree.by_code[below[0]].level > 1 else table
        x = np.column_stack(
            [source.of(c) if source is done.scores else source.column(c) for c in below]
        )
        rows.append({"iCode": row["iCode"], "alpha": cronbach(x)})
    return {"c": rows}


def stats(case):
    done = case.run()
    table = case.choice_of_data(done)
    from jiqun.index.statistics import Thresholds

    def t(name, default):
        m = re.search(rf"{name} ([\d.]*\d)", case.text)
        return float(m[1]) if m else default

    limits = Thresholds(
        t("t_skew", 2), t("t_kurt", 3.5), t("t_avail", 0.65), t("t_zero", 0.5), t("t_unq", 0.5)
    )
    rows = []
    for d in describe(table.values, table.codes, limits):
        n = d.count
        rows.append(
            {
                "iCode": d.code,
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
                "Frc.NonZero": d.nonzero / n,
                "Frc.Unique": d.unique / n,
                "Frc.Same": d.same / n,
                "Flag.Avail": "LOW" if "available" in d.flags else "ok",
                "Flag.NonZero": "LOW" if "nonzero" in d.flags else "ok",
                "Flag.Unique": "LOW" if "unique" in d.flags else "ok",
                "Flag.SkewKurt": "OUT" if "outliers" in d.flags else "ok",
            }
        )
    return {"s": rows}


def results(case):
    done = case.run()
    s = done.scores
    ranks = ranks_of(s)
    want = case.expected("r")
    columns = [c for c in want[0] if c in s.codes]
    as_ranks = "ranks" in case.id
    if m := re.search(r"inside (\w+)", case.text):
        labels = done.last.groups[m[1]]
        inner = ranks_within(s.values, labels)
        rows = [
            {"uCode": u, m[1]: labels[i], **{c: inner[i, s.codes.index(c)] for c in columns}}
            for i, u in enumerate(s.units)
        ]
        return {"r": rows}
    rows = []
    for i in order(s.index):
        row = {"uCode": s.units[i]}
        for c in columns:
            j = s.codes.index(c)
            row[c] = ranks[i, j] if as_ranks else round(s.values[i, j], 2)
        if "Rank" in want[0]:
            row["Rank"] = ranks[i, s.codes.index(s.top)]
        rows.append(row)
    return {"r": rows}


def strengths_case(case):
    done = case.run()
    unit = re.search(r"unit (\w+)", case.text)[1]
    count = len(case.expected("s"))
    table = case.choice_of_data(done)
    best, worst = strengths(table, case.tree, unit, count)
    raw = done.raw

    def told(found):
        rows = []
        for x in found:
            node = case.tree.by_code[x.code]
            level = next(k for k in case.expected("s")[0] if k.startswith("Level_"))
            above = case.tree.ancestor(x.code, int(level[-1]))
            rows.append(
                {
                    "Code": x.code,
                    "Name": node.name,
                    level: above.code,
                    "Rank": x.rank,
                    "Value": x.value,
                    "Unit": node.unit,
                }
            )
        return rows

    del raw
    return {"s": told(best), "w": told(worst)}


def unit_summary(case):
    done = case.run()
    want = case.expected("s")
    for unit in done.scores.units:  # the case does not name its unit: the one with this score
        lines = profile(done.scores, case.tree, unit)
        if abs(lines[0].score - float(want[0]["Score"])) < 1e-9:
            break
    asked = {r["Code"] for r in want}
    return {
        "s": [
            {"Code": x.code, "Name": x.name, "Score": x.score, "Rank": x.rank}
            for x in lines
            if x.code in asked
        ]
    }


def remove_elements(case):
    level = level_in(case)
    base = case.run()
    nominal = places(base.scores.index)
    scores = [
        {"uCode": u, "Nominal": base.scores.index[i]} for i, u in enumerate(base.scores.units)
    ]
    ranks = [{"uCode": u, "Nominal": nominal[i]} for i, u in enumerate(base.scores.units)]
    mean = [{"iCode": "Nominal", "MeanAbsRankDiff": 0.0}]
    from jiqun.index.aggregation import aggregate

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


def compare_methods(case):
    base = case.run()
    low, high = re.search(r"min-max (\d+)\.\.(\d+)", case.text).groups()
    mean = re.search(r"(geometric|harmonic|arithmetic) mean", case.text)[1]
    steps = []
    for s in case.steps():
        if hasattr(s, "whole_panel"):
            s = replace(s, default=choice("minmax", range=[float(low), float(high)]))
        if hasattr(s, "levels"):
            s = replace(s, levels=(Choice(mean),))
        steps.append(s)
    other = run(case.raw, case.tree, steps)
    one, two = places(base.scores.index), places(other.scores.index)
    return {
        "c": [
            {
                "uCode": u,
                "coin.1": one[i],
                "coin.2": two[i],
                "Diff": one[i] - two[i],
                "Abs.diff": abs(one[i] - two[i]),
            }
            for i, u in enumerate(base.scores.units)
        ]
    }


def exclude(case):
    gone = [w.strip() for w in case.text.split(":")[1].split(",")]
    tree = case.tree.without(gone)
    return {"d": scores_rows(run(case.raw, tree, case.steps()))}


def panel_impute(case):
    method = re.search(r"type (\w+)", case.text)[1]
    years = re.search(r"at most (\d+) year", case.text)
    how = choice(method, **({"most_years": int(years[1])} if years else {}))
    done = fill_over_time(case.raw, how)
    return {"d": rows_of(done.units, done.codes, done.values, times=done.times)}


def trends_case(case):
    method = "cagr" if "CAGR" in f"{case.id} {case.text}" else "percent_change"
    column = next(
        k
        for k in case.expected("t")[0]
        if k not in ("uCode", "iCode", "Avail", "t_first", "t_latest")
    )
    assert method in TRENDS
    return {
        "t": [
            {
                "uCode": t.unit,
                "iCode": t.code,
                column: t.rate,
                "Avail": t.available,
                "t_first": t.first,
                "t_latest": t.latest,
            }
            for t in trends(case.raw, method)
        ]
    }


def other_methods(case):
    done = case.run()
    table = done.last
    groups = [n.code for n in case.tree.nodes if n.level == 2]
    which = 0
    words = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
    count = re.search(r"of the (\d+) indicators", case.text)
    m = re.search(r"(first|second|third|fourth|fifth|last) level-2", case.text)
    if m:
        which = words[m[1]]
    group = next((g for g in groups if re.search(rf"\b{g}\b", case.text)), groups[which])
    below = [c.code for c in case.tree.children[group]]
    if count and len(below) != int(count[1]):
        below = next(
            [c.code for c in case.tree.children[g]]
            for g in groups
            if len(case.tree.children[g]) == int(count[1])
        )
    x = np.column_stack([table.column(c) for c in below])
    w = np.ones(len(below))
    if case.id.startswith("mpi"):
        how = choice("mpi", penalty="NEG" if "NEG" in case.text else "POS")
    elif case.id.startswith("wroclaw"):
        how = Choice("wroclaw")
    else:
        x = x / 100
        shares = re.search(r"between ([\d.]+) and ([\d.]*\d)", case.text)
        how = Choice("doubt", options(shares=[float(s) for s in shares.groups()]) if shares else ())
    v = combine(x, w, how)
    return {"v": [{"uCode": u, "score": v[i]} for i, u in enumerate(table.units)]}


def em(case):
    codes = [w.strip() for w in re.search(r"indicators ([\w, ]+):", case.text)[1].split(",")]
    x = np.column_stack([case.raw.column(c) for c in codes])
    filled = fill_by_em(x, Choice("em"))
    return {"d": rows_of(case.raw.units, codes, filled)}


def sensitivity(case):
    from jiqun.index.uncertainty import evaluate

    parameters = case.output["parameters"]
    design = case.expected("design")
    sets = {}
    for r in case.expected("weights"):
        sets.setdefault(int(r["set"]), {})[r["iCode"]] = float(r["Weight"])
    steps = case.steps()
    variants = []
    for row in design:
        made = []
        pick = {k: int(row[f"choice_{k}"]) for k in parameters}
        for s in steps:
            if "Winmax" in parameters and hasattr(s, "default") and hasattr(s.default, "first"):
                most = parameters["Winmax"][pick["Winmax"] - 1]
                own = {**dict(s.default.first.options), "most": most}
                s = replace(s, default=replace(s.default, first=choice("winsorise", **own)))
            if "Normalisation" in parameters and hasattr(s, "whole_panel"):
                entry = parameters["Normalisation"][pick["Normalisation"] - 1]
                s = coinr.steps_of(
                    [{"normalise": {"f": entry["f_n"], "para": entry.get("f_n_para")}}]
                )[0]
            if hasattr(s, "levels"):
                if "Aggregation" in parameters:
                    f = parameters["Aggregation"][pick["Aggregation"] - 1]
                    s = coinr.steps_of([{"aggregate": {"f": f}}])[0]
                if "Weights" in parameters:
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


def road(case):
    """Tell which function answers a case: by its id and what it says it puts out."""
    i = case.id
    if not case.text:
        return sensitivity
    if case.text == "data_set":
        return data_set
    for word, found in (
        ("data_availability", data_availability),
        ("treat_details", treat_details),
        ("effective_weights", effective_weights),
        ("pca_variance", pca_variance),
        ("optimised", optimised),
        ("corr_family", corr_family),
        ("corr_flags", corr_flags),
        ("corr_denominators", corr_denominators),
        ("corr", corr),
        ("cronbach", cronbach_case),
        ("stats", stats),
        ("results", results),
        ("strengths", strengths_case),
        ("unit_summary", unit_summary),
        ("remove_elements", remove_elements),
        ("compare_methods", compare_methods),
        ("exclude", exclude),
        ("panel_impute", panel_impute),
        ("trends", trends_case),
        ("impute_em", em),
        ("weights", weights_by_data),
        ("mpi", other_methods),
        ("wroclaw", other_methods),
        ("bod", other_methods),
        ("sensitivity", sensitivity),
    ):
        if word in i:
            return found
    return data_set


def same(got, want, tolerance):
    """Give None where two cells agree, else how far they are apart."""
    empty = want in ("", "NA", None)
    number = isinstance(got, int | float | np.floating | np.integer)
    if empty:
        blank = got is None or got == "" or (number and np.isnan(got))
        return None if blank else f"{got} for empty"
    if not number:
        return None if str(got) == want else f"{got} for {want}"
    try:
        b = float(want)
    except ValueError:
        return f"{got} for {want}"
    a = float(got)
    if a == b:
        return None
    limit = tolerance.get("atol", 0) + tolerance.get("rtol", 0) * abs(b)
    return None if abs(a - b) <= limit else f"{a!r} for {want}"


def compare(case, found):
    """List differences between what was found and the expected tables."""
    if found.get("objective") == "at most":
        return [] if found["pass"] else [f"objective {found['got']} above {found['want']}"]
    out = []
    tolerance = case.entry["tolerance"]
    for e in case.entry["expected"]:
        if e.get("role") == "input":
            continue
        rows = found.get(e["table"], found.get(None))
        if rows is None:
            out.append(f"table {e['table']} not given")
            continue
        want = read_csv(case.folder / e["file"])
        if "flags" in case.id:
            for w in want:
                w["Ind1"], w["Ind2"] = sorted((w["Ind1"], w["Ind2"]))
        key = e["key"]

        def of(row, key=key):
            return tuple(
                f"{row[k]:g}" if isinstance(row[k], int | float | np.number) else str(row[k])
                for k in key
            )

        mine = {of(r): r for r in rows}
        if len(mine) != len(want):
            out.append(f"{e['table']}: {len(mine)} rows for {len(want)}")
        if e.get("ordered") and [of(r) for r in rows] != [of(r) for r in want]:
            out.append(f"{e['table']}: another order")
        turn = signs(want, mine, of, case) if "sign" in str(case.entry.get("compare")) else {}
        for w in want:
            g = mine.get(of(w))
            if g is None:
                out.append(f"{e['table']}: no row {of(w)}")
                continue
            for column, cell in w.items():
                if column in key:
                    continue
                value = g.get(column)
                if column == "Weight" and turn:
                    value = value * turn.get(of(w), 1)
                if d := same(value, cell, tolerance):
                    out.append(f"{e['table']} {of(w)} {column}: {d}")
    return out


def signs(want, mine, of, case):
    """Turn the loadings of a whole group where its first one has the other sign."""
    out = {}
    for node in case.tree.aggregates:
        below = [w for w in want if w["iCode"] in {c.code for c in case.tree.children[node.code]}]
        below = [w for w in below if of(w) in mine]
        if below:
            dot = sum(float(w["Weight"]) * mine[of(w)]["Weight"] for w in below)
            out |= {of(w): (1 if dot >= 0 else -1) for w in below}
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--debug", action="store_true")
    args = parser.parse_args()
    entries = yaml.safe_load((args.gold / "cases.yaml").read_text(encoding="utf-8"))["cases"]
    entries = [e for e in entries if args.only in e["id"]]
    good = 0
    for entry in entries:
        try:
            case = Case(args.gold, entry)
            wrong = compare(case, road(case)(case))
        except Exception as problem:
            if args.debug:
                raise
            wrong = [f"{type(problem).__name__}: {str(problem)[:300]}"]
        if wrong:
            print(f"{entry['id']}: {len(wrong)} differences, such as {'; '.join(wrong[:3])}")
        else:
            good += 1
    print(f"{good} of {len(entries)} cases agree")
    return 0 if good == len(entries) else 1


if __name__ == "__main__":
    csv.field_size_limit(sys.maxsize)
    sys.exit(main())
