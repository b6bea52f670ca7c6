"""Exploration: inputs that take a program along different paths, found by running it in the sandbox.

First come the inputs that others made, then random and boundary values of the parameters' types, then changes of what went new
ways, aimed at branches that are still open by how far their conditions were from coming out otherwise; and for what is open
then, symbolic execution. All of it happens where programs run; what comes back is a proposal by untrusted code: calls to be
recorded, no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from sandbox.base import Job, Limits, Mode, Report, Sandbox
from sandbox.guest.explorer.symbolic import MARK
from sandbox.path import Condition, Path
from sandbox.program import Call, Program
from sandbox.trace import Outcome

DEFAULT_SECONDS = 2.0
DEFAULT_MOST = 16
Method = Literal["auto", "guided", "random", "symbolic"]
_FUEL_PER_S = 200_000
_SLACK = 4.0
_RESULT_CHARS = 8 << 20
_MEMORY_BYTES = 512 << 20
_DEADLY = (Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.KILLED)
_NO_CONTINUATION = "it stands behind a statement that never goes on"
_SYMBOLIC = "symbolic execution took every path of the program, and none came there"
_PRESUMED = "no input found came there"
_REFUSED = "every call failed at its arguments, before the function began: --seed-call can show one that fits"

_Number = Annotated[int, Meta(ge=0, le=1_000_000)]
_Text = Annotated[str, Meta(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class Explored:
    """An input and the path that it takes.

    Attributes:
        call: the input.
        path: as a trace of it tells.
        outcome: ``returned`` or ``raised``.
        raised: name of the exception's class; empty unless it raised.
    """

    call: Call
    path: Path
    outcome: Outcome
    raised: str = ""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A branch that no input was found for.

    Attributes:
        branch: its number: twice that of the decision in the order of the text, and one more if it is the true one.
        condition: the decision and the outcome that it never has.
        proved: whether there is none; otherwise that is presumed.
        why: for people.
    """

    branch: int
    condition: Condition
    proved: bool
    why: str


@dataclass(frozen=True, slots=True)
class Exploration:
    """What a search found.

    Attributes:
        paths: one call for each path, natural ones that return a value first.
        total: branches, each a decision with one of its outcomes, that the entry can come to as far as names tell.
        covered: how many of them were taken by some run.
        unreachable: the others.
        lines, covered_lines: first lines of statements, and how many of them the calls of ``paths`` execute.
        distinct: paths that were seen altogether.
        runs: of the program.
        cpu_s: processor seconds that the search took.
        hurried: whether the clock cut something short, so that another search with the same seed may find something else.
        detail: why there is nothing; empty if there is.
    """

    paths: tuple[Explored, ...] = ()
    total: int = 0
    covered: int = 0
    unreachable: tuple[Unreachable, ...] = ()
    lines: int = 0
    covered_lines: int = 0
    distinct: int = 0
    runs: int = 0
    cpu_s: float = 0.0
    hurried: bool = False
    detail: str = ""


class _Decision(Struct, array_like=True):
    function: _Text
    line: Annotated[int, Meta(ge=1, le=1_000_000)]
    condition: _Text
    told: bool
    sides: Annotated[list[bool], Meta(max_length=2)]
    dead: bool


class _Found(Struct):
    args: Annotated[list[str], Meta(max_length=1000)]
    kwargs: Annotated[list[tuple[_Text, str]], Meta(max_length=1000)]
    path: Annotated[list[_Number], Meta(max_length=20_000)]
    outcome: Literal["returned", "raised"]
    raised: _Text


class _Result(Struct):
    """What a guest writes."""

    decisions: Annotated[list[_Decision], Meta(max_length=100_000)]
    covered: list[_Number]
    paths: Annotated[list[_Found], Meta(max_length=1000)]
    distinct: _Number
    lines: _Number
    covered_lines: _Number
    runs: int
    refused: int
    hurried: bool
    proved: list[_Number]


_RESULT = msgspec.json.Decoder(_Result)


async def explore(  # noqa: PLR0913 -- each has a default that is right for most
    sandbox: Sandbox,
    program: Program,
    seeds: Sequence[Call] = (),
    *,
    types: Mapping[str, str] | None = None,
    seconds: float = DEFAULT_SECONDS,
    seed: int = 0,
    most: int = DEFAULT_MOST,
    method: Method = "auto",
) -> Exploration:
    """Search for inputs that take a program along different paths.

    Args:
        sandbox: where it runs.
        program: what is explored.
        seeds: inputs that others made; the first one says how the entry is called, all say what values are natural.
        types: texts of annotations by parameter, where the program's own are missing or too wide.
        seconds: roughly how long it may take; counted in decisions, so that a seed gives the same result anywhere, with the clock
            as a net.
        seed: of the random choices.
        most: calls that come back, unless more are needed to take every branch.
        method: ``auto`` for all that there is; others, to compare with, for a part of it: ``guided`` without symbolic execution,
            ``random`` for random values alone, ``symbolic`` for symbolic execution alone.

    Returns:
        What was found; nothing, with the reason, if the program cannot be explored.

    Raises:
        SandboxError: the machinery failed.
    """
    asked = {
        "source": program.source,
        "entry": program.entry,
        "types": dict(types or {}),
        "seed": seed,
        "fuel": int(seconds * _FUEL_PER_S),
        "cpu_s": seconds,
        "most": most,
    }
    first = await _sought(sandbox, program, seeds, {**asked, "method": "guided" if method == "auto" else method})
    if first.detail.startswith(_DEADLY):  # some input was too much for it: only a few, and small ones, then
        first = await _sought(sandbox, program, seeds[:1], {**asked, "method": "tame"})
    if method != "auto" or not any(not one.proved for one in first.unreachable):
        return first
    found = [one.call for one in first.paths]
    again = await _sought(sandbox, program, found or seeds, {**asked, "method": "symbolic", "most": most})
    return _joined(first, again)


async def _sought(sandbox: Sandbox, program: Program, seeds: Sequence[Call], asked: Mapping[str, object]) -> Exploration:
    """One search by one method."""
    examples = [(list(one.args), [list(pair) for pair in one.kwargs]) for one in seeds]
    runs = replace(program, source=f"{program.source}\n{MARK}") if asked["method"] == "symbolic" else program
    report = await sandbox.run(_job(runs, {**asked, "examples": examples}))
    if report.outcome is not Outcome.RETURNED:
        return Exploration(detail=f"{report.outcome}: {report.detail or report.raised or ''}".rstrip(": "), cpu_s=report.cpu_s)
    return _read(report)


def _joined(first: Exploration, again: Exploration) -> Exploration:
    """What two searches found together, where the second began with what the first had found."""
    cpu_s = first.cpu_s + again.cpu_s
    if again.covered < first.covered:
        return replace(first, cpu_s=cpu_s)
    return replace(again, cpu_s=cpu_s, runs=first.runs + again.runs, distinct=max(first.distinct, again.distinct))


def _job(program: Program, asked: Mapping[str, object]) -> Job:
    seconds = float(str(asked["cpu_s"]))
    limits = Limits(
        wall_s=max(seconds * _SLACK * 4, 10.0),
        cpu_s=max(seconds * _SLACK, 4.0),
        memory_bytes=_MEMORY_BYTES,
        answer_chars=_RESULT_CHARS,
    )
    return Job(program, Call((repr(asked),)), Mode.EXPLORE, limits)


def _read(report: Report) -> Exploration:
    """What a guest found, as far as it makes sense: a hostile program may have written it."""
    try:
        result = _RESULT.decode(report.returned or "")
        if result.runs and result.refused == result.runs:
            return Exploration(detail=_REFUSED, runs=result.runs, cpu_s=report.cpu_s)
        places = [(2 * number + side, one) for number, one in enumerate(result.decisions) for side in one.sides]
        covered = set(result.covered)
        return Exploration(
            paths=tuple(_explored(one, result.decisions) for one in result.paths),
            total=len(places),
            covered=sum(branch in covered for branch, _ in places),
            unreachable=tuple(_unreachable(branch, one, set(result.proved)) for branch, one in places if branch not in covered),
            lines=result.lines,
            covered_lines=result.covered_lines,
            distinct=result.distinct,
            runs=result.runs,
            cpu_s=report.cpu_s,
            hurried=result.hurried,
        )
    except (msgspec.MsgspecError, IndexError):
        return Exploration(detail="the result is malformed")


def _explored(found: _Found, decisions: Sequence[_Decision]) -> Explored:
    call = Call(tuple(found.args), tuple(found.kwargs))
    conditions = tuple(_condition(branch, decisions[branch >> 1]) for branch in found.path)
    return Explored(call, Path(conditions), Outcome(found.outcome), found.raised)


def _unreachable(branch: int, decision: _Decision, proved: set[int]) -> Unreachable:
    why = _NO_CONTINUATION if decision.dead else _SYMBOLIC if branch in proved else _PRESUMED
    return Unreachable(branch, _condition(branch, decision), decision.dead or branch in proved, why)


def _condition(branch: int, decision: _Decision) -> Condition:
    return Condition(decision.function, decision.line, decision.condition, bool(branch & 1))
