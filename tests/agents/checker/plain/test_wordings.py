"""Free wordings of what lines do: true in a program of their own, and lies with another value, thing, moment or operation."""

import pytest

from tests.agents.checker.stage import Play, suffices

LEAD = Play(
    """def solve(ours, theirs):
    lead = 0
    for mine, other in zip(ours, theirs):
        if mine > other:
            lead += mine - other
    return lead
""",
    ("[9, 3, 7]", "[4, 8, 5]"),
    "lead starts at 0. 9 is the larger of the two, and 9 - 4 = 5 brings lead to 5. 3 is smaller and is passed over. Then 7 is "
    "larger, and 7 - 5 = 2 brings lead to 7. The answer is 7.",
)
HALVING = Play(
    """def solve(size):
    rounds = 0
    while size > 1:
        size //= 2
        rounds += 1
    return rounds
""",
    ("9",),
    "rounds starts at 0. 9 // 2 = 4, and rounds is 1. 4 // 2 = 2, and rounds is 2. 2 // 2 = 1, and rounds is 3. So the loop "
    "ends and the number of halvings is 3. The answer is 3.",
)
SPELLED = Play(
    """def solve(marks):
    out = ""
    for mark, size in marks:
        out += mark * size
    return out
""",
    ("[('q', 2), ('v', 3)]",),
    "First we write 'qq'. Three v's go on the end, which makes 'qqvvv'. The answer is 'qqvvv'.",
)
VOTES = Play(
    """def solve(votes):
    counts = {}
    for vote in votes:
        counts[vote] = counts.get(vote, 0) + 1
    return max(counts, key=counts.get)
""",
    ("['bo', 'ann', 'ann', 'ann', 'bo']",),
    "Counting the votes gives {'bo': 2, 'ann': 3}. The highest count is 3, and it belongs to 'ann', so the answer is 'ann'.",
)
TWICE = Play(
    """def solve(apples, pears):
    total = apples + pears
    if total % 2 == 0:
        result = total + 14
    else:
        result = total * 4
    return result
""",
    ("12", "9"),
    "total is the sum of apples and pears, 12 + 9 = 21. 21 is odd, so it is multiplied by 4, which gives 84. The answer is 84.",
)
BILL = Play(
    """def solve(base, fee):
    tax = base // 10
    bill = base + fee + tax
    return bill
""",
    ("120", "7"),
    "tax is 120 // 10 = 12. bill is the sum of base, fee and tax, so bill = 120 + 7 + 12 = 139. The answer is 139.",
)
VALUE = Play(
    """def solve(wide, high):
    value = wide * high
    framed = value + value
    return framed
""",
    ("3", "4"),
    "value is 3 * 4 = 12. framed is 12 + 12 = 24. The function returns the value 24.",
)
CARDS = Play(
    """def solve(cards):
    cards = cards[1:]
    cards.pop()
    return sum(cards)
""",
    ("[5, 8, 2, 6]",),
    "The rest of them makes [8, 2, 6]. Then pop() takes off the last card, 6, and leaves [8, 2]. Their sum is 8 + 2 = "
    "10, so the answer is 10.",
)
FALL = Play(
    """def fall(n):
    if n % 2 == 1:
        return n
    return fall(n // 2) + 1


def solve(n):
    return fall(n)
""",
    ("12",),
    "Three calls are made, with the numbers 12, 6 and 3. The odd number 3 is returned, and on the way back 3 + 1 = 4 and "
    "4 + 1 = 5. The even numbers 6 and 12 add 1. The answer is 5.",
)
WELL = Play(
    """def solve(goal, gift, cost):
    purse = 0
    weeks = 0
    while True:
        weeks += 1
        purse += gift
        if purse >= goal:
            return weeks
        purse -= cost
""",
    ("11", "5", "1"),
    "Week 1: Eva gets up to 5, which isn't 11 yet, and it goes back to 4. Week 2 takes it to 9, still not enough, and it goes "
    "back to 8. In week 3 it gets from 8 to 13. That's at least 11, so the answer is 3 weeks.",
)


@pytest.mark.parametrize("play", [LEAD, HALVING, SPELLED, VOTES, BILL, TWICE, VALUE, CARDS, FALL, WELL])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (LEAD, "9 is the larger", "9 is the smaller"),
        (LEAD, "9 is the larger", "4 is the larger"),
        (LEAD, "3 is smaller", "3 is larger"),
        (LEAD, "3 is smaller", "8 is smaller"),
        (LEAD, "7 is larger", "7 is not larger"),
        (HALVING, "halvings is 3", "halvings is 9"),
        (HALVING, "the loop ends", "the loop does not end"),
        (HALVING, "and rounds is 2.", "so the loop ends and rounds is 2."),
        (SPELLED, "write 'qq'", "write 'q'"),
        (SPELLED, "Three v's", "Two v's"),
        (SPELLED, "Three v's", "Three q's"),
        (SPELLED, "makes 'qqvvv'", "makes 'vvvqq'"),
        (VOTES, "highest count is 3", "highest count is 2"),
        (VOTES, "highest count is 3", "lowest count is 3"),
        (VOTES, "highest count is 3", "highest count is 5"),
        (TWICE, "multiplied by 4", "divided by 4"),
        (TWICE, "multiplied by 4", "multiplied by 2"),
        (TWICE, "the sum of apples", "the product of apples"),
        (BILL, "the sum of base", "the product of base"),
        (BILL, "base, fee and tax", "base, tax and tax"),
        (BILL, "base, fee and tax", "base, fee and bill"),
        (VALUE, "returns the value 24", "returns the value 12"),
        (VALUE, "value is 3", "framed is 3"),
        (VALUE, "value is 3 * 4 = 12", "value is 3 * 8 = 24"),
        (CARDS, "last card, 6", "last card, 2"),
        (CARDS, "last card, 6", "last card, 8"),
        (CARDS, "leaves [8, 2]", "leaves [2, 6]"),
        (CARDS, "them makes [8, 2, 6]", "them makes [5, 8, 2, 6]"),
        (FALL, "Three calls", "Five calls"),
        (FALL, "odd number 3", "even number 3"),
        (FALL, "even numbers 6", "odd numbers 6"),
        (WELL, "isn't 11 yet", "isn't 5 yet"),
        (WELL, "still not enough", "already enough"),
        (WELL, "from 8 to 13", "from 9 to 13"),
        (WELL, "back to 4", "back to 1"),
        (WELL, "back to 4", "back to 5"),
        (WELL, "back to 8", "back to 9"),
        (WELL, "takes it to 9", "takes it to 8"),
        (WELL, "takes it to 9", "takes it to 10"),
    ],
)
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))
