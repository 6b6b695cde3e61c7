"""Find the towns that sentences of a Chinese text speak of, and that no list has: 店口镇去年….

Their names are given in pinyin, as for a town that a whole text is on.
"""

from jiqun.extraction.marks import Lexicon
from jiqun.lang import Forms

_ZH = Forms("zh", "forms", "towns")


def towns_named(text: str, lexicon: Lexicon) -> dict[str, str]:
    """Give the Chinese names of towns that open sentences with figures, and their English ones."""
    found: dict[str, str] = {}
    for match in _ZH.opens.finditer(text):
        name = match["name"]
        if not is_known(lexicon, name) and _ZH.no_town.search(name) is None:
            found[name + match["kind"]] = latin(name)
    return found


def is_known(lexicon: Lexicon, name: str) -> bool:
    """Say whether a name means something else: a listed place, a product, a direction."""
    meaning = lexicon.meaning(name)
    if meaning is not None and (meaning.area or meaning.subject or meaning.indicator):
        return True
    return any(m.meaning.area or m.meaning.subject for m in lexicon.find(name, 0, len(name)))


def latin(name: str) -> str:
    """Give a Chinese name in pinyin, as place names are written.

    >>> latin("柳市"), latin("小蓝")
    ('Liushi', 'Xiaolan')
    """
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(name)
    joined = syllables[0]
    for syllable in syllables[1:]:
        joined += ("'" if syllable[0] in "aoe" else "") + syllable
    return joined.capitalize()
