"""Falls told by other words, money that is told once, units, and numbers that are no figures."""

import pytest

from readings import read, told

HEAD = "Ningbo, March 18, 2024\n\n"


@pytest.mark.parametrize(
    ("sentence", "quote", "value"),
    [
        ("In 2023 exports were off 4.8%.", "4.8%", -4.8),
        ("In 2023 output of cars was 5.1 percent weaker.", "5.1 percent", -5.1),
        ("In January 2024 the decline eased to 1.2%.", "1.2%", -1.2),
        (
            "In 2023 exports grew by 0.6%, 3.1 points short of the provincial pace.",
            "3.1 points",
            -3.1,
        ),
        ("In 2023 approval times were compressed by 70%.", "70%", -70),
    ],
)
def test_falls_by_other_words(sentence: str, quote: str, value: float) -> None:
    assert float(told(HEAD + sentence, quote).value) == value


@pytest.mark.parametrize(
    ("sentence", "quote", "unit"),
    [
        # Billions behind an amount of money are money, if nothing stands there that they count.
        ("GDP was 328 billion yuan in 2020. Now the figure is 472 billion.", "472 billion", "CNY"),
        ("It earned 157 billion yuan in 2023, of it 82 billion in cars.", "82 billion", "CNY"),
        ("Trade was 90 billion yuan. It moved 3 billion parcels.", "3 billion", "count"),
        ("Trade was 90 billion yuan. Parcels came to 3 billion.", "3 billion", "count"),
        # A sentence on parts goes on in the money of the one before.
        ("Output was 96 billion yuan. Of which, cars 15.2 billion, up 2%.", "15.2 billion", "CNY"),
        ("In 2023 Zunyi made 362,000 kiloliters of spirits.", "362,000 kiloliters", "kL"),
        ("The level was 29 micrograms per cubic meter.", "29 micrograms per cubic meter", "ug/m3"),
        ("Invested so far: SR 83bn.", "SR 83bn", "SAR"),
        ("The zl 310 million hall opened in 2023.", "zl 310 million", "PLN"),
    ],
)
def test_units_and_money_told_once(sentence: str, quote: str, unit: str) -> None:
    assert told(HEAD + sentence, quote).unit == unit


def test_a_yen_sign_in_a_text_on_japan() -> None:
    text = "Nagoya, July 2021\n\nNagoya is in Japan. Its product was ¥13.55 trillion in 2019."
    assert told(text, "¥13.55 trillion").unit == "JPY"


def test_parts_in_a_thousand() -> None:
    claim = told(HEAD + "In 2023 the levy was 3‰ of the investment.", "3‰")
    assert (float(claim.value), claim.unit) == (0.3, "percent")


@pytest.mark.parametrize(
    "sentence",
    [
        "Monthly brief no. 8, compiled by the bureau.",
        "Page 3 of 8",
        "Index No.: 640100-2025-00031",
        "Steel is the other half of the story.",
        "Those aged 60 and over may apply.",
        "Copies: 60\n",
    ],
)
def test_numbers_of_issues_pages_and_ages_are_no_figures(sentence: str) -> None:
    assert not read(HEAD + sentence)


def test_tripling_is_three_times() -> None:
    text = "In 2023 output value was 63.8 billion yuan, nearly tripling in twelve months."
    claim = told(HEAD + text, "tripling")
    assert (int(claim.value), claim.unit, str(claim.bound)) == (3, "multiple", "lt")


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Of the firms in the park, over 50 are high-tech.", "50"),  # no age
        ("The park has 80 firms, above 40 with exports.", "40"),
        ("In 2023 the firms report 40 new orders.", "40"),  # a verb, and no number of a report
    ],
)
def test_small_counts_are_no_ages_and_no_issues(sentence: str, quote: str) -> None:
    assert told(HEAD + sentence, quote).unit == "count"


def test_residents_over_an_age_are_not_counted_by_it() -> None:
    assert not read(HEAD + "Residents over 60 get help.")
