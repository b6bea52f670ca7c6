"""Loops and arithmetic on integers."""


def solve(size: int) -> int:
    """Fold a few numbers into one, over and over."""
    total = 0
    for outer in range(size // 30):
        value = outer % 97
        for inner in range(7):
            value = (value * 31 + inner) % 10007
            if value % 3 == 0:
                total += value
            else:
                total -= inner
    return total
