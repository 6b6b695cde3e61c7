"""Words for the ways in which figures would agree, in both languages."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from jiqun.checks.moves import BENIGN
from jiqun.checks.scale import SCALES
from jiqun.checks.slips import slip_name
from jiqun.checks.words import listed, number, residual
from jiqun.data import catalogue
from jiqun.data.dates import period_name
from jiqun.model import Period, Reread, Resolution

TOLD = 3
"""Ways that a sentence lists, our choice; the finding's own list holds the others."""
_BENIGN = {
    "cut_off": ("cut off instead of rounded", "截尾而非四舍五入"),
    "vintage": ("revised later", "后来修订"),
}


def reread_text(told: Reread, quotes: Mapping[str, str], language: str) -> str:
    """Say how one figure is read otherwise."""
    quote = quotes.get(told.claim, told.claim)
    if told.kind in BENIGN:
        why = _BENIGN[told.kind][language == "zh"]
        return f"“{quote}”{why}" if language == "zh" else f"“{quote}” {why}"
    text = number_of(told, language)
    name = slip_name(told.kind, language)
    if language == "zh":
        return f"“{quote}”读作{text}（{name}）"
    return f"“{quote}” as {text} ({name})"


def number_of(told: Reread, language: str) -> str:
    """Write the figure that a reading gives, or what it is of where that is what changes."""
    if told.moved:
        return listed([_field(*field, language) for field in told.moved], language)
    return number_read(told.kind, told.value, told.unit, language, told.half)


def number_read(
    kind: str, value: Fraction, unit: str, language: str, half: Fraction | None = None
) -> str:
    """Write the number of a reading; where a fall was printed for a rise, the rise has its sign.

    >>> number_read("sign", Fraction(8), "percent", "en", Fraction(1, 20))
    '+8.0%'
    """
    text = number(value, unit, language, half)
    return f"+{text}" if kind == "sign" and value > 0 else text


def _field(name: str, value: str | None, language: str) -> str:
    known = catalogue()
    if value is None:
        return "总体" if language == "zh" else "of no other thing"
    if name == "period":
        said = period_name(Period.parse(value), language)
        return f"{said}的数字" if language == "zh" else f"a figure of {said}"
    if name in ("measure", "indicator"):
        return known.label(name, value, language)
    return f"相对于{value}" if language == "zh" else f"against {value}"


def residual_text(way: Resolution, language: str) -> str:
    """Write what a way leaves between parts and total; nothing where no sum is touched."""
    if way.residual is None or way.half is None or way.unit is None:
        return ""
    like = max((abs(r.value) for r in way.rereads), default=Fraction(0))
    return residual(way.residual, way.half, like, way.unit, language)


def way_text(way: Resolution, quotes: Mapping[str, str], language: str) -> str:
    """Say one way: what is read as what, what is left, and whether other digits would do."""
    zh = language == "zh"
    text = listed([reread_text(r, quotes, language) for r in way.rereads], language)
    left = residual_text(way, language)
    if not way.fits:
        return f"{text}，但仍差{left}" if zh else f"{text}, which leaves {left} unexplained"
    if left:
        text += f"，残差{left}" if zh else f", residual {left}"
    if way.alike and zh:
        text += f"（另有{way.alike}种仅数字不同的读法）"
    elif way.alike:
        text += f" (or {way.alike} more that differ in digits only)"
    return text


def ways_text(ways: Sequence[Resolution], quotes: Mapping[str, str], language: str) -> str:
    """Say several ways, numbered, the likeliest first; one alone bears no number."""
    zh = language == "zh"
    if len(ways) == 1:
        return way_text(ways[0], quotes, language)
    brackets = "（{}）" if zh else "({}) "
    parts = [
        brackets.format(n) + way_text(w, quotes, language) for n, w in enumerate(ways[:TOLD], 1)
    ]
    if len(ways) > TOLD:
        left = len(ways) - TOLD
        parts.append(f"另有{left}种" if zh else f"and {left} more")
    return ("；" if zh else "; ").join(parts)


def is_of_scale(ways: Sequence[Resolution]) -> bool:
    """Whether every way that fits changes scales only."""
    fitting = [w for w in ways if w.fits]
    return bool(fitting) and all(r.kind in SCALES for w in fitting for r in w.rereads)
