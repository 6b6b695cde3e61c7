"""Copies of an article count as one witness (row DF9 of the features)."""

from datetime import date

from jiqun.documents import independent_sources, same_sentence
from jiqun.model import Document

BODY = (
    "In 2023, the harbour city built 30 parks and moved 12 million containers. The port added "
    "four berths, the railway 80 kilometres of track. Output of pumps rose by 5.1 per cent, that "
    "of valves by 7.2 per cent, and the number of laboratories climbed to 64 by the year's end."
)
OTHER = (
    "Fishing boats landed 41,000 tonnes of mackerel in the spring. The fleet had shrunk to 310 "
    "vessels after two poor seasons, and the canneries on the northern quay worked at half of "
    "their capacity. A new hatchery opened in May, with room for two million young fish."
)


def doc(id: str, text: str, day: int | None = None, kind: str = "press") -> Document:
    return Document(
        id=id, text=text, language="en", sha256="", encoding="utf-8", media_type="text/plain",
        source_name=id, size_bytes=len(text), publisher_class=kind,
        published=date(2024, 1, day) if day else None,
    )  # fmt: skip


def test_ten_copies_are_one_witness_and_another_article_is_a_second():
    copies = [doc(f"copy{n}", f"Outlet {n} reports.\n{BODY}\nRead more.", n + 2) for n in range(9)]
    texts = [*copies, doc("first", BODY, 1), doc("other", OTHER, 1)]
    original = independent_sources(texts)
    assert set(original.values()) == {"first", "other"}
    assert all(original[c.id] == "first" for c in copies)


def test_a_page_that_copies_part_of_a_long_one_is_a_copy():
    long = doc("long", f"{OTHER}\n{BODY}", 1)
    assert independent_sources([long, doc("part", BODY, 2)]) == {"long": "long", "part": "long"}


def test_without_days_the_authority_goes_before_the_press():
    original = independent_sources([doc("a", BODY), doc("b", BODY, kind="authority")])
    assert original == {"a": "b", "b": "b"}


def test_texts_of_the_same_office_on_two_years_are_two_sources():
    next_year = (
        "In 2024, the harbour city opened a museum of ropes. Ships called 900 times, two in ten "
        "of them under foreign flags. The council hired 70 inspectors and closed three quarries; "
        "output of pumps fell by 2.0 per cent while wages in the yards went up by a tenth."
    )
    assert len(set(independent_sources([doc("a", BODY, 1), doc("b", next_year, 2)]).values())) == 2


def test_sentences_are_the_same_but_for_a_few_words():
    assert same_sentence("全市实现地区生产总值9326.4亿元，同比增长4.6%。",
                         "2025年全市实现地区生产总值9326.4亿元，同比增长4.6%")  # fmt: skip
    assert not same_sentence("全市出口增长4.6%。", "全市进口下降2.1%，降幅收窄。")
