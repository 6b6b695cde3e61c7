"""Small claims for the tests of the checks, written by hand."""

from decimal import Decimal

from jiqun.model import Bound, Claim, Indicator, Measure, Period, Status

WORTH = {"trillion": 12, "billion": 9, "million": 6, "亿元": 8, "万亿元": 12}
_at = iter(range(0, 10**9, 100))


def claim(
    quote: str,
    indicator: str,
    period: str | None = "2022",
    subject: str | None = None,
    *,
    doc: str = "paper",
    area: str | None = "Shenzhen",
    measure: str | None = None,
    of: str | None = None,
    bound: str = "eq",
    status: str = "actual",
    start: int | None = None,
    sign: int = 1,
    unit: str | None = None,
) -> Claim:
    """Read a quote such as `3.2 trillion yuan`, `US$5 billion`, `12.5%` or `1,200` into a claim."""
    digits = "".join(c for c in quote if c.isdigit() or c == ".")
    power = next((p for w, p in WORTH.items() if w in quote and f"万{w}" not in quote), 0)
    unit = unit or _unit(quote, power)
    at = next(_at) if start is None else start
    return Claim(
        doc=doc,
        start=at,
        end=at + len(quote),
        quote=quote,
        value=sign * Decimal(digits).scaleb(power),
        unit=unit,
        bound=Bound(bound),
        measure=Measure(measure or ("growth" if unit == "percent" else "level")),
        indicator=Indicator(indicator),
        subject=subject,
        of=of,
        area=area,
        period=Period.parse(period) if period else None,
        status=Status(status),
    )


def _unit(quote: str, power: int) -> str:
    if "point" in quote:
        return "percentage_point"
    if "US$" in quote:
        return "USD"
    if power:
        return "CNY"
    return "percent" if "%" in quote else "count"
