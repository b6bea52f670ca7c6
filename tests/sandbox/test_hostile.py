"""Programs that attack: each has its outcome, and the next program finds the sandbox as this one did.

The attacks lie beside, one file per class. ``ends`` names the outcomes that are fine; ``refused`` means that the system's error
reached the program, which goes on and returns.
"""

import textwrap
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.base import Mode
from sandbox.trace import Outcome
from tests.conftest import Backend


@dataclass(frozen=True)
class Attack:
    """The body of a hostile ``solve``."""

    name: str
    body: str
    ends: tuple[str, ...]

    @property
    def source(self) -> str:
        body = textwrap.indent(self.body, "    ")
        if "refused" in self.ends:
            body = f"    try:\n{textwrap.indent(body, '    ')}\n    except (OSError, RuntimeError):\n        return 'refused'"
        return f"def solve():\n{body}\n"


def attacks() -> list[Attack]:
    """All attacks, in order of class."""
    return [
        Attack(f"{path.stem}: {name}", str(one["body"]), tuple(one["ends"]))
        for path in sorted((Path(__file__).parent / "attacks").glob("*.toml"))
        for name, one in tomllib.loads(path.read_text(encoding="utf-8")).items()
    ]


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.name)
def test_an_attack_has_its_outcome_and_the_next_program_runs(backend: Backend, attack: Attack) -> None:
    report = backend.call(attack.source, wall_s=2, cpu_s=1, memory_bytes=128 << 20)
    end = "refused" if report.returned == "'refused'" else str(report.outcome)
    assert end in attack.ends, report
    assert backend.call("def solve(n):\n    import os\n    return n + 1, os.listdir()", "41").returned == "(42, [])"


def test_removing_the_tracer_is_found_out(backend: Backend) -> None:
    source = "import sys\ndef solve():\n    sys.settrace(None)\n    a = 1\n    return a"
    report = backend.call(source, mode=Mode.TRACE)
    assert report.outcome in {Outcome.KILLED, Outcome.RETURNED}
    if report.outcome is Outcome.RETURNED:  # a tracer that does not depend on it
        assert report.trace is not None
        assert report.trace.steps[-1].value == "1"


def test_source_that_the_parser_cannot_cope_with_is_a_result(backend: Backend) -> None:
    for source in (
        "solve = " + "(" * 100_000,
        "solve = " + "-" * 200_000 + "1",
        "solve = " + "[" * 5000 + "]" * 5000,
        "def solve(): return " + "not " * 50_000 + "1",
        "def solve(): return " + "+".join(["1"] * 100_000),
        "{" * 40 + ":",
        "def solve():\n" + "\n".join(" " * n + "if 1:" for n in range(1, 150)) + "\n" + " " * 151 + "pass",
        "x = 1\0",
        "\ufeff# coding: nonsense\ndef solve(): return 1",
    ):
        report = backend.call(source, wall_s=5, cpu_s=4)
        assert report.outcome in Outcome, source[:40]
    assert backend.call("def solve(): return 1").returned == "1"
