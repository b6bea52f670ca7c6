"""What a vendor's batch endpoint does, whichever it is."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from agents.llm.base import ModelError, Reply

CALM_S = 10.0
MOST_REQUESTS = 50_000
"""Of one batch; OpenAI takes no more."""


@dataclass(frozen=True, slots=True)
class Batching:
    """How requests are put together.

    Attributes:
        poll_s: seconds between two looks at a batch.
        size: requests of one batch at most.
    """

    poll_s: float = 60.0
    size: int = MOST_REQUESTS

    @property
    def calm_s(self) -> float:
        """Seconds without a new request after which nobody else is waited for."""
        return min(self.poll_s, CALM_S)


@dataclass(frozen=True, slots=True)
class Entry:
    """A request of a batch.

    Attributes:
        ident: what its answer is found by: letters, digits and dashes, 64 at most.
        body: what would be sent if it were asked alone, as JSON.
    """

    ident: str
    body: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A batch that was, or may have been, handed in.

    Attributes:
        token: our name of it, which the idents of its entries begin with.
        ident: the vendor's name; empty if we never learned it.
        made: when it was handed in, in seconds since 1970.
        size: how many entries it has.
    """

    token: str
    ident: str
    made: float
    size: int


@dataclass(frozen=True, slots=True)
class Look:
    """How a batch stands.

    Attributes:
        state: ``under_way``; ``over``: there are answers, if not to all; ``cancelled``: by somebody, there may be answers;
            ``crowded``: not begun, for too much is under way; ``failed``: nothing in it will be answered; ``gone``: the server
            does not know it.
        why: what the vendor says of that.
    """

    state: Literal["under_way", "over", "cancelled", "crowded", "failed", "gone"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an entry: a reply, or the error that it would have been had it been asked alone."""

    ident: str
    result: Reply | ModelError


class Batches(Protocol):
    """The batch endpoint of one model's server. All methods raise a ``ModelError`` where they say nothing else."""

    async def hand_in(self, token: str, entries: Sequence[Entry]) -> str:
        """Hand a batch in; returns the vendor's name of it. After a ``TransientError`` it may have been taken all the same."""
        ...

    async def find(self, handed: Handed, known: frozenset[str], poll_s: float) -> str:
        """The vendor's name of a batch that may have been taken; empty if it was not.

        Args:
            handed: the batch.
            known: names of batches that it cannot be.
            poll_s: seconds between looks at batches that it may be, where that is seen only when they are over.
        """
        ...

    async def look(self, ident: str) -> Look:
        """See how a batch stands."""
        ...

    def answers(self, ident: str) -> AsyncIterator[Answered]:
        """What came of the entries of a batch that is over, in any order; those that never had their turn are left out."""
        ...
