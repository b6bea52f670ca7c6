"""What the replies that one telling took have cost."""

from collections.abc import Callable
from decimal import Decimal

from agents.llm.base import LLM, Reply, Request
from agents.llm.prices import Price


class Meter:
    """Counts replies.

    Args:
        price_of: the price of a model's tokens; ``None`` if it is unknown.

    Attributes:
        calls, input, output, cached, seconds: of all replies, those from our cache as when they were made.
        cost: US dollars; ``None`` as soon as that of one reply is unknown.
    """

    def __init__(self, price_of: Callable[[str], Price | None]) -> None:
        self._price_of = price_of
        self.calls = self.input = self.output = self.cached = 0
        self.seconds = 0.0
        self.cost: Decimal | None = Decimal(0)

    def on(self, llm: LLM) -> LLM:
        """The same model with its replies counted; closed by whoever opened it."""
        return _Metered(llm, self)

    def count(self, model: str, reply: Reply) -> None:
        """One more reply."""
        usage, price = reply.usage, self._price_of(model)
        self.calls += 1
        self.input += usage.input or 0
        self.output += usage.output or 0
        self.cached += usage.cached or 0
        self.seconds += reply.latency_s
        cost = price.of(usage) if price else None
        self.cost = None if cost is None or self.cost is None else self.cost + cost


class _Metered:
    def __init__(self, llm: LLM, meter: Meter) -> None:
        self.name = llm.name
        self._llm = llm
        self._meter = meter

    async def complete(self, request: Request) -> Reply:
        reply = await self._llm.complete(request)
        self._meter.count(self.name, reply)
        return reply

    async def close(self) -> None:
        """Nothing: others may use the model."""
