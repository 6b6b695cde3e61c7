"""What a reader gives: text, blocks, and the metadata it found on the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jiqun.model import Block

Warnings = tuple[tuple[str, str], ...]
"""What was odd but did not stop the reading, as (code, detail)."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of the bytes before they are read.

    Attributes:
        name: the file's name, for messages.
        encoding: an encoding that somebody declared; evidence in the bytes goes before it.
    """

    name: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One document's text as a reader made it of the bytes.

    Attributes:
        stated: metadata that the author wrote for us: front matter.
        found: metadata that the format carries, such as HTML meta elements: it is inferred.
    """

    text: str
    blocks: tuple[Block, ...]
    encoding: str
    stated: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    warnings: Warnings = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read: its name, what its files are called, and how.

    `read` raises a `Refusal` without a place; the caller knows the file and adds it.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[bytes, Hint], Reading]
