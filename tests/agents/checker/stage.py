"""Programs that the checker's tests tell, with a true telling of each, and the check on a real execution."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from agents.checker import check
from agents.checker.plain import read
from agents.checker.scene import Scene
from agents.verdict import Law, Verdict
from sandbox.base import Job
from sandbox.program import Call, Program
from sandbox.trace import Trace
from tests.sandbox.inprocess import DirectSandbox


@dataclass(frozen=True)
class Play:
    """A program, a call of it, and what is told of it."""

    source: str
    args: tuple[str, ...]
    text: str
    glosses: tuple[tuple[str, str], ...] = field(default=())
    entry: str = "solve"


@cache
def trace(play: Play) -> Trace:
    program = Program(play.source, play.entry, glosses=dict(play.glosses))
    found = asyncio.run(DirectSandbox().run(Job(program, Call(play.args)))).trace
    assert found is not None
    return found


def suffices(play: Play, text: str) -> bool:
    """Whether the reader of plain prose finds nothing false in a text, and enough told."""
    found = read(Scene(trace(play)), text)
    return found.suffices and not found.faults


def verdict(play: Play, text: str | None = None) -> Verdict:
    return verdicts(play, [play.text if text is None else text])[0]


def verdicts(play: Play, texts: Sequence[str]) -> list[Verdict]:
    recorded = trace(play)

    async def all_of_them() -> list[Verdict]:
        return [await check(DirectSandbox(), recorded, text) for text in texts]

    return asyncio.run(all_of_them())


def changed(play: Play, *changes: tuple[str, str]) -> str:
    """The true telling with words replaced, each at its first occurrence."""
    text = play.text
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def laws(play: Play, *changes: tuple[str, str]) -> set[Law]:
    """The laws that the telling breaks once words are replaced."""
    return {fault.law for fault in verdict(play, changed(play, *changes)).faults}


SUM = Play(
    """def solve(prices, limit):
    total = 0
    for price in prices:
        if price % 2 == 0:
            total += price
    if total > limit:
        total = total - limit
    return total
""",
    ("[4, 7, 8, 3]", "5"),
    "The prices are [4, 7, 8, 3] and the limit is 5 [[0| prices == [4, 7, 8, 3]; limit == 5]]. "
    "The running total starts at 0 [[1| total == 0]]. "
    "The first price is 4 [[2| price == 4; branch]]. "
    "4 is even [[3| branch]], so the running total becomes 0 + 4 = 4 [[4| total == 4]]. "
    "The next price is 7 [[5| price == 7; branch]]. "
    "7 is odd, so the running total stays at 4 [[6| not branch; total == 4]]. "
    "The remaining 2 prices are handled in the same way, after which the running total is 12 [[7..12|"
    " runs(3) == 3; total == 12]]. "
    "12 is greater than the limit, 5 [[13| branch]], so the running total drops to 12 - 5 = 7 [[14| total == 7]]. "
    "The answer is 7 [[15|]] [[16| return == 7]].",
    (("prices", "the prices"), ("limit", "the limit"), ("total", "the running total"), ("price", "the price")),
)

CODE = Play(
    """def solve(word, letters):
    kept = []
    for letter in word:
        if letter in letters:
            kept.append(letter)
    text = ''.join(kept)
    found = len(text) >= 2
    return (text, found)
""",
    ("'banana'", "'bn'"),
    "Given are `word` 'banana' and `letters` 'bn' [[0| word == 'banana'; letters == 'bn']]. "
    "`kept` starts as an empty list [[1| kept == []]]. "
    "In the first round `letter` is 'b' [[2| letter == 'b'; branch]]. "
    "`letter` is in `letters` [[3| branch]], so 'b' is added to the end of `kept`, which becomes ['b'] [[4| kept == ['b']]]. "
    "The remaining 5 rounds are handled likewise, after which `kept` is ['b', 'n', 'n'] [[5..17|"
    " runs(3) - 1 == 5; kept == ['b', 'n', 'n']]]. "
    "`text` is `''.join(kept)`, which is 'bnn' [[18| text == 'bnn']]. "
    "The length of `text` is 3, which is at least 2, so `found` is True [[19| found == True; old(len(text)) == 3]]. "
    "The answer is ('bnn', True) [[20|]] [[21| return == ('bnn', True)]].",
)

CALLS = Play(
    """def double(number):
    return 2 * number

def solve(first, second):
    left = double(first)
    right = double(second)
    return left - right
""",
    ("3", "10"),
    "We start with 3 as `first` and 10 as `second` [[0| first == 3; second == 10]]. "
    "`double` is called, where `number` is 3 [[1|]] [[2| number == 3]], "
    "and returns 2 × 3 = 6 [[3|]] [[4| return == 6]], so `left` is 6 [[5| left == 6]]. "
    "`double` is called again, and `number` is 10 [[6|]] [[7| number == 10]]. "
    "It returns 2 × 10 = 20 [[8|]] [[9| return == 20]], which makes `right` 20 [[10| right == 20]]. "
    "6 - 20 = -14 [[11|]], so the answer is -14 [[12| return == -14]].",
)
PLAYS = (SUM, CODE, CALLS)
