"""No text makes the checker fail: what cannot be read is a fault."""

import pytest

from agents.verdict import Law
from tests.agents.checker.stage import SUM, changed, laws, verdict

NINES = "9" * 5000


@pytest.mark.parametrize(
    "words",
    [
        "\ue050 is 4, and 4 is even",
        "the \uf000 item of the prices is even",
        "\uf400 of 3 is even",
        "after twenty-one rounds 4 is even",
        f"after {NINES} rounds 4 is even",
        f"the {NINES}th price is even",
        "10 ^ 100000 = 4 is even",
        "10 ^ 5000 = 4 is even",
        "`total ** 0 + 10 ** 5000` is even",
        "'a' × 9999999999 is even",
        "4 is `(lambda: 0)()` even",
        "`[[0] * 200000] * 200000` is even",
        f"`0x{'f' * 5000} + total` is even",
        "4 is " + "now " * 3000 + "even",
        "4 is even, the answer " * 500,
        "[" * 3000,
        "('" * 3000,
    ],
)
def test_no_words_make_the_checker_fail(words: str) -> None:
    verdict(SUM, changed(SUM, ("4 is even", words)))


def test_characters_that_show_nothing_are_no_prose() -> None:
    assert Law.FORM in laws(SUM, ("4 is even", "4 is\u200b even"))


def test_a_statement_has_a_greatest_length() -> None:
    assert Law.FORM in laws(SUM, ("4 is even", "4 is even" + " and so it goes" * 500))


@pytest.mark.parametrize(
    "claim", ["','.join(['a' * 100000] * 100000) == 'a'", "(lambda: 0)() == 0", f"total == 0x{'f' * 5000}", "total < 10 ** 5000"]
)
def test_no_claim_makes_the_checker_fail(claim: str) -> None:
    verdict(SUM, changed(SUM, ("[[1| total == 0", f"[[1| total == 0; {claim}")))
