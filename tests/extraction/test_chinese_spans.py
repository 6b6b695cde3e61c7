"""What time Chinese figures are of: titles, days of publication, years that open a sentence.

The texts are made up; the expected periods follow from the words that the test names.
"""

from readings import periods_of


def periods(text: str) -> dict[str, str | None]:
    return periods_of(text, "zh")


def test_a_title_without_a_year_gives_the_part_and_the_day_of_publication_the_year():
    told = periods(
        "前三季度江西外贸增长5.4%\n\n"
        "2025年10月20日，南昌海关通报，江西省进出口总值1802.5亿元。一季度增长5.6%，二季度5.2%。\n\n"
        "全省固定资产投资增长3.4%。"
    )
    assert told["5.4%"] == told["1802.5亿元"] == told["3.4%"] == "2025-01/2025-09"
    assert told["5.6%"] == "2025-Q1"


def test_years_that_open_a_sentence_hold_for_all_of_it():
    # a path begins the year before the five years and ends in their last; a change takes them all
    told = periods(
        "包头市稀土产业2025年产值1200亿元，增长22.3%。而在2020年，产值只有480亿元。"
        "五年间，稀土企业从107家增至251家，就地转化率提高了28个百分点，达到88%。"
    )
    assert told["480亿元"] == told["107家"] == "2020"
    assert told["251家"] == told["88%"] == "2025"
    assert told["28个百分点"] == "2021/2025"


def test_a_path_within_a_plan_begins_the_year_before_it():
    told = periods(
        "“十四五”期间，包头市规上企业从107家增至251家。"
        "五年来，累计新增就业5万人，本地配套率由40%提升到62%。"
    )
    assert told["107家"] == told["40%"] == "2020"
    assert told["251家"] == told["62%"] == "2025"
    assert told["5万人"] == "2021/2025"
