"""Write the raw figures of an index for readers."""

from decimal import Decimal

import numpy as np

from jiqun.index.observations import Figure
from jiqun.publish.numbers import amount, digits


def figure_text(value: float, unit: str, language: str) -> str:
    """Write a raw figure as any figure of the site is written, to ten digits.

    >>> figure_text(518703000000.0, "CNY", "zh"), figure_text(4.0, "percent", "en")
    ('5187.03亿元', '4%')
    """
    if np.isnan(value):
        return ""
    number = Decimal(f"{value:.10g}")
    return amount(number, unit, language) if unit else digits(number, 0, language)


def bounded_text(figure: Figure | None, value: float, unit: str, language: str) -> str:
    """Write a raw figure as `figure_text` does, with a sign where only one end of it is known."""
    told = figure_text(value, unit, language)
    if figure is None or np.isnan(value):
        return told
    sign = {(False, True): "≥ ", (True, False): "≤ "}
    return sign.get((np.isinf(figure.low), np.isinf(figure.high)), "") + told
