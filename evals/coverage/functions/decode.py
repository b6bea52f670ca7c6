"""Run lengths."""


def decode(text: str) -> str:
    """Spell out a text such as ``3a2b``; a question mark where it is malformed."""
    found, count = "", 0
    for letter in text:
        if letter.isdigit():
            count = count * 10 + int(letter)
            if count > 50:
                return "?"
        elif count == 0:
            return "?"
        else:
            found += letter * count
            count = 0
    if count:
        return "?"
    return found
