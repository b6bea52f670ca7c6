"""The contest: interleaved rounds, so that whatever slows the machine down for a while slows all contenders alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from evals.speed.contender import Contender
from evals.speed.medians import median, paired_ratio, quantile
from evals.speed.task import Supply, Task

Progress = Callable[[str], None]
"""Is told, line by line, what happens."""
_COMPLAINTS = 3
_WARM_UP = 4


@dataclass(slots=True)
class Score:
    """What a contender did in all rounds.

    Attributes:
        rates: right answers a second, for each round.
        latencies: seconds of single tasks, one at a time.
        proper: for each latency, whether the answer to its task was right.
        right, wrong, empty: how many answers were so.
        complaints: the first reasons why nothing came back.
    """

    rates: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    proper: list[bool] = field(default_factory=list)
    right: int = 0
    wrong: int = 0
    empty: int = 0
    complaints: list[str] = field(default_factory=list)

    def row(self) -> dict[str, object]:
        """The score as JSON."""
        return {
            "programs_per_s": median(self.rates),
            "rates": self.rates,
            "p50_ms": _ms(quantile(self.latencies, 0.5)),
            "p99_ms": _ms(quantile(self.latencies, 0.99)),
            "latencies": len(self.latencies),
            "right": self.right,
            "wrong": self.wrong,
            "empty": self.empty,
            "complaints": self.complaints,
        }


Scores = dict[str, Score]
"""Contender's name -> its score."""


def contest(
    contenders: Sequence[Contender], tasks: list[Task], rounds: int, progress: Progress, *, shared: int | None = None
) -> Scores:
    """Let each contender run a block of fresh tasks, one after another, round by round.

    A block before the first round, which does not count, warms everything up.

    Args:
        contenders: in the order of their turns.
        tasks: what they run, again and again.
        rounds: how many turns each has.
        progress: is told after each round.
        shared: the size of all blocks, which then hold the same tasks for everybody, for tasks that differ much; ``None`` lets
            each contender have its own size.
    """
    supply = Supply(tasks)
    scores: Scores = {contender.name: Score() for contender in contenders}
    for contender in contenders:
        contender.run(supply.take(min(contender.size, _WARM_UP)))
    for number in range(1, rounds + 1):
        common = supply.take(shared) if shared else []
        for contender in contenders:
            block = [supply.fresh(task) for task in common] or supply.take(contender.size)
            _block(contender, block, scores[contender.name])
        said = ", ".join(f"{name} {score.rates[-1]:.1f}/s" for name, score in scores.items())
        progress(f"round {number} of {rounds}: {said}")
    return scores


def ratio(scores: Mapping[str, Score], above: str, below: str) -> float | None:
    """How many times as many programs a second one contender ran as another, paired by round; ``None`` without either."""
    if above not in scores or below not in scores:
        return None
    return paired_ratio(scores[above].rates, scores[below].rates)


def ratio_of_programs(scores: Mapping[str, Score], ours: str, other: str) -> float | None:
    """How many times as long as ours another contender takes for the same program: the median over all programs of shared blocks.

    One that ours does not answer rightly counts as 0; one that the other gives up counts with the time that it was given.
    ``None`` without either contender.
    """
    if ours not in scores or other not in scores:
        return None
    trios = zip(scores[other].latencies, scores[ours].latencies, scores[ours].proper, strict=True)
    return median([theirs / own if proper else 0.0 for theirs, own, proper in trios])


def ratios(scores: Mapping[str, Score], ours: str, others: Sequence[str]) -> dict[str, float | None]:
    """``ratio`` of ours over each of the others."""
    return {other: ratio(scores, ours, other) for other in others}


def _block(contender: Contender, tasks: Sequence[Task], score: Score) -> None:
    block = contender.run(tasks)
    proper: list[bool] = []
    for task, answer in zip(tasks, block.answers, strict=True):
        proper.append(answer is not None and task.is_right(answer))
        if answer is None:
            score.empty += 1
        elif not proper[-1]:
            score.wrong += 1
            score.complaints.append(f"{task.name}: {answer[:80]} instead of {task.expected[:80]}")
    score.right += sum(proper)
    score.rates.append(sum(proper) / block.wall_s)
    score.latencies += block.latencies
    score.proper += proper[: len(block.latencies)]
    score.complaints = (score.complaints + block.complaints)[:_COMPLAINTS]


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000
