"""Numbers of the Romans."""

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(numeral: str) -> int:
    """Read a numeral; -1 if it is none."""
    total, before = 0, 0
    for letter in reversed(numeral):
        if letter not in VALUES:
            return -1
        value = VALUES[letter]
        if value < before:
            total -= value
        else:
            total += value
            before = value
    return total if total < 4000 else -1
