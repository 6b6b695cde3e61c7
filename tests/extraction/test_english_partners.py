"""What English texts say of trade: partners are subjects, and shipping abroad is exporting.

The texts are made up; what is expected follows from the words that the test names.
"""

from jiqun.model import Claim
from readings import by_quote as claims


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


def test_the_industry_is_the_one_that_opened_the_sentence_before():
    found = claims(
        "Textiles remain the backbone of Shaoxing, a city of 5.4 million people. The industry "
        "generated revenue of 263.9 billion yuan in 2024, and it provides some 480,000 jobs."
    )
    assert found["263.9 billion yuan"].subject == found["480,000"].subject == "Textiles"


def test_exports_that_are_valued_at_something_stay_exports():
    found = claims(
        "Merchandise exports of Odisha were valued at $10.4 billion in 2023, a decline of 9.1 per "
        "cent. Ships made up 18.3 percent of everything the state sold abroad."
    )
    assert told(found["$10.4 billion"]) == told(found["9.1 per cent"])
    assert str(found["$10.4 billion"].indicator) == "exports"
    assert found["18.3 percent"].of == "total exports"
