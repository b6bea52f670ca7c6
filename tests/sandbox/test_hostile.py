"""Programs that attack: each has its outcome, and the next program finds the sandbox as this one did.

The attacks lie in ``evals.attacks``, one file per class, where they serve the stress test too.
"""

import pytest

from evals.attacks.attack import Attack, attacks
from sandbox.base import Limits, Mode
from sandbox.program import Call
from sandbox.record import record
from sandbox.trace import Outcome
from tests.conftest import Backend

CLASSES = """crashes decoder files kernel leftovers memory network objects poison proc processes protocol resources signals
tampering texts values"""
LIMITS = Limits(wall_s=2, cpu_s=1, memory_bytes=128 << 20)
GOOD = """
import os
def solve(n):
    total = 0
    for i in range(n):
        total += len([i] * i)
    return total, sorted(os.listdir()), os.getcwd(), list(os.environ), os.umask(0o22)
"""


def test_there_are_attacks_of_every_class() -> None:
    found = attacks()
    assert {attack.group for attack in found} | {"kernel"} == set(CLASSES.split())
    assert len(found) >= 250
    assert len({(attack.group, attack.name) for attack in found}) == len(found)


MARKED = """
import fcntl, os
def solve():
    for descriptor in (0, 1, 2):
        fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_APPEND | os.O_NONBLOCK)
    fcntl.flock(0, fcntl.LOCK_EX)
    return 'marked'
"""
MARKS = """
import fcntl
def solve():
    with open('/dev/null') as nothing:
        fcntl.flock(nothing, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return [fcntl.fcntl(descriptor, fcntl.F_GETFL) for descriptor in (0, 1, 2)]
"""


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: f"{attack.group}: {attack.name}")
def test_an_attack_has_its_outcome_and_the_next_program_its_trace(backend: Backend, attack: Attack) -> None:
    if attack.group == "tampering":
        report = backend.wait(record(backend.pool, attack.program, Call(), LIMITS))
    else:
        report = backend.call(attack.program.source, wall_s=LIMITS.wall_s, cpu_s=LIMITS.cpu_s, memory_bytes=LIMITS.memory_bytes)
    assert not attack.objection(report), report
    good = backend.call(GOOD, "4", mode=Mode.TRACE)
    assert good.returned == "(6, [], '/work/here', [], 18)"
    assert good.trace is not None
    assert [step.line for step in good.trace.steps] == [3, 4, 5, 6, 5, 6, 5, 6, 5, 6, 5, 7, 7]


def test_no_flag_and_no_lock_is_left_on_the_standard_descriptors(backend: Backend) -> None:
    before = backend.call(MARKS)
    assert before.returned is not None, before
    assert backend.call(MARKED).returned == "'marked'"
    for other_hashes in (False, True):
        assert backend.call(MARKS, other_hashes=other_hashes).returned == before.returned


STRAIGHT = [attack for attack in attacks() if attack.group == "tampering" and attack.value and not attack.forgeable]


@pytest.mark.parametrize("attack", STRAIGHT, ids=lambda attack: attack.name)
def test_what_tampering_does_not_kill_has_its_true_trace(backend: Backend, attack: Attack) -> None:
    report = backend.wait(record(backend.pool, attack.program, Call(), LIMITS))
    if report.outcome is Outcome.RETURNED:
        assert report.trace is not None
        lines = range(1, attack.program.source.count("\n") + 1)
        assert [step.line for step in report.trace.steps] == [*lines, lines[-1]]


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
