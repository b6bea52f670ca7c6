"""A job as the guest reads it."""

import asyncio
import json
from dataclasses import asdict, fields

from sandbox.base import Job, Limits, Mode, Probe
from sandbox.guest.request import Bounds, Request
from sandbox.program import Call, Program
from sandbox.ticket import Ticket


def request(source: str, *, careful: bool = False) -> dict[str, object]:
    async def made() -> Ticket:
        job = Job(
            Program(source, "solve"),
            Call(("1",), (("k", "[2]"),)),
            Mode.PROBE,
            Limits(steps=9),
            probes=(Probe(0, 1, ("n == 1",)),),
        )
        return Ticket(job, asyncio.get_running_loop().create_future())

    ticket = asyncio.run(made())
    found = json.loads(ticket.careful_request() if careful else ticket.request)
    assert isinstance(found, dict)
    return found


def test_a_request_says_all_that_the_guest_asks_for() -> None:
    found = request("π = 3")
    assert found.keys() == Request.__annotations__.keys() - {"accelerated"}  # which is for comparing the two tracers only
    assert found["source"] == "π = 3"
    assert found["limits"] == asdict(Limits(steps=9))
    assert Bounds.__annotations__.keys() == {field.name for field in fields(Limits)}
    assert found["probes"] == [[0, 1, ["n == 1"]]]
    assert found["kwargs"] == [["k", "[2]"]]
    assert (found["mode"], found["careful"]) == ("probe", False)


def test_a_careful_request_differs_in_nothing_else() -> None:
    found, careful = request("x = 1"), request("x = 1", careful=True)
    assert careful | {"id": found["id"]} == found | {"careful": True}


def test_a_source_that_is_no_text_reaches_the_guest_as_it_is() -> None:
    found = request("s = '\ud800'")
    assert found["source"] == "s = '\ud800'"
    assert found["limits"] == asdict(Limits(steps=9))
