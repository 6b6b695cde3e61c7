"""Tell whether a Chinese text without a day has told the whole of its latest year."""

import re

from jiqun.lang import Forms

_ZH = Forms("zh", "periods", "told")

_MONTH_OF_A_YEAR = re.compile(r"(20\d\d)年\d{1,2}月")


def is_wholly_told(text: str, year: int) -> bool:
    """Say whether a year is told as one that is over, and not only as one that lies ahead.

    2022年和2023年营收分别为7亿元和8亿元。今年前8个月达6亿元 is written in 2024. But not so
    2025年11月初，…。规划写得明白：2030年达到2000亿元, whose 2030 nobody has seen.
    """
    days = [int(m[1]) for m in _MONTH_OF_A_YEAR.finditer(text)]
    if days and max(days) + 1 < year:
        return False
    told = [*re.finditer(rf"{year}年", text)]
    if told and all(_is_aimed_at(text, m) for m in told):
        return False
    return all(
        text.startswith(("底", "末"), m.end()) or _ZH.in_whole.match(text, m.end()) for m in told
    )


def _is_aimed_at(text: str, told: re.Match[str]) -> bool:
    """Say whether a year goes on an aim: 2023年将达到6万吨，2025年达到10万吨."""
    low = text.rfind("。", 0, told.start()) + 1
    if _ZH.aims_before.search(text, low, told.start()) is None:
        return False
    return _ZH.aimed.match(text, told.end()) is not None
