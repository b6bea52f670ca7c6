"""Rows of others: ``{"id", "source", "entry", "args": ["LITERAL", ...], "kwargs": {...}, "narration", "answer"?}``."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from agents.author import Likeness
from agents.checker.scene import literal
from agents.corpus.row import BadRow as BadProgram
from agents.corpus.row import Recorded, draft_of
from agents.narration import BadNarration, parse
from agents.prompt import prompt_of
from evals.audit.task import MOST_CHARACTERS, BadRow, Task
from sandbox.guest import arguments
from sandbox.program import Call, Program


class ForeignRow(BaseModel):
    """A narration with the call that it tells. Keys that are not listed here are passed over.

    Attributes:
        id: name of the row.
        source, entry: the program, and the name of its function that is called.
        args, kwargs: the arguments, each as the text of a Python literal.
        narration: what happens, in words, with anchors or without any.
        answer: the final answer as the text of a Python value, if it stands apart; otherwise the narration must give it.
        prompt: the question, if it is not about the code.
        problem, glosses: as in the project's own row of programs; see ``agents.corpus.plain``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int | None = None
    source: str
    entry: str
    args: tuple[str, ...] = ()
    kwargs: dict[str, str] = {}
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
        first = error.errors()[0]
        raise BadRow(f"{'.'.join(map(str, first['loc'])) or 'row'}: {first['msg']}", name) from error
    if not found.narration.strip():
        raise BadRow("narration: nothing is told", name)
    if len(found.narration) > MOST_CHARACTERS:
        raise BadRow(f"narration: longer than {MOST_CHARACTERS:,} characters", name)
    if found.answer is not None and literal(found.answer) is None:
        raise BadRow(f"answer: {found.answer[:60]!r} is not the text of a Python value", name)
    program = Program(found.source, found.entry, found.problem, found.glosses)
    call = _call(found, name)
    try:
        draft_of(program, [Recorded(call)], Likeness.EXACT)
    except BadProgram as error:
        raise BadRow(str(error), name) from error
    prompt = found.prompt or prompt_of(program, call)
    return Task(name, program, call, found.narration, found.answer, prompt, _prose(found.narration))


def _call(row: ForeignRow, name: str) -> Call:
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
