"""Answers about kinds within kinds, found from the prompt alone."""

import re

from tests.agents.domains.answers import Solve, check

_STATEMENT = re.compile(r"(?:Every|Whatever is an?|All of the kind) (\w+) (?:is an?|are of the kind) (\w+)\.")


def _check(pattern: str, solve: Solve) -> None:
    check("logic", "categories", rf"(?P<facts>.*) Nothing else is known about these kinds\. {pattern}", solve, count=30)


def _kinds(facts: str, who: str) -> list[str]:
    """The kinds to which somebody belongs, the narrowest first."""
    wider = dict(_STATEMENT.findall(facts))
    first = re.search(rf"\b{who} is an? (\w+)", facts)
    assert first
    found = [first[1]]
    while found[-1] in wider:
        found.append(wider[found[-1]])
    return found


def test_the_widest_kind() -> None:
    _check(r"Which is the widest kind to which (?P<who>\w+) belongs\?", lambda m: _kinds(m["facts"], m["who"])[-1])


def test_what_two_have_in_common() -> None:
    def solve(m: re.Match[str]) -> object:
        theirs = _kinds(m["facts"], m["other"])
        return next(kind for kind in _kinds(m["facts"], m["who"]) if kind in theirs)

    _check(r"Which is the narrowest kind to which both (?P<who>\w+) and (?P<other>\w+) belong\?", solve)


def test_who_is_certain_to_be_of_a_kind() -> None:
    def solve(m: re.Match[str]) -> object:
        names = re.findall(r"([A-Z]\w+) is a \w+\.", re.sub(r"(?:Every|Whatever|All)[^.]*\.", "", m["facts"]))
        return [name for name in names if (m["kind"] in _kinds(m["facts"], name)) is not bool(m["no"])]

    _check(r"Which of these people are (?P<no>not )?certain to be a (?P<kind>\w+)\? .*", solve)
