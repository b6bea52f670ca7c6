"""Looks at models: keys, servers, and whether they answer. Nothing is asked that costs money unless ``ask`` is."""

import os
from pathlib import Path

from agents.llm.base import Message, ModelError, Provider, RefusedError, Request
from agents.llm.cache import Cache, CacheError
from agents.llm.config import PROTOCOLS, VENDOR_KEYS, VENDOR_URLS, BadModel, Endpoint, Model, split
from agents.llm.open import Reach, price_of, provider_of, resolved
from agents.llm.prices import Prices
from evals.doctor.finding import Finding, State

_SHORTLY_S = 60.0
_QUESTION = Request((Message("user", "What is 2 + 2? Answer with the number alone."),), max_tokens=2000)


def keys() -> list[Finding]:
    """Whether the vendors' keys are in the environment; they are needed only by models that are asked for."""
    found = []
    for protocol in PROTOCOLS:
        name = VENDOR_KEYS[protocol]
        there = bool(os.environ.get(name))
        seen = f"{name} is {'set' if there else 'not set'}"
        remedy = "" if there else f"set it to use {protocol}/MODEL at its vendor; servers of your own need none"
        found.append(Finding(f"key of {protocol}", State.FINE if there else State.LACKING, seen, remedy))
    return found


async def model(name: str, reach: Reach, prices: Prices, *, ask: bool) -> list[Finding]:
    """Whether a model answers at each of its endpoints, and what it costs."""
    try:
        found = resolved(name, reach)
    except BadModel as error:
        return [Finding(name, State.BROKEN, str(error))]
    found = found.model_copy(update={"timeout_s": min(found.timeout_s, _SHORTLY_S)})
    looks = [await _endpoint(name, found, endpoint, ask=ask) for endpoint in found.endpoints]
    return [*looks, _price(name, found, prices)]


def cache(path: Path) -> Finding:
    """Whether replies can be kept."""
    if not path.exists():
        return Finding("cache of replies", State.FINE, f"nothing is kept yet; replies go to {path}")
    try:
        base = Cache(path)
    except CacheError as error:
        return Finding("cache of replies", State.BROKEN, str(error))
    replies = sum(kept.replies for kept in base.kept())
    base.close()
    return Finding("cache of replies", State.FINE, f"{replies:,} kept in {path}")


async def _endpoint(name: str, found: Model, endpoint: Endpoint, *, ask: bool) -> Finding:
    subject, where = name, endpoint.base_url
    if endpoint.key_env and not os.environ.get(endpoint.key_env):
        return Finding(subject, State.BROKEN, f"no key for {where}", f"set the environment variable {endpoint.key_env}")
    try:
        provider = provider_of(name, found, endpoint)
    except BadModel as error:
        return Finding(subject, State.BROKEN, str(error))
    try:
        return await (_asked if ask else _listed)(subject, found.model, where, provider)
    except RefusedError as error:
        return Finding(subject, State.BROKEN, str(error), "check the key, the base URL and the model's name")
    except ModelError as error:
        return Finding(subject, State.BROKEN, str(error), "check that the server runs and can be reached")
    finally:
        await provider.close()


async def _listed(subject: str, model: str, where: str, provider: Provider) -> Finding:
    models = await provider.listed()
    if model in models:
        return Finding(subject, State.FINE, f"{where} answers and has it")
    has = ", ".join(models[:5]) + (", ..." if len(models) > 5 else "")
    return Finding(
        subject, State.LACKING, f"{where} answers but does not list it; it has {has or 'nothing'}", "try it with --ask"
    )


async def _asked(subject: str, _model: str, where: str, provider: Provider) -> Finding:
    reply = await provider.complete(_QUESTION)
    used = f"{reply.usage.input} tokens in, {reply.usage.output} out"
    seen = f"{where} answered {reply.text.strip()[:40]!r} ({reply.finish}) in {reply.latency_s:.1f} s, {used}"
    return Finding(subject, State.FINE, seen)


def _price(name: str, found: Model, prices: Prices) -> Finding:
    vendor = VENDOR_URLS[split(name)[0]]
    at_vendor = all(endpoint.base_url.rstrip("/") == vendor for endpoint in found.endpoints)
    state = State.FINE if price_of(name, found, prices) else State.LACKING
    remedy = "" if state is State.FINE else "say it with --prices FILE if the run's cost is to be limited"
    return Finding(f"price of {name}", state, prices.told(name, at_vendor=at_vendor), remedy)
