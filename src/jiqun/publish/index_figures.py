"""Write the raw figures of an index for readers."""

import numpy as np

from jiqun.index.observations import Figure


def figure_text(value: float, unit: str, language: str) -> str:
    """Write a raw figure for a reader: long numbers in 亿 or billions, units after it."""
    if np.isnan(value):
        return ""
    if abs(value) >= 1e8:
        scaled, word = (value / 1e8, "亿") if language == "zh" else (value / 1e9, " billion")
        number = f"{scaled:,.2f}".rstrip("0").rstrip(".") + word
    else:
        number = f"{value:,.2f}".rstrip("0").rstrip(".")
    words = {"percent": "%", "count": ""}
    told = words.get(unit, f" {unit}" if unit else "")
    return number + told


def bounded_text(figure: Figure | None, value: float, unit: str, language: str) -> str:
    """Write a raw figure as `figure_text` does, with a sign where only one end of it is known."""
    told = figure_text(value, unit, language)
    if figure is None or np.isnan(value):
        return told
    sign = {(False, True): "≥ ", (True, False): "≤ "}
    return sign.get((np.isinf(figure.low), np.isinf(figure.high)), "") + told
