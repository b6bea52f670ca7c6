"""Answers that are found in another way than by the program, from the prompt alone, held against what programs return."""

import re
from collections.abc import Callable
from functools import cache

from agents.author import Draft
from agents.prompt import prompt_of
from agents.seeds import Seed
from tests.agents.grammar.drafts import arguments, run, write

Solve = Callable[[re.Match[str]], object]


@cache
def _drafts(domain: str, topic: str, count: int) -> tuple[Draft, ...]:
    return tuple(write(Seed(3, domain, topic, level, index)) for level in range(1, 6) for index in range(count))


def check(domain: str, topic: str, pattern: str, solve: Solve, count: int, flags: re.RegexFlag = re.DOTALL) -> None:
    """Every problem of the topic whose words match, of ``count`` at each level, is answered as ``solve`` answers them."""
    matched = 0
    for draft in _drafts(domain, topic, count):
        for call in draft.calls:
            match = re.fullmatch(pattern, prompt_of(draft.program, call), flags)
            if match:
                matched += 1
                assert run(draft.program, *arguments(call)) == solve(match), match[0]
    assert matched
