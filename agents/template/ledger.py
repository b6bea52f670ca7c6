"""What every variable holds as the telling goes on: each step is entered once, so the whole costs time linear in them."""

from collections.abc import Sequence

from agents.template.source import Source
from sandbox.trace import Event, Step


class Ledger:
    """The values of variables just before a step that never goes back.

    Values are value texts. A name is looked up in the frame of a step, then in the latest activations of the functions around it,
    then among the program's data.
    """

    def __init__(self, steps: Sequence[Step], source: Source) -> None:
        self._steps = steps
        self._source = source
        self._entered = 0
        self._frames: dict[int, dict[str, str]] = {}
        self._latest: dict[str, int] = {}
        self._data: dict[str, str] = {}

    @property
    def now(self) -> int:
        """The step before which the ledger stands."""
        return self._entered

    def advance(self, step: int) -> None:
        """Enter all steps before ``step``."""
        while self._entered < step:
            self._enter(self._steps[self._entered])
            self._entered += 1

    def _enter(self, step: Step) -> None:
        if step.event is Event.CALL:
            self._latest[step.function] = step.frame
        if not step.changed:
            return
        bound = self._source.bound(step.function)
        for name, text in step.changed.items():
            self._put(self._owner(name, step) if name not in bound else self._frames.setdefault(step.frame, {}), name, text)

    @staticmethod
    def _put(place: dict[str, str], name: str, text: str | None) -> None:
        if text is None:
            place.pop(name, None)
        else:
            place[name] = text

    def _owner(self, name: str, step: Step) -> dict[str, str]:
        """Where a variable lives that the function of ``step`` sees but does not bind."""
        around = step.function
        while "." in around:
            around = around.rpartition(".")[0].removesuffix(".<locals>")
            frame = self._latest.get(around)
            if frame is not None and name in self._source.bound(around):
                return self._frames.setdefault(frame, {})
        return self._data if name in self._source.data else self._frames.setdefault(step.frame, {})

    def text(self, name: str, step: Step) -> str | None:
        """Value text of a variable as seen from the frame of ``step``; ``None`` if it is not known."""
        if name in self._source.bound(step.function):
            return self._frames.get(step.frame, {}).get(name)
        known = self._owner(name, step).get(name)
        return known if known is not None else self._frames.get(step.frame, {}).get(name)

    def own(self, step: Step) -> dict[str, str]:
        """The variables of the frame of ``step``."""
        return self._frames.get(step.frame, {})
