"""What the host asks a fork server for."""

from typing import NotRequired, Protocol, TypedDict


class Send(Protocol):
    """Takes the JSON of a result, once."""

    def __call__(self, first: bytes, /, *rest: bytes | memoryview) -> None:
        """Send it, which may be in parts."""


class Bounds(TypedDict):
    """The fields of the host's ``Limits``."""

    wall_s: float
    cpu_s: float
    memory_bytes: int
    output_bytes: int
    value_chars: int
    answer_chars: int
    steps: int
    trace_bytes: int


class Request(TypedDict):
    """One execution.

    Attributes:
        id: number that the result repeats.
        source, entry: the program.
        args: texts of Python literals.
        kwargs: pairs of name and text of a Python literal.
        mode: ``run``, ``trace`` or ``probe``.
        limits: what it may use.
        probes: triples of first step, last step, claims.
        granularity: ``line`` or ``expression``.
        careful: whether even compiling is left to the child.
        accelerated: whether the tracer in C is used where it is there; it is unless this says otherwise.
    """

    id: int
    source: str
    entry: str
    args: list[str]
    kwargs: list[tuple[str, str]]
    mode: str
    limits: Bounds
    probes: list[tuple[int, int, list[str]]]
    granularity: str
    careful: NotRequired[bool]
    accelerated: NotRequired[bool]
