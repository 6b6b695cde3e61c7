"""Laws of the arithmetic: the truth behind rounded figures always lies in what is derived."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from make_facts import facts, told

from jiqun.model import Interval
from jiqun.monitoring import add, intervals
from jiqun.monitoring.compounded import compound
from jiqun.monitoring.totals import weights

NUMBERS = st.integers(-(10**6), 10**6).map(lambda n: Fraction(n, 1000))
POSITIVE = st.integers(1, 10**6).map(lambda n: Fraction(n, 1000))
WIDTHS = st.integers(0, 2000).map(lambda n: Fraction(n, 1000))


def around(value: Fraction, below: Fraction, above: Fraction) -> Interval:
    return Interval(value - below, value + above)


@given(NUMBERS, WIDTHS, WIDTHS, NUMBERS, WIDTHS, WIDTHS)
def test_sums_differences_and_products_hold_the_truth(a, a1, a2, b, b1, b2):
    x, y = around(a, a1, a2), around(b, b1, b2)
    assert intervals.add(x, y).holds(a + b)
    assert intervals.subtract(x, y).holds(a - b)
    assert intervals.multiply(x, y).holds(a * b)


@given(NUMBERS, WIDTHS, POSITIVE, WIDTHS)
def test_quotients_hold_the_truth_also_where_the_divisor_may_be_nought(a, a1, b, b1):
    assert intervals.divide(around(a, a1, a1), around(b, b1, b1)).holds(a / b)


@given(st.lists(st.integers(-300, 400).map(lambda n: Fraction(n, 10)), min_size=1, max_size=6))
def test_the_average_of_yearly_rates_compounds_to_their_product(rates):
    mean = compound([around(r, Fraction(1, 20), Fraction(1, 20)) for r in rates])
    product = Fraction(1)
    for rate in rates:
        product *= 1 + rate / 100
    assert mean.low is not None and mean.high is not None
    n = len(rates)
    assert (1 + mean.low / 100) ** n <= product <= (1 + mean.high / 100) ** n


@given(POSITIVE, st.integers(1, 7))
def test_a_root_is_the_tightest_of_its_digits(value, degree):
    found = intervals.root(intervals.exactly(value), degree)
    assert found.low is not None and found.high is not None
    assert found.low**degree <= value <= found.high**degree
    assert found.high - found.low <= Fraction(1, 10**intervals.DIGITS)


@given(
    st.lists(st.integers(1, 50), min_size=2, max_size=4),
    st.lists(st.integers(-200, 300), min_size=4, max_size=4),
)
def test_the_weights_that_made_a_total_lie_within_the_bounds(shares, rates):
    total = sum(shares)
    parts = [Fraction(r, 10) for r in rates[: len(shares)]]
    mean = sum((Fraction(s, total) * r for s, r in zip(shares, parts, strict=True)), Fraction(0))
    half = Fraction(1, 20)
    bounds = weights(around(mean, half, half), [around(p, half, half) for p in parts])
    for share, bound in zip(shares, bounds, strict=True):
        assert bound.holds(Fraction(share, total))


@settings(max_examples=30)
@given(st.integers(100, 999), st.integers(100, 999), st.integers(-30, 120))
def test_real_growth_and_prices_that_made_the_levels_lie_in_the_deflator(level, share, tenths):
    """A level grows by a real rate and by prices; all three are printed rounded."""
    before = Fraction(level) + Fraction(share, 1000)
    real, price = Fraction(tenths, 10), Fraction(share - 500, 250)
    now = before * (1 + real / 100) * (1 + price / 100)
    rows = f"""
    Linhai|gdp||level||2022|{float(before):.1f} billion
    Linhai|gdp||level||2023|{float(now):.1f} billion
    Linhai|gdp||growth||2023|{float(real):.1f}%"""
    (made,) = told("deflator", rows, "Linhai")
    assert made.interval is not None and made.interval.holds(price)


@settings(max_examples=30)
@given(st.lists(st.integers(1000, 9999), min_size=4, max_size=4))
def test_single_quarters_hold_the_truth(quarters):
    periods = ("2022-Q1", "2022-H1", "2022-01/2022-09", "2022")
    sums = [Fraction(sum(quarters[: n + 1]), 10) for n in range(4)]
    rows = "\n".join(
        f"Linhai|gdp||level||{p}|{round(s)} billion" for p, s in zip(periods, sums, strict=True)
    )
    made = told("quarters", rows, "Linhai")
    assert [d.period for d in made] == ["2022-Q2", "2022-Q3", "2022-Q4"]
    for derived, quarter in zip(made, quarters[1:], strict=True):
        assert derived.interval is not None
        assert derived.interval.holds(Fraction(quarter, 10) * 10**9)


@settings(max_examples=30)
@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=5))
def test_a_sum_over_parts_holds_the_truth_behind_their_rounding(parts):
    """Parts are printed to a tenth of a billion; their true values have three more digits."""
    names = ("Linhai", "Yuhai", "Guhai", "Minhai", "Donghai")
    rows = [
        f"{name}|gdp||level||2022|{float(round(Fraction(p, 10**4), 1)):.1f} billion"
        for name, p in zip(names, parts, strict=False)
        if round(Fraction(p, 10**4), 1)
    ]
    held = [p for p in parts if round(Fraction(p, 10**4), 1)]
    assert add(list(facts(rows))).holds(Fraction(sum(held), 10**4) * 10**9)
