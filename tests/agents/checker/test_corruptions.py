import pytest

from agents.verdict import Law
from tests.agents.checker.stage import CALLS, CODE, SUM, Play, laws

CORRUPTIONS = [
    ("wrong value", SUM, Law.SUPPORT, [("starts at 0", "starts at 1")]),
    ("wrong value, claimed too", SUM, Law.TRUTH, [("starts at 0 [[1| total == 0", "starts at 1 [[1| total == 1")]),
    ("wrong branch", SUM, Law.DIRECTION, [("12 is greater than", "12 is less than")]),
    (
        "wrong branch, claimed too",
        SUM,
        Law.TRUTH,
        [("12 is greater than the limit, 5 [[13| branch", "12 is not greater than the limit, 5 [[13| not branch")],
    ),
    (
        "skipped iteration",
        SUM,
        Law.COVERAGE,
        [
            (
                (
                    " The next price is 7 [[5| price == 7; branch]]. 7 is odd, so the running total stays at 4 [[6|"
                    " not branch; total == 4]]."
                ),
                "",
            )
        ],
    ),
    ("skipped iteration, hidden in a summary", SUM, Law.SUPPORT, [("The remaining 2 prices", "The remaining price")]),
    ("extra iteration", SUM, Law.SUPPORT, [("The remaining 2 prices", "The remaining 3 prices")]),
    ("summary of a wrong state", SUM, Law.SUPPORT, [("running total is 12 [[7", "running total is 11 [[7")]),
    ("summary without a state", SUM, Law.COVERAGE, [("; total == 12]]", "]]"), (", after which the running total is 12", "")]),
    ("wrong answer", SUM, Law.ANSWER, [("The answer is 7", "The answer is 8")]),
    ("answer of another type", SUM, Law.ANSWER, [("The answer is 7", "The answer is 7.0")]),
    ("unsupported number", SUM, Law.SUPPORT, [("The next price is 7", "The next price, unlike the other 9, is 7")]),
    ("swapped variables", SUM, Law.SUPPORT, [("and the limit is 5", "and the running total is 5")]),
    ("swapped values", SUM, Law.SUPPORT, [("drops to 12 - 5 = 7", "drops to 5 - 12 = 7")]),
    ("stale value", SUM, Law.SUPPORT, [("total drops to 12 - 5 = 7", "total becomes 12")]),
    ("wrong comparison word", SUM, Law.DIRECTION, [("drops to", "rises to")]),
    ("false reason", SUM, Law.DIRECTION, [("7 is odd", "7 is even")]),
    ("right number, wrong reason", SUM, Law.SUPPORT, [("12 is greater than the limit, 5", "12 is greater than the limit, 4")]),
    ("wrong operator", SUM, Law.SUPPORT, [("0 + 4 = 4", "0 × 4 = 4")]),
    ("wrong operator that gives the same", SUM, Law.SUPPORT, [("0 + 4 = 4", "4 - 0 = 4")]),
    ("false arithmetic", SUM, Law.SUPPORT, [("12 - 5 = 7", "12 - 6 = 7")]),
    ("reordered", SUM, Law.ORDER, [("[[2| price == 4; branch]]", "[[5| price == 7; branch]]")]),
    ("invented step", SUM, Law.FORM, [("The answer is 7", "Then the limit is raised. The answer is 7 [[99|]]. It is 7")]),
    (
        "told twice",
        SUM,
        Law.ORDER,
        [
            (
                "The next price is 7 [[5| price == 7; branch]].",
                "The next price is 7 [[5| price == 7; branch]]. Then the price is 7 [[5| price == 7; branch]].",
            )
        ],
    ),
    ("wrong place in the order", SUM, Law.DIRECTION, [("The first price is 4", "The last price is 4")]),
    ("wrong element", CODE, Law.SUPPORT, [("In the first round `letter` is 'b'", "In the first round `letter` is 'a'")]),
    ("wrong round", CODE, Law.DIRECTION, [("In the first round", "In the second round")]),
    ("wrong count", CODE, Law.SUPPORT, [("The remaining 5 rounds", "The remaining 6 rounds")]),
    ("wrong collection", CODE, Law.SUPPORT, [("`kept` is ['b', 'n', 'n'] [[", "`kept` is ['b', 'n'] [[")]),
    ("wrong type", CODE, Law.SUPPORT, [("The length of `text` is 3", "The length of `text` is 3.0")]),
    ("negated membership", CODE, Law.DIRECTION, [("`letter` is in `letters`", "`letter` is not in `letters`")]),
    ("wrong truth value", CODE, Law.DIRECTION, [("`found` is True [[", "`found` is False [[")]),
    ("wrong end", CODE, Law.SUPPORT, [("'b' is added to the end of `kept`", "'n' is added to the end of `kept`")]),
    ("swapped names", CODE, Law.SUPPORT, [("`word` 'banana' and `letters` 'bn'", "`letters` 'banana' and `word` 'bn'")]),
    ("true value of another thing", CODE, Law.SUPPORT, [("The length of `text` is 3", "The length of `letters` is 3")]),
    ("wrong argument", CALLS, Law.SUPPORT, [("and `number` is 10", "and `number` is 3")]),
    ("wrong return", CALLS, Law.SUPPORT, [("2 × 10 = 20", "2 × 10 = 10")]),
    ("answer before its derivation", CALLS, Law.HYGIENE, [("so `left` is 6", "so the answer is -14 and `left` is 6")]),
]


@pytest.mark.parametrize(("play", "law", "changes"), [case[1:] for case in CORRUPTIONS], ids=[case[0] for case in CORRUPTIONS])
def test_a_planted_error_is_rejected_under_its_law(play: Play, law: Law, changes: list[tuple[str, str]]) -> None:
    assert law in laws(play, *changes)
