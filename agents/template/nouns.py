"""What the things of a program are called in the telling."""

import re
from collections.abc import Mapping

from agents.plurality import is_plural

_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their) ")
_NOW = re.compile(r"^(?:current|next|present|new) ")
_ORDINARY = re.compile(r"^[a-z][a-z -]*$")
_HEAD = re.compile(
    r"^([a-z][a-z -]*?)"
    r"((?: (?:being|drawn|kept|tried|to|that|of|in|at|on|for|from|with|so|counted|looked|after|before)\b[a-z -]*)?)$"
)
_IRREGULAR = {
    "person": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "index": "indexes",
    "matrix": "matrices",
    "half": "halves",
}


_VERBS = {
    "is": "are",
    "becomes": "become",
    "starts": "start",
    "stays": "stay",
    "goes": "go",
    "rises": "rise",
    "falls": "fall",
    "comes": "come",
    "consists": "consist",
    "changes": "change",
}


def plural(noun: str) -> str:
    """The plural of a noun, of its last word."""
    start, _, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        many = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        many = f"{last[:-1]}ies"
    else:
        many = f"{last}es" if last.endswith(("s", "x", "ch", "sh")) else f"{last}s"
    return f"{start} {many}".strip()


class Nouns:
    """Variables and functions in words.

    Where the program comes with glosses, these are the nouns and no identifier appears; otherwise names stand in backticks.

    Args:
        glosses: name -> noun phrase with its article.
    """

    def __init__(self, glosses: Mapping[str, str]) -> None:
        self._glosses = glosses
        self.plain = bool(glosses)
        """Whether the telling does without code."""
        many = sorted((self.of(name) for name in glosses if is_plural(self.of(name))), key=len, reverse=True)
        phrases = "|".join(map(re.escape, many))
        self._plurals = (
            re.compile(rf"(?<!\bof )(?<!\bin )(?<!\bto )(?<!\bby )({phrases})( \([^()]*\)|, -?\d+,)? ({'|'.join(_VERBS)})\b")
            if many
            else None
        )

    def of(self, name: str) -> str:
        """A variable, as "the running total" or "`total`"."""
        if not self.plain:
            return f"`{name}`"
        return self._glosses.get(name, "").partition(",")[0] or f"the {name.strip('_').replace('_', ' ')}"

    def each(self, name: str) -> str:
        """The plural of a variable that takes one value after the other, as "possible factors", or just "rounds"."""
        bare = self.bare(name)
        match = _HEAD.match(bare) if self.plain else None
        if match is None or match[1].endswith(("s", "counted")):
            return "rounds"
        return plural(match[1]) + match[2]

    def agree(self, text: str) -> str:
        """The text with the verbs after nouns in the plural in the plural."""
        if self._plurals is None:
            return text
        return self._plurals.sub(lambda match: f"{match[1]}{match[2] or ''} {_VERBS[match[3]]}", text)

    def is_taken(self, phrase: str) -> bool:
        """Whether a phrase is the gloss of something, or begins with one."""
        return any(phrase == gloss or phrase.startswith(f"{gloss} ") for gloss in self._glosses.values())

    def knows(self, name: str) -> bool:
        """Whether a gloss says what the name means."""
        return name in self._glosses

    def bare(self, name: str) -> str:
        """A variable without its article, and without "current", as "running total"."""
        if not self.plain:
            return f"`{name}`"
        return _NOW.sub("", _ARTICLE.sub("", self.of(name)))

    def many(self, name: str) -> str | None:
        """A collection without its article, as "prices", if its gloss is a plain plural."""
        bare = self.bare(name) if self.plain else ""
        head = re.split(r" (?:of|in|at|for|from|to|with|that|so)\b", bare)[0]
        return bare if head.endswith("s") and not head.endswith("ss") and _ORDINARY.match(bare) else None
