"""Fit the weights by which the place is chosen that a text is about, and say how often it is right.

    python benchmarks/main_places.py --scorer score_claims.py --language en DIR …

Every folder holds texts and, beside each, its claims (`NAME.txt`, `NAME.jsonl`). The place of a
text is the one that most of its claims are of. How often it is right is told by leaving one folder
out: no text is judged by weights that its own folder helped to fit. `--write` puts the weights of
all folders together into the language's pack.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from extraction_confidence import load_scorer
from scipy.optimize import minimize

from jiqun.documents import read_bytes
from jiqun.extraction.dense_place_ranking import LEAD, DensePlaces
from jiqun.extraction.grammar import grammar
from jiqun.extraction.main_area import beginning
from jiqun.extraction.place_evidence import PlaceEvidence
from jiqun.extraction.ranked_main_area import NONE
from jiqun.extraction.reader import Reader
from jiqun.extraction.told_places import PlaceFinder

PRIOR = {
    **{"pointed": 1.5, "capital": 2.0, "alone": 1.0, "described": 0.8, "as_whole": -1.0},
    **{"ruled": 2.0, "passing": -1.0, "located": 2.0, "only_seats": -1.0, "seat_calls": 1.0},
    **{"ends_line": 2.0},
}
"""Where the weights of rare evidence are drawn to, instead of nought: our choice, what a reader
makes of it; annotated texts that hold it are few."""
RIDGE = 1.0
"""Penalty on squared weights: the best of .05, .2, .5, 1 and 2 with a folder left out."""
PACKS = Path(__file__).parents[1] / "src" / "jiqun" / "lang"


@dataclass(frozen=True)
class Case:
    """A text: the names of its places and None, evidence by row and column, which are right."""

    folder: str
    name: str
    wanted: str | None
    places: list[str | None]
    columns: list[str]
    known: np.ndarray
    right: np.ndarray


def cases(scorer: Any, folders: Sequence[Path], language: str) -> Iterator[Case]:
    """Give a case for every text of a language with claims that are asked for."""
    g = grammar(language)
    finder, evidence = (PlaceFinder(g), PlaceEvidence(g)) if g.spaced else (None, None)
    for gold in (path for folder in folders for path in sorted(folder.glob("*.jsonl"))):
        claims = [json.loads(line) for line in gold.read_text().splitlines() if line.strip()]
        areas = Counter(c["area"] for c in claims if not c.get("optional"))
        text = next((p for p in gold.parent.glob(f"{gold.stem}.*") if p != gold), None)
        if not areas or text is None:
            continue
        reader = Reader(read_bytes(text.read_bytes(), text.name))
        if reader.pack.code != language:
            continue
        rest: dict[str, float] = {}
        if finder is not None and evidence is not None:
            head = beginning(reader.text)
            told: Sequence[Any] = finder.find(head)
            rows = evidence.measure(head, told) if told else []
        else:
            head, ruled = reader.text[:LEAD], reader.ruled
            told = g.judge(DensePlaces).places(head)
            rows = g.judge(DensePlaces).measure(head, told, ruled.value if ruled else None)
            rest = {"ruled": float(ruled is None)}
        if not told:
            continue
        wanted = areas.most_common(1)[0][0]
        columns = [*rows[0], NONE]
        known = [[*map(float, row.values()), 0.0] for row in rows]
        known.append([rest.get(column, 0.0) for column in rows[0]] + [1.0])
        names = [*(place.name for place in told), None]
        right = [scorer.field_right("area", {"area": wanted}, {"area": n}) for n in names]
        yield Case(
            gold.parent.name, gold.stem, wanted, names, columns, np.array(known), np.array(right)
        )


def fit(told: Sequence[Case]) -> np.ndarray:
    """Fit a conditional logit with a ridge; texts that name no right place teach nothing."""
    known = [case for case in told if case.right.any() and len(case.places) > 1]

    prior = np.array([PRIOR.get(column, 0.0) for column in told[0].columns])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        off = weights - prior
        total, slope = RIDGE * off @ off, 2 * RIDGE * off
        for case in known:
            scores = case.known @ weights
            chance = np.exp(scores - scores.max())
            right = np.where(case.right, chance, 0.0)
            total -= np.log(right.sum() / chance.sum())
            slope = slope - case.known.T @ (right / right.sum() - chance / chance.sum())
        return total, slope

    start = np.zeros(known[0].known.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B").x


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    told = [*cases(load_scorer(options.scorer), options.folders, options.language)]
    folders = sorted({case.folder for case in told})
    hits = 0
    for folder in folders:
        weights = fit([case for case in told if case.folder != folder])
        own = [case for case in told if case.folder == folder]
        best = [int(np.argmax(case.known @ weights)) for case in own]
        right = sum(bool(case.right[at]) for case, at in zip(own, best, strict=True))
        hits += right
        print(f"{folder:12} {len(own):4d} texts, {right:4d} right")
        for case, at in zip(own, best, strict=True):
            if not case.right[at]:
                print(f"    {case.name}: {case.places[at]}, not {case.wanted}")
    print(f"{hits} of {len(told)} right with their own folder left out")
    size = len(told)
    weights = dict(zip(told[0].columns, fit(told).round(2).tolist(), strict=True))
    for name, weight in weights.items():
        print(f"  {name}: {weight}")
    if options.write:
        file = PACKS / options.language / "weights.yaml"
        head = yaml.safe_load(file.read_text())
        head["source"] = (
            f"benchmarks/main_places.py on {size} annotated texts, {datetime.now(UTC):%Y-%m-%d}; "
            f"{hits} right with their own folder left out"
        )
        file.write_text(yaml.safe_dump(head | {"main_place": weights}, sort_keys=False, width=98))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
