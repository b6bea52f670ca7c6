"""Which models there are and how they are reached: a name says the protocol, a file says the rest.

The file is TOML::

    [models."openai/qwen"]                       # what the command line calls it
    model = "Qwen/Qwen2.5-Coder-7B-Instruct"     # what the server calls it; default: what follows the slash
    parameters = ["temperature", "top_p", "seed", "stop"]
    structured = "json_schema"

    [[models."openai/qwen".endpoints]]           # several may serve the same model
    base_url = "http://gpu1:8000/v1"
    key_env = "GPU1_KEY"                         # name of the environment variable with the key; none by default
    rpm = 600
    tpm = 400000
    concurrency = 64
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, ValidationError, model_validator

from agents.llm.base import Parameter
from agents.misfit import misfit

Protocol = Literal["openai", "anthropic"]
PROTOCOLS: tuple[Protocol, ...] = ("openai", "anthropic")
VENDOR_URLS: dict[Protocol, str] = {"openai": "https://api.openai.com/v1", "anthropic": "https://api.anthropic.com"}
VENDOR_KEYS: dict[Protocol, str] = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}
_CLASSIC = ("gpt-3.5", "gpt-4", "chatgpt-4o")
"""Beginnings of the names of OpenAI's models that take sampling parameters; its reasoning models answer 400 to them."""


class BadModel(ValueError):  # noqa: N818 -- a name or a file is bad; nothing went wrong
    """A model's name or the file of models says nothing that can be used; the message is one line."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Endpoint(_Strict):
    """One server that serves a model.

    Attributes:
        base_url: with ``/v1`` for the OpenAI protocol. A key does not belong in it: it is written down beside the rows.
        key_env: name of the environment variable that holds the key; empty if the server wants none.
        rpm, tpm: requests and tokens allowed a minute; ``None`` if the server does not limit them.
        concurrency: requests under way at most.
    """

    base_url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s@]+$")]
    key_env: str = ""
    rpm: Annotated[int, Field(gt=0)] | None = None
    tpm: Annotated[int, Field(gt=0)] | None = None
    concurrency: Annotated[int, Field(gt=0, le=1000)] = 64


class Model(_Strict):
    """How a model is asked.

    Attributes:
        model: what the server calls it.
        endpoints: who serves it; the vendor if none is given.
        parameters: the sampling parameters that it takes; others are left out and the reply says so. ``None`` for what is
            known to work: ``stop`` with Anthropic's protocol, none with OpenAI's newer models, all with other servers.
        structured: how the server can be told the form of a reply. ``None`` for ``json_schema``, but ``none`` where Anthropic's
            protocol is spoken by others, who are known to ignore it without a word.
        max_tokens_field: name of the limit in the OpenAI protocol; ``None`` for what the vendor and for what most others want.
        effort: how hard a model that reasons shall think; empty to leave it to the server.
        stream: whether replies come in pieces. Very long ones always do where the protocol requires it.
        timeout_s: seconds that one reply may take.
        prompt_caching: whether Anthropic's API is asked to keep the system messages at hand; ``None`` for the vendor only.
        extra_body: more fields of each request, such as ``{chat_template_kwargs = {enable_thinking = false}}``.
        identity: what tells this model from others of the same name in the cache; the first endpoint's URL if empty.
    """

    model: str = ""
    endpoints: tuple[Endpoint, ...] = ()
    parameters: frozenset[Parameter] | None = None
    structured: Literal["json_schema", "json_object", "none"] | None = None
    max_tokens_field: Literal["max_tokens", "max_completion_tokens"] | None = None
    effort: Literal["", "low", "medium", "high"] = ""
    stream: bool = False
    timeout_s: Annotated[float, Field(gt=0)] = 600.0
    prompt_caching: bool | None = None
    extra_body: dict[str, JsonValue] = Field(default_factory=dict)
    identity: str = ""

    def completed(self, protocol: Protocol, name: str) -> Self:
        """With every default worked out for the model that the command line calls ``protocol/name``."""
        vendor = Endpoint(base_url=VENDOR_URLS[protocol], key_env=VENDOR_KEYS[protocol])
        endpoints = self.endpoints or (vendor,)
        at_vendor = all(endpoint.base_url.rstrip("/") == vendor.base_url for endpoint in endpoints)
        model = self.model or name
        known = {
            "model": model,
            "endpoints": endpoints,
            "parameters": _parameters(protocol, model, at_vendor),
            "structured": "json_schema" if protocol == "openai" or at_vendor else "none",
            "max_tokens_field": "max_completion_tokens" if at_vendor else "max_tokens",
            "prompt_caching": at_vendor,
            "identity": self.identity or endpoints[0].base_url,
        }
        given = {
            field
            for field in ("parameters", "structured", "max_tokens_field", "prompt_caching")
            if getattr(self, field) is not None
        }
        return self.model_copy(update={field: value for field, value in known.items() if field not in given})


class Models(_Strict):
    """The file of models: a name of the command line and how it is asked."""

    models: dict[str, Model] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _names_are_models(self) -> Self:
        for name in self.models:
            split(name)
        return self


def read(path: Path) -> Models:
    """Read a file of models.

    Raises:
        BadModel: it is no TOML or says what is not understood.
        OSError: it cannot be read.
    """
    try:
        return Models.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise BadModel(f"{path}: {misfit(error)}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadModel(f"{path}: {error}") from None


def split(name: str) -> tuple[Protocol, str]:
    """Protocol and model of a name such as ``openai/gpt-4.1-mini``; the model may contain further slashes.

    Raises:
        BadModel: the name does not begin with a protocol, or nothing follows it.
    """
    beginning, _, model = name.partition("/")
    for protocol in PROTOCOLS:
        if beginning == protocol and model.strip() == model != "":
            return protocol, model
    raise BadModel(f"{name!r} names no model; allowed: " + ", ".join(f"{protocol}/MODEL" for protocol in PROTOCOLS))


def _parameters(protocol: Protocol, model: str, at_vendor: bool) -> frozenset[Parameter]:  # noqa: FBT001 -- read by position once
    if protocol == "anthropic":
        return frozenset({"stop"})
    if at_vendor and not model.startswith(_CLASSIC):
        return frozenset()
    return frozenset({"temperature", "top_p", "seed", "stop"})
