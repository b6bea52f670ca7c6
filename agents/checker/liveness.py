"""Which variables are read again after a step, before they get another value."""

from bisect import bisect_left
from collections import defaultdict

from agents.checker.scene import Scene
from sandbox.trace import Event, Step


class Liveness:
    """Answers for one trace; an activation is indexed when it is first asked about."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._uses: dict[int, dict[str, tuple[list[int], list[bool]]]] = {}
        self._shared: dict[str, list[int]] | None = None

    def is_read(self, name: str, step: Step, after: int) -> bool:
        """Whether the activation of ``step`` (or one that shares the variable) reads ``name`` after step ``after``."""
        times, loads = self._frame(step.frame).get(name, ([], []))
        at = bisect_left(times, after + 1)
        if at < len(times) and loads[at]:
            return True
        shared = self._readers().get(name, [])
        return bool(shared) and shared[-1] > after and self._is_shared(name, step)

    def _frame(self, frame: int) -> dict[str, tuple[list[int], list[bool]]]:
        """Name -> the steps of the activation that use it, and whether each reads it (first)."""
        if not self._uses:
            found: dict[int, dict[str, tuple[list[int], list[bool]]]] = defaultdict(dict)
            for step in self._scene.steps:
                if step.event is Event.LINE:
                    self._enter(found[step.frame], step)
            self._uses = dict(found)
        return self._uses.get(frame, {})

    def _enter(self, uses: dict[str, tuple[list[int], list[bool]]], step: Step) -> None:
        for statement in self._scene.source.line(step.line).statements:
            for name in statement.loads | statement.stores:
                times, loads = uses.setdefault(name, ([], []))
                if not times or times[-1] != step.index:
                    times.append(step.index)
                    loads.append(name in statement.loads)
                elif name in statement.loads:
                    loads[-1] = True

    def _readers(self) -> dict[str, list[int]]:
        """Name -> the steps whose own line reads it though its function does not bind it: another's variable, or a global one."""
        if self._shared is None:
            self._shared = defaultdict(list)
            for step in self._scene.steps:
                if step.event is Event.LINE:
                    bound = self._scene.source.bound(step.function)
                    for statement in self._scene.source.line(step.line).statements:
                        for name in statement.loads - bound:
                            self._shared[name].append(step.index)
        return self._shared

    def _is_shared(self, name: str, step: Step) -> bool:
        """Whether other activations can see the variable: it is global, or a function within reads it."""
        if name not in self._scene.source.bound(step.function):
            return True
        inner = f"{step.function}.<locals>."
        return any(one.function.startswith(inner) and name in one.loads for one in self._scene.source.table.statements)
