"""Read dates of options: `--published DATE`, `--published FILE=DATE`, `--as-of DATE`."""

from collections.abc import Callable, Iterable
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


def one_date(text: str, option: str = "--as-of") -> date:
    """Give the day of an option; of a year or month the last day.

    >>> one_date("2021-06")
    datetime.date(2021, 6, 30)

    Raises:
        InputError: it is no date, or there is no such day.
    """
    from jiqun.data.dates import last_day

    return _day(text, option, last_day)


def first_date(text: str, option: str) -> date:
    """Give the day of an option; of a year or month the first day.

    >>> first_date("2021-06", "--on")
    datetime.date(2021, 6, 1)

    Raises:
        InputError: it is no date, or there is no such day.
    """
    from jiqun.data.dates import first_day

    return _day(text, option, first_day)


def _day(text: str, option: str, read: Callable[[str], date]) -> date:
    try:
        return read(text)
    except ValueError:
        hint = "; write 2021, 2021-06 or 2021-06-11"
        raise InputError("unknown_value", option, field="date", value=text, hint=hint) from None
