"""Reading forms out of whatever models write."""

import json

import pytest
from pydantic import BaseModel

from agents.llm.structured import Unreadable, parse, schema_of


class Part(BaseModel):
    name: str = "none"


class Form(BaseModel):
    total: int
    parts: list[Part] = []


@pytest.mark.parametrize(
    "text",
    [
        '{"total": 4}',
        '  {"total": 4, "parts": []}\n',
        '```json\n{"total": 4}\n```',
        'Here it is:\n\n```\n{"total": 4}\n```\nI hope that helps.',
        'The object is {"total": 4}, as you can see.',
        'First {"tot": 1}, no: {"total": 4}',
        '<think>{"total": 5}? No.</think>{"total": 4}',
        "{{{" + '{"total": 4}',
    ],
)
def test_a_form_is_found_in_talk(text: str) -> None:
    assert parse(text, Form) == Form(total=4)


@pytest.mark.parametrize("text", ["", "4", "no idea", "[4]", '{"total": "four"}', '{"total": 4', "{" * 100_000, "[" * 100_000])
def test_what_has_no_form_is_unreadable_and_says_why(text: str) -> None:
    found = parse(text, Form)
    assert isinstance(found, Unreadable)
    assert found.why


def test_line_ends_in_strings_are_read() -> None:
    assert parse('{"total": 1, "parts": [{"name": "a\nb"}]}', Form) == Form(total=1, parts=[Part(name="a\nb")])


def test_a_schema_is_strict_at_every_depth() -> None:
    schema = json.loads(schema_of(Form).text)
    assert (schema["additionalProperties"], schema["required"]) == (False, ["total", "parts"])
    assert (schema["$defs"]["Part"]["additionalProperties"], schema["$defs"]["Part"]["required"]) == (False, ["name"])
