"""Addresses of four numbers."""


def address(text: str) -> str:
    """Say of what class an address is."""
    parts = text.split(".")
    if len(parts) != 4:
        return "not four"
    numbers = []
    for part in parts:
        if not part.isdigit():
            return "not numbers"
        if len(part) > 1 and part[0] == "0":
            return "leading zero"
        number = int(part)
        if number > 255:
            return "too large"
        numbers.append(number)
    if numbers[0] == 127:
        return "loop"
    if numbers[0] == 192 and numbers[1] == 168:
        return "private"
    return "public"
