"""A path: the decisions that an execution took, in order, each with its condition."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sandbox.guest.explorer.decisions import rewrite
from sandbox.trace import Trace


@dataclass(frozen=True, slots=True)
class Condition:
    """What was decided, once.

    Attributes:
        function: qualified name of the function it stands in.
        line: first line of its statement.
        text: what decided, as written in the source; for a loop ``x in xs``, true for each item and false at the end.
        truth: what came out.
    """

    function: str
    line: int
    text: str
    truth: bool


@dataclass(frozen=True)
class Path:
    """The decisions of one execution that its trace tells.

    Attributes:
        conditions: in order of time.
    """

    conditions: tuple[Condition, ...]

    @cached_property
    def digest(self) -> str:
        """The first half of SHA-256 of where the decisions were and how they came out, in hexadecimal."""
        return digest_of([(one.function, one.line, one.truth) for one in self.conditions])

    def counted(self) -> tuple[tuple[Condition, int], ...]:
        """The different conditions in order of their first time, each with how often it came out so."""
        return tuple(Counter(self.conditions).items())


def path_of(trace: Trace) -> Path:
    """The path of a trace.

    Raises:
        SyntaxError: the program is no Python.
    """
    texts = _texts(trace.program.source, trace.program.entry)
    return Path(
        tuple(
            Condition(step.function, step.line, texts.get((step.function, step.line), ""), step.decision)
            for step in trace.steps
            if step.decision is not None
        )
    )


@lru_cache(maxsize=64)
def _texts(source: str, entry: str) -> Mapping[tuple[str, int], str]:
    """What decides in a program, by function and line."""
    decisions = rewrite(source, entry, watched=False).decisions
    return {(one.function, one.line): one.condition for one in decisions if one.told}


def digest_of(decisions: Sequence[tuple[str, int, bool]]) -> str:
    """The digest of function, line and outcome of each decision."""
    return hashlib.sha256(json.dumps(decisions, ensure_ascii=True).encode()).hexdigest()[:32]
