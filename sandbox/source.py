"""What people hand to a command: a program in a file, a function of it, and arguments as they are written in a call."""

import ast
from inspect import Parameter, Signature
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
    names = [node.name for node in _functions(ast.parse(program.source))]
    if program.entry not in names:
        known = f"it defines {', '.join(names)}" if names else "it defines none"
        raise UsageError(f"no function {program.entry} at the top of the program; {known}")


def check_fit(program: Program, call: Call) -> None:
    """Make sure that a call fits the parameters of a program's entry, as far as they can be known without running it.

    Raises:
        UsageError: it does not.
    """
    tree = ast.parse(program.source)
    found = [node for node in _functions(tree) if node.name == program.entry]
    bound_anew = any(isinstance(node, ast.Name) and node.id == program.entry for node in ast.walk(tree) if _is_store(node))
    if not found or found[-1].decorator_list or bound_anew:  # what is called then may take something else
        return
    spec = found[-1].args
    try:
        signature = _signature(spec)
    except ValueError:  # two parameters of one name: no Python, as running it tells
        return
    try:
        signature.bind(*call.args, **dict(call.kwargs))
    except TypeError as error:
        given = len(call.args) + len(call.kwargs)
        needed = len([*spec.posonlyargs, *spec.args]) - len(spec.defaults) + spec.kw_defaults.count(None)
        counts = f"{given} argument{'' if given == 1 else 's'} given, {needed} needed"
        raise UsageError(f"it does not fit {program.entry}({ast.unparse(spec)}): {counts}: {error}") from None


def _functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _is_store(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Store)


def _signature(spec: ast.arguments) -> Signature:
    """The parameters of a function; of a default no more than that there is one."""
    positional = [*spec.posonlyargs, *spec.args]
    first = len(positional) - len(spec.defaults)
    found = []
    for at, one in enumerate(positional):
        kind = Parameter.POSITIONAL_ONLY if at < len(spec.posonlyargs) else Parameter.POSITIONAL_OR_KEYWORD
        found.append(Parameter(one.arg, kind, default="" if at >= first else Parameter.empty))
    if spec.vararg:
        found.append(Parameter(spec.vararg.arg, Parameter.VAR_POSITIONAL))
    for one, default in zip(spec.kwonlyargs, spec.kw_defaults, strict=True):
        found.append(Parameter(one.arg, Parameter.KEYWORD_ONLY, default="" if default else Parameter.empty))
    if spec.kwarg:
        found.append(Parameter(spec.kwarg.arg, Parameter.VAR_KEYWORD))
    return Signature(found)


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
