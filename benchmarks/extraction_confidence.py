"""Fit the weights of `jiqun.extraction.confidence` on gold claims, and print how reliable they are.

    python benchmarks/extraction_confidence.py --scorer score_claims.py --gold DIR --texts DIR …

The reliability table is made by leaving one document out: no claim is judged by weights that its
own document helped to fit. A claim counts as right where the scorer passes all four levels. The
texts must be others than those that `fitted_fields.py` was run on: of its own the models are
surer, and righter, than of any that they have not seen.
"""

import argparse
import importlib.util
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

import jiqun
from jiqun.extraction.confidence import features, reading
from jiqun.extraction.reader import Reader

RIDGE = 1.0
"""Penalty on squared weights, the constant aside: our choice, one claim's worth."""
STEPS = 50
CLOSE = 1e-8
"""Most steps of the fit, and the step at which weights are settled: our choice, ten do."""


def load_scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(scorer: Any, gold: Path, texts: list[Path]) -> dict[str, list[tuple[dict, bool]]]:
    """Give document → (features, all right) of every claim that was predicted."""
    found: dict[str, list[tuple[dict, bool]]] = {}
    for folder in texts:
        for path in sorted(folder.iterdir()):
            golds = gold / f"{path.stem}.jsonl"
            if not golds.exists() or path == golds:
                continue
            document = jiqun.read(path)
            claims = [claim.to_record() for claim in jiqun.extract(document)]
            drafts = {}
            reader = Reader(document)
            for draft in reader.read():
                drafts[reader.normal.span(draft.start, draft.end)] = draft
            wanted = scorer.load_file(golds)
            pairs = {p: g for g, p in scorer.match(wanted, claims)}
            found[path.stem] = [
                (
                    features(reading(drafts[claim["start"], claim["end"]], reader.pack.spaced)),
                    i in pairs and scorer.depth(wanted[pairs[i]], claim) == 4,
                )
                for i, claim in enumerate(claims)
            ]
    return found


def fit(rows: list[tuple[dict, bool]]) -> dict[str, float]:
    """Fit a ridge logistic regression by Newton's method (iteratively reweighted least squares)."""
    names = list(rows[0][0])
    known = np.array([[row[name] for name in names] for row, _ in rows])
    right = np.array([float(fine) for _, fine in rows])
    ridge = np.diag([0.0 if name == "constant" else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (said - right) + ridge @ weights
        curve = (known.T * (said * (1 - said))) @ known + ridge
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < CLOSE:
            return dict(zip(names, weights.tolist(), strict=True))
    raise RuntimeError(f"the weights did not settle in {STEPS} steps")


def chance(weights: dict[str, float], known: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in known.items())))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    documents = rows_of(load_scorer(options.scorer), options.gold, options.texts)
    judged: list[tuple[float, bool]] = []
    for left_out in documents:
        rest = [row for name, rows in documents.items() if name != left_out for row in rows]
        weights = fit(rest)
        judged += [(chance(weights, known), right) for known, right in documents[left_out]]
    table: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in judged:
        low = min(9, int(score * 10)) / 10
        table[f"{low:.1f}-{low + 0.1:.1f}"].append((score, right))
    print("said        claims  mean said  right")
    for band in sorted(table):
        part = table[band]
        said, right = (sum(row[i] for row in part) / len(part) for i in (0, 1))
        print(f"{band:<11} {len(part):6d}  {said:9.3f}  {right:5.3f}")
    brier = sum((score - right) ** 2 for score, right in judged) / len(judged)
    base = sum(right for _, right in judged) / len(judged)
    print(f"Brier score {brier:.4f}; {base * (1 - base):.4f} for saying {base:.3f} of all")
    print("weights of all documents together:")
    for name, weight in fit([row for rows in documents.values() for row in rows]).items():
        print(f'    "{name}": {weight:.2f},')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
