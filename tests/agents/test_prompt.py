from agents.prompt import prompt_of, prompt_style
from sandbox.program import Call, Program

ADD = "def add(a, b=1, *more, key=None):\n    return a\n"


def prompt(problem: str, *args: str, source: str = ADD, **kwargs: str) -> str:
    return prompt_of(Program(source, "add", problem), Call(args, tuple(kwargs.items())))


def test_placeholders_give_way_to_arguments_passed_by_place_or_by_name() -> None:
    assert prompt("Add {a} and {key} .", "2", key="'x'") == "Add 2 and 'x' ."


def test_numbers_of_a_short_list_are_told_and_other_collections_are_python_text() -> None:
    assert prompt("The prices are {a}.", "[3, -5, 8.25]") == "The prices are 3, -5 and 8.25."
    assert prompt("Two: {a}.", "[3, 5]") == "Two: 3 and 5."
    for text in ("[]", "[3]", "[[1, 2], [3, 4]]", "['3', '5']", "(3, 5)", "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "{'a': [1, 2]}"):
        assert prompt("Look at {a}.", text) == f"Look at {text}."


def test_braces_that_name_no_argument_stay() -> None:
    assert prompt("The set {1, 2}, {}, {other} and {{a}}.", "7") == "The set {1, 2}, {}, {other} and {7}."


def test_an_argument_that_looks_like_a_placeholder_is_not_replaced_again() -> None:
    assert prompt("From {a} to {b}.", "'{b}'", "2") == "From '{b}' to 2."


def test_arguments_that_the_problem_does_not_mention_follow_as_input() -> None:
    assert prompt("What is {a} plus the other?", "2", "3") == "What is 2 plus the other?\n\nInput: b = 3"
    assert prompt("Add them.\n", "[1, 2]", "'x'") == "Add them.\n\nInput: a = [1, 2], b = 'x'"
    assert prompt("Add.\n\nInput:\n  `a`: a number.", "1").endswith("a number.\n\nGiven: a = 1")


def test_surplus_arguments_go_to_the_rest_parameter_or_are_numbered() -> None:
    assert prompt("Add.", "1", "2", "3") == "Add.\n\nInput: a = 1, b = 2, more = (3,)"
    assert prompt("Add.", "1", "2", source="add = max\n") == "Add.\n\nInput: argument 1 = 1, argument 2 = 2"


def test_a_source_that_this_python_cannot_read_still_has_a_prompt() -> None:
    assert prompt("Add.", "1", source="def add(:\n") == "Add.\n\nInput: argument 1 = 1"


def test_a_program_without_a_problem_is_shown_with_the_call() -> None:
    text = prompt("", "[1]", key="'x'")
    assert text == f"What does `add([1], key='x')` return?\n\n```python\n{ADD}```"


def test_a_problem_without_input_is_the_prompt() -> None:
    assert prompt("  How many days has a leap year?\n") == "How many days has a leap year?"


def backward(problem: str, *args: str, source: str = ADD, **glosses: str) -> str:
    return prompt_of(Program(source, "add", problem, glosses), Call(args), "45")


def test_a_prompt_for_an_input_names_what_is_sought_and_the_output() -> None:
    assert backward("Add {a} to {c}.", "2") == (
        "Add `a` to {c}.\n\nFor which value of `a` is the answer 45? Give one value as `a = ...`."
    )
    assert backward("Add {a} to another.", "2", "3", b="the other") == (
        "Add `a` to another.\n\nHere `b` is the other.\n\n"
        "For which values of `a` and `b` is the answer 45? Give one solution as `a = ..., b = ...`."
    )


def test_a_prompt_for_an_input_without_a_problem_shows_the_program() -> None:
    text = backward("", "2", "3")
    assert text == f"For which input does `add` return 45? Give one solution as `a = ..., b = ...`.\n\n```python\n{ADD}```"


def test_with_code_the_program_and_the_call_stand_below_the_words() -> None:
    text = prompt_of(Program(ADD, "add", "Add {a} and {b}."), Call(("2", "3")), with_code=True)
    assert text == f"Add 2 and 3.\n\n```python\n{ADD}```\n\nIt is called as `add(2, 3)`."


def test_with_code_a_prompt_for_an_input_shows_the_program_and_not_the_call() -> None:
    text = prompt_of(Program(ADD, "add", "Add {a} to 1."), Call(("2",)), "3", with_code=True)
    assert text == f"Add `a` to 1.\n\n```python\n{ADD}```\n\nFor which value of `a` is the answer 3? Give one value as `a = ...`."


def test_a_program_without_a_problem_is_asked_about_in_code_only() -> None:
    assert prompt_style(Program(ADD, "add", " "), with_code=True) == "code"
    assert [prompt_style(Program(ADD, "add", "Add."), with_code=flag) for flag in (False, True)] == ["words", "both"]
