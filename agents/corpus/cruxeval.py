"""Rows of CRUXEval: a short function ``f``, the text of its arguments, the text of its output."""

from pydantic import BaseModel, ConfigDict

from agents.author import Draft, Likeness
from agents.corpus.row import Recorded, call_of, draft_of, one_statement_a_line, origin_of
from sandbox.program import Program


class CruxevalRow(BaseModel):
    """One function with one input. The set is published under the MIT licence."""

    model_config = ConfigDict(strict=True)

    code: str
    input: str
    output: str
    id: str | None = None
    licence: str | None = None

    def draft(self, author: str, number: int) -> Draft:
        """Program with its calls; see ``agents.corpus.row``."""
        origin = origin_of(author, self.id, number, self.licence or "MIT")
        program = Program(one_statement_a_line(self.code), "f", origin=origin)
        return draft_of(program, [Recorded(call_of(self.input), self.output.strip())], Likeness.EXACT)
