"""Drafts of the grammar author for the tests, and a way to run them."""

import ast
import asyncio
from functools import cache

from agents import domains
from agents.author import Draft
from agents.grammar import GrammarAuthor
from agents.seeds import Seed
from sandbox.program import Call, Program


def write(seed: Seed, complaints: tuple[str, ...] = ()) -> Draft:
    draft = asyncio.run(GrammarAuthor().write(seed, complaints))
    assert isinstance(draft, Draft), draft
    return draft


@cache
def spread(count: int, run: int = 11, domain: str = "math") -> tuple[tuple[Seed, Draft], ...]:
    """The drafts of the first seeds of a run."""
    seeds = (Seed(run, domain, *domains.load(domain).assign(index), index) for index in range(count))
    return tuple((seed, write(seed)) for seed in seeds)


@cache
def of_topic(topic: str, count: int, run: int = 3) -> tuple[Draft, ...]:
    """So many drafts of each level."""
    return tuple(write(Seed(run, "math", topic, level, index)) for level in range(1, 6) for index in range(count))


def arguments(call: Call) -> tuple[object, ...]:
    return tuple(ast.literal_eval(text) for text in call.args)


def run(program: Program, *args: object) -> object:
    """The value of the composed program, by plain Python."""
    space: dict[str, object] = {}
    exec(compile(program.source, "<composed>", "exec"), space)
    entry = space[program.entry]
    assert callable(entry)
    return entry(*args)


def variables(source: str) -> set[str]:
    """All names that the source binds: functions, parameters and variables."""
    nodes = list(ast.walk(ast.parse(source)))
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return (
        stored
        | {node.arg for node in nodes if isinstance(node, ast.arg)}
        | {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    )


def parameters(program: Program) -> list[str]:
    entry = next(
        node for node in ast.parse(program.source).body if isinstance(node, ast.FunctionDef) and node.name == program.entry
    )
    return [argument.arg for argument in entry.args.args]
