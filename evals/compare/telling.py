"""What one narrator made of one sample."""

from decimal import Decimal
from typing import Literal

from evals.compare.plain import Plain
from graphs.journal import Ended


class Piece(Plain):
    """A statement of a text: characters ``start`` to ``stop`` of it tell the steps of ``spans`` (both included; perhaps none)."""

    start: int
    stop: int
    spans: tuple[tuple[int, int], ...]


class Wrong(Plain):
    """A fault.

    Attributes:
        law: that was broken.
        statement: number of the piece, from 0; -1 for the text as a whole.
        said: what the text says there, or what it leaves out.
        seen: what the execution shows instead.
        step: where in the trace, as far as that is known; else -1.
        start, stop: the characters of the text to be marked; both 0 for the text as a whole.
        instead: what would be right in their place; empty where that does not follow.
    """

    law: str
    statement: int
    said: str
    seen: str
    step: int
    start: int
    stop: int
    instead: str = ""


class Passage(Plain):
    """Characters of a text that say something which the checker could not read."""

    start: int
    stop: int


class Attempt(Plain):
    """One text, held against the execution.

    Attributes:
        text: without anchors; empty if there was none.
        verified: whether every law holds.
        reason: why it is not: ``broke_LAW``, ``not_understood``, or what became of a telling without a text, such as
            ``truncated``; a short word that is counted.
        detail: the same for people.
        pieces: its statements, in order.
        faults: in order of statements; none if it is verified or was not understood.
        unread: what was not understood.
        coverage: share of the trace's steps that its statements tell, from 0 to 1.
    """

    text: str = ""
    verified: bool = False
    reason: str = ""
    detail: str = ""
    pieces: tuple[Piece, ...] = ()
    faults: tuple[Wrong, ...] = ()
    unread: tuple[Passage, ...] = ()
    coverage: float = 0.0


class Telling(Plain):
    """A narrator's telling of a sample, from its first text to its last.

    Attributes:
        sample: its id.
        narrator: name.
        first: as it told before anybody complained.
        last: as it told in the end; equal to ``first`` if that was the only text.
        attempts: how many texts it told.
        calls: how many replies of models that took.
        input, output, cached: tokens of all of them; ``cached``, of ``input``, were in the server's prompt cache.
        seconds: that all of them took, those that came from our cache as when they were made. 0 where no model was asked.
        cost: US dollars at the prices of the comparison, whatever was paid when it was told; ``None`` if not known.
    """

    sample: str
    narrator: str
    first: Attempt
    last: Attempt
    attempts: int
    calls: int = 0
    input: int = 0
    output: int = 0
    cached: int = 0
    seconds: float = 0.0
    cost: Decimal | None = Decimal(0)


class Used(Plain):
    """Tokens of one reply of a model, as ``agents.llm.base.Usage`` has them."""

    model: str
    input: int | None
    output: int | None
    cached: int | None
    written: int | None


class Told(Ended):
    """How a telling ended.

    Attributes:
        reason, detail: what broke, where the machinery failed.
        telling: ``None`` only there. Its cost is worked out when all is put together, since prices may change until then.
        used: by each reply of models that it took.
        prompt: digest of the words with which a model was asked; empty where none was.
    """

    fate: Literal["told", "infra_error"]
    reason: str = ""
    detail: str = ""
    telling: Telling | None = None
    used: tuple[Used, ...] = ()
    prompt: str = ""
