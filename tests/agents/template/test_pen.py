from random import Random

from agents.template.pen import Mark, Pen, Tie
from agents.template.wording import Wording


def _pen() -> Pen:
    return Pen(Wording(Random(1)), lambda text: text)


def test_a_reason_and_what_follows_make_one_sentence() -> None:
    pen = _pen()
    pen.tell("12 is greater than 9", [Mark(1, 1, ["branch"])], Tie.REASON)
    pen.tell("the total becomes 3", [Mark(2, 2, ["total == 3"])])
    assert pen.text() == "12 is greater than 9 [[1| branch ]], so the total becomes 3 [[2| total == 3 ]]."


def test_steps_without_words_go_with_the_clause_before() -> None:
    pen = _pen()
    pen.pass_by([Mark(0, 0)])
    pen.tell("the total is 3", [Mark(1, 1)], Tie.NEW)
    pen.pass_by([Mark(2, 4)])
    assert pen.text() == "The total is 3 [[0|]] [[1|]] [[2..4|]]."


def test_steps_without_words_go_with_the_next_clause_where_the_one_before_says_what_is_left() -> None:
    pen = _pen()
    pen.tell("the next 3 people are handled likewise, after which what is left is []", [Mark(1, 6)], Tie.NEW)
    pen.shut()
    pen.pass_by([Mark(7, 8)])
    pen.tell("one person is left", [Mark(9, 9)], Tie.NEW)
    pen.pass_by([Mark(10, 10)])
    assert pen.text() == (
        "The next 3 people are handled likewise, after which what is left is [] [[1..6|]]. "
        "One person is left [[7..8|]] [[9|]] [[10|]]."
    )


def test_a_sentence_that_has_a_so_is_no_consequence() -> None:
    pen = _pen()
    pen.tell("5 is greater than 0", [Mark(1, 1)], Tie.REASON)
    pen.tell("5 is less than 10, so the digit is 5", [Mark(2, 2)])
    assert pen.text() == "5 is greater than 0 [[1|]]. 5 is less than 10, so the digit is 5 [[2|]]."
