"""What a problem in words does not say yet: the values that its program is called with."""

import re
from collections.abc import Mapping

from agents.plurality import is_plural

_QUESTION = re.compile(r"(?:(?<=[.!?])\s+|\A)(?=[^.!?]*\?\s*\Z)")


def with_givens(problem: str, phrases: Mapping[str, str]) -> str:
    """The problem with a place for each parameter; those that have none are given before the question.

    Many small models pose a problem well and forget where its values belong.

    Args:
        problem: in words, with parameters in braces.
        phrases: for each parameter a noun phrase that says what it is, such as "the prices".
    """
    missing = {name: phrase for name, phrase in phrases.items() if f"{{{name}}}" not in problem}
    if not missing:
        return problem
    given = " ".join(_sentence(name, phrase) for name, phrase in missing.items())
    question = _QUESTION.search(problem)
    if question is None:
        return f"{problem} {given}"
    return f"{problem[: question.start()]} {given} {problem[question.end() :]}".strip()


def _sentence(name: str, phrase: str) -> str:
    return f"{phrase[:1].upper()}{phrase[1:]} {'are' if is_plural(phrase) else 'is'} {{{name}}}."
