"""Read a zip archive of documents as one document: its members in order of name."""

from pathlib import PurePosixPath

from jiqun.documents.archive import open_archive
from jiqun.documents.layout import MOST_CHARS
from jiqun.documents.reading import Hint, Reading, Warnings
from jiqun.model import Block, Refusal

_ARCHIVES = (".zip", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar")


def read_bundle(data: bytes, hint: Hint) -> Reading:
    """Read every member that a reader knows; archives inside it are refused, not opened.

    What each member's text stands for is told by its blocks: `report.html: /body/p[3]`.
    """
    from jiqun.documents.registry import inner, inner_name

    archive = open_archive(data)
    parts: list[str] = []
    blocks: list[Block] = []
    warnings: list[tuple[str, str]] = []
    length = 0
    for name in archive.names:
        path = PurePosixPath(name)
        if path.name.startswith(".") or "__MACOSX" in path.parts:
            continue
        kind = None if path.suffix.lower() in _ARCHIVES else inner_name(path.name)
        if kind is None:
            warnings.append(("member_left_out", name))
            continue
        try:
            reading = inner(kind)(archive.read(name), Hint(path.name))
        except Refusal as refusal:
            warnings.append(("member_left_out", f"{name}: {refusal.message()}"))
            continue
        if length + len(reading.text) > MOST_CHARS:
            raise Refusal("too_large_inside", detail=f"more than {MOST_CHARS} characters")
        for block in reading.blocks:
            where = f"{name}: {block.where}"
            blocks.append(Block(block.start + length, block.end + length, block.kind, where))
        parts.append(reading.text.rstrip("\n") + "\n\n")
        length += len(parts[-1])
    if not parts:
        raise Refusal("no_text", format="ZIP")
    left: Warnings = tuple(warnings)
    return Reading("".join(parts), tuple(blocks), "utf-8", warnings=left)
