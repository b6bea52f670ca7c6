"""As much of HTTP/1.1 as the clients of models use, on an asyncio connection."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

_LONGEST_HEAD = 64 * 1024
_LONGEST_BODY = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """A request.

    Attributes:
        method, path: as they came, the path without its query.
        headers: by lower-case name.
        body: not yet read as anything.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, object]:
        """The body as an object; empty if it is none."""
        try:
            value = json.loads(self.body)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back; ``body`` is text of the media type ``kind``."""

    status: int
    body: str
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


def as_json(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer in JSON."""
    return Answer(status, json.dumps(value), headers=headers or {})


async def read(reader: asyncio.StreamReader) -> Asked | None:
    """The next request of a connection; ``None`` when it has ended or does not speak HTTP."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head[:-4].split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = await _body(reader, headers)
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, ValueError):
        return None
    return Asked(method, target.partition("?")[0], headers, body)


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return await reader.readexactly(_length(headers.get("content-length", "0"), 10))
    parts: list[bytes] = []
    while size := _length((await reader.readuntil(b"\r\n")).split(b";")[0].decode(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readuntil(b"\r\n")
    return b"".join(parts)


def _length(text: str, base: int) -> int:
    length = int(text, base)
    if not 0 <= length <= _LONGEST_BODY:
        raise ValueError(f"a body of {length} bytes")
    return length


async def write(writer: asyncio.StreamWriter, answer: Answer) -> None:
    """Send an answer; the connection stays open."""
    body = answer.body.encode()
    headers = {"content-type": answer.kind, "content-length": str(len(body)), **answer.headers}
    lines = [f"HTTP/1.1 {answer.status} {_reason(answer.status)}", *(f"{name}: {value}" for name, value in headers.items())]
    writer.write("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
    await writer.drain()


def _reason(status: int) -> str:
    return "OK" if status < 300 else "Error"
