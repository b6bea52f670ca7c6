"""How the models of a run are reached and paid: what is given to every worker, and decides no row."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from agents.llm.base import LLM
from agents.llm.batching import MOST_REQUESTS, Batching
from agents.llm.config import PROTOCOLS, Model, Models
from agents.llm.open import Purse, Reach, open_llm, opened_purse
from agents.llm.prices import Prices

Opener = Callable[[str], LLM]
"""Gives the model of a name; the same name gives the same one."""


def is_model(name: str) -> bool:
    """Whether a role's name is that of a model, such as ``openai/gpt-4.1-mini``."""
    return name.partition("/")[0] in PROTOCOLS and "/" in name


class Means(BaseModel):
    """What workers need to ask models.

    Attributes:
        models: those of the run, with all defaults worked out.
        cache: file of replies; empty to keep none.
        ledger: file of what they cost; empty to count nothing.
        programs: file of the programs that they wrote; empty to remember them no longer than the process lives.
        prices: of the run's models.
        max_cost, max_failures: limits at which the run pauses; ``None`` for none.
        processes: worker processes that share the endpoints' limits.
        batch_poll: seconds between two looks at a batch; ``None`` to ask one by one.
        batch_size: requests of one batch at most.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    models: dict[str, Model] = Field(default_factory=dict)
    cache: str = ""
    ledger: str = ""
    programs: str = ""
    prices: Prices = Field(default_factory=Prices)
    max_cost: Decimal | None = None
    max_failures: int | None = None
    processes: int = 1
    batch_poll: float | None = None
    batch_size: int = MOST_REQUESTS

    @property
    def rooms(self) -> int:
        """Programs that a worker process runs at once: one, but where batches leave all to one process."""
        return 1 if self.batch_poll is None else len(os.sched_getaffinity(0))

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Opener]:
        """Open models as they are asked for; all are closed in the end.

        Raises:
            BadModel: a key is not in the environment, or a cost is limited and a price unknown.
            CacheError, LedgerError: a file cannot be used.
        """
        batching = Batching(self.batch_poll, self.batch_size) if self.batch_poll else None
        reach = Reach(Models(models=self.models), processes=self.processes, batching=batching)
        with self._purse() as purse:
            async with AsyncExitStack() as stack:
                known: dict[str, LLM] = {}

                def opener(name: str) -> LLM:
                    if name not in known:
                        known[name] = open_llm(name, reach, purse)
                        stack.push_async_callback(known[name].close)
                    return known[name]

                yield opener

    def _purse(self) -> AbstractContextManager[Purse | None]:
        if not self.ledger:
            return nullcontext(None)
        cache, in_batches = Path(self.cache) if self.cache else None, self.batch_poll is not None
        return opened_purse(cache, Path(self.ledger), self.prices, self.max_cost, self.max_failures, batches=in_batches)
