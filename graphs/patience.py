"""A sandbox that asks again when the machinery failed."""

from tenacity import (
    AsyncRetrying,
    retry_if_exception_type,
    retry_if_not_exception_type,
    stop_after_attempt,
    wait_random_exponential,
)

from sandbox.base import Job, Report, Sandbox, SandboxError, SandboxUnavailable

_RETRYABLE = retry_if_exception_type(SandboxError) & retry_if_not_exception_type(SandboxUnavailable)


class PatientSandbox:
    """Another sandbox whose failures are met with more tries, after growing pauses.

    Args:
        sandbox: the other one.
        tries: how often a job is run at most.
        pause_s: longest first pause, in seconds; later ones grow, and all are random, so that many do not come back at once.
    """

    def __init__(self, sandbox: Sandbox, tries: int = 3, pause_s: float = 0.2) -> None:
        self._sandbox = sandbox
        self._retrying = AsyncRetrying(
            stop=stop_after_attempt(tries),
            wait=wait_random_exponential(multiplier=pause_s, max=3.0),
            retry=_RETRYABLE,
            reraise=True,
        )

    async def run(self, job: Job) -> Report:
        """Execute one job.

        Raises:
            SandboxError: the machinery failed every time.
        """
        return await self._retrying.copy()(self._sandbox.run, job)
