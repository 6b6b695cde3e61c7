"""One case of the reference: its data, its pipeline as our steps, its expected output."""

import re
from dataclasses import replace

import numpy as np

from jiqun.index import coinr
from jiqun.index.coinr_steps import READERS
from jiqun.index.hierarchy import Hierarchy
from jiqun.index.pipeline import Run, resume, run
from jiqun.index.steps import kind_of
from jiqun.index.tabular import read_csv, table_of

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
        self.made = tuple(kept(step) for step in made)

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


def kept(step):
    """Keep what comes out of a column without a scale, as the reference does; we refuse it."""
    return replace(step, flat="keep") if kind_of(step) == "normalise" else step


def rows_of(units, codes, values, key="uCode", times=None):
    out = []
    for i, unit in enumerate(units):
        row = {key: unit, **{c: values[i, j] for j, c in enumerate(codes)}}
        if times:
            row["Time"] = times[i]
        out.append(row)
    return out
