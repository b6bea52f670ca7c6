"""What an answer that is no reply means: an outcome of the question, or an error and whether another try may help."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2

from agents.llm.base import Finish, ModelError, RefusedError, ThrottledError, TransientError, UnreachableError

_TRANSIENT = frozenset({408, 409, 425, 499})
_OVERFLOW = re.compile(
    r"context_length_exceeded|exceed_context_size|maximum context length|context window|prompt is too long"
    r"|exceeds? the available context|input is too long|longer than the (?:model's )?maximum",
    re.IGNORECASE,
)
_FILTERED = re.compile(r"content_filter|content_policy|content management policy", re.IGNORECASE)
_SPENT = re.compile(r"insufficient_quota|billing_hard_limit|credit balance is too low|spend_limit_reached", re.IGNORECASE)
_KEYS = re.compile(r"\b(?:sk|pk|key|Bearer)[-_ ][\w*.-]{6,}")
_LONGEST_MESSAGE = 300


def outcome_of(status: int, text: str) -> Finish | None:
    """The outcome that an error of the protocol tells of the question itself, if it does.

    Args:
        status: of HTTP.
        text: code, type and message of the error.
    """
    if status not in (400, 413, 422):
        return None
    if _OVERFLOW.search(text):
        return Finish.CONTEXT_OVERFLOW
    return Finish.FILTERED if _FILTERED.search(text) else None


def error_of(status: int, text: str, headers: Mapping[str, str], where: str) -> ModelError:
    """The error that an HTTP status stands for.

    Args:
        status: of HTTP.
        text: code, type and message of the error.
        headers: of the answer, lower case.
        where: the server.
    """
    message = f"{where} answered {status}: {shown(text)}"
    if status in (402, 429) and _SPENT.search(text):
        return RefusedError(f"{message} (the account has nothing left to spend)")
    if status == 429:
        return ThrottledError(message, retry_after(headers))
    if status >= 500 or status in _TRANSIENT:
        return TransientError(message, retry_after(headers))
    return RefusedError(message)


def broken(error: Exception, where: str) -> TransientError:
    """What an error that is no answer at all stands for: a connection that failed or broke, or a body that is no reply."""
    cause = error.__cause__ if isinstance(error.__cause__, httpx2.HTTPError) else error
    message = f"{where}: {type(cause).__name__}: {shown(str(cause))}"
    nobody = isinstance(cause, httpx2.ConnectError | httpx2.ConnectTimeout)
    return UnreachableError(f"{where} cannot be reached: {shown(str(cause))}") if nobody else TransientError(message)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the server asks to wait: ``retry-after-ms``, or ``retry-after`` in seconds or as a date."""
    with suppress(ValueError):
        return max(0.0, float(headers.get("retry-after-ms", "")) / 1000)
    value = headers.get("retry-after", "")
    with suppress(ValueError):
        return max(0.0, float(value))
    with suppress(ValueError):
        moment = parsedate_to_datetime(value)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return None


def shown(text: str) -> str:
    """A server's words in one line without anything that looks like a key."""
    line = _KEYS.sub("[key]", " ".join(text.split()))
    return line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 3] + "..."
