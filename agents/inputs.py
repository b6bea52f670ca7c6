"""The input of a call as people write it, ``amount = 63, values = [25, 10, 1]``, and back, without evaluating anything."""

import ast
import re
import warnings

from sandbox.guest import arguments as guest
from sandbox.guest import literals
from sandbox.program import Call, Program

MOST_CHARACTERS = 20_000
"""Of an input that is read; a longer one is none."""
_STRING = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")


class BadInput(ValueError):  # noqa: N818 -- says something of a text, nothing failed
    """A text is no input; the message says why."""


def arguments(program: Program, call: Call) -> dict[str, str]:
    """The call's arguments by the name of the parameter that receives them, in the order of passing."""
    positional, rest = _parameters(program)
    named = dict(zip(positional, call.args, strict=False))
    surplus = call.args[len(named) :]
    if rest and surplus:
        named[rest] = f"({', '.join(surplus)}{',' if len(surplus) == 1 else ''})"
    else:
        named |= {f"argument {len(named) + number}": text for number, text in enumerate(surplus, 1)}
    return named | dict(call.kwargs)


def input_text(program: Program, call: Call) -> str:
    """The text between the parentheses of a call, each argument with its name where the entry has one for it."""
    return ", ".join(f"{name} = {text}" if name else text for name, text in _named(program, call))


def form_of(program: Program, call: Call) -> str:
    """What ``input_text`` looks like, with dots for the values."""
    return ", ".join(f"{name} = ..." if name else "..." for name, _ in _named(program, call))


def read_input(text: str) -> Call:
    """The call whose arguments are written as between its parentheses: literals, by name or by place.

    Raises:
        BadInput: it is something else.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadInput(f"it is longer than {MOST_CHARACTERS:,} characters")
    if not text.strip():
        raise BadInput("nothing is there")
    if "#" in _STRING.sub("", text):
        raise BadInput("it has a comment")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            node = ast.parse(f"f({text})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise BadInput("it is not Python") from error
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        raise BadInput("it is no list of arguments")
    kwargs = tuple((word.arg, _literal(word.value)) for word in node.keywords if word.arg is not None)
    if len(kwargs) < len(node.keywords):
        raise BadInput("an argument is spread with **")
    if len(dict(kwargs)) < len(kwargs):
        raise BadInput("an argument is given twice")
    return Call(tuple(map(_literal, node.args)), kwargs)


def same_input(program: Program, one: Call, other: Call) -> bool:
    """Whether two calls pass the same values, by type and value, to the same parameters."""
    return _canonical(program, one) == _canonical(program, other)


def _canonical(program: Program, call: Call) -> dict[str, str]:
    try:
        return {name: literals.text(guest.literal(text)) for name, text in sorted(arguments(program, call).items())}
    except ValueError:
        return arguments(program, call)


def _literal(node: ast.expr) -> str:
    try:
        text = literals.text(guest.literal(ast.unparse(node)))
        guest.literal(text)  # some constants, such as an ellipsis, have no text that is one
    except (ValueError, RecursionError) as error:
        raise BadInput("an argument is no literal") from error
    return text


def _named(program: Program, call: Call) -> list[tuple[str, str]]:
    """(name, text) of each argument; the name is empty where it cannot be passed by name."""
    positional, _ = _parameters(program)
    if len(call.args) > len(positional):
        return [*(("", text) for text in call.args), *call.kwargs]
    nameless = _nameless(program)
    named = [("" if name in nameless else name, text) for name, text in zip(positional, call.args, strict=False)]
    return [*named, *call.kwargs]


def _nameless(program: Program) -> frozenset[str]:
    entry = _entry(program)
    return frozenset(parameter.arg for parameter in entry.args.posonlyargs) if entry else frozenset()


def _parameters(program: Program) -> tuple[list[str], str]:
    """Names of the entry's positional parameters and of its ``*rest``, empty if the source has no ``def`` of it."""
    entry = _entry(program)
    if entry is None:
        return [], ""
    rest = entry.args.vararg.arg if entry.args.vararg else ""
    return [parameter.arg for parameter in (*entry.args.posonlyargs, *entry.args.args)], rest


def _entry(program: Program) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(program.source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    for node in reversed(body):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == program.entry:
            return node
    return None
