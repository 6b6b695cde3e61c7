"""Tell a text in a language that we do not read from one that we do.

Scripts are told by their letters, languages in Latin letters by their most common little words.
Only what is clear counts: a list of names is in no language, and is read.
"""

import re
from collections import Counter

SAMPLE = 20_000
"""Characters that are looked at: our choice."""
FEWEST = 12
"""Words below which nothing is said of a text in Latin letters: our choice, one sentence."""
CLEAR = 0.12
"""Share of a language's little words from which on a text is in it, if they are three times as many
as the English ones: our choice. Of running text they are a quarter to a half."""
MOSTLY = 0.5
"""Share of letters of another script from which on a text is in it: our choice."""
KANA = 0.1
"""Share of kana among kana and Chinese characters from which on a text is Japanese: our choice; of
Japanese text they are a half, of Chinese none."""

_SCRIPTS = {
    "Russian or another language in Cyrillic letters": re.compile(r"[\u0400-\u052f]"),
    "Korean": re.compile(r"[\uac00-\ud7af]"),
    "Arabic or Persian": re.compile(r"[\u0600-\u06ff]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
    "Hindi": re.compile(r"[\u0900-\u097f]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
}
_KANA = re.compile(r"[\u3040-\u30ff]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = "the of and in to a by for was with is on at from as were that which it its up an had"
_LITTLE = {
    "French": "le la les des du et en un une de que est dans pour sur par au aux plus a",
    "Spanish": "el la los las del y en un una de que por con se para al más su es lo",
    "Portuguese": "o os as da do das dos e em um uma de que por com para no na ao mais",
    "Italian": "il lo la gli le del della dei e in un una di che per con nel si al più",
    "German": "der die das und in den von zu mit ist auf für im dem des ein eine um nach bei",
    "Dutch": "de het een en van in op te met is voor dat zijn aan door bij naar ook uit tot",
}


def other_language(text: str) -> str | None:
    """Give the name of the language of a text, where it is clearly one that nobody here reads.

    >>> other_language("Le PIB de la région a augmenté de 5 % en 2023 et les ventes de 3 %.")
    'French'
    >>> other_language("GDP of the region grew by 5.1% in 2023, and exports by 3%.")
    """
    sample = text[:SAMPLE]
    kana, chinese = len(_KANA.findall(sample)), len(_CHINESE.findall(sample))
    if kana and kana >= KANA * (kana + chinese) and kana + chinese >= FEWEST:
        return "Japanese"
    letters = len(_LETTER.findall(sample))
    if letters < FEWEST:
        return None
    for name, script in _SCRIPTS.items():
        if len(script.findall(sample)) >= MOSTLY * letters:
            return name
    words = Counter(word.lower() for word in _WORD.findall(sample))
    whole = sum(words.values())
    if whole < FEWEST or chinese > MOSTLY * letters:
        return None
    english = sum(words[word] for word in _ENGLISH.split())
    shares = {name: sum(words[w] for w in little.split()) for name, little in _LITTLE.items()}
    name, most = max(shares.items(), key=lambda pair: pair[1])
    return name if most >= CLEAR * whole and most >= 3 * english else None
