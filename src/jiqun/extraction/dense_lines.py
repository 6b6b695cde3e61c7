"""Join lines of dense text that were cut where the page was full, in mid-sentence.

Pages that were made of printed ones wrap their lines, often with a blank line behind each. A line
goes on with the next where it is prose and ends without a stop, and the next begins no item and
is hardly wider: a title stands above a paragraph that is.
"""

import re
from collections.abc import Iterator

from jiqun.lang import Forms

_ZH = Forms("zh", "forms", "lines")

NARROWEST, WIDEST = 14, 80
"""Characters of a line that was cut where the page was full: our choice; pages hold 20 to 60."""
WIDER = 1.25
"""How much wider than the line before the next may be: our choice, for a word at its end."""
_LINE = re.compile(r"[^\n]+")


def wraps(text: str) -> Iterator[tuple[int, int]]:
    """Give the breaks, with the blanks around them, after which a sentence only goes on.

    >>> text = "对当年评为省级未来工厂、智能工厂、\\n\\n数字化车间的，给予20万元。\\n二、其他"
    >>> [text[low:high] for low, high in wraps(text)]
    ['\\n\\n']
    """
    before: re.Match[str] | None = None
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        if before is not None and _goes_on(before[0].rstrip(), line[0].strip()):
            start = before.start() + len(before[0].rstrip())
            yield start, line.start() + len(line[0]) - len(line[0].lstrip())
        before = line


def _width(line: str) -> float:
    """Give how wide a line is, in Chinese characters; letters and digits take half of one."""
    return len(line) - sum(map(str.isascii, line)) / 2


def _goes_on(line: str, after: str) -> bool:
    if not NARROWEST <= len(line.strip()) <= WIDEST or _width(after) > WIDER * _width(line):
        return False
    if _ZH.ends.search(line) is not None or _ZH.begins.match(after) is not None:
        return False
    if line.endswith(("，", "、")):
        return True
    words = _ZH.numbered.sub("", line.strip())
    return _ZH.prose.search(words) is not None and _ZH.prose.search(after) is not None
