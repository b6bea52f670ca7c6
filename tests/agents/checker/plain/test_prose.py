"""Prose without anchors is verified, rejected or left undecided."""

import asyncio

import pytest

from agents.checker import check
from agents.verdict import Law, Verdict
from tests.agents.checker.stage import CALLS, SUM, Play, trace
from tests.sandbox.inprocess import DirectSandbox

LIST = """First, we set total to 0. Then we loop over the prices.

- For price = 4: 4 % 2 = 0, so 4 is even and total becomes 0 + 4 = 4.
- For price = 7: 7 is odd, so we skip it.
- For price = 8: 8 is even, so total becomes 4 + 8 = 12.
- For price = 3: 3 is odd, so total stays at 12.

After the loop, total is 12, which is greater than the limit of 5. So total becomes 12 - 5 = 7.

**The answer is 7.**"""
CODE = """Step 1: Initialize `total = 0`.
Step 2: Iterate over `prices`:
1. `price = 4`: `4 % 2 == 0` is True, so `total += 4`, giving `total = 4`.
2. `price = 7`: `7 % 2 == 0` is False, nothing happens.
3. `price = 8`: `8 % 2 == 0` is True, so `total` is now 12.
4. `price = 3`: `3 % 2 == 0` is False.
Step 3: Check `total > limit`: \\( 12 > 5 \\) is true, so `total = 12 - 5 = 7`.
Step 4: Return 7, so the final answer is \\boxed{7}."""
TWICE = "double(3) returns 2 * 3 = 6, so left = 6. double(10) returns 20, so right is 20. Finally 6 - 20 = -14. The answer: -14."


def verdict(play: Play, text: str, answer: str | None = None) -> Verdict:
    return asyncio.run(check(DirectSandbox(), trace(play), text, answer=answer))


@pytest.mark.parametrize(("play", "text"), [(SUM, LIST), (SUM, CODE), (CALLS, TWICE)])
def test_a_true_telling_is_verified(play: Play, text: str) -> None:
    assert verdict(play, text).verified


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("set total to 0", "set total to 1"),
        ("0 + 4 = 4", "0 + 4 = 5"),
        ("0 + 4 = 4", "1 + 3 = 4"),
        ("0 + 4 = 4", "0 × 4 = 4"),
        ("7 is odd", "7 is even"),
        ("price = 7: 7", "price = 9: 7"),
        ("total becomes 4 + 8 = 12", "total becomes 4"),
        ("stays at 12", "stays at 4"),
        ("which is greater than", "which is less than"),
        ("limit of 5", "limit of 6"),
        ("12 - 5 = 7", "12 - 6 = 6"),
        ("The answer is 7", "The answer is 8"),
        ("The answer is 7", "The answer is 7.0"),
        ("After the loop, total is 12", "After the loop, total is 4"),
    ],
)
def test_a_lie_is_not_verified(old: str, new: str) -> None:
    assert old in LIST
    assert not verdict(SUM, LIST.replace(old, new)).verified


def test_a_wrong_value_is_rejected_with_what_was_said() -> None:
    (fault, *_) = verdict(SUM, LIST.replace("total becomes 4 + 8 = 12", "total becomes 4 + 8 = 13")).faults
    assert fault.law is Law.SUPPORT
    assert "13" in fault.said


def test_what_cannot_be_read_is_undecided_and_shown() -> None:
    found = verdict(SUM, "Whatever 17 may wobble, 18 will wabble. The answer is 7.")
    assert found.undecided
    assert not found.faults
    assert found.unread_share > 0.5
    assert "17" in found.unread[0].words


def test_an_answer_may_stand_apart() -> None:
    text = LIST.replace("\n\n**The answer is 7.**", "")
    assert verdict(SUM, text, "7").verified
    assert verdict(SUM, text, "8").rejected


def test_a_telling_that_stops_before_its_answer_is_undecided() -> None:
    assert verdict(SUM, LIST.partition("So total becomes")[0]).undecided


def test_a_bare_answer_is_undecided() -> None:
    assert verdict(SUM, "The answer is 7.").undecided


def test_rounds_are_told_without_a_gap() -> None:
    assert verdict(SUM, LIST.replace("- For price = 7: 7 is odd, so we skip it.\n", "")).undecided


@pytest.mark.parametrize(
    "words",
    [
        "The remaining 2 prices are handled in the same way, after which total is 12.",
        "The next 2 prices are handled likewise, after which total is 12.",
    ],
)
def test_rounds_may_be_told_together(words: str) -> None:
    start, _, rest = LIST.partition("- For price = 8")
    assert verdict(SUM, f"{start}\n{words}\n\n{rest.partition('12.' + chr(10) * 2)[2]}").verified


@pytest.mark.parametrize("words", ["The remaining 3 prices", "The remaining 1 price", "The next 3 prices"])
def test_rounds_that_are_told_together_are_counted(words: str) -> None:
    start, _, rest = LIST.partition("- For price = 8")
    told = f"{words} are handled in the same way, after which total is 12."
    assert not verdict(SUM, f"{start}\n{told}\n\n{rest.partition('12.' + chr(10) * 2)[2]}").verified
