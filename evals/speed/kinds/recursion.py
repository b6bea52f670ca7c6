"""Recursion without loops."""


def ways(steps: int, longest: int) -> int:
    """In how many ways a stair is climbed with strides up to the longest."""
    if steps < 0:
        return 0
    if steps == 0:
        return 1
    if longest == 1:
        return 1
    with_it = ways(steps - longest, longest)
    without = ways(steps, longest - 1)
    return with_it + without


def solve(size: int) -> int:
    """Count partitions of ever larger numbers."""
    total = 0
    height = 1
    spent = 0
    while spent < size // 22:
        found = ways(height, 8)
        spent += found
        total += found * height
        height += 1
    return total
