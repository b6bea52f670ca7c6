"""Writes the program of a seed by composition."""

from collections.abc import Sequence
from random import Random

from agents import domains
from agents.author import Draft, Refused
from agents.complaint import Complaint
from agents.domains import Level
from agents.grammar.sheet import Sheet
from agents.grammar.trial import Run, Trial
from agents.seeds import Seed
from sandbox.program import Call, Origin, Program

_ATTEMPTS = 200
_DRAWS = 40
_CALLS = range(3, 6)
_HALF = 0.5
_MOST_OTHERS = 24
_DULL: tuple[object, ...] = (0, 1, -1, "", [], None)


class GrammarAuthor:
    """Composes a program, its problem in words and its inputs from a domain's grammar.

    Guaranteed: the program runs within the steps of the seed's level on every input it comes with, the inputs give different
    outputs, and between them they reach every line and both outcomes of every ``if``.

    Args:
        where: path of a user's own domain, which the seeds call by its name only.
        others: whether drafts come with more inputs, some of which differ from one another in a part only.
    """

    name = "grammar"
    prompt = ""

    def __init__(self, where: str = "", *, others: bool = False) -> None:
        self._where = where
        self._others = others

    async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused:
        """Compose the draft of this seed; after complaints, another one.

        Raises:
            UnknownDomain, UnknownTopic: the seed names what does not exist.
        """
        return self.compose(seed, len(complaints))

    def compose(self, seed: Seed, before: int) -> Draft | Refused:
        """Compose the draft of a seed of which some drafts ``before`` were of no use.

        Raises:
            UnknownDomain, UnknownTopic: the seed names what does not exist.
        """
        domain = domains.load(self._where or seed.domain)
        level = domain.level(seed.level)
        compose = domain.composer(seed.topic)
        for attempt in range(_ATTEMPTS):
            rng = seed.stream(f"grammar:{before}:{attempt}")
            sheet = Sheet(rng, seed.level)
            compose(sheet)
            runs = _choose(sheet, level, rng)
            if runs:
                others = _others(sheet, level, runs, rng) if self._others else ()
                return Draft(_program(sheet, seed), tuple(map(_call, runs)), others=others)
        return Refused("not_composed", f"no problem of {seed.topic} at level {seed.level} in {_ATTEMPTS} attempts")


def _program(sheet: Sheet, seed: Seed) -> Program:
    origin = Origin(GrammarAuthor.name, seed.key, "Apache-2.0")
    return Program(sheet.source, sheet.entry, sheet.problem, dict(sheet.glosses), origin, sheet.phrases)


def _call(run: Run) -> Call:
    return Call(tuple(repr(value) for value in run.args))


def _choose(sheet: Sheet, level: Level, rng: Random) -> list[Run]:
    """Inputs that fit the level and differ in path and output, or none."""
    if sheet.statements < level.statements:
        return []
    trial = Trial(sheet.source, sheet.entry, sheet.needs, level.most)
    tried = (trial.run(sheet.draw(rng)) for _ in range(_DRAWS))
    runs = _distinct([run for run in tried if run is not None and level.least <= run.steps], rng)
    if sheet.phrases and runs and isinstance(runs[0].value, bool):
        first = rng.random() < _HALF
        runs.sort(key=lambda run: run.value is not first)  # of a yes or no, each comes first as often
    chosen = _spread(runs)
    reached = frozenset[tuple[int, bool | None]]().union(*(run.path for run in chosen))
    return chosen if len(chosen) in _CALLS and trial.places <= reached else []


def _others(sheet: Sheet, level: Level, runs: Sequence[Run], rng: Random) -> tuple[Call, ...]:
    """More inputs of the level: some drawn anew, the others from some parameter on, so that they share what comes before."""
    trial = Trial(sheet.source, sheet.entry, sheet.needs, level.most)
    found: dict[Call, Run] = {}
    for number in range(_DRAWS):
        kept = runs[number % len(runs)].args[: number % (len(sheet.parameters) + 1)]
        run = trial.run(sheet.draw(rng, kept))
        if run is not None and level.least <= run.steps:
            found.setdefault(_call(run), run)
    ranked = sorted(found, key=lambda call: _dullness(found[call].value, rng))
    return tuple(call for call in ranked if call not in set(map(_call, runs)))[:_MOST_OTHERS]


def _distinct(runs: list[Run], rng: Random) -> list[Run]:
    """One run for each output (two for a yes or no), those with a telling output first."""
    seen: dict[str, int] = {}
    kept = []
    for run in runs:
        output = repr(run.value)
        seen[output] = seen.get(output, 0) + 1
        if seen[output] <= (2 if isinstance(run.value, bool) else 1):
            kept.append(run)
    if len(seen) < (2 if kept and isinstance(kept[0].value, bool) else _CALLS[0]):
        return []
    return sorted(kept, key=lambda run: (_dullness(run.value, rng), -len(run.path)))


def _dullness(value: object, rng: Random) -> int:
    """How far back an output stands: a small number is easily guessed, so it mostly stands behind larger ones."""
    if isinstance(value, bool):
        return 0
    if value in _DULL:
        return 2
    return int(isinstance(value, int) and rng.random() < 2 / (1 + abs(value)))


def _spread(runs: list[Run]) -> list[Run]:
    """The first run, then always the one that reaches most that is new."""
    chosen: list[Run] = []
    reached: set[tuple[int, bool | None]] = set()
    rest = list(runs)
    while rest and len(chosen) < _CALLS[-1]:
        best = rest[0] if not chosen else max(rest, key=lambda run: len(run.path - reached))
        if len(chosen) >= _CALLS[0] and best.path <= reached and best.value in _DULL:
            break
        chosen.append(best)
        reached |= best.path
        rest.remove(best)
    return chosen
