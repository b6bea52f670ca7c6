"""What a model is asked and what it gives: one protocol for all models.

What a model said, even if it refused, ran out of tokens or was asked too long a question, is data: a ``Reply`` with its
``Finish``. Only what the machinery between us and the model breaks is an exception::

    ModelError              no reply was had; says nothing against the program or the telling that was asked for
    |-- TransientError      another try may help: no connection, a time-out, 408, 409, 5xx, a body that is no reply
    |   |-- ThrottledError  too much was asked too fast (429); waiting always helps
    |   `-- UnreachableError  nobody answers at all
    |-- RefusedError        no other try helps: a key, a model's name, a parameter or the account must be mended first
    `-- PausedError         a limit of the run is reached: nothing was asked, and nothing else should be begun in this sitting
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, Protocol, Self

Role = Literal["system", "user", "assistant"]
Parameter = Literal["temperature", "top_p", "seed", "stop"]


class ModelError(Exception):
    """No reply was had, and that says nothing about what was asked for. Messages never contain keys."""


class TransientError(ModelError):
    """Another try may help.

    Attributes:
        retry_after: seconds that the server asked to wait; ``None`` if it did not say.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ThrottledError(TransientError):
    """Too much was asked too fast."""


class UnreachableError(TransientError):
    """Nobody answers at all: the server is not there, not yet, or not where it was said to be."""


class RefusedError(ModelError):
    """No other try helps before a key, a model's name, a parameter or the account is mended."""


class PausedError(ModelError):
    """A limit of the run is reached: nothing was asked, and nothing else should be begun in this sitting."""


class Finish(StrEnum):
    """How a reply ended."""

    COMPLETE = "complete"
    """The model said all it wanted to say."""
    TRUNCATED = "truncated"
    """The allowed tokens were spent; the text is a beginning."""
    REFUSED = "refused"
    """The model declined."""
    FILTERED = "filtered"
    """A content filter of the server cut or withheld the text."""
    CONTEXT_OVERFLOW = "context_overflow"
    """Question and answer do not fit the model's context."""


UNANSWERED = frozenset({Finish.REFUSED, Finish.FILTERED, Finish.CONTEXT_OVERFLOW})
"""How replies end that hold no answer, whole or begun."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the model shall draw its words; ``None`` and the empty tuple leave it to the server.

    Attributes:
        temperature, top_p, seed: as the servers understand them.
        stop: texts at which the reply ends.
    """

    temperature: float | None = None
    top_p: float | None = None
    seed: int | None = None
    stop: tuple[str, ...] = ()

    def only(self, allowed: frozenset[Parameter]) -> Self:
        """Without the parameters that a model does not take."""
        return replace(
            self,
            temperature=self.temperature if "temperature" in allowed else None,
            top_p=self.top_p if "top_p" in allowed else None,
            seed=self.seed if "seed" in allowed else None,
            stop=self.stop if "stop" in allowed else (),
        )


@dataclass(frozen=True, slots=True)
class Schema:
    """The form that a reply shall have; see ``agents.llm.structured``.

    Attributes:
        name: letters, digits and underscores.
        text: a JSON schema, as JSON.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model.

    Attributes:
        messages: system messages first, then user and assistant by turns, a user's last.
        max_tokens: of the reply at most, its reasoning included where the model reasons.
        sampling: wishes; a model takes those that it knows, and the reply says which.
        schema: form of the reply. A server that can enforces it, for others it is added to the words of the question;
            whatever comes must still be read with ``agents.llm.structured.parse``. The prompt should say what the fields mean.
        attempt: number of the try. The same question with another number is asked anew, with the same number it may be
            answered from the cache.
    """

    messages: tuple[Message, ...]
    max_tokens: int
    sampling: Sampling = field(default_factory=Sampling)
    schema: Schema | None = None
    attempt: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the server counted them; ``None`` where it did not.

    Attributes:
        input: all of the question, whether or not it was read from the server's prompt cache.
        output: all that was generated, reasoning included.
        cached: of ``input``, read from the server's prompt cache.
        written: of ``input``, written to it.
    """

    input: int | None = None
    output: int | None = None
    cached: int | None = None
    written: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request.

    Attributes:
        text: the model's words; a refusal's words if it gave any; empty if there are none.
        finish: how they ended. Only a ``COMPLETE`` text is an answer.
        usage: tokens.
        model: the model as the server calls it; empty if it did not say.
        requested: the sampling parameters that were wished.
        effective: those that were really sent.
        enforced: whether the server was told to enforce the schema.
        latency_s: seconds from sending to the last byte, of the try that succeeded.
        replayed: whether it came from our cache.
    """

    text: str
    finish: Finish
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    requested: Sampling = field(default_factory=Sampling)
    effective: Sampling = field(default_factory=Sampling)
    enforced: bool = False
    latency_s: float = 0.0
    replayed: bool = False


class LLM(Protocol):
    """A model. ``agents.llm.open.open_llm`` makes one of a name such as ``openai/MODEL``."""

    name: str

    async def complete(self, request: Request) -> Reply:
        """Ask the model.

        Raises:
            ModelError: no reply was had.
        """
        ...

    async def close(self) -> None:
        """Close its connections."""
        ...


class Provider(LLM, Protocol):
    """A model at one endpoint: a request is one call on the wire."""

    def exact(self, request: Request) -> str:
        """All that is sent and decides the reply, as canonical JSON; no key is in it."""
        ...

    def frame(self, request: Request) -> Reply:
        """The reply as far as it is known before it is given."""
        ...

    async def listed(self) -> tuple[str, ...]:
        """The models that the server says it has.

        Raises:
            ModelError: it does not say.
        """
        ...
