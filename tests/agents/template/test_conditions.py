"""Conditions in words of which the checker can tell what was decided."""

from tests.agents.template.tellings import told

SUM = """
def solve(numbers):
    total = 0
    for number in numbers:
        if number % 4 == 3:
            rest = number % 7
            total += rest
    return total
"""
GLOSSES = {"numbers": "the numbers", "total": "the total", "number": "the current number"}


def test_where_the_remainder_means_something_else_a_remainder_is_told_in_signs() -> None:
    found = told(SUM, "[19, 14]", glosses=GLOSSES | {"rest": "the remainder"})
    assert "19 mod 4 is 3" in found.prose
    assert "14 mod 4 = 2, not 3" in found.prose
    assert found.verdict.verified
