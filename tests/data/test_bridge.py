"""Carrying over a concordance: hand calculations, and the law that nothing is lost or invented."""

from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from jiqun.data.bridge import carry, carry_growth, split_change
from jiqun.data.concordance import Change, Concordance
from jiqun.model import Interval


def point(n: int | str) -> Interval:
    return Interval(F(n), F(n))


def between(low: int | None, high: int | None) -> Interval:
    return Interval(None if low is None else F(low), None if high is None else F(high))


def concordance(*rows: Change) -> Concordance:
    return Concordance("c", "1", "2", rows)


def test_what_is_kept_or_renamed_is_carried_exactly():
    rows = concordance(Change("A", "A", "kept"), Change("B", "C", "renamed"))
    found = carry({"A": point(3), "B": between(4, 5)}, rows)
    assert (found["A"].interval, found["A"].is_exact) == (point(3), True)
    assert found["C"].interval == between(4, 5)


def test_merged_codes_add_up_exactly():
    # 57 + 20 + 3 = 80; the widths add: [56, 58] + [20, 20] + [3, 3]
    rows = concordance(*(Change(c, "M", "merged") for c in "XYZ"))
    found = carry({"X": between(56, 58), "Y": point(20), "Z": point(3)}, rows)["M"]
    assert (found.interval, found.is_exact) == (between(79, 81), True)


def test_a_merged_code_with_a_part_missing_is_at_least_what_is_known():
    rows = concordance(*(Change(c, "M", "merged") for c in "XY"))
    found = carry({"X": point(56)}, rows)["M"]
    assert found.interval == between(56, None)
    assert (found.missing, found.reasons, found.is_exact) == (("Y",), ("missing",), False)


def test_a_split_without_weights_gives_bounds_and_what_joined_adds_to_them():
    # SOFT splits into SOFT2 and AI; BLOCK, 10, goes to SOFT2 whole: 10 <= SOFT2 <= 110
    rows = concordance(
        Change("SOFT", "SOFT2", "split"),
        Change("SOFT", "AI", "split"),
        Change("BLOCK", "SOFT2", "merged"),
    )
    found = carry({"SOFT": point(100), "BLOCK": point(10)}, rows)
    assert found["AI"].interval == between(0, 100)
    assert found["SOFT2"].interval == between(10, 110)
    assert found["AI"].reasons == ("split",)


def test_a_split_with_weights_is_exact():
    rows = concordance(
        Change("SOFT", "SOFT2", "split", weight=F("0.7"), weight_source="s"),
        Change("SOFT", "AI", "split", weight=F("0.3"), weight_source="s"),
    )
    found = carry({"SOFT": point(50)}, rows)
    assert (found["AI"].interval, found["AI"].is_exact) == (point(15), True)
    assert found["SOFT2"].interval == point(35)


def test_scope_opens_the_side_that_changed():
    for scope, expected in (
        ("widened", between(7, None)),
        ("narrowed", between(0, 7)),
        ("changed", between(0, None)),
    ):
        rows = concordance(Change("A", "B", "renamed", scope))
        assert carry({"A": point(7)}, rows)["B"].interval == expected, scope


def test_of_something_new_nothing_is_known():
    found = carry({"A": point(7)}, concordance(Change("", "N", "new"), Change("A", "A", "kept")))
    assert found["N"].interval == between(0, None) and not found["N"].says_something


def test_back_over_a_split_the_parts_add_up():
    # AI has one origin, so all of it came from SOFT; of SOFT2 only some did
    rows = concordance(
        Change("SOFT", "SOFT2", "split"),
        Change("SOFT", "AI", "split"),
        Change("BLOCK", "SOFT2", "merged"),
    )
    found = carry({"SOFT2": point(80), "AI": point(30)}, rows, forward=False)
    assert found["SOFT"].interval == between(30, 110)
    assert found["BLOCK"].interval == between(0, 80)


def test_back_over_a_weight_the_whole_follows_from_a_part():
    rows = concordance(
        Change("S", "A", "split", weight=F("1/4"), weight_source="s"),
        Change("S", "B", "split", weight=F("3/4"), weight_source="s"),
    )
    assert carry({"A": point(5)}, rows, forward=False)["S"].interval == point(20)


def test_of_parts_that_can_be_negative_nothing_follows():
    rows = concordance(Change("S", "A", "split"), Change("S", "B", "split"))
    assert carry({"S": point(5)}, rows, signed=True)["A"].interval == between(None, None)


def test_growth_of_a_merger_is_the_weighted_mean_of_its_parts():
    # (10% of 300 + 20% of 100) / 400 = 12.5%
    rows = concordance(Change("X", "M", "merged"), Change("Y", "M", "merged"))
    growths = {"X": point(10), "Y": point(20)}
    assert carry_growth(growths, {"X": point(300), "Y": point(100)}, rows, "M") == point("12.5")
    assert carry_growth(growths, {}, rows, "M") == between(10, 20)


def test_growth_of_a_split_code_cannot_be_told():
    rows = concordance(Change("S", "A", "split"), Change("S", "B", "split"))
    assert carry_growth({"S": point(10)}, {}, rows, "A") is None


def test_a_break_is_taken_apart_and_never_smoothed():
    # 100 under the old list is 80 under the new one, which then reads 88: -12% in all, of which
    # -20% is the list and +10% the world: 0.8 * 1.1 = 0.88
    change = split_change(point(100), point(80), point(88))
    assert change.total == point(-12)
    assert (change.reclassified, change.rest) == (point(-20), point(10))


@st.composite
def weighted(draw: st.DrawFn) -> tuple[dict[str, Interval], Concordance]:
    """Make values and a concordance in which every weight is given and nothing is lost."""
    sources = [f"s{n}" for n in range(draw(st.integers(1, 5)))]
    targets = [f"t{n}" for n in range(draw(st.integers(1, 5)))]
    rows, values = [], {}
    for source in sources:
        low = draw(st.integers(0, 1000))
        values[source] = between(low, low + draw(st.integers(0, 50)))
        shares = [draw(st.integers(0, 9)) for _ in targets]
        shares[draw(st.integers(0, len(targets) - 1))] += 1
        rows += [
            Change(source, target, "split", weight=F(share, sum(shares)))
            for target, share in zip(targets, shares, strict=True)
            if share
        ]
    return values, Concordance("c", "1", "2", tuple(rows))


def total(values: dict[str, Interval]) -> tuple[F, F]:
    lows = [v.low or F(0) for v in values.values()]
    highs = [v.high for v in values.values()]
    return sum(lows, F(0)), sum((h for h in highs if h is not None), F(0))


@given(weighted())
def test_with_weights_mass_is_conserved_exactly(case: tuple[dict[str, Interval], Concordance]):
    values, rows = case
    carried = {code: found.interval for code, found in carry(values, rows).items()}
    assert total(carried) == total(values)


@given(weighted(), st.data())
def test_without_weights_the_bounds_hold_the_truth_and_the_mass(
    case: tuple[dict[str, Interval], Concordance], data: st.DataObject
):
    values, rows = case
    truth = {
        c: data.draw(st.integers(int(v.low or 0), int(v.high or 0))) for c, v in values.items()
    }
    flows: dict[str, F] = {}
    for change in rows.changes:
        assert change.weight is not None
        part = change.weight * truth[change.source_code]
        flows[change.target_code] = flows.get(change.target_code, F(0)) + part
    blind = Concordance(
        "c", "1", "2", tuple(Change(c.source_code, c.target_code, "split") for c in rows.changes)
    )
    carried = carry(values, blind)
    assert all(carried[code].interval.holds(flow) for code, flow in flows.items())
    low, high = total({code: found.interval for code, found in carried.items()})
    assert low <= sum(truth.values()) <= high
    back = carry({code: Interval(f, f) for code, f in flows.items()}, blind, forward=False)
    assert all(back[code].interval.holds(F(n)) for code, n in truth.items())
