"""Steps of a famous problem."""


def descent(start: int, most: int) -> str:
    """Follow the rule of Collatz."""
    if start < 1 or most < 1:
        return "no start"
    value, steps, peak = start, 0, start
    while value != 1:
        if steps == most:
            return "given up"
        value = value // 2 if value % 2 == 0 else 3 * value + 1
        peak = max(peak, value)
        steps += 1
    if peak > 9_000:
        return "high"
    if steps == 16:
        return "sixteen"
    return "down"
