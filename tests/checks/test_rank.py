"""Places in a ranking against the figures ranked: cities and orders by hand."""

import pytest
from checks_ledgers import claim
from hypothesis import given, settings
from hypothesis import strategies as st

from jiqun.checks import check, check_area, context_from_record, flags
from jiqun.checks.beside import Beside
from jiqun.checks.context import Context
from jiqun.checks.rank import RULE
from jiqun.checks.ranked import figure_named, places_of
from jiqun.model import claim_from_record

STRICT = context_from_record({})
GDP = {"Beijing": "4,361", "Shenzhen": "3,239", "Guangzhou": "2,884", "Suzhou": "2,396"}
"""Billion yuan, 2022: Beijing > Shenzhen > Guangzhou > Suzhou."""
_at = iter(range(10**9, 2 * 10**9, 100))


def place(
    number, area, subject="GDP", *, scope="Chinese cities", doc="paper", period="2022", bound="eq"
):
    at = next(_at)
    return claim_from_record(
        {
            "doc": doc, "start": at, "end": at + 5, "quote": f"no. {number}", "value": number,
            "unit": "rank", "bound": bound, "measure": "rank", "indicator": "ranking",
            "subject": subject, "area": area, "period": period, "scope": scope,
        }
    )  # fmt: skip


def gdp(areas=tuple(GDP), doc="paper"):
    return [claim(f"{GDP[a]} billion yuan", "gdp", area=a, doc=doc) for a in areas]


def told(claims, context=None):
    found = (f for f in check(claims, context) if f.rule == RULE)
    return [f for f in found if f.kind != "agreement"]


def confirmed(claims, context=None):
    found = (f for f in check(claims, context) if f.rule == RULE)
    return [f.area for f in found if f.kind == "agreement"]


def test_a_place_is_confirmed_where_every_rival_told_of_has_its_figure_on_the_right_side():
    held = [place(1, "Beijing"), place(2, "Shenzhen"), place(3, "Guangzhou")]
    assert confirmed([*held, *gdp()]) == ["Beijing", "Guangzhou", "Shenzhen"]
    # without Guangzhou's figure nothing is confirmed, and with one place alone neither
    assert confirmed([*held, *gdp(["Beijing", "Shenzhen"])]) == []
    assert confirmed([place(2, "Shenzhen"), *gdp()]) == []
    # third, though only one greater figure is known
    assert confirmed([place(1, "Beijing"), place(3, "Shenzhen"), *gdp()]) == ["Beijing"]
    swapped = [place(2, "Beijing"), place(1, "Shenzhen")]
    assert confirmed([*swapped, *gdp()]) == []


def test_a_first_place_with_a_greater_figure_beside_it_is_told_with_both():
    held = place(1, "Shenzhen")
    (found,) = told([held, *gdp(["Beijing", "Shenzhen"])])
    assert (found.area, found.kind, found.outcome) == ("Shenzhen", "error", "one_of")
    assert len(found.claims) == 3
    assert set(found.suspects) == set(found.claims)  # any of the three may be the wrong one
    assert "one figure is above its “3,239 billion yuan”" in found.message_en
    assert "Beijing (“4,361 billion yuan”)" in found.message_en
    assert "second at best" in found.message_en
    assert "最多排第2位" in found.message_zh
    assert [t.text for t in found.arithmetic] == [
        "no. 1", "3,239 billion yuan", "4,361 billion yuan",
    ]  # fmt: skip


def test_a_place_that_leaves_room_for_the_greater_figures_is_not_told():
    # an incomplete list never proves a place: third with one greater figure may well be
    for number in (2, 3, 15):
        assert told([place(number, "Shenzhen"), *gdp()]) == []
    assert told([place(1, "Beijing"), place(2, "Shenzhen"), place(6, "Suzhou"), *gdp()]) == []


def test_top_three_needs_three_greater_figures():
    top = place(3, "Suzhou", bound="le")
    assert len(told([top, *gdp()])) == 1
    assert told([place(4, "Suzhou", bound="le"), *gdp()]) == []
    # without Beijing's figure there is room
    assert told([top, *gdp(["Shenzhen", "Guangzhou", "Suzhou"])]) == []


def test_two_places_whose_figures_stand_in_the_other_order_are_told_once():
    claims = [place(7, "Guangzhou"), place(8, "Shenzhen"), *gdp(["Shenzhen", "Guangzhou"])]
    (found,) = told(claims)
    assert found.area == "Guangzhou"
    assert "the order of the places is not that of the figures" in found.message_en
    assert "位次的先后与数字的大小相反" in found.message_zh
    assert len(found.claims) == 4


def test_figures_that_rounding_may_tie_contradict_no_order():
    # 2.9 trillion says 2.85 to 2.95, 2,884 billion lies within
    tied = [
        claim("2.9 trillion yuan", "gdp", area="Shenzhen"),
        claim("2,884 billion yuan", "gdp", area="Guangzhou"),
    ]
    assert told([place(1, "Guangzhou"), place(2, "Shenzhen"), *tied]) == []
    bound = claim("2 trillion yuan", "gdp", area="Guangzhou", bound="gt")
    assert told([place(1, "Guangzhou"), bound, *gdp(["Shenzhen"])]) == []


@pytest.mark.parametrize(
    "other",
    [
        {"scope": None},  # first of the province, of the country or of the coast: nobody says
        {"scope": "first-tier cities of the north"},
        {"period": "2021"},
        {"subject": "comprehensive strength"},
        {"subject": "growth of GDP"},
        {"subject": "exports"},
    ],
)
def test_another_field_period_or_figure_is_not_compared(other):
    assert told([place(1, "Shenzhen", **other), *gdp()]) == []


def test_a_field_that_leaves_out_the_greater_ones_is_kept_to():
    assert told([place(1, "Shenzhen", scope="全省"), *gdp(["Shenzhen", "Beijing", "Suzhou"])]) == []
    assert len(told([place(1, "Guangzhou", scope="全省"), *gdp()])) == 1
    # provinces and autonomous regions: municipalities are none
    scope = {"scope": "各省区"}
    rivals = [claim("9,123 billion yuan", "gdp", area=a) for a in ("Shanghai", "Hong Kong")]
    own = claim("8,123 billion yuan", "gdp", area="Zhejiang")
    assert told([place(1, "Zhejiang", **scope), own, *rivals]) == []
    other = claim("9,123 billion yuan", "gdp", area="Jiangsu")
    assert len(told([place(1, "Zhejiang", **scope), own, other])) == 1


def test_unknown_words_for_a_field_serve_places_of_one_kind_and_parent_only():
    words = {"scope": "cities of the bay"}
    first, second = place(1, "Guangzhou", **words), place(2, "Shenzhen", **words)
    assert len(told([first, second, *gdp()])) == 1
    # Suzhou's may be another bay
    assert told([place(1, "Suzhou", **words), second, *gdp()]) == []


def test_brackets_behind_the_subject_tell_the_field_too():
    held = place(1, "Guangzhou", "地区生产总值（全国城市）", scope=None)
    assert len(told([held, *gdp()])) == 1


def test_between_documents_a_revision_is_allowed_for_and_it_is_a_note():
    held = place(1, "Shenzhen", doc="speech")
    (found,) = told([held, *gdp(["Beijing", "Shenzhen"], doc="yearbook")])
    assert (found.kind, found.outcome, found.suspects) == ("note", "mismatch", ())
    near = claim("3,350 billion yuan", "gdp", area="Beijing", doc="yearbook")  # 3.4% above
    assert told([held, near, *gdp(["Shenzhen"], doc="yearbook")]) == []
    assert len(told([held, near, *gdp(["Shenzhen"], doc="yearbook")], STRICT)) == 1


def test_a_place_alone_is_wrong_where_more_than_enough_figures_agree_against_it():
    # two figures above a first place, its own figure told twice: no other single slip explains it
    claims = [place(1, "Guangzhou"), *gdp(), *gdp(["Guangzhou"], doc="other")]
    (found,) = told(claims, STRICT)
    assert (found.outcome, len(found.suspects)) == ("value_open", 1)
    assert (found.repairs[0].interval.low, found.repairs[0].interval.high) == (3, None)
    (flag,) = flags([found], claims)
    assert (flag["status"], flag["repair_interval"]) == ("wrong", [3.0, None])


def test_a_figure_that_an_error_has_in_doubt_contradicts_no_ranking():
    # Beijing's parts make 2,361, so that its 4,361 is in doubt
    parts = [
        claim(f"{n} billion yuan", "value_added", area="Beijing", subject=f"{s} industry")
        for n, s in (("61", "primary"), ("800", "secondary"), ("1,500", "tertiary"))
    ]
    assert told([place(1, "Shenzhen"), *gdp(["Beijing", "Shenzhen"]), *parts]) == []


def test_where_a_context_speaks_with_authority_places_without_a_field_are_of_one_list():
    claims = [place(2, "Guangzhou", scope=None), place(3, "Shenzhen", scope=None), *gdp()]
    assert told(claims) == []
    assert len(told(claims, STRICT)) == 1


def test_an_area_is_checked_alike_by_itself():
    claims = [place(1, "Shenzhen"), *gdp()]
    by_area = {}
    for c in claims:
        by_area.setdefault(c.area, []).append(c)
    beside = Beside(by_area, Context()).of("Shenzhen")
    assert {c.area for c in beside} == {"Beijing", "Guangzhou", "Suzhou"}
    found = check_area("Shenzhen", [*by_area["Shenzhen"], *beside])
    assert [f for f in found if f.rule == RULE and f.kind != "agreement"] == told(claims)
    assert Beside(by_area, Context()).of("Beijing") == []


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("GDP", ("gdp", None, "level")),
        ("经济总量", ("gdp", None, "level")),
        ("地区生产总值增速", ("gdp", None, "growth")),
        ("total exports", ("exports", None, "level")),
        ("规上工业总产值", ("gross_output", "above-scale industry", "level")),
        ("value added of manufacturing", ("value_added", "manufacturing", "level")),
        ("制造业增加值", ("value_added", "manufacturing", "level")),
        ("number of high-tech enterprises", ("count", "national high-tech enterprises", "level")),
        ("国家高新技术企业数量", ("count", "national high-tech enterprises", "level")),
        ("增速", None),
        ("区域创新能力", None),
        ("top 100 advanced manufacturing cities", None),
        ("GDP per capita", None),
        ("", None),
    ],
)
def test_words_name_a_figure_or_none(words, figure):
    assert figure_named(words) == figure


def test_a_place_from_below_or_yet_to_be_is_no_place():
    held = [place(1, "Shenzhen"), place(1, "China")]
    assert [p.area for p in places_of(held, is_one_field=True)] == ["Shenzhen"]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(1, 60), min_size=2, max_size=7, unique=True),
    st.integers(0, 6),
    st.integers(0, 2),
    st.randoms(use_true_random=False),
)
def test_true_places_are_never_told_however_few_or_coarse_the_figures(values, hidden, places, r):
    areas = [f"City {n}" for n in range(len(values))]
    ordered = sorted(values, reverse=True)
    claims = [place(ordered.index(v) + 1, a) for v, a in zip(values, areas, strict=True)]
    for v, a in list(zip(values, areas, strict=True))[hidden:]:
        # the true figure is v + 0.37; it is printed to so many places
        claims.append(claim(f"{round(v + 0.37, places):.{places}f} billion yuan", "gdp", area=a))
    assert told(claims, STRICT) == told(claims) == []
    wrong = [*claims, place(1, areas[values.index(ordered[-1])], doc="other")]
    shuffled = wrong.copy()
    r.shuffle(shuffled)
    assert told(wrong, STRICT) == told(shuffled, STRICT)


@settings(deadline=None, max_examples=40)
@given(st.permutations(list(GDP)), st.integers(1, 1000))
def test_scaling_all_figures_changes_no_verdict_on_a_ranking(order, factor):
    held = [place(n, a) for n, a in enumerate(order, 1)]

    def verdicts(times):
        figures = [
            claim(f"{int(GDP[a].replace(',', '')) * times}.0 billion yuan", "gdp", area=a)
            for a in GDP
        ]
        return [(f.area, f.outcome, len(f.claims)) for f in told([*held, *figures])]

    # only the true order holds
    assert bool(verdicts(1)) == (list(order) != list(GDP))
    assert verdicts(factor) == verdicts(1)
