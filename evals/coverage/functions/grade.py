"""Marks, with a branch that nothing reaches."""


def grade(points: int, bonus: int) -> str:
    """Give a mark."""
    if points < 0 or bonus < 0 or bonus > 10:
        return "invalid"
    total = points + bonus
    if total >= 90:
        return "A"
    if total >= 60:
        return "B"
    if points > 75:
        return "impossible"
    if total == 59 and bonus == 10:
        return "nearly"
    return "C"
