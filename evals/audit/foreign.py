"""Rows of others: ``{"id", "source", "entry", "args": ["LITERAL", ...], "kwargs": {...}, "narration", "answer"?}``.

A row with ``"direction": "backward"`` has ``"output": "LITERAL"`` instead of arguments: its narration argues from that output to
an input, and ``answer``, or else the end of the narration, gives the input as it stands between the parentheses of a call, as
``n = 7, prices = [4, 8]`` or ``7, [4, 8]``.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from agents import checker
from agents.author import Likeness
from agents.checker.scene import literal
from agents.corpus.row import BadRow as BadProgram
from agents.corpus.row import Recorded, draft_of
from agents.misfit import misfit
from agents.narration import BadNarration, parse
from agents.prompt import prompt_of
from evals.audit.task import MOST_CHARACTERS, BadRow, Task
from sandbox.guest import arguments
from sandbox.program import Call, Program

_FORMS = {
    "id": "a string or a whole number",
    "args": 'a list of literals as strings, such as ["30", "4"]',
    "kwargs": 'an object of literals as strings, such as {"size": "30"}',
    "direction": '"forward" or "backward"',
    "glosses": 'an object of strings, such as {"size": "the number of seats"}',
}
"""What the values of a row are that are no plain strings."""


class ForeignRow(BaseModel):
    """A narration with the call that it tells. Keys that are not listed here are passed over.

    Attributes:
        id: name of the row.
        source, entry: the program, and the name of its function that is called.
        args, kwargs: the arguments, each as the text of a Python literal; passed over in a backward row.
        direction: ``forward``, or ``backward`` from an output to an input that gives it.
        output: of a backward row, the output that was asked for, as the text of a Python value.
        narration: what happens, in words, with anchors or without any.
        answer: the final answer as the text of a Python value, or of an input in a backward row, if it stands apart; otherwise
            the narration must give it.
        prompt: the question, if it is not about the code.
        problem, glosses: as in the project's own row of programs; see ``agents.corpus.plain``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int | None = None
    source: str
    entry: str
    args: tuple[str, ...] = ()
    kwargs: dict[str, str] = {}
    direction: Literal["forward", "backward"] = "forward"
    output: str | None = None
    narration: str
    answer: str | None = None
    prompt: str = ""
    problem: str = ""
    glosses: dict[str, str] = {}


def foreign_task(row: Mapping[str, object]) -> Task:
    """The task of a row that is not ours.

    Raises:
        BadRow: it has no program that can be called, or no narration.
    """
    name = str(row.get("id") or "")
    try:
        found = ForeignRow.model_validate(row)
    except ValidationError as error:
        raise BadRow(misfit(error, _FORMS), name) from error
    if not found.narration.strip():
        raise BadRow("narration: nothing is told", name)
    if len(found.narration) > MOST_CHARACTERS:
        raise BadRow(f"narration: longer than {MOST_CHARACTERS:,} characters", name)
    program = Program(found.source, found.entry, found.problem, found.glosses)
    call = _call(found, name) if found.direction == "forward" else _proposed(found, name)
    try:
        draft_of(program, [Recorded(call or Call())], Likeness.EXACT)
    except BadProgram as error:
        raise BadRow(str(error), name) from error
    wanted = found.output if found.direction == "backward" else None
    prompt = found.prompt or prompt_of(program, call or Call(), wanted)
    return Task(name, program, call, found.narration, found.answer, prompt, _prose(found.narration), wanted=wanted)


def _proposed(row: ForeignRow, name: str) -> Call | None:
    """The input of a backward row; ``None`` if the narration gives none that can be read."""
    if row.output is None or literal(row.output) is None:
        raise BadRow(f"output: {(row.output or '')[:60]!r} is not the text of a Python value", name)
    call = checker.proposed(row.narration, row.answer)
    if call is None and row.answer is not None:
        raise BadRow(f"answer: {row.answer[:60]!r} is no input, as 'n = 7, prices = [4, 8]' is", name)
    return call


def _call(row: ForeignRow, name: str) -> Call:
    if row.answer is not None and literal(row.answer) is None:
        raise BadRow(f"answer: {row.answer[:60]!r} is not the text of a Python value", name)
    for text in (*row.args, *row.kwargs.values()):
        try:
            arguments.literal(text)
        except ValueError as error:
            raise BadRow(f"args: {text[:60]!r} is no literal ({str(error)[:80]})", name) from error
    if unfit := [word for word in row.kwargs if not word.isidentifier()]:
        raise BadRow(f"kwargs: {unfit[0][:60]!r} is no name", name)
    return Call(row.args, tuple(row.kwargs.items()))


def _prose(narration: str) -> str:
    try:
        return parse(narration).prose
    except BadNarration:
        return narration
