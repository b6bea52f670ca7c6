"""Programs with a text and its restatement, and what the checker makes of them on a real execution."""

import asyncio
from dataclasses import dataclass

from agents.checker import Case, as_restated, examined
from agents.verdict import Verdict
from tests.agents.checker.stage import Play, trace
from tests.sandbox.inprocess import DirectSandbox

Restated = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Told:
    """A program, a text of it, and the restatement of each of its sentences."""

    source: str
    args: tuple[str, ...]
    restated: Restated

    def with_sentence(self, number: int, sentence: str, *clauses: str) -> "Told":
        """The same with another sentence; with its own clauses, or those of the sentence in whose place it stands."""
        return self._with(number, sentence, clauses or self.restated[number][1])

    def without_words(self, number: int, sentence: str) -> "Told":
        """The same with another sentence of which it is said that it says nothing."""
        return self._with(number, sentence, ())

    def _with(self, number: int, sentence: str, clauses: tuple[str, ...]) -> "Told":
        changed = (sentence, clauses)
        return Told(self.source, self.args, (*self.restated[:number], changed, *self.restated[number + 1 :]))


def prepared(told: Told) -> Case:
    text = " ".join(sentence for sentence, _ in told.restated)
    return as_restated(trace(Play(told.source, told.args, "")), text, told.restated)


def verdict(told: Told) -> Verdict:
    return asyncio.run(examined(DirectSandbox(), prepared(told)))


SHOP = Told(
    "def solve(price, count, cash):\n"
    "    total = price * count\n"
    "    tax = total * 20 // 100\n"
    "    due = total + tax\n"
    "    change = cash - due\n"
    "    return change\n",
    ("40", "3", "200"),
    (
        ("The function takes `price`, `count` and `cash`.", ("takes price, count, cash",)),
        ("The total is calculated by multiplying the price by the count.", ("total = price * count",)),
        ("In this case, `total = 40 * 3 = 120`.", ("total = price * count", "total == 120")),
        ("The tax is calculated as `total * 20 // 100`, which is 24.", ("tax = total * 20 // 100", "tax == 24")),
        ("Adding the tax to the total, `due` is 144.", ("tax + total gives due", "due == 144")),
        ("The change is 200 - 144 = 56.", ("change = cash - due", "change == 56")),
        ("The answer is 56.", ("return == 56",)),
    ),
)
FEE = Told(
    "def solve(hours, weekend):\n"
    "    if hours <= 1:\n"
    "        return 0\n"
    "    fee = 3 + (hours - 1) * 2\n"
    "    if weekend:\n"
    "        fee -= 4\n"
    "    elif fee > 12:\n"
    "        fee = 12\n"
    "    return fee\n",
    ("7", "False"),
    (
        ("With `hours` equal to 7 the early return is skipped.", ("hours == 7", "never returns 0")),
        ("`fee` is first set to 15, that is, 3 + (7 - 1) * 2.", ("fee becomes 15", "fee = 3 + (hours - 1) * 2")),
        (
            "Since `weekend` is False, nothing is subtracted, and since 15 is greater than 12, `fee` becomes 12.",
            ("weekend == False", "never fee = fee - 4", "fee > 12", "fee becomes 12"),
        ),
        ("The answer is 12.", ("return == 12",)),
    ),
)
LOOP = Told(
    "def solve(limit):\n"
    "    total = 0\n"
    "    for n in range(1, limit + 1):\n"
    "        if n % 2 == 1:\n"
    "            total += n * n\n"
    "    return total\n",
    ("5",),
    (
        ("The total starts at 0.", ("total == 0",)),
        (
            "In the first round `n` is 1, which is odd, and the total becomes 1.",
            ("round == 1", "n == 1", "n % 2 == 1", "total becomes 1"),
        ),
        ("With `n` 2, which is even, nothing changes.", ("n == 2", "n % 2 == 0", "nothing changes")),
        ("`n` is 3, and the total grows by 9 to 10.", ("n == 3", "total += 9", "total == 10")),
        ("`n` is 5, and the total becomes 35.", ("n == 5", "total becomes 35")),
        ("The answer is 35.", ("return == 35",)),
    ),
)
