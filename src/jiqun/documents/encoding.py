"""Find out as which encoding bytes were written, by evidence, and decode them.

The order: a byte-order mark; strict UTF-8; what an HTML page declares; UTF-16, GB18030 and Big5
by how common the characters are that they give; UTF-8 with a few broken bytes; a Western
single-byte encoding for text that is nearly all ASCII. What fits none is refused.
"""

import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jiqun.documents.reading import Warnings
from jiqun.model import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX or XLSX"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "program"),
    (b"\xd0\xcf\x11\xe0", "old Office file"),
    (b"{\\rtf", "RTF"),
)
_SAMPLE_BYTES = 65_536
"""Evidence is weighed on the first 64 KiB (our choice: thousands of characters, and cheap)."""
_ENOUGH = 0.5
"""Mean commonness under which no East Asian encoding is believed. Ours: real Chinese text scores
above 0.9 in its own encoding and below 0.6 in the other, noise scores below 0.3."""
_SURE = 0.9
"""The same for UTF-16 that holds not one ASCII character: any two letters make some Chinese one."""
_BROKEN_SHARE = 0.1
"""Broken bytes to good multi-byte characters up to which text still counts as UTF-8: our choice."""
_WESTERN_SHARE = 0.2
"""Bytes above 127 that a Western text may have: our choice; French has some 4 %."""
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of the encoding it was read as, and what was odd."""

    text: str
    encoding: str
    warnings: Warnings = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode bytes by the best evidence.

    >>> decode("深圳市统计局".encode("gb18030")).encoding
    'gb18030'

    Raises:
        Refusal: `empty`, `binary` or `not_utf8`.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise Refusal("empty")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise Refusal("binary", detail=name)
    decoded = _marked(data) or _by_evidence(data, declared)
    _refuse_binary(decoded.text)
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    return None


def _by_evidence(data: bytes, declared: str | None) -> Decoded:
    has_nul = b"\0" in data[:_SAMPLE_BYTES]
    if not has_nul:
        if (text := _strict(data, "utf-8")) is not None:
            return Decoded(text, "utf-8")
        if declared and (found := _declared(data, declared)):
            return found
    candidates = []
    for encoding, commonness in _CANDIDATES:
        if has_nul and not encoding.startswith("utf-16"):
            continue
        text = _strict(data[: _even(_SAMPLE_BYTES)], encoding, cut=len(data) > _SAMPLE_BYTES)
        if text is not None:
            judged = text if commonness is _either else [c for c in text if not c.isascii()]
            candidates.append((_mean(judged, commonness), encoding))
    best = max(candidates, default=(0.0, ""))
    if has_nul and best[0] < _ENOUGH:
        raise Refusal("binary", detail="it holds NUL bytes")
    broken = None if has_nul else _broken_utf8(data)
    if broken:
        return broken
    is_wide = best[1].startswith("utf-16")
    if has_nul or (best[0] >= (_SURE if is_wide else _ENOUGH) and not _mostly_ascii(data)):
        return _lenient(data, best[1])
    return _western(data)


def _declared(data: bytes, declared: str) -> Decoded | None:
    name = _ALIASES.get(declared.strip().lower(), declared.strip().lower())
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(codec, "_is_text_encoding", True) or codec.name in {"utf-7", "idna", "punycode"}:
        return None
    text = _strict(data, codec.name)
    return None if text is None else Decoded(text, codec.name)


def _strict(data: bytes, encoding: str, *, cut: bool = False) -> str | None:
    """Decode without any error; with `cut`, a character cut off at the end is forgiven."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        return decoder.decode(data, final=not cut)
    except (UnicodeError, ValueError):
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    if (text := _strict(data, encoding)) is not None:
        return Decoded(text, encoding)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, (("replaced_bytes", str(text.count("\ufffd"))),))


def _broken_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text[:_SAMPLE_BYTES] if c >= "\x80" and c != "\ufffd")
    bad_here = text[:_SAMPLE_BYTES].count("\ufffd")
    if good and max(bad_here, 1) <= max(1, good * _BROKEN_SHARE):
        return Decoded(text, "utf-8", (("replaced_bytes", str(bad)),))
    return None


def _mostly_ascii(data: bytes) -> bool:
    sample = data[:_SAMPLE_BYTES]
    high = [i for i, byte in enumerate(sample) if byte > 127]
    alone = sum(
        1
        for i in high
        if (i == 0 or sample[i - 1] < 128) and (i + 1 >= len(sample) or sample[i + 1] < 128)
    )
    return bool(high) and alone / len(high) > 0.5 and len(high) / len(sample) < _WESTERN_SHARE


def _western(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE_BYTES]
    high = sum(1 for byte in sample if byte > 127) / len(sample)
    found = from_bytes(sample).best() if high < _WESTERN_SHARE else None
    for encoding in dict.fromkeys(("cp1252", found.encoding if found else "cp1252")):
        text = _strict(data, encoding)
        if found and text is not None and not _CONTROL.search(text):
            return Decoded(text, encoding, (("guessed_encoding", encoding),))
    raise Refusal("not_utf8", detail="tried UTF-8, UTF-16, GB18030, Big5 and Western encodings")


def _refuse_binary(text: str) -> None:
    if "\0" in text:
        raise Refusal("binary", detail="it holds NUL characters")
    odd = sum(1 for _ in _CONTROL.finditer(text))
    if odd > len(text) / 100 + 1:
        raise Refusal("binary", detail=f"{odd} control characters")


def _even(count: int) -> int:
    return count - count % 4


def _mean(characters: Sequence[str], commonness: Callable[[str], float]) -> float:
    return sum(map(commonness, characters)) / len(characters) if characters else 0.0


_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》【】…—·％　～")


def _simplified(char: str) -> float:
    """Say how common a character is: level 1 of GB/T 2312 is the 3,755 most used."""
    return _commonness(char, "gb2312", (0xB0, 0xD7), beyond=0.7)


def _traditional(char: str) -> float:
    """Say how common a character is: level 1 of Big5 is the 5,401 most used."""
    return _commonness(char, "big5", (0xA4, 0xC6), beyond=0.4)


def _commonness(char: str, codec: str, level_1: tuple[int, int], *, beyond: float) -> float:
    """Rate a character by the lead byte that a legacy code gives it: common ones come first."""
    if char in _PUNCTUATION:
        return 1.0
    try:
        lead = char.encode(codec)[0]
    except UnicodeEncodeError:
        return 0.1 if "\u4e00" <= char <= "\u9fff" else 0.0
    first, last = level_1
    return 1.0 if first <= lead <= last else beyond if lead > last else 0.3


def _either(char: str) -> float:
    if char.isascii():
        return 1.0 if char.isprintable() or char in "\t\r\n\f" else 0.0
    return max(_simplified(char), _traditional(char))


_CANDIDATES: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("utf-16-le", _either),
    ("utf-16-be", _either),
    ("gb18030", _simplified),
    ("big5hkscs", _traditional),
)
