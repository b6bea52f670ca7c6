"""OpenAI's batches: a file of requests goes up, a batch is made of it, and files of answers and of errors come back."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Literal

import openai
from pydantic import JsonValue

from agents.llm.base import ModelError, Reply, TransientError, Usage
from agents.llm.batching.base import Answered, Entry, Handed, Look
from agents.llm.failures import error_of, outcome_of, shown
from agents.llm.openai import OpenAIModel
from agents.llm.wire import Wire

_ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
_LABEL = "code2cot"
_SKEW_S = 3_600.0
"""How far the vendor's clock may be behind ours."""
_STATES = {"completed": "over", "expired": "over", "cancelled": "cancelled"}
_CROWDED = "token_limit_exceeded"
_NOT_BEGUN = ("batch_expired", "batch_cancelled")


class _File(Wire):
    id: str


class _Problem(Wire):
    code: str | None = None
    message: str | None = None


class _Problems(Wire):
    data: tuple[_Problem, ...] | None = None


class _Batch(Wire):
    id: str
    status: str
    created_at: float = 0.0
    output_file_id: str | None = None
    error_file_id: str | None = None
    errors: _Problems | None = None
    metadata: dict[str, str] | None = None


class _Response(Wire):
    status_code: int
    body: JsonValue = None


class _Line(Wire):
    custom_id: str
    response: _Response | None = None
    error: _Problem | None = None


class OpenAIBatches:
    """The batch endpoint of an OpenAI model's server.

    Args:
        llm: the model; closed by whoever opened it.
    """

    def __init__(self, llm: OpenAIModel) -> None:
        self._llm = llm
        self._client = llm.client

    async def hand_in(self, token: str, entries: Sequence[Entry]) -> str:
        """Hand a batch in; see ``agents.llm.batching.base.Batches``."""
        lines = "".join(_line(entry) for entry in entries).encode()
        async with self._llm.exchange.mapped():
            file = _File.model_validate(await self._client.files.create(file=(f"{token}.jsonl", lines), purpose="batch"))
            made = await self._client.batches.create(
                input_file_id=file.id, endpoint=_ENDPOINT, completion_window="24h", metadata={_LABEL: token}
            )
            return _Batch.model_validate(made).id

    async def find(self, handed: Handed, known: frozenset[str], poll_s: float) -> str:  # noqa: ARG002 -- others must wait
        """Find a batch by the label that was put on it."""
        async with self._llm.exchange.mapped():
            async for listed in self._client.batches.list(limit=100):
                batch = _Batch.model_validate(listed)
                if (batch.metadata or {}).get(_LABEL) == handed.token and batch.id not in known:
                    return batch.id
                if batch.created_at < handed.made - _SKEW_S:
                    break
        return ""

    async def look(self, ident: str) -> Look:
        """See how a batch stands."""
        async with self._llm.exchange.mapped():
            try:
                batch = await self._batch(ident)
            except openai.NotFoundError:
                return Look("gone")
        if batch.status == "failed":
            problems = (batch.errors and batch.errors.data) or ()
            why = shown("; ".join(f"{problem.code or ''} {problem.message or ''}" for problem in problems[:3]))
            return Look("crowded" if any(problem.code == _CROWDED for problem in problems) else "failed", why)
        state = _STATES.get(batch.status)
        return Look("over" if state == "over" else "cancelled" if state else "under_way", batch.status)

    async def answers(self, ident: str) -> AsyncIterator[Answered]:
        """What came of the entries: the file of answers, then that of errors."""
        async with self._llm.exchange.mapped():
            batch = await self._batch(ident)
        for file in (batch.output_file_id, batch.error_file_id):
            if file:
                for line in await self._lines(file):
                    if line.error is None or line.error.code not in _NOT_BEGUN:
                        yield Answered(line.custom_id, self._result(line))

    async def _lines(self, file: str) -> list[_Line]:
        """The lines of a file; none of one that the vendor has forgotten."""
        async with self._llm.exchange.mapped():
            try:
                content = (await self._client.files.content(file)).content
            except openai.NotFoundError:
                return []
            return [_Line.model_validate_json(line) for line in content.splitlines() if line.strip()]

    async def _batch(self, ident: str) -> _Batch:
        return _Batch.model_validate(await self._client.batches.retrieve(ident))

    def _result(self, line: _Line) -> Reply | ModelError:
        where, answer = self._llm.where, line.response
        if answer is None:
            said = line.error or _Problem()
            return TransientError(f"{where}: {shown(f'{said.code} {said.message}')}")
        if answer.status_code != 200:
            text = _said(answer.body)
            finish = outcome_of(answer.status_code, text)
            return Reply(shown(text), finish, Usage(0, 0)) if finish else error_of(answer.status_code, text, {}, where)
        try:
            return self._llm.read(json.dumps(answer.body))
        except TransientError as error:
            return error
        except ValueError as error:
            return TransientError(f"{where}: {shown(str(error))}")


def _line(entry: Entry) -> str:
    return f'{{"custom_id": {json.dumps(entry.ident)}, "method": "POST", "url": "{_ENDPOINT}", "body": {entry.body}}}\n'


def _said(body: JsonValue) -> str:
    """Code, type and message of an error."""
    inner = body.get("error", body) if isinstance(body, Mapping) else body
    if not isinstance(inner, Mapping):
        return str(inner)
    return " ".join(str(inner[key]) for key in ("code", "type", "message") if inner.get(key))
