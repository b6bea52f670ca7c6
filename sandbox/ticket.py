"""A job on its way through a pool."""

import asyncio
import itertools
import json
from dataclasses import asdict, dataclass, field

from sandbox.base import Job, Report

_NUMBERS = itertools.count(1)


@dataclass(slots=True, eq=False)
class Ticket:
    """A job, who waits for it, and what it has been through.

    Attributes:
        job: what to run.
        answer: where its report goes; cancelled when nobody waits any longer.
        number: identifies it in requests and results.
        losses: how often the worker that held it was lost.
        lonely_losses: how often that happened while it was the worker's only job.
    """

    job: Job
    answer: asyncio.Future[Report]
    number: int = field(default_factory=lambda: next(_NUMBERS))
    losses: int = 0
    lonely_losses: int = 0

    def request(self, *, careful: bool = False) -> bytes:
        """The request's JSON.

        Args:
            careful: whether even compiling is left to the child.
        """
        job = self.job
        return json.dumps(
            {
                "id": self.number,
                "source": job.program.source,
                "entry": job.program.entry,
                "args": job.call.args,
                "kwargs": job.call.kwargs,
                "mode": job.mode,
                "limits": asdict(job.limits),
                "probes": [[probe.first, probe.last, probe.claims] for probe in job.probes],
                "granularity": job.granularity,
                "careful": careful,
            },
            ensure_ascii=True,
        ).encode()

    def settle(self, report: Report) -> None:
        """Hand the report over, if anybody still waits."""
        if not self.answer.done():
            self.answer.set_result(report)

    def fail(self, error: Exception) -> None:
        """Tell who waits that there will be no report."""
        if not self.answer.done():
            self.answer.set_exception(error)
