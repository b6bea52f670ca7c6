import json
from pathlib import Path

import pytest

from evals.dataset.__main__ import main
from evals.dataset.overlap import RUN, Comparison, words_of
from graphs.example import Example
from tests.evals.dataset.test_survey import written
from tests.graphs.rows import row

QUESTION = "A baker has 12 trays with 30 buns each and sells 45 of them. How many buns are left in the evening?"
OTHER = "On Monday a farmer counts 7 cows, 9 goats and 11 hens behind the barn. How many animals are there altogether?"


def _row(prompt: str) -> Example:
    return row(0).model_copy(update={"prompt": prompt})


def _compared(*prompts: str, run: int = RUN, questions: tuple[str, ...] = (QUESTION, OTHER)) -> Comparison:
    found = Comparison(questions, run)
    for prompt in prompts:
        found.add(prompt)
    return found


def test_a_question_that_was_copied_is_found_whatever_its_case_and_punctuation() -> None:
    found = _compared(f"Here is a task: {QUESTION.upper().replace('.', ';')}", "Something else altogether.")
    assert (found.rows, found.exact.rows, found.wording.rows) == (2, 1, 1)
    assert found.exact.questions == {0}
    assert found.exact.worst[0].run == words_of(QUESTION, numbers=True)


def test_one_with_other_numbers_is_found_by_its_wording_only() -> None:
    found = _compared(QUESTION.replace("12", "8").replace("30", "25").replace("45", "61"))
    assert (found.exact.rows, found.wording.rows) == (0, 1)
    assert "#" in found.wording.worst[0].run


def test_a_shared_run_counts_from_so_many_words_on() -> None:
    words = words_of(QUESTION, numbers=True)
    for size, overlapping in ((RUN - 1, 0), (RUN, 1)):
        assert _compared(f"Well, {' '.join(words[:size])}, or so.").exact.rows == overlapping
    assert _compared(f"Well, {' '.join(words[:8])}, or so.", run=8).exact.rows == 1


def test_a_shorter_question_must_stand_there_as_a_whole_and_one_of_a_few_words_is_left_out() -> None:
    short = "How many of the nine red balls are left over?"
    found = _compared("How many of the nine red balls are left?", f"Well: {short}", questions=(short, "not True and False"))
    assert found.exact.rows == 1
    assert found.exact.skipped == 1


def test_rows_of_numbers_are_one_word_when_numbers_do_not_count() -> None:
    assert words_of("the numbers 3, 4.5 and 1,000 6", numbers=False) == ("the", "numbers", "#", "and", "#")


def _files(folder: Path) -> list[Path]:
    (folder / "one.json").write_text(json.dumps({"examples": [{"input": QUESTION, "target": "315"}]}))
    (folder / "two.jsonl").write_text(json.dumps({"question": OTHER, "answer": "27"}) + "\n")
    return [folder / "one.json", folder / "two.jsonl"]


def test_the_command_says_which_prompts_stand_in_which_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(file) for file in _files(tmp_path)]
    clean, copied = written(tmp_path / "clean", [_row("What is 3 + 4?")]), written(tmp_path / "copied", [_row(OTHER)])
    assert main([str(clean), "--against", *files]) == 0
    assert "nothing overlaps" in capsys.readouterr().out
    assert main([str(copied), str(clean), "--json", "--against", *files]) == 1
    found = json.loads(capsys.readouterr().out)["against"]
    assert [found[file]["as_they_stand"]["rows"] for file in files] == [0, 1]
    assert found[files[1]]["rows"] == 2
    assert main([str(copied), "--against", *files]) == 1
    assert "behind the barn" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("none.json", '{"examples": []}', "no questions"),
        ("other.json", '{"rows": []}', "a list of questions"),
        ("odd.json", '[{"text": "x"}]', "none of the fields"),
        ("broken.jsonl", '{"question": "x"}\n{', "line 2"),
        ("missing.json", None, "missing.json: there is no such file or folder\n"),
    ],
)
def test_what_is_no_benchmark_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, reason: str
) -> None:
    rows = written(tmp_path / "rows", [_row("What is 3 + 4?")])
    if text is not None:
        (tmp_path / name).write_text(text)
    assert main([str(rows), "--against", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert name in said
    assert reason in said


def test_runs_that_are_chance_cannot_be_asked_for(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main([str(tmp_path), "--against", "x.json", "--run", "5"])
    assert caught.value.code == 2
