"""Small English: choosing among variants, joining, capitals, articles, plurals, numbers in words."""

import re
from collections.abc import Sequence
from random import Random

_CARDINALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WRITTEN = re.compile(r"[A-Za-z_]\w*[(\[]")


class Wording:
    """Choices among ways to say the same, varied by a seed, without saying it the same way twice in a row."""

    def __init__(self, stream: Random) -> None:
        self._random = stream.random
        self._last: dict[str, int] = {}

    def one(self, *variants: str) -> str:
        """One of the variants."""
        if len(variants) == 1:
            return variants[0]
        key = variants[0]
        index = int(self._random() * len(variants))
        if self._last.get(key) == index:
            index = (index + 1) % len(variants)
        self._last[key] = index
        return variants[index]

    def chance(self, share: float) -> bool:
        """True in this share of the cases."""
        return self._random() < share


def joined(items: Sequence[str], last: str = "and") -> str:
    """As in "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(text: str) -> str:
    """The text with a capital at its beginning, if it begins with a word; what is written as code keeps its letters."""
    return text if _WRITTEN.match(text) else text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str = "") -> str:
    """As in "1 item" and "3 items"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def article(noun: str) -> str:
    """As in "an item"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def several(number: int) -> str:
    """A small number as a word, a larger one in digits."""
    return _CARDINALS[number] if 0 <= number < len(_CARDINALS) else str(number)
