"""Anthropic's message batches: requests go up as they are, and a file of results comes back."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime

import anthropic
import httpx2
from pydantic import JsonValue

from agents.llm.anthropic import STATUSES, AnthropicModel
from agents.llm.base import ModelError, Reply, TransientError, Usage
from agents.llm.batching.base import Answered, Entry, Handed, Look
from agents.llm.failures import error_of, outcome_of, shown
from agents.llm.wire import Wire

_SKEW_S = 3_600.0
"""How far the vendor's clock may be behind ours."""
_NOT_BEGUN = ("expired", "canceled")
_FURTHER_STATUSES = {"not_found_error": 404, "permission_error": 403, "authentication_error": 401, "billing_error": 402}


class _Counts(Wire):
    processing: int = 0
    succeeded: int = 0
    errored: int = 0
    canceled: int = 0
    expired: int = 0


class _Batch(Wire):
    id: str
    processing_status: str
    request_counts: _Counts
    created_at: datetime
    cancel_initiated_at: datetime | None = None
    archived_at: datetime | None = None


class _Problem(Wire):
    type: str = ""
    message: str = ""


class _Error(Wire):
    error: _Problem


class _Result(Wire):
    type: str
    message: JsonValue = None
    error: _Error | None = None


class _Line(Wire):
    custom_id: str
    result: _Result


class AnthropicBatches:
    """The batch endpoint of an Anthropic model's server.

    Args:
        llm: the model; closed by whoever opened it.
    """

    def __init__(self, llm: AnthropicModel) -> None:
        self._llm = llm
        self._batches = llm.client.messages.batches

    async def hand_in(self, token: str, entries: Sequence[Entry]) -> str:  # noqa: ARG002 -- this vendor takes no label
        """Hand a batch in; see ``agents.llm.batching.base.Batches``."""
        requests = ", ".join(f'{{"custom_id": {json.dumps(entry.ident)}, "params": {entry.body}}}' for entry in entries)
        async with self._llm.exchange.mapped():
            answer = await self._llm.client.post(
                "/v1/messages/batches",
                cast_to=httpx2.Response,
                content=f'{{"requests": [{requests}]}}'.encode(),  # as objects it would take several times the memory
                options={"headers": {"content-type": "application/json"}},
            )
            return _Batch.model_validate_json(answer.content).id

    async def find(self, handed: Handed, known: frozenset[str], poll_s: float) -> str:
        """Find a batch by its entries: those of its size are waited for, since entries are seen only in the results."""
        found = []
        async with self._llm.exchange.mapped():
            async for listed in self._batches.list(limit=100):
                batch = _Batch.model_validate(listed)
                if batch.created_at.timestamp() < handed.made - _SKEW_S:
                    break
                if batch.id not in known and sum(batch.request_counts.model_dump().values()) == handed.size:
                    found.append(batch.id)
        for ident in found:
            while (look := await self.look(ident)).state == "under_way":  # noqa: ASYNC110 -- the server tells nobody
                await asyncio.sleep(poll_s)
            if look.state == "gone":
                continue
            async for line in self._lines(ident):
                if line.custom_id.startswith(f"{handed.token}-"):
                    return ident
                break
        return ""

    async def look(self, ident: str) -> Look:
        """See how a batch stands."""
        async with self._llm.exchange.mapped():
            try:
                batch = _Batch.model_validate(await self._batches.retrieve(ident))
            except anthropic.NotFoundError:
                return Look("gone")
        if batch.processing_status != "ended":
            return Look("under_way", batch.processing_status)
        if batch.archived_at:
            return Look("gone", "archived")
        return Look("cancelled" if batch.cancel_initiated_at else "over", batch.processing_status)

    async def answers(self, ident: str) -> AsyncIterator[Answered]:
        """What came of the entries."""
        async for line in self._lines(ident):
            if line.result.type not in _NOT_BEGUN:
                yield Answered(line.custom_id, self._result(line.result))

    async def _lines(self, ident: str) -> AsyncIterator[_Line]:
        async with self._llm.exchange.mapped():
            answer = await self._llm.client.get(f"/v1/messages/batches/{ident}/results", cast_to=httpx2.Response)
            lines = [_Line.model_validate_json(line) for line in answer.content.splitlines() if line.strip()]
        for line in lines:
            yield line

    def _result(self, result: _Result) -> Reply | ModelError:
        where = self._llm.where
        if result.type != "succeeded":
            said = result.error.error if result.error else _Problem(message=result.type)
            text, status = f"{said.type} {said.message}", {**STATUSES, **_FURTHER_STATUSES}.get(said.type, 500)
            finish = outcome_of(status, text)
            return Reply(shown(text), finish, Usage(0, 0)) if finish else error_of(status, text, {}, where)
        try:
            return self._llm.read(json.dumps(result.message))
        except TransientError as error:
            return error
        except ValueError as error:
            return TransientError(f"{where}: {shown(str(error))}")
