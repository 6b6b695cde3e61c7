"""Name the other side of a share, gap or contribution where it is told as a subject's indicator."""

from jiqun.data import catalogue, subject_name
from jiqun.ledger.cells import subject_code

_ENDINGS = {
    " value added": "增加值",
    " gross output": "总产值",
    " growth": "增速",
    " increment": "增量",
}


def side_name(code: str, language: str) -> str | None:
    """Give the Chinese name of a side that English names by a subject or indicator and an ending.

    None in English, whose words the code has, and where the subject is in the document's own words.

    >>> side_name("above-scale industry value added", "zh"), side_name("growth in exports", "zh")
    ('规模以上工业增加值', '出口增速')
    """
    if language != "zh":
        return None
    told = f"{rest} growth" if (rest := code.removeprefix("growth in ")) != code else code
    for ending, name in _ENDINGS.items():
        if told.endswith(ending):
            thing = _thing(told.removesuffix(ending))
            return thing.removesuffix(name) + name if thing else None
    return None


def _thing(words: str) -> str | None:
    if words in catalogue().labels["indicator"]:
        return catalogue().label("indicator", words, "zh")
    code = subject_code(words)
    if code is None or code.startswith("label:"):
        return None
    name = subject_name(code, "zh")
    return None if name == words else name
