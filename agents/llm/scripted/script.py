"""What the server says: lines that are tried in their order for every request.

A script is JSON::

    {"lines": [
        {"when": "prime", "text": "def entry(n): ...", "times": 2},
        {"status": 429, "retry_after": 0.5},
        {"text": "I cannot help with that.", "finish": "refused"},
        {"text": "The answer is 4.", "times": null}
    ]}

A request gets the first line that fits it and is not used up; if there is none, status 400, which no client tries again.
"""

import re
from pathlib import Path
from random import Random
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, field_validator

from agents.llm.base import Finish
from agents.misfit import misfit


class BadScript(ValueError):  # noqa: N818 -- a file is bad; nothing went wrong
    """The file is no script; the message is one line."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tokens(_Strict):
    """Tokens that the server claims to have counted; ``cached`` are among ``input``."""

    input: int
    output: int
    cached: int = 0


class Line(_Strict):
    """One thing that the server may say.

    Attributes:
        when: regular expression that must be found in the words of the request, all its messages joined by line ends.
        model: the model that must be asked for; any if empty.
        times: how often it may be said; ``None`` for always.
        text: what is said.
        json_text: what is said, as a value that is written as JSON; instead of ``text``.
        finish: how the reply ends.
        usage: tokens; counted as words if not given.
        status: of HTTP; with another than 200, ``text`` is the message of the error.
        code: of the error.
        retry_after: seconds that the client is asked to wait; sent only with an error.
        delay_s: seconds before anything is answered.
        disconnect: break the connection instead of answering.
        body: answer with this text as it stands, for what no server should send.
    """

    when: str = ""
    model: str = ""
    times: Annotated[int, Field(ge=1)] | None = 1
    text: str = ""
    json_text: JsonValue = None
    finish: Finish = Finish.COMPLETE
    usage: Tokens | None = None
    status: Annotated[int, Field(ge=100, le=599)] = 200
    code: str = ""
    retry_after: Annotated[float, Field(ge=0)] | None = None
    delay_s: Annotated[float, Field(ge=0)] = 0.0
    disconnect: bool = False
    body: str | None = None

    @field_validator("when")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern!r} is no regular expression: {error}") from None
        return pattern

    def fits(self, model: str, words: str) -> bool:
        """Whether a request may get this line."""
        return self.model in ("", model) and re.search(self.when, words, re.DOTALL) is not None


class Storm(_Strict):
    """Failures between the lines, drawn for each request.

    Attributes:
        share: of the requests that fail, from 0 to 1.
        statuses: that they fail with, each as often as the others.
        retry_after: seconds that a 429 asks to wait.
        seed: of the draw.
    """

    share: Annotated[float, Field(ge=0, le=1)]
    statuses: Annotated[tuple[int, ...], Field(min_length=1)] = (429, 500, 503, 529)
    retry_after: Annotated[float, Field(ge=0)] | None = None
    seed: int = 0


class Script(_Strict):
    """All that a server does.

    Attributes:
        lines: what it says.
        refuse: names of fields that it answers 400 to, besides those that Anthropic's protocol refuses.
        key: the key that it wants; any will do if empty.
        delay_s: seconds before every answer.
        storm: failures between the lines; they use no line up.
        batch_polls: how often a batch is asked for before it has ended.
        drop_from_batches: how many entries of the first batch expire unanswered, as happens at vendors under load.
    """

    lines: tuple[Line, ...] = ()
    refuse: tuple[str, ...] = ()
    key: str = ""
    delay_s: Annotated[float, Field(ge=0)] = 0.0
    storm: Storm | None = None
    batch_polls: Annotated[int, Field(ge=0)] = 1
    drop_from_batches: Annotated[int, Field(ge=0)] = 0

    @staticmethod
    def read(path: Path) -> "Script":
        """Read a script.

        Raises:
            BadScript: the file is none.
            OSError: it cannot be read.
        """
        try:
            return Script.model_validate_json(path.read_bytes())
        except ValidationError as error:
            raise BadScript(f"{path}: {misfit(error)}") from None


class Stand:
    """How far a script has been played."""

    def __init__(self, script: Script) -> None:
        self._lines = script.lines
        self._said = [0] * len(script.lines)
        self._storm = script.storm
        self._random = Random(f"storm:{script.storm.seed if script.storm else 0}")  # noqa: S311 -- reproducible, not secret

    def next_line(self, model: str, words: str) -> Line | None:
        """Take the line for a request; ``None`` if the script has none."""
        if self._storm and self._random.random() < self._storm.share:
            status = self._random.choice(self._storm.statuses)
            return Line(status=status, text="the storm", retry_after=self._storm.retry_after if status == 429 else None)
        for number, line in enumerate(self._lines):
            if (line.times is None or self._said[number] < line.times) and line.fits(model, words):
                self._said[number] += 1
                return line
        return None
