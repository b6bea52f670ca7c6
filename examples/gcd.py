"""The greatest common divisor by Euclid's algorithm."""


def gcd(larger: int, smaller: int) -> int:
    """Divide, and go on with the remainder, until nothing remains."""
    while smaller > 0:
        larger, smaller = smaller, larger % smaller
    return larger
