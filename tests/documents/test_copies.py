"""Copies of an article count as one witness (row DF9 of the features)."""

import random
from dataclasses import replace
from datetime import date

import pytest

from jiqun.documents import (
    Printed,
    Wording,
    find_copies,
    in_same_words,
    independent_sources,
    originals,
    printed,
    rank_of,
)
from jiqun.extraction import extract
from jiqun.model import Document

ZH = (
    "2023年，临海市实现地区生产总值3120.5亿元，比上年增长5.2%。全年规模以上工业增加值增长6.4%，"
    "其中装备制造业增加值增长9.8%，占规模以上工业的比重为41.3%。\n港口完成货物吞吐量2.61亿吨，"
    "集装箱吞吐量达1280万标箱，分别增长3.7%和7.9%。\n全市社会消费品零售总额1204.8亿元，增长4.1%；"
    "外贸进出口总额2816.4亿元，其中出口1930.2亿元，增长2.5%。\n年末全市共有国家高新技术企业2140家，"
    "新增专精特新企业312家。"
)
FOOTER = "\n版权声明：本网站所有内容均受著作权法保护，不得转载，违者必究。联系电话12345678。"
OTHER = (
    "2023年，临海市财政收入明显改善，地方一般公共预算收入286.3亿元，增长8.1%。年末金融机构本外币"
    "存款余额9120亿元，较年初增加640亿元。全市发明专利授权5210件，研发投入占地区生产总值的2.9%。"
)
EDITS = (
    ("实现", "完成"), ("比上年", "同比"), ("全年", "去年"), ("其中", "当中"), ("完成", "实现"),
    ("分别", "各"), ("全市", "当地"), ("共有", "拥有"), ("新增", "新添"), ("达", "为"),
)  # fmt: skip


def doc(id: str, text: str, day: int | None = None, kind: str = "press") -> Document:
    document = Document.of_text(text, "zh", id=id, publisher_class=kind)
    return replace(document, published=date(2024, 1, day) if day else None)


def sources(*documents: Document) -> dict[str, str]:
    return independent_sources([(d, extract(d)) for d in documents])


def test_ten_lightly_edited_copies_are_one_witness_and_another_article_is_a_second():
    copies = [
        doc(f"copy{n}", f"本报讯 记者{n}\n" + ZH.replace(*EDITS[n]) + FOOTER, n + 2)
        for n in range(10)
    ]
    assert len({c.text for c in copies}) == 10
    original = sources(*copies, doc("first", ZH, 1), doc("other", OTHER, 1))
    assert set(original.values()) == {"first", "other"}
    assert all(original[c.id] == "first" for c in copies)


def test_articles_that_share_only_a_footer_are_two_sources():
    found = sources(doc("a", ZH + FOOTER, 1), doc("b", OTHER + FOOTER, 2))
    assert set(found.values()) == {"a", "b"}


def test_a_page_that_prints_a_part_of_a_long_one_is_a_copy():
    long = doc("long", f"{OTHER}\n{ZH}", 1)
    assert sources(long, doc("part", ZH, 2)) == {"long": "long", "part": "long"}


def test_a_long_page_with_two_sentences_of_another_is_none():
    lines = [
        f"本市第{n}号工业园区2023年实现产值{n * 3 + 11}.{n % 10}亿元，入驻企业{n + 40}家。"
        for n in range(50)
    ]
    first = ZH.split("\n")
    assert sources(doc("first", ZH, 1), doc("page", "\n".join(lines + first[:2]), 2)) == {
        "first": "first",
        "page": "page",
    }


def test_without_days_the_authority_goes_before_the_press_and_reprints_are_no_originals():
    assert sources(doc("a", ZH), doc("b", ZH, kind="authority")) == {"a": "b", "b": "b"}
    assert sources(doc("r", ZH, 1, "reprint"), doc("b", ZH, 9)) == {"r": "b", "b": "b"}


def test_one_pattern_with_the_figures_of_another_year_is_another_source():
    """The reports of one office are written on one pattern: only the figures change."""
    digits = str.maketrans("0123456789", "1357924680")
    assert len(set(sources(doc("a", ZH, 1), doc("b", ZH.translate(digits), 2)).values())) == 2


def test_rows_of_tables_are_not_compared():
    table = doc("t", ZH)
    rows = replace(table, blocks=tuple(_row(table.text)))
    assert printed(table, extract(table)).passages
    assert not printed(rows, extract(table)).passages


def _row(text: str):
    from jiqun.model import Block

    yield Block(0, len(text), "row", "row 1")


@pytest.mark.parametrize("seed", range(20))
def test_what_is_found_step_by_step_is_what_is_found_at_once(seed: int):
    """Law over random passages: chains, groups and shares on both sides of the threshold."""
    chance = random.Random(seed)
    pool = [frozenset(chance.sample(range(60), chance.randint(4, 24))) for _ in range(6)]
    documents = []
    for n in range(30):
        body = set(chance.choice(pool))
        body = {p for p in body if chance.random() < 0.8} | set(chance.sample(range(60), 3))
        day = date(2024, 1, chance.randint(1, 9)) if chance.random() < 0.7 else None
        documents.append(Printed(f"d{n}", rank_of(f"d{n}", "press", day), frozenset(body)))
    whole = find_copies(documents)
    assert whole == _by_definition(documents)
    chance.shuffle(documents)
    found: dict = {}
    ranks = {d.doc: d.rank for d in documents}
    for number, document in enumerate(documents):
        for name, copy in find_copies([document], documents[:number]).items():
            if name not in found or ranks[copy.of] < ranks[found[name].of]:
                found[name] = copy
    assert found == whole
    assert all(end not in whole for end in originals({d: c.of for d, c in whole.items()}).values())


def _by_definition(documents: list[Printed]) -> dict:
    from jiqun.documents import Copy

    made = {}
    for d in documents:
        for other in sorted(documents, key=lambda o: o.rank):
            shared = len(d.passages & other.passages)
            if other.rank < d.rank and shared >= 6 and 2 * shared >= len(d.passages):
                made[d.doc] = Copy(d.doc, other.doc, shared / len(d.passages))
                break
    return made


def said(sentence: str, figure: str, doc: str = "a") -> Wording:
    start = sentence.index(figure)
    rank = rank_of(doc, "press", None)
    return Wording(f"{doc}:{start}", rank, sentence, start, start + len(figure))


LONG = (
    "2023年，全市外贸进出口总额2816.4亿元，其中对共建“一带一路”国家出口1930.2亿元，"
    "占全市出口总额的比重比上年提高3.1个百分点，创历史同期新高。"
)
ENGLISH = (
    "Exports of offshore wind turbines and their cables rose to 812.4 billion yuan in 2023, the "
    "customs office said, as shipyards on the eastern bank took their first foreign orders."
)


def test_a_sentence_is_the_same_but_for_light_editing():
    edited = LONG.replace("创历史同期新高", "为历史同期最高").replace("全市外贸", "全市的外贸")
    assert in_same_words(said(LONG, "1930.2亿元"), said(edited, "1930.2亿元"))
    other = ENGLISH.replace("rose", "climbed").replace("took", "won")
    assert in_same_words(said(ENGLISH, "812.4"), said(other, "812.4"))


def test_a_quotation_of_a_part_is_in_the_same_words():
    part = f"专家认为，“{LONG[LONG.index('其中') : LONG.index('，创')]}”这一点说明结构正在改变。"
    assert in_same_words(said(LONG, "1930.2亿元"), said(part, "1930.2亿元"))
    quote = ENGLISH[: ENGLISH.index(", as")]
    spoken = f"He noted with some pride to the assembled guests of the chamber that {quote}."
    assert in_same_words(said(ENGLISH, "812.4"), said(spoken, "812.4"))


def test_a_set_phrase_is_nobodys_words():
    assert not in_same_words(
        said("2023年全市地区生产总值9326.4亿元，同比增长4.6%。", "9326.4亿元"),
        said("2023年，全市地区生产总值9326.4亿元，同比增长4.6%", "9326.4亿元"),
    )


def test_the_same_fact_told_otherwise_is_not_in_the_same_words():
    told = (
        "海关统计显示，去年临海企业向“一带一路”沿线市场卖出了价值1930.2亿元的商品，"
        "这些市场在当地外销中的份额又上升了约三个百分点，为有记录以来最好的一年。"
    )
    assert not in_same_words(said(LONG, "1930.2亿元"), said(told, "1930.2亿元"))
