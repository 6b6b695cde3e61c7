"""Say what the examples are to show; `python examples/expect.py` writes it into `expected/`.

Read what changes before you keep it: every finding here is one that an editor would defend.
"""

import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from jiqun.ledger import open_ledger
from jiqun.pipeline import build, workspace_of

HERE = Path(__file__).parent


def demo_findings() -> str:
    """Give the demo's findings, one JSON object a line: kind, outcome, rule and what is quoted."""
    with tempfile.TemporaryDirectory() as folder:
        build(workspace_of([HERE / "01-shenzhen"], Path(folder, "build")), workers=1)
        with open_ledger(Path(folder, "build")) as ledger:
            quotes = {claim.id: claim.quote for claim in ledger.claims()}
            findings = ledger.findings()
    lines = [
        json.dumps(
            {
                "kind": finding.kind,
                "outcome": finding.outcome,
                "rule": finding.rule,
                "area": finding.area,
                "quotes": [quotes[claim] for claim in finding.claims],
                "repairs": [[repair.kind, repair.unique] for repair in finding.repairs],
            },
            ensure_ascii=False,
        )
        for finding in findings
    ]
    return "".join(f"{line}\n" for line in sorted(lines))


def printed(example: str) -> str:
    """Give what the script of an example prints."""
    done = subprocess.run(
        [sys.executable, HERE / example / "run.py"], capture_output=True, check=True
    )
    return done.stdout.decode("utf-8")


SCRIPTS = ("02-one-article", "03-third-language", "04-cities")
EXPECTED = {
    HERE / "01-shenzhen" / "expected" / "findings.jsonl": demo_findings,
    **{HERE / name / "expected" / "output.txt": partial(printed, name) for name in SCRIPTS},
}

if __name__ == "__main__":
    for path, give in EXPECTED.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(give(), encoding="utf-8")
