"""The server: it listens on loopback, answers from its script, and writes down what was asked."""

import asyncio
import json
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from agents.llm.config import Protocol
from agents.llm.scripted import http
from agents.llm.scripted.batches import Batches, uploaded
from agents.llm.scripted.script import Line, Script, Stand
from agents.llm.scripted.wires import complaint_of, error_of, reply_of, words_of

_LONGEST_HEAD = 256 * 1024


class ScriptedServer:
    """A server of both protocols on 127.0.0.1; ``async with`` starts and stops it.

    Args:
        script: what it says.
        port: where it listens; any free one if 0.
        journal: file to which every request is appended as a line of JSON once it is answered: number, seconds since the start
            when it came and was answered, path, model, status (0 for a broken connection), count of the SDK's own retries, body,
            and the lines of an uploaded file. Keys are never written.
    """

    def __init__(self, script: Script, port: int = 0, journal: Path | None = None) -> None:
        self._script = script
        self._port = port
        self._journal = journal.open("a", encoding="utf-8") if journal else None
        self._stand = Stand(script)
        self._batches = Batches(script, self._say)
        self._connections = set[asyncio.Task[None]]()
        self._started = time.monotonic()
        self.requests: list[dict[str, object]] = []

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port, limit=_LONGEST_HEAD)
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()
        if self._journal:
            self._journal.close()

    @property
    def openai_url(self) -> str:
        """Base URL for the OpenAI protocol."""
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def anthropic_url(self) -> str:
        """Base URL for Anthropic's protocol."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def batches(self) -> int:
        """How many batches were handed in, those among them whose answer is still on its way."""
        return len(self._batches)

    def cancel_batches(self) -> None:
        """End every batch before its time, as somebody may in a vendor's console."""
        self._batches.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            while asked := await http.read(reader):
                if not await self._answered(asked, writer):
                    return
        except (ConnectionError, asyncio.CancelledError):
            return  # the client is gone, or the server is being stopped
        finally:
            self._connections.discard(task)
            writer.close()

    async def _answered(self, asked: http.Asked, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; whether the connection stays."""
        came = time.monotonic()
        line, answer = self._answer(asked)
        await asyncio.sleep(self._script.delay_s + (line.delay_s if line else 0.0))
        if line and line.disconnect:
            self._note(asked, came, 0)
            return False
        try:
            await http.write(writer, answer)
        except ConnectionError:
            self._note(asked, came, 0)
            raise
        self._note(asked, came, answer.status)
        return True

    def _answer(self, asked: http.Asked) -> tuple[Line | None, http.Answer]:
        protocol: Protocol = "anthropic" if "messages" in asked.path else "openai"
        if self._script.key and asked.headers.get("authorization", "") != f"Bearer {self._script.key}":
            return None, error_of(protocol, 401, "invalid key")
        if batched := self._batches.answer(asked):
            return None, batched
        if asked.method == "POST" and asked.path.endswith(("/chat/completions", "/messages")):
            return self._said(protocol, asked.json())
        if asked.method == "GET" and asked.path.endswith("/models"):
            models = sorted({line.model or "scripted" for line in self._script.lines} or {"scripted"})
            return None, http.as_json({"object": "list", "data": [{"id": model, "object": "model"} for model in models]})
        return None, error_of(protocol, 404, f"nothing is at {asked.method} {asked.path}")

    def _say(self, protocol: Protocol, body: Mapping[str, object]) -> http.Answer:
        return self._said(protocol, body)[1]

    def _said(self, protocol: Protocol, body: Mapping[str, object]) -> tuple[Line | None, http.Answer]:
        if complaint := complaint_of(protocol, body, self._script.refuse):
            return None, error_of(protocol, 400, complaint)
        line = self._stand.next_line(str(body["model"]), words_of(body))
        if line is None:
            return None, error_of(protocol, 400, "the script has no line for this request")
        return line, reply_of(protocol, body, line)

    def _note(self, asked: http.Asked, came: float, status: int) -> None:
        body = asked.json()
        note: dict[str, object] = {
            "number": len(self.requests) + 1,
            "came_s": round(came - self._started, 4),
            "answered_s": round(time.monotonic() - self._started, 4),
            "method": asked.method,
            "path": asked.path,
            "model": body.get("model"),
            "status": status,
            "sdk_retries": asked.headers.get("x-stainless-retry-count"),
            "body": body,
        }
        if asked.path.endswith("/files"):
            note["file"] = [json.loads(line) for line in uploaded(asked).splitlines()]
        self.requests.append(note)
        if self._journal:
            self._journal.write(json.dumps(note) + "\n")
            self._journal.flush()
