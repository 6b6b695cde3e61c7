"""What indexes, comparisons and growth stand on: reconciled and derived values, with their origin.

Foshan tells trade of 607.35 and imports of 102.13 billion: exports are 505.22, printed as 0.5
trillion. Dongguan tells trade and imports only: 1,388.07 - 503.25 = 884.82.
"""

import json
from pathlib import Path

import pytest

from jiqun.checks.stood_by import values_of
from jiqun.ledger import open_ledger
from jiqun.monitoring.views import compare_views
from jiqun.pipeline import build, workspace_of

TEXTS = {
    "foshan.txt": "In 2024, Foshan's total trade reached 607.35 billion yuan and its total imports "
    "102.13 billion yuan. In 2024, Foshan's total exports reached 0.5 trillion yuan.\n",
    "dongguan.txt": "In 2024, Dongguan's total trade reached 1,388.07 billion yuan and its total "
    "imports 503.25 billion yuan.\n",
    "suzhou.txt": "In 2024, Suzhou's total exports reached 1,668.14 billion yuan.\n",
}
EXPORTS = "{indicator: exports, subject: '', measure: level, unit: CNY, status: actual}"
INDEX = f"""
title: Exports
data: {{ledger: ..}}
nodes:
  - {{code: TOP, name: Trade}}
  - {{code: OUT, parent: TOP, direction: "+", unit: CNY, name: Exports, cell: {EXPORTS}}}
steps:
  - normalise: {{method: minmax, range: [0, 100]}}
  - aggregate: {{method: arithmetic}}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("stood")
    for folder in ("documents", "indexes"):
        (root / folder).mkdir()
    for name, text in TEXTS.items():
        (root / "documents" / name).write_text(text, encoding="utf-8")
    (root / "indexes" / "exports.yaml").write_text(INDEX, encoding="utf-8")
    (root / "jiqun.toml").write_text('title = "Test"\n', encoding="utf-8")
    build(workspace_of([root]), workers=1)
    return root


def test_values_say_how_they_are_known_and_lead_to_claims(built: Path) -> None:
    with open_ledger(built) as ledger:
        values = {
            o.cell.split("|")[0]: o
            for o in values_of(ledger, indicators=["exports"])
            if "|level|" in o.cell
        }
        told = {name: [ledger.quotes(o.claims)[c] for c in o.claims] for name, o in values.items()}
    assert {name: o.state for name, o in values.items()} == {
        "Foshan": "reconciled",
        "Dongguan": "derived",
        "Suzhou": "sound",
    }
    # 607.35 ± 0.005 less 102.13 ± 0.005
    assert values["Foshan"].interval.low == 505_210_000_000
    assert values["Foshan"].interval.high == 505_230_000_000
    assert values["Dongguan"].value == 884_820_000_000
    quotes = {name: [q.claim.quote for q in found] for name, found in told.items()}
    assert quotes["Foshan"][0] == "0.5 trillion yuan"  # its own before those it also rests on
    assert set(quotes["Foshan"][1:]) == {"607.35 billion yuan", "102.13 billion yuan"}


def test_an_index_ranks_by_them_and_says_so(built: Path) -> None:
    site = built / "build" / "site"
    page = (site / "en/indexes/exports/units/Foshan.html").read_text("utf-8")
    assert "505.22 billion yuan (reconciled)" in page
    assert "（推算）" in (site / "zh/indexes/exports/units/Dongguan.html").read_text("utf-8")
    assert "1,668.14 billion yuan<" in (site / "en/indexes/exports/units/Suzhou.html").read_text(
        "utf-8"
    )
    for unit, state in (("Foshan", "reconciled"), ("Dongguan", "derived"), ("Suzhou", "sound")):
        record = json.loads((site / f"en/indexes/exports/units/{unit}.json").read_text("utf-8"))
        (cell,) = record["indicators"][:1]
        assert cell["state"] == state
        assert len(cell["claims"]) >= 1


def test_a_comparison_of_places_stands_on_them_too(built: Path) -> None:
    with open_ledger(built) as ledger:
        shown = {
            s.fact.cell.area: s.fact.state
            for view in compare_views(ledger)
            for c in view.comparisons
            for s in c.together
            if str(s.fact.cell.indicator) == "exports"
        }
    assert shown["Foshan"] == "reconciled"
    assert shown["Suzhou"] == "sound"
