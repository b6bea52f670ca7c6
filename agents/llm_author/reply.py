"""From a model's reply to the form that was asked for, or to what came instead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from agents.author import Refused
from agents.complaint import Spoiled
from agents.llm.base import UNANSWERED, Finish, Reply
from agents.llm.structured import Unreadable

Form = TypeVar("Form", bound=BaseModel)
_MOST_SAID = 6_000


@dataclass(frozen=True, slots=True)
class Heard(Generic[Form]):
    """What a model wrote.

    Attributes:
        said: its words, to be mended if they are of no use; cut if there are very many.
        written: the same, read.
    """

    said: str
    written: Form


def heard(reply: Reply, read: Callable[[str], Form | Unreadable]) -> Heard[Form] | Refused | Spoiled:
    """Read a reply."""
    if reply.finish in UNANSWERED:
        return Refused(reply.finish.value, reply.text[:200])
    said = reply.text[:_MOST_SAID]
    if reply.finish is Finish.TRUNCATED:
        return Spoiled("truncated", "", "It was too long and broke off. Write a shorter program.")
    written = read(reply.text)
    if isinstance(written, Unreadable):
        return Spoiled("unreadable", said, f"It is not the JSON object that was asked for: {written.why}.")
    return Heard(said, written)
