"""What the steps make of the figures: what is there, what was treated, what was filled."""

import numpy as np
from index_reference.case import Unreadable, rows_of

from jiqun.index.neighbours import fill_by_em
from jiqun.index.panel_imputation import fill_over_time
from jiqun.index.screening import availability, availability_by_node
from jiqun.index.steps import Choice, choice

MARKS = {
    "log": "log_CT",
    "log_plain": "log_CT_orig",
    "log_signed": "log_CT",
    "log_signed_left": "log_CT_neg",
    "log_gii": "log_GII",
    "boxcox": "",
}
"""What COINr's functions write beside a treated point; `boxcox` writes nothing."""


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


def panel_impute(case):
    method = case.word(r"type ([\w-]+)") or "latest"
    method = {"linear-constant": "linear"}.get(method, method)
    most = case.number(r"(?:at most|max(?:imum)?(?: of)?|up to) (\d+)") or case.number(r"_max(\d+)")
    given = {"most_points": most} if most and method == "latest" else {}
    raw = case.raw
    done = fill_over_time(raw, choice(method, **given))
    return {case.wanted()[0]: rows_of(done.units, done.codes, done.values, times=done.times)}


def em(case):
    named = case.says(r"indicators ([\w, ]+):")
    if not named:
        raise Unreadable("EM without the indicators it is for")
    codes = [w.strip() for w in named[1].split(",")]
    table = case.run().last if case.steps() else case.raw
    filled = fill_by_em(np.column_stack([table.column(c) for c in codes]), Choice("em"))
    return {case.wanted()[0]: rows_of(table.units, codes, filled)}
