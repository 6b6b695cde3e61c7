"""What a figure takes from around it: dates, headings, places; and that the trace says so."""

from datetime import date
from decimal import Decimal

from jiqun.model import Bound, Claim, Measure, Status
from readings import read


def how(claim: Claim, field: str) -> str:
    return dict(claim.trace)[field].how


def test_last_year_is_resolved_by_the_day_of_publication() -> None:
    [claim] = read("Last year, exports rose by 5%.", published=date(2023, 2, 1))
    assert str(claim.period) == "2022"
    assert how(claim, "period") == "metadata"


def test_a_text_without_a_year_gives_no_period() -> None:
    [claim] = read("Last year, exports rose by 5%.")
    assert claim.period is None


def test_the_documents_area_stands_where_the_text_names_none() -> None:
    [claim] = read("In 2021, exports rose by 5%.", area="Wuhan")
    assert claim.area == "Wuhan" and how(claim, "area") == "metadata"


def test_a_title_gives_area_and_period_to_what_follows() -> None:
    claims = read("2022年宁波市经济运行情况\n\n全市地区生产总值增长3.5%。", "zh")
    assert [(c.area, str(c.period)) for c in claims] == [("Ningbo", "2022")]
    assert how(claims[0], "period") == how(claims[0], "area") == "inherited"


def test_the_year_of_a_reports_delivery_is_not_the_year_it_tells_of() -> None:
    text = (
        "2026年某市政府工作报告\n\n一、2025年工作回顾\n\n地区生产总值增长5.1%。\n\n"
        "二、2026年主要目标\n\n地区生产总值增长5%左右。"
    )
    first, second = read(text, "zh")
    assert (str(first.period), first.status) == ("2025", Status.ACTUAL)
    assert (str(second.period), second.status) == ("2026", Status.TARGET)
    assert second.bound is Bound.APPROX


def test_a_finished_year_told_with_will_is_no_target() -> None:
    # The tense trap: machine-translated reviews tell of a finished year in the future.
    [claim] = read("In 2022, the value added of new energy will climb to 50 billion yuan.")
    assert claim.status is Status.ACTUAL


def test_places_beside_the_home_of_a_text_keep_their_own_figures() -> None:
    text = (
        "Wuhan grew fast in 2021. The economy of Wuhan grew by 8 percent, "
        "outpacing the 4.6 percent growth in Changsha."
    )
    claims = read(text, area="Wuhan")
    assert [(c.area, c.value) for c in claims] == [
        ("Wuhan", Decimal(8)),
        ("Changsha", Decimal("4.6")),
    ]


def test_an_institution_is_no_place() -> None:
    text = "2022年，武汉市统计局公布，据上海大学测算，工业增加值增长4%。"
    [claim] = read(text, "zh", area="Wuhan")
    assert claim.area == "Wuhan"


def test_trade_with_a_place_has_the_partner_as_subject() -> None:
    text = "2023年，宁波市对欧盟、美国进出口分别增长9.3%和3.6%，对日本进出口下降7.7%。"
    claims = read(text, "zh")
    assert [(c.subject, c.value) for c in claims] == [
        ("欧盟", Decimal("9.3")),
        ("美国", Decimal("3.6")),
        ("日本", Decimal("-7.7")),
    ]
    assert {c.area for c in claims} == {"Ningbo"}


def test_levels_in_a_plan_are_of_its_end_and_averages_of_all_its_years() -> None:
    text = "“十四五”时期，宁波市地区生产总值年均增长5.8%，规上工业总产值达到2.6万亿元。"
    average, level = read(text, "zh")
    assert (average.measure, str(average.period)) == (Measure.GROWTH_AVG, "2021/2025")
    assert (level.measure, str(level.period)) == (Measure.LEVEL, "2025")


def test_a_claim_in_doubt_has_less_confidence_than_one_that_states_everything() -> None:
    sure = read("In 2021, Wuhan's exports rose by 5%.")[0]
    unsure = read("It was 5%.")[0]
    assert sure.confidence is not None and unsure.confidence is not None
    assert sure.confidence > unsure.confidence


def test_the_nations_figure_in_a_citys_report_is_the_nations() -> None:
    text = "2025年全国国内生产总值1401879亿元，增长5.0%；2025年宁波地区生产总值18500亿元。"
    claims = read(text, "zh", area="Ningbo")
    assert [c.area for c in claims] == ["China", "China", "Ningbo"]


def test_of_which_speaks_of_the_place_before() -> None:
    text = "2024年，佛山地区生产总值13361.90亿元。其中，第一产业增加值243.54亿元。"
    assert [c.area for c in read(text, "zh", area="Shenzhen")] == ["Foshan", "Foshan"]
