"""What readers see: results, strengths, a unit's summary, places in groups, trends."""

import re

import numpy as np
from index_reference.case import Unreadable

from jiqun.index.results import order, ranks_of, ranks_within, reading_order, strengths
from jiqun.index.trends import METHODS as TRENDS
from jiqun.index.trends import trends


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
