"""What changed since a build, and what fell silent."""

import json
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from test_tables import MAPPING, write

from jiqun.ledger import open_ledger
from jiqun.ledger.silence import Silence, silence_of
from jiqun.model import InputError, Interval, Observation
from jiqun.pipeline import build, workspace_of
from jiqun.pipeline.changes import Before, events_of, read_history, since
from jiqun.pipeline.checking import Checked
from jiqun.pipeline.review import decide, review_of
from run_command import jiqun

HEAD = "area,indicator,subject,of,measure,period,bound,value,unit,status,source_id\n"
SOURCES = """\
source_id,publisher,title,date,url
b2023,Bureau,2023,2024-02-01,
b2024,Bureau,2024,2025-02-01,
late,Bureau,2023 revised,2026-02-01,
city,City,Plan,2025-03-01,
"""
# Invented for a place without a catalogue of its own, whose sheets would cost time.
FIRST = "Guangzhou,gdp,,,level,2023,eq,3460640000000,CNY,actual,b2023\n"
SECOND = "Guangzhou,trade,total,,level,2023,eq,3871070000000,CNY,actual,b2023\n"
DAYS = [datetime(2026, 1, day, tzinfo=UTC) for day in range(1, 20)]


class Steps:
    """A workspace that is built again and again, each time with more rows."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.times = folder, 0

    def build(self, *rows: str) -> dict[str, Any]:
        table = HEAD + "".join(rows)
        files: dict[str, str | bytes] = {"facts.csv": table, "sources.csv": SOURCES}
        write(self.folder, {**files, "facts.mapping.toml": MAPPING})
        build(workspace_of([self.folder]), workers=1, now=DAYS[self.times])
        self.times += 1
        return read_history(self.folder / "history.jsonl")[-1]


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    return Steps(tmp_path)


def kinds(line: dict[str, Any]) -> dict[str, int]:
    return dict(line["counts"])


def test_the_first_build_has_nothing_to_compare_with(steps: Steps) -> None:
    line = steps.build(FIRST)
    assert (line["reason"], line["events"], line["alert"]) == ("first", [], False)


def test_a_new_figure_and_nothing_twice(steps: Steps) -> None:
    steps.build(FIRST)
    line = steps.build(FIRST, SECOND)
    assert kinds(line) == {"new": 1}
    (event,) = line["events"]
    assert event["cell"].startswith("Guangzhou|trade|")
    assert (event["before"], event["now"]["value"]) == (None, "3871070000000")
    steps.build(FIRST, SECOND)
    assert len(read_history(steps.folder / "history.jsonl")) == 2


def test_a_revision_alone_raises_no_alert(steps: Steps) -> None:
    steps.build(FIRST)
    # 3,506.6 billion: two percent above the first figure, the size of a revision
    line = steps.build(FIRST, "Guangzhou,gdp,,,level,2023,eq,3506600000000,CNY,actual,late\n")
    assert kinds(line) == {"revised": 1}
    assert line["alert"] is False
    assert line["events"][0]["now"]["value"] == "3506600000000"
    feed = (steps.folder / "build/site/en/changes.atom").read_bytes()
    (entry,) = ElementTree.fromstring(feed).findall("{http://www.w3.org/2005/Atom}entry")
    assert entry.find("{http://www.w3.org/2005/Atom}category") is None


def test_a_contradiction_is_told_and_settled(steps: Steps) -> None:
    steps.build(FIRST)
    # exports and imports that do not add up to the total
    wrong = (
        "Guangzhou,exports,total,,level,2023,eq,2455200000000,CNY,actual,b2023\n"
        "Guangzhou,imports,total,,level,2023,eq,1015870000000,CNY,actual,b2023\n"
    )
    line = steps.build(FIRST, SECOND, wrong)
    assert line["counts"]["contradicted"] == 1
    assert line["alert"]
    assert line["events"][0]["kind"] == "contradicted"
    line = steps.build(FIRST, SECOND, wrong.replace("1015870000000", "1415870000000"))
    assert line["counts"]["settled"] == 1
    feed = (steps.folder / "build/site/zh/changes.atom").read_text("utf-8")
    assert feed.count('<category term="alert"/>') == 1


def test_a_goal_that_moves_is_told(steps: Steps) -> None:
    goal = "Guangzhou,gdp,,,level,2025,gt,4000000000000,CNY,target,city\n"
    steps.build(FIRST)
    line = steps.build(FIRST, goal)
    assert kinds(line) == {"goal": 1}
    assert line["alert"]


def test_what_a_publisher_no_longer_gives_is_silent(steps: Steps) -> None:
    steps.build(FIRST, SECOND)
    line = steps.build(
        FIRST, SECOND, "Guangzhou,gdp,,,level,2024,eq,3680187000000,CNY,actual,b2024\n"
    )
    (event,) = [e for e in line["events"] if e["kind"] == "silent"]
    assert (event["by"], event["cell"]) == (
        "Bureau",
        "Guangzhou|trade||level||2024|actual|unspecified|money",
    )
    page = (steps.folder / "build/site/en/silent.html").read_text("utf-8")
    assert "3,871.07 billion yuan" in page
    # another publisher's figures raise no expectation
    city = "Guangzhou,gdp,,,growth,2024,eq,5.8,percent,actual,city\n"
    steps.build(FIRST, SECOND, city)
    with open_ledger(steps.folder) as ledger:
        assert silence_of(ledger).cells == ()


def test_sizes_for_four_of_twenty_clusters_leave_sixteen(steps: Steps) -> None:
    """The catalogue's version 2.0 has twenty clusters; four of them get a size for 2025."""
    sizes = {"NETCOM": "800", "SMARTERM": "1000", "SOFTINFO2": "800", "ICV": "800"}
    rows = (
        f"Shenzhen,gross_output,{code},,level,2025,gt,{size},billion yuan,actual,late\n"
        for code, size in sizes.items()
    )
    steps.build(*rows)
    with open_ledger(steps.folder) as ledger:
        (found,) = silence_of(ledger).members
    assert set(found.given) == set(sizes)
    assert len(found.missing) == 16
    assert "AI" in found.missing and found.version == "2.0"


def test_since_takes_a_number_or_a_day(steps: Steps) -> None:
    steps.build(FIRST)
    steps.build(FIRST, SECOND)
    steps.build(FIRST)
    history = read_history(steps.folder / "history.jsonl")
    assert [line["build"] for line in since(history, "1")] == [2, 3]
    assert [line["build"] for line in since(history, None)] == [3]
    assert since(history, "3") == []
    assert [line["build"] for line in since(history, "2026-01-02")] == [3]
    assert kinds(history[2]) == {"gone": 1}
    assert [line["build"] for line in since(history, "2026-01-02T00:00:00+00:00")] == [3]
    for odd in ("9", "yesterday", "1000", "2026zzz", "2026-02-30", "2026-01-02Tnoon", "2026-1"):
        with pytest.raises(InputError):
            since(history, odd)


def test_from_the_thousandth_build_on_four_digits_are_still_a_build() -> None:
    history = [{"build": n, "built": "2026-01-01T00:00:00+00:00"} for n in range(1, 1203)]
    assert [line["build"] for line in since(history, "1200")] == [1201, 1202]
    assert since(history, "2026") == [] and len(since(history, "2025")) == 1202


def seen(state: str) -> Observation:
    one = Interval(Fraction(1), Fraction(1))
    return Observation(
        cell=CELL, interval=one, value=Fraction(1), unit="CNY", claims=("d:1",), state=state
    )


CELL = "Guangzhou|trade||level||2024|actual|unspecified|money"


@pytest.mark.parametrize(
    ("before", "now", "kinds"),
    [
        ("derived", "sound", ["new"]),
        ("sound", "derived", ["gone"]),
        ("derived", "derived", []),
        (None, "derived", []),
        ("sound", "sound", []),
    ],
)
def test_a_figure_that_was_only_derived_is_new_when_printed(
    before: str | None, now: str | None, kinds: list[str]
) -> None:
    old = Before({CELL: seen(before)} if before else {})
    checked = {"Guangzhou": Checked("Guangzhou", (), (seen(now),) if now else ())}
    events, _ = events_of(old, checked, Silence((), ()))
    assert [e["kind"] for e in events] == kinds


def test_another_value_decided_is_a_revision_in_the_history(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Trade\ndate: 2023-02-01\narea: Shenzhen\n---\n"
        "In 2022, Shenzhen's exports reached 310.25 billion yuan and its imports reached "
        "120.50 billion yuan.\n"
        "Shenzhen's total imports and exports reached 340.75 billion yuan in 2022.\n"
    )
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "trade.md").write_text(text, encoding="utf-8")
    (tmp_path / "jiqun.toml").write_text('title = "t"\n', encoding="utf-8")
    build(workspace_of([tmp_path]), workers=1, now=DAYS[0])
    review = review_of(tmp_path)
    (finding,) = [f for f in review.findings if f.kind == "error"]
    (total,) = [c for c in review.claims.values() if c.quote == "340.75 billion yuan"]
    for value, days in (("430750000000", DAYS[1:2]), ("450750000000", DAYS[2:4])):
        decide(
            review, finding, "other_value", name="Li", reason="misprint", value=value,
            claim=total.id,
        )  # fmt: skip
        for day in days:
            build(workspace_of([tmp_path]), workers=1, now=day)
    history = read_history(tmp_path / "history.jsonl")
    assert [line["build"] for line in history] == [1, 2]
    events = [e for e in history[1]["events"] if e.get("cell", "").startswith("Shenzhen|trade|")]
    assert [e["kind"] for e in events] == ["revised"]
    assert events[0]["now"]["value"] == "450750000000"
    assert read_history(tmp_path / "build" / "history.jsonl") == history


def test_periods_in_a_row_are_counted_without_end(steps: Steps) -> None:
    rows = [
        f"Guangzhou,{what},,,level,{year},eq,{3 + year % 10}00000000000,CNY,actual,b2024\n"
        for year in range(2016, 2025)
        for what in ("gdp", "exports")
        if (what, year) != ("exports", 2024)
    ]
    steps.build(*rows)
    with open_ledger(steps.folder) as ledger:
        (silent,) = silence_of(ledger).cells
    assert (silent.cell.indicator, silent.times) == ("exports", 8)


def test_a_line_that_a_crash_kept_back_is_written_by_the_next_build(steps: Steps) -> None:
    steps.build(FIRST)
    steps.build(FIRST, SECOND)
    path = steps.folder / "history.jsonl"
    path.write_text(path.read_text("utf-8").splitlines()[0] + '\n{"built": "20', "utf-8")
    steps.build(FIRST)
    assert [line["counts"] for line in read_history(path)] == [{}, {"new": 1}, {"gone": 1}]


def test_the_command_prints_events(steps: Steps) -> None:
    steps.build(FIRST)
    steps.build(FIRST, SECOND)
    here = ("changes", "--workspace", steps.folder)
    done = jiqun(*here, "--format", "jsonl", is_fresh=True)
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["new"]
    done = jiqun(*here, "--since", "2")
    assert (done.stdout, done.stderr.strip()) == ("", "nothing changed")
