"""What a context may say, and that the shipped data files hold together."""

from fractions import Fraction

import pytest
from checks_ledgers import claim

from jiqun.checks import VERSION, Context, check, context_from_record
from jiqun.model import InputError, Kind


def test_the_shipped_bands_hold_their_means_and_every_band_has_a_width():
    # yearly means of the European Central Bank's reference rates
    means = {2020: "6.9003", 2022: "6.7347", 2024: "7.1956"}
    fx = Context().fx["CNY per USD"]
    for year, mean in means.items():
        low, high = fx[year]
        assert low < Fraction(mean) < high
    assert all(low < high for years in Context().fx.values() for low, high in years.values())


def test_every_complete_set_names_a_total_and_at_least_two_parts():
    for one in Context().sums:
        members = [one.total, *one.parts]
        assert len(one.parts) >= 2
        assert all(m.subjects for m in members)
        assert len({(m.indicator, s) for m in members for s in m.subjects}) == sum(
            len(m.subjects) for m in members
        )


def test_a_context_speaks_with_authority_on_its_figures():
    told = [
        claim("2,767.024 billion yuan", "gdp", "2020", doc="a"),
        claim("2,867.1 billion yuan", "gdp", "2020", doc="b"),  # 3.6% more
    ]
    assert [f.kind for f in check(told, context_from_record({}))] == [Kind.ERROR]
    assert [f.kind for f in check(told, context_from_record({"revision_percent": 5}))] == [
        Kind.NOTE
    ]


def test_a_context_may_give_its_own_growth_basis_and_price_band():
    told = [
        claim("500.0 billion yuan", "profit", "2021"),
        claim("550.0 billion yuan", "profit"),
        claim("20.0%", "profit"),
    ]
    nominal = {"growth_basis": {"real": [], "nominal": ["profit"]}}
    assert len(check(told, context_from_record(nominal))) == 1
    # real growth of 20% and nominal of 10% need prices to fall by 8.3%
    real = {"growth_basis": {"real": ["profit"], "nominal": []}, "deflator_percent": [-10, 0]}
    assert check(told, context_from_record(real)) == ()


@pytest.mark.parametrize(
    "record",
    [{"fx": 3}, {"identities": [{"kind": "sum"}]}, {"deflator_percent": ["x", 1]}],
)
def test_a_context_of_another_form_is_refused(record):
    with pytest.raises(InputError, match="context"):
        context_from_record(record)


def test_the_version_is_a_hash():
    assert len(VERSION) == 16
    assert set(VERSION) <= set("0123456789abcdef")
