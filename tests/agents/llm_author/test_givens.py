"""Values that a problem does not say are given before its question."""

from agents.llm_author.givens import with_givens

_ROWS = {"rows": "the rows of lights", "least": "the least number"}


def test_a_problem_that_has_all_places_stays_as_it_is() -> None:
    problem = "Of {rows}, how many are {least} or more?"
    assert with_givens(problem, _ROWS) == problem


def test_what_is_missing_is_given_before_the_question() -> None:
    assert with_givens("A lighthouse has lights. Some are bright. How many are {least} or more?", _ROWS) == (
        "A lighthouse has lights. Some are bright. The rows of lights are {rows}. How many are {least} or more?"
    )


def test_a_problem_that_is_a_question_alone_opens_with_what_is_given() -> None:
    assert with_givens("How many reach the least number?", _ROWS) == (
        "The rows of lights are {rows}. The least number is {least}. How many reach the least number?"
    )


def test_a_problem_without_a_question_ends_with_what_is_given() -> None:
    assert with_givens("Count the lights of {rows}.", _ROWS) == "Count the lights of {rows}. The least number is {least}."
