"""What a docstring tells: the problem in words, and worked examples as calls with their outputs. Nothing is executed."""

import ast
import doctest
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agents.author import Likeness
from agents.corpus.literals import constant, text_of
from agents.corpus.row import BadRow, call_from, parsed
from sandbox.program import Call

_HEADING = re.compile(
    r"^[ \t*]*(?:doc ?tests?|examples?|usage|tests?)[ \t*:]*(?:\n[ \t]*[-=~]{3,}[ \t]*)?$\n?", re.IGNORECASE | re.MULTILINE
)
"""A line that only says that examples follow, underlined or not."""
_POINTER = re.compile(
    r"(\s*)(?:\.\. (?:version\w+|deprecated|seealso|code-block|doctest|testsetup)::.*|see also:?\s*)", re.IGNORECASE
)
"""A directive or a heading that says where else to look; what is indented below it belongs to it."""
_FEWEST_WORDS = 3
_MOST_SOURCE = 4_000
"""Characters of an example that is read."""
_MOST_VALUE = 500
"""Characters of a constant that a name of the examples stands for."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A call that a docstring makes.

    Attributes:
        call: with which input.
        expected: value text of what it gives there; ``None`` if that cannot be told for sure.
        likeness: how exactly that stands for the value.
    """

    call: Call
    expected: str | None = None
    likeness: Likeness = Likeness.EXACT


def problem_of(docstring: str) -> str:
    """The words of a docstring without its examples, versions and pointers; empty if they are too few to pose a problem."""
    try:
        parts = doctest.DocTestParser().parse(inspect.cleandoc(docstring))
    except ValueError:  # a prompt without the blank after it
        return ""
    words = "".join(part for part in parts if isinstance(part, str))
    words = re.sub(r"\n{3,}", "\n\n", _HEADING.sub("", _without_pointers(words))).strip().rstrip(":").strip()
    return words if len(words.split()) >= _FEWEST_WORDS else ""


def _without_pointers(text: str) -> str:
    kept: list[str] = []
    skipped: int | None = None
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        found = _POINTER.fullmatch(line)
        if found:
            skipped = len(found[1])
        elif skipped is not None and line.strip() and indent <= skipped and set(line.strip()) != {"-"}:
            skipped = None
        if skipped is None:
            kept.append(line)
    return "\n".join(kept)


def examples_of(docstring: str, entry: str) -> list[Worked]:
    """The calls of a function in the examples of a docstring; with its output where the example is the call and nothing else.

    Names that the examples give constants to may stand in the arguments.
    """
    try:
        examples = doctest.DocTestParser().get_examples(docstring)
    except ValueError:
        return []
    known: dict[str, ast.expr] = {}
    found: list[Worked] = []
    for example in examples:
        if len(example.source) > _MOST_SOURCE:
            continue
        try:
            statement = _Filled(known).visit(parsed(example.source).body[0])
        except (BadRow, IndexError, RecursionError):
            continue
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                known.pop(name, None)
                known |= _named(name, value)
        if example.exc_msg is None:
            found += _calls(statement, entry, example)
    return found


class _Filled(ast.NodeTransformer):
    """Puts constants in place of the names that stand for them."""

    def __init__(self, known: Mapping[str, ast.expr]) -> None:
        self._known = known

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._known.get(node.id, node) if isinstance(node.ctx, ast.Load) else node


def _calls(statement: ast.stmt, entry: str, example: doctest.Example) -> Iterator[Worked]:
    whole = statement.value if isinstance(statement, ast.Expr) else None
    for node in ast.walk(statement):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name == entry:
                try:
                    call = call_from(node)
                except BadRow:
                    continue
                yield _worked(call, whole, node, example)


def _worked(call: Call, whole: ast.expr | None, node: ast.Call, example: doctest.Example) -> Worked:
    """A call with what the example says that it gives, if the example is about nothing else."""
    wanted = example.want.strip()
    try:
        match whole:
            case _ if whole is node and wanted and not example.options:
                return Worked(call, text_of(constant(ast.parse(wanted, mode="eval").body)))
            case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]) if left is node and wanted == "True":
                return Worked(call, text_of(constant(right)), Likeness.EQUAL)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Worked(call)
    return Worked(call)


def _named(name: str, value: ast.expr) -> dict[str, ast.expr]:
    """What a name stands for, if that is a constant of few characters."""
    try:
        text = text_of(constant(value))
        return {name: ast.parse(text, mode="eval").body} if len(text) <= _MOST_VALUE else {}
    except (ValueError, SyntaxError, RecursionError):
        return {}
