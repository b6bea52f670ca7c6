import io
from pathlib import Path

from graphs.funnel import Funnel
from graphs.journal import Ending
from graphs.report import report
from graphs.ways import Ways
from tests.graphs.rows import rejected, row, verified


def told(out: Path, *endings: Ending, finished: int = 0, ways: Ways | None = None) -> str:
    funnel = Funnel()
    funnel.add(endings)
    to = io.StringIO()
    report(to, out, funnel, 1.0, finished, ways or Ways())
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


def test_that_no_program_had_another_way_is_said_where_one_was_asked_for(tmp_path: Path) -> None:
    none = [rejected(0, "no_contrast"), rejected(1, "no_contrast")]
    contrast = Ways(explore_seconds=1.0, contrast=True)
    assert "No contrast: at these inputs no program went two ways" in told(tmp_path, *none, ways=contrast)
    assert "these inputs 2 of 3 programs never went two ways" in told(tmp_path, *none, rejected(2), ways=contrast)
    paths = Ways(paths=3)
    one = "One way of each program: at these inputs none had another that could be told; --explore-seconds seeks others"
    assert one in told(tmp_path, verified(0), ways=paths)
    assert "One way" not in told(tmp_path, verified(0)) + told(tmp_path, rejected(0), ways=paths)


def test_nothing_is_said_of_it_where_some_program_had(tmp_path: Path) -> None:
    other = row(0).model_copy(update={"path": "1" * 32})
    both = verified(0).model_copy(update={"rows": (row(0), other)})
    for ways in (Ways(paths=3), Ways(explore_seconds=1.0, contrast=True)):
        said = told(tmp_path, both, rejected(1, "no_contrast"), ways=ways)
        assert "One way" not in said
        assert "No contrast" not in said
