"""What figures say of one another, and what only the words right behind them say."""

from datetime import date

import pytest

import readings
from jiqun.checks import check
from jiqun.extraction import extract
from jiqun.model import Claim, Document


def read(text: str, language: str) -> tuple[Claim, ...]:
    return readings.read(text, language, published=date(2025, 2, 10))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 2024, trade was 3 to 4 percent higher.", "en"),
        ("Exports were 5 to 6 percent lower than in 2023.", "en"),
        ("2024年出口增长3%至4%。", "zh"),
    ],
)
def test_both_ends_of_a_range_are_of_one_thing(text: str, language: str) -> None:
    low, high = read(text, language)
    assert (low.bound, high.bound) == ("ge", "le")
    fields = ("measure", "indicator", "subject", "of", "period")
    assert [getattr(low, f) for f in fields] == [getattr(high, f) for f in fields]
    assert low.of is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贷款余额2万多亿元，存款3万余亿元。", [(2 * 10**12, "CNY"), (3 * 10**12, "CNY")]),
        ("全市有企业2万多家，常住人口750多万人。", [(20_000, "count"), (7_500_000, "count")]),
    ],
)
def test_more_than_so_many_keeps_its_scale_and_unit(text: str, expected: list[tuple[int, str]]):
    claims = read(text, "zh")
    assert [(c.value, c.unit) for c in claims] == expected
    assert {str(c.bound) for c in claims} == {"gt"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suzhou plans to achieve industrial output of more than $139 billion in its strategic "
         "emerging industries in 2025.", ("gross_output", "strategic emerging industries")),
        ("In 2025, Hefei aims for output of over 30 billion yuan in its new energy vehicles.",
         ("gross_output", "new energy vehicles")),
        # No thing stands there.
        ("Suzhou had industrial output of $139 billion in its first year.",
         ("gross_output", "industry")),
        ("Output of steel reached 30 million tons in 2024.", ("production", "steel")),
    ],
)  # fmt: skip
def test_output_in_money_is_no_physical_one_and_whose_it_is_may_follow(
    text: str, expected: tuple[str, str]
) -> None:
    claim = read(text, "en")[0]
    assert (claim.indicator, claim.subject) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ningbo had four clusters each valued at over 100 billion yuan (about $14 billion).",
         "en"),
        ("Exports of Wuxi reached 500 billion yuan ($70 billion) in 2024.", "en"),
        ("2024年，无锡出口突破5000亿元（约合700亿美元）。", "zh"),
    ],
)  # fmt: skip
def test_a_second_currency_tells_the_same_figure(text: str, language: str) -> None:
    first, again = read(text, language)[-2:]
    assert again.unit == "USD"
    fields = ("measure", "indicator", "subject", "of", "area", "period", "status")
    assert [getattr(first, f) for f in fields] == [getattr(again, f) for f in fields]


def test_a_share_in_gdp_is_never_of_gdp() -> None:
    text = (
        "2022年，战略性新兴产业增加值3500亿元，增长7.2%，比GDP增速高3.1个百分点，占GDP比重31.5%。"
    )
    share = read(text, "zh")[-1]
    assert (share.indicator, share.subject) == ("value_added", "strategic emerging industries")
    assert share.of == "gdp"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2024年出口4203.1亿元，是2020年的1.9倍。2020年出口3461.5亿元。", "zh"),
        ("In 2024 exports were 420 billion yuan, 1.9 times those of 2020. In 2020, exports were "
         "346.15 billion yuan.", "en"),
    ],
)  # fmt: skip
def test_a_multiple_names_its_year_and_can_be_contradicted(text: str, language: str) -> None:
    # 4,203.1 / 3,461.5 is 1.21, nowhere near 1.9.
    claims = read(text, language)
    assert [c.of for c in claims if c.unit == "multiple"] == ["2020"]
    assert [f.rule for f in check(claims) if f.kind in ("error", "note")] == ["multiple"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # The day of a stock is its own; the flow behind it is of the year.
        ("2025年，合肥GDP1.6万亿元，年末国家高新技术企业1万家，出口增长5.2%。",
         ["2025", "2025-12-31", "2025"]),
        # The end of the year is that of the year told last.
        ("2023年末高新技术企业5000家。2024年新增高新技术企业800家，年末达到6800家。",
         ["2023-12-31", "2024", "2024-12-31"]),
    ],
)  # fmt: skip
def test_the_end_of_a_year_is_of_its_own_year_and_figure(text: str, periods: list[str]) -> None:
    assert [str(c.period) for c in read(text, "zh")] == periods


def test_a_verb_is_no_part_of_what_is_counted() -> None:
    text = "By 2027, the number of national high-tech enterprises will be at least 20,000."
    (claim,) = read(text, "en")
    assert (claim.subject, str(claim.status)) == ("national high-tech enterprises", "target")


def test_what_is_ranked_has_no_pronoun_and_a_place_is_a_field() -> None:
    english = (
        "In 2024, Suzhou's GDP reached 2,672.7 billion yuan. Its GDP ranked second in Jiangsu."
    )
    chinese = "2024年，无锡地区生产总值1.63万亿元，增长5.8%，居江苏省第三位。"
    place = extract(Document.of_text(english, "en", id="e"))[-1]
    assert (place.subject, place.scope) == ("GDP", "Jiangsu")
    place = extract(Document.of_text(chinese, "zh", id="c"))[-1]
    assert (place.area, place.subject, place.scope) == ("Wuxi", "地区生产总值", "江苏省")
