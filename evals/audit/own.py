"""Rows of our own datasets: what they tell, and whether the rest of the row agrees with the execution."""

import ast
from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from agents.misfit import misfit
from agents.narration import Anchor, BadNarration, Narration, Statement, parse, render
from agents.question import Question, question_of
from agents.seeds import Seed
from evals.audit.task import BadRow, Task
from graphs.example import SCHEMA_VERSION, Example, condition_rows, difficulty_row, ident
from graphs.row import asked_of
from sandbox.path import path_of
from sandbox.program import Call, Origin, Program
from sandbox.trace import Trace


def is_own(row: Mapping[str, object]) -> bool:
    """Whether a row says that it is one of ours."""
    return {"statements", "versions", "reasoning"} <= row.keys()


def own_task(row: Mapping[str, object]) -> Task:
    """The task of one of our rows.

    Raises:
        BadRow: it is none.
    """
    name = str(row.get("id", ""))
    versions = row.get("versions")
    version = versions.get("schema_version") if isinstance(versions, Mapping) else None
    if version != SCHEMA_VERSION:
        raise BadRow(f"made by schema version {version}; this code reads {SCHEMA_VERSION}", name)
    try:
        example = Example.model_validate(row)
    except ValidationError as error:
        raise BadRow(misfit(error), name) from error
    program = Program(
        example.source,
        example.entry,
        example.problem,
        {gloss.name: gloss.phrase for gloss in example.glosses if gloss.name.isidentifier()},
        Origin(example.author, example.origin, example.licence),
        {gloss.name: gloss.phrase for gloss in example.glosses if not gloss.name.isidentifier()},
    )
    return Task(
        id=example.id,
        program=program,
        call=_call(example),
        narration=render(_narration(example)),
        answer=example.answer,
        prompt=example.prompt,
        prose=example.reasoning,
        anchored=any(one.anchors for one in example.statements),
        wanted=_wanted(example),
        example=example,
    )


def _wanted(example: Example) -> str | None:
    return example.output if example.direction == "backward" else None


def _narration(example: Example) -> Narration:
    return Narration(
        tuple(
            Statement(one.prose, tuple(Anchor(anchor.first, anchor.last, anchor.claims) for anchor in one.anchors))
            for one in example.statements
        )
    )


def _as_read(example: Example) -> Narration | str:
    """The narration as the checker reads it: another one if words within a statement pass for an anchor."""
    try:
        return parse(render(_narration(example)))
    except BadNarration as error:
        return str(error)


def _call(example: Example) -> Call:
    """The call with its arguments' texts exactly as they stand, for digests count them."""
    try:
        node = ast.parse(example.call, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise BadRow("call: this is not Python", example.id) from error
    if not isinstance(node, ast.Call) or ast.unparse(node.func) != example.entry:
        raise BadRow(f"call: this is no call of {example.entry}", example.id)
    if any(word.arg is None for word in node.keywords):
        raise BadRow("call: an argument is spread with **", example.id)
    args = tuple(ast.get_source_segment(example.call, arg) or "" for arg in node.args)
    kwargs = tuple((word.arg or "", ast.get_source_segment(example.call, word.value) or "") for word in node.keywords)
    return Call(args, kwargs)


def question_about(example: Example, trace: Trace) -> Question | None:
    """The question about the execution that one of our rows answers; ``None`` where it tells all of it."""
    return question_of(_seed(example), trace) if example.direction == "trace-question" else None


def _seed(example: Example) -> Seed:
    return Seed(example.seed, example.domain, example.topic, example.level, example.index)


def contradictions(example: Example, trace: Trace, vouched: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(column, what the row says, what is so) for every column that does not agree with an execution.

    Digests of what a Python did are only held against the same version of Python.
    """
    seed, path = _seed(example), path_of(trace)
    asked = asked_of(seed, trace, example.direction, with_code=example.prompt_style == "both")
    pairs: list[tuple[str, object, object]] = [
        ("statements", _narration(example), _as_read(example)),
        ("prompt", example.prompt, asked.prompt),
        ("prompt_style", example.prompt_style, asked.style),
        ("reasoning", example.reasoning, _narration(example).prose),
        ("answer", example.answer, asked.answer),
        ("question", example.question, asked.question),
        ("output", example.output, trace.returned),
        ("program", example.program, trace.program.digest),
        ("phrases", dict(trace.program.phrases), dict(vouched)),
    ]
    if example.python == trace.python:
        pairs += [
            ("trace", example.trace, trace.digest),
            ("path", example.path, path.digest),
            ("conditions", example.conditions, condition_rows(path)),
            ("decisions", example.decisions, len(path.conditions)),
            ("steps", example.steps, len(trace.steps)),
            ("difficulty", example.difficulty, difficulty_row(trace)),
            ("id", example.id, ident(seed, trace, example.narrator, example.direction, asked.style)),
        ]
    yield from ((name, str(said), str(seen)) for name, said, seen in pairs if said != seen)
