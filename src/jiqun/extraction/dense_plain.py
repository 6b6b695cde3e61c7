"""Give dense text the marks its rules are written for, each in its place: full-width, no blanks.

Web pages write Chinese with the commas and brackets of English (`增长5%,占三成;`), and with blanks
around digits (`到 2025 年`). Tables keep their blanks: there they part the columns.
"""

import re
from collections.abc import Iterator

from jiqun.lang import Forms
from jiqun.lang.patterns import late_pattern

_ZH = Forms("zh", "forms", "plain")

_HALF = late_pattern(r"[,;:()]")
_COMMA = late_pattern(r",(?:(?<!\d.)|(?!\s{0,3}\d{3}(?!\d)))")
_BAR = late_pattern(r"｜(?<=[\u4e00-\u9fff%]｜)(?:(?<=\d.｜)|(?<=\d..｜)|(?<=\d...｜))")
"""What parts the figures of a card: 企业89家｜收入760亿元."""
_SEMICOLON = late_pattern(r";")
_COLON = late_pattern(r":(?:(?<!\d.)|(?!\d))(?!//)")
_BRACKETS = str.maketrans("()", "（）")
_AROUND = late_pattern(
    r" (?:(?<=[\u4e00-\u9fff“（，。；：、].)(?=\d)|(?<=[\d%].)(?=[\u4e00-\u9fff”）]))"
)
_PROSE = late_pattern(r"[，。；]")
_RATIO = late_pattern(
    r"(?<![\d.:：∶])\d+(?:\.\d+)?[:：]\d+(?:\.\d+)?(?:[:：]\d+(?:\.\d+)?)*(?![\d.]*[:：]?\d)"
)
_IS_TIME = late_pattern(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
WHOLE = 0.6
"""How far the shares of three sectors may lie from a hundred, in percent: rounding, our choice."""


def plain_marks(text: str) -> str:
    """Give a text with full-width marks; no character changes its place.

    >>> plain_marks("增长5%,占三成(含);产值1,234亿元,达2,5倍:见9:30")
    '增长5%，占三成（含）；产值1,234亿元，达2，5倍：见9:30'
    """
    text = _BAR.sub("；", text)
    if _HALF.search(text) is None:
        return text
    text = _COMMA.sub("，", text)
    text = _COLON.sub("：", _SEMICOLON.sub("；", text)).translate(_BRACKETS)
    return _ZH.stop.sub("。", text)


def plain_ratios(text: str) -> str:
    """Give ratios the sign of ratio: 1:1配套, 三次产业比例3.6:52:44.4; times of day keep theirs.

    >>> plain_ratios("9.7:47.3:43，10:20:30，按1:1配套，8:30")
    '9.7∶47.3∶43，10:20:30，按1∶1配套，8:30'
    """
    return _RATIO.sub(_ratio, text)


def _ratio(found: re.Match[str]) -> str:
    words, text = found[0], found.string
    parts = [float(part) for part in re.split("[:：]", words)]
    whole = len(parts) == 3 and abs(sum(parts) - 100) <= WHOLE
    low = max(0, found.start() - 8)
    sure = _ZH.says_so.search(text, low, found.start()) or _ZH.says_so_behind.match(
        text, found.end()
    )
    maybe = _ZH.may_be.search(text, low, found.start()) and not _IS_TIME.fullmatch(words)
    if not whole and not (len(parts) == 2 and (sure or maybe)):
        return words
    return words.replace(":", "∶").replace("：", "∶")


def idle_blanks(text: str) -> Iterator[tuple[int, int]]:
    """Give the blanks beside digits that say nothing: inside dates, and in lines of prose."""
    if " " not in text:
        return
    for found in _ZH.date.finditer(text):
        yield found.span()
    low = high = -1
    prose = False
    for found in _AROUND.finditer(text):
        at = found.start()
        if at >= high:
            low = text.rfind("\n", 0, at) + 1
            high = text.find("\n", at)
            high = len(text) if high < 0 else high
            prose = _PROSE.search(text, low, high) is not None
        if prose:
            yield found.span()
