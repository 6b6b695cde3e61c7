"""Score the extractor on gold claims and write the figures that the pages and the docs show.

    python benchmarks/extraction.py --scorer score_claims.py --gold DIR --texts DIR … [--write]

The scorer and the gold lie outside this project; texts are matched to gold files by their stem.
With `--write` the scores go into `src/jiqun/pipeline/scores.json` (shown on the method page) and
into `docs/en/scores.md` and `docs/zh/scores.md`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import jiqun
from jiqun.extraction import extractor_version
from jiqun.pipeline.extracting import extract_files

ROOT = Path(__file__).parent.parent
LEVELS = ("L1", "L2", "L3", "L4")
TITLES = {
    "en": ("Scores of the extractor", "set", "gold claims", "field", "right (asked)"),
    "zh": ("抽取器得分", "文本", "标准数据", "字段", "正确率（题数）"),
}
WORDS = {
    "en": """\
Measured on {day} with extractor `{version}` on {documents} development documents ({claims}
required claims, Chinese and English) by `benchmarks/extraction.py`. F1 a level: L1 value and unit;
L2 also measure, bound and period; L3 also indicator, area and status; L4 also subject and the
other side of a share. The extractor was developed on these documents, so the figures say what it
can do, not what it will do on a text it has not seen: expect less there.""",
    "zh": """\
{day}用抽取器 `{version}` 在{documents}篇开发文本（中英文，{claims}条必答数据）上由
`benchmarks/extraction.py` 测得。各级 F1：L1 数值与单位；L2 加度量、界限与时期；
L3 加指标、地区与状态；L4 加主体与占比的另一方。
抽取器就是在这些文本上开发的，这些得分说明它能做到什么，而不是在新文本上会做到什么：后者应更低。""",
}


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Extract all texts that have gold, run the scorer, and give its JSON."""
    names = {path.stem for path in options.gold.glob("*.jsonl")}
    files = [
        path
        for folder in options.texts
        for path in sorted(folder.iterdir())
        if path.stem in names and path.suffix != ".jsonl"
    ]
    found, refused = extract_files(files, {})
    if refused or len(found) != len(names):
        sys.exit(f"{len(found)} of {len(names)} gold documents read; refused: {refused}")
    with tempfile.TemporaryDirectory() as folder:
        for doc, claims in found:
            lines = "".join(f"{claim.to_json()}\n" for claim in claims)
            Path(folder, f"{doc}.jsonl").write_text(lines, encoding="utf-8")
        command = [
            sys.executable,
            options.scorer,
            "--gold",
            options.gold,
            "--pred",
            folder,
            "--json",
        ]
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True)
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores | {"language": {path.stem: jiqun.read(path).language for path in files}}


def rows(scores: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Give name → F1 of each level: documents, languages, and all together last."""
    table = {
        name: {"gold": s["gold"]} | {k: round(s["levels"][k]["f1"], 3) for k in LEVELS}
        for name, s in scores["documents"].items()
    }
    for language in ("en", "zh"):
        own = [s for name, s in scores["documents"].items() if scores["language"][name] == language]
        if own:
            table[language] = together(own)
    table["all"] = together(list(scores["documents"].values()))
    return table


def together(scores: list[dict[str, Any]]) -> dict[str, Any]:
    """Add up counts and give F1: 2 × right / (gold + predicted)."""
    gold, predicted = (sum(s[name] for s in scores) for name in ("gold", "pred"))
    right = {k: sum(s["levels"][k]["right"] for s in scores) for k in LEVELS}
    return {"gold": gold} | {k: round(2 * right[k] / (gold + predicted), 3) for k in LEVELS}


def fields(scores: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Give field → how often it was right where the figure was found."""
    asked = {n: part for n, part in scores["all"]["fields"].items() if part["asked"]}
    return {n: {"gold": p["asked"], "right": round(p["accuracy"], 3)} for n, p in asked.items()}


def markdown(scores: dict[str, Any], language: str, day: str) -> str:
    """Give the page of the docs."""
    title, text, gold, field, right = TITLES[language]
    words = WORDS[language].format(
        day=day,
        version=extractor_version(),
        documents=len(scores["documents"]),
        claims=scores["all"]["gold"],
    )
    lines = [f"# {title}", "", words, "", f"| {text} | {gold} | {' | '.join(LEVELS)} |"]
    lines.append("| --- | ---: " + "| ---: " * len(LEVELS) + "|")
    for name, row in rows(scores).items():
        shown = " | ".join(f"{row[k]:.3f}" for k in LEVELS)
        lines.append(f"| {name} | {row['gold']} | {shown} |")
    lines += ["", f"| {field} | {right} |", "| --- | ---: |"]
    for name, part in fields(scores).items():
        lines.append(f"| {name} | {part['right']:.3f} ({part['gold']}) |")
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scores = measure(options)
    day = date.today().isoformat()
    print(markdown(scores, "en", day))
    if options.write:
        record = {"measured": day, "extractor": extractor_version(), "scores": rows(scores)}
        record["field_scores"] = fields(scores)
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        (ROOT / "src/jiqun/pipeline/scores.json").write_text(text, encoding="utf-8")
        for language in TITLES:
            page = ROOT / "docs" / language / "scores.md"
            page.write_text(markdown(scores, language, day), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
