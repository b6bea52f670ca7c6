"""Traces programs with the tracer in Python and with that in C, each in a process of its own, and tells which traces differ.

Runs under the Python that the accelerator was compiled for, which is not always that of the tests, and needs nothing else::

    python3.13 tests/sandbox/guest/twins.py ACCELERATOR golden             # the golden programs
    python3.13 tests/sandbox/guest/twins.py ACCELERATOR composed 0 100     # composed programs of these seeds
    python3.13 tests/sandbox/guest/twins.py ACCELERATOR file PATH...       # one file after the other

The last line of a program is a comment with the call. Prints a JSON list of the names of those that differ.
"""

import importlib.util
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[3]
NAME = "sandbox.guest._accelerator"
_TIGHT = ({}, {"value_chars": 80}, {"value_chars": 20}, {"steps": 50}, {"trace_bytes": 6_000})


def load(path: str) -> None:
    """Make the compiled accelerator the one that the guest finds."""
    spec = importlib.util.spec_from_file_location(NAME, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[NAME] = module


def traced(source: str, limits: Mapping[str, int], *, accelerated: bool) -> dict[str, object]:
    """The result of a program, executed in a fork of this process."""
    from tests.sandbox.guest import golden_traces  # noqa: PLC0415 - only now is the root on the path

    reading, writing = os.pipe()
    if not (child := os.fork()):
        status = 1
        try:
            os.close(reading)
            golden_traces.execute(source, writing, limits=limits, accelerated=accelerated)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        payload = stream.read()
    _, ended = os.waitpid(child, 0)
    result = json.loads(payload) if payload else {}
    return {key: value for key, value in result.items() if key != "cpu_s"} | {"ended": ended}


def _programs(kind: str, rest: list[str]) -> Iterator[tuple[str, str, Mapping[str, int]]]:
    """Name, source and limits of each."""
    from tests.sandbox.guest.composer import Composer  # noqa: PLC0415 - only now is the root on the path
    from tests.sandbox.guest.golden_traces import FOLDER, LIMITS  # noqa: PLC0415 - likewise

    if kind == "composed":
        for seed in range(int(rest[0]), int(rest[1])):
            yield f"composed {seed}", f"{Composer(seed).source()}# entry(4)\n", LIMITS | _TIGHT[seed % len(_TIGHT)]
        return
    golden = sorted(FOLDER.glob("*.py"))
    for path in golden if kind == "golden" else map(Path, rest):
        yield path.stem, path.read_text(), LIMITS


def main() -> None:
    """The command."""
    sys.path.insert(0, str(ROOT))
    load(sys.argv[1])
    differing = [
        name
        for name, source, limits in _programs(sys.argv[2], sys.argv[3:])
        if traced(source, limits, accelerated=True) != traced(source, limits, accelerated=False)
    ]
    json.dump(differing, sys.stdout)


if __name__ == "__main__":
    main()
