"""A model of a name: what the command line says, the file of models says, and the environment holds the key of."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from pydantic import ValidationError

from agents.llm.base import LLM, Provider
from agents.llm.budget import Allowance, Budgeted
from agents.llm.cache import Cache, Cached
from agents.llm.config import VENDOR_URLS, BadModel, Endpoint, Model, Models, split
from agents.llm.ledger import Ledger
from agents.llm.prices import Price, Prices
from agents.llm.retry import Retried
from agents.llm.router import Lane, Router

PROVIDERS = {"openai": "agents.llm.openai:OpenAIModel", "anthropic": "agents.llm.anthropic:AnthropicModel"}
"""Protocol -> its class; loaded when it is used, for the SDKs are large."""


class _Kind(Protocol):
    def __call__(self, name: str, model: Model, endpoint: Endpoint) -> Provider: ...


@dataclass(frozen=True, slots=True)
class Reach:
    """How models are reached.

    Attributes:
        models: what the file of models says.
        base_url: a server for every model that the file does not name; empty for the vendors'.
        key_env: name of the environment variable with that server's key; empty if it wants none.
        processes: how many processes ask at once and share the endpoints' limits.
    """

    models: Models = field(default_factory=Models)
    base_url: str = ""
    key_env: str = ""
    processes: int = 1


@dataclass(frozen=True, slots=True)
class Purse:
    """What replies cost and may cost, and where they are kept; ``opened_purse`` opens one.

    Attributes:
        cache: of replies; ``None`` to keep none.
        ledger: of the run; ``None`` to count nothing.
        prices: of models.
        allowance: of the run; works with a ledger only.
    """

    cache: Cache | None = None
    ledger: Ledger | None = None
    prices: Prices = field(default_factory=Prices)
    allowance: Allowance = field(default_factory=Allowance)


@contextmanager
def opened_purse(
    cache: Path | None, ledger: Path, prices: Prices, max_cost: Decimal | None = None, max_failures: int | None = None
) -> Iterator[Purse]:
    """A purse whose files are closed in the end.

    Raises:
        CacheError: the cache cannot be used.
        LedgerError: the ledger cannot be used.
    """
    with closing(Ledger(ledger)) as sums:
        purse = Purse(None, sums, prices, Allowance(max_cost, max_failures))
        if cache is None:
            yield purse
            return
        with closing(Cache(cache)) as replies:
            yield Purse(replies, sums, prices, purse.allowance)


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
    return _counted(Retried(router), router, price_of(name, model, purse.prices), purse) if purse else Retried(router)


def _counted(llm: LLM, router: Router, price: Price | None, purse: Purse) -> LLM:
    ledger = purse.ledger
    if ledger:
        if price is None and purse.allowance.max_cost is not None:
            raise BadModel(f"the price of {llm.name} is unknown, so its cost cannot be limited; say it with --prices FILE")
        llm = Budgeted(llm, price, ledger, purse.allowance)
    if purse.cache:
        llm = Cached(llm, router.exact, purse.cache, lambda: ledger.add_replayed(llm.name) if ledger else None)
    return llm


def price_of(name: str, model: Model, prices: Prices) -> Price | None:
    """The price of a model where it is asked."""
    vendor = VENDOR_URLS[split(name)[0]]
    return prices.of(name, at_vendor=all(endpoint.base_url.rstrip("/") == vendor for endpoint in model.endpoints))


def provider_of(name: str, model: Model, endpoint: Endpoint) -> Provider:
    """A model at one endpoint, with no layer around it."""
    module, _, kind = PROVIDERS[split(name)[0]].partition(":")
    return cast("_Kind", getattr(import_module(module), kind))(name, model, endpoint)


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
