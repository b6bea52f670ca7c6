"""Where two executions of a program part that differ in one decision."""

from dataclasses import dataclass

from sandbox.path import Condition, Path

_MOST_MORE = 3


@dataclass(frozen=True, slots=True)
class Parting:
    """The one decision in which two paths differ.

    Attributes:
        one, other: the decision, as each of the two took it.
        more: how many decisions only one of them comes to because of that.
    """

    one: Condition
    other: Condition
    more: int


def parting(one: Path, other: Path) -> Parting | None:
    """The decision in which two paths differ, if all before it and all after it is the same.

    A few decisions that only one of its outcomes leads to may stand between: those of an ``elif``, or of one more round.
    """
    pairs = zip(one.conditions, other.conditions, strict=False)
    at = next((number for number, (left, right) in enumerate(pairs) if left != right), None)
    if at is None:
        return None
    left, right = one.conditions[at], other.conditions[at]
    if (left.function, left.line) != (right.function, right.line):
        return None
    shorter, longer = sorted((one.conditions[at + 1 :], other.conditions[at + 1 :]), key=len)
    more = len(longer) - len(shorter)
    return Parting(left, right, more) if more <= _MOST_MORE and longer[more:] == shorter else None
