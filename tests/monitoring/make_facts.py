"""Facts for tests, made the way of a build: claims, observations, facts.

A row is written as `area|indicator|subject|measure|of|period|quote`, with more fields as words
after it: `gt`, `target`, `scope=CODE`, `on=DATE` (published), `unit=HKD`. The quote is what a
document prints (`1.67 trillion`, `6.9%`, `3.6 points`, `about 70 count`).
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from jiqun.checks import observations
from jiqun.data import policy_code
from jiqun.ledger.cells import cells_of
from jiqun.model import Bound, Claim, Indicator, Measure, Period, Source, Status
from jiqun.monitoring import Derived, Facts, Scene, facts_of
from jiqun.monitoring.monitor import RULES
from jiqun.monitoring.reading import areas_above
from jiqun.monitoring.scopes import scope_of

_WORDS = {"trillion": 12, "billion": 9, "million": 6, "亿": 8}
_UNITS = {"%": "percent", "points": "percentage_point"}


def claim(row: str, number: int) -> tuple[Claim, Source]:
    """Make a claim of a row, each in a document of its own."""
    fields, *_ = row.split(" ; ")
    words = row.split(" ; ")[1].split() if " ; " in row else []
    area, indicator, subject, measure, of, period, quote = fields.split("|")
    more = dict(w.partition("=")[::2] for w in words)
    figure = quote.replace("%", " %").split()
    power = sum(_WORDS.get(w, 0) for w in figure)
    digits = next(w for w in figure if w[-1].isdigit()).replace(",", "")
    unit = next((_UNITS.get(w, w) for w in figure[1:] if w not in _WORDS), more.get("unit", "CNY"))
    doc = f"d{number}"
    day = date.fromisoformat(more["on"]) if "on" in more else None
    bound = next((b for b in Bound if b in more), Bound.EQ)
    made = Claim(
        doc=doc,
        start=0,
        end=len(quote),
        quote=quote,
        value=Decimal(digits).scaleb(power),
        unit=unit,
        bound=bound,
        measure=Measure(measure),
        indicator=Indicator(indicator),
        subject=subject or None,
        subject_code=policy_code(subject or None, area, day, Period.parse(period).last),
        of=of or None,
        area=area,
        period=Period.parse(period),
        status=next((s for s in Status if s in more), Status.ACTUAL),
        scope=more.get("scope"),
    )
    return made, Source(doc, f"publisher {number}", "authority", day, None, "en")


def facts(rows: Iterable[str]) -> Facts:
    """Make the facts that a ledger of these rows would give."""
    made = [claim(row.strip(), n) for n, row in enumerate(rows)]
    claims = [c for c, _ in made]
    sources = {s.doc: s for _, s in made}
    cells = {cell.key: cell for c in claims for cell in cells_of(c)}
    seen = observations(claims, (), sources)
    return facts_of(seen, cells, claims, sources=sources, scope_of=scope_of)


def scene(text: str, area: str = "Shenzhen", peers: tuple[str, ...] = ()) -> Scene:
    """Make the scene of an area from rows, one a line."""
    rows = [line for line in text.splitlines() if line.strip()]
    return Scene(area, facts(rows), areas_above(area), peers)


def told(rule: str, text: str, area: str = "Shenzhen", **more: tuple[str, ...]) -> list[Derived]:
    """Give what one rule tells of rows."""
    return list(RULES[rule](scene(text, area, **more)))


def ends(derived: Derived, places: int = 2) -> tuple[float, float]:
    """Give the ends of a result, rounded."""
    assert derived.interval is not None
    low, high = derived.interval.low, derived.interval.high
    assert low is not None and high is not None
    return round(float(low), places), round(float(high), places)
