"""Say what the examples are to show; `python examples/expect.py` writes it into `expected/`.

Read what changes before you keep it: every finding here is one that an editor would defend.
"""

import json
import subprocess
import sys
import tempfile
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


def article_output() -> str:
    """Give what the second example prints."""
    script = HERE / "02-one-article" / "run.py"
    done = subprocess.run([sys.executable, script], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def german_output() -> str:
    """Give what the third example prints."""
    script = HERE / "03-third-language" / "run.py"
    done = subprocess.run([sys.executable, script], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def cities_output() -> str:
    """Give what the fourth example prints."""
    script = HERE / "04-cities" / "run.py"
    done = subprocess.run([sys.executable, script], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


EXPECTED = {
    HERE / "01-shenzhen" / "expected" / "findings.jsonl": demo_findings,
    HERE / "02-one-article" / "expected" / "output.txt": article_output,
    HERE / "04-cities" / "expected" / "output.txt": cities_output,
    HERE / "03-third-language" / "expected" / "output.txt": german_output,
}

if __name__ == "__main__":
    for path, give in EXPECTED.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(give(), encoding="utf-8")
