"""Golden traces: what each language feature looks like as steps, on every supported Python.

``golden/NAME.py`` is a program whose last line is a comment with the call, as ``# entry(3)``; ``golden/NAME.json`` is its result,
one step a line; ``golden/NAME-3.X.json`` is that of Python 3.X where the language itself differs; ``golden/NAME.expression.json``
is the result with its expressions, for those of ``FINE``, each with its source in the place of its span. Needs only Python::

    python tests/sandbox/guest/golden_traces.py           # compare all, exit 1 if one differs
    python tests/sandbox/guest/golden_traces.py --write   # write what came out, for review in the diff
"""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
FOLDER = Path(__file__).parent / "golden"
FINE = ("classes", "comprehensions", "coroutines", "exceptions", "expressions", "generators", "mutation")
LIMITS = {
    "wall_s": 10,
    "cpu_s": 8,
    "memory_bytes": 512 << 20,
    "output_bytes": 64 << 10,
    "value_chars": 1_000,
    "answer_chars": 10_000,
    "steps": 20_000,
    "trace_bytes": 16 << 20,
}


def names() -> list[str]:
    """All golden programs."""
    return sorted(path.stem for path in FOLDER.glob("*.py"))


def files() -> list[tuple[str, str]]:
    """Each golden program with each granularity that it has a file for."""
    return [(name, "line") for name in names()] + [(name, "expression") for name in FINE]


def traced(name: str, granularity: str = "line", seed: str = "1") -> str:
    """The result of a program, in a process of its own, as it stands in its file."""
    command = [sys.executable, "-sP", __file__, "--run", granularity, name]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env={"PYTHONHASHSEED": seed})
    result = json.loads(done.stdout)
    kept = {key: result[key] for key in ("outcome", "detail", "returned", "raised", "stdout")}
    source = (FOLDER / f"{name}.py").read_text()
    told = [[*step[:8], *(source[slice(*span)] for span in step[8:] if span)] for step in result["steps"]]
    steps = ",\n".join(json.dumps(step, ensure_ascii=False) for step in told)
    return f'{json.dumps(kept, ensure_ascii=False)[:-1]}, "steps": [\n{steps}\n]}}\n'


def expected(name: str, granularity: str = "line") -> Path:
    """The file that holds the result for this Python."""
    if granularity != "line":
        return FOLDER / f"{name}.{granularity}.json"
    own = FOLDER / f"{name}-{sys.version_info[0]}.{sys.version_info[1]}.json"
    return own if own.exists() else FOLDER / f"{name}.json"


def run_here(name: str, granularity: str) -> None:
    """Execute a program in this process and print its result."""
    sys.path.insert(0, str(ROOT))
    execute((FOLDER / f"{name}.py").read_text(), os.dup(1), granularity=granularity)


def execute(source: str, channel: int, **changes: object) -> None:
    """Execute a program in this process, which finds the guest, and write its result; the request is changed as is said."""
    from sandbox.guest import execution  # noqa: PLC0415 - only where it runs is the root on the path

    call = ast.parse(source.rpartition("# ")[2].strip(), mode="eval").body
    assert isinstance(call, ast.Call)
    request = {
        "id": 0,
        "source": source,
        "entry": ast.unparse(call.func),
        "args": [ast.unparse(arg) for arg in call.args],
        "kwargs": [],
        "mode": "trace",
        "limits": LIMITS,
        "probes": [],
        "granularity": "line",
    } | changes

    def send(*parts: bytes | memoryview) -> None:
        with os.fdopen(channel, "wb") as stream:
            stream.write(b"".join(parts))

    execution.execute(execution.prepare(request), request, send)


def main() -> int:
    """The command; gives the exit code."""
    if "--run" in sys.argv:
        run_here(sys.argv[-1], sys.argv[-2])
        return 0
    differing = 0
    for name, granularity in files():
        found = traced(name, granularity)
        path = expected(name, granularity)
        same = path.exists() and path.read_text() == found
        differing += not same
        if not same and "--write" in sys.argv:
            path.write_text(found)
        sys.stdout.write(f"{'same' if same else 'written' if '--write' in sys.argv else 'DIFFERS'}  {name} by {granularity}\n")
    return int(differing > 0 and "--write" not in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
