"""What a model is asked for when it writes a program, and reading what came."""

import re

from pydantic import BaseModel, ConfigDict

from agents.llm.structured import Unreadable, parse

_FENCE = re.compile(r"```(?:python|py)?[ \t]*\n(.*?)```", re.DOTALL)
_PROBLEM = re.compile(r"\bproblem\b\W*[:\n]\W*(.+?)(?=\n\s*\n|\n[#*]|```|\Z)", re.IGNORECASE | re.DOTALL)
_INPUT = re.compile(r"^\W*(?:\d+[.)]\s*)?`?((?:solve\(.*\))|(?:[A-Za-z_]\w* ?= ?[^`\n]+))`?\s*$", re.MULTILINE)
_PHRASE = re.compile(r"^\W*`?([A-Za-z_]\w*)`?\s*[:–-]\s*(the [^\n]+?)\.?\s*$", re.MULTILINE | re.IGNORECASE)


class Gloss(BaseModel):
    """What a variable holds, in words."""

    model_config = ConfigDict(extra="ignore")

    name: str
    phrase: str


class Posed(BaseModel):
    """A problem with the program that solves it."""

    model_config = ConfigDict(extra="ignore")

    problem: str
    source: str
    glosses: list[Gloss]


class Written(Posed):
    """A problem with its program, and inputs as text."""

    inputs: list[str]


class Refactored(Posed):
    """A problem with its program, and the source of a generator of inputs."""

    generator: str


class Problem(BaseModel):
    """The problem alone."""

    model_config = ConfigDict(extra="ignore")

    problem: str


class Inputs(BaseModel):
    """The inputs alone."""

    model_config = ConfigDict(extra="ignore")

    inputs: list[str]


def with_field(written: Written, text: str, form: type[Problem | Inputs]) -> Written | Unreadable:
    """What was written, with one field as a reply has it."""
    found = parse(text, form)
    return found if isinstance(found, Unreadable) else written.model_copy(update=found.model_dump())


def read(text: str) -> Written | Unreadable:
    """Read a reply: the object that was asked for, or else problem, fenced code, phrases and inputs as they stand in prose."""
    found = parse(text, Written)
    if isinstance(found, Written):
        return found
    code, problem = _FENCE.search(text), _PROBLEM.search(text)
    if not code or not problem or "def " not in code[1]:
        return found
    rest = text.replace(code[0], "\n")
    return Written(
        problem=problem[1].strip().strip("*").strip(),
        source=code[1],
        glosses=[Gloss(name=match[1], phrase=match[2]) for match in _PHRASE.finditer(rest)],
        inputs=[match[1] for match in _INPUT.finditer(rest)],
    )


def read_refactored(text: str) -> Refactored | Unreadable:
    """Read a reply: the object that was asked for, or else problem, two blocks of code and phrases as they stand in prose."""
    found = parse(text, Refactored)
    if isinstance(found, Refactored):
        return found
    blocks, problem = _FENCE.findall(text), _PROBLEM.search(text)
    programs = [one for one in blocks if "def solve" in one]
    generators = [one for one in blocks if "def make_input" in one]
    if not programs or not generators or not problem:
        return found
    return Refactored(
        problem=problem[1].strip().strip("*").strip(),
        source=programs[-1],
        glosses=[Gloss(name=match[1], phrase=match[2]) for match in _PHRASE.finditer(_FENCE.sub("\n", text))],
        generator=generators[-1],
    )
