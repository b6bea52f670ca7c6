"""Check digits of cards."""


def luhn(number: str) -> str:
    """Say whether the digits of a card add up."""
    if not number.isdigit():
        return "not digits"
    if len(number) < 4:
        return "too short"
    total = 0
    for place, letter in enumerate(reversed(number)):
        digit = int(letter)
        if place % 2 == 1:
            digit *= 2
            if digit > 9:
                digit -= 9
        total += digit
    if total % 10 != 0:
        return "wrong"
    return "right" if total else "nothing"
