import pytest

from sandbox.difficulty import Difficulty, difficulty_of
from tests.sandbox.recorded import recorded

FLAT = "def solve(a, b):\n    return a + b\n"
NESTED = """def square(n):
    return n * n


def solve(numbers):
    total = 0
    for number in numbers:
        if number > 2:
            total += square(number)
    return total
"""


def test_a_sum_of_two_is_as_easy_as_it_gets() -> None:
    found = difficulty_of(recorded(FLAT, "2", "3"))
    assert found == Difficulty(steps=3, operations=1, depth=0, state=2)
    assert found.score == pytest.approx(4.58, abs=0.01)


def test_operations_blocks_calls_and_values_held_at_once_are_counted() -> None:
    found = difficulty_of(recorded(NESTED, "[1, 2, 3]"))
    assert found.operations == len({"For", "If", "Gt", "Add", "square", "Mult"})
    assert found.depth == 2  # the sum within if within for; the call of square adds one to its own line, which is in no block
    assert found.state == 3 + 1 + 1 + 1  # the list, the total, the number, and the number once more in square


def test_lines_that_do_not_run_do_not_count() -> None:
    found = difficulty_of(recorded(NESTED, "[1]"))
    assert (found.operations, found.depth) == (len({"For", "If", "Gt"}), 1)
