"""Read PDF files: the text of their pages in order, without page numbers and running heads."""

import re
from collections import Counter
from typing import Any

from jiqun.documents.columns import Line, in_reading_order
from jiqun.documents.layout import Layout
from jiqun.documents.reading import Hint, Reading
from jiqun.model import Refusal

MOST_PAGES = 3_000
"""Pages of one document: our choice; yearbooks have a thousand."""
FEWEST_CHARS = 20
"""Characters that one page at least must hold, or the text is a picture: our choice."""
_NUMBER = re.compile(r"[\s\-—–·第页/\d]*|page \d+(?: of \d+)?", re.I)
_DIGITS = re.compile(r"\d+")
_STOPPED = re.compile(r"[。！？；：.!?;:”\"]$")
_CJK = re.compile(r"[\u3400-\u9fff，、（）]")
MOST_PIECES = 2_000
"""Pieces of text of a page beyond which its columns are not looked for: our choice; a page of a
newspaper has some hundred lines."""
EDGE_LINES = 2
"""Lines at the top and bottom of a page where running heads stand: our choice."""
REPEATED = 0.6
"""Share of pages on which a line at the edge must recur to be a running head: our choice."""


def read_pdf(data: bytes, hint: Hint) -> Reading:
    """Read the text layer of a PDF; a file of pictures is refused: it needs OCR first."""
    pages = _pages(data)
    if not any(len("".join(lines).strip()) >= FEWEST_CHARS for lines in pages):
        raise Refusal("needs_ocr", pages=len(pages))
    heads = _running_heads(pages)
    layout = Layout()
    for number, lines in enumerate(pages, 1):
        kept = [line for at, line in enumerate(lines) if not _is_furniture(line, at, lines, heads)]
        for paragraph in paragraphs(kept):
            layout.add(paragraph, "paragraph", f"page {number}")
    if not layout.parts:
        raise Refusal("needs_ocr", pages=len(pages))
    return layout.reading("PDF", found={})


def _pages(data: bytes) -> list[list[str]]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise Refusal("encrypted") from None
        raise Refusal("damaged", detail=str(problem)) from None
    if len(document) > MOST_PAGES:
        raise Refusal("too_large_inside", detail=f"{len(document)} pages")
    pages = []
    for number in range(len(document)):
        try:
            page = document[number].get_textpage()
            ordered = in_reading_order(_lines(page))
            text = page.get_text_range() if ordered is None else "\r\n".join(ordered)
        except pdfium.PdfiumError as problem:
            raise Refusal("damaged", detail=f"page {number + 1}: {problem}") from None
        # \ufffe stands where a hyphen ends a line, \x02 in older versions
        text = re.sub(r"[\ufffe\x02-]\r?\n(?=[a-z])", "", text).replace("\x00", "")
        pages.append([" ".join(line.split(" ")) for line in text.splitlines()])
    return pages


def _lines(page: Any) -> list[Line]:
    """Give the pieces of text of a page with their places; pieces of one line stay apart."""
    count = page.count_rects()
    if count > MOST_PIECES:
        return []
    boxes = [page.get_rect(number) for number in range(count)]
    texts = ((box, page.get_text_bounded(*box)) for box in boxes)
    found = ((box, " ".join(text.split())) for box, text in texts)
    return [
        Line(left, right, top, bottom, text) for (left, bottom, right, top), text in found if text
    ]


def _running_heads(pages: list[list[str]]) -> set[str]:
    seen: Counter[str] = Counter()
    for lines in pages:
        edges = {_mask(line) for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])}
        seen.update(edge for edge in edges if edge and not _STOPPED.search(edge))
    return {edge for edge, count in seen.items() if count >= max(3, REPEATED * len(pages))}


def _mask(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _is_furniture(line: str, at: int, lines: list[str], heads: set[str]) -> bool:
    edge = at < EDGE_LINES or at >= len(lines) - EDGE_LINES
    if not edge or not line.strip():
        return False
    return _mask(line) in heads or _NUMBER.fullmatch(line.strip()) is not None


def paragraphs(lines: list[str]) -> list[str]:
    """Join the lines of a page that a narrow column broke; short lines stay apart.

    >>> paragraphs(["Output rose by 5% in the first", "half of the year.", "Trade fell."])
    ['Output rose by 5% in the first half of the year.', 'Trade fell.']
    """
    width = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    full = False
    for line in (line.strip() for line in lines):
        if not line:
            full = False
            continue
        if joined and full and not _is_row(line):
            glue = "" if _CJK.match(joined[-1][-1]) or _CJK.match(line[0]) else " "
            joined[-1] += glue + line
        else:
            joined.append(line)
        full = len(line) >= 0.75 * width and not _STOPPED.search(line) and not _is_row(line)
    return joined


def _is_row(line: str) -> bool:
    """Say whether a line is a row of figures, which is joined to nothing."""
    cells = line.split()
    figures = sum(1 for cell in cells if re.fullmatch(r"[-+]?\d[\d,]*(?:\.\d+)?%?", cell))
    return len(cells) > 2 and figures * 2 >= len(cells)
