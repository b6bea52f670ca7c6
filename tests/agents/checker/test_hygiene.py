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


@pytest.mark.parametrize(
    "words",
    [
        "prices = [4, 7, 8, 3]; total = 0; price = 4; total = 4; price = 7.",
        "price = 4, total = 4, price = 7, limit = 5.",
        "\n- `price` = 4\n- `total` = 4\n- `price` = 7\n- `total` = 4\n",
        "\nprice: 4\ntotal: 4\nprice: 7\nlimit: 5\n",
        "total == 4 | price == 4 | limit == 5 | prices == [4, 7, 8, 3] | ",
    ],
)
def test_a_copy_of_the_trace_is_no_narration(words: str) -> None:
    assert Law.HYGIENE in laws(SUM, ("7 is odd, so", f"{words} 7 is odd, so"))


def test_states_listed_statement_by_statement_are_no_narration() -> None:
    text = "prices = [4, 7] [[0| prices == [4, 7]]], total = 0 [[1| total == 0]], price = 4 [[2| price == 4]], price = 7 [[3|]]"
    found = verdict(SUM, f"{text}. The answer is 7 [[16| return == 7]].")
    assert any("copies a trace" in fault.seen for fault in found.faults)


def test_a_pair_or_two_in_a_sentence_are_prose() -> None:
    told = changed(SUM, ("7 is odd, so", "With price = 7, and limit = 5, 7 is odd, so"))
    assert Law.HYGIENE not in {fault.law for fault in verdict(SUM, told).faults}


def test_a_statement_does_not_go_in_circles() -> None:
    circle = "so the running total becomes 4" + " and 4 again" * 12
    assert Law.HYGIENE in laws(SUM, ("so the running total becomes 0 + 4 = 4", circle))
