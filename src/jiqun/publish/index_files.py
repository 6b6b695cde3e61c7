"""Give the pages of cities and indicators their file names."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote

from jiqun.index.evaluation import Evaluation


def slug(code: str) -> str:
    """Give a file name for a unit or indicator: letters and digits of any script, else `-`.

    Two codes may have the same; `slugs` tells them apart.

    >>> slug("Taizhou (Jiangsu)")
    'Taizhou-Jiangsu'
    """
    return re.sub(r"[^\w]+", "-", code).strip("-") or quote(code, safe="").replace("%", "-")


def slugs(codes: Iterable[str]) -> dict[str, str]:
    """Give each code a file name of its own, also where a disk does not tell capitals apart.

    >>> slugs(["A B", "A-B", "C D"])
    {'A B': 'A-B-fea4c5ce', 'A-B': 'A-B-77101aaa', 'C D': 'C-D'}
    """
    plain = {code: slug(code) for code in codes}
    count = Counter(name.casefold() for name in plain.values())
    return {
        code: f"{name}-{sha256(code.encode()).hexdigest()[:8]}"
        if count[name.casefold()] > 1 or re.search(r"-[0-9a-f]{8}$", name.casefold())
        else name
        for code, name in plain.items()
    }


def slugs_of(index: Evaluation) -> dict[str, str]:
    """Give the file name of each unit and indicator of an index."""
    return slugs(index.table.units) | slugs(index.tree.codes)
