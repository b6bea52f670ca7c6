"""What runner and worker say to each other: lines of JSON."""

from typing import Generic, TypeVar

from pydantic import BaseModel

from graphs.journal import Ended

LONGEST_LINE = 1 << 30
"""Bytes of a line; a batch of long rows is one line."""

End = TypeVar("End", bound=Ended)


class Order(BaseModel):
    """A batch to be worked on: a number to answer under, and the indexes of its seeds, or whatever the work is cut into."""

    number: int
    indexes: tuple[int, ...]


class Answer(BaseModel, Generic[End]):
    """What came of an order; the answer number -1 says whether the worker is ready or why it cannot be."""

    number: int
    endings: tuple[End, ...] = ()
    failure: str = ""
