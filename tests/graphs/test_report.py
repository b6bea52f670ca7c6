import io
from pathlib import Path

from graphs.funnel import Funnel
from graphs.journal import Ending
from graphs.report import report
from tests.graphs.rows import rejected, row, verified


def told(out: Path, *endings: Ending, finished: int = 0) -> str:
    funnel = Funnel()
    funnel.add(endings)
    to = io.StringIO()
    report(to, out, funnel, 1.0, finished)
    return to.getvalue()


def test_one_program_and_one_row_are_said_in_the_singular(tmp_path: Path) -> None:
    said = told(tmp_path, verified(0))
    assert "1 program in 1.0 s" in said
    assert "1 row in " in said


def test_rows_that_return_something_else_than_was_recorded_are_counted(tmp_path: Path) -> None:
    differing = [
        verified(index).model_copy(update={"rows": (row(index).model_copy(update={"output_differs": True}),)}) for index in (1, 2)
    ]
    assert "output_differs" not in told(tmp_path, verified(0))
    assert "1 row returns something else than was recorded (column output_differs)" in told(tmp_path, verified(0), differing[0])
    assert "2 rows return something else" in told(tmp_path, *differing)


def test_each_reason_has_its_first_three_seeds_and_the_place_of_all(tmp_path: Path) -> None:
    said = told(tmp_path, *(rejected(index).model_copy(update={"detail": f"it is {index}"}) for index in range(3, 8)))
    assert [line.split("first:")[-1].strip() for line in said.splitlines() if "it is" in line] == [
        "3: it is 3",
        "4: it is 4",
        "5: it is 5",
    ]
    assert f"{tmp_path / 'work'}/endings-*.jsonl" in said


def test_a_dataset_of_fewer_seeds_than_have_ended_says_so(tmp_path: Path) -> None:
    assert "finished" not in told(tmp_path, verified(0), rejected(1), finished=2)
    assert "the first 2 of 9 finished seeds" in told(tmp_path, verified(0), rejected(1), finished=9)
