"""How a run is spread over worker processes."""

import os
from dataclasses import dataclass

from graphs.runner import LANES, LARGEST_BATCH


@dataclass(frozen=True, slots=True)
class Spread:
    """Worker processes, batches under way in each, longest batch."""

    workers: int
    lanes: int = LANES
    largest: int = LARGEST_BATCH


def crew_of(concurrency: int, *, asks_models: bool, one_process: bool = False) -> Spread:
    """One seed at a time where a model makes it wait, so that none waits for another; where none does, several in each batch.

    Args:
        concurrency: seeds under way at once where models are asked; else worker processes.
        asks_models: whether they are.
        one_process: whether all go through one process, as those in batches do.
    """
    if not asks_models:
        return Spread(concurrency)
    if one_process:
        return Spread(1, lanes=concurrency, largest=1)
    workers = min(concurrency, len(os.sched_getaffinity(0)))
    return Spread(workers, lanes=-(-concurrency // workers), largest=1)
