"""One thing that prose or an expression says, as both are compared."""

from dataclasses import dataclass

VALUE, NAME, COMPARE, NOT, ORDINAL, SENSE, UNKNOWN = "value", "name", "compare", "not", "ordinal", "sense", "unknown"
FROM, ORIGIN = "from", "origin"


@dataclass(frozen=True, slots=True)
class Token:
    """One thing that is said.

    Attributes:
        kind: what it is.
        what: value texts, names, a comparison, senses: one of them is meant.
        soft: whether it need not be said by the other side.
    """

    kind: str
    what: frozenset[str]
    soft: bool = False
