"""Branches that people found unreachable, each with the reason."""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

from sandbox.path import Condition

_FILE = Path(str(resources.files("evals.coverage"))) / "judged.jsonl"
_Key = tuple[str, int, bool]


@cache
def _known() -> dict[_Key, str]:
    rows = map(json.loads, _FILE.read_text("utf-8").splitlines())
    return {(row["id"], row["line"], row["truth"]): row["why"] for row in rows}


@dataclass(frozen=True, slots=True)
class Judged:
    """What people found.

    Attributes:
        reasons: by the program's id, the line and the outcome.
    """

    reasons: dict[_Key, str] = field(default_factory=_known)

    def knows(self, ident: str, condition: Condition) -> bool:
        """Whether a branch was found unreachable."""
        row = ident.partition(" ")[0]  # its number; after it may come where the row is from
        return (row, condition.line, condition.truth) in self.reasons
