import ast
from pathlib import Path

from evals.coverage.judged import Judged
from evals.coverage.report import lines
from evals.coverage.result import Result, Row
from evals.coverage.task import Task, chosen, shipped
from sandbox.explore import Exploration, Unreachable
from sandbox.path import Condition
from sandbox.program import Program
from tests.conftest import Backend

TASK = Task("grade", "functions", Program("def grade(): pass", "grade"), ())


def never(branch: int, line: int, *, proved: bool = False) -> Unreachable:
    return Unreachable(branch, Condition("grade", line, "c", truth=True), proved, "")


def result(*unreachable: tuple[Unreachable, ...]) -> Result:
    rows = [
        Row(TASK, f"way {number}", Exploration(total=10, covered=10 - len(one), unreachable=one), 0.1)
        for number, one in enumerate(unreachable)
    ]
    return Result(rows, Judged({("grade", 13, True): "nothing comes there"}))


def test_what_is_open_is_reachable_until_it_is_proved_or_judged_otherwise() -> None:
    assert result((never(1, 5),)).reachable(TASK) == 10
    assert result((never(1, 13),)).reachable(TASK) == 9
    assert result((never(1, 5),), (never(1, 5, proved=True),)).reachable(TASK) == 9


def test_what_any_way_takes_is_reachable_and_refutes_who_said_otherwise() -> None:
    both = result((never(1, 13), never(3, 5, proved=True)), ())
    assert both.reachable(TASK) == 10
    assert len(both.refuted()) == 2
    assert not result((never(1, 13),)).refuted()


def test_a_row_is_judged_by_its_number_whatever_stands_behind_it() -> None:
    condition = never(1, 13).condition
    assert Judged().knows("grade in a file", condition)
    assert not Judged().knows("another", condition)


def test_a_failed_exploration_takes_nothing_and_says_nothing_of_the_others() -> None:
    failed = Result([*result((never(1, 13),)).rows, Row(TASK, "way 1", Exploration(detail="killed"), 0.1)])
    assert failed.reachable(TASK) == 9
    assert failed.summary("way 1")["failed"] == 1


def test_the_table_names_what_is_left_open() -> None:
    told = "\n".join(lines(result((never(1, 5), never(3, 13)))))
    assert "open: grade, line 5: c, True" in told
    assert "line 13" not in told


def test_the_shipped_functions_bear_the_names_of_their_files() -> None:
    tasks = shipped()
    assert len(tasks) == 20
    for task in tasks:
        assert any(isinstance(node, ast.FunctionDef) and node.name == task.ident for node in ast.parse(task.program.source).body)


def test_rows_are_chosen_by_hash(backend: Backend, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        "\n".join(f'{{"code": "def f(a):\\n    return a + {n}", "input": "{n}", "output": "{2 * n}"}}' for n in range(9))
    )
    one, other = (backend.wait(chosen(str(path), 3)) for _ in range(2))
    assert [task.program.source for task in one] == [task.program.source for task in other]
    assert [task.program.source[-1] for task in one] != ["0", "1", "2"]
    assert all(len(task.seeds) == 1 for task in one)
