"""Replies in the form of a pydantic model: its schema, for servers that enforce one, and reading what other servers send."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from agents.llm.base import Message, Schema

Form = TypeVar("Form", bound=BaseModel)
_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL)
_FENCE = re.compile(r"```[\w-]*[ \t]*\n(.*?)\n?[ \t]*```", re.DOTALL)
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text holds nothing of the form asked for; ``why`` can be told to the model."""

    why: str


def schema_of(form: type[BaseModel]) -> Schema:
    """The schema of a form, strict as the vendors want it: every field required, no others allowed.

    Fields stand in the order of the form, for that is the order in which a server that enforces it has them written.
    """
    return Schema(form.__name__, json.dumps(_strict(form.model_json_schema())))


def parse(text: str, form: type[Form]) -> Form | Unreadable:
    """Read a reply: the whole text as JSON, else a fenced block, else the first object in it that has the form.

    Thoughts between ``<think>`` and ``</think>`` are passed over.
    """
    why = "there is no JSON object in the reply"
    for candidate in _candidates(_THOUGHT.sub("", text)[:_LONGEST].strip()):
        try:
            return form.model_validate(candidate)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            why = f"{'.'.join(map(str, first['loc'])) or 'the object'}: {first['msg']}"
    return Unreadable(why)


def in_words(messages: tuple[Message, ...], schema: Schema) -> tuple[Message, ...]:
    """The same conversation whose last message says the schema, for servers that take none."""
    *before, last = messages
    asked = f"{last.content}\n\nAnswer with one JSON object and nothing else. It must fit this JSON schema:\n{schema.text}"
    return (*before, Message(last.role, asked))


def _candidates(text: str) -> Iterator[object]:
    """What in a text may be the JSON that was asked for, the likeliest first."""
    decoder = json.JSONDecoder(strict=False)  # models write line ends into their strings
    for part in (text, *(match[1] for match in _FENCE.finditer(text))):
        try:
            yield decoder.decode(part)
        except (ValueError, RecursionError):
            continue
    position = text.find("{")
    while position >= 0:
        try:
            value, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            end = position + 1
        else:
            yield value
        position = text.find("{", end)


def _strict(node: object) -> object:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    strict = {key: _strict(value) for key, value in node.items() if key not in ("title", "default") or isinstance(value, dict)}
    if isinstance(node.get("properties"), dict):
        strict |= {"additionalProperties": False, "required": list(node["properties"])}
    return strict
