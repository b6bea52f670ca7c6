"""Which variables are read again after a step, before they get another value: what a reader has to know."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from agents.template.source import Source
from sandbox.trace import Event, Step


class Liveness:
    """Answers for one trace; an activation is indexed when it is first asked about."""

    def __init__(self, steps: Sequence[Step], source: Source) -> None:
        self._source = source
        self._steps = steps
        self._lines: dict[int, list[int]] | None = None
        self._uses: dict[int, dict[str, tuple[list[int], list[bool]]]] = {}

    def is_read(self, name: str, frame: int, after: int) -> bool:
        """Whether an activation reads ``name`` after the step ``after`` before it stores another value in it.

        A variable that other functions can see counts as read.
        """
        times, loads = self._of(frame).get(name, ([], []))
        at = bisect_right(times, after)
        if at < len(times) and loads[at]:
            return True
        return name in self._source.shared

    def _of(self, frame: int) -> dict[str, tuple[list[int], list[bool]]]:
        if frame not in self._uses:
            self._uses[frame] = self._index(frame)
        return self._uses[frame]

    def _index(self, frame: int) -> dict[str, tuple[list[int], list[bool]]]:
        if self._lines is None:
            self._lines = defaultdict(list)
            for step in self._steps:
                if step.event is Event.LINE:
                    self._lines[step.frame].append(step.index)
        found: dict[str, tuple[list[int], list[bool]]] = {}
        for index in self._lines.get(frame, ()):
            for name, is_load in self._source.uses(self._steps[index].line):
                times, loads = found.setdefault(name, ([], []))
                times.append(index)
                loads.append(is_load)
        return found
