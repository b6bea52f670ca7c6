"""One program's process, as the server that forked it sees it."""

import contextlib
import os
import secrets
import select
import signal
import time
from dataclasses import dataclass

from sandbox.guest import wire

FORGED = "the program wrote into the result channel"
"""Detail of a death by bytes that do not begin with the token, or go on after the result."""
_TOKEN_BYTES = 16
_GLANCE_S = 0.25
_NAP_S = 0.001
_EXIT_S = 0.5


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the server itself enforces on a child.

    Attributes:
        wall_s: seconds by the clock.
        cpu_s: processor seconds.
        result_bytes: size of its result.
    """

    wall_s: float
    cpu_s: float
    result_bytes: int


@dataclass(frozen=True, slots=True)
class Death:
    """A child that brought no result.

    Attributes:
        outcome: ``killed``, ``timed_out`` or ``out_of_memory``.
        detail: how it ended, for people.
    """

    outcome: str
    detail: str


class HostGoneError(Exception):
    """Nobody waits for results any longer."""


class Child:
    """A child and the pipe that its result comes through.

    Args:
        pid: its process.
        pipe: the reading end.
        token: what its result begins with.
        allowance: what it may use.
        host: descriptor of the channel to the host, watched for its end.
    """

    def __init__(self, pid: int, pipe: int, token: bytes, allowance: Allowance, host: int) -> None:
        self._pid = pid
        self._pipe = pipe
        self._token = token
        self._allowance = allowance
        self._host = host
        self._poll = select.poll()
        self._poll.register(pipe, select.POLLIN)
        self._poll.register(host, select.POLLRDHUP)
        self._started = time.monotonic()
        self._cpu_clock = ~pid << 3 | 2  # clock_getcpuclockid(3)
        self._overrun = ""

    def result(self) -> bytes | Death:
        """Wait for the result; the child is dead or dying afterwards.

        Raises:
            HostGoneError: the channel to the host ended meanwhile.
        """
        prefix = wire.HEADER.size + _TOKEN_BYTES
        data = bytearray()
        wanted = prefix
        try:
            while len(data) < wanted:
                part = self._read(wanted - len(data) if len(data) >= prefix else 1 << 16)
                if not part:
                    return self._death(cut=bool(data))
                data += part
                if len(data) >= prefix and wanted == prefix:
                    if not secrets.compare_digest(data[wire.HEADER.size : prefix], self._token):
                        return Death("killed", FORGED)
                    wanted += wire.length(bytes(data[: wire.HEADER.size]), self._allowance.result_bytes)
        except wire.FrameError as error:
            return Death("killed", f"the result is too large: {error}")
        finally:
            self._kill()
        return bytes(data[prefix:]) if len(data) == wanted else Death("killed", FORGED)

    def reap(self) -> None:
        """Wait until it is gone."""
        if self._pid:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._pid, 0)
            self._pid = 0

    def _read(self, size: int) -> bytes:
        """The next bytes; none if it closed the pipe, died or was stopped for overrunning."""
        while not (ready := self._poll.poll(self._patience())) or self._left() <= 0:  # bytes that trickle in win no time
            self._overrun = self._measure()
            if self._overrun:
                return b""
        if any(descriptor == self._host for descriptor, _ in ready):
            raise HostGoneError
        return os.read(self._pipe, size)

    def _patience(self) -> float:
        """Milliseconds until the next look at the clocks."""
        return 1000 * min(max(self._left(), 0) + 0.001, _GLANCE_S, self._allowance.cpu_s)

    def _left(self) -> float:
        """Seconds that are left by the clock."""
        return self._allowance.wall_s - (time.monotonic() - self._started)

    def _measure(self) -> str:
        if self._left() <= 0:
            return f"{self._allowance.wall_s:g} s by the clock"
        with contextlib.suppress(OSError):  # it has just died
            if time.clock_gettime(self._cpu_clock) >= self._allowance.cpu_s:
                return f"{self._allowance.cpu_s:g} s of processor time"
        return ""

    def _kill(self) -> None:
        os.close(self._pipe)
        if self._pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def _death(self, *, cut: bool) -> Death:
        if self._overrun:
            return Death("timed_out", self._overrun)
        # The pipe is closed: it is exiting, or it closed the pipe itself and may run on for what remains of its time.
        patience = _EXIT_S
        while not (ended := os.wait4(self._pid, os.WNOHANG))[0]:
            if patience <= 0:
                return Death("killed", "the program closed the result channel")
            if self._measure():
                patience -= _NAP_S
            time.sleep(_NAP_S)
        self._pid = 0
        _, status, used = ended
        return _obituary(status, used.ru_utime + used.ru_stime >= self._allowance.cpu_s, cut=cut)


def _obituary(status: int, cpu_spent: bool, *, cut: bool) -> Death:  # noqa: FBT001 - a fact, not a switch
    if not os.WIFSIGNALED(status):
        where = " within its result" if cut else ""
        return Death("killed", f"the process ended itself with status {os.waitstatus_to_exitcode(status)}{where}")
    number = os.WTERMSIG(status)
    if number == signal.SIGXCPU or (number == signal.SIGKILL and cpu_spent):
        return Death("timed_out", "the limit of processor time")
    if number == signal.SIGKILL:
        return Death("out_of_memory", "the kernel ended the process")
    return Death("killed", f"the process ended by signal {signal.Signals(number).name}")
