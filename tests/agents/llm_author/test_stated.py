import pytest

from agents.llm_author.stated import unlike
from sandbox.program import Call


def solve(body: str) -> str:
    return f"def solve(n: int) -> int:\n    {body}\n"


@pytest.mark.parametrize(
    ("problem", "body"),
    [
        ("A hut holds {n} beds, of which 7 are taken. How many are free?", "return n - 7"),
        ("Seven of {n} beds are taken. How many are free?", "return n - 7"),
        ("{n} is raised by 15 %. What is it then?", "return n * 1.15"),
        ("{n} is lowered by 15 %. What is it then?", "return n * 85 / 100"),
        ("What do {n} weeks have in days?", "return n * 7"),
        ("Of twenty-three, {n} go. How many stay?", "return 23 - n"),
        ("A number from 1 to 50 is given: {n}. Is it even?", "return n % 2 == 0"),
        ("Each of 5 days, {n} come. How many in all?", "return sum(n for day in range(1, 6))"),
        ("What is the least of {n} and 4?", "least = 999999\n    return min(n, least, 4, float('inf'))"),
        ("Say red if {n} is odd, else blue.", "return 'red' if n % 2 else 'Blue'"),
        ("Of 1,250 coins {n} go. How many stay?", "'Counts 3 coins.'\n    return 1250 - n"),
        ("Half of {n} go. How many?", "return n * 0.5"),
    ],
)
def test_a_problem_that_says_what_its_program_goes_by_is_left_alone(problem: str, body: str) -> None:
    assert unlike(problem, solve(body)) == ""


@pytest.mark.parametrize(
    ("problem", "body", "wrong"),
    [
        ("A hut holds {n} beds. How many are free?", "return n - 7", 'goes by 7, which "problem" does not say'),
        ("A hut holds {n} beds, 4 in a room. How many rooms?", "return n", '"problem" says 4, which the program does not go by'),
        ("Up to 12.5 % of {n} go. How many?", "return n * 0.2", "goes by 0.2"),
        ("What colour has {n}?", "return 'red' if n > 0 else 'blue'", 'goes by "red"'),
    ],
)
def test_what_only_one_of_both_has_is_said(problem: str, body: str, wrong: str) -> None:
    assert wrong in unlike(problem, solve(body))


def test_words_that_the_input_brings_are_said_with_it() -> None:
    source = "def solve(row: dict[str, int]) -> int:\n    return row['unit price']\n"
    assert unlike("What costs a piece by {row}?", source, [Call(("{'unit price': 3}",))]) == ""
    assert "unit price" in unlike("What costs a piece by {row}?", source)


def test_numbers_without_measure_do_no_harm() -> None:
    assert unlike("How many are {n}?", solve(f"return n + 0x{'f' * 5000}")) == ""
    assert unlike(f"Is {{n}} {'7' * 6000}?", solve("return n > 1e999")) == ""
