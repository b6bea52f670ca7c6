"""A pattern that is sought by its words is found wherever it matches."""

from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agents.checker import answer, direction, hygiene, rounds, unread
from agents.checker.sought import Sought


def _all(module: ModuleType) -> list[object]:
    found = [(f"{module.__name__}.{name}", value) for name, value in vars(module).items() if isinstance(value, Sought)]
    return [pytest.param(value, id=name) for name, value in found]


@pytest.mark.parametrize("sought", [one for module in (answer, direction, hygiene, rounds, unread) for one in _all(module)])
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_what_a_pattern_matches_holds_one_of_its_words(sought: Sought, data: st.DataObject) -> None:
    prose = data.draw(st.from_regex(sought.pattern))
    expected = [match.span() for match in sought.pattern.finditer(prose)]
    assert [match.span() for match in sought.finditer(prose)] == expected
    first = sought.search(prose)
    assert (first.span() if first else None) == expected[0]
