"""A narrower place is not above the place around it: figures by hand that are, and that may be."""

from checks_ledgers import claim

from jiqun.checks import check, check_area, context_from_record
from jiqun.checks.nested import RULE

STRICT = context_from_record({})


def notes(claims, context=None):
    return [f for f in check(claims, context) if f.rule == RULE]


def test_a_district_above_its_city_is_told_with_both_figures():
    part = claim("4,100 billion yuan", "gdp", area="Nanshan", doc="a")
    whole = claim("3,238 billion yuan", "gdp", area="Shenzhen", doc="b")
    (found,) = notes([whole, part])
    assert found.area == "Nanshan"
    assert found.claims == tuple(sorted((part.id, whole.id)))
    assert "Nanshan lies in Shenzhen" in found.message_en
    assert "南山区属于深圳" in found.message_zh
    assert check_area("Nanshan", [whole, part]) == tuple(notes([whole, part]))


def test_a_province_bounds_its_districts_too():
    part = claim("9,900 billion yuan", "exports", area="Nanshan")
    assert len(notes([part, claim("5,300 billion yuan", "exports", area="Guangdong")])) == 1


def test_a_country_bounds_its_places_within_one_document_and_by_a_factor():
    # 3.68 is 15% above 3.2, 3.45 only 8%
    country = claim("3.2 trillion yuan", "gdp", area="China")
    (found,) = notes([country, claim("3.68 trillion yuan", "gdp", area="Shenzhen")])
    assert "Shenzhen lies in China" in found.message_en and found.kind == "note"
    assert notes([country, claim("3.45 trillion yuan", "gdp", area="Shenzhen")]) == []
    assert notes([country, claim("3.68 trillion yuan", "gdp", area="Shenzhen", doc="b")]) == []


def test_a_revision_between_documents_is_allowed_for_but_not_within_one():
    # 4% above: a revision of levels may be 5% between documents; one document has one edition
    part = claim("3,367 billion yuan", "gdp", area="Shenzhen", doc="a")
    for doc, count in (("b", 0), ("a", 1)):
        whole = claim("3,238 billion yuan", "gdp", area="Guangdong", doc=doc)
        assert len(notes([part, whole])) == count
        assert len(notes([part, whole], STRICT)) == 1


def test_other_periods_scopes_measures_and_bounds_are_not_compared():
    part = claim("4,100 billion yuan", "gdp", area="Nanshan")
    assert notes([part, claim("3,238 billion yuan", "gdp", "2021", area="Shenzhen")]) == []
    assert notes([part, claim("3,238 billion yuan", "gdp", area="Shenzhen", bound="gt")]) == []
    assert notes([part, claim("3,238 billion yuan", "gdp", area="Beijing")]) == []
    growth = [claim("9.9%", "gdp", area="Nanshan"), claim("3.3%", "gdp", area="Shenzhen")]
    assert notes(growth) == []
    # revenue is told at several tiers under one name
    revenue = [
        claim("41 billion yuan", "fiscal_revenue", area="Nanshan"),
        claim("32 billion yuan", "fiscal_revenue", area="Shenzhen"),
    ]
    assert notes(revenue) == []


def test_the_population_of_a_place_is_one_cell_in_both_languages():
    # 17.99 million in Shenzhen, 15 million in Guangdong around it; 户籍人口 is another count
    part = claim("17990000", "population", subject="常住人口", area="Shenzhen")
    whole = claim("15000000", "population", area="Guangdong")
    assert len(notes([part, whole])) == 1
    registered = claim("15000000", "population", subject="户籍人口", area="Guangdong")
    assert notes([part, registered]) == []
