from pathlib import Path

import pytest

from graphs.options import read_options
from graphs.scope import Scope
from graphs.setup import seed_at
from tests.graphs.rows import CONFIG

PROGRAM = '{"source": "def f(n):\\n    return n\\n", "entry": "f", "args": [1]}\n'


def scope(*arguments: str) -> Scope:
    return read_options(list(arguments), "generate").scope


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as caught:
        read_options(list(arguments), "generate")
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return err


def test_topics_may_be_repeated_or_listed_and_stand_in_the_order_of_the_domain() -> None:
    wanted = Scope(("number_theory", "rates"), (2, 3, 4))
    assert scope("--topic", "rates,number_theory", "--level", "2-4") == wanted
    assert scope("--topic", "rates", "--topic", "number_theory", "--level", "4,2", "--level", "3") == wanted


def test_all_topics_or_levels_are_as_none() -> None:
    assert scope() == scope("--level", "1-5") == Scope()
    assert scope("--domain", "tables", "--topic", "filters,groups,joins,rankings,running,dates") == Scope()


def test_what_is_taken_is_in_the_name_of_the_folder() -> None:
    assert read_options(["--topic", "rates", "--level", "3-5"], "generate").out == Path("out/math-rates-level345-seed0")
    many = read_options(["--topic", "rates,work,games,clocks"], "generate")
    assert many.out == Path("out/math-4topics-seed0")


@pytest.mark.parametrize(
    ("level", "why"),
    [
        ("9", "has no level 9; its levels are 1, 2, 3, 4, 5"),
        ("0", "has no level 0"),
        ("4-6", "has no level 6"),
        ("-1", "'-1' names no level; write one as 3, several as 2-4 or 1,3"),
        ("", "'' names no level"),
        ("hard", "'hard' names no level"),
        ("4-2", "write 2-4"),
    ],
)
def test_a_level_that_is_none_is_refused_in_one_line(level: str, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert why in refused(capsys, "--level", level)


def test_an_unknown_topic_is_refused_with_those_that_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no topic 'sums'; its topics are filters, groups" in refused(capsys, "--domain", "tables", "--topic", "joins,sums")
    assert "'formulas' is a topic of --domain logic" in refused(capsys, "--topic", "formulas")
    assert "'rates,' does not name topics" in refused(capsys, "--topic", "rates,")
    assert "'' does not name topics" in refused(capsys, "--topic", "")


def test_programs_of_others_have_neither(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "programs.jsonl"
    file.write_text(PROGRAM, encoding="utf-8")
    author = ("--author", f"corpus:{file}")
    assert f"--topic is for the problems of a domain; the programs of corpus:{file} have no topics" in refused(
        capsys, *author, "--topic", "rates"
    )
    assert "have no levels" in refused(capsys, *author, "--domain", "math", "--level", "2")


def test_seeds_take_turns_at_what_is_taken_and_are_as_ever_where_all_is() -> None:
    narrow = CONFIG.model_copy(update={"topics": ("rates", "work"), "levels": (2, 5)})
    seeds = [seed_at(narrow, index) for index in range(8)]
    assert [(seed.topic, seed.level) for seed in seeds] == [("work", 2), ("rates", 2), ("work", 5), ("rates", 5)] * 2
    assert [seed_at(CONFIG, index).key for index in (0, 26)] == ["7:math:arithmetic:1:0", "7:math:arithmetic:2:26"]
