"""Models behind the OpenAI protocol, Chat Completions: OpenAI's own, vLLM, SGLang, Ollama, llama.cpp, OpenRouter."""

import json
import os
from collections.abc import Mapping, Sequence
from typing import Literal

import httpx2
import openai
from openai.types.chat import ChatCompletionMessageParam
from openai.types.chat.completion_create_params import CompletionCreateParamsBase

from agents.llm.base import Finish, Reply, Request, TransientError, Usage
from agents.llm.config import VENDOR_URLS, Endpoint, Model
from agents.llm.exchange import Exchange, Refusal
from agents.llm.structured import in_words
from agents.llm.transport import client
from agents.llm.wire import Wire

_NO_KEY = "none"
"""Sent to servers that want no key: the SDK insists on one."""
_FINISHES = {"stop": Finish.COMPLETE, "length": Finish.TRUNCATED, "content_filter": Finish.FILTERED}


class _Cached(Wire):
    cached_tokens: int | None = None
    cache_write_tokens: int | None = None


class _Usage(Wire):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _Cached | None = None


class _Words(Wire):
    content: str | None = None
    refusal: str | None = None


class _Choice(Wire):
    message: _Words
    finish_reason: str | None = None


class _Completion(Wire):
    model: str | None = None
    choices: tuple[_Choice, ...]
    usage: _Usage | None = None


class _Piece(Wire):
    delta: _Words
    finish_reason: str | None = None


class _Chunk(Wire):
    model: str | None = None
    choices: tuple[_Piece, ...] = ()
    usage: _Usage | None = None


class OpenAIModel:
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
        self.exchange = Exchange(model, endpoint.base_url, openai.APIStatusError, openai.OpenAIError, _refusal)
        timeout = httpx2.Timeout(model.timeout_s, connect=10.0)
        self.client = openai.AsyncOpenAI(
            api_key=os.environ.get(endpoint.key_env, "") or _NO_KEY,
            base_url=endpoint.base_url,
            max_retries=0,
            timeout=timeout,
            http_client=client(timeout),
        )
        if endpoint.base_url.rstrip("/") != VENDOR_URLS["openai"]:  # names of the vendor's accounts are nobody else's business
            self.client.organization = self.client.project = None

    async def complete(self, request: Request) -> Reply:
        """Ask once.

        Raises:
            ModelError: no reply was had.
        """
        call = self._streamed(request) if self._model.stream else self._whole(request)
        return await self.exchange.reply(request, call, enforced=self._enforces)

    def frame(self, request: Request) -> Reply:
        """The reply to a request as far as it is known before it is given."""
        return self.exchange.frame(request, enforced=self._enforces)

    @property
    def _enforces(self) -> bool:
        return self._model.structured != "none"

    async def listed(self) -> tuple[str, ...]:
        """The models that the server says it has.

        Raises:
            ModelError: it does not say.
        """
        return await self.exchange.listed(self.client.get("/models", cast_to=httpx2.Response))

    async def close(self) -> None:
        """Close the connections."""
        await self.client.close()

    def exact(self, request: Request) -> str:
        """All that is sent and decides the reply, as canonical JSON."""
        return json.dumps({**self._body(request), **self._model.extra_body}, sort_keys=True, ensure_ascii=False)

    def read(self, answer: bytes | str) -> Reply:
        """The reply that a whole answer in JSON holds.

        Raises:
            TransientError: it may be cut.
            ValueError: it is none.
        """
        completion = _Completion.model_validate_json(answer)
        if not completion.choices:
            raise TransientError(f"{self.where} answered without a choice")
        choice = completion.choices[0]
        return self._reply(choice.message, choice.finish_reason, completion)

    async def _whole(self, request: Request) -> Reply:
        """Ask past the SDK's own models of answers: they take a third of the time and believe whatever a server sends."""
        body = {**self._body(request), **self._model.extra_body}
        answer = await self.client.post("/chat/completions", cast_to=httpx2.Response, body=body)
        return self.read(answer.content)

    async def _streamed(self, request: Request) -> Reply:
        words, refusals, finish, last = [], [], None, _Chunk()
        body = self._body(request)
        body["stream_options"] = {"include_usage": True}
        stream = await self.client.chat.completions.create(**body, extra_body=self._model.extra_body, stream=True)
        async with stream:
            async for piece in stream:
                chunk = _Chunk.model_validate(piece)
                for choice in chunk.choices[:1]:
                    words.append(choice.delta.content or "")
                    refusals.append(choice.delta.refusal or "")
                    finish = choice.finish_reason or finish
                last = _Chunk(model=chunk.model or last.model, usage=chunk.usage or last.usage)
        return self._reply(_Words(content=_joined(words), refusal=_joined(refusals)), finish, last)

    def _reply(self, words: _Words, finish_reason: str | None, whole: _Completion | _Chunk) -> Reply:
        if finish_reason not in _FINISHES:
            raise TransientError(f"{self.where}: the reply ended with {finish_reason!r}, so it may be cut")
        finish = Finish.REFUSED if words.refusal else _FINISHES[finish_reason]
        return Reply(words.refusal or words.content or "", finish, _usage(whole.usage), whole.model or "")

    def _body(self, request: Request) -> CompletionCreateParamsBase:
        model, sampling = self._model, request.sampling.only(self._model.parameters or frozenset())
        body: CompletionCreateParamsBase = {"model": model.model, "messages": _messages(request, model)}
        limit: Literal["max_tokens", "max_completion_tokens"] = model.max_tokens_field or "max_tokens"
        body[limit] = request.max_tokens
        if sampling.temperature is not None:
            body["temperature"] = sampling.temperature
        if sampling.top_p is not None:
            body["top_p"] = sampling.top_p
        if sampling.seed is not None:
            body["seed"] = sampling.seed
        if sampling.stop:
            body["stop"] = list(sampling.stop)
        if model.effort:
            body["reasoning_effort"] = model.effort
        if request.schema and model.structured == "json_schema":
            schema = {"name": request.schema.name, "schema": json.loads(request.schema.text), "strict": True}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}  # type: ignore[typeddict-item]
        elif request.schema and model.structured == "json_object":
            body["response_format"] = {"type": "json_object"}
        return body


def _joined(pieces: Sequence[str]) -> str:
    """Pieces of a text as one; a character that was cut in two comes together again."""
    return "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _refusal(error: openai.APIStatusError) -> Refusal:
    return Refusal(error.status_code, _said(error), error.response.headers)


def _said(error: openai.APIStatusError) -> str:
    """Code, type and message of an error."""
    said = error.body if isinstance(error.body, Mapping) else {}
    return " ".join(str(said[key]) for key in ("code", "type", "message") if said.get(key)) or error.message


def _messages(request: Request, model: Model) -> list[ChatCompletionMessageParam]:
    messages = request.messages
    if request.schema and model.structured != "json_schema":
        messages = in_words(messages, request.schema)
    return [{"role": message.role, "content": message.content} for message in messages]  # type: ignore[misc]


def _usage(usage: _Usage | None) -> Usage:
    usage = usage or _Usage()
    details = usage.prompt_tokens_details or _Cached()
    return Usage(usage.prompt_tokens, usage.completion_tokens, details.cached_tokens, details.cache_write_tokens)
