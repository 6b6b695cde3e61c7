"""Places that are only traded with, and rivers and borders that are no places. Made up."""

from readings import by_quote, read_chinese


def areas(text: str) -> dict[str, str | None]:
    return {claim.quote: claim.area for claim in read_chinese(text)}


def test_what_goes_to_a_place_abroad_is_not_the_total() -> None:
    found = by_quote(
        "绍兴日报　2025年10月20日\n前三季度，绍兴出口9.6亿美元，增长19%，其中非洲2.7亿美元。", "zh"
    )
    assert (found["9.6亿美元"].subject, found["2.7亿美元"].subject) == ("total", "非洲")


def test_trade_with_places_abroad_is_the_home_s() -> None:
    found = areas(
        "绍兴日报　2025年10月20日\n前三季度，绍兴出口9.6亿美元，增长19%，其中非洲2.7亿美元。"
    )
    assert found["2.7亿美元"] == "Shaoxing"


def test_what_a_place_abroad_makes_is_its_own() -> None:
    found = areas("绍兴日报　2025年10月20日\n绍兴产量120万吨。越南产能80万吨。")
    assert found["80万吨"] == "Vietnam"


def test_buyers_in_brackets_own_no_share() -> None:
    found = by_quote(
        "Mendoza wine report\n\n12 May 2024\n\nMendoza exported wine for $700 million in 2023. "
        "The United States (28%) and Brazil (13%) bought the most of Mendoza's exports."
    )
    assert found["28%"].area == found["13%"].area == "Mendoza"


def test_a_border_and_a_river_are_no_places() -> None:
    found = by_quote(
        "Tamil Nadu's clusters\n\n18 June 2025\n\nTamil Nadu had a good year. Hosur, on the "
        "Karnataka border, is home to some 1,150 units."
    )
    assert found["1,150"].area == "Hosur"


def test_the_city_that_a_part_of_china_s_province_is_of() -> None:
    found = by_quote(
        "Yichang Daily\n\n3 March 2024\n\nYichang, in Central China's Hubei province, saw its "
        "output reach 300 billion yuan last year."
    )
    assert found["300 billion yuan"].area == "Yichang"


def test_a_river_is_no_city_beside_the_place_of_a_figure() -> None:
    found = by_quote(
        "Renhuai Report\n\n3 March 2024\n\nRenhuai, on the Ganzhou River, is home to some 1,150 "
        "distilleries."
    )
    assert found["1,150"].area == "Renhuai"
