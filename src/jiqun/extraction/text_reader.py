"""Readers that gather the words of a language once, and are then copied for each text.

To gather them anew costs as long as reading a page, and most documents are no longer than that.
"""

from typing import Self

from jiqun.extraction.grammar import Grammar


class TextReader:
    """A reader of one text.

    What `__init__` makes is shared by the readers of all texts in a language, so that nothing in
    it may change; what belongs to the text is set on the copy.
    """

    text: str

    def __init__(self, g: Grammar) -> None:
        """Gather the words of a language and compile its forms."""
        self.g = g

    @classmethod
    def for_text(cls, g: Grammar, text: str) -> Self:
        """Give a reader of a text."""
        made: Self | None = g.readers.get(cls)
        if made is None:
            made = g.readers[cls] = cls(g)
        reader = cls.__new__(cls)
        vars(reader).update(vars(made), text=text)
        return reader
