"""The author of a folder of Python files: seeds index the functions in them."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from agents.author import Draft, Refused
from agents.complaint import Complaint
from agents.corpus.docstring import Worked
from agents.corpus.functions import Functions
from agents.corpus.slice import LeftOut
from agents.output import same_output
from agents.seeds import Seed
from sandbox.base import Job, Limits, Mode, Report, Sandbox
from sandbox.explore import explore
from sandbox.guest.plain import Opaque
from sandbox.program import Call, Program
from sandbox.trace import Outcome
from sandbox.value import parse

FOUND, RUN, EXPLORED = "found", "run", "explored"
"""How far functions get: each is found, is run if it became a program, and is explored if inputs of some path were found."""
_MOST_CALLS = 10
_EXPLORE_S = 0.5
_EXPLORE_MOST = 8
_SHOWN = 120


class FolderAuthor:
    """Gives the functions of a folder as programs: the seed with index ``i`` gets function ``i``.

    A function's inputs are the examples of its docstring, where the function returns for them what they say, and what exploration
    finds; all of it runs in the sandbox only.

    Args:
        functions: of the folder.
        sandbox: where they run; used, not closed.

    Attributes:
        name: see ``agents.sources.Sources``.
    """

    prompt = ""

    def __init__(self, functions: Functions, sandbox: Sandbox) -> None:
        self._functions = functions
        self._sandbox = sandbox
        self.name = functions.sources.name

    async def write(self, seed: Seed, complaints: Sequence[Complaint]) -> Draft | Refused:  # noqa: ARG002 -- the protocol has them
        """Give the function of this seed, which nobody here can mend.

        Refuses with ``no_row`` past the last function, with a reason of ``agents.corpus.slice`` or ``agents.corpus.functions``
        where no program can be made of it, with ``example_differs`` where it does not do what its docstring says,
        ``no_inputs`` where none was found for which it returns, and ``returns_object`` where it then gives no value.
        """
        if seed.index >= len(self._functions):
            return Refused("no_row", f"{self.name} has {len(self._functions)} functions")
        place = self._functions.places[seed.index]
        try:
            program, examples = self._functions.program(place)
        except LeftOut as error:
            return Refused(error.reason, f"{place}: {error.detail}".rstrip(": "), (FOUND,))
        found = await self._with_inputs(program, examples)
        return replace(found, detail=f"{place}: {found.detail}") if isinstance(found, Refused) else found

    async def _with_inputs(self, program: Program, examples: Sequence[Worked]) -> Draft | Refused:
        unique = list({one.call: one for one in reversed(examples)}.values())[::-1][:_MOST_CALLS]
        reports = await asyncio.gather(*(self._run(program, one.call) for one in unique))
        for example, report in zip(unique, reports, strict=True):
            if refused := _held(program, example, report):
                return refused
        good = [one.call for one, report in zip(unique, reports, strict=True) if report.outcome is Outcome.RETURNED]
        found = await explore(self._sandbox, program, good, seconds=_EXPLORE_S, most=_EXPLORE_MOST, seed=0)
        sought = [one.call for one in found.paths if one.outcome is Outcome.RETURNED]
        reached = (FOUND, RUN, EXPLORED) if found.paths else (FOUND, RUN)
        calls = list(dict.fromkeys([*good, *sought]))[:_MOST_CALLS]
        if not calls:
            why = found.detail or "; ".join(dict.fromkeys(one.raised for one in found.paths)) or "no input was found"
            return Refused("no_inputs", why[:_SHOWN], reached)
        first = (await self._run(program, calls[0])).returned or ""
        if _has_object(first):
            return Refused("returns_object", f"it gives {first[:_SHOWN]}, which is no value", reached)
        return Draft(program, tuple(calls), reached=reached, is_final=True)

    async def _run(self, program: Program, call: Call) -> Report:
        return await self._sandbox.run(Job(program, call, Mode.RUN, Limits()))


def _has_object(text: str) -> bool:
    """Whether a value text shows something, at any depth, of which only the name is known."""
    try:
        waiting = [parse(text)]
    except ValueError:
        return False  # whatever it is, the run will tell
    while waiting:
        match waiting.pop():
            case Opaque():
                return True
            case dict() as items:
                waiting += [*items.keys(), *items.values()]
            case list() | tuple() | set() | frozenset() as items:
                waiting += items
    return False


def _held(program: Program, example: Worked, report: Report) -> Refused | None:
    """Why an example speaks against its function, if it does."""
    if report.outcome in (Outcome.MISSING_PACKAGE, Outcome.NONDETERMINISTIC):
        return Refused(report.outcome, report.detail, (FOUND, RUN))
    if example.expected is None:
        return None
    if report.returned is not None and same_output(report.returned, example.expected, example.likeness):
        return None
    came = report.returned if report.returned is not None else (report.raised or report.detail or report.outcome)
    args = ", ".join([*example.call.args, *(f"{name}={text}" for name, text in example.call.kwargs)])
    told = f"{program.entry}({args[:_SHOWN]}) gives {came[:_SHOWN]}, the docstring says {example.expected[:_SHOWN]}"
    return Refused("example_differs", told, (FOUND, RUN))
