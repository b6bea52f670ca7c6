"""The one retry layer: nothing above or below it tries a request again."""

import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential_jitter

from agents.llm.base import LLM, PausedError, Reply, Request, ThrottledError, TransientError

_T = TypeVar("_T")
TRIES = 6
"""Of a request, not counting those that were only throttled."""
_LONGEST_WAIT_S = 900.0
"""Servers whose allowance of the day is used up ask for hours; the run pauses instead."""
_LONGEST_REFUSAL_S = 3600.0
"""The run also pauses when a request was told that long that there are too many."""
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
            PausedError: the server asks to wait, or lets nothing through, for very long.
            TransientError: the last of the tries failed as well.
        """
        return await patiently(lambda: self._llm.complete(request), self._tries)

    async def close(self) -> None:
        """Close the model."""
        await self._llm.close()


async def patiently(call: Callable[[], Awaitable[_T]], tries: int = TRIES) -> _T:
    """Make a call until it succeeds; see ``Retried``.

    Raises:
        RefusedError: no other try helps.
        PausedError: the server asks to wait, or lets nothing through, for very long.
        TransientError: the last of the tries failed as well.
    """
    failures, refused_since = 0, float("inf")

    def spent(state: RetryCallState) -> bool:
        nonlocal failures, refused_since
        if not isinstance(_error(state), ThrottledError):
            failures += 1
            return failures >= tries
        refused_since = min(refused_since, time.monotonic())
        return _asked(state) > _LONGEST_WAIT_S or time.monotonic() - refused_since > _LONGEST_REFUSAL_S

    async def made() -> _T:  # tenacity awaits only what it knows for a coroutine
        return await call()

    retrying = AsyncRetrying(stop=spent, retry=retry_if_exception_type(TransientError), wait=_wait, reraise=True)
    try:
        return await retrying(made)
    except ThrottledError as error:
        long = f" for {error.retry_after:g} s" if error.retry_after else ""
        raise PausedError(f"{error}; the server lets nothing through{long}") from error


def _wait(state: RetryCallState) -> float:
    """Seconds to the next try: what the server asked for plus a little, or exponentially more, both with jitter."""
    asked, backoff = min(_asked(state), _LONGEST_WAIT_S), _BACKOFF(state)
    return asked + min(backoff, 1.0) if asked else backoff


def _asked(state: RetryCallState) -> float:
    """Seconds that the server asked to wait; 0 if it did not."""
    error = _error(state)
    return (error.retry_after or 0.0) if isinstance(error, TransientError) else 0.0


def _error(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
