import asyncio

import httpx2
import pytest

from agents.llm.scripted import Script, ScriptedServer
from agents.llm.transport import client


def test_requests_are_answered_over_several_pools_whose_connections_are_used_again() -> None:
    async def asked() -> list[int]:
        async with ScriptedServer(Script()) as server:
            http = client(httpx2.Timeout(10))
            assert http is not None
            async with http:
                rounds = [await asyncio.gather(*(http.get(f"{server.openai_url}/models") for _ in range(40))) for _ in range(2)]
            return [answer.status_code for answers in rounds for answer in answers]

    assert asyncio.run(asked()) == [200] * 80


def test_where_there_is_a_proxy_the_sdk_finds_its_way_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert client(httpx2.Timeout(10)) is None
