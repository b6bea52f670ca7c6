"""What the benchmark found: for each program and each way to find inputs, which branches were taken, and at what cost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean, median

from evals.coverage.judged import Judged
from evals.coverage.task import Task
from sandbox.explore import Exploration, Unreachable


@dataclass(frozen=True, slots=True)
class Row:
    """One program, explored in one way.

    Attributes:
        task: the program.
        method: the way.
        exploration: what was found.
        wall_s: seconds by the clock.
    """

    task: Task
    method: str
    exploration: Exploration
    wall_s: float


@dataclass(slots=True)
class Result:
    """All rows.

    Attributes:
        rows: in the order in which they were made.
        judged: branches that people found unreachable.
    """

    rows: list[Row] = field(default_factory=list)
    judged: Judged = field(default_factory=Judged)

    @property
    def methods(self) -> list[str]:
        """In the order in which they were first used."""
        return list(dict.fromkeys(row.method for row in self.rows))

    def of(self, method: str) -> list[Row]:
        """The rows of one method."""
        return [row for row in self.rows if row.method == method]

    def reachable(self, task: Task) -> int:
        """Branches of a program that are not unreachable, by proof or by judgement; whatever any method took is not."""
        rows = [row for row in self.rows if row.task is task]
        never = _never([row.exploration for row in rows if not row.exploration.detail])
        out = [one for one in never if one.proved or self.judged.knows(task.ident, one.condition)]
        return max(row.exploration.total for row in rows) - len(out)

    def refuted(self) -> list[str]:
        """Branches judged unreachable, or proved so by one method, that some method took."""
        found = []
        for task in {id(row.task): row.task for row in self.rows}.values():
            rows = [row.exploration for row in self.rows if row.task is task and not row.exploration.detail]
            never = {one.branch for one in _never(rows)}
            claimed = [
                one for row in rows for one in row.unreachable if one.proved or self.judged.knows(task.ident, one.condition)
            ]
            found += [
                f"{task.ident}: line {one.condition.line}, {one.condition.text}, {one.condition.truth}"
                for one in {one.branch: one for one in claimed}.values()
                if one.branch not in never
            ]
        return found

    def as_json(self) -> dict[str, object]:
        """Everything as JSON data."""
        return {
            "methods": {method: self.summary(method) for method in self.methods},
            "refuted": self.refuted(),
            "programs": [self._row(row) for row in self.rows],
        }

    def summary(self, method: str, source: str = "") -> dict[str, float]:
        """The figures of one method, over all programs or those of one source."""
        rows = [row for row in self.of(method) if not source or row.task.source == source]
        covered = sum(row.exploration.covered for row in rows)
        reachable = sum(self.reachable(row.task) for row in rows)
        return {
            "programs": len(rows),
            "whole": sum(row.exploration.covered >= self.reachable(row.task) for row in rows),
            "covered": covered,
            "reachable": reachable,
            "share": covered / reachable if reachable else 1.0,
            "cpu_s_mean": mean(row.exploration.cpu_s for row in rows),
            "cpu_s_median": median(row.exploration.cpu_s for row in rows),
            "wall_s_mean": mean(row.wall_s for row in rows),
            "paths_mean": mean(row.exploration.distinct for row in rows),
            "paths_median": median(row.exploration.distinct for row in rows),
            "calls_mean": mean(len(row.exploration.paths) for row in rows),
            "proved": sum(one.proved for row in rows for one in row.exploration.unreachable),
            "failed": sum(bool(row.exploration.detail) for row in rows),
        }

    def _row(self, row: Row) -> dict[str, object]:
        found = row.exploration
        return {
            "id": row.task.ident,
            "source": row.task.source,
            "method": row.method,
            "total": found.total,
            "reachable": self.reachable(row.task),
            "covered": found.covered,
            "lines": found.lines,
            "covered_lines": found.covered_lines,
            "calls": len(found.paths),
            "paths": found.distinct,
            "runs": found.runs,
            "cpu_s": round(found.cpu_s, 4),
            "wall_s": round(row.wall_s, 4),
            "detail": found.detail,
            "open": [
                {"line": one.condition.line, "condition": one.condition.text, "truth": one.condition.truth, "proved": one.proved}
                for one in found.unreachable
            ],
        }


def _never(explorations: Sequence[Exploration]) -> list[Unreachable]:
    """The branches that no exploration took; as proved, if one of them proved it."""
    if not explorations:
        return []
    shared = set.intersection(*({one.branch for one in row.unreachable} for row in explorations))
    found = {one.branch: one for row in explorations for one in sorted(row.unreachable, key=lambda one: one.proved)}
    proved = {one.branch: one for row in explorations for one in row.unreachable if one.proved}
    return [proved.get(branch, found[branch]) for branch in sorted(shared)]
