"""Lay out paragraphs and table rows as one plain text with a map back to the source."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jiqun.documents.reading import Reading, Warnings
from jiqun.model import Block, Refusal

MOST_CHARS = 20_000_000
"""Characters of one document's text: our choice; the longest report we know has a million."""


def cell_text(words: str) -> str:
    """Give a cell's words on one line, without the bar that divides cells.

    >>> cell_text("GDP\\n| total")
    'GDP / total'
    """
    return " ".join(words.replace("|", "/").split())


@dataclass(slots=True)
class Layout:
    """A text in the making; each piece stands on a line of its own."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, kind: str, where: str) -> None:
        """Add a paragraph, heading or row; blank ones are left out.

        Raises:
            Refusal: the text has become longer than `MOST_CHARS`.
        """
        line = words.strip()
        if not line:
            return
        if self.length + len(line) > MOST_CHARS:
            raise Refusal("too_large_inside", detail=f"more than {MOST_CHARS} characters")
        self.blocks.append(Block(self.length, self.length + len(line), kind, where))
        self.parts.append(line)
        self.length += len(line) + 1

    def row(self, cells: list[str], where: str) -> None:
        """Add a row of a table, its cells between bars."""
        if any(cells):
            self.add("| " + " | ".join(cells) + " |", "row", where)

    def reading(self, name: str, *, found: Mapping[str, str], warnings: Warnings = ()) -> Reading:
        """Give the reading; refuse a document without any text."""
        if not self.parts:
            raise Refusal("no_text", format=name)
        text = "\n".join(self.parts) + "\n"
        return Reading(text, tuple(self.blocks), "utf-8", found=found, warnings=warnings)
