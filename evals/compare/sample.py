"""One call of one program with its trace: what every narrator is given to tell."""

from typing import Literal

from evals.compare.plain import Plain
from graphs.journal import Ended


class Shown(Plain):
    """A line of the trace as people are shown it.

    Attributes:
        first, last: the steps that it stands for, both included; the lines follow each other without a gap.
        line: of the source, from 1, that runs at the first of them.
        level: how deep it is indented.
        text: what happens.
    """

    first: int
    last: int
    line: int
    level: int
    text: str


class Sample(Plain):
    """What is told.

    Attributes:
        id: its name within the comparison, such as ``math/0003``.
        index: number within its field, from 0.
        field: name of the field that it is of, such as ``math`` or ``corpus:programs.jsonl``.
        domain, topic, level: of its seed.
        source, entry, problem: of the program; ``problem`` has places for arguments.
        call: as one would write it in Python.
        returned: value text of what the call gives.
        prompt: the question, with the input worked in; shows the program where the narrators' style speaks of it.
        answer: to the question: the value, or the input where that is sought.
        steps: number of steps of the trace.
        shown: the trace in lines; of a long one some stand for many steps.
        program, trace: digests.
        licence, origin: of the program, where it was not made here.
    """

    id: str
    index: int
    field: str
    domain: str
    topic: str
    level: int
    source: str
    entry: str
    problem: str
    call: str
    returned: str
    prompt: str
    answer: str
    steps: int
    shown: tuple[Shown, ...]
    program: str
    trace: str
    licence: str
    origin: str


class Recorded(Ended):
    """What became of one program.

    Attributes:
        reason, detail: why there is nothing to tell of it: a short word that is counted, and more for people.
        sample: what is told.
        trace: the same, for narrators and the checker, as ``msgspec`` writes it.
    """

    fate: Literal["recorded", "rejected", "infra_error"]
    reason: str = ""
    detail: str = ""
    sample: Sample | None = None
    trace: str = ""
