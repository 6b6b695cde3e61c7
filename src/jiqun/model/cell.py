"""One quantity of the world, whatever the number of claims on it."""

import re
from dataclasses import dataclass, fields, replace
from hashlib import sha256

from jiqun.model.claim import Indicator, Measure, Status
from jiqun.model.period import Period

UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Cell:
    """The key of a quantity; two claims with one key speak of the same thing.

    Attributes:
        subject: a code of the catalogue, `label:LANGUAGE:TEXT` where it has none, or None for
            the whole area.
        of: for shares, gaps and contributions: the other side.
        scope: a code; `unspecified` where nobody says.
        dimension: `money` (all currencies), `percent`, `percentage_point`, `count`, `multiple`,
            `rank`, or the symbol of a physical unit.
    """

    area: str
    indicator: Indicator
    subject: str | None
    measure: Measure
    of: str | None
    period: Period | None
    status: Status
    scope: str = UNSPECIFIED
    dimension: str = "money"

    @property
    def key(self) -> str:
        """One line that names the cell; sorts by area, indicator, subject, measure, period."""
        return "|".join(
            "" if (value := getattr(self, f.name)) is None else str(value) for f in fields(self)
        )

    @property
    def series(self) -> str:
        """The key without its period: what a series page shows."""
        return replace(self, period=None).key

    @property
    def series_slug(self) -> str:
        """A permanent file name for the series, such as `shenzhen--value_added--level-1f0c9a2b`."""
        return series_slug(self.series)


def series_slug(series: str) -> str:
    """Make a file name of a series key: readable words and eight digits of its hash."""
    area, indicator, subject, measure = series.split("|")[:4]
    words = [area, indicator, "" if subject.startswith("label:zh:") else subject, measure]
    plain = "--".join(
        w for w in (re.sub(r"[^a-z0-9_]+", "-", w.lower()).strip("-") for w in words) if w
    )
    return f"{plain[:80].strip('-')}-{sha256(series.encode()).hexdigest()[:8]}"


def area_slug(area: str) -> str:
    """Make a file name of an area: its words, and a hash where they are not plain ASCII."""
    plain = re.sub(r"[^a-z0-9]+", "-", area.lower()).strip("-")[:60]
    if plain == area.lower().replace(" ", "-"):
        return plain
    return f"{plain or 'area'}-{sha256(area.encode()).hexdigest()[:8]}"
