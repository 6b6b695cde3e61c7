"""What English texts say of trade: partners are subjects, and shipping abroad is exporting.

The texts are made up; what is expected follows from the words that the test names.
"""

from jiqun.extraction import extract
from jiqun.model import Claim, Document


def claims(text: str) -> dict[str, Claim]:
    return {c.quote: c for c in extract(Document.of_text(text, "en", id="t"))}


def told(claim: Claim) -> tuple[str, str | None, str | None]:
    return str(claim.indicator), claim.subject, str(claim.area)


def test_partners_are_no_areas():
    found = claims(
        "Guangxi's foreign trade came to 364 billion yuan in 2024. Trade with Thailand and "
        "Malaysia shrank 4.1 percent and 0.9 percent, respectively. Sales to the United States "
        "tumbled by 22.8%. Imports from Vietnam reached 80 billion yuan."
    )
    assert told(found["4.1 percent"]) == ("trade", "Thailand", "Guangxi")
    assert told(found["0.9 percent"]) == ("trade", "Malaysia", "Guangxi")
    assert told(found["22.8%"]) == ("exports", "United States", "Guangxi")
    assert told(found["80 billion yuan"]) == ("imports", "Vietnam", "Guangxi")


def test_goods_shipped_for_money_are_exports():
    found = claims(
        "Shaoxing shipped garments worth 93 billion yuan between January and June 2024. "
        "The city sold goods worth $29 billion abroad in 2023."
    )
    assert told(found["93 billion yuan"]) == ("exports", "garments", "Shaoxing")
    assert told(found["$29 billion"]) == ("exports", "total", "Shaoxing")


def test_places_compared_with_are_not_what_is_ranked():
    found = claims(
        "In 2023 the GDP of Changsha was 1,433.2 billion yuan, ranking 15th among the cities of "
        "China. Jinjiang came fourth among the top 100 counties."
    )
    assert found["15th"].subject == "GDP"
    assert "top 100 counties" in str(found["fourth"].subject)


def test_cars_that_rolled_off_the_line_were_made():
    found = claims("In 2023 some 1.06 million cars rolled off the line in Wuhu.")
    assert told(found["1.06 million"]) == ("production", "cars", "Wuhu")


def test_a_plan_that_calls_for_something_aims():
    found = claims("A plan adopted in Hefei in May calls for exports of $5 billion by 2026.")
    assert str(found["$5 billion"].status) == "target"
