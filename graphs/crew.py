"""The worker processes of a run, seen from the runner."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Generic, Self

from graphs.config import Decisive
from graphs.orders import LONGEST_LINE, Answer, End, Order
from sandbox.base import SandboxError

_GRACE_S = 20.0
_ROOT = Path(__file__).resolve().parent.parent


class WorkerDied(Exception):  # noqa: N818 -- what happened, not a fault of the caller
    """The process ended with orders unanswered; its log says more."""


class Worker(Generic[End]):
    """One worker process; ``async with`` starts it, waits until it is ready, and ends it.

    Args:
        module: what it runs; see ``graphs.service``.
        kind: what an ending is.
        config: of the run.
        log: file that its standard error is appended to.

    Raises:
        SandboxError: on entering, if it cannot open its sandbox.
        WorkerDied: on entering, if it ended before it was ready.
    """

    def __init__(self, module: str, kind: type[End], config: Decisive, log: Path) -> None:
        self._module = module
        self._answer = Answer[kind]  # type: ignore[valid-type]
        self._config = config
        self._log = log
        self._waiting: dict[int, asyncio.Future[Answer[End]]] = {}
        self._number = 0

    async def __aenter__(self) -> Self:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", self._module),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                env={**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])},
                start_new_session=True,  # Ctrl-C is the runner's: a worker finishes its batch
                limit=LONGEST_LINE,
            )
        self._reader = asyncio.create_task(self._read())
        ready = self._expect(-1)
        try:
            self._write(self._config.model_dump_json())
            failure = (await ready).failure
        except BaseException:
            await self._end(grace_s=0)
            raise
        if failure:
            await self._end(grace_s=_GRACE_S)
            raise SandboxError(failure)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._end(grace_s=_GRACE_S)

    async def work(self, indexes: Sequence[int]) -> tuple[End, ...]:
        """Have a batch worked on; several may be under way.

        Raises:
            WorkerDied: the process ended before it answered.
        """
        self._number += 1
        answer = self._expect(self._number)
        self._write(Order(number=self._number, indexes=tuple(indexes)).model_dump_json())
        return (await answer).endings

    def _expect(self, number: int) -> asyncio.Future[Answer[End]]:
        future = asyncio.get_running_loop().create_future()
        if self._reader.done():
            future.set_exception(WorkerDied())
        else:
            self._waiting[number] = future
        return future

    def _write(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")

    async def _read(self) -> None:
        """Hand out answers until the process closes its output; then tell all who still wait."""
        assert self._process.stdout is not None
        try:
            while line := await self._process.stdout.readline():
                answer = self._answer.model_validate_json(line)
                future = self._waiting.pop(answer.number, None)
                if future is not None and not future.done():
                    future.set_result(answer)
        finally:
            for future in self._waiting.values():
                if not future.done():
                    future.set_exception(WorkerDied(f"a worker ended unexpectedly; see {self._log}"))
            self._waiting.clear()

    async def _end(self, grace_s: float) -> None:
        """Close its input, give it time to put its sandbox away, and make sure that it is gone."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), grace_s)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):  # it may have ended by itself just now
                self._process.kill()
            await self._process.wait()
        await self._reader
