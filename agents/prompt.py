"""The question that a row asks: the problem in words with the call's input worked into it."""

import ast
import re
import warnings

from sandbox.program import Call, Program

_PLACEHOLDER = re.compile(r"\{([^\W\d]\w*)\}")
_FIELD = re.compile(r"\{([^\W\d]\w*(?:![rsa]|:[^{}\s]*[.,\d][^{}\s]*[a-zA-Z%])?)\}")
"""What looks as if it were meant for an argument, formats such as ``{n!r}`` and ``{n:.2f}`` included."""
_NUMBER = r"-?\d+(?:\.\d+)?"
_NUMBERS = re.compile(rf"\[{_NUMBER}(?:, {_NUMBER}){{1,7}}\]")


def prompt_of(program: Program, call: Call) -> str:
    """Ask for the value of one call.

    Each ``{name}`` in the problem gives way to the argument passed for that parameter: up to eight numbers as "3, 5 and 8",
    all else as Python text, so that it can be read in one way only. Braces around anything else stay. Arguments that the problem
    does not mention follow as "Input: n = 2, name = 'x'", or as "Given: ..." where the problem has a part called "Input:".
    A program without a problem is shown itself.

    Args:
        program: what is called.
        call: with which input.

    Returns:
        The prompt, without white space at its ends.
    """
    if not program.problem.strip():
        return _prompt_with_code(program, call)
    arguments = _arguments(program, call)
    mentioned = set(_PLACEHOLDER.findall(program.problem)) & arguments.keys()
    text = _PLACEHOLDER.sub(lambda match: _in_words(arguments.get(match[1], match[0])), program.problem).strip()
    if set(arguments) == mentioned:
        return text
    rest = ", ".join(f"{name} = {value}" for name, value in arguments.items() if name not in mentioned)
    return f"{text}\n\n{'Given' if 'Input:' in text else 'Input'}: {rest}"


def unfilled(program: Program, call: Call) -> list[str]:
    """What stands in the problem's braces like a parameter's name, but gets no argument of this call."""
    arguments = _arguments(program, call)
    return [name for name in _FIELD.findall(program.problem) if name not in arguments]


def _prompt_with_code(program: Program, call: Call) -> str:
    passed = [*call.args, *(f"{name}={text}" for name, text in call.kwargs)]
    code = program.source.strip("\n")
    return f"What does `{program.entry}({', '.join(passed)})` return?\n\n```python\n{code}\n```"


def _arguments(program: Program, call: Call) -> dict[str, str]:
    """The call's arguments by the name of the parameter that receives them, in the order of passing."""
    positional, rest = _parameters(program)
    named = dict(zip(positional, call.args, strict=False))
    surplus = call.args[len(named) :]
    if rest and surplus:
        named[rest] = f"({', '.join(surplus)}{',' if len(surplus) == 1 else ''})"
    else:
        named |= {f"argument {len(named) + number}": text for number, text in enumerate(surplus, 1)}
    return named | dict(call.kwargs)


def _parameters(program: Program) -> tuple[list[str], str]:
    """Names of the entry's positional parameters and of its ``*rest``, empty if the source has no ``def`` of it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(program.source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [], ""
    for node in reversed(body):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == program.entry:
            rest = node.args.vararg.arg if node.args.vararg else ""
            return [parameter.arg for parameter in (*node.args.posonlyargs, *node.args.args)], rest
    return [], ""


def _in_words(text: str) -> str:
    if not _NUMBERS.fullmatch(text):
        return text
    *front, last = text[1:-1].split(", ")
    return f"{', '.join(front)} and {last}"
