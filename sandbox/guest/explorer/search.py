"""The search: seeds, then typed random and boundary values, then changes of what went new ways, aimed at what is still open.

Everything is counted in decisions and runs, not in seconds, so that a seed gives the same result on every machine; the clock is
only a net.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import Any

from sandbox.guest.explorer.distance import FAR, Nearness, nearness
from sandbox.guest.explorer.kinds import Kind
from sandbox.guest.explorer.merit import Merit, merit
from sandbox.guest.explorer.places import Spot, places, put
from sandbox.guest.explorer.subject import Branch, Comparison, Subject, Trial
from sandbox.guest.explorer.values import Maker

Values = tuple[object, ...]
_PER_RUN = 30
_MOST_DECISIONS = 3_000
_FIRST_SIZES = (3, 5, 8)
_LEAST_RUNS, _ENOUGH_PATHS = 60, 48
_POOL = 120
_MOST_PATHS = 400
_PATIENCE = 20
_HOPELESS = 2
_TRIES = 40
_LEAST_STALL, _MOST_STALL = 500, 4_000
_STEPS = (10_000, -10_000, 1000, -1000, 100, -100, 10, -10, 1, -1)
_HOPS = 40
_SHORT, _LONG = 40, 200
_SEVERAL = 6


@dataclass(slots=True, eq=False)
class Found:
    """The best input of one path.

    Attributes:
        trial: of the input.
        merit: how good it is.
        branches: that it took.
        path: the branches that a trace tells, in order.
    """

    trial: Trial
    merit: Merit
    branches: frozenset[Branch]
    path: tuple[Branch, ...]


@dataclass(slots=True)
class Budget:
    """What a search may use.

    Attributes:
        fuel: decisions, and for each run some more.
        deadline: of the process's processor time, in seconds.
        comfort: the same, for what is done beyond taking every branch.
        spent: of the fuel.
        is_late: whether the deadline ended it.
    """

    fuel: int
    deadline: float
    comfort: float
    spent: int = 0
    is_late: bool = False

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        if not self.is_late and time.process_time() > self.deadline:
            self.is_late = True
        return self.is_late or self.spent >= self.fuel


@dataclass(slots=True, eq=False)
class Search:
    """One search for inputs.

    Args:
        subject: the program.
        kinds: of the values of an input.
        maker: makes values.
        random: decides.
        budget: what it may use.

    Attributes:
        paths: the best input of each path, by the path.
        covered: the branches taken by any run that was not cut.
        runs: how many there were.
        refused: how many of them failed at their arguments.
        most: decisions after which a run is cut.
    """

    subject: Subject
    kinds: Sequence[Kind]
    maker: Maker
    random: Random
    budget: Budget
    paths: dict[tuple[Branch, ...], Found] = field(default_factory=dict)
    covered: set[Branch] = field(default_factory=set)
    runs: int = 0
    refused: int = 0
    most: int = _MOST_DECISIONS
    _pool: list[Found] = field(default_factory=list)
    _reaching: dict[Branch, list[Found]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _last_new: int = 0

    @property
    def open(self) -> list[Branch]:
        """The branches not taken yet, in order of the text."""
        return [branch for branch in self.branches if branch not in self.covered]

    @property
    def branches(self) -> list[Branch]:
        """All that there are, those behind a statement that never goes on left out."""
        return [2 * one.number + side for one in self.subject.decisions if not one.dead for side in one.sides]

    @property
    def _is_enough(self) -> bool:
        """Whether nothing is open, and there are paths to choose from, or looking for more takes too long."""
        if self.open:
            return False
        late = time.process_time() > self.budget.comfort
        self.budget.is_late |= late
        return late or (self.runs >= _LEAST_RUNS and len(self.paths) >= _ENOUGH_PATHS)

    def plant(self, seeds: Iterable[Values]) -> None:
        """Run inputs that others made."""
        planted = list(seeds)
        for values in planted:
            self.attempt(values)
            if self.runs == _HOPELESS and not self.paths:
                break
        if planted and not self.paths:  # a program that needs long for what is natural
            self.most *= _PATIENCE
            self.subject.patience *= _PATIENCE
            self._known.clear()
            for values in planted[:_HOPELESS]:
                self.attempt(values)

    def at_random(self, runs: int | None = None) -> None:
        """Run random inputs, small ones first: so many, or until the budget is spent."""
        count = 0
        while not self.budget.is_spent and (runs is None or (count < runs and not self._is_enough)):
            size = _FIRST_SIZES[count * len(_FIRST_SIZES) // runs] if runs else 3 + count % 8
            self.attempt(self.maker.arguments(self.kinds, size))
            count += 1

    def aimed(self) -> None:
        """Change inputs, aiming at open branches, until all are taken or it leads nowhere."""
        self._last_new = self.runs
        stall = _LEAST_STALL
        while self.open and not self.budget.is_spent and self.runs - self._last_new < stall:
            targets = [branch for branch in self.open if branch ^ 1 in self.covered]
            stall = min(_MOST_STALL, _LEAST_STALL * (1 + 2 * len(targets)))
            for branch in targets:
                if branch not in self.covered and not self.budget.is_spent:
                    self._climb(branch)
            for _ in range(_TRIES // 2):
                self._stray()

    def vary(self, runs: int) -> None:
        """Run changed inputs for the sake of other paths."""
        for _ in range(runs):
            if self.budget.is_spent or self._is_enough:
                return
            self._stray()

    def attempt(self, values: Values, *, watched: bool = False) -> Trial | None:
        """Run an input; ``None`` if it was run before."""
        text = repr(values)
        if not watched:
            if text in self._known:
                self.budget.spent += 1
                return None
            self._known.add(text)
        trial = self.subject.run(values, self.most, watched=watched)
        self.runs += 1
        self.refused += trial.refused
        self.budget.spent += _PER_RUN + len(trial.trail)
        self._keep(trial)
        return trial

    def _keep(self, trial: Trial) -> None:
        """Remember an input that went a way of its own, or a known way in a better form."""
        if trial.outcome == "cut":
            return
        told = self.subject.decisions
        path = tuple([branch for branch in trial.trail if told[branch >> 1].told])
        known = self.paths.get(path)
        branches = frozenset(trial.trail)
        fresh = branches - self.covered
        if known is None and not fresh and len(self.paths) >= _MOST_PATHS:
            return
        found = Found(trial, merit(trial, self.kinds), branches, path)
        if known is None or found.merit < known.merit:
            self.paths[path] = found
        if fresh or known is None:
            self._into_pool(found, is_new=bool(fresh))
        if fresh:
            self.covered |= fresh
            self._last_new = self.runs

    def _into_pool(self, found: Found, *, is_new: bool) -> None:
        if is_new or len(self._pool) < _POOL:
            self._pool.append(found)
        else:
            self._pool[self.random.randrange(_POOL)] = found
        for branch in found.branches:
            reaching = self._reaching.setdefault(branch, [])
            if len(reaching) < 12:
                reaching.append(found)

    def _stray(self) -> None:
        """Change an input that went a way of its own, or make one."""
        if not self._pool or not self.kinds or self.random.random() < 0.15:
            self.attempt(self.maker.arguments(self.kinds, self.random.randint(1, 10)))
            return
        values = self.random.choice(self._pool).trial.values
        self.maker.ground = []
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            values = self._changed(values)
        self.attempt(values)

    def _changed(self, values: Values) -> Values:
        draw = self.random.random()
        at = self.random.randrange(len(values))
        if draw < 0.1 and len(self._pool) > 1:
            other = self.random.choice(self._pool).trial.values[at]
        else:
            other = self.maker.changed(values[at], self.kinds[at])
        return (*values[:at], other, *values[at + 1 :])

    def _climb(self, branch: Branch) -> None:
        """Come nearer to a branch, step by step, from inputs that came to its decision."""
        base = self._nearest(branch)
        if base is None:
            return
        trial, near = base
        for _ in range(_HOPS):
            better = self._hop(branch, trial, near)
            if better is None:
                return
            trial, near = better

    def _nearest(self, branch: Branch) -> tuple[Trial, Nearness] | None:
        found = self._reaching.get(branch ^ 1, [])
        if not found:
            return None
        tried = [self.subject.run(one.trial.values, self.most, watched=True) for one in self._some(found, 4)]
        self.budget.spent += sum(_PER_RUN + len(one.trail) for one in tried)
        return min(((one, nearness(one.sights.get(branch ^ 1, ()))) for one in tried), key=lambda pair: pair[1])

    def _some(self, found: Sequence[Found], count: int) -> Sequence[Found]:
        return found if len(found) <= count else self.random.sample(found, count)

    def _hop(self, branch: Branch, trial: Trial, near: Nearness) -> tuple[Trial, Nearness] | None:
        """The first changed input that is nearer; ``None`` if the branch is taken, or none is nearer."""
        for values in self._directed(trial, branch):
            if self.budget.is_spent or branch in self.covered:
                return None
            now = self.attempt(values, watched=True)
            if now is None or branch in self.covered:
                continue
            reached = nearness(now.sights.get(branch ^ 1, ()))
            if reached < near:
                return now, reached
        return None

    def _directed(self, trial: Trial, branch: Branch) -> Iterator[Values]:
        """Changed inputs: what was compared put in the place of what it was compared with, then numbers moved, then any."""
        windows = trial.sights.get(branch ^ 1, [])
        spots = list(places(trial.values))
        if len(spots) > 30:
            spots = self.random.sample(spots, 30)
        yield from self._substituted(trial.values, spots, windows)
        yield from _moved(trial.values, [spot for spot in spots if type(spot[1]) in (int, float)])
        if trial.values:
            for _ in range(_TRIES):
                yield self._changed(trial.values)

    def _substituted(
        self, values: Values, spots: Sequence[tuple[Spot, object]], windows: Sequence[Sequence[Comparison]]
    ) -> Iterator[Values]:
        pairs = list(dict.fromkeys(_pairs(window[-1]) for window in windows[:20] if window))
        for seen, wanted in [pair for pairs_ in pairs for pair in pairs_]:
            for path, leaf in spots:
                yield from (put(values, path, new) for new in _replacements(leaf, seen, wanted))


def _moved(values: Values, numbers: Sequence[tuple[Spot, Any]]) -> Iterator[Values]:
    """The input with one number moved, or where there are few two of them by as much, which keeps what they differ by."""
    steps = _STEPS if len(numbers) < _SEVERAL else _STEPS[-4:]
    for spot, number in numbers:
        yield from (put(values, spot, number + step) for step in steps)
    if len(numbers) < _SEVERAL:
        for (one, first), (other, second) in combinations(numbers, 2):
            yield from (put(put(values, one, first + step), other, second + step) for step in steps)


def _pairs(comparison: Comparison) -> tuple[tuple[object, object], ...]:
    """What was seen, with what should have been seen instead, both ways."""
    _, left, right, _ = comparison
    if isinstance(right, list):
        simple = [one for one in right[:8] if one is not None]
        return tuple((left, one) for one in simple) if not isinstance(left, list) else ()
    if isinstance(left, list) or left is None or right is None:
        return ()
    return ((left, right), (right, left))


def _replacements(leaf: object, seen: object, wanted: object) -> Iterator[object]:
    """What a leaf of the input becomes so that ``wanted`` is seen in the place of ``seen``."""
    if isinstance(leaf, str):
        yield from _texts(leaf, seen, wanted)
    elif isinstance(leaf, int | float) and isinstance(wanted, int | float) and not isinstance(leaf, bool):
        if leaf == seen:
            yield from (wanted, wanted + 1, wanted - 1)
        elif isinstance(seen, int | float) and abs(seen) < FAR and abs(wanted) < FAR:
            yield leaf + (wanted - seen)


def _texts(leaf: str, seen: object, wanted: object) -> Iterator[str]:
    if isinstance(wanted, str):
        if isinstance(seen, str) and seen and seen in leaf:
            yield leaf.replace(seen, wanted, 1)
        elif len(leaf) <= _SHORT:
            yield wanted
            yield leaf + wanted
    elif type(wanted) is int:
        if seen == len(leaf) and 0 <= wanted <= _LONG:
            for size in (wanted, wanted + 1, max(wanted - 1, 0)):
                yield (leaf * (size // len(leaf) + 1))[:size] if leaf else "a" * size
        if str(seen) in leaf:  # read out of the text
            yield leaf.replace(str(seen), str(wanted), 1)
