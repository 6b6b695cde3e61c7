"""What is weighed of phrases at first is the sum of what it is told to be; weights are made up."""

import random

import pytest

from jiqun.documents import read_bytes
from jiqun.extraction.fitted.first_sight import away, by_place
from jiqun.extraction.fitted.phrases import PhraseFinder
from jiqun.extraction.fitted.surroundings import cases
from jiqun.extraction.reader import Reader
from jiqun.lang.pack import pack, read_file

TEXTS = {
    "en": "Mills of Wuhu sold yarn. In 2024 the dye works, of all sizes, made 40 tons of blue dye "
    "and 300 tons of red; the 12 spinning mills in town gave work to 900 women.",
    "zh": "芜湖市纺织业发展快。2024年，全市染料产量40吨，其中蓝色染料30吨；"
    "12家纺纱企业用工900人，出口棉纱5000吨。",
}


class Made(dict[str, float]):
    """Weights that every name has, another each."""

    def get(self, name: str, other: float = 0.0) -> float:  # type: ignore[override]
        return random.Random(name).uniform(-1, 1)


@pytest.mark.parametrize("language", TEXTS)
def test_weights_of_phrases_are_sums_of_their_evidence(language: str) -> None:
    told = read_file(language, "fitted")["subject_words"]
    finder = PhraseFinder(told["function"], told["joins"], pack(language).spaced)
    weights = Made()
    sight = finder.sight(weights)
    reader = Reader(read_bytes(TEXTS[language].encode(), "a.txt"))
    reader.read_by_rules()
    weighed = 0
    for case in cases(reader.text, reader.pack.spaced, reader.told):
        weigh = sight.weigher(case)
        spread = finder._phrases(case.words, case.at, *case.window())
        for placed in finder._placed(case, [one for ends in spread for one in ends]):
            phrase, side, gap = placed
            names = [
                *finder._wording.itself(case.words, *phrase, side, case.at),
                *by_place(side, away(gap), case.indicator, case.context, case.unit),
            ]
            assert weigh(placed) == pytest.approx(sum(weights.get(name) for name in names))
            weighed += 1
    assert weighed > 20
