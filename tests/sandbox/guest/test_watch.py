import collections

import pytest

from sandbox.guest import identity
from sandbox.guest.watch import Looks, Variables

CHANGES = [
    ("[1, 2]", "x.append(3)"),
    ("[1, 2]", "x[0] = True"),
    ("[True] * 100", "x[50] = 1"),
    ("[[1], [2]]", "x[1].append(0)"),
    ("(1, [2])", "x[1].clear()"),
    ("{'a': 1}", "x['a'] = 1.0"),
    ("{'a': 1, 'b': 2}", "x['a'] = x.pop('a')"),
    ("dict.fromkeys(range(100), 0)", "x[7] = 1"),
    ("{1: {2: []}}", "x[1][2].append(1)"),
    ("{1, 2}", "x.add(3)"),
    ("set(range(100))", "x.discard(50)"),
    ("collections.deque([1])", "x.appendleft(0)"),
    ("collections.OrderedDict(a=1, b=2)", "x.move_to_end('a')"),
    ("collections.Counter('ab')", "x.update('b')"),
    ("bytearray(b'ab')", "x[0] = 0"),
    ("Box()", "x.items.append(1)"),
    ("Box()", "x.new = 1"),
    ("[Box()]", "x[0].items = 5"),
]


class Box:
    def __init__(self) -> None:
        self.items: list[int] = []

    def __eq__(self, other: object) -> bool:
        raise AssertionError("the program's code ran")

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize(("value", "change"), CHANGES)
def test_change_is_seen_once(value: str, change: str) -> None:
    names = {"collections": collections, "Box": Box}
    scope = {"x": eval(value, names)}
    variables = Variables(Looks(1_000))
    assert list(variables.changes(scope)) == ["x"]
    assert variables.changes(scope) == {}
    exec(change, names, scope)
    assert list(variables.changes(scope)) == ["x"]
    assert variables.changes(scope) == {}


@pytest.mark.parametrize(("value", "change"), CHANGES)
def test_change_is_seen_without_reading_memory(value: str, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "trusted", lambda: False)
    test_change_is_seen_once(value, change)


def test_all_variables_that_reach_a_list_change_with_it() -> None:
    inner: list[int] = []
    scope = {"a": inner, "b": [inner], "c": [1]}
    variables = Variables(Looks(1_000))
    variables.changes(scope)
    inner.append(1)
    assert variables.changes(scope) == {"a": "[1]", "b": "[[1]]"}


def test_equal_value_is_no_change_but_another_type_is() -> None:
    variables = Variables(Looks(1_000))
    variables.changes({"x": 1000, "y": [1]})
    assert variables.changes({"x": int("1000"), "y": [1]}) == {}
    assert variables.changes({"x": 1000.0, "y": [True]}) == {"x": "1000.0", "y": "[True]"}


def test_deleted_variable_maps_to_none() -> None:
    variables = Variables(Looks(1_000))
    variables.changes({"x": 1, "y": 2})
    assert variables.changes({"y": 2}) == {"x": None}


def test_hidden_names_wait_for_the_next_look() -> None:
    variables = Variables(Looks(1_000))
    variables.changes({"x": 1})
    assert variables.changes({"x": 2}, frozenset({"x"})) == {}
    assert variables.changes({"x": 2}) == {"x": "2"}


def test_memory_is_read_on_the_supported_interpreters() -> None:
    assert identity.trusted()
