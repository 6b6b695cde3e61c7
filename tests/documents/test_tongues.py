"""Text in another language is refused with its name; what we read is not."""

import pytest

from jiqun.documents import read_bytes
from jiqun.documents.tongues import language_of, other_language
from jiqun.extraction import extract
from jiqun.lang import LANGUAGES, examples, tongues
from jiqun.lang import tongue as told_apart
from jiqun.model import Refusal

FOREIGN = {
    "French": "Le produit intérieur brut de la région a augmenté de 5,1 % en 2023 pour atteindre "
    "812,4 milliards d'euros, et les exportations ont progressé de 3 %.",
    "Spanish": "El producto interior bruto de la región creció un 5,1 % en 2023 y las "
    "exportaciones de los principales sectores aumentaron un 3 % en el año.",
    "Russian": "В 2023 году ВВП вырос на 5,1 процента и составил 812,4 миллиарда рублей.",
    "Korean": "2023년 지역내총생산은 5.1퍼센트 증가한 812조 원을 기록하였다고 통계청이 밝혔다.",
    "Japanese": "2023年の県内総生産は前年比5.1%増の8124億円となり、輸出も大きく伸びた。",
}
GERMAN = (
    "Das Bruttoinlandsprodukt der Region stieg im Jahr 2023 um 5,1 Prozent und die "
    "Ausfuhr nahm um drei Prozent auf 12 Milliarden Euro zu."
)


@pytest.mark.parametrize("name", FOREIGN)
def test_text_in_another_language_is_refused_by_name(name: str):
    with pytest.raises(Refusal) as refused:
        read_bytes(FOREIGN[name].encode(), "a.txt")
    assert refused.value.code == "other_language"
    assert name in refused.value.message("en")
    assert "文" in refused.value.message("zh").split("（")[1] and name not in refused.value.message(
        "zh"
    )


def test_a_language_with_a_folder_is_told_by_its_words():
    document = read_bytes(GERMAN.encode(), "a.txt")
    assert (document.language, "language" in document.inferred) == ("de", True)
    assert next(c.quote for c in extract(document)) == "5,1 Prozent"


def test_a_stated_language_goes_before_what_is_seen():
    assert read_bytes(GERMAN.encode(), "a.txt", metadata={"language": "en"}).language == "en"
    french = read_bytes(FOREIGN["French"].encode(), "a.txt", metadata={"language": "de"})
    assert french.language == "de"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_of_a_pack_is_taken_for_another_language(language: str):
    told = {language_of(str(e["text"])) for e in examples(language)}
    assert told <= {language, "en"}  # what is clearly in none is read as English
    assert not [e for e in examples(language) if other_language(str(e["text"]))]


def test_a_folder_of_its_own_goes_before_the_list_of_others(monkeypatch: pytest.MonkeyPatch):
    """French without a line of code or of another file: its folder says what its words are."""
    own = {"en": "French", "zh": "法文", "little": "le la les des du et en un une de que pour"}
    read, has = told_apart.read_file, told_apart.has_file
    monkeypatch.setattr(told_apart, "LANGUAGES", (*LANGUAGES, "fr"))
    monkeypatch.setattr(told_apart, "has_file", lambda c, n: c == "fr" or has(c, n))
    monkeypatch.setattr(told_apart, "read_file", lambda c, n: own if c == "fr" else read(c, n))
    tongues.cache_clear()
    try:
        assert language_of(FOREIGN["French"]) == "fr"
        assert language_of(GERMAN) == "de"
    finally:
        tongues.cache_clear()


def test_every_language_is_named_in_both_languages():
    told = {t.code: t for t in tongues()}
    assert set(LANGUAGES) <= told.keys() and len(told) == len(tongues())
    assert all(t.en and t.zh.endswith(("文", "字")) and (t.letters or t.little) for t in tongues())
    assert {c for c, t in told.items() if t.is_read} == set(LANGUAGES)


@pytest.mark.parametrize(
    "text",
    [
        "Île-de-France 5.1 Bretagne 3.2 Paris 7.7",
        "| La Paz | 12 | | El Alto | 13 | | Los Andes | 14 |",
        "深圳と the GDP",
        "佛山の味 2023年，佛山市地区生产总值13276.14亿元，同比增长5.0%。",
        "1 2 3",
        "x0A0B0B0B0B0B0B0B0E0O0O",
        "",
    ],
)
def test_names_and_numbers_are_in_no_language(text: str):
    assert other_language(text) is None
