import asyncio
import gzip
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

import httpx2
import pytest

from agents.llm.connection import Connection
from agents.llm.scripted import Script, ScriptedServer
from agents.llm.transport import client

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
_Asking = Callable[[httpx2.AsyncClient, str], Awaitable[None]]


def ask_of(answers: Sequence[bytes], asking: _Asking, *, close: bool = False) -> tuple[int, list[bytes]]:
    """How many connections a server got that gives each request the next of its answers, and what came over them."""
    left, asked, connections = iter(answers), list[bytes](), list[object]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
                asked.append(head + await reader.readexactly(length))
                writer.write(next(left))
                await writer.drain()
                if close:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def main() -> None:
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            http = client(httpx2.Timeout(10))
            assert http is not None
            async with http:
                await asking(http, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1")

    asyncio.run(main())
    return len(connections), asked


@contextmanager
def raising(kind: type[Exception]) -> Iterator[None]:
    with pytest.raises(kind) as caught:
        yield
    assert type(caught.value) is kind


def test_requests_at_once_have_a_connection_each_which_is_used_again() -> None:
    async def asked() -> list[int]:
        async with ScriptedServer(Script()) as server:
            http = client(httpx2.Timeout(10))
            assert http is not None
            async with http:
                rounds = [await asyncio.gather(*(http.get(f"{server.openai_url}/models") for _ in range(40))) for _ in range(2)]
            return [answer.status_code for answers in rounds for answer in answers]

    assert asyncio.run(asked()) == [200] * 80


def test_one_after_the_other_go_over_one_connection_whatever_their_bodies_look_like() -> None:
    packed = gzip.compress(b"packed")
    answers = [
        OK,
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\ntwo\r\n4\r\n.two\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n%s" % (len(packed), packed),
        b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 500 Down\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
    ]
    said: list[tuple[int, str]] = []

    async def asking(http: httpx2.AsyncClient, url: str) -> None:
        for _ in answers:
            answer = await http.post(url, json={"a": "b" * 100_000})
            said.append((answer.status_code, answer.text))

    connections, asked = ask_of(answers, asking)
    assert said == [(200, "ok"), (200, "two.two"), (200, "packed"), (500, ""), (204, "")]
    assert connections == 1
    assert all(request.startswith(b"POST /v1 HTTP/1.1\r\n") and request.endswith(b'"}') for request in asked)


def test_a_body_may_end_with_its_connection() -> None:
    async def asking(http: httpx2.AsyncClient, url: str) -> None:
        assert [(await http.get(url)).text for _ in range(2)] == ["first", "second"]

    answers = [b"HTTP/1.1 200 OK\r\n\r\nfirst", b"HTTP/1.1 200 OK\r\n\r\nsecond"]
    connections, _ = ask_of(answers, asking, close=True)
    assert connections == 2


def test_a_connection_that_the_server_has_closed_is_not_used_again() -> None:
    async def asking(http: httpx2.AsyncClient, url: str) -> None:
        for _ in range(2):
            assert (await http.get(url)).text == "ok"
            await asyncio.sleep(0.05)

    assert ask_of([OK, OK], asking, close=True)[0] == 2


def test_a_connection_that_was_idle_for_long_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agents.llm.connection._IDLE_S", 0.0)

    async def asking(http: httpx2.AsyncClient, url: str) -> None:
        for _ in range(2):
            assert (await http.get(url)).text == "ok"

    assert ask_of([OK, OK], asking)[0] == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\ncontent-le",
        b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nonly",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nonly",
        b"220 mail.example ESMTP\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nlong: " + b"x" * 200_000,
    ],
)
def test_an_answer_that_is_cut_or_none_of_http_is_told_as_the_servers_fault(answer: bytes) -> None:
    async def asking(http: httpx2.AsyncClient, url: str) -> None:
        with raising(httpx2.RemoteProtocolError):
            await http.get(url)
        assert (await http.get(url)).text == "ok"

    assert ask_of([answer, OK], asking, close=True)[0] == 2


def test_a_request_that_is_given_up_leaves_nothing_of_its_answer_to_the_next() -> None:
    async def asking(http: httpx2.AsyncClient, url: str) -> None:
        with raising(TimeoutError):
            await asyncio.wait_for(http.get(url), 0.1)
        async with http.stream("GET", url) as answer:
            assert answer.status_code == 201
        assert (await http.get(url)).text == "ok"

    half = b"HTTP/1.1 %d Half\r\ncontent-length: 9\r\n\r\nonly"
    assert ask_of([half % 200, half % 201, OK], asking)[0] == 3


def test_nobody_and_no_such_protocol_are_told_apart() -> None:
    async def asking(http: httpx2.AsyncClient, url: str) -> None:
        with raising(httpx2.ConnectError):
            await http.get("http://127.0.0.1:1/v1")
        with raising(httpx2.UnsupportedProtocol):
            await http.get(url, follow_redirects=True)

    ask_of([b"HTTP/1.1 302 Found\r\nlocation: ftp://127.0.0.1/v1\r\ncontent-length: 0\r\n\r\n"], asking)


def test_connecting_is_given_up_in_time() -> None:
    async def main() -> None:
        with raising(httpx2.ConnectTimeout):
            await Connection.opened("127.0.0.1", 1, None, 0.0)

    asyncio.run(main())


def test_where_there_is_a_proxy_the_sdk_finds_its_way_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert client(httpx2.Timeout(10)) is None
