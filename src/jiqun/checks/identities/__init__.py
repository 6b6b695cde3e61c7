"""What must hold between figures: one kind a file, each a function from a view to rows."""

from collections.abc import Callable, Iterator

from jiqun.checks.identities import (
    average,
    change,
    contribution,
    count,
    cumulative,
    currency,
    gap,
    growth,
    mean,
    multiple,
    order,
    share,
    sum,
)
from jiqun.checks.quantity import Row, View

KINDS: dict[str, Callable[[View], Iterator[Row]]] = {
    "sum": sum.rows,
    "share": share.rows,
    "growth": growth.rows,
    "gap": gap.rows,
    "periods": cumulative.rows,
    "average": average.rows,
    "change": change.rows,
    "multiple": multiple.rows,
    "contribution": contribution.rows,
    "mean": mean.rows,
    "currency": currency.rows,
    "order": order.rows,
    "count": count.rows,
}
"""The kinds in the order in which they are told."""

__all__ = ["KINDS"]
