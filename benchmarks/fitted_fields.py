"""Fit the models that look once more at what a figure is of, and say what they are worth.

    python benchmarks/fitted_fields.py --scorer score_claims.py --language en DIR … [--kept FILE …]

Every folder holds texts and, beside each, its claims (`NAME.txt`, `NAME.jsonl`). What the models
are worth is told by leaving one folder out: no figure is judged by weights that its own folder
helped to fit. A grammar that was mended on a text is right there more often than elsewhere, and
models fitted on that would trust it too much; `--keep FILE` therefore keeps how a program read
some folders, and `--kept FILE` fits on what an older program, which had not seen them, kept.
`--write` puts the weights of all together into the language's pack.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from extraction_confidence import load_scorer
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from jiqun.documents import read_bytes
from jiqun.extraction.fitted.choices import Candidate
from jiqun.extraction.fitted.labels import FIELDS, evidence
from jiqun.extraction.fitted.periods import periods
from jiqun.extraction.fitted.phrases import PhraseFinder
from jiqun.extraction.fitted.subjects import subjects
from jiqun.extraction.fitted.surroundings import Case, cases
from jiqun.extraction.fitted.wholes import OF, wholes
from jiqun.extraction.reader import Reader
from jiqun.lang.pack import pack, read_file

RIDGE = 1.0
"""Penalty on half of the squared weights: 0.5 and 2 mended no more indicators and subjects on six
folders left out."""
SEEN = 3
"""How many figures must have a piece of evidence for it to get a weight: 2 and 4 mend as much."""
SMALLEST = 0.1
"""Weights nearer to nought are left out: at 0.15 fewer indicators are mended."""
MARGINS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
PACKS = Path(__file__).parents[1] / "src" / "jiqun" / "lang"


@dataclass
class Row:
    """A choice for one field of one figure.

    Attributes:
        options: what may be chosen; for labels the evidence is one, for subjects each has its own.
        known: evidence of each option; for labels a single list.
        right: for labels the annotators' label, for subjects whether each option is right.
        own: what the grammar chose.
    """

    folder: str
    name: str
    field: str
    options: list[str | None]
    known: list[list[str]]
    right: list[Any]
    own: str | None


def rows(scorer: Any, folders: Sequence[Path], language: str) -> Iterator[Row]:
    """Give the choices for all figures of texts of a language that annotators ask for."""
    told = read_file(language, "fitted")["subject_words"]
    phrases = PhraseFinder(told["function"], told["joins"], pack(language).spaced)
    usual = read_file(language, "fitted")["usual_wholes"]
    for gold in (path for folder in folders for path in sorted(folder.glob("*.jsonl"))):
        text = next((p for p in gold.parent.glob(f"{gold.stem}.*") if p != gold), None)
        wanted = [json.loads(line) for line in gold.read_text().splitlines() if line.strip()]
        if text is None:
            continue
        reader = Reader(read_bytes(text.read_bytes(), text.name))
        if reader.pack.code != language:
            continue
        reader.read_by_rules()
        found = [*cases(reader.text, reader.pack.spaced, reader.told)]
        spans = [reader.normal.span(case.draft.start, case.draft.end) for case in found]
        told_spans = [{"start": a, "end": b} for a, b in spans]
        for at, number in scorer.match(wanted, told_spans):
            if not wanted[at].get("optional"):
                yield from _rows(scorer, phrases, usual, gold, found[number], wanted[at])


def _rows(
    scorer: Any,
    phrases: PhraseFinder,
    usual: Sequence[str],
    gold: Path,
    case: Case,
    claim: Mapping[str, Any],
) -> Iterator[Row]:
    where = gold.parent.name, gold.stem
    known = [name for group in evidence(case) for name in group.names()]
    for field in FIELDS:
        own = str(case.draft.value(field))
        yield Row(*where, field, [], [known], [claim[field]], own)
    likeness: dict[str, tuple[Mapping[Any, Candidate], Any]] = {
        "period": (periods(case), scorer.same_period),
        "subject": (subjects(case, phrases.find(case)), scorer.alike),
    }
    if case.draft.value("measure") in OF:
        likeness["of"] = (wholes(case, phrases.find(case), usual), scorer.alike)
    for field, (found, alike) in likeness.items():
        options = [None if key is None else str(key) for key in found]
        right = [alike(option, claim[field]) for option in options]
        known = [[*candidate.names()] for candidate in found.values()]
        told = case.draft.value(field)
        yield Row(*where, field, options, known, right, None if told is None else str(told))


class Labels:
    """A multinomial logit with a ridge."""

    def fit(self, told: Sequence[Row], ridge: float, seen: int) -> "Labels":
        """Fit the weights; those near nought are left out."""
        self.labels = sorted({row.right[0] for row in told})
        counted = Counter(name for row in told for name in set(row.known[0]))
        names = [name for name, n in counted.items() if n >= seen]
        at = {name: n for n, name in enumerate(names)}
        matrix = _matrix([row.known[0] for row in told], at)
        place = {label: n for n, label in enumerate(self.labels)}
        wanted = np.array([place[row.right[0]] for row in told])
        shape = len(names), len(self.labels)
        hit = np.zeros((len(told), len(self.labels)))
        hit[np.arange(len(told)), wanted] = 1.0

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat.reshape(shape)
            scores = matrix @ weights
            scores -= scores.max(axis=1, keepdims=True)
            logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
            slope = matrix.T @ (np.exp(logs) - hit) + ridge * weights
            return -(logs * hit).sum() + ridge / 2 * (flat @ flat), slope.ravel()

        start = np.zeros(shape[0] * shape[1])
        best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
        self.weights = {
            name: kept
            for name, row in zip(names, best.reshape(shape).round(2).tolist(), strict=True)
            if (kept := {k: w for k, w in zip(self.labels, row, strict=True) if abs(w) >= SMALLEST})
        }
        return self

    def judge(self, row: Row) -> tuple[float, bool, bool]:
        """Give by how much the best label beats the grammar's, and whether each is right."""
        told = dict.fromkeys(self.labels, 0.0)
        for name in row.known[0]:
            for label, weight in self.weights.get(name, {}).items():
                told[label] += weight
        best = max(told, key=told.__getitem__)
        over = told[best] - told.get(str(row.own), 0.0) if best != row.own else -1.0
        return over, row.own == row.right[0], best == row.right[0]


class Choices:
    """A conditional logit with a ridge; several options of one choice may be right."""

    def fit(self, told: Sequence[Row], ridge: float, seen: int) -> "Choices":
        """Fit the weights; choices without a right option teach nothing."""
        told = [row for row in told if any(row.right)]
        counted = Counter(name for row in told for known in row.known for name in known)
        names = [name for name, n in counted.items() if n >= seen]
        matrix = _matrix([known for row in told for known in row.known], dict_of(names))
        sizes = [len(row.known) for row in told]
        group = np.repeat(np.arange(len(told)), sizes)
        starts = np.cumsum([0, *sizes[:-1]])
        right = np.array([float(is_right) for row in told for is_right in row.right])

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            scores = matrix @ weights
            chance = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
            whole = np.add.reduceat(chance, starts)
            hits = np.add.reduceat(chance * right, starts)
            slope = matrix.T @ (chance / whole[group] - chance * right / hits[group])
            total = (np.log(whole) - np.log(hits)).sum() + ridge / 2 * (weights @ weights)
            return total, slope + ridge * weights

        start = np.zeros(len(names))
        best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
        kept = zip(names, best.round(2).tolist(), strict=True)
        self.weights = {name: weight for name, weight in kept if abs(weight) >= SMALLEST}
        return self

    def judge(self, row: Row) -> tuple[float, bool, bool]:
        """Give by how much the best option beats the grammar's, and whether each is right."""
        told = [sum(self.weights.get(name, 0.0) for name in known) for known in row.known]
        best, own = int(np.argmax(told)), row.options.index(row.own)
        return (told[best] - told[own] if best != own else -1.0), row.right[own], row.right[best]


def dict_of(names: Iterable[str]) -> dict[str, int]:
    """Give the place of each name."""
    return {name: place for place, name in enumerate(names)}


def _matrix(lists: Sequence[Sequence[str]], at: dict[str, int]) -> csr_matrix:
    columns = [[at[name] for name in names if name in at] for names in lists]
    starts = np.cumsum([0, *map(len, columns)])
    flat = [column for one in columns for column in one]
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(lists), len(at)))


def model(field: str, told: Sequence[Row]) -> Labels | Choices:
    """Fit the model of a field."""
    kind = Labels() if field in FIELDS else Choices()
    return kind.fit(told, RIDGE, SEEN)


def write(folder: Path, weights: Mapping[str, Any], size: str) -> None:
    """Put weights, and what they were fitted on, into a language's pack."""
    head = yaml.safe_load((folder / "fitted.yaml").read_text())
    head["source"] = (
        f"benchmarks/fitted_fields.py on {size} annotated texts, {datetime.now(UTC):%Y-%m-%d}"
    )
    text = yaml.safe_dump(head, sort_keys=False, width=98, allow_unicode=True)
    (folder / "fitted.yaml").write_text(text)
    lines = [
        f"{json.dumps(field)}: {{\n" + ",\n".join(_lines(known)) + "\n}"
        for field, known in weights.items()
    ]
    (folder / "fitted.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


def _lines(known: Mapping[str, Any]) -> Iterator[str]:
    """Give a line for every piece of evidence, so that changes can be read."""
    for name in sorted(known):
        told = json.dumps(known[name], ensure_ascii=False, separators=(",", ":"))
        yield f"{json.dumps(name, ensure_ascii=False)}:{told}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--kept", type=Path, nargs="*", default=[])
    parser.add_argument("--taught-by", nargs="*", default=[], help="folders never judged")
    parser.add_argument("--fields", nargs="*", default=[*FIELDS, "subject", "period", "of"])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("folders", type=Path, nargs="*")
    options = parser.parse_args()
    told = [*rows(load_scorer(options.scorer), options.folders, options.language)]
    if options.keep:
        options.keep.write_text(json.dumps([asdict(row) for row in told], ensure_ascii=False))
        return 0
    for file in options.kept:
        told += [Row(**row) for row in json.loads(file.read_text())]
    weights: dict[str, Any] = {}
    for field in options.fields:
        own = [row for row in told if row.field == field]
        folders = sorted({row.folder for row in own} - set(options.taught_by))
        judged: list[tuple[float, bool, bool]] = []
        for folder in folders:
            fitted = model(field, [row for row in own if row.folder != folder])
            here = [fitted.judge(row) for row in own if row.folder == folder]
            judged += here
            was, now = (sum(bool(one[k]) for one in here) / len(here) for k in (1, 2))
            print(f"{field} {folder:16} {len(here):4d} figures, right {was:.3f}, {now:.3f}")
        for margin in MARGINS:
            over = [one for one in judged if one[0] >= margin]
            mended = sum(not was and now for _, was, now in over)
            spoilt = sum(was and not now for _, was, now in over)
            print(f"{field} margin {margin:4.2f}: {mended:4d} mended, {spoilt:4d} spoilt")
        if options.write:
            weights[field] = model(field, own).weights
            print(f"{field}: {len(weights[field])} pieces of evidence")
    if options.write:
        texts = {(row.folder, row.name) for row in told}
        figures = sum(row.field == "status" for row in told)
        write(PACKS / options.language, weights, f"{figures} figures of {len(texts)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
