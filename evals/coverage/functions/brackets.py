"""Brackets that match."""

PAIRS = {")": "(", "]": "[", "}": "{"}


def brackets(text: str) -> str:
    """Say whether all brackets match, and if not, why."""
    waiting: list[str] = []
    for letter in text:
        if letter in PAIRS.values():
            waiting.append(letter)
        elif letter in PAIRS:
            if not waiting:
                return "closed before opened"
            if waiting.pop() != PAIRS[letter]:
                return "crossed"
    if waiting:
        return "left open"
    return "balanced" if text else "empty"
