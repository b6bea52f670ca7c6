"""What a server takes from a child."""

import os
import socket
import subprocess

from sandbox.guest import wire
from sandbox.guest.child import Allowance, Child, Death

TOKEN = bytes(range(16))


def test_a_result_after_its_time_is_none_so_that_one_that_trickles_in_wins_no_time() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, subprocess.Popen(["/bin/sleep", "60"]) as process:
        for wall_s, expected in ((60.0, b"{}"), (0.0, Death("timed_out", "0 s by the clock"))):
            pipe, end = os.pipe()
            os.write(end, wire.HEADER.pack(2) + TOKEN + b"{}")
            os.close(end)
            assert Child(process.pid, pipe, TOKEN, Allowance(wall_s, 1.0, 100), ours.fileno()).result() == expected
