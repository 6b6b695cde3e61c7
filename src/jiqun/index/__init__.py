"""Evaluation: rank cities on many indicators, and say how sure each rank is.

Pure functions over a table (`Table`), a tree of indicators (`Hierarchy`) and frozen steps; `run`
gives every table between and the scores, `assess` how sure they are.
"""

from jiqun.index.aggregation import Scores
from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.pipeline import Run, run
from jiqun.index.problems import IndexProblems, Problem
from jiqun.index.sensitivity import sensitivity
from jiqun.index.table import Table
from jiqun.index.uncertainty import Uncertain, Uncertainty, assess

__all__ = [
    "Hierarchy",
    "IndexProblems",
    "Node",
    "Problem",
    "Run",
    "Scores",
    "Table",
    "Uncertain",
    "Uncertainty",
    "assess",
    "run",
    "sensitivity",
]
