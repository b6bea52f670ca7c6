from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from agents.misfit import misfit


class Part(BaseModel):
    prose: str


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    level: int = 1
    share: float = Field(default=0.0, le=1.0)
    sure: bool = True
    way: Literal["there", "back"] = "there"
    parts: tuple[Part, ...] = ()
    words: dict[str, str] = {}
    calls: list[list[int] | str] = []
    answer: str

    @field_validator("answer")
    @classmethod
    def _is_said(cls, answer: str) -> str:
        if not answer:
            raise ValueError("nothing is said")
        return answer


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "answer is missing"),
        ({"answer": 5}, "answer: must be a string"),
        ({"answer": ""}, "answer: nothing is said"),
        ({"answer": "5", "level": "hard"}, "level: must be a whole number"),
        ({"answer": "5", "share": 2.5}, "share: must be less than or equal to 1"),
        ({"answer": "5", "level": 1.5}, "level: must be a whole number"),
        ({"answer": "5", "share": []}, "share: must be a number"),
        ({"answer": "5", "sure": "perhaps"}, "sure: must be true or false"),
        ({"answer": "5", "way": "up"}, "way: must be 'there' or 'back'"),
        ({"answer": "5", "parts": "x"}, "parts: must be a list"),
        ({"answer": "5", "parts": [{"prose": "x"}, {"prose": 5}]}, "parts[1].prose: must be a string"),
        ({"answer": "5", "parts": [{}]}, "parts[0].prose is missing"),
        ({"answer": "5", "parts": [7]}, "parts[0]: must be an object"),
        ({"answer": "5", "words": {"a": 1}}, "words.a: must be a string"),
        ({"answer": "5", "calls": [7]}, "calls: must be a list of calls"),
        ({"answer": "5", "other": 7}, "other: there is no such field"),
        (7, "must be an object"),
    ],
)
def test_it_names_the_field_and_what_it_must_be(row: object, said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Row.model_validate(row)
    assert misfit(caught.value, {"calls": "a list of calls"}) == said
