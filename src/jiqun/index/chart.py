"""Draw a ranking: a dot for the rank, a bar for where it may lie; ties share a band."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from jiqun.model import MissingExtra

ROW, LEFT, RIGHT, HEAD, FOOT, PLOT = 22, 170, 70, 46, 34, 520
WORDS = {
    "en": {
        "rank": "rank, with its 90 % interval; shaded bands are statistical ties",
        "of": "rank {rank}, 90 % interval {low} to {high}",
    },
    "zh": {
        "rank": "名次及其 90% 区间；同一底色表示统计上并列",
        "of": "第 {rank} 名，90% 区间 {low} 至 {high}",
    },
}


def ranking_svg(
    records: Sequence[Mapping[str, Any]], *, title: str = "", language: str = "en", most: int = 100
) -> str:
    """Draw the first units of a ranking as SVG.

    Args:
        records: from `Evaluation.rank`.
        title: above the picture.
        language: of words and descriptions.
        most: units drawn.
    """
    shown = list(records)[:most]
    words = WORDS[language]
    last = max((r["high"] for r in shown), default=1)
    width, height = LEFT + PLOT + RIGHT, HEAD + ROW * len(shown) + FOOT

    def x(rank: float) -> float:
        return LEFT + (rank - 1) / max(last - 1, 1) * PLOT

    font = "font-family='sans-serif' font-size='13'"
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' "
        f"width='{width}' height='{height}' role='img' aria-label='{escape(title, True)}'>",
        f"<rect width='{width}' height='{height}' fill='#fbfaf6'/>",
        f"<text x='10' y='24' font-weight='bold' {font} fill='#1c1b19'>{escape(title)}</text>",
    ]
    for number, record in enumerate(shown):
        y = HEAD + ROW * number
        if record["tier"] % 2:
            parts.append(f"<rect x='0' y='{y}' width='{width}' height='{ROW}' fill='#f2eee4'/>")
        middle = y + ROW / 2
        said = words["of"].format(**record)
        parts.append(
            f"<g><title>{escape(str(record['name']))}: {said}</title>"
            f"<text x='10' y='{middle + 4.5}' {font} fill='#1c1b19'>{record['rank']}. "
            f"{escape(str(record['name']))}</text>"
            f"<line x1='{x(record['low']):.1f}' x2='{x(record['high']):.1f}' y1='{middle}' "
            f"y2='{middle}' stroke='#4d5f78' stroke-width='5' stroke-linecap='round' "
            f"opacity='.5'/><circle cx='{x(record['rank']):.1f}' cy='{middle}' r='4.5' "
            f"fill='#1d4a72'/><text x='{width - 10}' y='{middle + 4.5}' text-anchor='end' {font} "
            f"fill='#5d5850'>{record['score']:.1f}</text></g>"
        )
    base = HEAD + ROW * len(shown) + 14
    for tick in sorted({1, last, *range(10, int(last), max(10, int(last) // 6 // 10 * 10 or 10))}):
        parts.append(
            f"<text x='{x(tick):.1f}' y='{base}' text-anchor='middle' {font} "
            f"fill='#5d5850'>{tick:g}</text>"
        )
    parts.append(
        f"<text x='{LEFT}' y='{base + 17}' {font} fill='#5d5850'>"
        f"{escape(words['rank'])}</text></svg>"
    )
    return "\n".join(parts)


def write_picture(svg: str, path: Path) -> None:
    """Write SVG as it is, or as PNG where the path says so.

    Raises:
        MissingExtra: a PNG was asked for and vl-convert is not installed.
    """
    if path.suffix == ".png":
        try:
            import vl_convert
        except ImportError:
            raise MissingExtra(
                "missing_extra", detail="vl-convert-python", extra="charts"
            ) from None
        path.write_bytes(vl_convert.svg_to_png(svg, scale=2))
    else:
        path.write_text(svg, encoding="utf-8")
