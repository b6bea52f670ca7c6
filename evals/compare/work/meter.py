"""What the replies that one telling took have used."""

from agents.llm.base import LLM, Reply, Request
from evals.compare.telling import Used


class Meter:
    """Counts replies.

    Attributes:
        used: the tokens of each, those from our cache as when they were made.
        seconds: of all together.
    """

    def __init__(self) -> None:
        self.used = list[Used]()
        self.seconds = 0.0

    def on(self, llm: LLM) -> LLM:
        """The same model with its replies counted; closed by whoever opened it."""
        return _Metered(llm, self)

    def count(self, model: str, reply: Reply) -> None:
        """One more reply."""
        usage = reply.usage
        self.used.append(Used(model=model, input=usage.input, output=usage.output, cached=usage.cached, written=usage.written))
        self.seconds += reply.latency_s


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
