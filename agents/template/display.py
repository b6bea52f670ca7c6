"""Value text of lists, tuples, dictionaries and sets whose end may be missing because it was cut."""


def separator(text: str) -> int:
    """Where the comma or colon behind the first item of a display stands, not in strings or inner brackets; -1 without one."""
    depth, quote, escaped = 0, "", False
    for index, char in enumerate(text):
        if quote:
            if not escaped and char == quote:
                quote = ""
            escaped = char == "\\" and not escaped
        elif char in "'\"":
            quote = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth == 1 and char in ",:":
            return index
    return -1
