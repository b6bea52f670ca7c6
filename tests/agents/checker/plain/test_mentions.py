"""What loose prose says behind things, of rounds, and of what names stand for: truths are verified, lies are not."""

import pytest

from tests.agents.checker.stage import Play, suffices

GUESTS = Play(
    """def solve(names):
    seen = set()
    kept = []
    for name in names:
        name = name.strip().lower()
        if name and name not in seen:
            seen.add(name)
            kept.append(name)
    return kept
""",
    ("[' Ida', 'tom', 'TOM ', '', 'Lea']",),
    "' Ida' is cleaned up to 'ida', which is new, so it is kept. 'tom' is new as well and is kept. 'TOM ' turns into 'tom', "
    "which has been seen already, so it is dropped. The fourth name is empty and is passed over. 'Lea' becomes 'lea' and is "
    "kept. What remains is ['ida', 'tom', 'lea'].",
)
DIGITS = Play(
    """def solve(n):
    digits = str(n)
    while len(digits) > 1:
        digits = str(sum(int(d) for d in digits))
    return int(digits)
""",
    ("8679",),
    "Replacing the number by the sum of its digits takes two rounds: 8679 gives 30, and 30 gives 3. Since 3 has only one digit, "
    "no further round is needed and 3 is returned.",
)
HOPS = Play(
    """def solve(links, node):
    seen = []
    while node in links and node not in seen:
        seen.append(node)
        node = links[node]
    return seen + [node]
""",
    ("{'k': 'm', 'm': 'p', 'p': 'm'}", "'k'"),
    "Starting from 'k', the chain of nodes runs 'k', 'm', 'p' and then returns to 'm', which was visited before. Three nodes "
    "have been collected by then, and the loop, having run three times, ends. The repeated node is added at the end, which gives "
    "['k', 'm', 'p', 'm']. The answer is ['k', 'm', 'p', 'm'].",
)
PEAK = Play(
    """def solve(nums, k):
    nums = nums[k:] + nums[:k]
    nums.pop()
    return nums.index(max(nums))
""",
    ("[2, 6, 4, 8, 1]", "1"),
    "Rotated to the left by one place and robbed of its last item, the list reads 6, 4, 8, 1. Its maximum is 8, which is the "
    "third item, and as indices begin at 0 the answer is 2. So the function returns 2.",
)


@pytest.mark.parametrize("play", [GUESTS, DIGITS, HOPS, PEAK])
def test_a_truth_is_verified(play: Play) -> None:
    assert suffices(play, play.text)


@pytest.mark.parametrize(
    ("play", "old", "new"),
    [
        (GUESTS, "so it is kept", "so it is not kept"),
        (GUESTS, "'tom' is new as well and is kept", "'tom' is new as well and is dropped"),
        (GUESTS, "'TOM ' turns into 'tom', which has been seen already", "'TOM ' turns into 'tom', which is new"),
        (GUESTS, "so it is dropped", "so it is kept"),
        (GUESTS, "becomes 'lea' and is kept", "becomes 'ida' and is kept"),
        (GUESTS, "fourth name is empty", "third name is empty"),
        (DIGITS, "two rounds", "three rounds"),
        (DIGITS, "and 30 gives 3", "and 8679 gives 3"),
        (DIGITS, "and 30 gives 3", "and 30 gives 0"),
        (DIGITS, "one digit", "two digits"),
        (DIGITS, "no further round is needed", "a further round is needed"),
        (DIGITS, "and 3 is returned", "and 30 is returned"),
        (HOPS, "Three nodes", "Four nodes"),
        (HOPS, "three times", "four times"),
        (HOPS, "returns to 'm'", "returns to 'q'"),
        (PEAK, "the third item", "the second item"),
        (PEAK, "maximum is 8", "maximum is 6"),
        (PEAK, "begin at 0", "begin at 1"),
        (PEAK, "indices begin at 0 the answer is 2", "indices begin at 0 the answer is 3"),
    ],
)
def test_a_lie_is_not(play: Play, old: str, new: str) -> None:
    assert old in play.text
    assert not suffices(play, play.text.replace(old, new, 1))
