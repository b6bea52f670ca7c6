"""The sentences of prose: what stands between full stops, in items of lists, and in equations on lines of their own."""

import re
from collections.abc import Iterator

_OPEN = {"(": ")", "[": "]", "{": "}"}
_NEW = re.compile(r"\n[ \t]*(?:\n|[-*•+#>(`$\\\d]|[A-Z])")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, in order."""
    start = 0
    for stop in _stops(text):
        if text[start:stop].strip():
            yield start, stop
        start = stop
    if text[start:].strip():
        yield start, len(text)


def _stops(text: str) -> Iterator[int]:
    expected: list[str] = []
    quote = ""
    for index, char in enumerate(text):
        if char == "\n":
            if _NEW.match(text, index) or text[:index].rstrip()[-1:] in ".:!?;":
                expected, quote = [], ""
                yield index + 1
            continue
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'`" and not text[max(0, index - 1) : index].isalnum() and char in text[index + 1 :].partition("\n")[0]:
            quote = char
        elif char in _OPEN:
            expected.append(_OPEN[char])
        elif expected and char == expected[-1]:
            expected.pop()
        elif not expected and _ends(text, index):
            yield index + 1


def _ends(text: str, at: int) -> bool:
    if text[at] in ";!?":
        return True
    return (
        text[at] == "." and not text[at + 1 : at + 2].strip() and text[max(0, at - 3) : at].lower() not in ("e.g", "i.e", " vs")
    )
