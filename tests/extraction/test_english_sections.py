"""What headings, lists and earlier sentences say of English figures: goals, offers, times.

The texts are made up; what is expected follows from the words that the test names.
"""

from jiqun.model import Claim
from readings import by_quote as claims


def period(claim: Claim) -> str | None:
    return claim.period.text if claim.period else None


def test_a_heading_and_the_lead_of_a_list_set_goals():
    told = claims(
        "A plan for the harbour of Hefei\n\nGoals\n\n- 20 new berths;\n"
        "- cargo throughput of 90 million tons by 2030.\n\nHow it began\n\n"
        "The port handled 61 million tons in 2024. The plan also names targets for firms:\n\n"
        "- 14 listed companies;\n- exports of $3 billion.\n\nIn 2024 exports were $1.9 billion."
    )
    status = {quote: str(claim.status) for quote, claim in told.items()}
    aims = {"20", "90 million tons", "14", "$3 billion"}
    assert {quote for quote, value in status.items() if value == "target"} == aims
    assert status["61 million tons"] == status["$1.9 billion"] == "actual"


def test_what_firms_may_claim_is_a_rule():
    told = claims(
        "Hefei and its chips\n\nIn 2024 the city had 310 makers of chips.\n\n"
        "Firms that exhibit abroad may claim back up to 70% of their booth fees, "
        "with a ceiling of 600,000 yuan each. Loans qualify for a discount of 2 percent."
    )
    for quote in ("70%", "600,000 yuan", "2 percent"):
        assert str(told[quote].status) == "rule" and period(told[quote]) is None
    assert str(told["70%"].indicator) == "subsidy"
    assert str(told["310"].status) == "actual"


def test_a_year_looked_back_to_does_not_date_what_follows():
    told = claims(
        "In 2022 the GDP of Ningde was 355.5 billion yuan, while in 2012 this figure was only "
        "107.7 billion yuan, that is to say, today's total is 3.3 times as much. "
        "The population was 3.15 million."
    )
    assert period(told["107.7 billion yuan"]) == "2012"
    assert period(told["3.3 times"]) == period(told["3.15 million"]) == "2022"


def test_the_same_year_is_that_of_the_aim_before():
    told = claims(
        "Exports of Nantong rose 4% in 2024. A plan calls for output to top 250 billion yuan by "
        "2026. It also promises, by the same year, to add 12 berths and to train 5,000 welders."
    )
    assert period(told["12"]) == period(told["5,000"]) == "2026"


def test_parts_of_a_year_belong_to_the_latest_one_told():
    told = claims(
        "Shaoxing earned 263.9 billion yuan in 2024 and 250 billion yuan in 2023.\n\n"
        "In the first half of 2025 exports rose 1.9%.\n\n"
        "Prices of cloth in July were 7% lower than a year earlier.\n\n"
        "From January to August the city opened 31 shops."
    )
    assert period(told["7%"]) == "2025-07"
    assert period(told["31"]) == "2025-01/2025-08"


def test_what_is_said_of_now_has_no_year():
    told = claims(
        "The firm moved to Wuxi with 60 people in 2018 and now employs 4,150. Wuxi wants to lift "
        "the share of local parts from the current 32 per cent to 45 per cent by 2030."
    )
    assert period(told["60"]) == "2018" and period(told["4,150"]) is None
    assert period(told["32 per cent"]) is None and period(told["45 per cent"]) == "2030"


def test_numbers_of_sections_are_no_figures():
    told = claims("Survey of Odisha\n\n4.1 The economy of Odisha grew by 7.2 per cent in 2024.")
    assert set(told) == {"7.2 per cent"}


def test_a_valley_of_factories_is_a_place():
    told = claims(
        "Inside Taihu Sensor Valley\n\nTaihu Sensor Valley, opened in 2017, lies in Wuxi. The "
        "valley's exports were $1.06 billion in 2025. The park has 612 companies."
    )
    assert {str(c.area) for c in told.values()} == {"Taihu Sensor Valley"}
