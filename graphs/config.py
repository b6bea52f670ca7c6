"""What decides the result of a run: equal configurations give equal rows, whatever the machine does meanwhile."""

import hashlib
import json
from collections.abc import Iterable
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict

from agents.prompt import PromptStyle
from graphs import __version__
from graphs.example import SCHEMA_VERSION, Direction
from graphs.means import Means


class Decisive(BaseModel):
    """The part of a command that is written down beside its results and must not change there.

    Attributes:
        idle: names of fields that decide nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    idle: ClassVar[frozenset[str]] = frozenset()

    @property
    def digest(self) -> str:
        """SHA-256 of all of it, in hexadecimal."""
        return hashlib.sha256(json.dumps(self.deciding()).encode()).hexdigest()

    def differences(self, other: "Decisive") -> list[str]:
        """What another configuration has otherwise, as ``seed 7 -> 8``, or in words where the values are digests."""
        mine, theirs, words = self.deciding(), other.deciding(), self.in_words(other)
        return [
            words.get(name) or f"{name} {json.dumps(mine[name])} -> {json.dumps(theirs[name])}"
            for name in mine
            if mine[name] != theirs[name]
        ]

    def in_words(self, other: "Decisive") -> dict[str, str]:  # noqa: ARG002 -- others need it
        """Field -> what to say of it where it differs in another configuration, instead of its values."""
        return {"code": "the code of code2cot has changed since"}

    def deciding(self) -> dict[str, object]:
        """What decides the results, as plain data."""
        return self.model_dump(mode="json", exclude=set(self.idle))


class Config(Decisive):
    """The part of a command that is written into the rows' folder and must not change there.

    How many rows and how fast is no part of it: the same folder may be continued with a larger ``-n`` or other concurrency.

    Attributes:
        domain: of the seeds.
        topics, levels: of the domain, in its order, that seeds take in turn; empty for all.
        seed: the run's.
        direction: ``forward``, from the input to the output, ``backward``, from an output to an input that gives it, or
            ``trace-question``, from the input to something that holds on the way.
        prompt_style: what the rows' prompts show; see ``agents.prompt.PromptStyle``.
        paths, explore_seconds, contrast: see ``graphs.options.Options``.
        author, narrators, sandbox: as named on the command line; ``sandbox`` is what ``auto`` was resolved to.
        refactor: the model that makes programs of the author's files; empty where they are taken as they are.
        source_digest: SHA-256 of the author's file or files, where it has some, or of a user's own domain.
        source: where that lies; it may move.
        image, python: what programs run in.
        runtime: of the Docker engine; empty for its default. Programs do the same under each, so it decides no rows.
        style, plain_narration, cascade, annotator, max_tokens: see ``graphs.model_options``.
        models: digest of how its models are asked; empty where none is.
        means: how they are reached and paid, which decides nothing.
        write_attempts, narrate_attempts: how often roles may try.
        version, schema_version: of this code and of the rows.
        code: digest of the source files that make rows, so that rows of two states of the code are never mixed.
    """

    idle: ClassVar[frozenset[str]] = frozenset({"source", "runtime", "means"})

    domain: str
    topics: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    seed: int
    direction: Direction = "forward"
    prompt_style: PromptStyle = "words"
    paths: int = 1
    explore_seconds: float = 0.0
    contrast: bool = False
    author: str
    narrators: tuple[str, ...]
    sandbox: str
    refactor: str = ""
    source_digest: str = ""
    source: str = ""
    image: str = ""
    python: str = ""
    runtime: str = ""
    style: str = ""
    plain_narration: bool = False
    cascade: bool = False
    annotator: str = ""
    max_tokens: int = 0
    models: str = ""
    means: Means = Means()
    write_attempts: int = 3
    narrate_attempts: int = 2
    version: str = __version__
    schema_version: int = SCHEMA_VERSION
    code: str = ""

    def with_means(self, **means: object) -> Self:
        """The same with some of its means otherwise."""
        return self.model_copy(update={"means": self.means.model_copy(update=means)})

    def in_words(self, other: Decisive) -> dict[str, str]:
        """As ``Decisive`` says it; a changed file is named where the author is the same."""
        words = super().in_words(other)
        words["models"] = "its models are asked otherwise than before: by another name, at another server or with other settings"
        if not isinstance(other, Config):
            return words
        words["topics"] = f"topics {_listed(self.topics)} -> {_listed(other.topics)}"
        words["levels"] = f"levels {_listed(self.levels)} -> {_listed(other.levels)}"
        if self.author == other.author:
            words["source_digest"] = f"{other.source or self.source or self.author} has changed since"
        return words


def _listed(taken: Iterable[object]) -> str:
    return ", ".join(map(str, taken)) or "all"
