"""Give rows as a data frame, for notebooks."""

from collections.abc import Sequence
from typing import Any

from jiqun.model import MissingExtra


def frame_of(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    """Make a pandas frame, or a Polars one where pandas is missing.

    Raises:
        MissingExtra: neither library is installed.
    """
    try:
        import pandas
    except ImportError:
        pass
    else:
        return pandas.DataFrame([list(row) for row in rows], columns=list(names))
    try:
        import polars
    except ImportError:
        raise MissingExtra("missing_extra", detail="pandas or polars", extra="frames") from None
    return polars.DataFrame([list(row) for row in rows], schema=list(names), orient="row")
