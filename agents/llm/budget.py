"""Limits of a run: how much it may spend, and how many requests may fail, before it pauses. The same command goes on later."""

from dataclasses import dataclass
from decimal import Decimal

from agents.llm.base import LLM, ModelError, PausedError, Reply, Request
from agents.llm.ledger import Ledger
from agents.llm.prices import Price


@dataclass(slots=True)
class Allowance:
    """What a run may use; shared by all of its models.

    Attributes:
        max_cost: US dollars, all sittings of the run together; ``None`` for no limit.
        max_failures: requests that may fail one after the other, with no success between; ``None`` for no limit.
        failures: that have failed so since the last success.
        uncounted: whether a reply came whose cost cannot be known, so that ``max_cost`` could not be kept.
    """

    max_cost: Decimal | None = None
    max_failures: int | None = None
    failures: int = 0
    uncounted: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What one model may cost and has cost.

    Attributes:
        model: its name.
        price: of its tokens; ``None`` if it is unknown.
        ledger: of the run; closed by whoever opened it.
        allowance: of the run.
    """

    model: str
    price: Price | None
    ledger: Ledger
    allowance: Allowance

    def check(self) -> None:
        """Make sure that another request may be sent.

        Raises:
            PausedError: a limit is reached.
        """
        most, failures = self.allowance.max_cost, self.allowance.max_failures
        if most is not None and (spent := self.ledger.total()) >= most:
            raise PausedError(f"${spent:.4f} are spent of the ${most:.4f} allowed")
        if most is not None and self.allowance.uncounted:
            raise PausedError("a reply came whose cost cannot be known, so the limit of cost cannot be kept")
        if failures is not None and self.allowance.failures >= failures:
            raise PausedError(f"{self.allowance.failures} requests failed one after the other")

    def enter(self, reply: Reply) -> None:
        """Enter a reply that was paid for."""
        self.allowance.failures = 0
        cost = self.price.of(reply.usage) if self.price else None
        self.allowance.uncounted |= cost is None
        self.ledger.add(self.model, reply.usage, cost)

    def failed(self) -> None:
        """Count a request that brought no reply."""
        self.allowance.failures += 1


class Budgeted:
    """A model whose replies are entered into a ledger, and which is asked no more when a limit is reached.

    Requests under way when the limit is reached are finished and paid for, so it may be overstepped by as many.

    Args:
        llm: the model.
        account: its own.
    """

    def __init__(self, llm: LLM, account: Account) -> None:
        self.name = llm.name
        self._llm = llm
        self._account = account

    async def complete(self, request: Request) -> Reply:
        """Ask, unless a limit is reached.

        Raises:
            PausedError: a limit is reached.
            ModelError: no reply was had.
        """
        self._account.check()
        try:
            reply = await self._llm.complete(request)
        except ModelError:
            self._account.failed()
            raise
        self._account.enter(reply)
        return reply

    async def close(self) -> None:
        """Close the model."""
        await self._llm.close()
