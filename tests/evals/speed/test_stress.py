from dataclasses import replace

from evals.attacks.attack import Attack, attacks
from evals.speed.programs import short_tasks
from evals.speed.result import Result
from evals.speed.stress import stress
from sandbox.base import Job, Report, Sandbox
from tests.conftest import Backend

QUICK = [attack for attack in attacks() if attack.group in {"files", "poison", "proc", "protocol", "memory"}]
NOT_CONTAINED = Attack("test", "returns", "return 1", ("killed",))


class Lying:
    """A sandbox that gives every seventh program's trace another digest."""

    def __init__(self, real: Sandbox) -> None:
        self._real = real
        self._count = 0

    async def run(self, job: Job) -> Report:
        report = await self._real.run(job)
        self._count += 1
        return report if self._count % 7 or report.trace is None else replace(report, trace=replace(report.trace, stdout="a lie"))


def test_every_good_program_has_its_own_trace_amid_hostile_ones(backend: Backend) -> None:
    said: list[str] = []
    seen = backend.wait(stress(backend.pool, short_tasks(), QUICK[::4], 20, 1, said.append))
    assert (seen.good, seen.right, seen.hostile, seen.contained, seen.anomalies) == (20, 20, 20, 20, [])
    assert sum(seen.outcomes.values()) == 20
    assert said[-1] == "stress: 40 of 40, 20 of 20 good ones right, 20 of 20 hostile ones contained"


def test_whatever_is_not_right_is_told_in_a_line(backend: Backend) -> None:
    said: list[str] = []
    seen = backend.wait(stress(Lying(backend.pool), short_tasks()[:3], [NOT_CONTAINED], 15, 1, said.append))
    assert seen.right < 15
    assert seen.contained < 15
    assert len(seen.anomalies) == 30 - seen.right - seen.contained
    assert "hostile program test: returns: returned : 1" in seen.anomalies
    assert {f"stress: {anomaly}" for anomaly in seen.anomalies} <= set(said)


def test_the_figures_stand_in_the_json(backend: Backend) -> None:
    seen = backend.wait(stress(backend.pool, short_tasks()[:2], QUICK[:2], 2, 1, lambda _line: None))
    row = Result({}, stress=seen).as_json()["stress"]
    assert isinstance(row, dict)
    assert (row["good"], row["right"], row["hostile"], row["contained"], row["anomalies"]) == (2, 2, 2, 2, [])
