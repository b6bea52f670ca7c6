"""A program, the calls that are made of it, and where it came from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote a program, and under which terms.

    Attributes:
        author: name of the author that made it, such as ``grammar`` or ``corpus:pyedu.jsonl``.
        ident: the program's name there, unique within the author; empty if it has none.
        licence: SPDX expression, or ``unknown``.
    """

    author: str
    ident: str = ""
    licence: str = "unknown"


@dataclass(frozen=True)
class Program:
    """Source text with an entry function and a problem in words.

    Attributes:
        source: Python source; every statement that the trace shall tell apart starts a line of its own.
        entry: name of the top-level function that a call enters.
        problem: the problem in words; ``{name}`` stands for the argument passed for the parameter ``name``.
        glosses: variable name -> noun phrase in lower case with its article, as "the running total".
        origin: provenance.
        phrases: what lines of it say in words, and how items of its input stand in the problem; see ``agents.phrasing``.
    """

    source: str
    entry: str
    problem: str = ""
    glosses: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = Origin("unknown")
    phrases: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what decides the execution: source and entry, in hexadecimal."""
        return _sha256([self.source, self.entry])


@dataclass(frozen=True)
class Call:
    """One concrete input of a program.

    Attributes:
        args: positional arguments, each the text of a Python literal.
        kwargs: keyword arguments in the order of passing, each (name, text of a Python literal).
    """

    args: tuple[str, ...] = ()
    kwargs: tuple[tuple[str, str], ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the arguments' texts, in hexadecimal."""
        return _sha256([self.args, self.kwargs])


def _sha256(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()
