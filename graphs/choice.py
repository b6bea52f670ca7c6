"""Which inputs of a program are told, by the ways that their executions go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from graphs.contrast import parting
from sandbox.path import Path, path_of
from sandbox.trace import Trace


@dataclass(frozen=True)
class Candidate:
    """An input that was traced.

    Attributes:
        number: position among the calls that may be told; preferred ones, and those with natural values, come first.
        trace: of it.
        long: whether the trace is longer than one likes to read.
    """

    number: int
    trace: Trace
    long: bool = False

    @cached_property
    def path(self) -> Path:
        """The way that it goes."""
        return path_of(self.trace)

    @cached_property
    def branches(self) -> frozenset[tuple[str, int, bool]]:
        """The decisions with their outcomes that are on its way."""
        return frozenset((one.function, one.line, one.truth) for one in self.path.conditions)


def chosen(candidates: Iterable[Candidate], most: int, *, other_outputs: bool = False) -> list[Candidate]:
    """One candidate for each way, the preferred one first, then always one that takes most branches that none before took.

    Args:
        candidates: the inputs; of those that go the same way short ones come before long ones, and earlier before later ones.
        most: how many at most.
        other_outputs: whether each must return another value.
    """
    ways: dict[str, Candidate] = {}
    for one in _ranked(candidates):
        ways.setdefault(one.path.digest, one)
    waiting = list(ways.values())
    picked, taken, outputs = list[Candidate](), set[tuple[str, int, bool]](), set[str | None]()
    while waiting and len(picked) < most:
        one = max(waiting, key=lambda other: (not other.long, len(other.branches - taken))) if picked else waiting[0]
        picked.append(one)
        taken |= one.branches
        outputs.add(one.trace.returned)
        waiting = [other for other in waiting if other is not one and not (other_outputs and other.trace.returned in outputs)]
    return picked


def contrasting(candidates: Iterable[Candidate], *, other_outputs: bool = False) -> list[Candidate]:
    """Two candidates whose ways differ in one decision, as clearly as can be had; none if there are no such two."""
    best: tuple[tuple[bool, int, int], list[Candidate]] | None = None
    for one, other in combinations(_ranked(candidates), 2):
        if other_outputs and one.trace.returned == other.trace.returned:
            continue
        parted = parting(one.path, other.path)
        if parted is None:
            continue
        merit = (other.long, parted.more, one.number + other.number)
        if best is None or merit < best[0]:
            best = merit, [one, other]
    return best[1] if best else []


def _ranked(candidates: Iterable[Candidate]) -> Sequence[Candidate]:
    return sorted(candidates, key=lambda one: (one.long, one.number))
