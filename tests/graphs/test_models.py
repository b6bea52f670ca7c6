"""Whole runs of the command whose author, narrators and annotator are models: a scripted server plays them."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from agents import domains
from tests.graphs.modelled import FALSE, PROGRAM, TRUE, Done, corpus, run, words

LOCAL = ("--sandbox", "local", "--allow-foreign-code-in-local-sandbox", "--json", "--concurrency", "1")
PLAIN = (
    "To begin with, the number of peaches at first is 74 and the number of peaches that may be added is 20. The number of "
    "peaches starts as the number of peaches at first, 74. The number of peaches is 74, which is not less than 45. So the number "
    "of peaches becomes 74 - 24 = 50. The answer is 50."
)

HEADER = "def solve(start: int, extra: int) -> int:\n"
SUM = "A barn holds {start} peaches, and the farmer adds {extra}. How many peaches are there in the end?"
ODD = "The farmer looks at 45 and at 74, which is not less than 45, and so"


def told(folder: Path, lines: list[dict[str, object]], *more: str, narrators: tuple[str, ...] = ("openai/m",)) -> Done:
    """One program of a corpus, told by models."""
    named = [part for name in narrators for part in ("--narrator", name)]
    return run(folder, lines, "--author", corpus(folder), *named, "--out", str(folder / "rows"), *LOCAL, *more)


def rows(folder: Path) -> list[dict[str, object]]:
    return list(pq.read_table(folder / "rows" / "data").to_pylist())


def test_a_bad_telling_comes_back_with_its_faults_and_is_mended_with_one_call_for_each_attempt(tmp_path: Path) -> None:
    done = told(tmp_path, [{"text": FALSE}, {"text": TRUE}])
    assert done.status == 0, done.errors
    assert len(done.asked) == 2
    rules, gaps = words(done.asked[1])
    assert rules != words(done.asked[0])[0]
    assert "1. Happens: the number of peaches becomes 74 - 24 = 50" in gaps
    assert "   Sentence: So the number of peaches becomes 74 - 24 = 40." in gaps
    assert "2. " not in gaps
    (row,) = rows(tmp_path)
    assert (row["narrator"], row["style"], row["attempts"]) == ("openai/m", "no-code", {"write": 1, "narrate": 2})
    assert len(dict(row["prompts"])["narrator"]) == 16  # type: ignore[call-overload]
    assert "[[" not in str(row["reasoning"])
    assert done.summary["narrators"] == {"openai/m": {"told": 1, "verified": 1, "at_first": 0, "reasons": {}}}
    (cost,) = done.summary["models"]  # type: ignore[misc]
    assert (cost["model"], cost["calls"], cost["unpriced"]) == ("openai/m", 2, 2)


def test_what_was_paid_for_is_not_asked_again_after_a_crash(tmp_path: Path) -> None:
    assert told(tmp_path, [{"text": FALSE}, {"text": TRUE}]).status == 0
    (tmp_path / "rows" / "work" / "endings-00000.jsonl").unlink()  # as if the run had been killed before the seed ended
    again = told(tmp_path, [])
    assert (again.status, again.asked) == (0, [])
    assert again.summary["verified"] == 1
    assert again.summary["models"][0]["replayed"] == 2  # type: ignore[index]


def test_a_failing_server_is_no_fault_of_the_program_and_the_same_command_goes_on(tmp_path: Path) -> None:
    done = told(tmp_path, [{"status": 401, "text": "bad key"}])
    assert done.status == 1
    assert (done.summary["infra_error"], done.summary["rejected"]) == (1, 0)
    assert done.summary["reasons"] == {"model": 1}
    assert told(tmp_path, [{"text": TRUE}]).summary["verified"] == 1


def test_the_run_pauses_when_requests_fail_one_after_the_other(tmp_path: Path) -> None:
    options = ("--narrator", "openai/m", "-n", "8", "--out", str(tmp_path / "rows"), *LOCAL)
    done = run(tmp_path, [{"status": 401, "times": None}], "--max-failures", "2", *options)
    assert done.status == 4
    assert "paused with 0 of 8 seeds done: 2 requests failed one after the other" in done.errors
    assert len(done.asked) == 2
    again = run(tmp_path, [{"text": TRUE, "times": None}], "--max-failures", "2", *options)
    assert (again.status, again.summary["finished"]) == (0, 8), "the same command goes on when the server is mended"


def test_the_run_pauses_when_enough_is_spent_and_goes_on_with_a_larger_limit(tmp_path: Path) -> None:
    (tmp_path / "prices.toml").write_text('[models."openai/m"]\ninput = "2"\noutput = "10"\n')
    options = ("--narrator", "openai/m", "-n", "4", "--out", str(tmp_path / "rows"), "--prices", str(tmp_path / "prices.toml"))
    # a telling of nothing is asked for four times, each for 0.002 + 0.001 dollars
    lines: list[dict[str, object]] = [{"text": "Well.", "usage": {"input": 1000, "output": 100}, "times": None}]
    first = run(tmp_path, lines, "--max-cost", "0.018", *options, *LOCAL)
    assert (first.status, first.said) == (4, "")
    assert "paused with 1 of 4 seeds done: $0.0180 are spent of the $0.0180 allowed" in first.errors
    assert len(first.asked) == 6
    second = run(tmp_path, lines, "--max-cost", "1", *options, *LOCAL)
    assert second.status == 0, second.errors
    (cost,) = second.summary["models"]  # type: ignore[misc]
    assert len(second.asked) == 10, "what was paid for is not asked again"
    assert (cost["calls"], cost["dollars"], cost["unpriced"]) == (16, "0.048", 0)


def test_several_narrators_tell_the_same_trace_and_each_true_telling_is_a_row(tmp_path: Path) -> None:
    lines: list[dict[str, object]] = [{"model": "a", "text": TRUE}, {"model": "b", "text": FALSE, "times": None}]
    done = told(tmp_path, lines, narrators=("openai/a", "template", "openai/b"))
    assert [row["narrator"] for row in rows(tmp_path)] == ["openai/a", "template"]
    narrators = done.summary["narrators"]
    assert narrators["openai/b"]["reasons"] == {"broke_coverage": 1}  # type: ignore[index]


def test_in_a_cascade_the_strong_one_is_asked_only_where_the_cheap_one_fails(tmp_path: Path) -> None:
    strong = {"model": "strong", "text": TRUE, "times": None}
    for cheap, models in ((TRUE, ["cheap"]), (FALSE, [*["cheap"] * 4, "strong"])):
        folder = tmp_path / str(len(models))
        folder.mkdir()
        lines: list[dict[str, object]] = [{"model": "cheap", "text": cheap, "times": None}, strong]
        done = told(folder, lines, "--cascade", narrators=("openai/cheap", "openai/strong"))
        assert [asked["model"] for asked in done.asked] == models
        assert [row["narrator"] for row in rows(folder)] == [f"openai/{models[-1]}"]


def test_a_reply_without_anchors_is_judged_as_plain_prose(tmp_path: Path) -> None:
    done = told(tmp_path, [{"text": PLAIN}], "--plain-narration")
    assert done.summary["verified"] == 1
    assert "[[" not in "".join(words(done.asked[0]))
    (row,) = rows(tmp_path)
    assert row["reasoning"] == PLAIN
    assert row["annotator"] == ""


def test_prose_that_is_not_understood_may_be_annotated_and_the_words_stay(tmp_path: Path) -> None:
    odd = PLAIN.replace("The number of peaches is 74, which is not less than 45. So", ODD)
    assert told(tmp_path, [{"text": odd, "times": None}]).summary["reasons"] == {"not_understood": 1}
    lines: list[dict[str, object]] = [
        {"when": "S1: ", "text": "S1: 0\nS2: 1\nS3: 2-3\nS4: 4-5", "times": None},
        {"text": odd, "times": None},
    ]
    folder = tmp_path / "annotated"
    folder.mkdir()
    done = told(folder, lines, "--annotator", "openai/annotator")
    assert done.summary["verified"] == 1, done.summary
    (row,) = rows(folder)
    assert (row["annotator"], row["reasoning"]) == ("openai/annotator", odd)


def test_a_model_tells_backward_and_is_held_to_the_input_as_the_answer(tmp_path: Path) -> None:
    supposed = TRUE.replace("To begin with,", "Suppose that")
    right = supposed.replace("The answer is 50", "That gives 50, as wanted, so the answer is start = 74, extra = 20")
    replies = [right.replace("answer is start = 74", "answer is start = 75"), right]
    done = told(tmp_path, [{"text": text} for text in replies], "--direction", "backward")
    assert done.summary["verified"] == 1, done.summary
    task = words(done.asked[0])[1]
    assert "For which values of `start` and `extra` is the answer 50?" in task
    assert "suppose that the number of peaches at first is 74" in task
    assert "the answer is start = 74, extra = 20" in words(done.asked[1])[1]
    (row,) = rows(tmp_path)
    assert (row["direction"], row["answer"], row["output"]) == ("backward", "start = 74, extra = 20", "50")


def test_a_model_that_refuses_is_a_rejection_with_that_reason(tmp_path: Path) -> None:
    done = told(tmp_path, [{"finish": "refused", "text": "I cannot help with that."}])
    assert done.summary["reasons"] == {"refused": 1}
    assert len(done.asked) == 1


def written(folder: Path, lines: list[dict[str, object]], *more: str, seeds: int = 1) -> Done:
    """Programs that a model writes."""
    options = ("--author", "openai/m", "-n", str(seeds), "--out", str(folder / "rows"), *LOCAL)
    return run(folder, lines, *options, *more)


def test_an_author_mends_what_was_of_no_use(tmp_path: Path) -> None:
    constant = {**PROGRAM, "source": PROGRAM["source"].replace("return peaches", "return 45")}  # type: ignore[attr-defined]
    done = written(tmp_path, [{"text": "Sure! Let us think."}, {"json_text": constant}, {"json_text": PROGRAM}])
    assert done.status == 0, done.errors
    assert done.summary["verified"] == 1, done.summary
    assert len(done.asked) == 3
    assert "It is not the JSON object that was asked for" in words(done.asked[1])[-1]
    assert "constant: every input gives 45" in words(done.asked[2])[-1]
    assert json.loads(words(done.asked[2])[2]) == constant
    assert done.asked[0]["response_format"]["type"] == "json_schema"  # type: ignore[index]
    (row,) = rows(tmp_path)
    assert (row["author"], row["attempts"]) == ("openai/m", {"write": 3, "narrate": 1})
    assert row["prompt"] == (
        "A barn holds 74 peaches. If there are fewer than 45, the farmer adds 20; otherwise he gives 24 away. "
        "How many peaches are there in the end?"
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"source": HEADER + "    return start + extra\n", "problem": SUM}, "trivial"),
        ({"problem": SUM, "source": HEADER + "    import time\n    n = time.time()\n    m = n\n    return m\n"},
         "nondeterministic"),
        ({"source": HEADER + "    start = start + 1\n" * 70 + "    return start\n"}, "too_long"),
        ({"source": "def solve(start, extra):\n    return start\n"}, "bad_program"),
        ({"problem": "A barn holds 74 peaches. How many are there in the end?"}, "bad_problem"),
        ({"inputs": ["start = 1, extra = 2", "start = 1"]}, "few_inputs"),
    ],
)  # fmt: skip
def test_programs_of_no_use_are_rejected_by_name(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    done = written(tmp_path, [{"json_text": {**PROGRAM, **change}, "times": None}])
    assert (done.status, done.summary["reasons"]) == (0, {reason: 1})


def test_the_same_program_for_another_seed_is_a_duplicate_under_whatever_names(tmp_path: Path) -> None:
    renamed = json.loads(json.dumps(PROGRAM).replace("peaches =", "pears =").replace("peaches -", "pears -").replace(
        "peaches +", "pears +").replace("if peaches", "if pears").replace("return peaches", "return pears"))  # fmt: skip
    done = written(tmp_path, [{"json_text": PROGRAM}, {"json_text": renamed, "times": None}], seeds=2)
    assert done.summary["verified"] == 1
    assert done.summary["reasons"] == {"duplicate": 1}


def test_a_program_of_an_earlier_sitting_is_a_duplicate_too(tmp_path: Path) -> None:
    lines: list[dict[str, object]] = [{"json_text": PROGRAM, "times": None}]
    assert written(tmp_path, lines).summary["verified"] == 1
    assert written(tmp_path, lines, seeds=2).summary["reasons"] == {"duplicate": 1}
    (tmp_path / "rows" / "work" / "endings-00000.jsonl").unlink()
    assert written(tmp_path, lines, seeds=2).summary["verified"] == 1, "a seed that is done again may keep its own"


def test_a_dry_run_asks_nobody_and_gives_ranges(tmp_path: Path) -> None:
    done = written(tmp_path, [], "--narrator", "openai/m", "--dry-run", "2", seeds=10)
    assert (done.status, done.asked) == (0, [])
    assert [prompt["role"] for prompt in done.summary["prompts"]] == ["author", "narrator"] * 2  # type: ignore[attr-defined]
    (line,) = done.summary["outlook"]  # type: ignore[misc]
    assert line.startswith("openai/m: 20 to 70 calls, ")
    assert line.endswith("price unknown")
    assert not (tmp_path / "rows").exists()


def test_a_model_is_asked_for_the_topics_and_levels_that_were_named(tmp_path: Path) -> None:
    done = written(tmp_path, [], "--topic", "clocks", "--level", "4", "--dry-run", "2", seeds=2)
    asked = [prompt["messages"][-1]["content"] for prompt in done.summary["prompts"]]  # type: ignore[attr-defined]
    clocks = domains.load("math").narrowed(("clocks",), (4,))
    assert len(asked) == 2
    assert all(clocks.topics["clocks"] in text and str(clocks.levels[0].statements + 1) in text for text in asked)


def test_what_was_expected_is_held_against_what_was_asked(tmp_path: Path) -> None:
    done = told(tmp_path, [{"text": FALSE, "usage": {"input": 700, "output": 200}}, {"text": TRUE}])
    (cost,) = done.summary["models"]  # type: ignore[misc]
    assert cost["outlook"]["calls"] == [1, 4]
    assert cost["outlook"]["dollars"] is None
    assert cost["held"]["calls"]
    assert set(cost["held"]) == {"calls", "input", "output"}, "dollars are not known"
    many = told(tmp_path, [{"text": TRUE, "times": None}], narrators=("openai/other",))
    assert many.status == 2, "another configuration needs another folder"
    (tmp_path / "rows" / "work" / "endings-00000.jsonl").unlink()
    (again,) = told(tmp_path, []).summary["models"]  # type: ignore[misc]
    assert (again["outlook"], again["held"]) == (cost["outlook"], {"calls": True}), "tokens of replayed replies are not known"
