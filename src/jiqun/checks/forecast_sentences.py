"""Sentences on forecasts that the figure itself has replaced."""

from collections.abc import Mapping

from jiqun.checks.misses import Miss, half_of
from jiqun.checks.words import about, number, qualified, quoted
from jiqun.data.dates import known_on, published_when
from jiqun.model import Bound, Claim, Source


def message_en(area: str, miss: Miss, sources: Mapping[str, Source]) -> str:
    """Give the note in English."""
    word = "estimate" if _is_estimate(miss, sources) else "forecast"
    first, second = (_when(c, sources, "en") for c in (miss.forecast[0], miss.figure))
    return (
        f"The {word} of {_said(miss, 'en')} ({about(miss.forecast[0], 'en', area)}), "
        f"{f'published {first}' if first else 'in a document without a date'}, has been replaced "
        f"by the figure itself: {qualified(miss.figure, 'en')}, published {second}; "
        f"{_miss_en(miss, word)}"
    )


def _miss_en(miss: Miss, word: str) -> str:
    apart = _apart(miss, "en")
    if len(miss.forecast) > 1:
        if miss.is_borne_out:
            return "it lies within that range."
        return f"it lies {apart} {'above' if miss.size > 0 else 'below'} that range."
    if not miss.size:
        return "it lies at that bound." if miss.is_bounded else f"it came out as the {word} had it."
    if miss.is_bounded:
        side = f"{apart} {'above' if miss.size > 0 else 'below'} that bound"
        if miss.is_borne_out:
            return f"it bears the {word} out and lies {side}."
        return f"it does not bear the {word} out and lies {side}."
    said = f"it came out {apart} {'higher' if miss.size > 0 else 'lower'} than the {word}"
    if not miss.is_borne_out:
        return f"{said}."
    if miss.against.bound is Bound.APPROX:
        return f"{said}, which “about” leaves room for."
    return f"{said}, and rounded as coarsely as the {word} the two agree."


def message_zh(area: str, miss: Miss, sources: Mapping[str, Source]) -> str:
    """Give the note in Chinese."""
    word = "预计数" if _is_estimate(miss, sources) else "预测数"
    first, second = (_when(c, sources, "zh") for c in (miss.forecast[0], miss.figure))
    return (
        f"{f'{first}发布的' if first else '未注明日期的文件所载的'}{word}{_said(miss, 'zh')}"
        f"（{about(miss.forecast[0], 'zh', area)}）已由实际数取代：{second}公布的数字为"
        f"{qualified(miss.figure, 'zh')}，{_miss_zh(miss, word)}"
    )


def _miss_zh(miss: Miss, word: str) -> str:
    apart = f"{'高' if miss.size > 0 else '低'}{_apart(miss, 'zh')}"
    if len(miss.forecast) > 1:
        if miss.is_borne_out:
            return "在该区间之内。"
        return f"比该区间的{'上限' if miss.size > 0 else '下限'}{apart}。"
    if not miss.size:
        return "恰在该界限上。" if miss.is_bounded else f"与{word}相同。"
    if miss.is_bounded:
        return f"与{word}{'相符' if miss.is_borne_out else '不符'}，比该界限{apart}。"
    if not miss.is_borne_out:
        return f"比{word}{apart}。"
    if miss.against.bound is Bound.APPROX:
        return f"比{word}{apart}，仍在“约”字所容许的范围之内。"
    return f"比{word}{apart}；按{word}的位数取整后，两者一致。"


def _said(miss: Miss, language: str) -> str:
    """Quote a forecast with its bound word, of a range both ends."""
    if len(miss.forecast) == 1:
        return qualified(miss.forecast[0], language)
    return (" to " if language == "en" else "至").join(quoted(c, language) for c in miss.forecast)


def _apart(miss: Miss, language: str) -> str:
    """Say how far the two part: `0.4 percentage points`, `40 billion yuan (1.3%)`."""
    if miss.is_rate:
        return number(abs(miss.size), "percentage_point", language)
    text = number(abs(miss.size), miss.figure.unit, language)
    if miss.percent is None:
        return text
    part = number(abs(miss.percent), "percent", language, half_of(miss.percent))
    return f"{text}（{part}）" if language == "zh" else f"{text} ({part})"


def _is_estimate(miss: Miss, sources: Mapping[str, Source]) -> bool:
    """Whether a forecast was published when its period was over."""
    claim = miss.forecast[0]
    source = sources.get(claim.doc)
    day = known_on(source.published, source.published_text) if source else None
    return day is not None and claim.period is not None and day > claim.period.last


def _when(claim: Claim, sources: Mapping[str, Source], language: str) -> str | None:
    source = sources.get(claim.doc)
    return published_when(source.published, source.published_text, language) if source else None
