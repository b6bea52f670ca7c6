"""The scripted server, asked through the vendors' own SDKs."""

import asyncio
import io
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import anthropic
import openai
import pytest

from agents.llm.base import LLM, Finish, Message, RefusedError, Request, ThrottledError, TransientError, Usage
from agents.llm.config import PROTOCOLS
from agents.llm.scripted import BadScript, Script, ScriptedServer
from tests.agents.llm.asking import QUESTION, provider

both = pytest.mark.parametrize("protocol", PROTOCOLS)
T = TypeVar("T")


def play(script: dict[str, object], work: Callable[[ScriptedServer], Awaitable[T]]) -> T:
    async def played() -> T:
        async with ScriptedServer(Script.model_validate(script)) as server:
            return await work(server)

    return asyncio.run(played())


def model_at(server: ScriptedServer, protocol: str, **settings: object) -> LLM:
    return provider(protocol, server.openai_url if protocol == "openai" else server.anthropic_url, **settings)


def asked_for(words: str) -> Request:
    return replace(QUESTION, messages=(Message("user", words),))


@both
@pytest.mark.parametrize("stream", [False, True])
def test_lines_are_said_in_their_order_to_whom_they_fit(protocol: str, *, stream: bool) -> None:
    lines = [{"when": "prime", "text": "2, 3, 5"}, {"text": "first"}, {"text": "always", "times": None}]

    async def work(server: ScriptedServer) -> list[str]:
        llm = model_at(server, protocol, stream=stream)
        replies = [await llm.complete(asked_for(words)) for words in ("hello", "a prime", "another prime", "hello")]
        await llm.close()
        return [reply.text for reply in replies]

    assert play({"lines": lines}, work) == ["first", "2, 3, 5", "always", "always"]


@both
@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("finish", list(Finish))
def test_every_end_of_a_reply_comes_through_either_protocol(protocol: str, finish: Finish, *, stream: bool) -> None:
    async def work(server: ScriptedServer) -> Finish:
        llm = model_at(server, protocol, stream=stream)
        reply = await llm.complete(QUESTION)
        await llm.close()
        return reply.finish

    seen = play({"lines": [{"text": "Well,", "finish": finish}]}, work)
    assert seen is (Finish.REFUSED if (protocol, finish) == ("anthropic", Finish.FILTERED) else finish)


@both
@pytest.mark.parametrize("stream", [False, True])
def test_tokens_are_counted_alike_in_either_protocol(protocol: str, *, stream: bool) -> None:
    async def work(server: ScriptedServer) -> Usage:
        llm = model_at(server, protocol, stream=stream)
        reply = await llm.complete(QUESTION)
        await llm.close()
        return reply.usage

    usage = play({"lines": [{"text": "4", "usage": {"input": 100, "output": 7, "cached": 60}}]}, work)
    assert (usage.input, usage.output, usage.cached) == (100, 7, 60)


@both
def test_errors_come_as_the_protocol_puts_them(protocol: str) -> None:
    lines = [
        {"status": 429, "retry_after": 3},
        {"disconnect": True},
        {"status": 529},
        {"body": "{"},
        {"status": 404, "text": "no"},
    ]

    async def work(server: ScriptedServer) -> list[BaseException | None]:
        llm = model_at(server, protocol)
        errors = [await failure(llm) for _ in lines]
        await llm.close()
        return errors

    throttled, *transient, refused = play({"lines": lines}, work)
    assert isinstance(throttled, ThrottledError)
    assert throttled.retry_after == 3
    assert [type(error) for error in transient] == [TransientError] * 3
    assert isinstance(refused, RefusedError)


async def failure(llm: LLM) -> BaseException | None:
    try:
        await llm.complete(QUESTION)
    except Exception as error:  # noqa: BLE001 -- which one is what is asked
        return error
    return None


@both
def test_a_parameter_that_is_refused_is_said_and_not_tried_again(protocol: str) -> None:
    async def work(server: ScriptedServer) -> None:
        llm = model_at(server, protocol, parameters=["temperature"])
        with pytest.raises(RefusedError, match="`temperature` is not supported"):
            await llm.complete(replace(QUESTION, sampling=replace(QUESTION.sampling, temperature=0.5)))
        await llm.close()
        assert len(server.requests) == 1

    play({"lines": [{"text": "4"}], "refuse": ["temperature"]}, work)


def test_anthropics_protocol_refuses_sampling_parameters_by_itself() -> None:
    async def work(server: ScriptedServer) -> None:
        client = anthropic.AsyncAnthropic(api_key="any", base_url=server.anthropic_url, max_retries=0)
        with pytest.raises(anthropic.BadRequestError, match="temperature"):
            await client.messages.create(
                model="claude", max_tokens=9, messages=[{"role": "user", "content": "?"}], extra_body={"temperature": 0}
            )
        await client.close()

    play({"lines": [{"text": "4"}]}, work)


def test_the_journal_has_every_request_and_no_key(tmp_path: Path) -> None:
    journal = tmp_path / "wire.jsonl"

    async def work() -> None:
        script = Script.model_validate({"lines": [{"status": 503}, {"text": "4"}], "key": "sk-secret"})
        async with ScriptedServer(script, journal=journal) as server:
            client = openai.AsyncOpenAI(api_key="sk-secret", base_url=server.openai_url, max_retries=1)
            await client.chat.completions.create(model="m", messages=[{"role": "user", "content": "?"}])
            await client.close()

    asyncio.run(work())
    first, second = [json.loads(line) for line in journal.read_text().splitlines()]
    assert (first["status"], second["status"], second["sdk_retries"]) == (503, 200, "1")
    assert second["came_s"] >= first["answered_s"]
    assert second["body"]["messages"] == [{"role": "user", "content": "?"}]
    assert "secret" not in journal.read_text()


def test_anthropics_batches_give_their_results_when_they_have_ended() -> None:
    lines = [{"when": "bad", "status": 400, "text": "no"}, {"text": "4", "times": None}]

    async def work(server: ScriptedServer) -> dict[str, str]:
        client = anthropic.AsyncAnthropic(api_key="any", base_url=server.anthropic_url, max_retries=0)
        batch = await client.messages.batches.create(
            requests=[
                {
                    "custom_id": name,
                    "params": {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": name}]},
                }
                for name in ("lost", "good", "bad")
            ]
        )
        seen = [(await client.messages.batches.retrieve(batch.id)).processing_status for _ in range(3)]
        assert seen == ["in_progress", "in_progress", "ended"]
        kinds = {entry.custom_id: entry.result.type async for entry in await client.messages.batches.results(batch.id)}
        await client.close()
        return kinds

    seen = play({"lines": lines, "batch_polls": 2, "drop_from_batches": 1}, work)
    assert seen == {"lost": "expired", "good": "succeeded", "bad": "errored"}


def test_openais_batches_give_a_file_of_results_and_one_of_errors() -> None:
    lines = [{"when": "bad", "status": 400, "text": "no"}, {"text": "4", "times": None}]
    entries = [
        {
            "custom_id": name,
            "method": "POST",
            "url": "/v1/chat/completions",
            "body": {"model": "m", "messages": [{"role": "user", "content": name}]},
        }
        for name in ("lost", "good", "bad")
    ]

    async def work(server: ScriptedServer) -> list[str]:
        client = openai.AsyncOpenAI(api_key="any", base_url=server.openai_url, max_retries=0)
        content = io.BytesIO("\n".join(json.dumps(entry) for entry in entries).encode())
        file = await client.files.create(file=("batch.jsonl", content), purpose="batch")
        batch = await client.batches.create(input_file_id=file.id, endpoint="/v1/chat/completions", completion_window="24h")
        while batch.status == "in_progress":
            batch = await client.batches.retrieve(batch.id)
        assert batch.output_file_id
        assert batch.error_file_id
        files = [await client.files.content(ident) for ident in (batch.output_file_id, batch.error_file_id)]
        await client.close()
        return [file.text for file in files]

    good, bad = play({"lines": lines, "drop_from_batches": 1}, work)
    (answer,) = [json.loads(line) for line in good.splitlines()]
    assert answer["custom_id"] == "good"
    assert answer["response"]["body"]["choices"][0]["message"]["content"] == "4"
    assert [json.loads(line)["custom_id"] for line in bad.splitlines()] == ["lost", "bad"]


@pytest.mark.parametrize("text", ["", "[]", '{"lines": [{"txt": "4"}]}', '{"lines": [{"when": "("}]}'])
def test_what_is_no_script_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "script.json"
    path.write_text(text)
    with pytest.raises(BadScript) as raised:
        Script.read(path)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)
