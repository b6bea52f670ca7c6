"""How a number of things is said."""


def counted(number: int, noun: str, several: str = "") -> str:
    """``1 program``, ``2 programs``, ``10,000 programs``; ``several`` is the noun's plural where that is not made by an s."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"
