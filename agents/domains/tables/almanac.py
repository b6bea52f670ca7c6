"""Months and weekdays, as programs and problems have them."""

from agents.grammar import draw
from agents.grammar.sheet import Sheet

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def lengths(sheet: Sheet) -> str:
    """Write the lengths of the months; returns their variable."""
    pairs = ", ".join(f'"{month}": {days}' for month, days in zip(MONTHS, _LENGTHS, strict=True))
    return sheet.let("lengths", "the lengths of the months", f"{{{pairs}}}", told="")


def names(sheet: Sheet) -> str:
    """Write the months in their order; returns their variable."""
    return sheet.let("months", "the months in their order", "[" + ", ".join(f'"{month}"' for month in MONTHS) + "]", told="")


def date(sheet: Sheet, base: str, what: str, *, early: bool = True) -> tuple[str, str]:
    """A day and a month that are given."""
    day = sheet.given(f"{base}_day", f"the day of {what}", draw.whole(1, 28))
    months = MONTHS[:8] if early else MONTHS[4:]
    return day, sheet.given(f"{base}_month", f"the month of {what}", draw.one_of(*months), "str")
