"""What both providers make of what a server answers, over real connections."""

import asyncio
import json
from dataclasses import replace

import pytest
from llmock.pytest_plugin import LLMock
from pydantic import BaseModel

from agents.llm.base import Finish, ModelError, RefusedError, Sampling, ThrottledError, TransientError
from agents.llm.config import PROTOCOLS, Endpoint, Model
from agents.llm.open import provider_of
from agents.llm.structured import parse, schema_of
from tests.agents.llm.asking import QUESTION, ask, provider

both = pytest.mark.parametrize("protocol", PROTOCOLS)
streamed = pytest.mark.parametrize("stream", [False, True])


class Sum(BaseModel):
    total: int


@both
@streamed
def test_a_reply_has_its_words_its_end_and_its_tokens(llmock: LLMock, protocol: str, *, stream: bool) -> None:
    llmock.reply("It is 4.")
    (reply,) = ask(provider(protocol, llmock.base_url(protocol), stream=stream))
    assert (reply.text, reply.finish, reply.model) == ("It is 4.", Finish.COMPLETE, "gpt-4o")
    assert reply.usage.input
    assert reply.usage.output
    assert reply.latency_s > 0


@both
@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 408, 409, 429, 500, 503, 529])
def test_each_status_says_whether_another_try_helps(llmock: LLMock, protocol: str, status: int) -> None:
    waiting = ThrottledError if status == 429 else TransientError
    kind: type[ModelError] = waiting if status in (408, 409, 429) or status >= 500 else RefusedError
    llmock.fail(status, times=None)
    with pytest.raises(kind) as raised:
        ask(provider(protocol, llmock.base_url(protocol)))
    assert type(raised.value) is kind
    assert len(llmock.requests) == 1, "a provider calls once, whatever comes"


@both
def test_the_time_that_a_server_asks_for_is_known(llmock: LLMock, protocol: str) -> None:
    llmock.rate_limit(retry_after=7)
    with pytest.raises(ThrottledError) as raised:
        ask(provider(protocol, llmock.base_url(protocol)))
    assert raised.value.retry_after == 7


@both
@pytest.mark.parametrize("fault", ["truncate", "disconnect", "corrupt"])
def test_a_broken_stream_is_no_reply(llmock: LLMock, protocol: str, fault: str) -> None:
    getattr(llmock, fault)(after_chunks=2, times=None)
    with pytest.raises(TransientError):
        ask(provider(protocol, llmock.base_url(protocol), stream=True))


@both
def test_a_stream_that_stalls_is_given_up(llmock: LLMock, protocol: str) -> None:
    llmock.stall(seconds=5)
    with pytest.raises(TransientError, match=r"within 0\.5 s"):
        ask(provider(protocol, llmock.base_url(protocol), stream=True, timeout_s=0.5))


@both
def test_a_question_that_is_too_long_is_an_outcome(llmock: LLMock, protocol: str) -> None:
    llmock.limits(context_window=3)
    (reply,) = ask(provider(protocol, llmock.base_url(protocol)))
    assert reply.finish is Finish.CONTEXT_OVERFLOW


@both
def test_nobody_listening_is_transient(protocol: str) -> None:
    with pytest.raises(TransientError, match=r"127\.0\.0\.1"):
        ask(provider(protocol, "http://127.0.0.1:9/v1"))


@both
def test_a_page_instead_of_a_reply_is_transient(protocol: str) -> None:
    """Proxies answer 200 with a page of their own."""
    for kind, body in [("text/html", "<h1>Sign in</h1>"), ("application/json", "{"), ("application/json", "[]")]:
        with pytest.raises(TransientError):
            asyncio.run(_ask_raw(protocol, kind, body))


async def _ask_raw(protocol: str, kind: str, body: str, **settings: object) -> tuple[str, str]:
    """Ask a server that answers with this body; returns the head of what it was sent, and the text of the reply."""
    heads: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
        head = f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
        writer.write((head + body).encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        llm = provider(protocol, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", **settings)
        try:
            reply = await llm.complete(QUESTION)
        finally:
            await llm.close()
    return heads[0], reply.text


def test_parameters_that_a_model_does_not_take_are_left_out_and_said(llmock: LLMock) -> None:
    wish = replace(QUESTION, sampling=Sampling(temperature=0.3, top_p=0.9, seed=4, stop=("END",)))
    (reply,) = ask(provider("openai", llmock.base_url("openai")), wish)
    assert reply.effective == reply.requested == wish.sampling
    (reply,) = ask(provider("openai", llmock.base_url("openai"), parameters=["seed"]), wish)
    assert reply.effective == Sampling(seed=4)
    (reply,) = ask(provider("anthropic", llmock.base_url("anthropic")), wish)
    assert reply.effective == Sampling(stop=("END",))
    sent = [request.body or {} for request in llmock.requests]
    assert [sorted(set(body) & {"temperature", "top_p", "seed", "stop", "stop_sequences"}) for body in sent] == [
        ["seed", "stop", "temperature", "top_p"],
        ["seed"],
        ["stop_sequences"],
    ]


@both
@pytest.mark.parametrize("structured", ["json_schema", "json_object", "none"])
def test_a_form_is_enforced_or_asked_for_in_words(llmock: LLMock, protocol: str, structured: str) -> None:
    llmock.reply('Sure!\n```json\n{"total": 4}\n```')
    llm = provider(protocol, llmock.base_url(protocol), structured=structured)
    (reply,) = ask(llm, replace(QUESTION, schema=schema_of(Sum)))
    assert parse(reply.text, Sum) == Sum(total=4)
    told = "JSON schema" in str(llmock.requests[0].body["messages"])
    assert told is (structured != "json_schema")


@both
@streamed
def test_how_hard_a_model_shall_think_is_said_beside_the_form(llmock: LLMock, protocol: str, *, stream: bool) -> None:
    llm = provider(protocol, llmock.base_url(protocol), effort="low", structured="json_schema", stream=stream)
    ask(llm, replace(QUESTION, schema=schema_of(Sum)))
    body = llmock.requests[0].body
    assert (body["reasoning_effort"] if protocol == "openai" else body["output_config"]["effort"]) == "low"
    assert ("response_format" in body) if protocol == "openai" else ("format" in body["output_config"])


def test_a_base_url_for_anthropics_protocol_may_have_its_version(llmock: LLMock) -> None:
    ask(provider("anthropic", llmock.base_url("anthropic") + "/v1/"))
    assert [request.path for request in llmock.requests] == ["/anthropic/v1/messages"]


def test_a_character_that_a_stream_cut_in_two_comes_together() -> None:
    halves = [
        '{"choices":[{"delta":{"content":"\\ud83d"}}]}',
        '{"choices":[{"delta":{"content":"\\ude00"},"finish_reason":"stop"}]}',
    ]
    body = "".join(f"data: {half}\n\n" for half in halves) + "data: [DONE]\n\n"
    assert asyncio.run(_ask_raw("openai", "text/event-stream", body, stream=True))[1] == "\U0001f600"


def test_a_key_is_sent_but_never_told(llmock: LLMock, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "sk-very-secret-0123456789"
    monkeypatch.setenv("SOME_KEY", secret)
    for protocol in PROTOCOLS:
        llmock.fail(401, message=f"Incorrect API key provided: {secret}.")
        endpoint = Endpoint(base_url=llmock.base_url(protocol), key_env="SOME_KEY")
        model = Model(endpoints=(endpoint,)).completed(protocol, "gpt-4o")
        llm = provider_of(f"{protocol}/gpt-4o", model, endpoint)
        with pytest.raises(RefusedError) as raised:
            ask(llm)
        assert "secret" not in f"{raised.value!r} {raised.value} {endpoint!r} {llm.exact(QUESTION)}"


@both
def test_a_server_that_is_not_the_vendors_gets_no_key_and_no_account(protocol: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"):
        monkeypatch.setenv(name, "mine-alone")
    choices = [{"index": 0, "message": {"content": "Yes."}, "finish_reason": "stop"}]
    content = [{"type": "text", "text": "Yes."}]
    body = json.dumps({"choices": choices, "content": content, "stop_reason": "end_turn"})
    assert "mine-alone" not in asyncio.run(_ask_raw(protocol, "application/json", body))[0]
