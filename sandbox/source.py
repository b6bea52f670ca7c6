"""What people hand to a command: a program in a file, a function of it, and arguments as they are written in a call."""

import ast
from pathlib import Path

from sandbox.guest.arguments import literal
from sandbox.program import Call, Program

HOW_TO_WRITE = "write the arguments as one quoted Python list such as '48, 18'; strings in quotes inside"


class UsageError(Exception):
    """What was asked for makes no sense; the message is one line for the person who asked."""


def read(path: str | Path) -> str:
    """The source in a file.

    Raises:
        UsageError: it cannot be read, or is no Python.
    """
    try:
        source = Path(path).read_text(encoding="utf-8")
        ast.parse(source)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise UsageError(f"{path} is no Python: {error}") from None
    return source


def check_entry(program: Program) -> None:
    """Make sure that a program has its entry.

    Raises:
        UsageError: it has not.
    """
    tree = ast.parse(program.source)
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    if program.entry not in names:
        known = f"it defines {', '.join(names)}" if names else "it defines none"
        raise UsageError(f"no function {program.entry} at the top of the program; {known}")


def arguments(text: str) -> Call:
    """The call that an argument list such as ``3, [1, 2], name='x'`` makes; nothing is evaluated.

    Raises:
        UsageError: it is no list of literals.
    """
    try:
        call = ast.parse(f"f({text}\n)", mode="eval").body
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or not all(word.arg for word in call.keywords):
            raise UsageError(f"no argument list: {text}; {HOW_TO_WRITE}")
        for part in (*call.args, *(word.value for word in call.keywords)):
            literal(ast.unparse(part))
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        raise UsageError(f"no list of literals: {text}; {HOW_TO_WRITE}") from None
    args = tuple(ast.unparse(part) for part in call.args)
    return Call(args, tuple((word.arg or "", ast.unparse(word.value)) for word in call.keywords))
