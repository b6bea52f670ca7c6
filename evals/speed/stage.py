"""Puts the contenders on the stage, part by part, and takes them off again whatever happens."""

import contextlib
import os
import platform
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from docker.errors import DockerException

from evals.attacks.attack import attacks
from evals.speed import checks, foreign, rounds, tracers
from evals.speed.bed import Bed, BedError
from evals.speed.containers import Engine
from evals.speed.contender import Absent, Contender, NoAnswer
from evals.speed.contenders.bare_fork import BareEngine
from evals.speed.contenders.docker_exec import DockerExec
from evals.speed.contenders.docker_py import DockerPy
from evals.speed.contenders.docker_run import DockerRun
from evals.speed.contenders.host_process import HostProcess
from evals.speed.contenders.llm_pool import LlmPool
from evals.speed.contenders.ours import Ours
from evals.speed.contenders.snooped import PYSNOOPER, SNOOP, UNTRACED, Snooped
from evals.speed.footprint import Footprint, look
from evals.speed.programs import SAMPLE, candidates, short_tasks
from evals.speed.result import CHECKS, FOREIGN, SHORT, TRACERS, Result
from evals.speed.rooms import Rooms
from evals.speed.rounds import Progress
from evals.speed.soak import soak
from evals.speed.stress import Launches, stress
from evals.speed.task import Supply, Task
from sandbox.base import Mode, Sandbox, SandboxError
from sandbox.docker import DockerEngine

_OURS_SIZE = 400
_PYEDU_SIZE = 10


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for.

    Attributes:
        programs: file of the pyedu part.
        rounds: rounds of each part.
        only: the ratios that are wanted.
        workers: of our sandbox, where it has all.
        steps: about the number of steps of the programs of the six kinds.
        soak: programs of a soak, which then takes the place of the contest; 0 for none.
        stress: hostile and as many good programs of a stress, which then takes the place of the contest; 0 for none.
        runtime: the engine's runtime of our sandbox's containers; ``None`` for its default.
    """

    programs: Path = SAMPLE
    rounds: int = 7
    only: tuple[str, ...] = ()
    workers: int = 2
    steps: int = 20_000
    soak: int = 0
    stress: int = 0
    runtime: str | None = None

    def wants(self, names: Sequence[str]) -> list[str]:
        """Those of the names that are wanted."""
        return [name for name in names if name in self.only]


class Stage:
    """All parts of a run; enter it first.

    Args:
        options: what is asked for.
        progress: is told, line by line, what happens.

    Attributes:
        result: what was found out so far.
    """

    def __init__(self, options: Options, progress: Progress) -> None:
        self.result = Result(_machine(options))
        self._options = options
        self._progress = progress
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Find the engine.

        Raises:
            Absent: there is none, and so nothing to compare with.
            SandboxError: our own sandbox does not start.
        """
        with ExitStack() as stack:
            self._engine = stack.enter_context(Engine(self._progress))
            self._rooms = stack.enter_context(Rooms())
            self._ours = DockerEngine(runtime=self._options.runtime, progress=self._progress)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *raised: object) -> None:
        self._stack.close()

    def run(self) -> None:
        """All parts that are wanted. One that fails leaves its reason in ``result``, and the others go on."""
        self._warn_of_load()
        self._note("before")
        if self._options.soak or self._options.stress:
            if self._options.soak:
                self._part("soak", self._soak)
            if self._options.stress:
                self._part("stress", self._stress)
        else:
            for name, part, ratios in (
                ("short programs", self._short, SHORT),
                (f"programs of {self._options.programs.name}", self._foreign, FOREIGN),
                ("tracers", self._tracers, TRACERS),
                ("checks", self._checks, CHECKS),
            ):
                if self._options.wants(ratios):
                    self._part(name, part)
        self._note("end")

    def _warn_of_load(self) -> None:
        load, cores = os.getloadavg()[0], os.cpu_count() or 1
        if load > cores / 2:
            self._progress(
                f"the machine is busy (load {load:.1f} on {cores} cores): its rates say little, its ratios less than usual"
            )

    def _part(self, name: str, part: Callable[[], None]) -> None:
        self._progress(name)
        try:
            part()
        except (NoAnswer, BedError, SandboxError, DockerException) as failure:
            self.result.failures.append(f"{name}: {failure}")
            self._progress(f"failed: {failure}")

    def _short(self) -> None:
        engine, supply = self._engine, Supply(short_tasks())
        wanted: dict[str, Callable[[], Contender]] = {
            "docker_run": lambda: DockerRun(engine),
            "docker_exec": lambda: DockerExec(engine),
            "docker_py_exec": lambda: DockerPy(engine),
            "llm_sandbox": lambda: LlmPool(engine),
            "subprocess": HostProcess,
            "subprocess_in_container": lambda: Snooped(engine, UNTRACED),
            "bare_fork": lambda: self._run_by("bare_fork", self._sandbox("bare", 1), Mode.RUN, supply),
        }
        names = {*self._options.only, "subprocess_in_container"} | (
            {"docker_exec"} if "docker_py_exec" in self._options.only else set()
        )
        with ExitStack() as stack:
            contenders = self._present(stack, {name: make for name, make in wanted.items() if name in names})
            contenders += [
                self._run_by("ours", self._sandbox("ours", 1), Mode.RUN, supply),
                self._run_by("ours_traced", self._sandbox("ours", 1), Mode.TRACE, supply),
            ]
            if "two_workers" in self._options.only:
                everywhere = self._sandbox("ours", self._options.workers)
                contenders.append(self._run_by("ours_all_workers", everywhere, Mode.RUN, supply))
                contenders.append(self._run_by("ours_traced_all_workers", everywhere, Mode.TRACE, supply))
            self.result.short = rounds.contest(contenders, short_tasks(), self._options.rounds, self._progress)

    def _foreign(self) -> None:
        settled = self._settle(self._sandbox("ours", 1))
        if not settled.tasks:
            self.result.absent |= dict.fromkeys(self._options.wants(FOREIGN), "no program of the file has one answer")
            return
        if tracers_wanted := self._options.wants(("snoop", "pysnooper")):
            self._contest_of_tracers(settled.tasks, tracers_wanted)
        if "pyedu_traced_over_untraced" in self._options.only:
            self.result.warm = foreign.warm_ratios(
                settled.tasks, self._rooms, self._sandbox("ours", 1), self._options.rounds, self._progress
            )

    def _contest_of_tracers(self, tasks: list[Task], wanted: list[str]) -> None:
        supply = Supply(tasks)
        makers: dict[str, Callable[[], Contender]] = {
            "subprocess_in_container": lambda: Snooped(self._engine, UNTRACED),
            "snoop": lambda: Snooped(self._engine, SNOOP),
            "pysnooper": lambda: Snooped(self._engine, PYSNOOPER),
        }
        with ExitStack() as stack:
            names = {*wanted, "subprocess_in_container"}
            contenders = self._present(stack, {name: make for name, make in makers.items() if name in names})
            contenders.append(self._run_by("ours", self._sandbox("ours", 1), Mode.RUN, supply))
            contenders.append(self._run_by("ours_traced", self._sandbox("ours", 1), Mode.TRACE, supply))
            size = min(_PYEDU_SIZE, len(tasks))
            self.result.pyedu = rounds.contest(contenders, tasks, self._options.rounds, self._progress, shared=size)

    def _settle(self, sandbox: Sandbox) -> foreign.Settled:
        self.result.settled = foreign.settle(candidates(self._options.programs), self._rooms, sandbox)
        return self.result.settled

    def _tracers(self) -> None:
        present, packages = self._installed()
        with contextlib.closing(Bed(self._engine, packages)) as bed:
            workshop = tracers.Workshop(bed, present, self._rooms, self._sandbox("ours", 1), self._options.steps)
            self.result.kinds = workshop.measure(self._options.rounds, self._progress)

    def _installed(self) -> tuple[list[str], tuple[str, ...]]:
        present: list[str] = []
        packages: tuple[str, ...] = ()
        for name, needed in (("settrace", ()), ("snoop", SNOOP.packages), ("pysnooper", PYSNOOPER.packages)):
            if name not in self._options.only:
                continue
            try:
                Bed.folders(needed)
            except Absent as why:
                self.result.absent[name] = str(why)
                continue
            present.append(name)
            packages += needed
        return present, packages

    def _checks(self) -> None:
        options = self._options
        sandbox = self._sandbox("ours", 1)
        self.result.checks = checks.measure(
            self._rooms, sandbox, os.cpu_count() or 1, options.rounds, options.runtime, self._progress
        )

    def _soak(self) -> None:
        workers = self._options.workers
        sandbox = self._sandbox("ours", workers)
        tasks = self._settle(sandbox).tasks
        self.result.soak = self._rooms.wait_for(soak(sandbox, tasks, self._options.soak, workers, self._look, self._progress))

    def _stress(self) -> None:
        workers = self._options.workers
        launches = Launches(self._ours.launch)
        pool = self._rooms.open("stress", launches.launch, workers)
        tasks = self._settle(pool).tasks
        self.result.stress = self._rooms.wait_for(stress(pool, tasks, attacks(), self._options.stress, workers, self._progress))
        self.result.stress.launches = launches.count
        self.result.failures += self.result.stress.anomalies

    def _present(self, stack: ExitStack, makers: dict[str, Callable[[], Contender]]) -> list[Contender]:
        """The contenders that can take part, closed with the stack; the reasons of the others go into the result."""
        contenders = []
        for name, make in makers.items():
            try:
                contender = make()
            except Absent as why:
                self._progress(f"{name} is absent: {why}")
                self.result.absent[name] = str(why)
            else:
                stack.callback(contender.close)
                contenders.append(contender)
        return contenders

    def _run_by(self, name: str, sandbox: Sandbox, mode: Mode, supply: Supply) -> Contender:
        return Ours(name, self._rooms, sandbox, mode, size=_OURS_SIZE, supply=supply)

    def _sandbox(self, kind: str, workers: int) -> Sandbox:
        launch = BareEngine(self._engine).launch if kind == "bare" else self._ours.launch
        pool = self._rooms.open(f"{kind} {workers}", launch, workers)
        self.result.machine["guest_python"] = pool.python
        return pool

    def _look(self) -> Footprint:
        return look(self._engine.client)

    def _note(self, moment: str) -> None:
        self.result.footprint[moment] = self._look()


def _machine(options: Options) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "kernel": platform.release(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "rounds": options.rounds,
        "workers": options.workers,
    }
