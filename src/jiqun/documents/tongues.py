"""Tell the language of a text: one that we read, or one that is refused by name.

Scripts are told by their letters, languages in Latin letters by their most common little words; how
each language is told is data of `lang`. Only what is clear counts: a list of names is in no
language, and is read as English.
"""

import re
from collections import Counter

from jiqun.lang import Tongue, tongues

SAMPLE = 20_000
"""Characters that are looked at: our choice."""
FEWEST = 12
"""Letters, or words in Latin letters, below which nothing is said: our choice, one sentence."""
CLEAR = 0.12
"""Share of a language's little words from which on a text is in it, if they are three times as many
as the English ones: our choice. Of running text they are a quarter to a half."""
PLAIN = "en"
"""The language of texts that are clearly in none."""
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
"""A word; letters within a code, such as A0B1, are none."""


def tongue_of(text: str) -> Tongue | None:
    """Give the language that a text is clearly in, None where it is in none.

    >>> [getattr(tongue_of(t), "code", None) for t in (
    ...     "Le PIB de la région a augmenté de 5 % en 2023 et les ventes de 3 %.",
    ...     "Das BIP der Region stieg im Jahr 2023 um 5 % auf 3 Mrd. Euro, der Export um 3 %.",
    ...     "GDP of the region grew by 5.1% in 2023, and exports by 3%.")]
    ['fr', 'de', None]
    """
    sample = text[:SAMPLE]
    for tongue in tongues():
        if tongue.letters is not None and _is_written(sample, tongue, tongue.letters):
            return tongue
    words = Counter(word.lower() for word in _WORD.findall(sample))
    whole = sum(words.values())
    if whole < FEWEST:
        return None
    shares = {t.code: sum(words[w] for w in t.little) for t in tongues() if t.little}
    plain = shares.pop(PLAIN, 0)
    code, most = max(shares.items(), key=lambda pair: pair[1])
    if most < CLEAR * whole or most < 3 * plain:
        return None
    return next(t for t in tongues() if t.code == code)


def _is_written(sample: str, tongue: Tongue, letters: re.Pattern[str]) -> bool:
    own, whole = len(letters.findall(sample)), len(tongue.among.findall(sample))
    few = not tongue.is_read and whole < FEWEST
    return own > 0 and not few and own >= tongue.share * whole


def other_language(text: str) -> Tongue | None:
    """Give the language of a text, where it is clearly one that nobody here reads."""
    found = tongue_of(text)
    return None if found is None or found.is_read else found


def language_of(text: str) -> str:
    """Give the code of the language that a text is read in.

    >>> language_of("2025年，深圳GDP为3.87万亿元"), language_of("Shenzhen (深圳) grew by 5.5%")
    ('zh', 'en')
    """
    found = tongue_of(text)
    return found.code if found is not None and found.is_read else PLAIN
