"""A sandbox that asks again when the machinery failed."""

from tenacity import (
    AsyncRetrying,
    retry_if_exception_type,
    retry_if_not_exception_type,
    stop_after_attempt,
    wait_exponential_jitter,
)

from sandbox.base import Job, Report, Sandbox, SandboxError, SandboxUnavailable

_RETRYABLE = retry_if_exception_type(SandboxError) & retry_if_not_exception_type(SandboxUnavailable)


class PatientSandbox:
    """Another sandbox whose failures are met with two more tries, after a growing pause."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def run(self, job: Job) -> Report:
        """Execute one job.

        Raises:
            SandboxError: the machinery failed every time.
        """
        retrying = AsyncRetrying(
            stop=stop_after_attempt(3),
            wait=wait_exponential_jitter(initial=0.2, max=3.0),
            retry=_RETRYABLE,
            reraise=True,
        )
        return await retrying(self._sandbox.run, job)
