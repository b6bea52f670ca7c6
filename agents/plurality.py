"""Whether a noun phrase speaks of one thing or of several."""

import re

_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their) ")
_BEHIND = re.compile(
    r" (?:of|over|in|at|for|from|to|with|that|so|still|being|on|left|not|read|after|before|by|as|\w+(?:ed|en|nd|pt))\b"
)


def is_plural(phrase: str) -> bool:
    """Whether the noun that a phrase is about is in the plural."""
    bare = _ARTICLE.sub("", phrase)
    first, _, rest = bare.partition(" ")
    head = f"{first}{_BEHIND.split(f' {rest}')[0]}".strip()
    return bare != phrase and head.endswith("s") and not head.endswith(("ss", "us", "is"))
