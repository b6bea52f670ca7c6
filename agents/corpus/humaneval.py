"""Rows of HumanEval: a signature with its docstring, a solution, and tests to read the inputs from."""

import ast
import inspect

from pydantic import BaseModel, ConfigDict

from agents.author import Draft, Likeness
from agents.corpus.literals import constant, text_of
from agents.corpus.row import BadRow, Recorded, call_from, draft_of, one_statement_a_line, origin_of, parsed
from sandbox.program import Program

_QUOTES = "'\""


class HumanevalRow(BaseModel):
    """One problem with its canonical solution. The set is published under the MIT licence."""

    model_config = ConfigDict(strict=True)

    prompt: str
    canonical_solution: str
    entry_point: str
    test: str
    task_id: str | None = None
    licence: str | None = None

    def draft(self, author: str, number: int) -> Draft:
        """Program with its calls; see ``agents.corpus.row``."""
        source = self.prompt + self.canonical_solution
        problem = _docstring(source, self.entry_point)
        program = Program(
            one_statement_a_line(source),
            self.entry_point,
            problem,
            origin=origin_of(author, self.task_id, number, self.licence or "MIT"),
        )
        return draft_of(program, _unseen_first(_mined(self.test), problem), Likeness.EQUAL)


def _docstring(source: str, entry: str) -> str:
    for node in parsed(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == entry:
            return inspect.cleandoc(ast.get_docstring(node) or "")
    raise BadRow(f"the source does not define {entry} at its top level")


def _mined(test: str) -> list[Recorded]:
    """Calls of ``candidate`` in the asserts; with their outputs where an assert compares one with a constant."""
    asserts = sorted((node for node in ast.walk(parsed(test)) if isinstance(node, ast.Assert)), key=lambda node: node.lineno)
    records = []
    for node in asserts:
        for call in ast.walk(node.test):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "candidate":
                try:
                    records.append(Recorded(call_from(call), _expected(node.test, call)))
                except BadRow:
                    continue  # made of variables of the test: no literal input
    return records


def _expected(test: ast.expr, call: ast.Call) -> str | None:
    match test:
        case ast.Compare(left=left, ops=[ast.Eq() | ast.Is()], comparators=[right]) if left is call:
            try:
                return text_of(constant(right))
            except ValueError:
                return None
    return None


def _unseen_first(records: list[Recorded], problem: str) -> list[Recorded]:
    """Inputs that the docstring works out as examples go last: their prompt would hold the answer."""
    return sorted(records, key=lambda record: all(text.strip(_QUOTES) in problem for text in record.call.args))
