"""Divide plain text into blocks, a line each, and read plain text and Markdown files."""

import re
from collections.abc import Iterator

from jiqun.documents.encoding import decode
from jiqun.documents.metadata import FrontMatter, front_matter
from jiqun.documents.reading import Hint, Reader, Reading
from jiqun.model import Block, Refusal

_HEADING_CHARS = 40
"""A longer line is no heading by its form alone: our choice, from titles of Chinese reports."""
_TITLE_CHARS = 120
_TITLE_END = re.compile(r"[。；;.,，:：、]$")
_SENTENCE_END = re.compile(r"[。！？；;.!?,，:：、][”’\"')）]*$")
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十百]+[章节部篇]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)"
)
_ITEM = re.compile(r"(?:[-*+•·●▪■◆]|\d{1,3}[.)、．](?!\d))\s*(?=\S)")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_PIPE_ROW = re.compile(r"\|.*\|$")


def read_plain(data: bytes, hint: Hint) -> Reading:
    """Read plain text: the characters stay as they are, newlines become `\\n`."""
    return _read(data, hint, markdown=False)


def read_markdown(data: bytes, hint: Hint) -> Reading:
    """Read Markdown as the plain text it is; `#` lines are headings, nothing is rendered."""
    return _read(data, hint, markdown=True)


def _read(data: bytes, hint: Hint, *, markdown: bool) -> Reading:
    decoded = decode(data, hint.encoding)
    text, meta = opened(decoded.text)
    if not text.strip():
        raise Refusal("no_text", format="Markdown" if markdown else "text")
    return Reading(
        text=text,
        blocks=tuple(_blocks(text, meta.lines, markdown)),
        encoding=decoded.encoding,
        stated=meta.values,
        warnings=decoded.warnings + meta.warnings,
    )


def opened(text: str) -> tuple[str, FrontMatter]:
    """Give the text with newlines as `\\n` and without its front matter, and that."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    meta = front_matter(text)
    return text[meta.end :], meta


def _blocks(text: str, lines_before: int, markdown: bool) -> Iterator[Block]:
    start, is_first, blank_before = 0, True, True
    lines = text.split("\n")
    for number, line in enumerate(lines):
        stripped = line.strip()
        if stripped:
            following = lines[number + 1] if number + 1 < len(lines) else ""
            alone = blank_before and not following.strip()
            kind = _kind(stripped, markdown=markdown, is_first=is_first, alone=alone)
            first = start + len(line) - len(line.lstrip())
            where = f"line {lines_before + number + 1}"
            yield Block(first, first + len(stripped), kind, where)
            is_first = False
        blank_before = not stripped
        start += len(line) + 1


def _kind(line: str, *, markdown: bool, is_first: bool, alone: bool) -> str:
    if markdown and _MARKDOWN_HEADING.match(line):
        return "heading"
    if markdown and _PIPE_ROW.match(line):
        return "row"
    ends_sentence = _SENTENCE_END.search(line) is not None
    if is_first and not _TITLE_END.search(line) and len(line) <= _TITLE_CHARS:
        return "heading"
    if len(line) <= _HEADING_CHARS and not ends_sentence and _NUMBERED.match(line):
        return "heading"
    if _ITEM.match(line):
        return "item"
    if alone and len(line) <= _HEADING_CHARS and not re.search(r"\d|[。，；,;]", line):
        return "paragraph" if ends_sentence else "heading"
    return "paragraph"


PLAIN = Reader("text", (".txt", ".text"), ("text/plain",), read_plain)
MARKDOWN = Reader("Markdown", (".md", ".markdown"), ("text/markdown",), read_markdown)
