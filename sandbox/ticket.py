"""A job on its way through a pool."""

import asyncio
import itertools
import json
from dataclasses import dataclass, field

import msgspec

from sandbox.base import Job, Report

_NUMBERS = itertools.count(1)
_ENCODER = msgspec.json.Encoder()


@dataclass(slots=True, eq=False)
class Ticket:
    """A job, who waits for it, and what it has been through.

    Attributes:
        job: what to run.
        answer: where its report goes; cancelled when nobody waits any longer.
        number: identifies it in requests and results.
        request: the request's JSON.
        losses: how often the worker that held it was lost.
        lonely_losses: how often that happened while it was the worker's only job.
    """

    job: Job
    answer: asyncio.Future[Report]
    number: int = field(default_factory=lambda: next(_NUMBERS))
    request: bytes = field(init=False)
    losses: int = 0
    lonely_losses: int = 0

    def __post_init__(self) -> None:
        self.request = self._written(careful=False)  # here, so that who made a job that cannot be written hears of it

    def careful_request(self) -> bytes:
        """The request that leaves even compiling to the child."""
        return self._written(careful=True)

    def settle(self, report: Report) -> None:
        """Hand the report over, if anybody still waits."""
        if not self.answer.done():
            self.answer.set_result(report)

    def fail(self, error: Exception) -> None:
        """Tell who waits that there will be no report."""
        if not self.answer.done():
            self.answer.set_exception(error)

    def _written(self, *, careful: bool) -> bytes:
        job = self.job
        request = {
            "id": self.number,
            "source": job.program.source,
            "entry": job.program.entry,
            "args": job.call.args,
            "kwargs": job.call.kwargs,
            "mode": job.mode,
            "limits": job.limits,
            "probes": [(probe.first, probe.last, probe.claims) for probe in job.probes],
            "granularity": job.granularity,
            "careful": careful,
        }
        try:
            return _ENCODER.encode(request)
        except UnicodeEncodeError:  # a lone surrogate, which the guest shall judge as it judges all that is no Python
            return json.dumps(request, default=msgspec.to_builtins).encode()
