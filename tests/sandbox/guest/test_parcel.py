"""A parcel: what comes out of it runs as what went in would have run."""

import json

import pytest

from sandbox.guest import execution, parcel
from sandbox.guest.parcel import Errand, Parcel
from sandbox.guest.request import Request
from tests.sandbox.guest.golden_traces import LIMITS

SOURCE = """
def solve(items, word="a"):
    total = 0
    for item in items:
        total += item
    return [word, total, 2.5, None, (1, "é"), b"x"]
"""


def test_what_was_packed_runs_alike() -> None:
    request = _request(SOURCE, ["[1, 2, 3]"], word="'é'")
    arrived = Parcel.received(_packed(request))
    assert (arrived.ident, arrived.limits) == (7, LIMITS)
    prepared, asked = arrived.opened()
    assert prepared.code == execution.prepare(request).code
    assert prepared.args == ([1, 2, 3],)
    assert prepared.kwargs == {"word": "é"}
    assert asked == {**request, "source": ""}


def test_a_syntax_error_and_a_fault_arrive() -> None:
    broken, _ = Parcel.received(_packed(_request("def solve(:", []))).opened()
    assert (broken.code, broken.error) == (None, "SyntaxError('invalid syntax')")
    faulty, _ = Parcel.received(_packed(_request(SOURCE, ["1 + x"]))).opened()
    assert faulty.fault


@pytest.mark.parametrize("literal", ["{3, 1}", "range(3)", "[frozenset({1})]", "{'a': {1, 2}}", "set()"])
def test_values_that_would_arrive_otherwise_stay(literal: str) -> None:
    request = _request(SOURCE, [literal])
    assert parcel.packed(execution.prepare(request), request) is None


@pytest.mark.parametrize("literal", ["{'a': [1]}", "(1, 'b')", "{}", '{"a": 1}', "'{('", "inf"])
def test_other_values_travel(literal: str) -> None:
    request = _request(SOURCE, [literal])
    prepared, _ = Parcel.received(_packed(request)).opened()
    assert prepared.args == execution.prepare(request).args


def test_sets_among_the_constants_stay() -> None:
    request = _request("def solve(x):\n    def inner():\n        return x in {8, 0}\n    return inner()\n", ["1"])
    assert parcel.packed(execution.prepare(request), request) is None


def test_only_what_no_tracer_in_python_needs_travels() -> None:
    assert parcel.travels(_request(SOURCE, []))
    assert not parcel.travels({**_request(SOURCE, []), "mode": "trace", "granularity": "expression"})
    assert not parcel.travels({**_request(SOURCE, []), "mode": "probe", "probes": [(0, 1, ["x == 1"])]})


def test_an_errand_is_opened_without_being_sent() -> None:
    request = _request(SOURCE, ["[1]"])
    errand = Errand(request, None)
    assert (errand.ident, errand.limits) == (7, LIMITS)
    assert errand.opened()[0].args == ([1],)


def _packed(request: Request) -> bytes:
    packed = parcel.packed(execution.prepare(request), request)
    assert packed is not None
    assert packed.startswith(parcel.MARK)
    return packed


def _request(source: str, args: list[str], **kwargs: str) -> Request:
    text = {
        "id": 7,
        "source": source,
        "entry": "solve",
        "args": args,
        "kwargs": list(kwargs.items()),
        "mode": "run",
        "limits": LIMITS,
        "probes": [],
        "granularity": "line",
    }
    request: Request = json.loads(json.dumps(text))
    return request
