"""City against city: what counts alike stands together, the rest apart with its reason."""

from make_facts import facts

from jiqun.monitoring import compare


def compared(text: str):
    rows = [line for line in text.splitlines() if line.strip()]
    return compare(facts(rows))


def test_the_projection_for_hong_kong_is_listed_apart():
    (one,) = compared("""
    Shenzhen|gdp||growth||2023|6.0% ; on=2024-01-30
    Guangzhou|gdp||growth||2023|4.6% ; on=2024-01-30
    Hong Kong|gdp||growth||2023|3.2% ; forecast on=2024-01-30""")
    assert [s.fact.cell.area for s in one.together] == ["Shenzhen", "Guangzhou"]
    (apart,) = one.apart
    assert apart.reasons_en == ("forecast, not actual", "statistical system: Hong Kong statistics")
    assert apart.reasons_zh == ("预测，非实际值", "统计体系：香港统计")


def test_the_latest_period_comes_first_and_gaps_to_the_country_are_told():
    latest, before = compared("""
    Shenzhen|gdp||growth||2025|5.5%
    Dongguan|gdp||growth||2025|4.0%
    China|gdp||growth||2025|5.0%
    Shenzhen|gdp||growth||2024|5.8%""")
    assert (latest.period, before.period) == ("2025", "2024")
    gaps = {s.fact.cell.area: s.gap for s in latest.together}
    assert gaps["China"] is None
    assert (float(gaps["Shenzhen"].low), float(gaps["Shenzhen"].high)) == (0.4, 0.6)


def test_places_overlap_where_rounding_does():
    (one,) = compared("""
    Shenzhen|gdp||growth||2025|5.5%
    Dongguan|gdp||growth||2025|5%
    Foshan|gdp||growth||2025|5.1%
    Huizhou|gdp||growth||2025|2.0%""")
    places = {s.fact.cell.area: (s.first, s.last) for s in one.together}
    assert places == {"Shenzhen": (1, 2), "Foshan": (2, 3), "Dongguan": (1, 3), "Huizhou": (4, 4)}


def test_scopes_bounds_revisions_and_levels_of_a_country_stand_apart():
    (one,) = compared("""
    Shenzhen|gdp||level||2020|2,767.024 billion ; on=2021-02-02
    Shenzhen|gdp||level||2020|2.83 trillion ; on=2026-02-09
    Foshan|gdp||level||2020|1,081.647 billion ; on=2021-02-02
    Dongguan|gdp||level||2020|965.019 billion ; on=2021-02-02
    Huizhou|gdp||level||2020|400 billion ; on=2021-02-02 gt
    Zhuhai|gdp||level||2020|348.194 billion ; on=2021-02-02 scope=city-districts
    China|gdp||level||2020|101.6 trillion ; on=2021-02-02""")
    assert [s.fact.cell.area for s in one.together] == ["Foshan", "Dongguan"]
    reasons = {a.fact.cell.area: " / ".join(a.reasons_en) for a in one.apart}
    assert "only a bound" in reasons["Huizhou"]
    assert reasons["Zhuhai"] == "scope: city-districts"
    assert "revised" in reasons["Shenzhen"]
    assert "another scale" in reasons["China"]


def test_exports_counted_otherwise_are_not_ranked_together():
    (one,) = compared("""
    Shenzhen|exports||level||2023|2.46 trillion
    Dongguan|exports||level||2023|840 billion
    Suzhou|exports||level||2023|1.5 trillion ; scope=producer""")
    assert [s.fact.cell.area for s in one.together] == ["Shenzhen", "Dongguan"]
    (apart,) = one.apart
    assert "counted by the place of production" in apart.reasons_en
