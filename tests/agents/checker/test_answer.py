import pytest

from agents.checker.answer import answers, same
from agents.verdict import Law
from tests.agents.checker.stage import CODE, SUM, laws


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("7", "7"),
        ("'a b'", "'a b'"),
        ('"a b"', "'a b'"),
        ("[1,2]", "[1, 2]"),
        ("{2, 1}", "{1, 2}"),
        ("(1,)", "(1,)"),
        ("-3", "-3"),
        ("1e3", "1000.0"),
    ],
)
def test_the_same_value_may_be_written_otherwise(said: str, expected: str) -> None:
    assert same(said, expected)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("7", "8"),
        ("7.0", "7"),
        ("True", "1"),
        ("1", "True"),
        ("[1, 2]", "(1, 2)"),
        ("[1.0]", "[1]"),
        ("a b", "'a b'"),
        ("7 apples", "7"),
        ("'7'", "7"),
    ],
)
def test_another_value_or_type_is_no_answer(said: str, expected: str) -> None:
    assert not same(said, expected)


def test_answers_are_found_in_prose() -> None:
    assert answers("So the answer is therefore: 'a.b'.") == ["'a.b'"]
    assert answers("The final answer is [1, 2].") == ["[1, 2]"]
    assert answers("The price is 7.") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The answer is 7", "The answer is 6"),
        ("The answer is 7", "The running total is 7"),
        ("The answer is 7", "The answer is `7`, or 8"),
    ],
)
def test_the_last_statement_gives_the_answer(old: str, new: str) -> None:
    assert Law.ANSWER in laws(SUM, (old, new))


def test_no_other_statement_gives_another_answer() -> None:
    assert Law.ANSWER in laws(CODE, ("so `found` is True [[", "so `found` is True and the answer is 'bnn' [["))


@pytest.mark.parametrize(
    "words",
    ["The solution is therefore 4", "The final result is 4", "Answer: 4", "4 is the answer", "Our answer comes to 4"],
)
def test_an_answer_in_other_words_is_an_answer(words: str) -> None:
    assert Law.ANSWER in laws(SUM, ("The answer is 7", f"{words}. The answer is 7"))
    assert Law.ANSWER not in laws(SUM, ("The answer is 7", f"{words.replace('4', '7')}. The answer is 7"))


def test_a_comment_is_no_part_of_an_answer() -> None:
    assert Law.ANSWER in laws(SUM, ("The answer is 7", "The answer is 7 # or 4"))
