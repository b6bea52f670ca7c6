"""When a request is asked again, and when not."""

import pytest
from llmock.pytest_plugin import LLMock

from agents.llm.base import PausedError, RefusedError, TransientError
from agents.llm.config import PROTOCOLS
from agents.llm.retry import Retried
from tests.agents.llm.asking import ask, provider

both = pytest.mark.parametrize("protocol", PROTOCOLS)


@both
def test_what_fails_for_a_while_is_asked_again(llmock: LLMock, protocol: str) -> None:
    llmock.fail(503).fail(529).reply("It is 4.")
    (reply,) = ask(Retried(provider(protocol, llmock.base_url(protocol))))
    assert reply.text == "It is 4."
    assert [request.status for request in llmock.requests] == [503, 529, 200]
    llmock.assert_resilient(strict=True)


@both
def test_the_server_is_left_alone_as_long_as_it_asks(llmock: LLMock, protocol: str) -> None:
    llmock.rate_limit(times=2, retry_after=0.4)
    ask(Retried(provider(protocol, llmock.base_url(protocol))))
    first, second, third = llmock.requests
    assert second.started_at - first.ended_at >= 0.4
    assert third.started_at - second.ended_at >= 0.4
    llmock.assert_resilient(strict=True)


@both
def test_too_much_haste_drops_nothing(llmock: LLMock, protocol: str) -> None:
    llmock.rate_limit(times=5, retry_after=0.01).reply("It is 4.")
    (reply,) = ask(Retried(provider(protocol, llmock.base_url(protocol)), tries=1))
    assert reply.text == "It is 4."


@both
def test_what_no_other_try_can_mend_is_asked_once(llmock: LLMock, protocol: str) -> None:
    llmock.fail(401, times=None)
    with pytest.raises(RefusedError):
        ask(Retried(provider(protocol, llmock.base_url(protocol))))
    assert len(llmock.requests) == 1


@both
def test_a_server_that_stays_down_is_given_up(llmock: LLMock, protocol: str) -> None:
    llmock.outage()
    with pytest.raises(TransientError, match="503"):
        ask(Retried(provider(protocol, llmock.base_url(protocol)), tries=2))
    assert len(llmock.requests) == 2


@both
def test_who_is_asked_to_wait_for_hours_pauses(llmock: LLMock, protocol: str) -> None:
    llmock.rate_limit(times=None, retry_after=7200)
    with pytest.raises(PausedError, match="nothing through for 7200 s"):
        ask(Retried(provider(protocol, llmock.base_url(protocol))))
    assert len(llmock.requests) == 1


def test_an_account_that_is_empty_is_not_asked_again(llmock: LLMock) -> None:
    llmock.fail(429, code="insufficient_quota", times=None)
    with pytest.raises(RefusedError, match="nothing left to spend"):
        ask(Retried(provider("openai", llmock.base_url("openai"))))
    assert len(llmock.requests) == 1
