"""A server at the other end may say anything; the host hears frames, or that it is lost."""

import asyncio
import json
import socket
import struct

import pytest

from sandbox.channel import ChannelLost, Demultiplexer, connect, greet
from sandbox.guest import wire

GREETING = {"python": "3.13.5", "seed": "2", "landlock": 7, "scratch": True}


def greeting(**changes: object) -> bytes:
    return wire.pack(json.dumps(GREETING | changes).encode())


class Heard:
    """Keeps what a channel hears."""

    def __init__(self) -> None:
        self.payloads: list[bytes] = []
        self.end: asyncio.Future[Exception] = asyncio.get_running_loop().create_future()

    def answered(self, payload: bytes) -> None:
        self.payloads.append(payload)

    def lost(self, error: Exception) -> None:
        self.end.set_result(error)


async def hear(*parts: bytes) -> tuple[list[bytes], Exception]:
    """What a listener hears of a server that says ``parts``, one by one, and goes."""
    ours, theirs = socket.socketpair()
    channel = await connect(ours)
    theirs.sendall(greeting())
    await channel.greeting()
    heard = Heard()
    channel.listen(heard)
    for part in parts:
        theirs.sendall(part)
        await asyncio.sleep(0.01)
    theirs.close()
    try:
        return heard.payloads, await heard.end
    finally:
        channel.close()


def test_frames_are_heard_however_the_stream_is_cut() -> None:
    stream = wire.pack(b"one") + wire.pack(b"") + wire.pack(b"x" * 1000)
    for size in (1, 3, 5, 1 << 20):
        parts = [stream[begin : begin + size] for begin in range(0, min(len(stream), 20), size)]
        payloads, error = asyncio.run(hear(*parts, stream[20 if size < 20 else len(stream) :]))
        assert payloads[:2] == [b"one", b""]
        assert isinstance(error, ChannelLost)
    payloads, _ = asyncio.run(hear(stream))
    assert payloads == [b"one", b"", b"x" * 1000]


def test_a_frame_that_is_too_long_ends_the_channel_before_it_is_read() -> None:
    payloads, error = asyncio.run(hear(wire.HEADER.pack(wire.MAX_RESULT + 1)))
    assert not payloads
    assert isinstance(error, ChannelLost)
    assert "frame" in str(error)


def test_a_frame_without_its_end_is_not_heard() -> None:
    payloads, error = asyncio.run(hear(wire.pack(b"whole"), wire.pack(b"half")[:-2]))
    assert payloads == [b"whole"]
    assert isinstance(error, ChannelLost)


def test_a_frame_that_nobody_listens_for_ends_the_channel() -> None:
    async def unasked() -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            channel = await connect(ours)
            theirs.sendall(greeting() + wire.pack(b"{}"))
            await channel.greeting()
            await asyncio.sleep(0.01)
            with pytest.raises(ChannelLost, match="nobody asked"):
                channel.listen(Heard())
            assert theirs.recv(1) == b""

    asyncio.run(unasked())


@pytest.mark.parametrize(
    "said", [b"", wire.pack(b"null"), wire.pack(b"[" * 4000), wire.pack(b"{}"), wire.pack(b"x" * 5000), greeting(landlock="none")]
)
def test_a_server_that_does_not_greet_is_lost(said: bytes) -> None:
    async def met() -> None:
        ours, theirs = socket.socketpair()
        channel = await connect(ours)
        theirs.sendall(said)
        theirs.close()
        with pytest.raises(ChannelLost):
            await greet([channel], 5)
        channel.close()

    asyncio.run(met())


def test_channels_come_in_order_of_their_hash_seeds() -> None:
    async def met() -> None:
        pairs = [socket.socketpair() for _ in range(2)]
        channels = [await connect(ours) for ours, _ in pairs]
        for (_, theirs), seed in zip(pairs, "21", strict=True):
            theirs.sendall(greeting(seed=seed))
        python, ordered = await greet(channels, 5)
        assert (python, ordered) == ("3.13.5", (channels[1], channels[0]))
        for channel, (_, theirs) in zip(channels, pairs, strict=True):
            channel.close()
            theirs.close()

    asyncio.run(met())


def test_standard_output_is_told_from_the_rest_however_the_stream_is_cut() -> None:
    stream = b"".join(
        struct.pack(">B3xI", kind, len(part)) + part for kind, part in ((1, b"ab"), (2, b"error"), (1, b""), (1, b"c" * 300))
    )
    for size in (1, 7, 8, 9, 1000):
        demultiplexer = Demultiplexer()
        parts = [demultiplexer.feed(stream[begin : begin + size]) for begin in range(0, len(stream), size)]
        assert b"".join(parts) == b"ab" + b"c" * 300
