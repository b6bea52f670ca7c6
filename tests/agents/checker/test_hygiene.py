import pytest

from agents.verdict import Law
from tests.agents.checker.stage import CODE, SUM, Play, changed, laws, verdict


@pytest.mark.parametrize(
    "words",
    [
        "According to the trace, ",
        "At step 4, ",
        "In line 5, ",
        "The debugger shows that ",
        "As in my previous draft, ",
        "Following the feedback, ",
        "kept.append(letter) and text = ''.join(kept) and found = len(text) >= 2 run; ",
        "[[3| total == 0] ",
    ],
)
def test_the_reasoning_does_not_speak_of_how_it_was_made(words: str) -> None:
    assert {Law.HYGIENE, Law.FORM} & laws(CODE, (" The length of", f" {words}the length of"))


def test_what_the_problem_speaks_of_may_be_said() -> None:
    source = "def solve(matrix):\n    trace = matrix[0][0] + matrix[1][1]\n    return trace\n"
    play = Play(
        source,
        ("[[1, 2], [3, 4]]",),
        "The matrix is [[1, 2], [3, 4]] [[0| matrix == [[1, 2], [3, 4]]]]. Its trace is 1 + 4 = 5 [[1| trace == 5]]. "
        "The answer is 5 [[2|]] [[3| return == 5]].",
        (("matrix", "the matrix"), ("trace", "its trace")),
    )
    assert verdict(play).verified, verdict(play)


def test_no_answer_stands_before_its_derivation() -> None:
    assert Law.HYGIENE in laws(SUM, ("The first price is 4", "The answer is 7. The first price is 4"))


def test_the_same_words_over_and_over_are_no_narration() -> None:
    text = changed(SUM, (" The answer", " And so on [[14| total == 7]]." * 5 + " The answer"))
    assert Law.HYGIENE in {fault.law for fault in verdict(SUM, text).faults}
