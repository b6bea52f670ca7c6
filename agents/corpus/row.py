"""What the row formats have in common.

Each is a pydantic model of its keys with one method, ``draft(author, number)``: the row's program with its calls. ``author`` is
the author's name; ``number`` is the row's place in its file, from 1, for rows without a name. It raises BadRow where no program
can be made of the row.
"""

import ast
import warnings
from collections.abc import Mapping
from dataclasses import dataclass

from agents.author import Draft, Likeness
from agents.corpus.literals import constant, text_of
from sandbox.program import Call, Origin, Program


class BadRow(ValueError):  # noqa: N818 -- a row is bad; nothing went wrong
    """No program can be made of the row; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An input with the value text of its recorded output, if one was recorded."""

    call: Call
    expected: str | None = None


def draft_of(program: Program, recorded: list[Recorded], likeness: Likeness) -> Draft:
    """Draft of a program with its inputs, each once; where some outputs are known, those inputs only.

    Raises:
        BadRow: the source is not Python, does not define the entry at its top level, or there is no input.
    """
    tree = parsed(program.source)
    if not any(program.entry in _defined(node) for node in tree.body):
        raise BadRow(f"the source does not define {program.entry} at its top level")
    known = [record for record in recorded if record.expected is not None] or recorded
    unique = list({record.call: record for record in reversed(known)}.values())[::-1]
    if not unique:
        raise BadRow("the row has no input")
    expected = tuple(record.expected for record in unique if record.expected is not None)
    return Draft(program, tuple(record.call for record in unique), expected, likeness)


def _defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [alias.asname or alias.name for alias in names]
        case ast.If() | ast.Try() | ast.With():
            return [name for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt) for name in _defined(child)]
    return []


def parsed(source: str) -> ast.Module:
    """Syntax tree of a source.

    Raises:
        BadRow: it is not Python, or too deeply nested.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError) as error:
        raise BadRow(f"the source is not Python: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise BadRow("the source is too deeply nested") from error


def one_statement_a_line(source: str) -> str:
    """The source itself or, if statements share lines in it, the same program written anew with a line for each.

    Raises:
        BadRow: it is not Python, or too deeply nested.
    """
    tree = parsed(source)
    starts = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt)]
    return source if len(starts) == len(set(starts)) else ast.unparse(tree)


def call_of(arguments: str) -> Call:
    """Call from the text between its parentheses; arguments may be constant expressions.

    Raises:
        BadRow: an argument is no constant.
    """
    try:
        node = ast.parse(f"f({arguments}\n)", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise BadRow(f"the input is not Python: {arguments[:80]}") from error
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        raise BadRow(f"the input is not a list of arguments: {arguments[:80]}")
    return call_from(node)


def call_from(node: ast.Call) -> Call:
    """Call from a parsed one.

    Raises:
        BadRow: an argument is no constant.
    """
    try:
        args = tuple(text_of(constant(arg)) for arg in node.args)
        kwargs = tuple((word.arg, text_of(constant(word.value))) for word in node.keywords if word.arg is not None)
    except ValueError as error:
        raise BadRow(f"an input is no constant: {error}") from error
    if len(kwargs) < len(node.keywords):
        raise BadRow("an input is spread with **")
    return Call(args, kwargs)


def keyword_call(arguments: Mapping[str, object]) -> Call:
    """Call that passes each argument by name.

    Raises:
        BadRow: a value has no literal.
    """
    try:
        return Call(kwargs=tuple((name, text_of(value)) for name, value in arguments.items()))
    except ValueError as error:
        raise BadRow(str(error)) from error


def origin_of(author: str, ident: str | None, number: int, licence: str | None) -> Origin:
    """Provenance of a row; one without a name is called by its number."""
    return Origin(author, ident or f"row {number}", licence or "unknown")
