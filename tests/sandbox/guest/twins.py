"""Traces programs with the tracer in Python and with that in C, each in a process of its own, and tells which traces differ.

Runs under the Python that the accelerator was compiled for, which is not always that of the tests, and needs nothing else::

    python3.13 tests/sandbox/guest/twins.py ACCELERATOR golden             # the golden programs
    python3.13 tests/sandbox/guest/twins.py ACCELERATOR composed 0 100     # composed programs of these seeds
    python3.13 tests/sandbox/guest/twins.py ACCELERATOR file PATH...       # one file after the other

With ``probed`` before the kind, claims are evaluated along the way, and what became of them must be the same too.

The last line of a program is a comment with the call. Prints a JSON list of the names of those that differ.
"""

import importlib.util
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[3]
NAME = "sandbox.guest._accelerator"
Probe = tuple[int, int, list[str]]
_TIGHT = ({}, {"value_chars": 80}, {"value_chars": 20}, {"steps": 50}, {"trace_bytes": 6_000})


def load(path: str) -> None:
    """Make the compiled accelerator the one that the guest finds."""
    spec = importlib.util.spec_from_file_location(NAME, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[NAME] = module


def traced(source: str, limits: Mapping[str, int], probes: Sequence[Probe] = (), *, accelerated: bool) -> dict[str, object]:
    """The result of a program, executed in a fork of this process."""
    from tests.sandbox.guest import golden_traces  # noqa: PLC0415 - only now is the root on the path

    reading, writing = os.pipe()
    if not (child := os.fork()):
        status = 1
        try:
            os.close(reading)
            golden_traces.execute(source, writing, limits=limits, probes=probes, accelerated=accelerated)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        payload = stream.read()
    _, ended = os.waitpid(child, 0)
    result = json.loads(payload) if payload else {}
    return {key: value for key, value in result.items() if key != "cpu_s"} | {"ended": ended}


def probes_of(result: Mapping[str, object]) -> list[Probe]:
    """Claims of all kinds, true and false ones, about single steps and spans of a recorded execution."""
    steps = result.get("steps")
    assert isinstance(steps, list)
    found: list[Probe] = []
    for first, (event, function, line, _, frame, changed, _, _) in enumerate(steps):
        names = sorted({name for step in steps[max(0, first - 9) : first + 1] if step[4] == frame for name in step[5]})
        claims = [claim for name in names for claim in (f"{name} == {changed.get(name)}", f"{name} == old({name})")]
        claims += [
            "branch",
            "not branch",
            f"runs({line}) == 1",
            f"calls({function!r}) == 1",
            "raised == 'ValueError'",
            "return == 4",
        ]
        found.append((first, first, claims))
        if first % 3 == 0 or event in ("return", "yield", "finish"):
            found.append((first, min(first + first % 11, len(steps) - 1), claims))
    found.append((0, len(steps) + 5, ["return == 1"]))
    return sorted(found, key=lambda probe: probe[0])


def differs(source: str, limits: Mapping[str, int], *, probed: bool) -> bool:
    """Whether the two tracers give different results."""
    plain = traced(source, limits, accelerated=False)
    if probed and "steps" in plain:
        probes = probes_of(plain)
        return traced(source, limits, probes, accelerated=True) != traced(source, limits, probes, accelerated=False)
    return traced(source, limits, accelerated=True) != plain


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
    probed, kind, *rest = sys.argv[2] == "probed", *sys.argv[2 + (sys.argv[2] == "probed") :]
    differing = [name for name, source, limits in _programs(kind, rest) if differs(source, limits, probed=probed)]
    json.dump(differing, sys.stdout)


if __name__ == "__main__":
    main()
