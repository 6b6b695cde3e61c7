"""Know, from one look at a text, where the costly forms of a language are worth trying."""

from bisect import bisect_left
from functools import cache

from jiqun.extraction.normal import small_letters
from jiqun.extraction.openings import WordLists
from jiqun.lang import Pack

_LISTS = (
    *("places.levels.words", "names.speakers.hints", "names.rules.offered", "names.buyers"),
    "periods.compare",
)
"""Lists of words that the files of a language have anyway, and that open a rule."""


class Guards:
    """Words that forms cannot be met without, all looked for at once.

    Only what was found in the text asked for last is kept.
    """

    def __init__(self, language: Pack) -> None:
        """Gather the words: those of the pack's guards, and lists that it has anyway."""
        words = {str(name): listed for name, listed in language.guards.get("guards", {}).items()}
        for name in _LISTS:
            file, *keys = name.split(".")
            listed = language.entry(file, *keys)
            if isinstance(listed, dict):
                listed = [word for some in listed.values() for word in some]
            words[name] = listed or ()
        self._names = tuple(words)
        self._lists = WordLists([map(str, listed) for listed in words.values()])
        self._text = ""
        self._places: dict[str, list[int]] = {name: [] for name in words}

    def may(self, name: str, text: str, start: int, end: int) -> bool:
        """Say whether a form can be met between two places; one without a guard always can.

        >>> from jiqun.lang import pack
        >>> guards, text = Guards(pack("en")), "Exports rose for the first time."
        >>> guards.may("periods.streaks.first", text, 0, 20)
        False
        >>> guards.may("periods.streaks.first", text, 0, len(text))
        True
        """
        if self._text is not text:
            found = self._lists.places(small_letters(text))
            self._text, self._places = text, dict(zip(self._names, found, strict=True))
        places = self._places.get(name)
        if not places:
            return places is None
        first = bisect_left(places, start)
        return first < len(places) and places[first] < end


@cache
def guards(code: str) -> Guards:
    """Give the guards of a language."""
    from jiqun.lang import pack

    return Guards(pack(code))
