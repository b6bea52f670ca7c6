"""A plain narration is verified only if it derives its answer: what leads there is told, each line of it."""

import pytest

from agents.checker import derivation
from agents.checker.plain import read
from agents.checker.scene import Scene
from tests.agents.checker.stage import Play, trace, verdict

BAGELS = Play(
    """def solve(bagels, boxes, size, more):
    delivered = boxes * size
    bagels = bagels + delivered
    other = bagels + more
    both = bagels + other
    return both
""",
    ("21", "6", "10", "38"),
    "The number of bagels that are delivered comes to 6 × 10 = 60, and the number of bagels comes to 21 + 60 = 81. Then the "
    "number of Victor's bagels comes to 81 + 38 = 119. The number that they have together comes to 81 + 119 = 200. "
    "The answer is 200.",
    (
        ("bagels", "the number of bagels"),
        ("delivered", "the number of bagels that are delivered"),
        ("other", "the number of Victor's bagels"),
        ("both", "the number that they have together"),
    ),
)
SHARED = Play(
    """def solve(sweets, friends):
    each = sweets // friends
    given = each * friends
    remainder = sweets - given
    return remainder
""",
    ("39", "5"),
    "39 // 5 = 7, so each is 7. 7 × 5 = 35 are given. 39 - 35 = 4. The answer is 4.",
)
REMAINDER = Play(
    """def solve(sweets, friends):
    remainder = sweets % friends
    return remainder
""",
    ("39", "5"),
    "39 % 5 = 4, so the remainder is 4. The answer is 4.",
)
AT_ONCE = Play(
    """def solve(sweets, friends):
    return sweets % friends
""",
    ("39", "5"),
    "The remainder of 39 divided by 5 is 4. The answer is 4.",
)
CALLED = Play(
    """def cost(count, price):
    plain = count * price
    return plain - 3

def solve(count, price):
    full = cost(count, price)
    paid = full * 2
    return paid + 1
""",
    ("4", "6"),
    "cost(4, 6) returns 21, so full is 21. Then paid is 21 × 2 = 42. The answer is 42 + 1 = 43.",
)
HANDED_ON = Play(
    """def cost(count, price):
    plain = count * price
    cut = plain - 3
    return cut * 2

def solve(count, price):
    return cost(count, price)
""",
    ("4", "6"),
    "Plain is 4 × 6 = 24, and cut is 24 - 3 = 21. 21 × 2 = 42. The answer is 42.",
)
FACTORIAL = Play(
    """def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)
""",
    ("4",),
    "fact(1) returns 1. fact(2) returns 2 × 1 = 2. fact(3) returns 3 × 2 = 6. fact(4) returns 4 × 6 = 24. The answer is 24.",
    entry="fact",
)
LOOP = Play(
    """def solve(prices, limit):
    total = 0
    for price in prices:
        total += price
    over = total - limit
    fee = over * 2
    return fee
""",
    ("[4, 7, 8]", "5"),
    "Total starts at 0. It becomes 4, then 11, then 19. Over is 19 - 5 = 14. Fee is 14 × 2 = 28. The answer is 28.",
)
STRIPPED = Play(
    """def solve(text):
    clean = text.strip()
    return clean
""",
    ("'  abc '",),
    "The text '  abc ' is stripped, which gives 'abc'. The answer is 'abc'.",
)
PRICE = Play(
    """def solve(count, price, extra):
    base = count * price
    total = base + extra
    return total
""",
    ("3", "7", "5"),
    "The base is 3 × 7 = 21, and 21 + 5 = 26. The answer is 26.",
)


@pytest.mark.parametrize(
    ("play", "text"),
    [
        *(
            (play, play.text)
            for play in (BAGELS, SHARED, REMAINDER, AT_ONCE, CALLED, HANDED_ON, FACTORIAL, LOOP, STRIPPED, PRICE)
        ),
        (BAGELS, "6 × 10 = 60 bagels are delivered. 21 + 60 = 81, and 81 + 38 = 119. The answer is 81 + 119 = 200."),
        (SHARED, "Each is 39 // 5 = 7. 39 - 7 × 5 = 4 is the remainder. The answer is 4."),
        (LOOP, "After the loop, total is 19. Over is 19 - 5 = 14, so fee is 28. The answer is 28."),
        (PRICE, "3 × 7 + 5 = 26. The answer is 26."),
        (PRICE, "The total is 3 × 7 + 5 = 26. The answer is 26."),
        (PRICE, "The base is 21. The answer is 26."),
    ],
)
def test_a_short_telling_that_derives_its_answer_is_verified(play: Play, text: str) -> None:
    assert verdict(play, text).verified


@pytest.mark.parametrize(
    ("play", "text"),
    [
        (BAGELS, "The number of bagels becomes 21 + 60 = 81. The answer is 200."),
        (BAGELS, "The number of bagels becomes 21 + 60 = 81. The number that they have together is 200. The answer is 200."),
        (BAGELS, "The number of Victor's bagels is 119. The answer is 200."),
        (BAGELS, "The number that they have together comes to 81 + 119 = 200. The answer is 200."),
        (SHARED, "The remainder is 4."),
        (SHARED, "The remainder is 4. The answer is 4."),
        (SHARED, "Each is 7. The answer is 4."),
        (REMAINDER, "The remainder is 4."),
        (REMAINDER, "The remainder is 4. The answer is 4."),
        (REMAINDER, "Sweets is 39 and friends is 5. The answer is 4."),
        (AT_ONCE, "The answer is 4."),
        (AT_ONCE, "There are 39 sweets and 5 friends. The answer is 4."),
        (CALLED, "Plain is 24. The answer is 43."),
        (HANDED_ON, "cost(4, 6) returns 42. The answer is 42."),
        (HANDED_ON, "Plain is 4 × 6 = 24. The answer is 42."),
        (FACTORIAL, "The answer is 24."),
        (FACTORIAL, "fact(4) is 24. The answer is 24."),
        (LOOP, "Total starts at 0. The answer is 28."),
        (LOOP, "Total becomes 4. The answer is 28."),
        (LOOP, "Over is 19 - 5 = 14. The answer is 28."),
        (LOOP, "Total becomes 0 + 4 = 4, then 4 + 7 = 11, then 11 + 8 = 19. The answer is 28."),
        (STRIPPED, "Clean is 'abc'. The answer is 'abc'."),
        (PRICE, "The total is 26. The answer is 26."),
    ],
)
def test_a_true_telling_that_says_hardly_more_than_its_answer_is_undecided(play: Play, text: str) -> None:
    assert verdict(play, text).undecided


def test_it_is_said_what_is_not_told() -> None:
    found = verdict(BAGELS, "The number of bagels becomes 21 + 60 = 81. The answer is 200.")
    assert found.untold == (
        "line 2, `delivered = boxes * size`, where delivered becomes 60",
        "line 4, `other = bagels + more`, where other becomes 119",
    )
    assert verdict(REMAINDER, "The remainder is 4.").untold == ("anything that leads to the answer",)


def test_what_is_not_told_is_said_of_what_was_not_understood_too() -> None:
    found = read(Scene(trace(SHARED)), "Whatever 17 may wobble, 18 will wabble. The answer is 4.")
    assert found.unread
    assert [line.partition(",")[0] for line in found.untold] == ["line 2", "line 3"]


def test_who_gives_no_answer_is_told_so() -> None:
    assert "the answer" in read(Scene(trace(SHARED)), "There are 17 sweets.").untold


@pytest.mark.parametrize(
    ("source", "args", "lines"),
    [
        ("def f(a):\n    b = a + 1\n    c = a * 2\n    return b\n", ("1",), [2]),
        ("def f(a):\n    b = a + 1\n    c = b * 2\n    return c + b\n", ("1",), [2, 3]),
        ("def f(a):\n    b = str(a)\n    c = b\n    d = c + '!'\n    e = d + '?'\n    return e\n", ("1",), [4]),
        ("def f(a):\n    a.sort()\n    b = a[0] + a[1]\n    return b\n", ("[3, 1]",), [2]),
        ("def f(a):\n    s = 0\n    for x in a:\n        s += x\n        t = s\n    return s * 2\n", ("[3, 1]",), [4]),
        ("def f(a):\n    b = a + 1\n    b = a + 2\n    return b * 2\n", ("1",), [3]),
        ("def g(x):\n    y = x + 1\n    return y\ndef f(a):\n    return [g(x) for x in a]\n", ("[3, 1]",), [2]),
    ],
)
def test_the_lines_to_be_told_are_those_that_the_answer_was_made_by(source: str, args: tuple[str, ...], lines: list[int]) -> None:
    untold = derivation.untold(Scene(trace(Play(source, args, "", entry="f"))), set(), "")
    assert [int(one.removeprefix("line ").partition(",")[0]) for one in untold] == lines
