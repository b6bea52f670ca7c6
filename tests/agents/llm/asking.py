"""How the tests ask models that stand on loopback."""

import asyncio

from agents.llm.base import LLM, Message, Reply, Request
from agents.llm.config import PROTOCOLS, Endpoint, Model
from agents.llm.open import PROVIDERS, provider_of

QUESTION = Request((Message("system", "Be brief."), Message("user", "What is 2 + 2?")), max_tokens=100)


def provider(protocol: str, base_url: str, **settings: object) -> LLM:
    """One model at one endpoint, with no layer around it."""
    assert set(PROVIDERS) == set(PROTOCOLS)
    model = Model.model_validate({"endpoints": [Endpoint(base_url=base_url)], **settings}).completed(protocol, "gpt-4o")
    return provider_of(f"{protocol}/gpt-4o", model, model.endpoints[0])


def ask(llm: LLM, *requests: Request) -> list[Reply]:
    """Ask one request after the other, and close the model."""

    async def asked() -> list[Reply]:
        try:
            return [await llm.complete(request) for request in requests or (QUESTION,)]
        finally:
            await llm.close()

    return asyncio.run(asked())
