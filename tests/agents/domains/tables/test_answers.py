"""What composed programs return, against answers found in another way from the prompt alone."""

import re
from datetime import UTC, date, datetime, timedelta

from tests.agents.domains.answers import Solve, check


def _check(topic: str, pattern: str, solve: Solve, count: int = 40) -> None:
    check("tables", topic, pattern, solve, count)


def _day(month: str, day: str) -> date:
    return datetime.strptime(f"{day} {month} 2023", "%d %B %Y").replace(tzinfo=UTC).date()


def test_days_between_dates() -> None:
    _check(
        "dates",
        r"[A-Z][a-z ]+ lasts from (\w+) (\d+) to (\w+) (\d+) of a year that is no leap year, the first day not counted\."
        r" How many days are that\?",
        lambda m: (_day(m[3], m[4]) - _day(m[1], m[2])).days,
    )


def test_days_later() -> None:
    _check(
        "dates",
        r"[A-Z][a-z ]+ begins on (\w+) (\d+) and ends (\d+) days later, in a year that is no leap year\."
        r" On which day of the month does it end\?",
        lambda m: (_day(m[1], m[2]) + timedelta(days=int(m[3]))).day,
        count=160,
    )


def test_what_is_there_in_the_end() -> None:
    def solve(m: re.Match[str]) -> int:
        lines = re.findall(r"\d+: (\d+)\D+(\d+)", m[2])
        return int(m[1]) + sum(int(plus) - int(minus) for plus, minus in lines)

    _check("running", r"[^;]*; there are (\d+) \w+ at first:\n(.*)\nHow many \w+ are there in the end\?", solve)


def test_lists_of_rows() -> None:
    def solve(m: re.Match[str]) -> list[str]:
        return [name for name, kind in re.findall(r"- ([^(\n]+) \((?:by )?(\w+)[^)]*\)", m[1]) if kind == m[2]]

    _check(
        "filters",
        r"[^:]*:\n(.*)\nList every \w+ that is listed under (\w+), in the order of the list\.",
        solve,
        count=80,
    )


def test_what_is_there_where_there_is_room_for_so_much() -> None:
    def solve(m: re.Match[str]) -> int:
        now = int(m[1])
        assert now <= int(m[3])
        for plus, minus in re.findall(r"\d+: (\d+)\D+(\d+)", m[2]):
            now = min(now + int(plus) - int(minus), int(m[3]))
        return now

    room = r"There is room for (\d+) \w+ only; what is beyond that after a line is lost\."
    _check("running", rf"[^;]*; there are (\d+) \w+ at first:\n(.*)\n{room} How many \w+ are there in the end\?", solve)


def test_the_best_value_and_the_second_best() -> None:
    def solve(m: re.Match[str]) -> int:
        values = sorted((int(one) for one in re.findall(r"(\d+)\D*$", m[1], re.MULTILINE)), reverse=m[2] == "largest")
        assert values[0] != values[1]
        return abs(values[0] - values[1])

    last = r"(?:price of a box|number of (?:points|loans|plants in a row)|age|time|hours for a piece|hours of sunshine)"
    asked = r"By how much do the best and the second best value differ\?"
    pattern = rf"[^:]*:\n(.*)\nThe lines are ranked by the {last}; the (smallest|largest) value is the best one\. {asked}"
    _check("rankings", pattern, solve, count=130)


_ORDER = r"[^.]*(?P<order>(?:day|month|year)[./-](?:day|month|year)[./-](?:day|month|year))[^.]*\. "
_DIGITS = r"[\d./-]*\d"


def _read(order: str, text: str) -> date:
    form = order.replace("day", "%d").replace("month", "%m").replace("year", "%Y")
    return datetime.strptime(text, form).replace(tzinfo=UTC).date()


def _written(order: str, when: date) -> str:
    return order.replace("day", f"{when:%d}").replace("month", f"{when:%m}").replace("year", f"{when.year}")


def _moved(m: re.Match[str], days: int) -> str:
    """The date of a problem so many days later, written as it is."""
    return _written(m["order"], _read(m["order"], m["start"]) + timedelta(days=days))


def test_dates_in_digits_some_days_away() -> None:
    start = _ORDER + rf"[^\d]*(?P<start>{_DIGITS})"
    _check("dates", start + r"\. Which date was it (\d+) days ago\?", lambda m: _moved(m, -int(m[3])), 20)
    _check("dates", start + r"\. Which date will it be in (\d+) days\?", lambda m: _moved(m, int(m[3])), 20)


def test_dates_in_digits_after_several_moves() -> None:
    def solve(m: re.Match[str]) -> str:
        moves = re.findall(r"(\d+) days (later|earlier)", m["moves"])
        return _moved(m, sum(int(days) * (1 if way == "later" else -1) for days, way in moves))

    _check("dates", _ORDER + rf"[^\d]*(?P<start>{_DIGITS}), (?P<moves>[^.]* days [^.]*)\. (?:At which|When is).*", solve, 20)


def test_days_between_dates_in_digits() -> None:
    def solve(m: re.Match[str]) -> int:
        return (_read(m["order"], m["end"]) - _read(m["order"], m["start"])).days + bool(m["both"])

    asked = (
        rf"[A-Z][a-z ]* lasts from (?P<start>{_DIGITS}) to (?P<end>{_DIGITS})(?P<both>, both days included)?\. How many days "
        r"(?:are that|lie between these dates, the first one not counted, the last one counted)\?"
    )
    _check("dates", _ORDER + asked, solve, 20)


def test_dates_in_digits_in_another_order() -> None:
    def solve(m: re.Match[str]) -> str:
        return _written(m["other"], _read(m["order"], m["start"]))

    other = r"(?P<other>\w+[./-]\w+[./-]\w+)"
    _check("dates", _ORDER + rf"\w+ was born on (?P<start>{_DIGITS})\. How is this date written as {other}\?", solve, 20)
