"""The project's own gold: every claim of every text, and nothing else."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import readings
from jiqun.model import Claim

TEXTS = [
    entry
    for file in sorted(Path(__file__).parent.glob("claims*.yaml"))
    for entry in yaml.safe_load(file.read_text("utf-8"))["texts"]
]
CLAIMS = [
    pytest.param(entry, number, id=f"{entry['id']}-{number}")
    for entry in TEXTS
    for number in range(len(entry["claims"]))
]


def read(entry: dict[str, Any]) -> tuple[Claim, ...]:
    return readings.read(entry["text"], entry["language"], id=entry["id"])


@pytest.mark.parametrize("entry", TEXTS, ids=[entry["id"] for entry in TEXTS])
def test_a_text_gives_its_figures_and_no_others(entry: dict[str, Any]) -> None:
    assert [c.quote for c in read(entry)] == [c["quote"] for c in entry["claims"]], entry["text"]


@pytest.mark.parametrize(("entry", "number"), CLAIMS)
def test_a_figure_is_read_with_its_fields(entry: dict[str, Any], number: int) -> None:
    wanted = entry["claims"][number]
    claim = read(entry)[number]
    record = claim.to_record()
    found = {
        name: claim.value if name == "value" else record[name] for name in wanted if name in record
    }
    expected = {
        name: Decimal(str(value)) if name == "value" else value for name, value in wanted.items()
    }
    assert found == expected, entry["text"]


def test_every_stated_field_points_into_the_text() -> None:
    for entry in TEXTS:
        for claim in read(entry):
            for name, trace in claim.trace:
                if trace.how == "stated":
                    assert trace.start is not None and trace.end is not None, (claim.id, name)
                    assert entry["text"][trace.start : trace.end].strip()
