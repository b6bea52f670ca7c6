"""The preparer: what can be sent goes on as a parcel, all else as it came, in the order of the requests."""

import json
import os

from sandbox.guest import nest, wire
from sandbox.guest.parcel import MARK, Parcel
from sandbox.guest.preparer import Preparer, prepare
from tests.sandbox.guest.golden_traces import LIMITS

SOURCE = "def solve(n):\n    return n + 1\n"


def test_requests_go_on_in_their_order() -> None:
    requests = [
        _request(1, SOURCE, "1"),
        _request(2, SOURCE, "{1, 2}"),
        _request(3, "solve = " + "(" * 1000, "1"),
        _request(4, f"import numpy\n{SOURCE}", "1"),
        _request(5, SOURCE, "1", careful=True),
        _request(6, SOURCE, "1", mode="probe", probes=[[0, 1, ["n == 1"]]]),
        _request(7, SOURCE, "2"),
        _request(8, "def solve(:", "2"),
    ]
    frames = _through([json.dumps(one).encode() for one in requests])
    sent = [frame for frame in frames if frame.startswith(MARK)]
    assert [Parcel.received(frame).ident for frame in sent] == [1, 7, 8]
    assert [json.loads(frame) for frame in frames if not frame.startswith(MARK)] == requests[1:6]
    assert [frame.startswith(MARK) for frame in frames] == [True, False, False, False, False, False, True, True]


def test_a_program_that_comes_again_is_not_compiled_again() -> None:
    request = json.loads(json.dumps(_request(1, SOURCE, "1")))
    first = prepare(request)
    assert first is not None
    again = prepare({**request, "args": ["5"]}, first)
    assert again is not None
    assert again.code is first.code
    assert again.args == (5,)


def _through(requests: list[bytes]) -> list[bytes]:
    """What a preparer makes of requests that fit into a pipe."""
    inward, host = os.pipe()
    server, onward = os.pipe()
    for request in requests:
        wire.write(host, request)
    os.close(host)
    Preparer(inward, onward, _kit).serve()
    os.close(inward)
    os.close(onward)
    found = []
    while (frame := wire.read(server, wire.MAX_REQUEST)) is not None:
        found.append(frame)
    os.close(server)
    return found


def _kit(source: str) -> nest.Kit:
    return ("numpy",) if "numpy" in source else ()


def _request(ident: int, source: str, argument: str, **other: object) -> dict[str, object]:
    plain = {"id": ident, "source": source, "entry": "solve", "args": [argument], "kwargs": [], "mode": "run"}
    return {**plain, "limits": LIMITS, "probes": [], "granularity": "line", **other}
