"""Seeds: what names one row before it exists, and where its randomness comes from."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Seed:
    """The name of one row to be made.

    Attributes:
        run: the run's seed, as given on the command line.
        domain: such as ``math``, or ``corpus``.
        topic: a topic of the domain; empty where the author has none.
        level: difficulty from 1 to 5; 0 where the author has none.
        index: number within the run, from 0.
    """

    run: int
    domain: str
    topic: str
    level: int
    index: int

    @property
    def key(self) -> str:
        """The whole tuple as text: unique among all seeds."""
        return f"{self.run}:{self.domain}:{self.topic}:{self.level}:{self.index}"

    def stream(self, purpose: str) -> Random:
        """A random stream of its own for each seed and purpose; equal for equal arguments on every machine."""
        return Random(f"{self.key}:{purpose}")  # noqa: S311 -- reproducible, not secret
