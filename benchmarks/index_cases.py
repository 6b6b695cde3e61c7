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
from jiqun.index.aggregation import aggregate, combine
from jiqun.index.coinr_steps import READERS
from jiqun.index.correlation import components, correlations, cronbach, flag_pairs, p_values
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.moments import places, quantiles
from jiqun.index.neighbours import fill_by_em
from jiqun.index.panel_imputation import fill_over_time
from jiqun.index.pipeline import Run, resume, run
from jiqun.index.results import order, ranks_of, ranks_within, reading_order, strengths
from jiqun.index.screening import availability, availability_by_node
from jiqun.index.statistics import Thresholds, describe
from jiqun.index.steps import Choice, choice, kind_of
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

MARKS = {
    "log": "log_CT",
    "log_plain": "log_CT_orig",
    "log_signed": "log_CT",
    "log_signed_left": "log_CT_neg",
    "log_gii": "log_GII",
    "boxcox": "",
}
"""What COINr's functions write beside a treated point; `boxcox` writes nothing."""
SETS = {
    "raw": "",
    "denominated": "denominate",
    "imputed": "impute",
    "screened": "screen",
    "treated": "treat",
    "normalised": "normalise",
    "aggregated": "aggregate",
}
"""Data sets that a case may speak of, and the step that made them."""
FILES = ("units", "meta", "denominators", "denoms", "weights")
"""The files that the data of a case may name."""


class Unreadable(Exception):
    """A case asks for something that no adapter here understands."""


class Case:
    """One case with its data read and its pipeline run."""

    def __init__(self, folder, entry):
        self.folder, self.entry, self.id = folder, entry, entry["id"]
        self.output = entry["output"]
        self.text = self.output if isinstance(self.output, str) else ""
        self.all = f"{self.id} {self.text}"
        data = entry["data"]
        if unknown := sorted(set(data) - set(FILES)):
            raise Unreadable(f"data names {', '.join(unknown)}; known: {', '.join(FILES)}")
        meta = read_csv(folder / data["meta"])
        self.meta = meta
        self.tree = coinr.tree_of(meta)
        groups = [r["iCode"] for r in meta if r["Type"] == "Group"]
        sizes = [r["iCode"] for r in meta if r["Type"] == "Denominator"]
        rows = read_csv(folder / data["units"])
        raw = table_of(rows, self.tree.codes, groups=groups, denominators=sizes)
        # the reference sorts units by code before it counts rows
        self.raw = raw.rows(sorted(range(len(raw.units)), key=lambda i: raw.units[i]))
        for key in ("denominators", "denoms"):
            if key in data:
                self.divide_by(read_csv(folder / data[key]), "uCode")
        self.directions = {}
        made = coinr.steps_of([self.given(s) for s in entry.get("pipeline") or []], self.tree)
        self.made = tuple(emptying(step) for step in made)

    def file(self, name):
        """Read a file that a step names, from the folder or its `data`."""
        near = self.folder / name
        return read_csv(near if near.is_file() else self.folder / "data" / name)

    def given(self, step):
        """Give a step with the files it names read, and what is no setting of it put aside."""
        ((word, given),) = step.items()
        if word not in READERS:
            raise Unreadable(f"pipeline names the step {word}; known: {', '.join(READERS)}")
        given = dict(given or {})
        for key in ("weights_file", "w_file", "weights", "w"):
            if isinstance(given.get(key), str) and given[key].endswith(".csv"):
                rows = self.file(given.pop(key))
                given["weights"] = {r["iCode"]: float(r["Weight"]) for r in rows}
        if given.get("weights", given.get("w")) == "custom":
            given.pop("w", None)
            given["weights"] = self.custom_weights()
        if word == "denominate":
            name = given.pop("denoms_ID", None) or "uCode"
            for key in ("denoms_file", "denoms", "denominators_file", "denominators"):
                if key in given:
                    rows = given.pop(key)
                    self.divide_by(self.file(rows) if isinstance(rows, str) else rows, name)
        if word == "normalise" and "directions" in given:
            turned = given.pop("directions")
            pairs = turned.items()
            if isinstance(turned, dict) and "iCode" in turned:
                pairs = zip(turned["iCode"], turned["Direction"], strict=True)
            self.directions = {code: float(sign) for code, sign in pairs}
        return {word: given}

    def divide_by(self, rows, name):
        """Put the columns of a table of denominators beside the figures, unit by unit."""
        by_unit = {r[name]: r for r in rows}
        missing = sorted(set(self.raw.units) - set(by_unit))
        if missing:
            raise Unreadable(f"no denominators of {', '.join(missing)}")
        found = dict(self.raw.denominators)
        for column in rows[0]:
            cells = [by_unit[u][column] for u in self.raw.units]
            try:
                found[column] = np.array(
                    [float(c) if c not in ("", "NA") else np.nan for c in cells]
                )
            except ValueError:
                continue  # names and groups
        self.raw = replace(self.raw, denominators=found)

    def custom_weights(self):
        name = self.entry["data"].get("weights", "weights_custom.csv")
        return {r["iCode"]: float(r["Weight"]) for r in self.file(name)}

    def steps(self):
        return self.made

    def run(self, steps=None):
        steps = tuple(self.made if steps is None else steps)
        if not self.directions:
            return run(self.raw, self.tree, steps)
        nodes = self.tree.nodes
        turned = Hierarchy.of(
            replace(n, direction=self.directions.get(n.code, n.direction)) for n in nodes
        )
        k = next(i for i, s in enumerate(steps) if kind_of(s) == "normalise")
        first = run(self.raw, self.tree, steps[:k])
        second = resume(first.last, turned, steps[k:])
        tables = first.tables + second.tables[1:]
        return Run(self.tree, steps, tables, first.treated, second.scores)

    def expected(self, table):
        for e in self.entry["expected"]:
            if e["table"] == table:
                return read_csv(self.folder / e["file"])
        return None

    def wanted(self):
        """Give the rows of the first table that is expected, and its name."""
        first = next(e for e in self.entry["expected"] if e.get("role") != "input")
        return first["table"], read_csv(self.folder / first["file"])

    def says(self, pattern):
        return re.search(pattern, self.all, re.IGNORECASE)

    def number(self, pattern, default=None):
        """Give the number that the first group of a pattern holds."""
        found = self.says(pattern)
        return float(found[1]) if found else default

    def word(self, pattern):
        found = self.says(pattern)
        return found[1] if found else None

    def level(self, default=1):
        return int(self.number(r"level[ _-]?(\d)", default))

    def method(self):
        found = self.says(r"pearson|spearman|kendall")
        return found[0].lower() if found else "pearson"

    def turned(self, default):
        """Tell whether directions are to be applied."""
        if self.says(r"(no|without) directions"):
            return False
        return True if self.says(r"directions? (applied|adjusted)|with directions") else default

    def data_set(self, default="aggregated"):
        """Give the name of the data set that the case speaks of."""
        kinds = "|".join(SETS)
        noun = r"(data|values|indicators|figures|scores|set)"
        found = self.says(rf"\b({kinds}) {noun}") or self.says(rf"_({kinds})(?![a-z])")
        return found[1].lower() if found else default

    def table(self, done, name):
        """Give the table of a data set; the last one for the aggregated."""
        kind = SETS[name]
        if name == "raw":
            return done.raw
        if name == "aggregated":
            return done.last
        steps = [kind_of(s) for s in done.steps]
        if kind not in steps:
            raise Unreadable(f"the case speaks of {name} data, but nothing is {name}")
        last = len(steps) - steps[::-1].index(kind)
        return done.tables[min(last, len(done.tables) - 1)]

    def columns(self, done, default="aggregated"):
        """Give the columns of the data set that the case speaks of, by code."""
        name = self.data_set(default)
        table = self.table(done, name)
        found = {c: table.values[:, i] for i, c in enumerate(table.codes)}
        if name == "aggregated" and done.scores is not None:
            found |= {c: done.scores.of(c) for c in done.scores.codes}
        if self.turned(False):
            found = {c: x * self.tree.by_code[c].direction for c, x in found.items()}
        return found

    def rounded(self, value, default=None):
        """Round as the case says, if it says so."""
        if (digits := self.number(r"(\d+) significant")) is not None and value:
            return float(f"{value:.{int(digits)}g}")
        digits = self.number(r"(?:rounded to|to) (\d+) (?:decimals|places)", default)
        return value if digits is None else round(value, int(digits))


def emptying(step):
    """Leave a column with one value empty, as the reference does with a warning; we refuse it."""
    scaled = ("minmax", "zscore", "distance_to_max")
    if kind_of(step) == "normalise" and step.default.method in scaled:
        return replace(step, flat="empty")
    return step


def rows_of(units, codes, values, key="uCode", times=None):
    out = []
    for i, unit in enumerate(units):
        row = {key: unit, **{c: values[i, j] for j, c in enumerate(codes)}}
        if times:
            row["Time"] = times[i]
        out.append(row)
    return out


def data_set(case):
    return {None: scores_rows(case.run())}


def scores_rows(done):
    table = done.last
    times = table.times or None
    s = done.scores
    rows = rows_of(table.units, table.codes, table.values, times=times)
    if s is not None:
        rows = rows_of(s.units, s.codes, s.values, times=times)
    for i, row in enumerate(rows):
        row |= {g: labels[i] for g, labels in table.groups.items() if g not in row}
        row |= {d: x[i] for d, x in table.denominators.items() if d not in row}
    return rows


def data_availability(case):
    table = case.table(case.run(), case.data_set("raw"))
    a = availability(table.values)
    summary = [
        {
            "uCode": u,
            "N_missing": a.missing[i],
            "N_zero": a.zero[i],
            "N_miss_or_zero": a.missing[i] + a.zero[i],
            "Dat_Avail": a.available[i],
            "Non_Zero": a.nonzero[i],
        }
        for i, u in enumerate(table.units)
    ]
    by = availability_by_node(table, case.tree)
    group = [{"uCode": u, **{c: v[i] for c, v in by.items()}} for i, u in enumerate(table.units)]
    return {"summary": summary, "bygroup": group}


def treat_details(case):
    done = case.run()
    details, points = [], {u: {"uCode": u} for u in done.last.units}
    for code, t in done.treated.items():
        row = {"iCode": code, "winsorise.nwin": t.count}
        for i, s in enumerate(t.tests):
            row |= {
                f"check_SkewKurt{i}.Pass": None if s.passed is None else str(s.passed).upper(),
                f"check_SkewKurt{i}.Skew": s.skew,
                f"check_SkewKurt{i}.Kurt": s.kurt,
            }
        details.append(row)
        for unit, mark in zip(done.last.units, t.marks, strict=True):
            points[unit][code] = coinr_mark(mark, two=len(t.tests) > 2)
    return {"details": details, "points": list(points.values())}


def coinr_mark(mark, *, two):
    """Write a mark as the reference does: the first treatment's, then + and the second's."""
    names = [MARKS.get(m, m) for m in mark.split("+")]
    second = names[-1] if two and names[-1] not in ("", "winhi", "winlo") else ""
    first = next((n for n in names if n in ("winhi", "winlo")), "") if two else names[0]
    return f"{first}+{second}" if second else first


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


def results(case):
    done = case.run()
    s, name_, want = done.scores, *case.wanted()
    columns = [c for c in want[0] if c in s.codes]
    beside = {**done.last.groups, **done.last.denominators}
    group = case.says(r"(?:inside|within|in) (?:each |the )?(\w+)")
    group = group[1] if group and group[1] in done.last.groups else ""
    as_ranks = bool(
        re.search(r"ranks", case.id) or re.search(r"type \w+, (group ?)?ranks", case.text)
    )
    key = case.says(r"(?:sorted|ordered) by (\w+)")
    key = key[1] if key and key[1] in s.codes else s.top
    ranks = ranks_within(s.values, done.last.groups[group]) if group else ranks_of(s)
    rows = []
    for i in order(s.of(key)):
        row = {"uCode": s.units[i], "uName": done.last.name(i)}
        row |= {c: beside[c][i] for c in want[0] if c in beside}
        for c in columns:
            j = s.codes.index(c)
            value = s.values[i, j]
            row[c] = ranks[i, j] if as_ranks or group else case.rounded(value, 2)
        if "Rank" in want[0]:
            row["Rank"] = ranks_of(s)[i, s.codes.index(key)]
        rows.append(row)
    return {name_: rows}


def strengths_case(case):
    done = case.run()
    unit = case.says(r"\bunit (\w+)")
    if not unit:
        raise Unreadable("strengths of a unit that is not named")
    name = case.data_set("raw")
    table = case.table(done, name)
    group = case.says(r"(?:inside|within) (?:its |the )?(\w+)")
    group = group[1] if group and group[1] in table.groups else ""

    def ranked(count):
        return strengths(
            table,
            case.tree,
            unit[1],
            count,
            group=group,
            directions=case.turned(name == "raw"),
            least_unique=case.number(r"(?:unq_discard|unique values?)\D*([\d.]*\d)", 0.0),
            skip_last=not case.says(r"min_discard:? ?=? ?false|last places? kept"),
        )

    def told(found, want):
        level = next((k for k in want[0] if k.startswith("Level_")), "Level_2")
        rows = []
        for x in found:
            node = case.tree.by_code[x.code]
            above = case.tree.ancestor(x.code, int(level[-1]))
            rows.append(
                {
                    "Code": x.code,
                    "Name": node.name,
                    level: above.code,
                    "Rank": x.rank,
                    "Value": case.rounded(x.value),
                    "Unit": node.unit,
                }
            )
        return rows

    best, worst = case.expected("s"), case.expected("w")
    return {
        "s": told(ranked(len(best))[0], best),
        "w": told(ranked(len(worst))[1], worst),
    }


def unit_summary(case):
    done = case.run()
    s, ranks = done.scores, ranks_of(done.scores)
    table, want = case.wanted()
    named = case.says(r"\bunit (\w+)")
    if named and named[1] in s.units:
        row = s.units.index(named[1])
    else:  # the case does not name its unit: the one whose scores are nearest
        codes = [r["Code"] for r in want]
        scores = np.array([float(r["Score"] or "nan") for r in want])
        apart = np.abs(s.values[:, [s.codes.index(c) for c in codes]] - scores)
        row = int(np.nanargmin(np.nanmean(apart, axis=1)))
    asked = {r["Code"] for r in want}
    return {
        table: [
            {
                "Code": c,
                "Name": case.tree.by_code[c].name,
                "Score": case.rounded(s.of(c)[row]),
                "Rank": ranks[row, s.codes.index(c)],
            }
            for c in reading_order(case.tree)
            if c in asked
        ]
    }


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


def panel_impute(case):
    method = case.word(r"type ([\w-]+)") or "latest"
    method = {"linear-constant": "linear"}.get(method, method)
    most = case.number(r"(?:at most|max(?:imum)?(?: of)?|up to) (\d+)") or case.number(r"_max(\d+)")
    given = {"most_points": most} if most and method == "latest" else {}
    raw = case.raw
    done = fill_over_time(raw, choice(method, **given))
    return {case.wanted()[0]: rows_of(done.units, done.codes, done.values, times=done.times)}


def trends_case(case):
    table, want = case.wanted()
    known = ("uCode", "iCode", "Avail", "t_first", "t_latest", "Avail_use_latest")
    column = next(k for k in want[0] if k not in (*known, "t_first_use_latest"))
    method = {"cagr": "cagr", "prc_change": "percent_change", "slope": "slope"}.get(column.lower())
    if method not in TRENDS:
        raise Unreadable(f"trends by {column}")
    panel = case.raw if not case.steps() else case.run().last
    if latest := case.number(r"latest (\d+)"):
        panel = latest_times(panel, int(latest))
    turned = case.turned(False)
    signs = {n.code: n.direction if turned else 1 for n in case.tree.nodes}
    years = len(set(panel.times))
    blank = np.nan
    return {
        table: [
            {
                "uCode": t.unit,
                "iCode": t.code,
                column: t.rate * signs[t.code],
                "Avail": t.available,
                "t_first": t.first if t.available * years > 1.5 else blank,
                "t_latest": t.latest if t.available * years > 1.5 else blank,
            }
            for t in trends(panel, method)
        ]
    }


def latest_times(panel, count):
    """Give a panel with the last so many times alone."""
    kept = sorted(set(panel.times))[-count:]
    return panel.rows([i for i, t in enumerate(panel.times) if t in kept])


ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5}
ORDINALS |= {"seventh": 6, "eighth": 7, "last": -1}


def group_of(case):
    """Give the children of the group that a case speaks of: by code, place, or their number."""
    groups = [n.code for n in case.tree.nodes if n.level == 2 and not n.is_indicator]
    named = next((g for g in groups if case.says(rf"\b{g}\b")), None)
    if named is None:
        words = "|".join(ORDINALS)
        m = case.says(rf"\b({words}) level-2")
        named = groups[ORDINALS[m[1].lower()] if m else 0]
    below = [c.code for c in case.tree.children[named]]
    count = case.number(r"of the (\d+) indicators")
    if count and len(below) != count:
        fitting = [g for g in groups if len(case.tree.children[g]) == count]
        if not fitting:
            raise Unreadable(f"a group of {count:g} indicators, which the index does not have")
        below = [c.code for c in case.tree.children[fitting[0]]]
    return below


def composite(case):
    """Give the method that a case speaks of, and the factor its figures are divided by."""
    penalty = "NEG" if re.search(r"\bNEG\b|_neg", case.all) else "POS"
    adjusted = case.says(r"\bampi\b|_ampi|ampi_|adjusted")
    if case.says(r"\bmpi|_mpi|ampi|mazziotta") and adjusted:
        middle = {"reference": "mean"} if case.says(r"reference\D{0,20}mean") else {}
        return choice("ampi", penalty=penalty, **middle), 1
    if case.says(r"\bmpi|_mpi|mazziotta"):
        return choice("mpi", penalty=penalty), 1
    if case.says("wroclaw"):
        return Choice("wroclaw"), 1
    if case.says(r"\bowa|_owa|ordered weighted"):
        return None, 1
    if case.says(r"\bbod|_bod|benefit of the doubt|as bod"):
        both = case.says(r"between ([\d.]+) and ([\d.]*\d)")
        low, high = case.number(r"at least ([\d.]*\d)"), case.number(r"at most ([\d.]*\d)")
        how = Choice("doubt")
        if both:
            how = choice("doubt", shares=[float(both[1]), float(both[2])])
        elif low is not None or high is not None:
            how = choice("doubt", shares=[low or 0.0, 1.0 if high is None else high])
        return how, 100
    if m := case.says(r"generali[sz]ed mean\D*(-?[\d.]*\d)"):
        return choice("generalised", p=float(m[1])), 1
    if m := case.says(r"(geometric|harmonic|arithmetic) mean"):
        return Choice(m[1].lower()), 1
    raise Unreadable(f"a composite that no method here is named by: {case.text or case.id}")


def other_methods(case):
    done = case.run()
    table = done.last
    how, divided = composite(case)
    x = np.column_stack([table.column(c) for c in group_of(case)]) / divided
    if how is None:  # compind `ci_owa`: the mean of the best j, or of the worst j
        j = int(case.number(r"(?:at least|best|worst|j ?=) (\d+)", 1))
        places_ = [1.0] * j + [0.0] * (x.shape[1] - j)
        how = choice("owa", order=places_[::-1] if case.says(r"worst|more than") else places_)
    v = combine(x, np.ones(x.shape[1]), how)
    return {case.wanted()[0]: [{"uCode": u, "score": v[i]} for i, u in enumerate(table.units)]}


def em(case):
    named = case.says(r"indicators ([\w, ]+):")
    if not named:
        raise Unreadable("EM without the indicators it is for")
    codes = [w.strip() for w in named[1].split(",")]
    table = case.run().last if case.steps() else case.raw
    filled = fill_by_em(np.column_stack([table.column(c) for c in codes]), Choice("em"))
    return {case.wanted()[0]: rows_of(table.units, codes, filled)}


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


ROADS = (
    ("data_availability", data_availability),
    ("treat_details", treat_details),
    ("effective_weights|eff_weights", effective_weights),
    ("pca_variance", pca_variance),
    ("optimised|opt_weights", optimised),
    ("corr_flags", corr_flags),
    ("corr_denom", corr_denominators),
    ("corr", corr),
    ("cronbach", cronbach_case),
    ("stats", stats),
    ("results", results),
    ("strengths|str_weak", strengths_case),
    ("unit_summary", unit_summary),
    ("remove_elements", remove_elements),
    ("compare", compare_methods),
    ("exclude|change_ind", exclude),
    ("panel_impute|impute_panel", panel_impute),
    ("trends", trends_case),
    ("impute_em|em_", em),
    ("weights", weights_by_data),
    ("(^|_)a?mpi(_|$)|wroclaw|(^|_)bod(_|$)|(^|_)owa(_|$)", other_methods),
    ("sensitivity|uncertainty", sensitivity),
)
"""Which function answers a case, by words of its id; the first that fits."""
WORDS = (
    ("data availability", data_availability),
    ("treatment details", treat_details),
    ("effective weight", effective_weights),
    ("share of variance", pca_variance),
    ("principal component", weights_by_data),
    ("maximise the sum of correlations|match the target", optimised),
    ("pairs in the same", corr_flags),
    ("with a denominator", corr_denominators),
    ("cronbach", cronbach_case),
    ("descriptive statistics", stats),
    ("results table|ranks inside", results),
    ("best and .*worst", strengths_case),
    ("scores and ranks of one unit", unit_summary),
    ("removed in turn", remove_elements),
    ("coin 2", compare_methods),
    ("excluded from the start", exclude),
    ("panel imputation", panel_impute),
    ("trend of", trends_case),
    ("EM imputation", em),
    ("correlation", corr),
    ("mazziotta|wroclaw|benefit of the doubt|ordered weighted", other_methods),
)
"""Which function answers a case whose id tells nothing, by what it says it puts out."""


def road(case):
    """Tell which function answers a case: by its id and what it says it puts out.

    Raises:
        Unreadable: none does.
    """
    if isinstance(case.output, dict):
        if "parameters" in case.output:
            return sensitivity
        raise Unreadable(f"an output with {', '.join(case.output)}")
    if case.text == "data_set":
        return data_set
    for pattern, found in ROADS:
        if re.search(pattern, case.id):
            return found
    for pattern, found in WORDS:
        if re.search(pattern, case.text, re.IGNORECASE):
            return found
    raise Unreadable(f"no adapter puts out '{case.text}'")


def same(got, want, tolerance):
    """Give None where two cells agree, else how far they are apart."""
    empty = want in ("", "NA", "NaN", None)
    got = str(got).upper() if isinstance(got, bool) else got
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
        except Unreadable as problem:
            wrong = [f"not understood: {problem}"]
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
