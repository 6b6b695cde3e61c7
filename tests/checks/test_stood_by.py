"""What instruments stand on: printed, reconciled, derived or decided values, by hand."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.checks.stood_by import stood_by
from jiqun.model import Interval, Observation, Reconciled

BN = 10**9
CELL = "Shenzhen|exports||level||2022|actual|unspecified|money"
SHARE = "Shenzhen|value_added|industry|share|gdp|2022|actual|unspecified|percent"


def seen(low, high, state="sound", value=None, cell=CELL, claims=("a:0-4",)):
    ends = [None if x is None else Fraction(x) for x in (low, high)]
    unit = "CNY" if cell is CELL else "percent"
    value = None if value is None else Fraction(value)
    return Observation(
        cell=cell, interval=Interval(*ends), value=value, unit=unit, claims=claims, state=state
    )


def implied(low, high, value=None, cell=CELL, claims=("a:0-4", "b:0-4"), is_stated=True):
    unit = "CNY" if cell is CELL else "percent"
    value = None if value is None else Fraction(value)
    hard = Interval(Fraction(low), Fraction(high))
    return Reconciled(
        cell=cell, unit=unit, hard=hard, value=value, spread=None, claims=claims,
        is_stated=is_stated,
    )  # fmt: skip


def test_a_printed_value_gives_way_where_the_others_leave_it_half_the_room():
    # 2.2 trillion says 2,150 to 2,250; parts and total leave 2,190 to 2,200
    (found,) = stood_by(
        [seen(2150 * BN, 2250 * BN, value=2200 * BN)], [implied(2190 * BN, 2200 * BN, 2194 * BN)]
    )
    assert (found.state, found.value) == ("reconciled", 2194 * BN)
    assert (found.interval.low, found.interval.high) == (2190 * BN, 2200 * BN)
    assert found.claims == ("a:0-4", "b:0-4")  # its own first
    # a little less room is what rounding does: 2,150 to 2,210 of 100 is more than half
    (kept,) = stood_by([seen(2150 * BN, 2250 * BN)], [implied(2100 * BN, 2210 * BN)])
    assert kept.state == "sound"


def test_ends_of_both_hold_and_a_contradiction_changes_nothing():
    (found,) = stood_by([seen("38.25", "38.35", cell=SHARE)], [implied(38, "38.29", cell=SHARE)])
    assert (found.interval.low, found.interval.high) == (Fraction("38.25"), Fraction("38.29"))
    assert found.value == Fraction("38.27")  # the middle, where no value is within
    other = seen("38.25", "38.35", cell=SHARE)
    assert stood_by([other], [implied(39, 40, cell=SHARE)]) == (other,)


def test_a_decision_of_a_person_stands_first():
    decided = seen(2190 * BN, 2210 * BN, "decided", 2200 * BN)
    assert stood_by([decided], [implied(2194 * BN, 2195 * BN)]) == (decided,)


def test_a_bound_gives_way_to_a_value_only_where_that_is_told_closely():
    over = seen(1000 * BN, None)
    assert stood_by([over], [implied(1000 * BN, 3900 * BN)]) == (over,)
    (found,) = stood_by([over], [implied(1100 * BN, 1110 * BN)])
    assert (found.state, found.value) == ("reconciled", 1105 * BN)


def test_a_questioned_cell_has_what_the_others_tell_and_nothing_of_what_is_in_doubt():
    open_error = seen(None, None, "questioned", claims=("x:0-4",))
    (found,) = stood_by([open_error], [implied(2190 * BN, 2195 * BN, claims=("b:0-4",))])
    assert (found.state, found.claims) == ("reconciled", ("b:0-4",))
    # one of its own claims is in doubt, another is sound: that is printed, not reconciled
    half = seen(2190 * BN, 2195 * BN, "questioned", 2192 * BN, claims=("b:0-4",))
    (found,) = stood_by([half], [implied(2190 * BN, 2195 * BN, claims=("b:0-4",))])
    assert (found.state, found.value) == ("sound", 2192 * BN)
    doubted = implied(2190 * BN, 2195 * BN, claims=("b:0-4", "x:0-4"))
    assert stood_by([open_error], [doubted], ["x:0-4"]) == (open_error,)
    assert stood_by([open_error], [implied(1500 * BN, 2195 * BN)]) == (open_error,)


def test_a_cell_that_nobody_states_is_derived_where_it_is_known_closely():
    (found,) = stood_by([], [implied(2190 * BN, 2195 * BN, 2193 * BN, is_stated=False)])
    assert (found.state, found.value, found.vintage) == ("derived", 2193 * BN, None)
    assert stood_by([], [implied(1000 * BN, 2195 * BN, is_stated=False)]) == ()


@settings(max_examples=60)
@given(*(st.integers(1, 400) for _ in range(4)), st.booleans())
def test_what_stands_lies_within_what_was_printed_and_implied(a, b, c, d, is_stated):
    printed = seen(min(a, b), max(a, b), value=a, cell=SHARE)
    row = implied(min(c, d), max(c, d), c, cell=SHARE, is_stated=is_stated)
    for found in stood_by([printed], [row]):
        assert printed.interval.low <= found.interval.low <= found.interval.high
        assert found.interval.high <= printed.interval.high
        assert found.value is not None and found.interval.holds(found.value)
        assert set(printed.claims) <= set(found.claims)
