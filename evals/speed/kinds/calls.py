"""Many calls of small functions."""


def double(value: int) -> int:
    """Twice the value."""
    return value * 2


def shifted(value: int, by: int) -> int:
    """The doubled value, moved."""
    moved = double(value) + by
    return moved % 1009


def solve(size: int) -> int:
    """Call on and on."""
    value = 1
    for index in range(size // 9):
        value = shifted(value, index)
    return value
