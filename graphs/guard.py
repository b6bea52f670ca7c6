"""What a command does when people stop it or stop reading: it ends with a line or none, never with a traceback."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED = 130
"""Exit status of a command stopped by hand."""


def guarded(command: Callable[[], int], prog: str) -> int:
    """Run a command, its imports included; returns its exit status."""
    try:
        return command()
    except KeyboardInterrupt:
        print(f"{prog}: stopped before anything was done", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _mute(sys.stdout.fileno(), sys.stderr.fileno())
        return 1
    except OSError as error:
        print(f"{prog}: {said(error)}; what has ended is kept, the same command goes on", file=sys.stderr)
        return 1


def interruptible() -> None:
    """Let SIGINT and SIGTERM raise ``KeyboardInterrupt``, in jobs of the background too, which begin with SIGINT ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)


@contextmanager
def quiet_if_nobody_reads() -> Iterator[None]:
    """Write to standard output as long as anybody reads it."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _mute(sys.stdout.fileno())


def said(error: OSError) -> str:
    """An error of the system in one line: ``out/rows: No space left on device``."""
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.raise_signal(signal.SIGINT)  # the event loop ends in good order by this one


def _mute(*descriptors: int) -> None:
    """Send what is still buffered nowhere, or the interpreter would complain when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in descriptors:
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
