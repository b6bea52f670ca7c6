"""Which kind of triangle three sides make."""


def triangle(a: int, b: int, c: int) -> str:
    """Name the triangle."""
    if a <= 0 or b <= 0 or c <= 0:
        return "no sides"
    if a + b <= c or b + c <= a or a + c <= b:
        return "open"
    if a == b == c:
        return "equilateral"
    if a == b or b == c or a == c:
        return "isosceles"
    longest = max(a, b, c)
    if 2 * longest * longest == a * a + b * b + c * c:
        return "right"
    return "scalene"
