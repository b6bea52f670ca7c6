"""A model of a name: what the command line says, the file of models says, and the environment holds the key of."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import cast

from pydantic import ValidationError

from agents.llm.base import LLM, Provider
from agents.llm.batching import Batching, Clerk, Register
from agents.llm.batching.base import Batches
from agents.llm.budget import Account, Allowance, Budgeted
from agents.llm.cache import Cache, Cached
from agents.llm.config import VENDOR_URLS, BadModel, Endpoint, Model, Models, split
from agents.llm.ledger import Ledger
from agents.llm.prices import Price, Prices
from agents.llm.retry import Retried
from agents.llm.router import Lane, Router

PROVIDERS = {"openai": "agents.llm.openai:OpenAIModel", "anthropic": "agents.llm.anthropic:AnthropicModel"}
"""Protocol -> its class; loaded when it is used, for the SDKs are large."""
BATCHES = {"openai": "agents.llm.batching.openai:OpenAIBatches", "anthropic": "agents.llm.batching.anthropic:AnthropicBatches"}
"""Protocol -> the class of its batch endpoint."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How models are reached.

    Attributes:
        models: what the file of models says.
        base_url: a server for every model that the file does not name; empty for the vendors'.
        key_env: name of the environment variable with that server's key; empty if it wants none.
        processes: how many processes ask at once and share the endpoints' limits.
        batching: how requests are put together and handed in as batches; ``None`` to ask one by one.
    """

    models: Models = field(default_factory=Models)
    base_url: str = ""
    key_env: str = ""
    processes: int = 1
    batching: Batching | None = None


@dataclass(frozen=True, slots=True)
class Purse:
    """What replies cost and may cost, and where they are kept; ``opened_purse`` opens one.

    Attributes:
        cache: of replies; ``None`` to keep none.
        ledger: of the run; ``None`` to count nothing.
        prices: of models.
        allowance: of the run; works with a ledger only.
        register: of the run's batches; ``None`` where nothing is asked in batches.
    """

    cache: Cache | None = None
    ledger: Ledger | None = None
    prices: Prices = field(default_factory=Prices)
    allowance: Allowance = field(default_factory=Allowance)
    register: Register | None = None


@contextmanager
def opened_purse(
    cache: Path | None,
    ledger: Path,
    prices: Prices,
    max_cost: Decimal | None = None,
    max_failures: int | None = None,
    *,
    batches: bool = False,
) -> Iterator[Purse]:
    """A purse whose files are closed in the end; ``batches`` if it shall have a register of them.

    Raises:
        CacheError: the cache cannot be used.
        LedgerError: the ledger cannot be used.
    """
    with ExitStack() as stack:
        sums = stack.enter_context(closing(Ledger(ledger)))
        replies = stack.enter_context(closing(Cache(cache))) if cache else None
        register = stack.enter_context(closing(Register(sums, ledger.with_suffix(".lock")))) if batches else None
        yield Purse(replies, sums, prices, Allowance(max_cost, max_failures), register)


def open_llm(name: str, reach: Reach, purse: Purse | None = None) -> LLM:
    """A model that is asked as ``reach`` says; nothing is sent yet.

    Args:
        name: such as ``openai/gpt-4.1-mini``.
        reach: how.
        purse: what is kept and counted; nothing if ``None``.

    Raises:
        BadModel: the name is none, its key is not in the environment, or its cost is limited and its price unknown.
    """
    model = resolved(name, reach)
    for endpoint in model.endpoints:
        if endpoint.key_env and not os.environ.get(endpoint.key_env):
            raise BadModel(f"{name} needs its key in the environment variable {endpoint.key_env}")
    lanes = [Lane(provider_of(name, model, endpoint), endpoint, reach.processes) for endpoint in model.endpoints]
    router = Router(lanes, model.identity)
    if not purse:
        return Retried(router)
    account = _account(name, model, reach, purse) if purse.ledger else None
    llm: LLM = Retried(router)
    if reach.batching and account and purse.register:
        batches = _batches_of(name, lanes[0].provider)
        llm = Clerk(lanes[0].provider, batches, router.exact, purse.register, account, purse.cache, reach.batching)
    elif account:
        llm = Budgeted(llm, account)
    if purse.cache:
        llm = Cached(llm, router.exact, purse.cache, lambda: purse.ledger.add_replayed(name) if purse.ledger else None)
    return llm


def _account(name: str, model: Model, reach: Reach, purse: Purse) -> Account:
    assert purse.ledger
    price = price_of(name, model, purse.prices, batch=reach.batching is not None)
    if price is None and purse.allowance.max_cost is not None:
        where = "in batches " if reach.batching else ""
        raise BadModel(f"the price of {name} {where}is unknown, so its cost cannot be limited; say it with --prices FILE")
    return Account(name, price, purse.ledger, purse.allowance)


def _batches_of(name: str, provider: Provider) -> Batches:
    return cast("Batches", _loaded(BATCHES[split(name)[0]])(provider))


def price_of(name: str, model: Model, prices: Prices, *, batch: bool = False) -> Price | None:
    """The price of a model where it is asked, in batches or one by one."""
    vendor = VENDOR_URLS[split(name)[0]]
    at_vendor = all(endpoint.base_url.rstrip("/") == vendor for endpoint in model.endpoints)
    return prices.of(name, at_vendor=at_vendor, batch=batch)


def provider_of(name: str, model: Model, endpoint: Endpoint) -> Provider:
    """A model at one endpoint, with no layer around it."""
    return cast("Provider", _loaded(PROVIDERS[split(name)[0]])(name, model, endpoint))


def _loaded(path: str) -> Callable[..., object]:
    module, _, kind = path.partition(":")
    return cast("Callable[..., object]", getattr(import_module(module), kind))


def resolved(name: str, reach: Reach) -> Model:
    """How a model is asked, with all defaults worked out.

    Raises:
        BadModel: the name is none, or the base URL is no URL.
    """
    protocol, after = split(name)
    model = reach.models.models.get(name, Model())
    if reach.base_url and not model.endpoints:
        model = model.model_copy(update={"endpoints": (_endpoint(reach),)})
    return model.completed(protocol, after)


def _endpoint(reach: Reach) -> Endpoint:
    try:
        return Endpoint(base_url=reach.base_url, key_env=reach.key_env)
    except ValidationError:
        raise BadModel("the base URL must be http://HOST... or https://HOST... without a password in it") from None
