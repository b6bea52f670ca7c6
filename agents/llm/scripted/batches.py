"""The batch endpoints of both vendors: everything handed in at once is answered from the script, and fetched later."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser

from agents.llm.config import Protocol
from agents.llm.scripted.http import Answer, Asked, as_json
from agents.llm.scripted.script import Script
from agents.llm.scripted.wires import error_of

Say = Callable[[Protocol, Mapping[str, object]], Answer]
"""Answers one request of a batch."""


@dataclass(slots=True)
class _Batch:
    ident: str
    results: list[dict[str, object]]
    polls_left: int
    source: str = ""
    metadata: object = None
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    cancelled: bool = False
    counts: dict[str, int] = field(default_factory=dict)


class Batches:
    """The batches of one server.

    Args:
        script: says how long they take and what they lose.
        say: answers their requests.
    """

    def __init__(self, script: Script, say: Say) -> None:
        self._say = say
        self._polls = script.batch_polls
        self._drops = script.drop_from_batches
        self._batches: dict[str, _Batch] = {}
        self._files: dict[str, str] = {}

    def __len__(self) -> int:
        """How many were handed in."""
        return len(self._batches)

    def cancel(self) -> None:
        """Cancel every batch."""
        for ident in self._batches:
            self._cancelled(ident)

    def answer(self, asked: Asked) -> Answer | None:  # noqa: C901, PLR0911 -- a table of addresses
        """The answer to a request about files or batches; ``None`` for other requests."""
        match asked.method, asked.path.strip("/").split("/"):
            case "POST", [*_, "messages", "batches"]:
                made = self._anthropic_batch(asked.json())
                return self._anthropic(made) if made else error_of("anthropic", 400, "requests: Field required")
            case "GET", [*_, "messages", "batches"]:
                return _listing([self._anthropic_state(batch) for batch in self._newest("msgbatch")])
            case "GET", [*_, "messages", "batches", ident]:
                return self._anthropic(self._polled(ident))
            case "POST", [*_, "messages", "batches", ident, "cancel"]:
                return self._anthropic(self._cancelled(ident))
            case "GET", [*_, "messages", "batches", ident, "results"]:
                return self._results(ident)
            case "POST", [*_, "files"]:
                return as_json(self._file_of(uploaded(asked)))
            case "GET", [*_, "files", ident, "content"] if ident in self._files:
                return Answer(200, self._files[ident], "application/jsonl")
            case "POST", [*_, "batches"]:
                return self._openai_batch(asked.json())
            case "GET", [*_, "batches"]:
                return _listing([self._openai_state(batch) for batch in self._newest("batch")])
            case "GET", [*_, "batches", ident]:
                return self._openai(self._polled(ident))
            case "POST", [*_, "batches", ident, "cancel"]:
                return self._openai(self._cancelled(ident))
        return None

    def _anthropic_batch(self, body: Mapping[str, object]) -> _Batch | None:
        requests = body.get("requests")
        if not isinstance(requests, list) or not requests:
            return None
        results = []
        for request in requests:
            answer = None if self._dropped() else self._say("anthropic", request["params"])
            results.append({"custom_id": request["custom_id"], "result": _anthropic_result(answer)})
        return self._begun("msgbatch", results)

    def _openai_batch(self, body: Mapping[str, object]) -> Answer:
        source = str(body.get("input_file_id"))
        if source not in self._files:
            return error_of("openai", 400, f"No such file: {source}")
        results = []
        for line in self._files[source].splitlines():
            request = json.loads(line)
            answer = None if self._dropped() else self._say("openai", request["body"])
            results.append({"custom_id": request["custom_id"], **_openai_result(answer)})
        batch = self._begun("batch", results)
        batch.source, batch.metadata = source, body.get("metadata")
        return self._openai(batch)

    def _begun(self, kind: str, results: list[dict[str, object]]) -> _Batch:
        self._drops = 0
        batch = _Batch(f"{kind}_{len(self._batches) + 1}", results, self._polls)
        self._batches[batch.ident] = batch
        return batch

    def _dropped(self) -> bool:
        self._drops -= 1
        return self._drops >= 0

    def _polled(self, ident: str) -> _Batch | None:
        batch = self._batches.get(ident)
        if batch:
            batch.polls_left -= 1
        return batch

    def _cancelled(self, ident: str) -> _Batch | None:
        batch = self._batches.get(ident)
        if batch:
            batch.cancelled, batch.polls_left = True, min(batch.polls_left, 0)
        return batch

    def _results(self, ident: str) -> Answer:
        batch = self._batches.get(ident)
        if batch is None or batch.polls_left >= 0:
            return error_of("anthropic", 404, "no results yet")
        return Answer(200, _lines(batch.results), "application/x-jsonl")

    def _anthropic(self, batch: _Batch | None) -> Answer:
        if batch is None:
            return error_of("anthropic", 404, "no such batch")
        return as_json(self._anthropic_state(batch))

    def _anthropic_state(self, batch: _Batch) -> dict[str, object]:
        ended = batch.polls_left < 0
        kinds = [_kind(result) for result in batch.results]
        counts = {kind: kinds.count(kind) if ended else 0 for kind in ("succeeded", "errored", "expired", "canceled")}
        created = batch.created.isoformat()
        return {
            "id": batch.ident,
            "type": "message_batch",
            "processing_status": "ended" if ended else "in_progress",
            "request_counts": {**counts, "processing": 0 if ended else len(kinds)},
            "results_url": f"/v1/messages/batches/{batch.ident}/results" if ended else None,
            "created_at": created,
            "expires_at": (batch.created + timedelta(days=1)).isoformat(),
            "ended_at": created if ended else None,
            "archived_at": None,
            "cancel_initiated_at": created if batch.cancelled else None,
        }

    def _openai(self, batch: _Batch | None) -> Answer:
        if batch is None:
            return error_of("openai", 404, "no such batch")
        return as_json(self._openai_state(batch))

    def _openai_state(self, batch: _Batch) -> dict[str, object]:
        ended = batch.polls_left < 0
        good = [result for result in batch.results if not result["error"]]
        bad = [result for result in batch.results if result["error"]]
        status = "in_progress" if not ended else "cancelled" if batch.cancelled else "expired" if bad else "completed"
        return {
            "id": batch.ident,
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "input_file_id": batch.source,
            "completion_window": "24h",
            "created_at": int(batch.created.timestamp()),
            "status": status,
            "metadata": batch.metadata,
            "output_file_id": self._file_of(_lines(good))["id"] if ended and good else None,
            "error_file_id": self._file_of(_lines(bad))["id"] if ended and bad else None,
            "request_counts": {"total": len(batch.results), "completed": len(good), "failed": len(bad)},
        }

    def _newest(self, kind: str) -> list[_Batch]:
        """The batches of one vendor, the newest first, as they are listed."""
        return [batch for batch in reversed(self._batches.values()) if batch.ident.startswith(f"{kind}_")]

    def _file_of(self, content: str) -> dict[str, object]:
        ident = f"file-{len(self._files) + 1}"
        self._files[ident] = content
        return {
            "id": ident,
            "object": "file",
            "bytes": len(content),
            "created_at": 0,
            "filename": "batch.jsonl",
            "purpose": "batch",
            "status": "processed",
        }


def _listing(states: list[dict[str, object]]) -> Answer:
    ids = {"first_id": states[0]["id"], "last_id": states[-1]["id"]} if states else {"first_id": None, "last_id": None}
    return as_json({"object": "list", "data": states, "has_more": False, **ids})


def _anthropic_result(answer: Answer | None) -> dict[str, object]:
    if answer is None:
        return {"type": "expired"}
    body = json.loads(answer.body)
    return {"type": "succeeded", "message": body} if answer.status == 200 else {"type": "errored", "error": body}


def _openai_result(answer: Answer | None) -> dict[str, object]:
    if answer is None:
        expired = {"code": "batch_expired", "message": "This request could not be executed before the completion window expired."}
        return {"id": "", "response": None, "error": expired}
    body = json.loads(answer.body)
    response = {"status_code": answer.status, "request_id": "", "body": body}
    return {"id": "", "response": response, "error": None if answer.status == 200 else body["error"]}


def _kind(result: Mapping[str, object]) -> str:
    inner = result["result"]
    assert isinstance(inner, dict)
    return str(inner["type"])


def _lines(results: list[dict[str, object]]) -> str:
    return "".join(json.dumps(result) + "\n" for result in results)


def uploaded(asked: Asked) -> str:
    """The file in a form that was sent in parts."""
    head = f"content-type: {asked.headers.get('content-type', '')}\r\n\r\n".encode()
    for part in BytesParser().parsebytes(head + asked.body).walk():
        content = part.get_payload(decode=True)
        if part.get_filename() and isinstance(content, bytes):
            return content.decode()
    return ""
