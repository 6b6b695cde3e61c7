"""Plain English sentences of one thing each; made up, and read by hand."""

import pytest

from jiqun.extraction.grammar import grammar
from jiqun.extraction.text_things import TextThings
from jiqun.model import Indicator, Measure, Status
from readings import by_quote, periods_of, read, told

CORK = (
    "Cork exports set a record\n\nCork exports of Portugal rose 8 percent to 1.2 billion euros in "
    "2023, the cork association said. The cork industry employs 8,000 people. Most cork becomes "
    "stoppers.\n\nRevenue was 1.9 billion euros. Output came to 85,000 tonnes."
)


@pytest.mark.parametrize(
    ("words", "percent"),
    [
        ("one sixth", 100 / 6), ("a sixth", 100 / 6), ("two-sevenths", 200 / 7),
        ("three eighths", 37.5), ("five twelfths", 500 / 12), ("one-twentieth", 5),
        ("three tenths", 30), ("a hundredth", 1), ("an eighth", 12.5),
    ],
)  # fmt: skip
def test_fractions_of_any_parts_are_shares(words: str, percent: float) -> None:
    (claim,) = read(f"In 2023 Foshan made {words} of China's fans.")
    assert (claim.quote, claim.unit, claim.measure) == (words, "percent", Measure.SHARE)
    assert float(claim.value) == pytest.approx(percent)


@pytest.mark.parametrize(
    "text",
    [
        "They opened a fifth plant in Foshan.",
        "The firm built a sixth line.",
        "By our index Hefei comes out ahead of Xi'an third and last.",
    ],
)
def test_one_more_of_its_kind_is_no_part(text: str) -> None:
    assert not [claim for claim in read(text) if claim.unit == "percent"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half a billion yuan", 500_000_000),
        ("one and a half billion yuan", 1_500_000_000),
        ("2 and a half million yuan", 2_500_000),
        ("a quarter of a million yuan", 250_000),
        ("three billion yuan", 3_000_000_000),
    ],
)
def test_parts_of_a_scale_word_are_told_in_full(words: str, value: int) -> None:
    (claim,) = read(f"Hefei's exports stood at {words} in 2024.")
    assert (claim.quote, int(claim.value), claim.unit) == (words, value, "CNY")


def test_a_factor_tells_how_many_times() -> None:
    (claim,) = read("Hefei's exports rose by a factor of three in 2024.")
    assert (int(claim.value), claim.unit, claim.measure) == (3, "multiple", Measure.MULTIPLE)


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        ("The chip cluster of Hefei has 400 companies. Its output value was 72 billion yuan.",
         "72 billion yuan", "chip cluster"),
        ("CATL built two plants in Yibin. Its revenue was 300 billion yuan in 2024.",
         "300 billion yuan", "CATL"),
        ("Wanhua, a chemical giant, sold 5 million tons. Its net profit was 16 billion yuan.",
         "16 billion yuan", "Wanhua"),
        ("Ningbo has 104 champions. Its revenue rose 3%.", "3%", None),
        ("Gujarat has 13 cement plants. Their capacity was 32.5 million tonnes.",
         "32.5 million tonnes", "cement plants"),
        ("The electric vehicle sector of Liuzhou has 300 suppliers. The output of the sector "
         "rose 5%.", "5%", "electric vehicles"),
        ("Yueqing has 13,000 electrical companies. Together they account for 65% of the market.",
         "65%", "electrical companies"),
        ("The city is home to 900,000 market entities and sends goods to 233 countries.",
         "900,000", "market entities"),
        ("At the end of 2024 the permanent population of Fuzhou was 8.5 million.",
         "8.5 million", "permanent population"),
    ],
)  # fmt: skip
def test_whose_a_figure_is(text: str, quote: str, subject: str | None) -> None:
    assert told(text, quote).subject == subject


def test_the_thing_that_a_text_is_about_is_what_its_bare_figures_are_of() -> None:
    found = by_quote(CORK)
    assert found["1.9 billion euros"].subject == found["85,000 tonnes"].subject == "cork"
    assert str(found["1.2 billion euros"].subject).lower() == "cork"


def test_a_word_for_the_measure_is_no_thing() -> None:
    assert read("Output came to 85,000 tonnes in 2023.")[0].subject is None


def test_a_text_on_a_place_is_about_no_thing() -> None:
    text = "Fuzhou in 2024\n\nFuzhou grew. Exports of Fuzhou rose 3 percent. Fuzhou has a port."
    assert TextThings(grammar("en")).find(text) is None
    assert read(text)[0].subject == "total"


def test_what_is_measured_of_a_whole_names_it() -> None:
    (revenue, share) = read("CATL's revenue was 6 billion yuan in 2025, of which 11% was abroad.")
    assert (revenue.subject, share.of) == ("CATL", "CATL revenue")


@pytest.mark.parametrize(
    ("text", "subject", "of"),
    [
        ("Of Hefei's exports in 2024, 12 percent were cars.", "cars", "total exports"),
        ("Of the workers, 12 percent are women.", "women", "workers"),
        ("Hefei's exports made up 12 percent of Anhui's total in 2024.", "total",
         "provincial total"),
        ("The share of steel in GDP rose from 11.8 percent to 12 percent in 2024.", "steel", "gdp"),
        ("The unemployment rate fell from 5.1 percent to 12 percent.", "unemployment rate", None),
    ],
)  # fmt: skip
def test_shares_and_their_wholes(text: str, subject: str, of: str | None) -> None:
    claim = told(text, "12 percent")
    assert (claim.measure, claim.subject, claim.of) == (Measure.SHARE, subject, of)


def test_a_share_of_what_was_counted_is_of_that() -> None:
    (firms, share) = read("Of the 300 firms, 12 percent are foreign.")
    assert (firms.subject, share.of) == ("firms", "firms")


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("In 2024 exports were $5 billion, up $300 million from 2023.", "$300 million", "2024"),
        ("Jobs shrank by 11,400 over 2025.", "11,400", "2025"),
        ("In the nine months through September 2024 profit was $5 billion.", "$5 billion",
         "2024-01/2024-09"),
        ("In the six months ended June 2024 profit was $3 billion.", "$3 billion", "2024-H1"),
        ("In the 12 months to June 2024, profit was $7 billion.", "$7 billion",
         "2023-07/2024-06"),
        ("Updated: 2025-04-10\n\nOver the past decade, exports grew 12 percent a year on average.",
         "12 percent", "2016/2025"),
        ("Published: 2025-04-10\n\nLast month exports rose 3 percent.", "3 percent", "2025-03"),
    ],
)  # fmt: skip
def test_times_that_lean_on_others(text: str, quote: str, period: str) -> None:
    assert periods_of(text)[quote] == period


@pytest.mark.parametrize(
    ("text", "quote", "of"),
    [
        ("Exports in 2024 were up 5.2% yoy and 1.1% qoq.", "1.1%", "previous quarter"),
        ("Exports in 2024 were up 5.2% yoy and 1.1% qoq.", "5.2%", None),
        ("Output fell 3.1% month-on-month in May 2024 but was up 2% from a year earlier.", "2%",
         None),
        ("Output fell 3.1% from a month earlier in May 2024.", "3.1%", "previous month"),
    ],
)  # fmt: skip
def test_growth_on_the_month_and_on_the_year(text: str, quote: str, of: str | None) -> None:
    claim = told(text, quote)
    assert (claim.measure, claim.of) == (Measure.GROWTH, of)


def test_a_yearly_rate_that_tells_a_path_again_is_an_average() -> None:
    text = (
        "Between 2020 and 2024 the number of firms rose from 150 to 400, or by 28 percent a year."
    )
    claim = told(text, "28 percent")
    assert (claim.measure, str(claim.period)) == (Measure.GROWTH_AVG, "2020/2024")


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("The city missed its growth target of 7 percent: GDP rose 6.1 percent in 2024.",
         "6.1 percent", Status.ACTUAL),
        ("The city missed its growth target of 7 percent: GDP rose 6.1 percent in 2024.",
         "7 percent", Status.TARGET),
        ("The target for 2025 is to raise exports by 5 percent and investment by 6 percent.",
         "6 percent", Status.TARGET),
    ],
)  # fmt: skip
def test_aims_and_what_came_of_them(text: str, quote: str, status: Status) -> None:
    claim = told(text, quote)
    assert (claim.measure, claim.status) == (Measure.GROWTH, status)


@pytest.mark.parametrize(
    ("text", "quote", "subject"),
    [
        ("Hefei ranked among the top ten in exports in 2024.", "top ten", "exports"),
        ("Hefei was among the top 20 cities by GDP in 2024.", "top 20", "GDP"),
        ("Hefei rose from fifth to third place in exports in 2024.", "fifth", "exports"),
        ("Hefei ranks first in Anhui by GDP and second by population.", "first", "GDP"),
    ],
)  # fmt: skip
def test_by_what_a_place_is_held(text: str, quote: str, subject: str) -> None:
    assert told(text, quote).subject == subject


def test_a_report_given_for_a_government_is_on_its_place() -> None:
    text = (
        "Work report\n\nOn behalf of Shenzhen Nanshan District People's Government, I report. "
        "Shenzhen helped us, and Shenzhen led. In 2014, GDP rose 9%."
    )
    (claim,) = read(text)
    assert (claim.area, claim.indicator) == ("Nanshan", Indicator.GDP)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The plant employs 5,000.", "plant"),
        ("The company employs over 12,000 at home.", "company"),
        ("The company has 12,000 employees.", "company"),
    ],
)
def test_who_employs_a_bare_number(text: str, subject: str) -> None:
    (claim,) = read(text)
    assert (claim.indicator, claim.subject) == (Indicator.EMPLOYMENT, subject)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("The firm sold 3 million tyres in 2023.", Indicator.OTHER),
        ("The firm sold 3 million tyres abroad in 2023.", Indicator.EXPORTS),
        ("The firm made 3 million tyres in 2023.", Indicator.PRODUCTION),
    ],
)
def test_goods_that_were_sold_are_not_goods_that_were_made(text: str, indicator: str) -> None:
    (claim,) = read(text)
    assert (claim.indicator, claim.subject) == (indicator, "tyres")


def test_an_amount_told_again_as_a_share_keeps_what_it_measures() -> None:
    text = "In 2023 the mill spent 40 billion yuan on research, or 6.6 percent of revenue."
    share = told(text, "6.6 percent")
    assert (share.indicator, share.subject, share.of) == (
        Indicator.RD_EXPENDITURE, "mill", "revenue",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "indicator"),
    [
        ("deposits", "loans", Indicator.LOANS),
        ("exports", "imports", Indicator.IMPORTS),
        ("sales", "profits", Indicator.PROFIT),
        ("investment", "sales", Indicator.REVENUE),
    ],
)
def test_each_of_two_amounts_has_its_own_measure_behind_it(first, second, indicator) -> None:
    text = f"In 2021 the city had 3 billion dollars in {first} and 2 billion dollars in {second}."
    assert told(text, "2 billion dollars").indicator == indicator
    assert told(text, "3 billion dollars").indicator != indicator


def test_tax_is_of_the_industry_that_paid_it() -> None:
    (paid,) = read("In 2021, the tax revenue of manufacturing was 153.5 billion yuan.")
    (all_of_it,) = read("In 2021, tax revenue reached 153.5 billion yuan.")
    assert paid.indicator == all_of_it.indicator == Indicator.FISCAL_REVENUE
    assert (paid.subject, all_of_it.subject) == ("manufacturing", "tax revenue")


@pytest.mark.parametrize(
    ("did", "status"),
    [
        ("made a plan to promote industry and signed", Status.ACTUAL),
        ("made a plan to promote industry and managed to sign", Status.ACTUAL),
        ("made a plan to promote industry and sign", Status.TARGET),
        ("prepares to build", Status.TARGET),
    ],
)
def test_what_was_done_beside_a_plan_is_done(did: str, status: Status) -> None:
    assert told(f"In 2023, Zhengzhou {did} 238 projects.", "238").status == status


OPENS = (
    "Updated: December 20, 2023\n\nNingbo has reported growth from January to November, local "
    "authorities say.\n\nIndustrial output grew by 6.4 percent.\n\nBy the end of November, "
    "deposits stood at 3.41 trillion yuan.\n\n"
)


@pytest.mark.parametrize(
    ("goes_on", "period"),
    [
        ("Exports grew 5 percent during the same period.", "2023-01/2023-11"),
        ("Exports grew 5 percent during this 11-month period.", "2023-01/2023-11"),
        ("Exports grew 5 percent in the first quarter.", "2023-Q1"),
    ],
)
def test_a_text_is_of_the_months_that_it_opens_with(goes_on: str, period: str) -> None:
    output, deposits, exports = read(OPENS + goes_on)
    assert [str(c.period) for c in (output, deposits, exports)] == [
        "2023-01/2023-11", "2023-11-30", period,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "count", "subject"),
    [
        ("three trillion-yuan industries", 3, "trillion-yuan industries"),
        ("14 hundred-billion-yuan industries", 14, "hundred-billion-yuan industries"),
        ("five 10-billion-yuan companies", 5, "10-billion-yuan companies"),
        ("30 newly started hundred-million-yuan projects", 30,
         "newly started hundred-million-yuan projects"),
        ("120 newly built plants", 120, "newly built plants"),
    ],
)  # fmt: skip
def test_firms_are_counted_by_classes_of_size(words: str, count: int, subject: str) -> None:
    (claim,) = read(f"In 2023, the city had {words}.")
    assert (int(claim.value), claim.unit, claim.subject) == (count, "count", subject)


def test_one_industry_of_trillions_is_an_amount() -> None:
    (claim,) = read("In 2023, the city built a three trillion-yuan industry.")
    assert (int(claim.value), claim.unit) == (3_000_000_000_000, "CNY")


@pytest.mark.parametrize(
    "words",
    [
        "investment in ships, cars, and steel rose",
        "output rose, with ships, cars and steel up",
        "output of ships, cars and steel rose",
    ],
)
def test_things_of_a_list_have_a_figure_each(words: str) -> None:
    claims = read(f"In 2023, {words} 8 percent, 9 percent and 10 percent, respectively.")
    assert [c.subject for c in claims] == ["ships", "cars", "steel"]
