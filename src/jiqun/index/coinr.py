"""Read a pipeline written in the words of COINr, so that R users can bring theirs along."""

from collections.abc import Iterable, Mapping
from typing import Any

from jiqun.index.coinr_steps import READERS
from jiqun.index.coinr_words import Reader
from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.problems import Problem
from jiqun.index.steps import Step


def tree_of(rows: Iterable[Mapping[str, str]]) -> Hierarchy:
    """Make a hierarchy from the rows of a COINr `iMeta` table (text cells).

    Rows of type `Indicator` and `Aggregate` are nodes; other columns become parameters.
    """
    nodes = []
    known = {
        "iCode",
        "iName",
        "Parent",
        "Weight",
        "Direction",
        "Level",
        "Unit",
        "Denominator",
        "Type",
    }
    for row in rows:
        if row["Type"] not in ("Indicator", "Aggregate"):
            continue
        own = {k: _value(v) for k, v in row.items() if k not in known and v != ""}
        parameters = {("target" if k == "Target" else k): v for k, v in own.items()}
        nodes.append(
            Node(
                code=row["iCode"],
                parent=_text(row.get("Parent")),
                weight=float(row.get("Weight") or 1),
                direction=float(row.get("Direction") or 0),
                level=int(row.get("Level") or 0),
                name=row.get("iName") or row["iCode"],
                unit=_text(row.get("Unit")),
                denominator=_text(row.get("Denominator")),
                is_indicator=row["Type"] == "Indicator",
                parameters=parameters,
            )
        )
    return Hierarchy.of(nodes)


def _text(value: str | None) -> str:
    return "" if value in (None, "", "NA") else str(value)


def _value(text: str) -> Any:
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    try:
        return float(text)
    except ValueError:
        return text


def steps_of(
    pipeline: Iterable[Mapping[str, Any]], tree: Hierarchy | None = None
) -> tuple[Step, ...]:
    """Read a list of one-word mappings: `{impute: {f: i_mean_grp, group: Region}}` and so on.

    The words are those of COINr's functions and arguments; `f` and `para` stand for the function
    and its parameters, whatever COINr calls them in the step (`f_i`, `f_n_para`, …).

    Args:
        pipeline: the steps.
        tree: the index, needed where weights are to be `none` or differ level by level.

    Raises:
        IndexProblems: words, arguments and values that are not known or not followed; all at once.
    """
    made: list[Step] = []
    reader = Reader(tree)
    for entry in pipeline:
        for word, given in entry.items():
            if word in READERS:
                made += READERS[word](reader, given or {})
            else:
                known = ", ".join(READERS)
                reader.problems.append(
                    Problem("unknown_method", indicator="pipeline", value=word, method=known)
                )
    reader.close()
    return tuple(made)
