"""What replies cost, to the cent, and when a run pauses."""

from decimal import Decimal
from pathlib import Path

import pytest
from llmock.pytest_plugin import LLMock

from agents.llm.base import PausedError, RefusedError, Usage
from agents.llm.cache import Cache
from agents.llm.config import BadModel, split
from agents.llm.ledger import Ledger, LedgerError
from agents.llm.open import Purse, Reach, open_llm, opened_purse, price_of, resolved
from agents.llm.prices import PACKAGED, BadPrices, Price, Prices, prices, read
from tests.agents.llm.asking import QUESTION, ask

PRICE = Price(input=Decimal("2.50"), cached=Decimal("0.25"), written=Decimal("3.125"), output=Decimal(10))
OWN = Prices(models={"openai/m": PRICE})


def test_every_kind_of_token_has_its_price() -> None:
    usage = Usage(input=1_000_000, output=100_000, cached=400_000, written=200_000)
    assert PRICE.of(usage) == Decimal("1.00") + Decimal("0.10") + Decimal("0.625") + Decimal("1.00")


@pytest.mark.parametrize("usage", [Usage(), Usage(input=3), Usage(output=3), Usage(input=11, output=1)])
def test_what_cannot_be_known_is_unknown(usage: Usage) -> None:
    assert Price(input=Decimal(1), output=Decimal(1), up_to=10).of(usage) is None


def test_cached_tokens_without_a_price_are_unknown() -> None:
    assert Price(input=Decimal(1), output=Decimal(1)).of(Usage(5, 5, 1)) is None


def test_the_packaged_prices_name_models_and_their_sources() -> None:
    packaged = read(PACKAGED)
    for name, price in packaged.models.items():
        assert split(name)
        assert price.input <= price.output
        assert packaged.sources[price.source].url.startswith("https://")


def test_vendors_prices_say_nothing_of_other_servers() -> None:
    name = "openai/gpt-4.1-mini"
    assert price_of(name, resolved(name, Reach()), prices(None))
    assert price_of(name, resolved(name, Reach(base_url="http://127.0.0.1:1/v1")), prices(None)) is None


def test_a_file_of_the_users_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text('[models."openai/gpt-4.1-mini"]\ninput = 1\noutput = "2.5"\n')
    found = prices(path)
    assert found.models["openai/gpt-4.1-mini"].output == Decimal("2.5")
    assert found.models["openai/gpt-4.1"].output == Decimal(8)
    assert found.told("openai/nobody", at_vendor=True) == "price unknown"


@pytest.mark.parametrize(
    "text", ["[", '[models.x]\ninput = "free"\noutput = 1', '[models.x]\nsource = "y"\ninput = 1\noutput = 1']
)
def test_a_file_that_is_not_understood_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(text)
    with pytest.raises(BadPrices) as raised:
        read(path)
    assert "\n" not in str(raised.value)


def test_sums_are_exact_and_outlive_the_process(tmp_path: Path) -> None:
    for _ in range(2):
        ledger = Ledger(tmp_path / "spent.sqlite")
        for _ in range(50):
            ledger.add("openai/m", Usage(1, 1), Decimal("0.0000125"))
        ledger.add("openai/n", Usage(1, None), None)
        ledger.close()
    ledger = Ledger(tmp_path / "spent.sqlite")
    assert ledger.total() == Decimal("0.00125")
    m, n = ledger.spent()
    assert (m.calls, m.input, m.cost, m.unpriced) == (100, 100, Decimal("0.00125"), 0)
    assert (n.calls, n.unpriced) == (2, 2)
    ledger.close()


def test_a_file_that_is_no_ledger_is_said(tmp_path: Path) -> None:
    path = tmp_path / "spent.sqlite"
    path.write_text("no database " * 100)
    with pytest.raises(LedgerError):
        Ledger(path)


def test_a_run_pauses_when_its_money_is_spent(llmock: LLMock, tmp_path: Path) -> None:
    reach, spent = Reach(base_url=llmock.base_url("openai")), tmp_path / "spent.sqlite"
    with opened_purse(None, spent, OWN, max_cost=Decimal("0.0001")) as purse:
        llm = open_llm("openai/m", reach, purse)
        with pytest.raises(PausedError, match="of the"):
            ask(llm, *[QUESTION] * 100)
        before = len(llmock.requests)
        assert 0 < before < 100
    with opened_purse(None, spent, OWN, max_cost=Decimal("0.0001")) as purse, pytest.raises(PausedError):
        ask(open_llm("openai/m", reach, purse))
    with opened_purse(None, spent, OWN, max_cost=Decimal(1)) as purse:
        ask(open_llm("openai/m", reach, purse))
    assert len(llmock.requests) == before + 1


def test_what_is_in_the_cache_costs_nothing_and_needs_no_money(llmock: LLMock, tmp_path: Path) -> None:
    reach = Reach(base_url=llmock.base_url("openai"))
    with opened_purse(tmp_path / "replies.sqlite", tmp_path / "spent.sqlite", OWN, max_cost=Decimal("0.000001")) as purse:
        assert purse.ledger
        ask(open_llm("openai/m", reach, purse), QUESTION, QUESTION)
        (spent,) = purse.ledger.spent()
    assert (spent.calls, spent.replayed) == (1, 1)


def test_a_run_pauses_when_its_cost_can_no_longer_be_known(llmock: LLMock, tmp_path: Path) -> None:
    bounded = Prices(models={"openai/m": PRICE.model_copy(update={"up_to": 0})})
    with opened_purse(None, tmp_path / "spent.sqlite", bounded, max_cost=Decimal(1)) as purse:
        with pytest.raises(PausedError, match="cannot be known"):
            ask(open_llm("openai/m", Reach(base_url=llmock.base_url("openai")), purse), QUESTION, QUESTION)
        assert purse.ledger
        assert [spent.unpriced for spent in purse.ledger.spent()] == [1]
    assert len(llmock.requests) == 1


def test_a_question_that_the_server_turned_away_costs_nothing(llmock: LLMock, tmp_path: Path) -> None:
    llmock.limits(context_window=3)
    with opened_purse(None, tmp_path / "spent.sqlite", OWN, max_cost=Decimal(1)) as purse:
        ask(open_llm("openai/m", Reach(base_url=llmock.base_url("openai")), purse), QUESTION, QUESTION)
        assert purse.ledger
        assert purse.ledger.total() == 0


def test_a_limit_on_an_unknown_price_is_refused(tmp_path: Path) -> None:
    reach = Reach(base_url="http://127.0.0.1:1/v1")
    with (
        opened_purse(None, tmp_path / "spent.sqlite", Prices(), max_cost=Decimal(1)) as purse,
        pytest.raises(BadModel, match="price of openai/m is unknown"),
    ):
        open_llm("openai/m", reach, purse)


def test_a_run_pauses_when_nothing_works(llmock: LLMock, tmp_path: Path) -> None:
    llmock.fail(401, times=None)
    with opened_purse(None, tmp_path / "spent.sqlite", Prices(), max_failures=3) as purse:
        reach = Reach(base_url=llmock.base_url("openai"))
        for _ in range(3):
            with pytest.raises(RefusedError):
                ask(open_llm("openai/m", reach, purse))
        with pytest.raises(PausedError, match="3 requests failed"):
            ask(open_llm("openai/m", reach, purse))
    assert len(llmock.requests) == 3


def test_failures_with_successes_between_pause_nothing(llmock: LLMock, tmp_path: Path) -> None:
    with opened_purse(None, tmp_path / "spent.sqlite", Prices(), max_failures=2) as purse:
        for _ in range(4):
            llm = open_llm("openai/m", Reach(base_url=llmock.base_url("openai")), purse)
            llmock.fail(400)
            with pytest.raises(RefusedError):
                ask(llm)
            ask(open_llm("openai/m", Reach(base_url=llmock.base_url("openai")), purse))


def test_a_purse_may_be_empty(llmock: LLMock, tmp_path: Path) -> None:
    ask(open_llm("openai/m", Reach(base_url=llmock.base_url("openai")), Purse()))
    cache = Cache(tmp_path / "replies.sqlite")
    ask(open_llm("openai/m", Reach(base_url=llmock.base_url("openai")), Purse(cache)))
    cache.close()
