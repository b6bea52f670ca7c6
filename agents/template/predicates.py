"""Functions that answer yes or no, by their names: ``is_prime`` says "is prime"."""

from agents.template.wording import article


def is_question(name: str) -> bool:
    """Whether a function answers yes or no, by its name."""
    return name.startswith(("is_", "has_"))


def question(name: str, subject: str) -> str:
    """What such a function asks, as "whether 7 is prime"."""
    return f"whether {subject} {verb_of(name, truth=True)}"


def verb_of(name: str, *, truth: bool) -> str:
    """What it says of its argument, as "is prime" and "does not have a square"."""
    what = name.partition("_")[2].replace("_", " ")
    if name.startswith("has_"):
        return f"{'has' if truth else 'does not have'} {what}"
    noun = what.split()[-1] in ("palindrome", "square", "divisor", "multiple", "number", "power", "cube")
    return f"is {'' if truth else 'not '}{article(what) if noun else what}"
