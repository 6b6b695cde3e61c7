"""Write the raw figures of an index for readers."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from jiqun.checks.stood_by import COMPUTED
from jiqun.index.observations import Figure
from jiqun.model import Interval
from jiqun.publish.names import code_name
from jiqun.publish.numbers import amount, balanced, digits


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
    """Write a raw figure as `figure_text` does, and say where it is not as printed.

    A sign stands where only one end of it is known, a word where other figures tell the value.
    """
    told = figure_text(value, unit, language)
    if figure is None or np.isnan(value):
        return told
    sign = {(False, True): "≥ ", (True, False): "≤ "}
    told = sign.get((np.isinf(figure.low), np.isinf(figure.high)), "") + told
    if figure.state not in COMPUTED:
        return told
    if np.isfinite(figure.low) and np.isfinite(figure.high) and unit:
        within = Interval(Fraction(figure.low), Fraction(figure.high))
        told = balanced(Fraction(value), within, unit, language)
    mark = "（{}）" if language == "zh" else " ({})"
    return told + mark.format(code_name("states", figure.state, language))
