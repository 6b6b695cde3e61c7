"""Composites of compind and its like, which stand alone."""

import re

import numpy as np
from index_reference.case import Unreadable
from index_reference.standings import group_of

from jiqun.index.aggregation import combine
from jiqun.index.steps import Choice, choice


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
