"""A narration with one planted error."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a lie touches."""

    PROSE = "prose"
    """The words alone; the claims stay true."""
    CLAIM = "claim"
    """A claim alone; the words stay true."""
    BOTH = "both"
    """Words and claim in the same way, as a consistent liar would."""


CLASSES = (
    "off_by_one",
    "digit_swap",
    "sign",
    "swapped_variables",
    "stale_value",
    "wrong_branch",
    "wrong_comparison",
    "skipped_iteration",
    "extra_iteration",
    "reordered_steps",
    "wrong_count",
    "wrong_element",
    "wrong_type",
    "wrong_answer",
    "invented_step",
    "wrong_operator",
    "wrong_summary",
    "computation_error",
    "indexing_error",
    "control_flow_error",
    "skipped_statement",
    "input_misread",
    "native_api_error",
    "hallucination",
    "misreported_output",
    "false_reason",
)
"""All classes: seventeen of our own, then the nine of arXiv 2512.00215 (the last one stands for its faults of logic)."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One false narration.

    Attributes:
        name: its class, one of ``CLASSES``.
        kind: what it touches.
        text: the whole narration with the error in it.
        statement: number of the statement that lies.
        was: the words before.
        now: the words with the error.
        why: the argument that they are false, from the record and arithmetic alone.
    """

    name: str
    kind: Kind
    text: str
    statement: int
    was: str
    now: str
    why: str
