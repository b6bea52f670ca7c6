"""A worker whose channel a program got at is replaced; one whose program only ended badly is not."""

import pytest

from evals.attacks.attack import attacks
from sandbox.base import Job, Mode
from sandbox.docker import DockerEngine
from sandbox.local import LocalEngine
from sandbox.pool import Pool
from sandbox.program import Call, Program
from sandbox.trace import Outcome
from sandbox.worker import Worker
from tests.conftest import Backend

ATTACKS = {f"{attack.group}: {attack.name}": attack for attack in attacks()}
GOOD = "import os\ndef solve(n):\n    a = n + 1\n    return a, os.listdir()"


class Counted:
    """Launches workers and counts them."""

    def __init__(self, engine: LocalEngine | DockerEngine) -> None:
        self.engine = engine
        self.count = 0

    async def launch(self) -> Worker:
        self.count += 1
        return await self.engine.launch()


PLAIN = (
    "crashes: segmentation fault",
    "crashes: leave with a status",
    "resources: fill memory",
    "protocol: close every descriptor",
    "files: files with odd names left behind",
)
ANOMALOUS = (
    "protocol: forge on every descriptor",
    "protocol: two results in one",
    "decoder: brackets without end",
    "decoder: the number of another job",
)


@pytest.mark.parametrize("kind", [pytest.param("docker", marks=pytest.mark.docker), "local"])
def test_only_anomalies_replace_a_worker(kind: str) -> None:
    counted = Counted(DockerEngine() if kind == "docker" else LocalEngine())
    backend = Backend(Pool(counted.launch, 1))
    try:
        for name in PLAIN + ANOMALOUS:
            attack, before = ATTACKS[name], counted.count
            report = backend.call(attack.program.source, memory_bytes=128 << 20)
            assert not attack.objection(report)
            for _ in range(3):
                assert backend.call(GOOD, "1", mode=Mode.TRACE).returned == "(2, [])"
            assert counted.count == before + (name in ANOMALOUS), name
    finally:
        backend.close()


def test_programs_under_way_are_not_lost_when_their_worker_is_replaced() -> None:
    counted = Counted(LocalEngine())
    backend = Backend(Pool(counted.launch, 1))
    try:
        forged = ATTACKS["protocol: forge on every descriptor"].program.source
        sources = [forged if number % 4 == 0 else GOOD for number in range(12)]
        jobs = [Job(Program(one, "solve"), Call(() if one == forged else ("1",)), Mode.RUN) for one in sources]
        ends = [report.outcome for report in backend.run(*jobs)]
        assert ends == [Outcome.KILLED if one == forged else Outcome.RETURNED for one in sources]
        assert counted.count >= 2
    finally:
        backend.close()
