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


class Written(BaseModel):
    """A problem with the program that solves it."""

    model_config = ConfigDict(extra="ignore")

    problem: str
    source: str
    glosses: list[Gloss]
    inputs: list[str]


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
