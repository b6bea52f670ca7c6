import subprocess
import sys

import pytest

from evals.speed.contender import NoAnswer, last_line
from evals.speed.programs import KINDS, SAMPLE, candidates, imports, kind_source, short_tasks
from evals.speed.task import Supply, Task, script
from sandbox.program import Call, Program

_TASK = Task("double", Program("def double(value, by=2):\n    return {value * by}", "double"), Call(("21",)), "{42}")


def test_an_answer_is_right_by_its_value() -> None:
    assert _TASK.is_right("{42}")
    assert Task("set", _TASK.program, _TASK.call, "{'a', 'b'}").is_right("{'b', 'a'}")
    assert not _TASK.is_right("{43}")
    assert not _TASK.is_right("")
    assert not _TASK.is_right("__import__('os')")


def test_a_script_prints_the_value() -> None:
    task = Task("double", _TASK.program, Call(("21",), (("by", "3"),)), "{63}")
    done = subprocess.run([sys.executable, "-I", "-c", script(task)], capture_output=True, text=True, check=True)
    assert last_line(done.stdout) == task.expected


def test_printing_nothing_is_no_answer() -> None:
    with pytest.raises(NoAnswer, match="empty"):
        last_line("\n")


def test_no_two_tasks_of_a_supply_have_the_same_source() -> None:
    supply = Supply([_TASK])
    tasks = [*supply.take(20), supply.fresh(_TASK)]
    assert len({task.program.source for task in tasks}) == len(tasks)
    assert {task.expected for task in tasks} == {_TASK.expected}


@pytest.mark.parametrize("task", short_tasks(), ids=lambda task: task.name)
def test_the_recorded_value_of_a_shipped_program_is_what_it_returns(task: Task) -> None:
    done = subprocess.run([sys.executable, "-I", "-c", script(task)], capture_output=True, text=True, check=True)
    assert task.is_right(last_line(done.stdout))


def test_half_of_the_shipped_programs_import_nothing() -> None:
    sample = candidates(SAMPLE)
    assert len(short_tasks()) * 2 == len(sample)
    assert not any(imports(task.program.source) for task in short_tasks())


@pytest.mark.parametrize("kind", KINDS)
def test_a_program_of_each_kind_takes_about_as_many_steps_as_asked_for(kind: str) -> None:
    namespace: dict[str, object] = {"__name__": __name__}
    exec(compile(kind_source(kind), kind, "exec"), namespace)
    events = 0

    def count(frame: object, _event: str, _value: object) -> object:
        nonlocal events
        if getattr(frame, "f_code").co_filename != kind:  # noqa: B009
            return None
        events += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]
    try:
        namespace["solve"](4000)  # type: ignore[operator]
    finally:
        sys.settrace(before)
    assert 2500 < events < 6500
