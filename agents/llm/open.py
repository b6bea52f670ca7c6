"""A model of a name: what the command line says, the file of models says, and the environment holds the key of."""

import os
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, cast

from agents.llm.base import LLM, Request
from agents.llm.config import BadModel, Endpoint, Model, Models, split
from agents.llm.retry import Retried

PROVIDERS = {"openai": "agents.llm.openai:OpenAIModel", "anthropic": "agents.llm.anthropic:AnthropicModel"}
"""Protocol -> its class; loaded when it is used, for the SDKs are large."""


class Provider(LLM, Protocol):
    """A model at one endpoint: a request is one call on the wire."""

    def exact(self, request: Request) -> str:
        """All that is sent and decides the reply, as canonical JSON; no key is in it."""
        ...


class _Kind(Protocol):
    def __call__(self, name: str, model: Model, endpoint: Endpoint) -> Provider: ...


@dataclass(frozen=True, slots=True)
class Reach:
    """How models are reached.

    Attributes:
        models: what the file of models says.
        base_url: a server for every model that the file does not name; empty for the vendors'.
        key_env: name of the environment variable with that server's key; empty if it wants none.
    """

    models: Models = field(default_factory=Models)
    base_url: str = ""
    key_env: str = ""


def open_llm(name: str, reach: Reach) -> LLM:
    """A model that is asked as ``reach`` says; nothing is sent yet.

    Args:
        name: such as ``openai/gpt-4.1-mini``.
        reach: how.

    Raises:
        BadModel: the name is none, or the key is not in the environment.
    """
    model = resolved(name, reach)
    for endpoint in model.endpoints:
        if endpoint.key_env and not os.environ.get(endpoint.key_env):
            raise BadModel(f"{name} needs its key in the environment variable {endpoint.key_env}")
    return Retried(provider_of(name, model, model.endpoints[0]))


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
        if not reach.base_url.startswith(("http://", "https://")):
            raise BadModel(f"the base URL {reach.base_url!r} does not begin with http:// or https://")
        model = model.model_copy(update={"endpoints": (Endpoint(base_url=reach.base_url, key_env=reach.key_env),)})
    return model.completed(protocol, after)
