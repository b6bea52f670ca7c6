"""A domain tried out: its programs are composed, run, told and checked, and lies in their tellings must be found."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from agents import domains
from agents.author import Draft
from agents.checker import check
from agents.grammar import GrammarAuthor
from agents.narrator import Untellable
from agents.prompt import prompt_of, unfilled
from agents.seeds import Seed
from agents.template.narrator import tell
from evals.faithfulness.narrated import Narrated
from evals.faithfulness.planting import plant
from sandbox.base import Sandbox
from sandbox.record import record
from sandbox.shape import shape
from sandbox.trace import Outcome, Trace

_LIES = 8
"""Planted in one telling."""
_TRUTHS = ("True", "False")
_MOST_SAID = 5
_VERIFIED, _FOUND, _SAME = 0.97, 0.97, 0.10
_LEAST_SHAPES = 2


@dataclass(slots=True)
class Tally:
    """What was found so far.

    Attributes:
        seeds: tried.
        verified: of them whose telling was found true.
        shapes, prompts: different ones, and how often.
        answers: topic -> answers.
        steps: level -> steps of the traces.
        lies, found: planted, and found out.
        complaints: what went wrong, each in a line.
    """

    seeds: int = 0
    verified: int = 0
    shapes: Counter[str] = field(default_factory=Counter)
    prompts: Counter[str] = field(default_factory=Counter)
    answers: dict[str, Counter[str]] = field(default_factory=dict)
    steps: dict[int, list[int]] = field(default_factory=dict)
    lies: int = 0
    found: int = 0
    complaints: list[str] = field(default_factory=list)

    def judged(self) -> list[tuple[bool, str]]:
        """What a good domain has, and whether this one has it."""
        made = sum(self.prompts.values())
        again = made - len(self.prompts)
        return [
            (self._reaches(self.verified, self.seeds, _VERIFIED), f"{self.verified} of {self.seeds} seeds verified"),
            (len(self.shapes) >= min(_LEAST_SHAPES, made), f"{len(self.shapes)} different shapes of programs"),
            (not again, f"{again} of {made} prompts repeated"),
            *(self._answered(topic, answers) for topic, answers in self.answers.items()),
            (self._reaches(self.found, self.lies, _FOUND), f"{self.found} of {self.lies} planted lies found out"),
        ]

    @staticmethod
    def _reaches(part: int, whole: int, share: float) -> bool:
        return whole > 0 and part >= share * whole

    @staticmethod
    def _answered(topic: str, answers: Counter[str]) -> tuple[bool, str]:
        """Whether the answers of a topic cannot be guessed; of a few seeds, three equal ones are no matter."""
        some = [(count, text) for text, count in answers.items() if text not in _TRUTHS]
        most, text = max(some, default=(0, ""))
        total = answers.total()
        return most <= max(
            3, 2 * _SAME * total
        ), f"{topic}: the most frequent answer is {text[:40] or 'yes or no'}, {most} of {total}"


async def try_out(sandbox: Sandbox, where: str, seeds: int, lied_to: int) -> Tally:
    """Try the seeds of a domain.

    Args:
        sandbox: where its programs run.
        where: the domain's name or path.
        seeds: how many.
        lied_to: in how many tellings lies are planted.

    Raises:
        SandboxError: the machinery failed.
        UnknownDomain, BadDomain: there is no such domain.
    """
    domain, tally = domains.load(where), Tally()
    author = GrammarAuthor(where if domains.is_path(where) else "")
    for index in range(seeds):
        seed = Seed(0, domain.name, *domain.assign(index), index)
        tally.seeds += 1
        try:
            draft = await author.write(seed, ())
        except Exception as error:  # noqa: BLE001 -- a user's composer may raise anything, and that is what is asked for
            _complain(tally, seed, f"composing raised {type(error).__name__}: {error}")
            continue
        if not isinstance(draft, Draft):
            _complain(tally, seed, "nothing was composed that fits the level: see its statements and steps")
            continue
        trace = await _traced(sandbox, tally, seed, draft)
        if trace is not None:
            await _told(sandbox, tally, seed, trace, lies=_LIES if index < lied_to else 0)
    return tally


async def _traced(sandbox: Sandbox, tally: Tally, seed: Seed, draft: Draft) -> Trace | None:
    program, call = draft.program, draft.calls[0]
    tally.shapes[shape(program.source)] += 1
    tally.prompts[prompt_of(program, call)] += 1
    if missing := unfilled(program, call):
        _complain(tally, seed, f"the problem mentions {', '.join(missing)}, which the call does not pass")
    report = await record(sandbox, program, call)
    if report.trace is None or report.trace.outcome is not Outcome.RETURNED:
        _complain(tally, seed, f"its program ended as {report.outcome}: {report.trace.raised if report.trace else ''}")
        return None
    tally.answers.setdefault(seed.topic, Counter())[report.trace.returned or ""] += 1
    tally.steps.setdefault(seed.level, []).append(len(report.trace.steps))
    return report.trace


async def _told(sandbox: Sandbox, tally: Tally, seed: Seed, trace: Trace, *, lies: int) -> None:
    try:
        text = tell(seed, trace)
    except Untellable as error:
        _complain(tally, seed, f"it cannot be told: {error}")
        return
    verdict = await check(sandbox, trace, text)
    if verdict.faults:
        fault = verdict.faults[0]
        _complain(tally, seed, f"its telling is not found true: {fault.law}: said {fault.said!r}, but {fault.seen}")
        return
    tally.verified += 1
    if lies:
        mutants, _ = await asyncio.to_thread(plant, Narrated(seed.key, seed.domain, "template", trace, text), lies, 0)
        for mutant in mutants:
            tally.lies += 1
            if (await check(sandbox, trace, mutant.text)).faults:
                tally.found += 1
            else:
                lie = f"{mutant.now.strip()!r} instead of {mutant.was.strip()!r} ({mutant.name}, {mutant.kind})"
                _complain(tally, seed, f"a lie was not found out: {lie}")


def _complain(tally: Tally, seed: Seed, what: str) -> None:
    tally.complaints.append(f"{seed.topic}, level {seed.level}, seed {seed.index}: {' '.join(what.split())[:300]}")


def some(complaints: Sequence[str]) -> list[str]:
    """The first few complaints, and how many more there are."""
    rest = len(complaints) - _MOST_SAID
    return [*complaints[:_MOST_SAID], *([f"and {rest} more"] if rest > 0 else [])]
