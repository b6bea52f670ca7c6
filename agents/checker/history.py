"""What every variable of every activation held, over the steps of a trace."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from sandbox.trace import Event, Step


class History:
    """Value texts of variables just before any step, in O(log n) each; built in O(n).

    A name is looked up in the frame, then in the latest activations of the functions around it, then among what the entry's call
    step and other frames say of the program's global data.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self._times: dict[tuple[int, str], list[int]] = defaultdict(list)
        self._texts: dict[tuple[int, str], list[str | None]] = defaultdict(list)
        self._functions: dict[int, str] = {}
        self._frames: dict[str, list[int]] = defaultdict(list)
        self._entered: dict[int, int] = {}
        self._names: dict[int, dict[str, None]] = defaultdict(dict)
        for step in steps:
            if step.frame not in self._functions:
                self._functions[step.frame] = step.function
                self._frames[step.function].append(step.frame)
                self._entered[step.frame] = step.index
            for name, text in step.changed.items():
                self._times[step.frame, name].append(step.index)
                self._texts[step.frame, name].append(text)
                self._names[step.frame][name] = None

    def text(self, name: str, frame: int, step: int) -> str | None:
        """Value text of ``name`` as the frame sees it just before ``step``; ``None`` if it is not known."""
        for place in self._places(name, frame, step):
            at = bisect_left(self._times.get((place, name), ()), step)
            if at:
                return self._texts[place, name][at - 1]
        return None

    def changes(self, name: str, frame: int, first: int, stop: int) -> list[str]:
        """The value texts that steps from ``first`` on and before ``stop`` gave to a variable of the frame, in order."""
        times = self._times.get((frame, name), [])
        low, high = bisect_left(times, first), bisect_left(times, stop)
        return [text for text in self._texts[frame, name][low:high] if text is not None] if high > low else []

    def names(self, frame: int) -> list[str]:
        """All variables that ever had a value in the frame."""
        return list(self._names.get(frame, ()))

    def _places(self, name: str, frame: int, step: int) -> list[int]:
        """Frames in which a name that is seen from ``frame`` may live."""
        places = [frame]
        around = self._functions.get(frame, "")
        while ".<locals>." in around:
            around = around.rpartition(".<locals>.")[0]
            outer = [other for other in self._frames.get(around, ()) if self._entered[other] < step]
            places.extend(outer[-1:])
        if 0 not in places:
            places.append(0)
        return places


def has_effect(step: Step) -> bool:
    """Whether a step changed or decided something, or handed something out."""
    return bool(step.changed) or step.decision is not None or step.event in (Event.RETURN, Event.YIELD, Event.EXCEPTION)
