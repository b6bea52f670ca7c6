"""What servers' errors mean, in the words that they really use."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from agents.llm.base import Finish, RefusedError, ThrottledError, TransientError
from agents.llm.failures import error_of, outcome_of, retry_after, shown


@pytest.mark.parametrize(
    "text",
    [
        "context_length_exceeded This model's maximum context length is 128000 tokens. However, your messages resulted in 130000",
        "exceed_context_size_error request (20031 tokens) exceeds the available context size (4096 tokens), try increasing it",
        "invalid_request_error prompt is too long: 205000 tokens > 200000 maximum",
        "BadRequestError This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
        "invalid_request_error input length and `max_tokens` exceed context limit: the context window is 200000",
    ],
)
def test_a_question_that_is_too_long_is_known_by_its_words(text: str) -> None:
    assert outcome_of(400, text) is Finish.CONTEXT_OVERFLOW
    assert outcome_of(500, text) is None


def test_a_filter_is_known_by_its_words() -> None:
    text = "content_filter The response was filtered due to the prompt triggering Azure OpenAI's content management policy"
    assert outcome_of(400, text) is Finish.FILTERED
    assert outcome_of(400, "Unsupported parameter: temperature") is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "3"}, 0.25),
        ({"retry-after": "-4"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, 0.0),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 -0000"}, 0.0),
    ],
)
def test_the_time_to_wait_comes_in_several_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_a_date_to_wait_for_is_counted_from_now() -> None:
    found = retry_after({"retry-after": format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)})
    assert found is not None
    assert 50 < found <= 60


def test_an_empty_account_is_no_haste() -> None:
    text = "insufficient_quota You exceeded your current quota, please check your plan and billing details."
    assert type(error_of(429, text, {}, "here")) is RefusedError
    assert type(error_of(429, "rate_limit_exceeded", {}, "here")) is ThrottledError
    assert type(error_of(400, "Your credit balance is too low to access the API", {}, "here")) is RefusedError
    assert type(error_of(502, "Bad Gateway", {}, "here")) is TransientError


@pytest.mark.parametrize(
    "text",
    ["Incorrect API key provided: sk-proj-abc123***xyz9.", "bad Bearer eyJhbGciOi.abc", "key-0123456789abcdef is unknown"],
)
def test_no_key_is_shown(text: str) -> None:
    assert "[key]" in shown(text)
    assert not any(part in shown(text) for part in ("abc123", "xyz9", "eyJhbGci", "0123456789"))


def test_long_words_are_cut_to_one_line() -> None:
    assert len(shown("many\nwords " * 1000)) == 300
    assert "\n" not in shown("many\nwords")
