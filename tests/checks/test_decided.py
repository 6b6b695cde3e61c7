"""Observations follow decisions; claims never change, and an accepted repair leaves no conflict."""

from dataclasses import replace
from datetime import UTC, datetime

from checks_ledgers import claim

from jiqun.checks import check, context_from_record, observations
from jiqun.checks.decided import decide, repaired
from jiqun.ledger.decisions import about, standing
from jiqun.model import Decision, Kind

STRICT = context_from_record({})


def trade() -> list:
    # 310.25 + 120.50 = 430.75; printed with two digits exchanged
    return [
        claim("310.25 billion yuan", "exports"),
        claim("120.50 billion yuan", "imports"),
        claim("340.75 billion yuan", "trade"),
    ]


def decided(choice: str, **more):
    claims = trade()
    found = check(claims, STRICT)
    (error,) = (f for f in found if f.kind is Kind.ERROR)
    known = {c.id: c for c in claims}
    given = Decision(
        finding=error.id, choice=choice, name="Li", time=datetime(2026, 1, 2, tzinfo=UTC), **more
    )
    stands = standing(found, known, [about(given, error, known)])
    values = observations(claims, found, None, stands)
    (total,) = (v for v in values if "|trade|" in v.cell)
    return total, claims, found, stands


def test_without_a_decision_the_cell_is_questioned():
    total, *_ = decided("unsure")
    assert (total.state, total.value) == ("questioned", None)


def test_an_accepted_repair_is_the_ledger_s_value_and_the_claim_stays():
    total, claims, found, stands = decided("accepted")
    assert (total.state, total.value) == ("decided", 430_750_000_000)
    assert claims[2].quote == "340.75 billion yuan"
    read = decide({c.id: c for c in claims}, found, stands).read_as
    assert not [
        f for f in check([read.get(c.id, c) for c in claims], STRICT) if f.kind is Kind.ERROR
    ]


def test_a_rejected_finding_leaves_the_figure_as_printed():
    total, *_ = decided("rejected")
    assert (total.state, total.value) == ("sound", 340_750_000_000)


def test_another_value_is_read_for_the_claim_in_doubt():
    total, *_ = decided("other_value", value="431000000000")
    assert (total.state, total.value) == ("decided", 431_000_000_000)


def test_a_stale_decision_changes_nothing():
    claims = trade()
    found = check(claims, STRICT)
    (error,) = (f for f in found if f.kind is Kind.ERROR)
    known = {c.id: c for c in claims}
    given = Decision(
        finding=error.id, choice="accepted", name="Li", time=datetime(2026, 1, 2, tzinfo=UTC)
    )
    stale = replace(about(given, error, known), ground="other")
    values = observations(claims, found, None, standing(found, known, [stale]))
    (total,) = (v for v in values if "|trade|" in v.cell)
    assert total.state == "questioned"


def test_a_repair_may_move_a_figure_to_another_year():
    claims = [
        claim("120.45 billion yuan", "exports", "2021", doc="last"),
        claim("132.50 billion yuan", "exports"),
        claim("84.21 billion yuan", "imports"),
        claim("216.71 billion yuan", "trade"),
        claim("120.45 billion yuan", "exports", doc="careless"),
    ]
    (error,) = (f for f in check(claims, STRICT) if f.kind is Kind.ERROR)
    (fix,) = error.repairs
    wrong = next(c for c in claims if c.id == fix.claim)
    assert str(repaired(wrong, fix).period) == "2021"
