"""Requests in batches, at a server of either protocol."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from agents.llm.base import Finish, Message, PausedError, RefusedError, Reply, Request, Sampling
from agents.llm.batching import Batching
from agents.llm.batching.base import Handed
from agents.llm.config import PROTOCOLS, BadModel, Endpoint, Model, Models
from agents.llm.open import Purse, Reach, open_llm, opened_purse
from agents.llm.prices import Price, Prices
from agents.llm.scripted import Script, ScriptedServer

PRICE = Price(input=Decimal(2), output=Decimal(10), batch=Decimal("0.5"))
QUICK = Batching(poll_s=0.05)


def question(text: str) -> Request:
    return Request((Message("user", text),), max_tokens=100)


def ask(
    protocol: str,
    folder: Path,
    script: dict[str, object],
    *requests: Request,
    batching: Batching = QUICK,
    max_cost: Decimal | None = None,
    meanwhile: Callable[[ScriptedServer], object] = lambda _server: None,
) -> tuple[list[Reply | BaseException], ScriptedServer]:
    """What comes of requests that are asked together."""

    async def asked() -> tuple[list[Reply | BaseException], ScriptedServer]:
        prices = Prices(models={f"{protocol}/m": PRICE})
        async with ScriptedServer(Script.model_validate(script)) as server:
            endpoint = Endpoint(base_url=server.openai_url if protocol == "openai" else server.anthropic_url)
            model = Model(endpoints=(endpoint,), identity="wherever it stands")
            reach = Reach(Models(models={f"{protocol}/m": model}), batching=batching)
            with opened_purse(folder / "replies.sqlite", folder / "spent.sqlite", prices, max_cost, batches=True) as purse:
                llm = open_llm(f"{protocol}/m", reach, purse)
                work = asyncio.gather(*(llm.complete(request) for request in requests), return_exceptions=True)
                while not work.done():
                    meanwhile(server)
                    await asyncio.sleep(0.01)
                await llm.close()
            return await work, server

    return asyncio.run(asked())


def texts(replies: Sequence[Reply | BaseException]) -> list[str]:
    return [reply.text if isinstance(reply, Reply) else repr(reply) for reply in replies]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_requests_that_are_asked_together_go_in_one_batch_and_are_paid_at_its_price(protocol: str, tmp_path: Path) -> None:
    usage = {"input": 1000, "output": 100}
    script = {"lines": [{"when": f"^{name}$", "text": f"to {name}", "usage": usage} for name in "abc"]}
    requests = [*(question(name) for name in "abc"), question("a")]
    replies, server = ask(protocol, tmp_path, script, *requests)
    assert texts(replies) == ["to a", "to b", "to c", "to a"], "equal requests are one"
    assert server.batches == 1
    with opened_purse(None, tmp_path / "spent.sqlite", Prices()) as purse:
        assert purse.ledger
        (spent,) = purse.ledger.spent()
    assert (spent.calls, spent.cost) == (3, 3 * (1000 * Decimal(2) + 100 * Decimal(10)) / 2_000_000)
    again, server = ask(protocol, tmp_path, script, *requests)
    assert (texts(again), server.requests) == (texts(replies), []), "the cache has them"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_becomes_of_an_entry_is_what_would_have_become_of_the_request(protocol: str, tmp_path: Path) -> None:
    lines = [
        {"when": "^long$", "finish": "context_overflow"},
        {"when": "^cut$", "text": "I be", "finish": "truncated"},
        {"when": "^wrong$", "status": 400, "text": "no such field"},
        {"when": "^stumble$", "status": 500},
        {"when": "^stumble$", "text": "well"},
        {"when": "^late$", "text": "in the end"},
    ]
    names = ("late", "long", "cut", "wrong", "stumble")
    replies, server = ask(protocol, tmp_path, {"lines": lines, "drop_from_batches": 1}, *map(question, names))
    late, long, cut, wrong, stumble = replies
    assert isinstance(late, Reply)
    assert isinstance(long, Reply)
    assert isinstance(cut, Reply)
    assert isinstance(stumble, Reply)
    assert (late.text, stumble.text) == ("in the end", "well"), "what expired or failed for the moment is handed in again"
    assert (long.finish, cut.finish) == (Finish.CONTEXT_OVERFLOW, Finish.TRUNCATED)
    assert isinstance(wrong, RefusedError)
    assert server.batches == 2


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_reply_says_what_was_wished_and_what_was_sent(protocol: str, tmp_path: Path) -> None:
    wishes = Sampling(temperature=0.5, stop=("END",))
    (reply,), _ = ask(protocol, tmp_path, {"lines": [{"text": "well"}]}, replace(question("a"), sampling=wishes))
    assert isinstance(reply, Reply)
    assert reply.requested == wishes
    assert reply.effective == (wishes if protocol == "openai" else Sampling(stop=("END",)))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_batch_is_larger_than_it_may_be(protocol: str, tmp_path: Path) -> None:
    script = {"lines": [{"text": "well", "times": None}]}
    replies, server = ask(protocol, tmp_path, script, *map(question, "abcde"), batching=Batching(0.05, size=2))
    assert texts(replies) == ["well"] * 5
    assert server.batches == 3


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_batch_is_handed_in_once_the_limit_of_cost_is_reached(protocol: str, tmp_path: Path) -> None:
    script = {"lines": [{"text": "well", "times": None, "usage": {"input": 1000, "output": 100}}]}
    first, _ = ask(protocol, tmp_path, script, *map(question, "ab"), max_cost=Decimal("0.0001"))
    assert texts(first) == ["well", "well"], "a batch that was handed in is paid for"
    (second,), server = ask(protocol, tmp_path, script, question("c"), max_cost=Decimal("0.0001"))
    assert isinstance(second, PausedError)
    assert server.batches == 0


def test_a_limit_on_an_unknown_price_of_batches_is_refused(tmp_path: Path) -> None:
    prices = Prices(models={"openai/m": PRICE.model_copy(update={"batch": None})})
    reach = Reach(base_url="http://127.0.0.1:1/v1", batching=QUICK)
    with (
        opened_purse(None, tmp_path / "spent.sqlite", prices, Decimal(1), batches=True) as purse,
        pytest.raises(BadModel, match="price of openai/m in batches is unknown"),
    ):
        open_llm("openai/m", reach, purse)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_batch_that_somebody_cancelled_pauses_the_run_and_the_next_sitting_asks_anew(protocol: str, tmp_path: Path) -> None:
    script = {"lines": [{"text": "well", "times": None}], "batch_polls": 1000, "drop_from_batches": 1}
    (reply,), _ = ask(protocol, tmp_path, script, question("a"), meanwhile=ScriptedServer.cancel_batches)
    assert isinstance(reply, PausedError)
    (reply,), server = ask(protocol, tmp_path, {"lines": [{"text": "well"}]}, question("a"))
    assert texts([reply]) == ["well"]
    assert server.batches == 1


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_batch_that_no_server_knows_any_more_is_handed_in_again(protocol: str, tmp_path: Path) -> None:
    def abandon(purse: Purse) -> None:
        assert purse.register
        frames = {"0" * 64: Reply("", Finish.COMPLETE)}
        purse.register.name(purse.register.begin(f"{protocol}/m", frames), "batch_that_is_gone")

    with opened_purse(None, tmp_path / "spent.sqlite", Prices(), batches=True) as purse:
        abandon(purse)
    replies, _ = ask(protocol, tmp_path, {"lines": [{"text": "well"}]}, question("a"))
    assert texts(replies) == ["well"]
    with opened_purse(None, tmp_path / "spent.sqlite", Prices(), batches=True) as purse:
        assert purse.register
        assert purse.register.handed(f"{protocol}/m") == list[Handed]()
        assert not purse.register.is_in_batch("0" * 64)


def test_a_server_without_batches_is_said_to_have_none(tmp_path: Path) -> None:
    (reply,), _ = ask("openai", tmp_path, {"key": "other", "lines": []}, question("a"))
    assert isinstance(reply, RefusedError)
    with opened_purse(None, tmp_path / "spent.sqlite", Prices(), batches=True) as purse:
        assert purse.register
        assert purse.register.handed("openai/m") == [], "nothing is thought to be handed in"
