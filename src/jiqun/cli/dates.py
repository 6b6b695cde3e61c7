"""Read `--published DATE` and `--published FILE=DATE`."""

from collections.abc import Iterable
from datetime import date

from jiqun.model import InputError


def publication_dates(options: Iterable[str]) -> dict[str, date]:
    """Give a date for each file named, and under `` the date for all others.

    >>> publication_dates(["2024-02-07", "a.txt=2023-05-08"])["a.txt"]
    datetime.date(2023, 5, 8)

    Raises:
        InputError: a date is not written as 2024-02-07.
    """
    dates: dict[str, date] = {}
    for option in options:
        name, _, text = option.rpartition("=")
        try:
            dates[name] = date.fromisoformat(text)
        except ValueError:
            hint = "; write 2024-02-07 or FILE=2024-02-07"
            raise InputError(
                "unknown_value", "--published", field="date", value=text, hint=hint
            ) from None
    return dates
