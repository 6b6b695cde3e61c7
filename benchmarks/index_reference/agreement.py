"""Whether what was found is what the reference has, within its tolerance."""

import numpy as np

from jiqun.index.tabular import read_csv


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
