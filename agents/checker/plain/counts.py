"""What can be counted in a run: rounds, calls, what lines do and decide, and the items of collections."""

from collections import Counter
from functools import cached_property

from agents.checker.plain.moments import Moments
from agents.checker.plain.needs import SENSE
from agents.checker.plain.series import holds
from agents.checker.plain.sheet import Sheets
from agents.checker.reckoning import readable
from sandbox.guest import literals
from sandbox.trace import Event

_ALWAYS = frozenset({"stay", "skip", "stop", "largest", "smallest"})
"""Senses that say too little of a line to count it."""


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

    def done(self, number: int, senses: frozenset[str]) -> bool:
        """Whether lines did so many times what words say: some line, or all together."""
        for sense in senses & SENSE.keys() - _ALWAYS:
            times = Counter(self._moments.scene.steps[line.first].line for line in self._sheets.lines if SENSE[sense](line))
            if number in times.values() or number == sum(times.values()):
                return True
        return False

    def extreme(self, said: str, *, largest: bool) -> bool:
        """Whether a value is the largest or smallest one of a collection, of what a variable was, or of what a line compared."""
        return said in (self._extremes[0] if largest else self._extremes[1])

    @cached_property
    def _extremes(self) -> tuple[set[str], set[str]]:
        several: list[list[object]] = [[readable(text) for _, _, text in one] for one in self._moments.changes.values()]
        several += [one[:-1] for one in several]
        several += [[one, other] for line in self._sheets.lines for one, sign, other in line.compared if sign[0] in "<>"]
        texts = {text for line in self._sheets.lines for text in line.reads | line.makes if text[:1] in "[({"}
        several += [items for text in texts if (items := _sized(text))]
        several += [list(value.values()) for text in texts if isinstance(value := readable(text), dict)]
        high, low = set(), set()
        for one in several:
            numbers = [value for value in one if isinstance(value, int | float)]
            if numbers:
                high.add(literals.text(max(numbers)))
                low.add(literals.text(min(numbers)))
        return high, low

    def left(self, number: int) -> bool:
        """Whether so many items are in a collection in the end."""
        texts = {changes[-1][2] for changes in self._moments.changes.values()} | {self._moments.scene.trace.returned or ""}
        return any((items := _sized(text)) is not None and len(items) == number for text in texts)

    def part(self, number: int, whole: int) -> bool:
        """Whether a decision that was made so many times came out one way so many times."""
        ways: dict[int, Counter[bool]] = {}
        for step in self._moments.decisions:
            if step.decision is not None and not self._moments.scene.is_loop(step):
                ways.setdefault(step.line, Counter())[step.decision] += 1
        for line in self._sheets.lines:
            if len(line.compared) == whole > 1:
                ways[-line.first] = Counter(holds(one, sign, other) for one, sign, other in line.compared)
        return any(sum(one.values()) == whole and number in (one[True], one[False]) for one in ways.values())

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
