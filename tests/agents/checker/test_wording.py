"""Words that no rule has read may claim anything: only harmless ones may stand there, and those of the program itself."""

import pytest

from agents.checker import harmless
from agents.verdict import Law
from tests.agents.checker.stage import SUM, Play, changed, laws, verdict

SWEETS = Play(
    """def solve(sweets, children):
    each = sweets // children
    return each
""",
    ("23", "5"),
    "The number of sweets is 23 and the number of children is 5 [[0| sweets == 23; children == 5]]. The number of sweets for "
    "each is the whole part of 23 divided by 5, which is 4 [[1| each == 4]]. The answer is 4 [[2|]] [[3| return == 4]].",
    (("sweets", "the number of sweets"), ("children", "the number of children"), ("each", "the number of sweets for each")),
)


@pytest.mark.parametrize(
    "said",
    [
        "4 is even, as every price before it",
        "4 is even, and luckily so",
        "4 is even (gerade, also kein Rest)",
        "4 is even, \u0447\u0451\u0442\u043d\u043e",
        "4 is even, so we take it",
        "4 is even, in dollars",
        "4 is even, a trio of twos",
        "4 is even, one a customer",
    ],
)
def test_words_that_no_rule_reads_are_refused(said: str) -> None:
    assert Law.SUPPORT in laws(SUM, ("4 is even", said))


@pytest.mark.parametrize(
    "said", ["we look at the card: 4 is even", "so far so good: 4 is even", "4 is even, and from here on we go on"]
)
def test_words_that_claim_nothing_may_stand_anywhere(said: str) -> None:
    unread = [fault for fault in verdict(SUM, changed(SUM, ("4 is even", said))).faults if "cannot be read" in fault.seen]
    assert ("good" in said) is bool(unread)


def test_harmless_words_claim_nothing() -> None:
    assert not harmless.WORDS & harmless.CLAIMING


def test_a_number_of_things_is_one_that_the_program_has() -> None:
    assert verdict(SWEETS).verified
    assert Law.SUPPORT in laws(SWEETS, ("The answer", "So 4 children are there. The answer"))
