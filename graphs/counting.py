"""How a number of things is said."""


def counted(number: int, noun: str) -> str:
    """``1 program``, ``2 programs``, ``10,000 programs``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
