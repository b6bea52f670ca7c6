"""What can be counted in a run: rounds, calls, what lines do and decide, and the items of collections."""

from collections import Counter
from functools import cached_property

from agents.checker.plain.moments import Moments
from agents.checker.plain.sheet import Sheets
from agents.checker.reckoning import readable
from sandbox.trace import Event


class Counts:
    """The counts of a trace.

    Args:
        moments: the trace.
        sheets: its lines.
    """

    def __init__(self, moments: Moments, sheets: Sheets) -> None:
        self._moments, self._sheets = moments, sheets

    def has(self, number: int, kind: str = "") -> bool:
        """Whether so many of something were counted: ``rounds``, ``calls``, ``items``, or anything."""
        kinds = (kind,) if kind else ("rounds", "calls", "items", "lines")
        return any(number in self._counts[one] for one in kinds)

    @cached_property
    def runs(self) -> set[tuple[str, str]]:
        """Texts of the first and last values that variables of loops run through."""
        scene = self._moments.scene
        found: set[tuple[str, str]] = set()
        first: dict[tuple[int, int, str], str] = {}
        for step, one, _ in self._moments.rounds:
            for name in scene.source.line(step.line).stores:
                text, key = scene.text(name, step.frame, step.index + 1), (step.frame, step.line, name)
                if text is not None and one.number == 1:
                    first[key] = text
                if text is not None and one.last and key in first:
                    found.add((first[key], text))
        return found

    @cached_property
    def _counts(self) -> dict[str, set[int]]:
        scene = self._moments.scene
        rounds: set[int] = set()
        per: dict[tuple[int, int], int] = {}
        for step, one, _ in self._moments.rounds:
            key = (step.frame, step.line)
            if one.number == 1 and key in per:
                rounds.add(per[key])
            per[key] = one.number
        rounds |= set(per.values()) | set(Counter(step.line for step, _, _ in self._moments.rounds).values())
        decided = Counter((step.line, step.decision) for step in self._moments.decisions if not scene.is_loop(step))
        executed = Counter(step.line for step in self._moments.lines if step.line not in scene.source.loops)
        calls = Counter(step.function for step in scene.steps if step.event is Event.CALL)
        items = {
            len(value)
            for texts in self._sheets.lines
            for text in texts.reads | texts.makes
            if (value := _sized(text)) is not None
        }
        return {"rounds": rounds, "calls": set(calls.values()) | {sum(calls.values())}, "items": items,
                "lines": set(decided.values()) | set(executed.values())}  # fmt: skip


def _sized(text: str) -> list[object] | None:
    value = readable(text) if text[:1] in "[({'\"" else None
    return list(value) if isinstance(value, list | tuple | str | dict | set) else None
