"""Mutators that say another value: near it, older, of another type, of another thing."""

import ast
import re
from collections.abc import Callable, Iterator
from random import Random

from evals.faithfulness.account import Account, Said, Told
from evals.faithfulness.mutant import Kind, Mutant
from evals.faithfulness.mutators.edit import Mutator, drawn, places, shuffled, with_prose, with_value

Other = Callable[[Account, Told, Said, Random], str | None]
"""Another value's text for a claim's value; ``None`` if the case does not fit the class."""


def replacing(name: str, other: Other, proof: Callable[[Told, Said, str], str | None]) -> Mutator:
    """A mutator that writes another value where a claimed one is asserted; ``proof`` says why it is false there."""

    def mutate(account: Account, rng: Random) -> Iterator[Mutant | None]:
        sites = [(told, said) for told in account.told for said in told.claimed]
        for told, said in shuffled(rng, sites):
            value = other(account, told, said, rng)
            found = places(told.prose, said.value)
            if value is None or value == said.value or not found:
                continue
            why, kind = proof(told, said, value), drawn(rng)
            if why is None:
                yield None
                continue
            text = with_value(account, told, said, place := rng.choice(found), value, kind)
            was, now = told.prose.strip(), told.prose[: place[0]] + value + told.prose[place[1] :]
            yield Mutant(
                name, kind, text, told.index, was, now.strip() if kind is not Kind.CLAIM else f"{said.name} == {value}", why
            )

    return mutate


def _nowhere(told: Told, said: Said, value: str) -> str | None:
    """It is no value, part or count of anything at these steps, and the claim's variable has another one."""
    del said
    return None if value in told.everything else f"nothing at these steps is {value}, has such a part, or happens so often"


def _of_nothing_else(told: Told, said: Said, value: str) -> str | None:
    """No variable has it at these steps, so that nothing can be meant of which it is true."""
    return None if value in told.plain else f"{said.name} is {said.value} there, and no variable is {value}"


def _gone(told: Told, said: Said, value: str) -> str | None:
    """It held before, and nothing has it any more."""
    others = {text for name in told.steps[0].changed if name != said.name for text in told.taken(name)}
    fine = value not in told.taken(said.name) and value not in others | told.constants
    return f"{said.name} has become {said.value}; {value} held before" if fine else None


def _number(said: Said) -> int | None:
    return int(said.value) if re.fullmatch(r"-?\d{1,12}", said.value) else None


def _near(_account: Account, _told: Told, said: Said, rng: Random) -> str | None:
    number = _number(said)
    return None if number is None else str(number + rng.choice((-1, 1)))


def _swapped(_account: Account, _told: Told, said: Said, rng: Random) -> str | None:
    number = _number(said)
    digits = list(said.value.lstrip("-"))
    if number is None or len(digits) < 2:
        return None
    at = rng.randrange(len(digits) - 1)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return None if digits[0] == "0" else ("-" if number < 0 else "") + "".join(digits)


def _negative(_account: Account, _told: Told, said: Said, _rng: Random) -> str | None:
    number = _number(said)
    return str(-number) if number else None


def _older(_account: Account, told: Told, said: Said, _rng: Random) -> str | None:
    """The value before, where prose says what a variable becomes."""
    becoming = re.compile(rf"(?:becomes?|is now|are now|gives|makes|=|comes to|\d to) {re.escape(said.value)}(?![\w.]\d)")
    single = told.single and said.name in told.head.changed and said.value == told.after(said.name)
    return told.before(said.name) if single and becoming.search(told.prose) else None


def _passing(_account: Account, told: Told, said: Said, rng: Random) -> str | None:
    """A value that a summary passes through, where prose says what it leaves."""
    passed = [text for text in told.taken(said.name)[:-1] if text != said.value]
    leaving = re.search(r"after|leav|giv|bring|becom|comes|until|end|reach|now|so that|making", told.prose)
    return rng.choice(passed) if passed and leaving and said.value == told.after(said.name) else None


def _passed(told: Told, said: Said, value: str) -> str | None:
    others = {told.after(name) for step in told.steps for name in step.changed if name != said.name}
    return None if value in others | told.constants else f"these steps leave {said.name} as {said.value}, {value} is on the way"


def _another_item(account: Account, told: Told, said: Said, rng: Random) -> str | None:
    """A value that the variable of a loop has in another round."""
    if not any(isinstance(top, ast.Name) and top.id == said.name and isinstance(top.ctx, ast.Store) for top in told.lines):
        return None
    others = [text for text in account.ever(said.name) if text != said.value]
    return rng.choice(others) if others and told.head.decision is not None else None


def _typed(_account: Account, _told: Told, said: Said, rng: Random) -> str | None:
    if _number(said) is not None:
        return rng.choice((f"{said.value}.0", f"'{said.value}'"))
    if said.value in ("True", "False"):
        return "1" if said.value == "True" else "0"
    if said.value.startswith("[") and len(said.value) > 4:
        return f"({said.value[1:-1]})" if "," in said.value else None
    if re.fullmatch(r"'\d+'", said.value):
        return said.value[1:-1]
    return f"[{said.value}]" if said.value.startswith("'") else None


def _argument(account: Account, told: Told, said: Said, rng: Random) -> str | None:
    """Another input, where the inputs are told."""
    if told.head.index or said.name not in told.head.changed:
        return None
    number = _number(said)
    if number is not None:
        return str(number + rng.choice((-10, -2, 2, 3, 10)))
    return _changed(account, told, said, rng)


def _changed(_account: Account, _told: Told, said: Said, rng: Random) -> str | None:
    """A text or collection with something in it missing or changed."""
    try:
        value = ast.literal_eval(said.value)
    except (ValueError, SyntaxError):
        return None
    if isinstance(value, str) and len(value) > 1:
        return repr(value[:-1] if rng.random() < 0.5 else value[1:])
    if isinstance(value, list) and len(value) > 1:
        at = rng.randrange(len(value))
        return repr(value[:at] + value[at + 1 :])
    return None


def _by_function(account: Account, told: Told, said: Said, rng: Random) -> str | None:
    """Another value, where a function of the language gave it."""
    calls = any(isinstance(node, ast.Call) for top in told.lines for node in ast.walk(top))
    if not calls or not told.single or told.head.index == 0:
        return None
    number = _number(said)
    return _changed(account, told, said, rng) if number is None else str(number + rng.choice((-2, -1, 1, 2)))


def _answering(name: str, other: Callable[[str, Random], str | None]) -> Mutator:
    """A mutator of the last statement's answer."""

    def mutate(account: Account, rng: Random) -> Iterator[Mutant | None]:
        returned, told = account.trace.returned, account.told[-1] if account.told else None
        value = other(returned, rng) if returned else None
        found = places(told.prose, returned) if told and returned else []
        if not told or not returned or value is None or value == returned or not found:
            return
        first, stop = found[-1]
        prose = told.prose[:first] + value + told.prose[stop:]
        text = with_prose(account, told, prose)
        yield Mutant(
            name, Kind.PROSE, text, told.index, told.prose.strip(), prose.strip(), f"{returned} is returned, not {value}"
        )

    return mutate


def _other_answer(returned: str, rng: Random) -> str | None:
    if re.fullmatch(r"-?\d+", returned):
        return str(int(returned) + rng.choice((-10, -1, 1, 2, 100)))
    if returned in ("True", "False"):
        return "False" if returned == "True" else "True"
    if returned.startswith("'"):
        return repr(ast.literal_eval(returned) + rng.choice("aes "))
    return f"{returned[:-1]}, 0]" if returned.startswith("[") and len(returned) > 2 else None


def _reported(returned: str, rng: Random) -> str | None:
    """The derived answer written down wrongly: cut, doubled or with its digits in another order."""
    if re.fullmatch(r"-?\d{2,}", returned):
        return rng.choice((returned[:-1], returned + returned[-1], returned + "0"))
    try:
        value = ast.literal_eval(returned)
    except (ValueError, SyntaxError):
        return None
    return repr(value[::-1]) if isinstance(value, str | list) and value[::-1] != value else None


MUTATORS: dict[str, Mutator] = {
    "off_by_one": replacing("off_by_one", _near, _nowhere),
    "digit_swap": replacing("digit_swap", _swapped, _nowhere),
    "sign": replacing("sign", _negative, _nowhere),
    "stale_value": replacing("stale_value", _older, _gone),
    "wrong_element": replacing("wrong_element", _another_item, _of_nothing_else),
    "wrong_type": replacing("wrong_type", _typed, _nowhere),
    "wrong_answer": _answering("wrong_answer", _other_answer),
    "wrong_summary": replacing("wrong_summary", _passing, _passed),
    "input_misread": replacing("input_misread", _argument, _nowhere),
    "native_api_error": replacing("native_api_error", _by_function, _nowhere),
    "misreported_output": _answering("misreported_output", _reported),
}
