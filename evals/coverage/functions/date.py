"""Days of the calendar."""


def date(year: int, month: int, day: int) -> str:
    """Say what a date is."""
    if year < 1 or not 1 <= month <= 12 or day < 1:
        return "no date"
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if month == 2:
        last = 29 if leap else 28
    elif month in (4, 6, 9, 11):
        last = 30
    else:
        last = 31
    if day > last:
        return "no date"
    if month == 2 and day == 29:
        return "leap day"
    return "last day" if day == last else "a day"
