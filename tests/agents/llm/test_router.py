"""How fast endpoints are asked, and which of several."""

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest
from llmock.pytest_plugin import LLMock

from agents.llm.base import LLM, Message, RefusedError, Reply, Request
from agents.llm.config import Endpoint, Model, Models
from agents.llm.gate import Dispersed, Gate, Quota
from agents.llm.open import Reach, open_llm
from agents.llm.scripted import Script, ScriptedServer
from tests.agents.llm.asking import QUESTION


def several(number: int) -> list[Request]:
    return [replace(QUESTION, messages=(Message("user", f"What is {index} + 2?"),)) for index in range(number)]


def reach(*urls: str, **limits: int) -> Reach:
    endpoints = tuple(Endpoint.model_validate({"base_url": url, **limits}) for url in urls)
    return Reach(Models(models={"openai/m": Model(endpoints=endpoints)}))


async def ask_all(llm: LLM, requests: list[Request]) -> list[Reply]:
    try:
        return await asyncio.gather(*(llm.complete(request) for request in requests))
    finally:
        await llm.close()


def test_a_quota_gives_no_more_than_it_says() -> None:
    async def use() -> float:
        quota = Quota(600)  # ten a second, fifty at once
        started = time.monotonic()
        await asyncio.gather(*(quota.take(1) for _ in range(55)))
        return time.monotonic() - started

    assert asyncio.run(use()) >= 0.45


def test_limits_of_requests_and_tokens_are_kept(llmock: LLMock) -> None:
    llmock.limits(rpm=240, tpm=1_000_000)
    asyncio.run(ask_all(open_llm("openai/m", reach(llmock.base_url("openai"), rpm=240)), several(30)))
    assert {request.status for request in llmock.requests} == {200}


def test_no_more_are_under_way_than_allowed() -> None:
    async def work() -> list[dict[str, object]]:
        async with ScriptedServer(Script.model_validate({"lines": [{"text": "4", "times": None}], "delay_s": 0.02})) as server:
            await ask_all(open_llm("openai/m", reach(server.openai_url, concurrency=3)), several(12))
            return server.requests

    assert most_at_once(asyncio.run(work())) <= 3


def most_at_once(requests: list[dict[str, object]]) -> int:
    moments = [(request[key], change) for request in requests for key, change in (("came_s", 1), ("answered_s", -1))]
    busy = most = 0
    for _, change in sorted(moments):  # type: ignore[type-var]
        busy += change
        most = max(most, busy)
    return most


def test_processes_share_the_limits() -> None:
    async def work() -> list[dict[str, object]]:
        async with ScriptedServer(Script.model_validate({"lines": [{"text": "4", "times": None}], "delay_s": 0.02})) as server:
            await ask_all(open_llm("openai/m", replace(reach(server.openai_url, concurrency=8), processes=4)), several(8))
            return server.requests

    assert most_at_once(asyncio.run(work())) <= 2


def test_when_one_request_is_told_to_wait_all_do() -> None:
    lines = [{"status": 429, "retry_after": 0.5}, {"text": "4", "times": None}]

    async def work() -> list[dict[str, object]]:
        async with ScriptedServer(Script.model_validate({"lines": lines})) as server:
            llm = open_llm("openai/m", reach(server.openai_url, concurrency=1))
            await ask_all(llm, several(4))
            return server.requests

    first, *others = asyncio.run(work())
    assert first["status"] == 429
    assert all(float(str(other["came_s"])) >= float(str(first["answered_s"])) + 0.5 for other in others)


def test_several_endpoints_share_the_work_and_one_that_is_down_is_left_alone() -> None:
    async def work() -> tuple[int, int, int]:
        good = Script.model_validate({"lines": [{"text": "4", "times": None}], "delay_s": 0.01})
        bad = Script.model_validate({"lines": [{"status": 503, "times": None}]})
        async with AsyncExitStack() as stack:
            first, second, down = [await stack.enter_async_context(ScriptedServer(script)) for script in (good, good, bad)]
            llm = open_llm("openai/m", reach(first.openai_url, second.openai_url, down.openai_url, concurrency=4))
            replies = await ask_all(llm, several(60))
            assert {reply.text for reply in replies} == {"4"}
            return len(first.requests), len(second.requests), len(down.requests)

    first, second, down = asyncio.run(work())
    assert first + second == 60
    assert min(first, second) >= 10
    assert down <= 20


def test_in_a_storm_of_refusals_every_request_ends() -> None:
    storm = {"share": 0.3, "retry_after": 0.02}

    async def work() -> tuple[list[Reply], int]:
        script = Script.model_validate({"lines": [{"text": "4", "times": None}], "storm": storm})
        async with ScriptedServer(script) as server:
            replies = await ask_all(open_llm("openai/m", reach(server.openai_url)), several(100))
            return replies, len(server.requests)

    replies, calls = asyncio.run(work())
    assert [reply.text for reply in replies] == ["4"] * 100
    assert calls > 120


def test_a_gate_narrows_when_refused_and_widens_with_success() -> None:
    async def use() -> None:
        gate = Gate(64)
        assert gate.limit == 16
        for _ in range(100):
            gate.widen()
        assert gate.limit == 64
        gate.narrow()
        gate.narrow()  # of the same round: does not count again
        assert gate.limit == 44
        gate.begin_anew()
        assert gate.limit == 1

    asyncio.run(use())


def test_who_is_cancelled_while_waiting_takes_no_place() -> None:
    async def use() -> None:
        gate = Gate(1)
        await gate.enter()
        waiting = [asyncio.create_task(gate.enter()) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        gate.leave()
        waiting[1].cancel()  # let in and cancelled in the same moment
        await asyncio.wait(waiting[:2])
        await asyncio.wait_for(waiting[2], 5)

    asyncio.run(use())


def test_who_waits_at_a_gate_may_be_sent_elsewhere() -> None:
    async def use() -> None:
        gate = Gate(1)
        await gate.enter()
        waiting = asyncio.create_task(gate.enter())
        await asyncio.sleep(0)
        gate.disperse()
        with pytest.raises(Dispersed):
            await waiting

    asyncio.run(use())


def test_a_server_that_was_never_there_is_said_soon() -> None:
    async def work() -> None:
        with pytest.raises(RefusedError, match="never could be"):
            await ask_all(open_llm("openai/m", reach("http://127.0.0.1:9/v1")), several(1))

    asyncio.run(work())


def test_while_one_endpoint_asks_to_wait_another_answers() -> None:
    busy = Script.model_validate({"lines": [{"status": 429, "retry_after": 600, "times": None}]})
    free = Script.model_validate({"lines": [{"text": "4", "times": None}]})

    async def work() -> list[Reply]:
        async with ScriptedServer(busy) as first, ScriptedServer(free) as second:
            return await ask_all(open_llm("openai/m", reach(first.openai_url, second.openai_url)), several(20))

    assert [reply.text for reply in asyncio.run(work())] == ["4"] * 20
