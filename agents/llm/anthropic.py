"""Models behind Anthropic's protocol, Messages."""

import json
import os
from collections.abc import Mapping

import anthropic
import httpx2
from anthropic.types import MessageParam, OutputConfigParam, TextBlockParam
from anthropic.types.message_create_params import MessageCreateParamsBase

from agents.llm.base import Finish, Message, Reply, Request, TransientError, Usage
from agents.llm.config import Endpoint, Model
from agents.llm.exchange import Exchange, Refusal
from agents.llm.failures import error_of
from agents.llm.structured import in_words
from agents.llm.transport import client
from agents.llm.wire import Wire

_NO_KEY = "none"
"""Sent to servers that want no key: the SDK insists on one, or looks for credentials by itself."""
_LONGEST_WHOLE = 16_000
"""Tokens; above some 21,000 the SDK refuses to wait for a whole reply, because connections break before."""
_FINISHES = {
    "end_turn": Finish.COMPLETE,
    "stop_sequence": Finish.COMPLETE,
    "max_tokens": Finish.TRUNCATED,
    "refusal": Finish.REFUSED,
    "model_context_window_exceeded": Finish.CONTEXT_OVERFLOW,
}

STATUSES = {"rate_limit_error": 429, "overloaded_error": 529, "invalid_request_error": 400, "request_too_large": 413}
"""The status that an error would have had, had it not come in the middle of a stream."""


class _Usage(Wire):
    input_tokens: int | None = None
    output_tokens: int | None = None
    cache_read_input_tokens: int | None = None
    cache_creation_input_tokens: int | None = None


class _Block(Wire):
    type: str
    text: str | None = None


class _Message(Wire):
    model: str | None = None
    content: tuple[_Block, ...] = ()
    stop_reason: str | None = None
    usage: _Usage | None = None


class _Delta(Wire):
    type: str | None = None
    text: str | None = None
    stop_reason: str | None = None


class _Error(Wire):
    type: str
    message: str = ""


class _Event(Wire):
    type: str
    error: _Error | None = None
    message: _Message | None = None
    delta: _Delta | None = None
    usage: _Usage | None = None


class AnthropicModel:
    """One model at one endpoint; a request is one call on the wire.

    Args:
        name: of the model on the command line.
        model: how it is asked, with all defaults worked out.
        endpoint: where.

    Attributes:
        where, client, exchange: the server, the SDK's way to it, and what a call there may come to.
    """

    def __init__(self, name: str, model: Model, endpoint: Endpoint) -> None:
        self.name = name
        self._model = model
        self.where = endpoint.base_url
        self.exchange = Exchange(model, endpoint.base_url, anthropic.APIStatusError, anthropic.AnthropicError, _refusal)
        timeout = httpx2.Timeout(model.timeout_s, connect=10.0)
        self.client = anthropic.AsyncAnthropic(
            api_key=os.environ.get(endpoint.key_env, "") or _NO_KEY,
            base_url=endpoint.base_url.rstrip("/").removesuffix("/v1"),  # the SDK adds it
            max_retries=0,
            timeout=timeout,
            http_client=client(timeout),
            open_telemetry=False,
        )

    async def complete(self, request: Request) -> Reply:
        """Ask once.

        Raises:
            ModelError: no reply was had.
        """
        streaming = self._model.stream or request.max_tokens > _LONGEST_WHOLE
        call = self._streamed(request) if streaming else self._whole(request)
        return await self.exchange.reply(request, call, enforced=self._enforces)

    def frame(self, request: Request) -> Reply:
        """The reply to a request as far as it is known before it is given."""
        return self.exchange.frame(request, enforced=self._enforces)

    @property
    def _enforces(self) -> bool:
        return self._model.structured == "json_schema"

    async def listed(self) -> tuple[str, ...]:
        """The models that the server says it has, a thousand at most.

        Raises:
            ModelError: it does not say.
        """
        return await self.exchange.listed(self.client.get("/v1/models?limit=1000", cast_to=httpx2.Response))

    async def close(self) -> None:
        """Close the connections."""
        await self.client.close()

    def exact(self, request: Request) -> str:
        """All that is sent and decides the reply, as canonical JSON."""
        return json.dumps({**self._body(request), **self._extra(request)}, sort_keys=True, ensure_ascii=False)

    def read(self, answer: bytes | str) -> Reply:
        """The reply that a whole answer in JSON holds.

        Raises:
            TransientError: it may be cut.
            ValueError: it is none.
        """
        message = _Message.model_validate_json(answer)
        words = "".join(block.text or "" for block in message.content if block.type == "text")
        return self._reply(words, message)

    async def _whole(self, request: Request) -> Reply:
        """Ask past the SDK's own models of answers: they take a third of the time and believe whatever a server sends."""
        body = {**self._body(request), **self._extra(request)}
        answer = await self.client.post("/v1/messages", cast_to=httpx2.Response, body=body)
        return self.read(answer.content)

    async def _streamed(self, request: Request) -> Reply:
        """Read the events as they stand on the wire: the SDK passes over one that lost its name, and words with it."""
        words, seen = [], _Message()
        create = self.client.messages.with_streaming_response.create
        async with create(**self._body(request), extra_body=self._extra(request), stream=True) as response:
            async for line in anthropic.AsyncStream.raw_events(response.http_response):
                event = _Event.model_validate_json(line.data)
                if event.error:
                    status = STATUSES.get(event.error.type, 500)
                    raise error_of(status, f"{event.error.type} {event.error.message}", {}, self.where)
                if event.type == "message_start" and event.message:
                    seen = event.message
                elif event.delta and event.delta.type == "text_delta":
                    words.append(event.delta.text or "")
                elif event.type == "message_delta" and event.delta:
                    usage = _newer(seen.usage, event.usage)
                    seen = _Message(model=seen.model, stop_reason=event.delta.stop_reason, usage=usage)
        return self._reply("".join(words), seen)

    def _reply(self, words: str, message: _Message) -> Reply:
        if message.stop_reason not in _FINISHES:
            raise TransientError(f"{self.where}: the reply ended with {message.stop_reason!r}, so it may be cut")
        return Reply(words, _FINISHES[message.stop_reason], _usage(message.usage), message.model or "")

    def _body(self, request: Request) -> MessageCreateParamsBase:
        model, sampling = self._model, request.sampling.only(self._model.parameters or frozenset())
        messages = request.messages
        if request.schema and model.structured != "json_schema":
            messages = in_words(messages, request.schema)
        turns: list[MessageParam] = [_turn(message) for message in messages if message.role != "system"]
        body: MessageCreateParamsBase = {"model": model.model, "messages": turns, "max_tokens": request.max_tokens}
        system = "\n\n".join(message.content for message in messages if message.role == "system")
        if system:
            block: TextBlockParam = {"type": "text", "text": system}
            if model.prompt_caching:
                block["cache_control"] = {"type": "ephemeral"}
            body["system"] = [block]
        if sampling.stop:
            body["stop_sequences"] = list(sampling.stop)
        config: OutputConfigParam = {}
        if request.schema and model.structured == "json_schema":
            schema = anthropic.transform_schema(json.loads(request.schema.text))
            config["format"] = {"type": "json_schema", "schema": schema}
        if model.effort:
            config["effort"] = model.effort
        if config:
            body["output_config"] = config
        return body

    def _extra(self, request: Request) -> dict[str, object]:
        """Fields that the SDK no longer knows, for servers that take them all the same."""
        sampling = request.sampling.only(self._model.parameters or frozenset())
        known = {"temperature": sampling.temperature, "top_p": sampling.top_p, "seed": sampling.seed}
        return {**{name: value for name, value in known.items() if value is not None}, **self._model.extra_body}


def _refusal(error: anthropic.APIStatusError) -> Refusal:
    return Refusal(error.status_code, _said(error), error.response.headers)


def _said(error: anthropic.APIStatusError) -> str:
    """Type and message of an error."""
    said = error.body if isinstance(error.body, Mapping) else {}
    inner = said.get("error")
    inner = inner if isinstance(inner, Mapping) else said
    return " ".join(str(inner[key]) for key in ("type", "message") if inner.get(key)) or error.message


def _turn(message: Message) -> MessageParam:
    if message.role == "assistant":
        return {"role": "assistant", "content": message.content}
    return {"role": "user", "content": message.content}


def _newer(before: _Usage | None, after: _Usage | None) -> _Usage:
    """Counts at the end of a stream; those that it does not repeat stand as they stood at its beginning."""
    older, newer = (before or _Usage()).model_dump(), (after or _Usage()).model_dump(exclude_none=True)
    return _Usage.model_validate({**older, **newer})


def _usage(usage: _Usage | None) -> Usage:
    """Usage with the cached tokens among the input, which the protocol counts apart."""
    usage = usage or _Usage()
    read, written = usage.cache_read_input_tokens, usage.cache_creation_input_tokens
    whole = None if usage.input_tokens is None else usage.input_tokens + (read or 0) + (written or 0)
    return Usage(whole, usage.output_tokens, read, written)
