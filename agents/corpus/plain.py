"""The project's own row format, for programs of any origin.

For example::

    {"id": "change", "source": "def coins(amount, values): ...", "entry": "coins",
     "problem": "How many coins make up {amount} cents?", "args": [63, [25, 10, 1]], "expected": 6,
     "glosses": {"count": "the number of coins"}, "licence": "CC0-1.0"}

======== ========== ==========================================================================================================
key      needed     meaning
======== ========== ==========================================================================================================
source   yes        Python source
entry    yes        name of the function that is called
args     one of     positional arguments of the only call
calls    these two  several calls, each a list (positional), an object (by keyword), or a string: the Python text between the
                    parentheses, as ``"(1, 2), {3}, key='x'"``, for values that JSON does not have
expected no         the output of ``args``, or a list with one output for each of ``calls``; the output of a call that is
                    a string is the string of its Python text
id       no         name of the row, unique in its file
problem  no         the problem in words, with ``{parameter}`` where an argument belongs, and no other name in braces; without
                    it the prompt shows the code
glosses  no         variable -> noun phrase in lower case with its article
licence  no         SPDX expression
======== ========== ==========================================================================================================

Other keys are refused, so that a misspelt one is not lost in silence.
"""

from typing import Self

from pydantic import BaseModel, ConfigDict, JsonValue, model_validator

from agents.author import Draft, Likeness
from agents.corpus.literals import text_of
from agents.corpus.row import BadRow, Recorded, call_of, draft_of, keyword_call, one_statement_a_line, origin_of
from agents.prompt import unfilled
from sandbox.program import Call, Program

Arguments = list[JsonValue] | dict[str, JsonValue] | str


class PlainRow(BaseModel):
    """One program with its calls."""

    model_config = ConfigDict(strict=True, extra="forbid")

    source: str
    entry: str
    args: list[JsonValue] | None = None
    calls: list[Arguments] | None = None
    expected: JsonValue = None
    id: str | None = None
    problem: str = ""
    glosses: dict[str, str] = {}
    licence: str | None = None

    @model_validator(mode="after")
    def _inputs_agree(self) -> Self:
        if (self.args is None) == (self.calls is None):
            raise ValueError("give either args or calls")
        if self.calls is None:
            return self
        if len({isinstance(call, str) for call in self.calls}) > 1:
            raise ValueError("write all calls as Python text or none")
        outputs = self.expected
        if outputs is not None and not (isinstance(outputs, list) and len(outputs) == len(self.calls)):
            raise ValueError("expected must be a list with one output for each call")
        return self

    def draft(self, author: str, number: int) -> Draft:
        """Program with its calls; see ``agents.corpus.row``."""
        program = Program(
            one_statement_a_line(self.source),
            self.entry,
            self.problem,
            self.glosses,
            origin_of(author, self.id, number, self.licence),
        )
        calls: list[Arguments] = [self.args] if self.calls is None and self.args is not None else self.calls or []
        recorded = [Recorded(_call(call), output) for call, output in zip(calls, self._outputs(len(calls)), strict=True)]
        draft = draft_of(program, recorded, Likeness.EXACT if self._in_python() else Likeness.JSON)
        for call in draft.calls:
            if names := unfilled(program, call):
                raise BadRow(f"the problem has {{{names[0]}}}, which is no argument of {self.entry}")
        return draft

    def _in_python(self) -> bool:
        return any(isinstance(call, str) for call in self.calls or [])

    def _outputs(self, count: int) -> list[str | None]:
        """Value texts of the recorded outputs; a recorded null is an output too, an absent one is not."""
        if "expected" not in self.model_fields_set:
            return [None] * count
        outputs = self.expected if self.calls is not None and isinstance(self.expected, list) else [self.expected]
        return [output if self._in_python() and isinstance(output, str) else text_of(output) for output in outputs]


def _call(arguments: Arguments) -> Call:
    match arguments:
        case str():
            return call_of(arguments)
        case dict():
            return keyword_call(arguments)
    try:
        return Call(tuple(text_of(value) for value in arguments))
    except ValueError as error:
        raise BadRow(str(error)) from error
