"""Write what an index gave: CSV, Parquet, JSON, the audit and a picture."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jiqun.index.audit import audit
from jiqun.index.evaluation import Evaluation, rounded


def write_csv(path: Path, records: Sequence[Mapping[str, Any]]) -> None:
    """Write records as CSV, names in the first row; gaps are empty."""
    names = list(dict.fromkeys(name for r in records for name in r))
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(names)
        for record in records:
            writer.writerow([record.get(name) for name in names])


def write_parquet(path: Path, source: Path) -> None:
    """Write a CSV of ours as Parquet."""
    import duckdb

    with duckdb.connect() as base:
        base.read_csv(str(source)).write_parquet(str(path))


def score_records(index: Evaluation) -> list[dict[str, Any]]:
    """Give the scores of all nodes: one record a unit."""
    scores = index.run.need_scores()
    return [
        {"unit": unit, **{c: rounded(v) for c, v in zip(scores.codes, row, strict=True)}}
        for unit, row in zip(scores.units, scores.values, strict=True)
    ]


def write_results(index: Evaluation, folder: Path) -> None:
    """Write ranking and scores (CSV, Parquet), report and audit (JSON), and charts (SVG).

    The same index gives the same bytes, Parquet aside, whose writer puts its version in.
    """
    write_csv(folder / "ranking.csv", index.rank())
    write_csv(folder / "scores.csv", score_records(index))
    for name in ("ranking", "scores"):
        write_parquet(folder / f"{name}.parquet", folder / f"{name}.csv")
    (folder / "report.json").write_text(index.report(), encoding="utf-8")
    remarks = [r.record() for r in audit(index)]
    text = json.dumps(remarks, ensure_ascii=False, indent=1) + "\n"
    (folder / "audit.json").write_text(text, encoding="utf-8")
    for language in ("en", "zh"):
        index.chart(folder / f"ranking.{language}.svg", language=language)
