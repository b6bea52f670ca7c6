"""Rows of CodeI/O's PyEdu set: refactored files with inputs and outputs recorded as JSON."""

from pydantic import BaseModel, ConfigDict, JsonValue

from agents.author import Draft, Likeness
from agents.corpus.literals import text_of
from agents.corpus.row import BadRow, Recorded, draft_of, keyword_call, one_statement_a_line, origin_of
from sandbox.program import Program


class PyeduPair(BaseModel):
    """One recorded input, passed by keyword, and its output."""

    model_config = ConfigDict(strict=True)

    input: dict[str, JsonValue]
    output: JsonValue


class PyeduMeta(BaseModel):
    """The public repository, and the file in it, that the program was made of."""

    model_config = ConfigDict(strict=True)

    repo_name: str
    path: str


class PyeduRow(BaseModel):
    """One problem with its reference program. The licence is that of the repository, which the set does not tell."""

    model_config = ConfigDict(strict=True)

    refcode: str
    funcname: str
    ios: list[PyeduPair]
    problem_description: str
    io_requirements: str = ""
    id: str | None = None
    meta: PyeduMeta | None = None
    licence: str | None = None

    def draft(self, author: str, number: int) -> Draft:
        """Program with its calls; see ``agents.corpus.row``."""
        program = Program(
            one_statement_a_line(self.refcode),
            self.funcname,
            f"{self.problem_description.strip()}\n\n{self.io_requirements.strip()}".strip(),
            origin=origin_of(author, self._ident(), number, self.licence),
        )
        return draft_of(program, self._recorded(), Likeness.JSON)

    def _ident(self) -> str | None:
        if self.meta is None:
            return self.id
        file = f"{self.meta.repo_name}/{self.meta.path.lstrip('/')}"
        return f"{self.id} {file}" if self.id else file

    def _recorded(self) -> list[Recorded]:
        good: list[Recorded] = []
        why: BadRow | None = None
        for pair in self.ios:
            try:
                good.append(Recorded(keyword_call(pair.input), text_of(pair.output)))
            except BadRow as error:
                why = error
        if why and not good:
            raise why
        return good
