import asyncio

import pytest

from agents.checker import check, proposed, silent
from agents.narration import parse
from agents.verdict import Law, Verdict
from sandbox.base import Job
from sandbox.program import Call, Program
from tests.sandbox.inprocess import DirectSandbox

PROGRAM = Program(
    """def solve(prices, limit):
    found = 0
    for price in prices:
        found += price
    return found - limit
""",
    "solve",
)
TEXT = (
    "Suppose that `prices` is [4, 7] and `limit` is 5 [[0| prices == [4, 7]; limit == 5]]. "
    "`found` starts at 0 [[1| found == 0]]. "
    "The first `price` is 4 [[2| price == 4; branch]], so `found` becomes 0 + 4 = 4 [[3| found == 4]]. "
    "The next `price` is 7 [[4| price == 7; branch]], so `found` becomes 4 + 7 = 11 [[5| found == 11]]. "
    "No other price is left [[6| not branch]]. "
    "11 - 5 = 6, as wanted, so the answer is prices = [4, 7], limit = 5 [[7|]] [[8| return == 6]]."
)
PLAIN = parse(TEXT).prose.replace(" No other price is left.", "")


def verdict(text: str, wanted: str = "6", answer: str | None = None) -> Verdict:
    call = proposed(text, answer)
    if call is None:
        return silent(text)

    async def run() -> Verdict:
        trace = (await DirectSandbox().run(Job(PROGRAM, call))).trace
        assert trace is not None
        return await check(DirectSandbox(), trace, text, answer=answer, wanted=wanted)

    return asyncio.run(run())


def laws(text: str, wanted: str = "6") -> set[Law]:
    return {fault.law for fault in verdict(text, wanted).faults}


@pytest.mark.parametrize("text", [TEXT, PLAIN])
def test_an_input_that_gives_the_wanted_output_is_accepted(text: str) -> None:
    found = verdict(text)
    assert found.verified, (found.faults, found.unread)


@pytest.mark.parametrize("text", [TEXT, PLAIN])
@pytest.mark.parametrize("wanted", ["7", "6.0", "'6'", "[6]"])
def test_the_output_must_be_the_wanted_one_by_type_and_value(text: str, wanted: str) -> None:
    assert Law.ANSWER in laws(text, wanted)


@pytest.mark.parametrize("text", [TEXT, PLAIN])
def test_what_is_told_must_be_true_of_the_input_that_is_proposed(text: str) -> None:
    other = text.replace("prices = [4, 7], limit = 5", "prices = [4, 8], limit = 6")
    assert other != text
    assert verdict(other).rejected


@pytest.mark.parametrize("text", [TEXT, PLAIN])
@pytest.mark.parametrize(("old", "new"), [("4 + 7 = 11", "4 + 7 = 12"), ("`price` is 7", "`price` is 8"), ("at 0", "at 1")])
def test_the_steps_are_held_to_the_same_laws(text: str, old: str, new: str) -> None:
    assert verdict(text.replace(old, new)).rejected


def test_the_input_may_be_written_by_place_and_stand_apart() -> None:
    told, _, _ = PLAIN.partition(", so the answer")
    assert verdict(f"{told}.", answer="[4, 7], 5").verified
    assert verdict(PLAIN.replace("prices = [4, 7], limit = 5", "[4, 7], 5")).verified
    assert not verdict(f"{told}.").verified


def test_an_answer_beside_the_one_that_stands_apart_must_be_the_same() -> None:
    assert verdict(PLAIN, answer="limit = 5, prices = [4, 7]").verified
    assert verdict(PLAIN, answer="[5, 7], 6").rejected


def test_another_answer_on_the_way_is_a_fault() -> None:
    assert Law.ANSWER in laws(TEXT.replace("Suppose that", "We say that the answer is [5, 7], 6 [[0|]]. Suppose that"))


@pytest.mark.parametrize("text", ["prices = [4, 'x'], limit = 5", "prices = [4, 7]", "wages = 1"])
def test_an_input_that_the_program_does_not_take_is_a_fault_of_the_answer(text: str) -> None:
    assert Law.ANSWER in laws(TEXT.replace("prices = [4, 7], limit = 5", text))
    assert Law.ANSWER in laws(PLAIN.replace("prices = [4, 7], limit = 5", text))


def test_without_an_input_anchored_text_is_rejected_and_plain_prose_undecided() -> None:
    for answer in ("", "nobody knows", "__import__('os').getcwd()", "f(3)"):
        assert verdict(TEXT.replace("prices = [4, 7], limit = 5", answer)).rejected
        assert verdict(PLAIN.replace("prices = [4, 7], limit = 5", answer)).undecided


def test_prose_that_tries_several_inputs_is_not_called_false_for_those() -> None:
    found = verdict(f"Suppose that `limit` is 3 and `prices` is [1]. {PLAIN}")
    assert not found.verified


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("So the answer is n = 7.", Call((), (("n", "7"),))),
        ("It works. **The answer is:** `n = 7`", Call((), (("n", "7"),))),
        ("The answer is \\boxed{7}.", Call(("7",))),
        ("One such input is 'a.b', [1.5].", Call(("'a.b'", "[1.5]"))),
        ("Is the answer is 3? No. The answer is 7. Done!", Call(("7",))),
        ("The final answer is: (1, 2)", Call(("(1, 2)",))),
        ("It gives 7.", None),
        ("", None),
    ],
)
def test_the_input_is_read_where_the_answer_is_given(text: str, call: Call | None) -> None:
    assert proposed(text) == call
