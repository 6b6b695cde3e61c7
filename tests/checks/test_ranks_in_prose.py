"""Places told in prose: among whom, by what, and what contradicts them."""

import pytest

from jiqun.checks import check
from jiqun.extraction import extract
from jiqun.model import Document


def document(text: str, language: str) -> Document:
    return Document(
        id="d", text=text, language=language, sha256="", encoding="utf-8",
        media_type="text/plain", source_name="d", size_bytes=0,
    )  # fmt: skip


def test_prose_says_among_whom_a_place_is_held_and_a_figure_can_contradict_it():
    # The field was once read off columns alone; 5.2 above 5.0 leaves Shenzhen no first place.
    text = (
        "2025年，深圳规上工业总产值居全国城市第一。2025年，深圳规模以上工业总产值5.0万亿元，"
        "上海规模以上工业总产值5.2万亿元。"
    )
    claims = extract(document(text, "zh"))
    (place,) = [c for c in claims if c.unit == "rank"]
    assert (place.scope, place.subject) == ("全国城市", "规上工业总产值")
    (found,) = [f for f in check(claims) if f.rule == "rank"]
    assert found.area == "Shenzhen"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # The field behind the place, before the clause, and the figure that it is held by.
        ("In 2024, exports of Shenzhen ranked first among the cities of Guangdong.", "en",
         [("cities of Guangdong", "exports", "Shenzhen")]),
        ("Among Chinese cities, Ningbo ranked first in the number of manufacturing champion "
         "enterprises in 2024.", "en",
         [("Chinese cities", "number of manufacturing champion enterprises", "Ningbo")]),
        ("In 2024, Suzhou ranked first in Jiangsu by total exports.", "en",
         [("Jiangsu", "total exports", "Suzhou")]),
        ("In 2024, Foshan took second place among cities in Guangdong in terms of GDP.", "en",
         [("cities in Guangdong", "GDP", "Foshan")]),
        # Places that others take in the same list.
        ("2024年，苏州出口总额居全省首位，无锡居第二位，南京第三。", "zh",
         [("全省", "出口总额", "Suzhou"), ("全省", "出口总额", "Wuxi"),
          ("全省", "出口总额", "Nanjing")]),
        # A bare measure is that of what was just counted.
        ("2025年，杭州国家高新技术企业达1.8万家，数量居全省第一。", "zh",
         [("全省", "国家高新技术企业数量", "Hangzhou")]),
        ("2024年，成都生产总值在全国城市中排名第7。", "zh", [("全国城市", "生产总值", "Chengdu")]),
        # No field is told.
        ("2024年，成都生产总值排名第7。", "zh", [(None, "生产总值", "Chengdu")]),
    ],
)  # fmt: skip
def test_fields_and_things_ranked_in_prose(text: str, language: str, expected: list[object]):
    told = [c for c in extract(document(text, language)) if c.unit == "rank"]
    assert [(c.scope, c.subject, c.area) for c in told] == expected


def test_the_place_a_text_is_about_is_read_behind_its_figure_like_the_others():
    # A list of figures each with its place: the home place once fell to the one before it.
    text = (
        "Shenzhen grows. In 2025, GDP was 5.2 trillion yuan in Shanghai, 3.9 trillion yuan in "
        "Shenzhen and 3.1 trillion yuan in Guangzhou."
    )
    read = extract(document(text, "en"))
    assert [c.area for c in read] == ["Shanghai", "Shenzhen", "Guangzhou"]
