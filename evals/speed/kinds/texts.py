"""Strings that are built, split and compared."""


def solve(size: int) -> str:
    """Turn a word again and again."""
    word = "trace"
    line = ""
    for index in range(size // 7):
        word = word[1:] + word[0]
        letter = chr(ord("a") + index % 26)
        line = f"{line}{letter}"[-24:]
        if word.startswith("c"):
            line = line.upper()
        elif letter in "aeiou":
            line = line.lower()
    return f"{word}:{line}"
