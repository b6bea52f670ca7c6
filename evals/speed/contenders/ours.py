"""Our sandbox, with all its isolation; and the same fork server without any."""

import time
from collections.abc import Sequence

from evals.speed.contender import Block, NoAnswer, one_by_one
from evals.speed.rooms import Rooms
from evals.speed.task import Supply, Task
from sandbox.base import Job, Mode, Report, Sandbox, SandboxError
from sandbox.trace import Outcome

_ALONE = 20


class Ours:
    """Programs side by side for the rate, then some alone for the latency.

    Args:
        name: in the report.
        rooms: where the sandbox lives.
        sandbox: what runs the programs.
        mode: what each job brings back.
        size: tasks in a block.
        supply: makes fresh sources for those that run alone.
    """

    def __init__(self, name: str, rooms: Rooms, sandbox: Sandbox, mode: Mode, *, size: int, supply: Supply) -> None:
        self.name = name
        self.size = size
        self._rooms = rooms
        self._sandbox = sandbox
        self._mode = mode
        self._supply = supply

    def run(self, tasks: Sequence[Task]) -> Block:
        """See ``Contender``."""
        started = time.perf_counter()
        reports = self._rooms.run_together(self._sandbox, [job_of(task, self._mode) for task in tasks])
        wall = time.perf_counter() - started
        answers: list[str | None] = []
        complaints: list[str] = []
        for task, report in zip(tasks, reports, strict=True):
            try:
                answers.append(answer_of(report, self._mode))
            except NoAnswer as failure:
                answers.append(None)
                complaints.append(f"{task.name}: {failure}")
        return Block(wall, answers, self._alone(tasks), complaints)

    def close(self) -> None:
        """The rooms close the sandbox."""

    def _alone(self, tasks: Sequence[Task]) -> list[float]:
        return one_by_one(self._one, [self._supply.fresh(task) for task in tasks[:_ALONE]]).latencies

    def _one(self, task: Task) -> str:
        try:
            return answer_of(self._rooms.run(self._sandbox, job_of(task, self._mode)), self._mode)
        except SandboxError as error:
            raise NoAnswer(str(error)) from error


def job_of(task: Task, mode: Mode) -> Job:
    """The job that runs a task."""
    return Job(task.program, task.call, mode)


def answer_of(report: Report | SandboxError, mode: Mode) -> str:
    """Text of the returned value; a traced program needs its whole trace beside it.

    Raises:
        NoAnswer: it did not return, or came without the trace that was asked for.
    """
    if isinstance(report, SandboxError):
        raise NoAnswer(str(report)) from report
    if report.outcome is not Outcome.RETURNED or report.returned is None:
        raise NoAnswer(f"{report.outcome} {report.raised or report.detail}".strip())
    if mode is Mode.TRACE and (report.trace is None or not report.trace.steps):
        raise NoAnswer("no trace")
    return report.returned
