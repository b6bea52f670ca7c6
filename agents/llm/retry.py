"""The one retry layer: nothing above or below it tries a request again."""

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential_jitter

from agents.llm.base import LLM, Reply, Request, ThrottledError, TransientError

TRIES = 6
"""Of a request, not counting those that were only throttled."""
_BACKOFF = wait_exponential_jitter(multiplier=0.5, max=60.0, jitter=1.0)


class Retried:
    """A model whose transient failures are tried again, as late as the server asks and with jitter.

    A throttled request is asked again for as long as it takes: too much haste drops nothing.
    """

    def __init__(self, llm: LLM, tries: int = TRIES) -> None:
        self.name = llm.name
        self._llm = llm
        self._tries = tries

    async def complete(self, request: Request) -> Reply:
        """Ask until there is a reply.

        Raises:
            RefusedError: no other try helps.
            TransientError: the last of the tries failed as well.
        """
        failures = 0

        def spent(state: RetryCallState) -> bool:
            nonlocal failures
            failures += not isinstance(_error(state), ThrottledError)
            return failures >= self._tries

        retrying = AsyncRetrying(stop=spent, retry=retry_if_exception_type(TransientError), wait=_wait, reraise=True)
        return await retrying(self._llm.complete, request)

    async def close(self) -> None:
        """Close the model."""
        await self._llm.close()


def _wait(state: RetryCallState) -> float:
    """Seconds to the next try: what the server asked for plus a little, or exponentially more, both with jitter."""
    error, backoff = _error(state), _BACKOFF(state)
    asked = error.retry_after if isinstance(error, TransientError) else None
    return backoff if asked is None else asked + min(backoff, 1.0)


def _error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
