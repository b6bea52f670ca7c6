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
