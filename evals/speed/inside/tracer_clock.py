"""Measures the processor time of calls of programs in this process, under a tracer.

Input: a JSON object ``{"tracer": name, "sources": {kind: source}, "size": n, "repeats": k}``; the name is ``none``, ``settrace``,
``snoop`` or ``pysnooper``.
Output: a JSON object ``{kind: {"seconds": [...], "value": text, "events": events or lines of the last trace}}``.
"""

import importlib
import io
import json
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path
from types import FrameType, ModuleType

_VALUE_CHARS = 1000
_DEPTH = 1_000_000

Solve = Callable[[int], object]


class ChangedLocals:
    """The plain tracer that everybody writes: at each event, the locals whose text has changed."""

    def __init__(self, file: str) -> None:
        self.steps: list[tuple[str, str, int, dict[str, str], str | None]] = []
        self._file = file
        self._seen: dict[FrameType, dict[str, str]] = {}

    def __call__(self, frame: FrameType, event: str, value: object) -> "ChangedLocals | None":
        """Record one event."""
        code = frame.f_code
        if code.co_filename != self._file:
            return None
        texts = {name: repr(local)[:_VALUE_CHARS] for name, local in frame.f_locals.items()}
        before = self._seen.get(frame, {})
        changed = {name: text for name, text in texts.items() if before.get(name) != text}
        self._seen[frame] = texts
        self.steps.append(
            (event, code.co_name, frame.f_lineno, changed, repr(value)[:_VALUE_CHARS] if event == "return" else None)
        )
        if event == "return":
            del self._seen[frame]
        return self


def _untraced(solve: Solve, size: int, _file: str) -> tuple[object, int]:
    return solve(size), 0


def _settrace(solve: Solve, size: int, file: str) -> tuple[object, int]:
    tracer = ChangedLocals(file)
    sys.settrace(tracer)
    try:
        value = solve(size)
    finally:
        sys.settrace(None)
    json.dumps(tracer.steps)
    return value, len(tracer.steps)


def _snoop(solve: Solve, size: int, _file: str) -> tuple[object, int]:
    snoop = importlib.import_module("snoop")
    output = io.StringIO()
    config = snoop.Config(out=output, columns="", color=False)
    return config.snoop(depth=_DEPTH)(solve)(size), output.getvalue().count("\n")


def _pysnooper(solve: Solve, size: int, _file: str) -> tuple[object, int]:
    pysnooper = importlib.import_module("pysnooper")
    output = io.StringIO()
    return pysnooper.snoop(output, depth=_DEPTH, color=False)(solve)(size), output.getvalue().count("\n")


_TRACERS = {"none": _untraced, "settrace": _settrace, "snoop": _snoop, "pysnooper": _pysnooper}


def _load(kind: str, source: str) -> tuple[ModuleType, str]:
    file = Path("/work") / f"{kind}.py"
    file.write_text(source)
    module = types.ModuleType(kind)
    sys.modules[kind] = module
    exec(compile(source, str(file), "exec"), vars(module))  # noqa: S102 - a program of the benchmark, inside a container
    return module, str(file)


def _times(kind: str, source: str, question: dict[str, object]) -> dict[str, object]:
    module, file = _load(kind, source)
    run, size, repeats = _TRACERS[str(question["tracer"])], int(str(question["size"])), int(str(question["repeats"]))
    seconds = []
    value, events = None, 0
    for _ in range(repeats):
        started = time.process_time()
        value, events = run(module.solve, size, file)
        seconds.append(time.process_time() - started)
    return {"seconds": seconds, "value": repr(value), "events": events}


def main() -> None:
    """Time what the input asks for."""
    question = json.load(sys.stdin)
    json.dump({kind: _times(kind, source, question) for kind, source in question["sources"].items()}, sys.stdout)


if __name__ == "__main__":
    main()
