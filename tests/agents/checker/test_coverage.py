import pytest

from agents.verdict import Law
from tests.agents.checker.stage import CALLS, CODE, SUM, Play, laws, verdict


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, " The running total starts at 0 [[1| total == 0]].", ""),
        (SUM, " [[15|]]", ""),
        (SUM, "[[7..12|", "[[8..12|"),
        (CALLS, "[[3|]] [[4|", "[[4|"),
    ],
)
def test_every_step_is_told(play: Play, old: str, new: str) -> None:
    assert Law.COVERAGE in laws(play, (old, new))


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, "[[1| total == 0]]", "[[1|]]"),
        (SUM, "[[1| total == 0]]", "[[1| total < 1]]"),
        (SUM, "runs(3) == 3; total == 12", "runs(3) == 3"),
        (SUM, "[[0| prices == [4, 7, 8, 3]; limit == 5]]", "[[0| prices == [4, 7, 8, 3]]]"),
        (SUM, "[[13| branch]]", "[[13|]]"),
        (CODE, "runs(3) - 1 == 5; kept == ['b', 'n', 'n']", "runs(3) - 1 == 5; len(kept) == 3"),
        (CALLS, "[[9| return == 20]]", "[[9|]]"),
    ],
)
def test_what_is_read_later_is_claimed(play: Play, old: str, new: str) -> None:
    found = laws(play, (old, new))
    assert Law.COVERAGE in found or (play is CALLS and not found)  # a value returned may be told in words instead


def test_what_nobody_reads_again_need_not_be_claimed() -> None:
    dead = Play(
        "def solve(n):\n    m = n + 1\n    for i in range(2):\n        n += 1\n    return n\n",
        ("3",),
        "Given is `n` 3 [[0| n == 3]]. A helper is worked out and not needed [[1|]]. "
        "The 2 rounds leave `n` at 5 [[2..6| n == 5]]. The answer is 5 [[7|]] [[8| return == 5]].",
    )
    assert verdict(dead).verified, verdict(dead)


def test_a_condition_may_be_claimed_itself() -> None:
    assert not laws(SUM, ("[[13| branch]]", "[[13| total > limit]]"))


def test_a_long_collection_is_claimed_by_its_size() -> None:
    long = Play(
        "def solve(n):\n    items = list(range(n))\n    return len(items)\n",
        ("20",),
        "Given is `n` 20 [[0| n == 20]]. `items` is a list of 20 items [[1| len(items) == 20; items[0] == 0; items[-1] == 19]]. "
        "The answer is 20 [[2|]] [[3| return == 20]].",
    )
    assert verdict(long).verified, verdict(long)
    assert Law.COVERAGE in laws(long, ("len(items) == 20; items[0] == 0; items[-1] == 19", "n == 20"))


def test_a_span_stays_within_the_call_in_which_it_begins() -> None:
    text = (
        "`double` is called, where `number` is 3 [[1|]] [[2| number == 3]], and returns 2 × 3 = 6 [[3|]] [[4| return == 6]]",
        "`double` is called, where `number` is 3 [[1|]] [[2..5| number == 3]]",
    )
    assert Law.COVERAGE in laws(CALLS, text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (SUM, "The prices are [4, 7, 8, 3] and the limit is 5", "The prices are [4, 7, 8, 3]"),
        (SUM, ", after which the running total is 12", ""),
        (CODE, "`kept` starts as an empty list", "Then something happens"),
        (CODE, "`letter` is in `letters` [[3| branch]], so", "[[3| branch]] so"),
        (CALLS, ", so `left` is 6 [[5|", " [[5|"),
    ],
)
def test_what_is_claimed_is_said(play: Play, old: str, new: str) -> None:
    assert laws(play, (old, new)) & {Law.COVERAGE, Law.FORM}


def test_one_span_does_not_tell_everything() -> None:
    whole = Play(SUM.source, SUM.args, "We add them up, and the answer is 7 [[0..16| return == 7]].", SUM.glosses)
    assert Law.COVERAGE in {fault.law for fault in verdict(whole).faults}
    assert Law.COVERAGE in laws(whole, ("[[0..16|", "[[0..15|]] [[16|"))


def test_all_of_next_to_nothing_may_be_told_at_once() -> None:
    short = Play(
        "def solve(n):\n    return n + 1\n",
        ("3",),
        "Given is `n` 3 [[0| n == 3]]. 3 + 1 = 4, so the answer is 4 [[1..2| return == 4]].",
    )
    assert verdict(short).verified, verdict(short)


@pytest.mark.parametrize("claim", ["branch in (True, False)", "branch or not branch", "branch != 5", "branch == 1"])
def test_a_decision_is_claimed_as_it_came_out(claim: str) -> None:
    assert Law.COVERAGE in laws(SUM, ("[[13| branch]]", f"[[13| {claim}]]"))


@pytest.mark.parametrize("claim", ["branch == True", "branch is True", "limit == 5 and branch", "total > limit"])
def test_a_decision_is_claimed_by_branch_or_the_condition(claim: str) -> None:
    assert not laws(SUM, ("[[13| branch]]", f"[[13| {claim}]]"))
