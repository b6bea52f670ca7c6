"""The question that a row asks: the problem in words with the call's input worked into it."""

import re
from typing import Literal, get_args

from agents import phrasing
from agents.inputs import arguments, form_of
from agents.question import Question
from sandbox.program import Call, Program
from sandbox.value import parse

PromptStyle = Literal["words", "code", "both"]
"""What a prompt shows: the problem in words with its input, the program and its call, or all of these."""
PROMPT_STYLES: tuple[PromptStyle, ...] = get_args(PromptStyle)
_PLACEHOLDER = re.compile(r"\{([^\W\d]\w*)\}")
_FIELD = re.compile(r"\{([^\W\d]\w*(?:![rsa]|:[^{}\s]*[.,\d][^{}\s]*[a-zA-Z%])?)\}")
"""What looks as if it were meant for an argument, formats such as ``{n!r}`` and ``{n:.2f}`` included."""
_NUMBER = r"-?\d+(?:\.\d+)?"
_NUMBERS = re.compile(rf"\[{_NUMBER}(?:, {_NUMBER}){{1,7}}\]")


def prompt_of(program: Program, call: Call, wanted: str | None = None, *, with_code: bool = False) -> str:
    """Ask for the value of one call, or for an input that gives a wanted one.

    Each ``{name}`` in the problem gives way to the argument passed for that parameter: up to eight numbers as "3, 5 and 8",
    all else as Python text, so that it can be read in one way only; but a program with phrases says itself how the items of a
    parameter stand there, and its strings stand without quotes. Braces around anything else stay. Arguments that the problem
    does not mention follow as "Input: n = 2, name = 'x'", or as "Given: ..." where the problem has a part called "Input:".
    A program without a problem is shown itself. Where an input is asked for, the parameters' names stand for what is sought.

    Args:
        program: what is called.
        call: with which input; where one is asked for, only what it passes counts, not the values.
        wanted: the output for which an input is asked, as value text; ``None`` to ask for the value of the call.
        with_code: show the program below its problem and, unless an input is asked for, the very call that the words are about.

    Returns:
        The prompt, without white space at its ends.
    """
    if wanted is not None:
        return _prompt_for_input(program, call, wanted, with_code=with_code)
    if not program.problem.strip():
        return f"What does `{_called(program, call)}` return?\n\n{_code(program)}"
    given = arguments(program, call)
    text = _PLACEHOLDER.sub(lambda match: _worked_in(program, match[1], given.get(match[1], match[0])), program.problem).strip()
    rest = ", ".join(f"{name} = {given[name]}" for name in _unmentioned(program, call))
    asked = f"{text}\n\n{'Given' if 'Input:' in text else 'Input'}: {rest}" if rest else text
    return f"{asked}\n\n{_code(program)}\n\nIt is called as `{_called(program, call)}`." if with_code else asked


def prompt_style(program: Program, *, with_code: bool) -> PromptStyle:
    """What prompts of a program show: without a problem, there is its code only."""
    if not program.problem.strip():
        return "code"
    return "both" if with_code else "words"


def prompt_of_question(program: Program, call: Call, question: Question, *, with_code: bool = False) -> str:
    """Ask about the execution of one call, below the problem."""
    asked = prompt_of(program, call, with_code=with_code)
    return f"{asked}\n\nInstead of the final answer, only this is wanted: {question.words}"


def unfilled(program: Program, call: Call) -> list[str]:
    """What stands in the problem's braces like a parameter's name, but gets no argument of this call."""
    given = arguments(program, call)
    return [name for name in _FIELD.findall(program.problem) if name not in given]


def _unmentioned(program: Program, call: Call) -> list[str]:
    mentioned = _PLACEHOLDER.findall(program.problem)
    return [name for name in arguments(program, call) if name not in mentioned]


def _prompt_for_input(program: Program, call: Call, wanted: str, *, with_code: bool) -> str:
    form = f"Give {'one value' if len(arguments(program, call)) == 1 else 'one solution'} as `{form_of(program, call)}`."
    if not program.problem.strip():
        return f"For which input does `{program.entry}` return {wanted}? {form}\n\n{_code(program)}"
    names = [f"`{name}`" for name in arguments(program, call)]
    text = _PLACEHOLDER.sub(lambda match: f"`{match[1]}`" if f"`{match[1]}`" in names else match[0], program.problem).strip()
    meant = [f"`{name}` is {program.glosses[name]}" for name in _unmentioned(program, call) if name in program.glosses]
    values = f"value of {names[0]}" if len(names) == 1 else f"values of {', '.join(names[:-1])} and {names[-1]}"
    question = f"For which {values} is the answer {wanted}? {form}"
    return "\n\n".join([text, *(f"Here {one}." for one in meant), *([_code(program)] if with_code else ()), question])


def _called(program: Program, call: Call) -> str:
    return f"{program.entry}({', '.join([*call.args, *(f'{name}={text}' for name, text in call.kwargs)])})"


def _code(program: Program) -> str:
    return f"```python\n{program.source.strip(chr(10))}\n```"


def _worked_in(program: Program, name: str, text: str) -> str:
    """An argument as it stands in the problem."""
    pattern = program.phrases.get(phrasing.item_key(name))
    if not program.phrases or text == f"{{{name}}}":
        return _in_words(text)
    try:
        value = parse(text)
        said = None if pattern is None else phrasing.items_in_words(pattern, value)
        return phrasing.in_words(value) if said is None else said
    except (ValueError, LookupError):
        return text


def _in_words(text: str) -> str:
    if not _NUMBERS.fullmatch(text):
        return text
    *front, last = text[1:-1].split(", ")
    return f"{', '.join(front)} and {last}"
