"""What became of one audited row."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from graphs.journal import Ended

Verdict = Literal["accepted", "rejected", "undecided", "unchecked"]


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Replacement(_Plain):
    """What to write instead: the value, and the whole statement where the value stands in it exactly once."""

    old: str
    new: str
    statement: str | None = None


class FaultRow(_Plain):
    """One breach.

    Attributes:
        law: a law of the checker, or ``record`` where the row's other columns contradict the execution.
        statement: number of the statement, from 0; -1 for the row as a whole.
        text: the statement.
        said, seen: what it says, and what the execution shows instead.
        replacement: the shortest change that mends it, where one follows.
    """

    law: str
    statement: int
    text: str
    said: str
    seen: str
    replacement: Replacement | None = None


class LabelRow(_Plain):
    """A statement and its label: 1, 0, or ``None`` where nothing is known; see ``agents.checker.labels``."""

    text: str
    label: int | None


class Finding(Ended):
    """What became of one row.

    Attributes:
        fate: the verdict; ``unchecked`` says nothing about the narration.
        id: the row's own, or its place.
        place: where the row stands, as ``line 12``.
        reason: why it is unchecked: ``bad_row``, or the outcome of its program; for an ``infra_error`` what broke.
        detail: the same for people.
        faults: of a rejected row.
        unread: passages of a plain narration that were not understood.
        unread_share: their share of what says something, from 0 to 1.
        untold: what a plain narration would have to tell besides for its answer to be derived, if it is undecided.
        labels: one for each statement, where the row was checked.
        feedback: the faults in words for the narrator that shall do better.
        mended: of a rejected narration with anchors, itself with all replacements made, if every law holds of that; else empty.
        annotator: the model by whose anchors it was accepted; empty if by its own, or without.
        group: digest of program and call, or of program and wanted output; rows of one group answer the same question.
    """

    fate: Literal["accepted", "rejected", "undecided", "unchecked", "infra_error"]
    id: str
    place: str
    reason: str = ""
    detail: str = ""
    faults: tuple[FaultRow, ...] = ()
    unread: tuple[str, ...] = ()
    unread_share: float = 0.0
    untold: tuple[str, ...] = ()
    labels: tuple[LabelRow, ...] = ()
    feedback: str = ""
    mended: str = ""
    group: str = ""
    annotator: str = ""

    def line(self, *, labels: bool, feedback: bool) -> dict[str, object]:
        """The row of the report."""
        row: dict[str, object] = {"id": self.id, "verdict": self.fate}
        row["faults"] = [fault.model_dump(exclude_none=True) for fault in self.faults]
        if self.annotator:
            row["annotator"] = self.annotator
        if self.unread:
            row |= {"unread": list(self.unread), "unread_share": round(self.unread_share, 4)}
        if self.untold:
            row["untold"] = list(self.untold)
        if self.fate == "unchecked":
            row |= {"place": self.place, "reason": self.reason}
        if self.detail:
            row["detail"] = self.detail
        if labels:
            row["labels"] = [label.model_dump() for label in self.labels]
        if feedback:
            row["feedback"] = self.feedback
            row |= {"mended": self.mended} if self.mended else {}
        return row
