"""Decisions are appended, survive crashes and two writers, and are found again by content."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from jiqun.ledger.decisions import about, append, read, standing
from jiqun.model import (
    Bound,
    Claim,
    Decision,
    Finding,
    Indicator,
    InputError,
    Kind,
    Measure,
    Outcome,
    Repair,
    Severity,
    decision_from_record,
)

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def claim(start: int, quote: str = "43 billion yuan") -> Claim:
    return Claim(
        doc="d", start=start, end=start + len(quote), quote=quote, value=Decimal("43E9"),
        unit="CNY", bound=Bound.EQ, measure=Measure.LEVEL, indicator=Indicator.TRADE,
        area="Exampleton",
    )  # fmt: skip


def finding(*claims: Claim, value: int = 430) -> Finding:
    ids = tuple(sorted(c.id for c in claims))
    return Finding(
        kind=Kind.ERROR, outcome=Outcome.REPAIR_UNIQUE, rule="sum", area="Exampleton", claims=ids,
        message_en="x", message_zh="x", severity=Severity.HIGH, suspects=ids[:1],
        repairs=(Repair(ids[0], "power_of_ten", (("value", value),)),),
    )  # fmt: skip


def decision(choice: str = "accepted", **more) -> Decision:
    return Decision(finding="f", choice=choice, name="Li", time=NOW, **more)


def known(*claims: Claim) -> dict[str, Claim]:
    return {c.id: c for c in claims}


def test_a_decision_read_back_is_what_was_written(tmp_path):
    path = tmp_path / "decisions.jsonl"
    first = decision("other_value", value="430000000000", claim="d:1-2", reason="按统计年鉴")
    append(path, first)
    append(path, decision("undone"))
    told, problems = read(path)
    assert told == (first, decision("undone"))
    assert problems == ()


def test_a_line_cut_short_spoils_no_other(tmp_path):
    path = tmp_path / "decisions.jsonl"
    append(path, decision())
    path.write_bytes(path.read_bytes() + b'{"time": "2026-01-0')  # the machine stopped here
    append(path, decision("rejected"))
    told, problems = read(path)
    assert [d.choice for d in told] == ["accepted", "rejected"]
    assert [p.code for p in problems] == ["bad_decision"]


@pytest.mark.parametrize(
    "record",
    [
        {"time": "2026-01-02", "name": "Li", "finding": "f"},
        {"time": "2026-01-02", "name": "Li", "finding": "f", "choice": "maybe"},
        {"time": "today", "name": "Li", "finding": "f", "choice": "accepted"},
        {"time": "2026-01-02", "name": "Li", "finding": "f", "choice": "accepted", "value": 3},
    ],
)
def test_what_is_no_decision_is_refused(record):
    with pytest.raises(InputError):
        decision_from_record(record)


def _write(path, who):
    for n in range(50):
        append(path, decision(reason=f"{who} {n} " + "长" * 2000))


def test_two_writers_never_mix_their_lines(tmp_path):
    path = tmp_path / "decisions.jsonl"
    start = multiprocessing.get_context("spawn").Process
    writers = [start(target=_write, args=(path, who)) for who in ("a", "b")]
    for w in writers:
        w.start()
    for w in writers:
        w.join()
    told, problems = read(path)
    assert problems == ()
    for who in ("a", "b"):
        own = [d.reason.split()[1] for d in told if d.reason.startswith(who)]
        assert own == [str(n) for n in range(50)]


def test_a_writer_that_is_killed_loses_nothing_it_has_kept(tmp_path):
    path = tmp_path / "decisions.jsonl"
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from jiqun.ledger.decisions import append; from jiqun.model import Decision\n"
        "n = 0\n"
        "while True:\n"
        "    append(Path(sys.argv[1]), Decision(finding='f', choice='accepted', name='Li',\n"
        "           time=datetime(2026, 1, 2, tzinfo=UTC), reason=str(n)))\n"
        "    n += 1; print(n, flush=True)\n"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
    )
    kept = 0
    end = time.monotonic() + 10
    while kept < 20 and time.monotonic() < end:
        kept = int(running.stdout.readline())
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    running.stdout.close()
    told, problems = read(path)
    assert kept >= 20
    assert [d.reason for d in told][:kept] == [str(n) for n in range(kept)]
    assert problems == ()


def test_a_decision_is_found_again_where_its_sentence_has_moved():
    before, after = claim(10), claim(500)
    kept = about(decision(), finding(before), known(before))
    stand = standing([finding(after)], known(after), [kept])
    (one,) = stand.values()
    assert one.verdict.choice == "accepted"
    assert not one.is_open


def test_a_decision_whose_ground_has_changed_comes_back_as_open():
    told = claim(10)
    kept = about(decision(), finding(told), known(told))
    (one,) = standing([finding(told, value=4300)], known(told), [kept]).values()
    assert one.is_stale
    assert one.is_open


def test_a_figure_printed_otherwise_is_another_finding():
    before, after = claim(10), claim(10, "43.1 billion yuan")
    kept = about(decision(), finding(before), known(before))
    stand = standing([finding(after)], known(after), [kept])
    assert all(s.is_open for s in stand.values())


def test_the_last_verdict_stands_and_undone_opens_it_again():
    told = claim(10)
    f, names = finding(told), known(told)
    kept = [about(decision(c), f, names) for c in ("accepted", "rejected", "sent")]
    (one,) = standing([f], names, kept).values()
    assert (one.verdict.choice, one.note.choice) == ("rejected", "sent")
    undone = [*kept, about(decision("undone"), f, names)]
    (one,) = standing([f], names, undone).values()
    assert one.is_open
    assert one.note.choice == "sent"
    unsure = [about(replace(decision("unsure")), f, names)]
    assert standing([f], names, unsure)[f.id].is_open


def test_a_line_holds_who_when_and_why(tmp_path):
    path = tmp_path / "decisions.jsonl"
    append(path, decision(reason="table 3"))
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["name"] == "Li"
    assert record["reason"] == "table 3"
    assert record["time"] == "2026-01-02T03:04:05+00:00"
