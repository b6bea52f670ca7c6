"""One row, ready to be checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphs.example import Example
from sandbox.program import Call, Program

MOST_CHARACTERS = 200_000
"""Of a narration; a longer one is no row."""


class BadRow(ValueError):  # noqa: N818 -- a row is bad; nothing went wrong
    """Nothing can be checked of the row; the message is one line that says why.

    Args:
        message: why.
        ident: the row's name, where it has one that can be read.
    """

    def __init__(self, message: str, ident: str = "") -> None:
        super().__init__(message)
        self.ident = ident


@dataclass(frozen=True, slots=True)
class Task:
    """A narration, and the call that it tells.

    Attributes:
        id: of the row; empty if it has none.
        program, call: what is executed; no call where a narration proposes no input that can be read.
        narration: with its anchors, where it has some.
        answer: value text that stands apart from the narration; ``None`` if none does.
        wanted: value text of the output for which the narration proposes the input; ``None`` where the input is given.
        prompt: the question, for pairs.
        prose: the narration without anchors, for pairs.
        anchored: whether it must carry anchors; ``None`` to see from the text whether it does.
        example: the whole row, if it is one of ours.
        vouched: phrases that its program should have, by the grammar of its domain.
    """

    id: str
    program: Program
    call: Call | None
    narration: str
    answer: str | None
    prompt: str
    prose: str
    anchored: bool | None = None
    wanted: str | None = None
    example: Example | None = None
    vouched: Mapping[str, str] = field(default_factory=dict)
