"""Text in another language is refused with its name; what we read is not."""

import pytest

from jiqun.documents import read_bytes
from jiqun.documents.tongues import other_language
from jiqun.lang import LANGUAGES, examples
from jiqun.model import Refusal

FOREIGN = {
    "French": "Le produit intérieur brut de la région a augmenté de 5,1 % en 2023 pour atteindre "
    "812,4 milliards d'euros, et les exportations ont progressé de 3 %.",
    "Spanish": "El producto interior bruto de la región creció un 5,1 % en 2023 y las "
    "exportaciones de los principales sectores aumentaron un 3 % en el año.",
    "Russian": "В 2023 году ВВП вырос на 5,1 процента и составил 812,4 миллиарда рублей.",
    "Korean": "2023년 지역내총생산은 5.1퍼센트 증가한 812조 원을 기록하였다고 통계청이 밝혔다.",
    "Japanese": "2023年の県内総生産は前年比5.1%増の8124億円となり、輸出も大きく伸びた。",
    "German": "Das Bruttoinlandsprodukt der Region stieg im Jahr 2023 um 5,1 Prozent und die "
    "Ausfuhr nahm um drei Prozent auf 12 Milliarden Euro zu.",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_text_in_another_language_is_refused_by_name(name: str):
    with pytest.raises(Refusal) as refused:
        read_bytes(FOREIGN[name].encode(), "a.txt")
    assert refused.value.code == "other_language"
    assert name in refused.value.message("en")


def test_a_stated_language_goes_before_what_is_seen():
    document = read_bytes(FOREIGN["German"].encode(), "a.txt", metadata={"language": "de"})
    assert document.language == "de"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_example_of_a_pack_is_taken_for_another_language(language: str):
    assert language in LANGUAGES
    assert not [e for e in examples(language) if other_language(str(e["text"]))]


@pytest.mark.parametrize(
    "text",
    [
        "Île-de-France 5.1 Bretagne 3.2 Paris 7.7",
        "| La Paz | 12 | | El Alto | 13 | | Los Andes | 14 |",
        "深圳と the GDP",
        "佛山の味 2023年，佛山市地区生产总值13276.14亿元，同比增长5.0%。",
        "1 2 3",
        "",
    ],
)
def test_names_and_numbers_are_in_no_language(text: str):
    assert other_language(text) is None
