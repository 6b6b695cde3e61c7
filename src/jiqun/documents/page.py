"""Lay out the visible text of HTML in reading order, one block a line.

Tables give one row a line, cells joined by ` | `. Nothing is executed or fetched.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jiqun.documents.furniture import is_furniture
from jiqun.documents.spans import Cell, Spans
from jiqun.model import Block

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

CELL_SEPARATOR = " | "
_PATH_STEPS = 8
"""Steps of a path that are kept: our choice; deep pages would give paths longer than their text."""
_DROPPED = {"script", "style", "template", "noscript", "head", "nav", "footer", "aside", "button"}
_DROPPED |= {"select", "textarea", "iframe", "object", "svg", "math", "audio", "video", "canvas"}
_DROPPED |= {"dialog", "menu", "datalist", "input", "-comment"}
_KINDS = {"h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading"}
_KINDS |= {"h6": "heading", "li": "item", "dt": "item", "dd": "item", "caption": "caption"}
_KINDS |= {"figcaption": "caption"}
_BLOCKS = {"address", "article", "blockquote", "body", "center", "details", "div", "dl", "fieldset"}
_BLOCKS |= {
    "figure",
    "form",
    "header",
    "hgroup",
    "hr",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
}
_BLOCKS |= {"summary", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", *_KINDS}
_CELLS = {"td", "th"}
_LAYOUT = "table, h1, h2, h3, h4, article, section, ul, ol, p ~ p, div ~ div, p ~ div, br ~ br"
"""What a cell of figures does not hold; a row with any of these lays out a page."""
_FORM_CONTENT = "p, h1, h2, h3, article, table"
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1e\x7f\u00ad\u200b\u2060\ufeff]")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*\n[ \t\n\f]*(?=[{_WIDE}])")
_SPACES = re.compile(r"[ \t\n\f\r\u00a0]+")
_CELL = "\x1f"


@dataclass
class _Layout:
    """Collects inline text and turns it into blocks.

    Attributes:
        cells: how far each cell of the row at hand reaches, and whether it is a heading.
        spans: of the table at hand.
        left_out: characters of what was taken for furniture; None where all is kept.
    """

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    length: int = 0
    cells: list[tuple[int, int, bool]] = field(default_factory=list)
    spans: Spans = field(default_factory=Spans)
    left_out: int | None = 0

    def flush(self, kind: str, where: str) -> None:
        """End the block that is being collected, if it says anything."""
        raw = _INVISIBLE.sub("", "".join(self.inline))
        self.inline.clear()
        cells = [_collapsed(cell) for cell in raw.split(_CELL)]
        reach, self.cells = self.cells, []
        if kind == "row" and len(reach) == len(cells):
            cells = self.spans.row([Cell(t, *r) for t, r in zip(cells, reach, strict=True)])
        text = CELL_SEPARATOR.join(cells).strip() if any(cells) else ""
        if not text:
            return
        start = self.length + bool(self.pieces)
        self.pieces.append(text)
        self.length = start + len(text)
        self.blocks.append(Block(start, self.length, kind, where))


def _collapsed(text: str) -> str:
    return _SPACES.sub(" ", _BREAK_IN_CHINESE.sub("", text)).strip(" \u3000\u2002\u2003")


@dataclass
class _Open:
    """An element being walked: what its text is, and how many children of each name it had."""

    tag: str
    kind: str
    step: str
    in_row: bool
    is_pre: bool
    children: dict[str, int] = field(default_factory=dict)
    cells: int = 0


def lay_out(body: "LexborNode") -> tuple[str, tuple[Block, ...]]:
    """Give the text below an element and its blocks, without recursion.

    The page's furniture is left out, unless that would be more than what is left.
    """
    layout = _laid_out(body, _Layout())
    if layout.left_out is not None and layout.left_out > layout.length:
        layout = _laid_out(body, _Layout(left_out=None))
    return "\n".join(layout.pieces), tuple(layout.blocks)


def _laid_out(body: "LexborNode", layout: _Layout) -> _Layout:
    stack = [_Open("body", "paragraph", "/body", False, False)]
    node = body.first_child
    while node is not None:
        entered = _enter(node, stack, layout)
        if entered and node.first_child is not None:
            node = node.first_child
            continue
        if entered:
            _leave(stack, layout)
        while node is not None and node.next is None:
            node = node.parent
            if node is None or len(stack) == 1:
                node = None
                break
            _leave(stack, layout)
        if node is not None:
            node = node.next
    layout.flush("paragraph", "/body")
    return layout


def _enter(node: "LexborNode", stack: list[_Open], layout: _Layout) -> bool:
    """Take in a node; say whether its children are to be walked."""
    tag, outer = node.tag or "", stack[-1]
    if tag == "-text":
        _add_text(node.text(deep=False), stack, layout)
        return False
    if tag in _DROPPED or tag.startswith("-") or _is_hidden(node):
        return False
    if tag == "form" and node.css_first(_FORM_CONTENT) is None:
        return False
    if tag == "br":
        if outer.in_row:
            layout.inline.append(" ")
        else:
            layout.flush(outer.kind, _where(stack))
        return False
    outer.children[tag] = outer.children.get(tag, 0) + 1
    if layout.left_out is not None and is_furniture(node):
        layout.left_out += len(node.text())
        if tag in _BLOCKS and not outer.in_row:
            layout.flush(outer.kind, _where(stack))
        return False
    if tag == "table":
        layout.spans = Spans()
    in_row = outer.in_row or (tag == "tr" and _is_data(node))
    is_block = tag in _BLOCKS
    if is_block and outer.in_row:
        _space_cells(node, stack, layout)
    elif is_block:
        layout.flush(outer.kind, _where(stack))
    kind = "row" if in_row else _KINDS.get(tag, outer.kind)
    step = f"{tag}[{outer.children[tag]}]"
    stack.append(_Open(tag, kind, step, in_row, outer.is_pre or tag == "pre"))
    return True


def _leave(stack: list[_Open], layout: _Layout) -> None:
    done = stack[-1]
    outer = stack[-2]
    if done.tag in _BLOCKS and not outer.in_row:
        layout.flush(done.kind, _where(stack))
    elif done.tag in _BLOCKS:
        layout.inline.append(" ")
    stack.pop()


def _reach(cell: "LexborNode") -> tuple[int, int, bool]:
    """Give over how many columns and rows a cell reaches, and whether it is a heading."""
    told = [cell.attributes.get(name) or "" for name in ("colspan", "rowspan")]
    columns, rows = (int(n) if n.isascii() and n.isdigit() and len(n) < 5 else 1 for n in told)
    return max(columns, 1), max(rows, 1), cell.tag == "th"


def _space_cells(node: "LexborNode", stack: list[_Open], layout: _Layout) -> None:
    row = stack[-1]
    if node.tag in _CELLS and row.tag == "tr":
        layout.inline.append(_CELL if row.cells else "")
        layout.cells.append(_reach(node))
        row.cells += 1
    else:
        layout.inline.append(" ")


def _add_text(text: str, stack: list[_Open], layout: _Layout) -> None:
    text = text.replace(_CELL, "")
    if not stack[-1].is_pre or stack[-1].in_row:
        layout.inline.append(text)
        return
    first, *rest = text.split("\n")
    layout.inline.append(first)
    for line in rest:
        layout.flush(stack[-1].kind, _where(stack))
        layout.inline.append(line)


def _where(stack: list[_Open]) -> str:
    steps = [element.step for element in stack[-_PATH_STEPS:] if element.tag in _BLOCKS]
    path = "/".join(steps)
    return path if path.startswith("/") else f"//{path}"


def _is_hidden(node: "LexborNode") -> bool:
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


def _is_data(row: "LexborNode") -> bool:
    return row.css_first(_LAYOUT) is None
