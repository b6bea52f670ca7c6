"""Frames arrive whole, one at a time, or are refused."""

import os
import socket
import threading

import pytest

from sandbox.guest import wire


def written(data: bytes) -> int:
    """The reading end of a closed pipe that holds these bytes."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    return reading


def test_frames_are_read_one_at_a_time_and_nothing_beyond() -> None:
    reading = written(wire.pack(b"one") + wire.pack(b"") + b"rest")
    assert [wire.read(reading, 10), wire.read(reading, 10)] == [b"one", b""]
    assert os.read(reading, 100) == b"rest"
    os.close(reading)


def test_the_end_of_the_stream_is_none_and_the_end_of_a_frame_is_an_error() -> None:
    for data, end in ((b"", None), (b"\0\0", "header"), (wire.pack(b"abc")[:-1], "frame")):
        reading = written(data)
        if end is None:
            assert wire.read(reading, 10) is None
        else:
            with pytest.raises(wire.FrameError, match=end):
                wire.read(reading, 10)
        os.close(reading)


def test_a_frame_beyond_the_limit_is_not_read() -> None:
    reading = written(wire.pack(b"x" * 11))
    with pytest.raises(wire.FrameError, match="11 bytes"):
        wire.read(reading, 10)
    os.close(reading)


def test_a_frame_larger_than_the_kernel_holds_arrives_whole() -> None:
    near, far = socket.socketpair()
    payload = os.urandom(3 << 20)
    writer = threading.Thread(target=wire.write, args=(near.fileno(), payload))
    writer.start()
    assert wire.read(far.fileno(), 4 << 20) == payload
    writer.join()
    near.close()
    far.close()
