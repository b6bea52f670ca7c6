"""What runner and worker say to each other: lines of JSON."""

from pydantic import BaseModel

from graphs.journal import Ending

LONGEST_LINE = 1 << 30
"""Bytes of a line; a batch of long rows is one line."""


class Order(BaseModel):
    """A batch to be worked on: a number to answer under, and the indexes of its seeds."""

    number: int
    indexes: tuple[int, ...]


class Answer(BaseModel):
    """What came of an order; the answer number -1 says whether the worker is ready or why it cannot be."""

    number: int
    endings: tuple[Ending, ...] = ()
    failure: str = ""
