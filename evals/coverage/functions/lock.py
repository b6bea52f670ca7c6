"""A lock that opens by arithmetic alone."""


def lock(first: int, second: int, third: int) -> str:
    """Say how far one gets."""
    if first * 17 + 4 != 1_058:
        return "nothing moves"
    if second - first != 41:
        return "one pin"
    if third != first * second - 7:
        return "two pins"
    return "open"
