"""What the nodes work with: the roles, the sandbox, the bounds, and the shelf where a batch keeps what is big."""

from dataclasses import dataclass, field, replace

from agents.author import Author, Draft
from agents.llm_narrator import Annotator
from agents.narrator import Narrator
from graphs.example import Direction, Example
from sandbox.base import Limits, Report, Sandbox
from sandbox.program import Call
from sandbox.trace import Trace

TIERS = (300, 3_000)
"""Steps of a trace; see ``Context``."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often a role may try before its item is dropped.

    Attributes:
        write: programs per seed.
        narrate: tellings per trace and narrator.
    """

    write: int = 3
    narrate: int = 2


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one batch keeps outside the state, by the item's index.

    Attributes:
        drafts: the last one.
        found: calls that were added to the draft's.
        reports, traces: of the calls that are told, by their position.
        rows: of the verified tellings.
    """

    drafts: dict[int, Draft] = field(default_factory=dict)
    found: dict[int, tuple[Call, ...]] = field(default_factory=dict)
    reports: dict[int, dict[int, Report]] = field(default_factory=dict)
    traces: dict[int, dict[int, Trace]] = field(default_factory=dict)
    rows: dict[int, tuple[Example, ...]] = field(default_factory=dict)

    def clear(self, index: int) -> None:
        """Put away all but the rows of an item that has ended."""
        for part in (self.drafts, self.found, self.reports, self.traces):
            part.pop(index, None)


@dataclass(frozen=True, slots=True)
class Context:
    """The dependencies of the nodes.

    Attributes:
        sandbox: where programs run.
        author: who writes them.
        narrators: who tells their traces; each gives a row of its own.
        cascade: each narrator tells only what those before it failed at.
        annotator: adds anchors to plain prose that cannot be understood without; ``None`` for nobody.
        direction: of what is told and asked; the narrators tell it so.
        with_code: prompts show the code below the problem in words.
        paths: how many ways of a program are told at most, each with an input of its own.
        seconds: how long inputs are sought that make a program go other ways; 0 for not at all. An author that knows more inputs
            that fit its problem gives them instead.
        contrast: tell two inputs of each program whose ways differ in one decision, or none.
        image: content digest of what the sandbox runs programs in; part of every row.
        limits: what one execution may use.
        attempts: how often a role may try.
        inputs: how many of a draft's calls are run at most.
        candidates: how many of those that returned are looked at to choose the one that is told.
        tiers: lengths of traces; an input with a trace within a lower tier is preferred for telling.
        shelf: the batch's own.
    """

    sandbox: Sandbox
    author: Author
    narrators: tuple[Narrator, ...]
    cascade: bool = False
    annotator: Annotator | None = None
    direction: Direction = "forward"
    with_code: bool = False
    paths: int = 1
    seconds: float = 0.0
    contrast: bool = False
    image: str = ""
    limits: Limits = field(default_factory=Limits)
    attempts: Attempts = field(default_factory=Attempts)
    inputs: int = 10
    candidates: int = 3
    tiers: tuple[int, ...] = TIERS
    shelf: Shelf = field(default_factory=Shelf)

    def fresh(self) -> "Context":
        """The same with an empty shelf, for another batch."""
        return replace(self, shelf=Shelf())
